import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { stringify } from "yaml";

/** The real service as its own process, in a folder of its own. */
export interface Service {
  readonly url: string;
  readonly directory: string;
  readonly token: string;
  readonly webhookSecret: string;
  readonly process: ChildProcess;
  /** Every line it logged so far. */
  readonly lines: readonly string[];
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<ApiAnswer>;
  /** Ends it as an owner would; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** kill -9. */
  kill(): Promise<void>;
}

/** A decoded answer of the API. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read arbitrary JSON
  readonly body: any;
}

const entry = join(import.meta.dirname, "../../src/main.ts");

/** A policy whose periods are seconds, so that a test sees duties fall due. */
export const shortPolicy = {
  controller: { name: "Example Hosting", email: "privacy@example.com" },
  timezone: "Europe/Brussels",
  hostingDeletion: { gracePeriod: "PT2S" },
  accountClosure: { gracePeriod: "PT1S", ownerConfirms: false },
  retention: { invoices: { keep: "P10Y", countedFrom: "endOfCalendarYear", ground: "VAT code, article 60" } },
  limits: { deletionsPerDay: 1_000, anonymizationsPerDay: 1_000 },
};

export const testToken = "owner-token-for-tests-0123456789abcdef";

/** A folder for one installation, removed by `removeDirectory`. */
export function makeDirectory(): string {
  return mkdtempSync(join(tmpdir(), "whmcs-gdpr-"));
}

export function removeDirectory(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
}

/** Secrets of one installation; keep them to restart it. */
export interface Keys {
  readonly webhookSecret: string;
  readonly encryptionKey: string;
}

export function makeKeys(): Keys {
  return {
    webhookSecret: `whsec_${randomBytes(32).toString("base64")}`,
    encryptionKey: randomBytes(32).toString("base64"),
  };
}

/**
 * Starts the service in `directory` and waits until it listens (or, without HTTP, has started).
 * @throws with its output when it ends instead
 */
export async function startService(options: {
  readonly directory: string;
  readonly keys: Keys;
  readonly whmcs: {
    readonly url: string;
    readonly credentials: { readonly identifier: string; readonly secret: string };
  };
  readonly policy?: object;
  readonly env?: Record<string, string>;
}): Promise<Service> {
  const { directory, keys, whmcs } = options;
  writeFileSync(join(directory, "policy.yaml"), stringify(options.policy ?? shortPolicy));
  const child = spawn(process.execPath, [entry], {
    cwd: directory,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: process.env["HOME"] ?? "",
      PORT: "0",
      WHMCS_URL: whmcs.url,
      WHMCS_API_IDENTIFIER: whmcs.credentials.identifier,
      WHMCS_API_SECRET: whmcs.credentials.secret,
      WEBHOOK_SECRETS: keys.webhookSecret,
      ENCRYPTION_KEY: keys.encryptionKey,
      API_TOKENS: `owner:${testToken}`,
      POLICY_FILE: "policy.yaml",
      DRY_RUN: "0",
      LOG_LEVEL: "debug",
      ...options.env,
    },
  });
  const lines: string[] = [];
  const listening = new Promise<number>((resolve, reject) => {
    const read = (line: string): void => {
      lines.push(line);
      if (line.includes('"http.listening"')) resolve((JSON.parse(line) as { port: number }).port);
      if (line.includes('"service.started"')) resolve(0);
    };
    createInterface({ input: child.stdout }).on("line", read);
    createInterface({ input: child.stderr }).on("line", read);
    child.once("exit", (code) => reject(new Error(`the service ended with ${code}:\n${lines.join("\n")}`)));
  });
  const url = `http://127.0.0.1:${await listening}`;
  return {
    url,
    directory,
    lines,
    token: testToken,
    webhookSecret: keys.webhookSecret,
    process: child,
    call: (method, path, body, headers = {}) => callApi(`${url}${path}`, method, body, headers),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
      return child.exitCode;
    },
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
}

async function callApi(
  url: string,
  method: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<ApiAnswer> {
  const response = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${testToken}`,
      ...(body !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const isJson = response.headers.get("content-type")?.includes("json") === true;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(bytes.toString()) : bytes };
}

/** Asks again until `read` gives something; the deadline only turns a hang into a failure that says what was last seen. */
export async function until<T>(
  what: string,
  read: () => Promise<T | undefined | false> | T | undefined | false,
  deadlineMs = 60_000,
): Promise<T> {
  const deadline = performance.now() + deadlineMs;
  for (;;) {
    const found = await read();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > deadline) throw new Error(`never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
