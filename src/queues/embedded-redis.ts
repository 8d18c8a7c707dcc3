import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import { PermanentError, RetryableError } from "../domain/errors.ts";
import { failureFields, type Log } from "../observability/log.ts";
import {
  claimStart,
  isServerAlive,
  openRedisFiles,
  readPassword,
  recordServer,
  type RedisFiles,
  writeRedisConfig,
} from "./redis-files.ts";

/** What `new Redis(…)` needs to reach the private Redis. Stays true over restarts and take-overs. */
export interface EmbeddedConnection {
  readonly path: string;
  readonly password: string;
}

/** The private Redis of one installation, as one of its processes holds it. */
export interface EmbeddedRedis {
  readonly connection: EmbeddedConnection;
  /** Lets go: a server this process started ends, one it merely uses goes on. Close your own connections first. Harmless twice. */
  stop(): Promise<void>;
}

interface Session {
  /** An open connection whose end tells that the server is gone. */
  readonly watch: Redis;
  readonly connection: EmbeddedConnection;
  /** Null: another process of the installation started the server. */
  readonly server: ChildProcess | null;
}

interface Context {
  readonly files: RedisFiles;
  readonly binary: string;
  readonly log: Log;
  readonly signal: AbortSignal;
}

const pollMs = 50;
const silenceMs = 15_000; // a server that loads its file answers LOADING, so only a dead one is silent this long
const stopMs = 10_000;
const longestPauseMs = 30_000;
const healthyMs = 60_000;

/**
 * The shell becomes the server, so that the process we know is the server itself. What stays of the shell is a watcher on the
 * pipe from the service: when the service is gone, however it went, the pipe ends and the server is told to stop.
 */
const lifeLine = `
server=$$
exec 3<&0 </dev/null
(while read -r _ <&3; do :; done; kill -TERM "$server" 2>/dev/null) &
exec 3<&-
exec "$1" "$2"
`;

/** The first `redis-server` or `valkey-server` of a search path, or null. */
export function findRedisServer(searchPath: string = process.env["PATH"] ?? ""): string | null {
  const folders = searchPath.split(delimiter).filter((folder) => folder !== "");
  for (const name of ["redis-server", "valkey-server"]) {
    const found = folders.map((folder) => join(folder, name)).find(isExecutable);
    if (found !== undefined) return found;
  }
  return null;
}

/**
 * A Redis for this installation alone: Unix socket, password, append-only file in `directory`, no eviction. Processes that share
 * a directory share the server; when the one that started it goes, another takes over, and a server that dies is started again
 * at a bounded rate. Resolves once it answers and has loaded its data. The server ends with the process that started it, also
 * when that is killed.
 * @param options.findBinary default: `findRedisServer`
 * @throws PermanentError `redis.server_missing` (no binary), `redis.socket_folder_unsafe`
 * @throws RetryableError `redis.start_failed` (the server ended at once; `redis.log` in the directory says why),
 *   `redis.unresponsive` (a server process lives and does not answer)
 */
export async function startEmbeddedRedis(options: {
  readonly directory: string;
  readonly log: Log;
  readonly findBinary?: () => string | null;
}): Promise<EmbeddedRedis> {
  const binary = (options.findBinary ?? findRedisServer)();
  if (binary === null) throw new PermanentError("redis.server_missing");
  const stopping = new AbortController();
  const context = { files: openRedisFiles(options.directory), binary, log: options.log, signal: stopping.signal };

  let session: Session | null = await attachOrStart(context);
  const { connection } = session;
  const keeping = keepAlive(context, session, (next) => {
    session = next;
  });
  let stopped: Promise<void> | undefined;
  const stopOnce = async (): Promise<void> => {
    stopping.abort();
    await keeping;
    if (session !== null) await endSession(session, options.log);
  };
  return { connection, stop: () => (stopped ??= stopOnce()) };
}

/** Until stopped: waits for the server's end, then attaches to the next one or starts it, ever more slowly. */
async function keepAlive(context: Context, first: Session, replace: (next: Session | null) => void): Promise<void> {
  const { log, signal } = context;
  let watched: Session | null = first;
  let pauseMs = 0;
  while (!signal.aborted) {
    if (watched !== null) {
      const since = performance.now();
      await Promise.race([ended(watched.watch), aborted(signal)]);
      if (signal.aborted) return;
      if (performance.now() - since > healthyMs) pauseMs = 0;
      log.warn("redis.lost", { mode: watched.server === null ? "attached" : "started", delayMs: pauseMs });
      await endSession(watched, log);
      watched = null;
      replace(null);
    }
    await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    pauseMs = Math.min(longestPauseMs, Math.max(500, pauseMs * 2));
    try {
      watched = signal.aborted ? null : await attachOrStart(context);
      replace(watched);
    } catch (error) {
      if (!signal.aborted) log.error("redis.start_failed", { ...failureFields(error), delayMs: pauseMs });
    }
  }
}

