import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { stringify } from "yaml";

/** The service as a process of its own. */
export interface RunningService {
  readonly url: string;
  readonly token: string;
  readonly webhookSecret: string;
  /** Aborts when the service ends without having been asked to. */
  readonly ended: AbortSignal;
  /** Ends it as an owner would, and after 15 s for good. Harmless twice. */
  stop(): Promise<void>;
}

/** What the service needs to know about where it runs. */
export interface ServiceOptions {
  /** Its working directory, new and empty: the ledger, the packages and the private Redis come to lie in its `var/`. */
  readonly directory: string;
  readonly logFile: string;
  readonly policy: object;
  readonly whmcs: { readonly url: string; readonly identifier: string; readonly secret: string };
  /** As the setting of that name; absent: a random one. */
  readonly webhookSecrets?: string;
  /** Settings beside those that the demo chooses. */
  readonly env: Readonly<Record<string, string>>;
  /** Aborts the start. */
  readonly signal: AbortSignal;
}

const entry = join(import.meta.dirname, "../../src/main.ts");
const stopWithinMs = 15_000;

/**
 * Starts the service, live, with random secrets, on a free port of the loopback interface; resolves once it has started.
 * @throws Error when it ends instead; its log says why
 */
export async function startService(options: ServiceOptions): Promise<RunningService> {
  const { directory, whmcs, signal } = options;
  const token = randomBytes(32).toString("hex");
  const webhookSecrets = options.webhookSecrets ?? `whsec_${randomBytes(32).toString("base64")}`;
  const [webhookSecret = ""] = webhookSecrets.split(","); // the first signs
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, "policy.yaml"), stringify(options.policy));
  const child = spawn(process.execPath, [entry], {
    cwd: directory,
    stdio: ["ignore", "pipe", "pipe"],
    // A terminal's Ctrl-C must not reach it as well: it is ended once, in order, by us.
    detached: true,
    env: {
      ...pick(["PATH", "HOME", "TMPDIR"]),
      ...options.env,
      DRY_RUN: "0",
      HOST: "127.0.0.1",
      PORT: "0",
      WHMCS_URL: whmcs.url,
      WHMCS_API_IDENTIFIER: whmcs.identifier,
      WHMCS_API_SECRET: whmcs.secret,
      WEBHOOK_SECRETS: webhookSecrets,
      ENCRYPTION_KEY: randomBytes(32).toString("base64"),
      API_TOKENS: `owner:${token}`,
      POLICY_FILE: "policy.yaml",
    },
  });
  const killWithUs = (): void => void child.kill("SIGKILL");
  process.once("exit", killWithUs);
  const ended = new AbortController();
  let stopping = false;
  // Not at its exit but once its last words are read.
  child.once("close", (code, killedBy) => {
    process.off("exit", killWithUs);
    if (!stopping) ended.abort(new Error(`the service ended by itself (${killedBy ?? `exit code ${code}`})`));
  });
  const stop = async (): Promise<void> => {
    stopping = true;
    await endProcess(child);
  };
  try {
    const port = await readPort(child, options.logFile, AbortSignal.any([signal, ended.signal]));
    return { url: `http://127.0.0.1:${port}`, token, webhookSecret, ended: ended.signal, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Copies what the service prints to its log; resolves with the port once the service says that it has started. */
function readPort(child: ChildProcess, logFile: string, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
    child.once("error", reject);
    let port = 0;
    const read = (line: string): void => {
      appendFileSync(logFile, `${line}\n`);
      if (line.includes('"event":"http.listening"')) port = (JSON.parse(line) as { port: number }).port;
      if (line.includes('"event":"service.started"')) resolve(port);
    };
    for (const stream of [child.stdout, child.stderr]) if (stream !== null) createInterface(stream).on("line", read);
  });
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "close");
  child.kill("SIGTERM");
  const lastResort = setTimeout(() => child.kill("SIGKILL"), stopWithinMs);
  await exited;
  clearTimeout(lastResort);
}

function pick(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
