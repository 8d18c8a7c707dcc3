import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { stringify } from "yaml";
import { type CloudwaysSimulator, startCloudwaysSimulator } from "../../simulators/cloudways/server.ts";
import { makeDirectory, makeKeys, removeDirectory, shortPolicy, testToken } from "../support/service.ts";

const script = join(import.meta.dirname, "../../scripts/connector-check.ts");
const token = "cw_zqsecret_token";

let directory: string;
let cloudways: CloudwaysSimulator;

beforeEach(async () => {
  directory = makeDirectory();
  cloudways = await startCloudwaysSimulator({ token });
});

afterEach(async () => {
  await cloudways.close();
  removeDirectory(directory);
});

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs it as an owner would, in a folder of its own. */
async function check(
  names: readonly string[],
  processors: Readonly<Record<string, object>>,
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  writeFileSync(join(directory, "policy.yaml"), stringify({ ...shortPolicy, processors }));
  const { webhookSecret, encryptionKey } = makeKeys();
  const child = spawn(process.execPath, [script, ...names], {
    cwd: directory,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"] ?? "",
      WHMCS_URL: "http://127.0.0.1:9",
      WHMCS_API_IDENTIFIER: "some-identifier",
      WHMCS_API_SECRET: "some-api-secret",
      WEBHOOK_SECRETS: webhookSecret,
      ENCRYPTION_KEY: encryptionKey,
      API_TOKENS: `owner:${testToken}`,
      POLICY_FILE: "policy.yaml",
      DRY_RUN: "0",
      ...env,
    },
  });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  expect(`${out}${err}`).not.toContain("zqsecret");
  return { code: child.exitCode, out, err };
}

const inUse = { cloudways: { enabled: true } };
const settings = (): Record<string, string> => ({ CLOUDWAYS_URL: cloudways.url, CLOUDWAYS_TOKEN: token });

test("a sound system works, nothing is missing, and nothing was written there", async () => {
  const { code, out } = await check(["cloudways"], inUse, settings());
  expect(out).toContain("works     the access token is accepted");
  expect(out).toContain("look      nothing tells whether the token may delete");
  expect(out).toContain("Nothing is missing.");
  expect(code).toBe(0);
  expect(cloudways.server.calls.length).toBeGreaterThan(0);
  expect(cloudways.server.calls.filter(({ method }) => method !== "GET")).toEqual([]);
});

test("a refused token is missing, with what to do, and the exit code says so", async () => {
  const { code, out } = await check(["cloudways"], inUse, { ...settings(), CLOUDWAYS_TOKEN: "cw_zqsecret_other" });
  expect(out).toContain("missing   the access token is refused");
  expect(out).toContain("Something is missing at: cloudways.");
  expect(code).toBe(1);
});

test("a system that does not answer is unclear, and not well", async () => {
  const { code, out } = await check([], inUse, { ...settings(), CLOUDWAYS_URL: "http://127.0.0.1:9" });
  expect(out).toContain("unclear   it does not answer now");
  expect(code).toBe(1);
});

test("what is enabled and not set is named variable by variable", async () => {
  const policy = { versio: { enabled: true }, freshdesk: { enabled: true } };
  const { code, out } = await check([], policy, { VERSIO_EMAIL: "owner@example.com" });
  expect(out).toContain("not set: VERSIO_PASSWORD.");
  expect(out).toContain("not set: FRESHDESK_URL, FRESHDESK_API_KEY.");
  expect(code).toBe(1);
});

test("without a system in use all is well; a system asked for by name is not well until it is in use", async () => {
  const none = await check([], { mollie: { kind: "manual", label: "Mollie" } });
  expect(none.out).toContain("not in use: enable it in the policy (processors, cloudways, enabled: true)");
  expect(none.out).toContain("No system besides WHMCS is in use.");
  expect(none.code).toBe(0);
  expect((await check(["cloudways"], {}, settings())).code).toBe(1);
});

test("an unknown name, and an unknown option, lead to the names there are", async () => {
  for (const argument of ["cloudway", "--all"]) {
    const { code, err } = await check([argument], inUse);
    expect(err).toContain("connector:check");
    expect(code).toBe(64);
  }
  expect((await check(["cloudway"], inUse)).err).toContain("cloudways, freshdesk");
});

test("invalid settings are named, as at a start", async () => {
  const { code, err } = await check([], inUse, { ...settings(), CLOUDWAYS_URL: "not a url" });
  expect(err).toContain("CLOUDWAYS_URL: expected");
  expect(code).toBe(78);
});