/** Uses the server that answers, else waits for the one that starts or ends, else starts one. */
async function attachOrStart(context: Context): Promise<Session> {
  const { files, log, signal } = context;
  let deadline = performance.now() + silenceMs;
  for (;;) {
    signal.throwIfAborted();
    const answer = await ask(files);
    if (answer instanceof Object) {
      log.info("redis.attached", { mode: "attached" });
      return { ...answer, server: null };
    }
    if (answer === "loading") deadline = performance.now() + silenceMs;
    const release = answer === "silent" && !isServerAlive(files) ? claimStart(files) : null;
    if (release !== null) {
      try {
        // Whoever had the claim before may have started a server since we asked.
        if (!isServerAlive(files)) return await start(context);
      } finally {
        release();
      }
    }
    if (performance.now() > deadline) throw new RetryableError("redis.unresponsive");
    // Two that claimed in the same moment both withdrew: unequal pauses let one of them through.
    await sleep(pollMs + Math.random() * pollMs, undefined, { signal });
  }
}

async function start({ files, binary, log, signal }: Context): Promise<Session> {
  const beganAt = performance.now();
  writeRedisConfig(files);
  const server = spawn("sh", ["-c", lifeLine, "redis", binary, files.configPath], {
    cwd: files.directory,
    detached: true, // Ctrl-C reaches the whole foreground group, and Redis must outlive the service's draining
    stdio: ["pipe", "ignore", "ignore"],
    env: { PATH: process.env["PATH"] ?? "", LC_ALL: "C" }, // none of the service's secrets
  });
  server.stdin.on("error", () => undefined); // the pipe breaks when the server ends first
  const failed = new Promise<"failed">((resolve) => {
    server.once("error", () => resolve("failed"));
    server.once("exit", () => resolve("failed"));
  });
  if (server.pid === undefined) throw new RetryableError("redis.start_failed");
  recordServer(files, server.pid);
  try {
    for (;;) {
      signal.throwIfAborted();
      const answer = await ask(files);
      if (answer instanceof Object) {
        log.info("redis.started", {
          mode: "started",
          pid: server.pid,
          durationMs: Math.round(performance.now() - beganAt),
        });
        return { ...answer, server };
      }
      const outcome = await Promise.race([failed, sleep(pollMs)]);
      if (outcome === "failed") throw new RetryableError("redis.start_failed");
      if (answer === "silent" && performance.now() - beganAt > silenceMs)
        throw new RetryableError("redis.start_failed");
    }
  } catch (error) {
    await endServer(server, log);
    throw error;
  }
}

/** Asks the socket for a server that serves us. `loading`: it reads its file. `silent`: nobody answers, or not yet to us. */
async function ask(files: RedisFiles): Promise<Omit<Session, "server"> | "loading" | "silent"> {
  const password = readPassword(files);
  if (password === null) return "silent";
  const connection = { path: files.socketPath, password };
  const watch = new Redis({
    ...connection,
    lazyConnect: true,
    enableReadyCheck: false,
    retryStrategy: () => null,
    disconnectTimeout: pollMs, // its timer outlives a connection that failed, and would hold the process up
  });
  watch.on("error", () => undefined); // told by the rejected promises below
  try {
    await watch.connect();
    await watch.ping();
    return { watch, connection };
  } catch (error) {
    watch.disconnect();
    return String(error).includes("LOADING") ? "loading" : "silent";
  }
}

async function endSession({ watch, server }: Session, log: Log): Promise<void> {
  watch.disconnect();
  if (server !== null) await endServer(server, log);
}

/** Ends the pipe, which has the server flush its file and go; one that does not go in time is killed. */
async function endServer(server: ChildProcess, log: Log): Promise<void> {
  server.stdin?.destroy();
  if (server.exitCode !== null || server.signalCode !== null) return;
  const overdue = AbortSignal.timeout(stopMs);
  try {
    await once(server, "exit", { signal: overdue });
  } catch {
    log.warn("redis.killed", { pid: server.pid });
    server.kill("SIGKILL");
    await once(server, "exit");
  }
}

async function ended(watch: Redis): Promise<void> {
  if (watch.status === "end") return;
  await new Promise<void>((resolve) => {
    watch.once("end", resolve);
  });
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await once(signal, "abort");
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
