import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { neededSettings, systems } from "../../../config/needed-settings.ts";
import { readSettings } from "../../../config/settings.ts";
import { describeAll, describeResult, findingWords, isWanting } from "../../../scripts/connector-check/words.ts";
import type { CheckFinding } from "../../../src/connectors/processor.ts";

const base = {
  WHMCS_URL: "https://billing.example.com",
  WHMCS_API_IDENTIFIER: "some-identifier",
  WHMCS_API_SECRET: "some-api-secret",
  WEBHOOK_SECRETS: `whsec_${Buffer.alloc(32, 7).toString("base64")}`,
  API_TOKENS: "owner:0123456789abcdef0123456789abcdef",
  ENCRYPTION_KEY: Buffer.alloc(32, 9).toString("base64"),
};

const samples: Readonly<Record<string, string>> = {
  CLOUDWAYS_TOKEN: "cw_token",
  FRESHDESK_URL: "https://example.freshdesk.com/api/v2",
  FRESHDESK_API_KEY: "key",
  VERSIO_EMAIL: "owner@example.com",
  VERSIO_PASSWORD: "password",
  RESELLERCLUB_USER_ID: "123456",
  RESELLERCLUB_API_KEY: "key",
  RACKSPACE_USER_KEY: "user-key",
  RACKSPACE_SECRET_KEY: "secret-key",
  WEBSITE_FORMS_DATABASE_URL: "mysql://user:password@127.0.0.1:3306/wordpress",
  GOOGLE_ANALYTICS_PROPERTY: "123456",
  GOOGLE_ANALYTICS_KEY: "{}",
};

test.each(systems.filter((name) => name !== "apple_keychain"))(
  "%s has settings once all that it is said to need is set, and with any of it missing it has none",
  (name) => {
    const needed = neededSettings[name];
    const all = Object.fromEntries(needed.map((one) => [one, samples[one] ?? ""]));
    expect(readSettings({ ...base, ...all }).processors[name]).toBeDefined();
    for (const left of needed) {
      expect(readSettings({ ...base, ...all, [left]: undefined }).processors[name]).toBeUndefined();
    }
  },
);

test("every code that a connector's check may give has words, and there are words for no other", () => {
  const folder = "src/connectors";
  const told = new Set<string>();
  for (const name of systems) {
    for (const file of readdirSync(join(folder, name), { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith(".ts")) continue;
      const text = readFileSync(join(folder, name, file), "utf8");
      const codes = text.matchAll(/(?:[fF]inding(?:Of)?\(\s*|\bcode: )"([a-z0-9_]+\.[a-z0-9_]+)"/g);
      for (const [, code = ""] of codes) told.add(code);
    }
  }
  expect([...told].toSorted()).toEqual(Object.keys(findingWords).toSorted());
});

test("what is well, missing, not to be told and out of reach are four different words", () => {
  const findings: readonly CheckFinding[] = [
    { code: "freshdesk.key", state: "ok" },
    { code: "freshdesk.all_tickets", state: "missing" },
    { code: "freshdesk.may_delete", state: "unknown" },
    { code: "freshdesk.contacts", state: "unknown" },
  ];
  const words = describeResult({ name: "freshdesk", is: "checked", findings }).split("\n").slice(1, 5);
  expect(words.map((line) => line.trim().split(" ")[0])).toEqual(["works", "missing", "look", "unclear"]);
});

test("only what is missing or out of reach is wanting: what no call can tell, and what is not in use, is not", () => {
  const wants = (findings: readonly CheckFinding[]): boolean =>
    isWanting({ name: "freshdesk", is: "checked", findings });
  expect(wants([{ code: "freshdesk.key", state: "ok" }])).toBe(false);
  expect(wants([{ code: "freshdesk.may_delete", state: "unknown" }])).toBe(false);
  expect(wants([{ code: "freshdesk.may_delete", state: "missing" }])).toBe(true);
  expect(wants([{ code: "freshdesk.key", state: "unknown" }])).toBe(true);
  expect(wants([{ code: "unheard.of", state: "unknown" }])).toBe(true);
  expect(isWanting({ name: "versio", is: "not_enabled" })).toBe(false);
  expect(isWanting({ name: "versio", is: "unset", needed: ["VERSIO_EMAIL"] })).toBe(true);
  expect(describeAll([{ name: "versio", is: "not_enabled" }])).toContain("No system besides WHMCS");
});
