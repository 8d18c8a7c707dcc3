import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { connectionString } from "../../scripts/addon/connection-string.ts";
import { addonPath } from "../../scripts/addon/zip.ts";

const project = join(import.meta.dirname, "../..");
const secretOf = (byte: number): string => `whsec_${Buffer.alloc(32, byte).toString("base64")}`;
const token = "addon-token-of-a-test-0123456789abcdef";

/** Settings that a service would start with. */
const complete = {
  PUBLIC_URL: "https://privacy.example.com/gdpr/",
  WHMCS_URL: "https://example.com/billing",
  WHMCS_API_IDENTIFIER: "identifier-of-a-test",
  WHMCS_API_SECRET: "secret-of-a-test",
  WEBHOOK_SECRETS: `${secretOf(1)},${secretOf(2)}`,
  API_TOKENS: `owner:owner-token-of-a-test-0123456789abcdef,addon:${token}`,
  ENCRYPTION_KEY: Buffer.alloc(32, 3).toString("base64"),
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "addon-connect-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the script as npm does, with these settings and no others. */
function connect(env: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(project, "scripts/addon-connect.ts")], {
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "", ...env },
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

/** What the addon makes of a string, in PHP. */
function readInPhp(string: string): unknown {
  const code = `require '${join(project, "whmcs", addonPath, "lib/autoload.php")}';
    echo json_encode(WHMCS\\Module\\Addon\\Whmcsgdpr\\Connection::parse(trim(stream_get_contents(STDIN))));`;
  const { stdout, stderr } = spawnSync("php", ["-r", code], { input: string, encoding: "utf8" });
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout);
}

describe("the string for the addon", () => {
  test("is the only thing on standard output, and the addon reads from it what the settings say", () => {
    const { status, stdout, stderr } = connect(complete);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^whmcsgdpr1\.[\w-]+\n$/);
    expect(readInPhp(stdout)).toEqual({ url: "https://privacy.example.com/gdpr", secret: secretOf(1), token });
    expect(stderr).toContain("Paste");
    expect(stderr).not.toContain("Warning");
  });

  test("comes from .env where the environment says nothing", () => {
    writeFileSync(
      join(folder, ".env"),
      Object.entries(complete)
        .map((pair) => pair.join("="))
        .join("\n"),
    );
    expect(connect({}).stdout).toBe(connect(complete).stdout);
  });

  test.each(["Zürich/é", "x".repeat(500)])("survives any path in its URL: %#", (path) => {
    const url = new URL(`https://privacy.example.com/${path}`).href;
    expect(readInPhp(connectionString({ url, secret: secretOf(255), token: `${token}/+~.` }))).toMatchObject({ url });
  });
});

describe("a warning on standard error", () => {
  test.each([
    ["PUBLIC_URL is unset", { PUBLIC_URL: "" }, "http://127.0.0.1:8080"],
    ["PUBLIC_URL is loopback", { PUBLIC_URL: "http://localhost:9000" }, "http://localhost:9000"],
  ])("says that only the same machine can reach the service when %s", (_, settings, url) => {
    const { status, stdout, stderr } = connect({ ...complete, ...settings });
    expect(status).toBe(0);
    expect(readInPhp(stdout)).toMatchObject({ url });
    expect(stderr).toMatch(/Warning: only a WHMCS on this same machine/);
  });

  test("says that the token travels in the clear when the address is not https", () => {
    expect(connect({ ...complete, PUBLIC_URL: "http://privacy.example.com" }).stderr).toMatch(
      /Warning: .*not encrypted/,
    );
  });
});

describe("no string, and exit code 78,", () => {
  test("without a token named addon: what to append is printed, fresh each time, and then it works", () => {
    const without = { ...complete, API_TOKENS: complete.API_TOKENS.split(",")[0] ?? "" };
    const first = connect(without);
    expect(first.status).toBe(78);
    expect(first.stdout).toBe("");
    const append = /^ {2}(,addon:\S{32,})$/m.exec(first.stderr)?.[1] ?? "";
    expect(append).not.toBe("");
    expect(connect(without).stderr).not.toContain(append);
    expect(connect({ ...without, API_TOKENS: without.API_TOKENS + append }).status).toBe(0);
  });

  test("with PORT=0 and no PUBLIC_URL, since nobody knows the address", () => {
    const { status, stdout, stderr } = connect({ ...complete, PUBLIC_URL: "", PORT: "0" });
    expect({ status, stdout }).toEqual({ status: 78, stdout: "" });
    expect(stderr).toContain("PUBLIC_URL");
  });

  test("with settings that the service would refuse: all problems at once, no secret printed", () => {
    const { status, stdout, stderr } = connect({ ...complete, WHMCS_URL: "nonsense", DRY_RUN: "maybe" });
    expect({ status, stdout }).toEqual({ status: 78, stdout: "" });
    expect(stderr).toMatch(/WHMCS_URL[^]*DRY_RUN/);
    expect(stderr).not.toContain(token);
    expect(stderr).not.toContain(secretOf(1));
  });
});
