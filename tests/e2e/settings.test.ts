import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { makeDirectory, makeKeys, removeDirectory, shortPolicy, startService, testToken } from "../support/service.ts";
import { sendEvent } from "../support/stage.ts";

// How the service starts, and how it refuses to (contract section 2). WHMCS is away throughout: that stops no start.

const whmcs = { url: "http://127.0.0.1:9", credentials: { identifier: "some-identifier", secret: "some-api-secret" } };
let directory = "";

beforeEach(() => {
  directory = makeDirectory();
});

afterEach(() => removeDirectory(directory));

/** What a start that is refused prints, and with which code it ends. */
async function refusedStart(env: Record<string, string>, policy: object = shortPolicy): Promise<string> {
  const started = startService({ directory, keys: makeKeys(), whmcs, env, policy });
  return started.then(
    async (service) => {
      await service.stop();
      throw new Error("the service started");
    },
    (error: Error) => error.message,
  );
}

test("NAME_FILE gives a secret as a file: its tokens open the API, its secret verifies events", async () => {
  const keys = makeKeys();
  mkdirSync(join(directory, "secrets"));
  const file = (name: string, content: string): string => {
    const path = join(directory, "secrets", name);
    writeFileSync(path, `${content}\n`);
    return path;
  };
  const service = await startService({
    directory,
    keys,
    whmcs,
    env: {
      API_TOKENS: "",
      API_TOKENS_FILE: file("tokens", `owner:${testToken}`),
      WEBHOOK_SECRETS: "",
      WEBHOOK_SECRETS_FILE: file("webhook", keys.webhookSecret),
      ENCRYPTION_KEY: "",
      ENCRYPTION_KEY_FILE: file("key", keys.encryptionKey),
    },
  });
  try {
    expect((await service.call("GET", "/v1/duties")).status).toBe(200);
    expect(await sendEvent(service, "system.heartbeat", {})).toBe(202);
    const forged = { url: service.url, webhookSecret: makeKeys().webhookSecret };
    expect(await sendEvent(forged, "system.heartbeat", {})).toBe(401);
  } finally {
    expect(await service.stop()).toBe(0);
  }
}, 60_000);

test("a system that the policy enables with half of its settings is named at the start and in /readyz, and stops nothing", async () => {
  const service = await startService({
    directory,
    keys: makeKeys(),
    whmcs,
    env: { VERSIO_EMAIL: "zqowner@example.com" },
    policy: { ...shortPolicy, processors: { versio: { enabled: true } } },
  });
  try {
    const { body } = await service.call("GET", "/readyz");
    const check = (body as { checks: Record<string, object> }).checks["connector_versio"];
    expect(check).toEqual({ ok: true, detail: expect.stringContaining("missing: VERSIO_PASSWORD.") });
    const line = service.lines.find((one) => one.includes('"check.found"') && one.includes("connector_versio"));
    expect(line).toContain("VERSIO_PASSWORD");
    expect(service.lines.join("")).not.toContain("zqowner");
  } finally {
    await service.stop();
  }
}, 60_000);

describe("an invalid setting stops the start with exit code 78", () => {
  test("naming every problem at once, and no value that may be a secret", async () => {
    const values = {
      PORT: "eighty",
      WEBHOOK_SECRETS: "whsec_short-and-secret",
      API_TOKENS: "owner:too-short-a-token",
      ENCRYPTION_KEY: "not-thirty-two-bytes",
      DRY_RUN: "maybe",
      WHMCS_URL: "ftp://user:hidden@billing.example",
    };
    const output = await refusedStart(values);
    expect(output).toContain("ended with 78");
    for (const name of Object.keys(values)) expect(output).toMatch(new RegExp(`^${name}: expected `, "m"));
    const secrets = ["short-and-secret", "too-short-a-token", "not-thirty-two-bytes", "hidden", "some-api-secret"];
    for (const secret of secrets) expect(output).not.toContain(secret);
  });

  test("naming a secret given twice, and a file that cannot be read", async () => {
    const output = await refusedStart({
      WEBHOOK_SECRETS_FILE: join(directory, "absent"),
      METRICS_TOKEN_FILE: join(directory, "absent"),
    });
    expect(output).toContain("ended with 78");
    expect(output).toMatch(/^WEBHOOK_SECRETS_FILE: expected either WEBHOOK_SECRETS or WEBHOOK_SECRETS_FILE/m);
    expect(output).toMatch(/^METRICS_TOKEN_FILE: expected the path of a readable file/m);
  });

  test("together with what is wrong inside the policy", async () => {
    const output = await refusedStart({ PORT: "eighty" }, { ...shortPolicy, timezone: "Mars/Base" });
    expect(output).toMatch(/^PORT: expected /m);
    expect(output).toMatch(/^timezone: expected /m);
  });

  test("naming a policy file that is not there", async () => {
    const output = await refusedStart({ POLICY_FILE: "nowhere.yaml" });
    expect(output).toContain("ended with 78");
    expect(output).toMatch(/^POLICY_FILE: expected the path of a readable file/m);
  });

  test("naming the address when another program listens there", async () => {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const output = await refusedStart({ PORT: String((server.address() as AddressInfo).port) });
    server.close();
    expect(output).toContain("ended with 78");
    expect(output).toMatch(/^HOST, PORT: expected /m);
  });

  test("naming the path inside the policy", async () => {
    const output = await refusedStart(
      {},
      { ...shortPolicy, retention: { invoices: { ground: "" } }, timezone: "Mars/Base" },
    );
    expect(output).toContain("ended with 78");
    expect(output).toMatch(/^retention\.invoices\.ground: expected /m);
    expect(output).toMatch(/^timezone: expected /m);
  });
});
