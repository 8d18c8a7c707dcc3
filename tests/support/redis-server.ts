import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { Redis } from "ioredis";
import { openRedisFiles, readPassword } from "../../src/queues/redis-files.ts";
import { findRedisServer } from "../../src/queues/embedded-redis.ts";
import { type Service, until } from "./service.ts";

/** A Redis of the owner's own, as `REDIS_URL` names it; it can be stopped and started again on the same port. */
export interface OwnRedis {
  readonly url: string;
  start(): Promise<void>;
  /** Harmless when it does not run. */
  stop(): Promise<void>;
}

/** A server on loopback that keeps an append-only file in `directory`; `options` as on its command line. */
export async function makeOwnRedis(directory: string, options: readonly string[] = []): Promise<OwnRedis> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let server: ChildProcess | undefined;
  return {
    url,
    start: async () => {
      const binary = findRedisServer();
      if (binary === null) throw new Error("no redis-server or valkey-server on PATH");
      const place = ["--port", String(port), "--bind", "127.0.0.1", "--dir", directory, "--save", ""];
      server = spawn(binary, [...place, "--appendonly", "yes", ...options], { stdio: "ignore" });
      const redis = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
      redis.on("error", () => undefined); // refused until it listens
      await until("Redis to answer", async () => (await redis.ping()) === "PONG", 15_000);
      redis.disconnect();
    },
    stop: async () => {
      if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
      const ended = once(server, "exit");
      server.kill("SIGTERM");
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** A connection to the private Redis of an installation; the caller ends it with `disconnect()`. */
export function connectPrivateRedis(directory: string): Redis {
  const files = openRedisFiles(join(directory, "var/redis"));
  const password = readPassword(files);
  if (password === null) throw new Error("no private Redis was ever started here");
  return new Redis({ path: files.socketPath, password });
}

/** The process id of the private Redis that a service started last. */
export function pidOfPrivateRedis({ lines }: Pick<Service, "lines">): number {
  const line = lines.findLast((one) => one.includes('"redis.started"'));
  if (line === undefined) throw new Error("the service started no Redis");
  return (JSON.parse(line) as { pid: number }).pid;
}
