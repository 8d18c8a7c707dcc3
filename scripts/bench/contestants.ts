import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { closeSync, openSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Queue } from "bullmq";
import { stringify } from "yaml";
import { openLedger } from "../../src/ledger/open.ts";
import { silentLog } from "../../src/observability/log.ts";
import { keyPrefix } from "../../src/queues/catalogue.ts";
import { connectRedis } from "../../src/queues/connection.ts";
import { startEmbeddedRedis } from "../../src/queues/embedded-redis.ts";

/** One server under load, as its own process. */
export interface Contestant {
  readonly name: string;
  readonly port: number;
  /**
   * Resolves once all `total` events sent since the start were carried out and queued. Absent where an answer comes only
   * after the effect.
   */
  readonly settled?: (total: number) => Promise<void>;
  stop(): Promise<void>;
}

/** The secret all contestants verify with. */
export const webhookSecret = `whsec_${randomBytes(32).toString("base64")}`;

const floorEntry = join(import.meta.dirname, "floor.ts");
const serviceEntry = join(import.meta.dirname, "../../src/main.ts");
const pollMs = 2;
const patienceMs = 30_000;

/** Express, the signature check, the answer: nothing is kept. */
export async function startVerifying(directory: string): Promise<Contestant> {
  const child = await startProcess(directory, [floorEntry, "verify"], { BENCH_SECRET: webhookSecret });
  return { name: "floor 1: verify", ...child };
}

/** The same, and one BullMQ `add` for each event on a private Redis with an append-only file. */
export async function startEnqueueing(directory: string): Promise<Contestant> {
  const redis = await startEmbeddedRedis({ directory: join(directory, "redis"), log: silentLog });
  const child = await startProcess(directory, [floorEntry, "enqueue"], {
    BENCH_SECRET: webhookSecret,
    BENCH_REDIS: JSON.stringify(redis.connection),
  });
  return {
    name: "floor 2: verify and add",
    port: child.port,
    stop: async () => {
      await child.stop();
      await redis.stop();
    },
  };
}

/** The service as it runs in production, its workers in another process that is not running. */
export async function startService(directory: string): Promise<Contestant> {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, "policy.yaml"), stringify(policy));
  const child = await startProcess(directory, [serviceEntry], {
    ROLE: "web",
    PORT: "0",
    POLICY_FILE: "policy.yaml",
    WHMCS_URL: "http://127.0.0.1:9", // nobody listens there: intake never asks WHMCS
    WHMCS_API_IDENTIFIER: "bench",
    WHMCS_API_SECRET: "bench",
    WEBHOOK_SECRETS: webhookSecret,
    API_TOKENS: `owner:${randomBytes(24).toString("hex")}`,
    ENCRYPTION_KEY: randomBytes(32).toString("base64"),
  });
  const ledger = await openLedger(join(directory, "var/ledger.db"));
  const redis = await startEmbeddedRedis({ directory: join(directory, "var/redis"), log: silentLog }); // attaches
  const connection = connectRedis(redis.connection, "wait");
  const deletions = new Queue("deletions", { connection, prefix: keyPrefix });
  const applied = async (): Promise<number> => {
    const rows = ledger.selectFrom("event").select((eb) => eb.fn.countAll<number>().as("count"));
    return (await rows.where("state", "=", "applied").executeTakeFirstOrThrow()).count;
  };
  return {
    name: "ours",
    port: child.port,
    settled: async (total) => {
      await until(async () => (await deletions.getWaitingCount()) >= total);
      if ((await applied()) !== total) throw new Error("as many jobs as events, but not as many applied");
    },
    stop: async () => {
      await deletions.close();
      connection.disconnect();
      await ledger.destroy();
      await redis.stop();
      await child.stop();
    },
  };
}

const policy = {
  controller: { name: "Example Hosting", email: "privacy@example.com" },
  timezone: "Europe/Brussels",
  retention: { invoices: { keep: "P10Y", countedFrom: "endOfCalendarYear", ground: "VAT code, article 60" } },
};

/** Spawns a server and waits for its port. Its output goes to a file, as under a service manager: nobody is kept busy reading. */
async function startProcess(
  directory: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ readonly port: number; stop(): Promise<void> }> {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, "output.log");
  const output = openSync(file, "a");
  const child = spawn(process.execPath, args, {
    cwd: directory,
    stdio: ["ignore", output, output],
    env: { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "", ...env },
  });
  closeSync(output);
  process.once("exit", () => child.kill("SIGKILL")); // an interrupted run leaves nobody behind; of no effect once it has ended
  const stop = async (): Promise<void> => {
    if (hasEnded(child)) return;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  };
  try {
    let port: number | undefined;
    await until(() => {
      if (hasEnded(child)) throw new Error(`a server ended at its start:\n${readFileSync(file, "utf8")}`);
      port = portIn(readFileSync(file, "utf8"));
      return Promise.resolve(port !== undefined);
    });
    return { port: port ?? 0, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function portIn(output: string): number | undefined {
  const line = output.split("\n").find((one) => one.includes('"http.listening"') && one.endsWith("}"));
  return line === undefined ? undefined : (JSON.parse(line) as { port: number }).port;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** @throws when it does not come true in time */
async function until(isTrue: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!(await isTrue())) {
    if (performance.now() > deadline) throw new Error("waited in vain");
    await pause(pollMs);
  }
}
