import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { Redis } from "ioredis";
import { startVendorServer, type VendorServer } from "../../simulators/vendor-server.ts";
import { createRateLimiter, type OpenRateLimiter } from "../../src/queues/rate-limits.ts";
import { makeOwnRedis, type OwnRedis } from "../support/redis-server.ts";
import { readEverything } from "../support/redis-contents.ts";
import { until } from "../support/service.ts";

let directory: string;
let server: OwnRedis;
let redis: Redis;
let vendor: VendorServer;
const children: ChildProcess[] = [];
const limiters: OpenRateLimiter[] = [];
const { signal } = new AbortController();

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "limits "));
  server = await makeOwnRedis(directory);
  await server.start();
  redis = new Redis(server.url);
});

beforeEach(async () => {
  await redis.flushall();
  vendor = await startVendorServer(() => ({ json: {} }));
});

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }
  for (const limiter of limiters.splice(0)) limiter.close();
  await vendor.close();
});

afterAll(async () => {
  redis.disconnect();
  await server.stop();
  await rm(directory, { recursive: true, force: true });
});

function openLimiter(): OpenRateLimiter {
  const limiter = createRateLimiter(server.url);
  limiters.push(limiter);
  return limiter;
}

function callFromAnotherProcess(times: number, calls: number, perSeconds: number): ChildProcess {
  const args = [server.url, vendor.url, times, calls, perSeconds].map(String);
  const child = spawn(process.execPath, ["tests/support/limited-caller.ts", ...args], { stdio: "ignore" });
  children.push(child);
  return child;
}

const counted = async (bucket: string): Promise<number> => {
  const [key] = await redis.keys(`*${bucket}*`);
  return key === undefined ? 0 : Number(await redis.get(key));
};

test("two processes together make no more calls in a window than the quota has", async () => {
  for (const _ of [1, 2]) callFromAnotherProcess(11, 10, 60);
  // Ten had their turn, and each process was told to wait: nobody has a turn before the window ends.
  await until("both processes to be refused", async () => (await counted("shared")) === 12, 30_000);
  expect(vendor.calls).toHaveLength(10);
});

test("what two processes had to wait for comes in later windows, none of it lost", async () => {
  const both = [1, 2].map(() => callFromAnotherProcess(5, 4, 1));
  await Promise.all(both.map((child) => once(child, "exit")));
  expect(both.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
  expect(vendor.calls).toHaveLength(10);
});

test("a wait that one process was asked for is kept by the others, and by those that begin meanwhile", async () => {
  const quota = { bucket: "silent", calls: 100, perSeconds: 1 };
  const [one, other] = [openLimiter(), openLimiter()];
  await other.take(quota, signal);
  await one.pause(quota, 300_000);
  for (const limiter of [one, other, openLimiter()]) {
    const refused = await limiter.take(quota, signal).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "connector.rate_limited", retry: "later" });
    expect((refused as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(200_000);
  }
});

test("of several waits the longest counts, in whatever order they come", async () => {
  const quota = { bucket: "silent", calls: 100, perSeconds: 1 };
  const limiter = openLimiter();
  await limiter.pause(quota, 100_000);
  await limiter.pause(quota, 300_000);
  await limiter.pause(quota, 1_000);
  const refused = await limiter.take(quota, signal).catch((error: unknown) => error);
  expect((refused as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(200_000);
});

test("a short wait after a few calls of a long window is a wait all the same", async () => {
  const quota = { bucket: "window", calls: 100, perSeconds: 600 };
  const limiter = openLimiter();
  await limiter.take(quota, signal);
  await limiter.pause(quota, 120_000);
  await expect(limiter.take(quota, signal)).rejects.toMatchObject({ code: "connector.rate_limited" });
});

test("quotas do not count one another's calls", async () => {
  const limiter = openLimiter();
  await limiter.pause({ bucket: "one", calls: 5, perSeconds: 1 }, 300_000);
  await limiter.take({ bucket: "another", calls: 5, perSeconds: 1 }, signal);
});

test("a wait that is called off ends", async () => {
  const limiter = openLimiter();
  const quota = { bucket: "off", calls: 1, perSeconds: 60 };
  const stopping = new AbortController();
  await limiter.take(quota, stopping.signal);
  const waiting = expect(limiter.take(quota, stopping.signal)).rejects.toMatchObject({ code: "connector.aborted" });
  await until("it to be refused", async () => (await counted("off")) === 2);
  stopping.abort();
  await waiting;
});

test("Redis holds the names of buckets and counts, and all of it passes", async () => {
  const limiter = openLimiter();
  await redis.flushall();
  await limiter.take({ bucket: "freshdesk.lists", calls: 2, perSeconds: 60 }, signal);
  expect(JSON.parse(await readEverything(redis))).toEqual(["{whmcs-gdpr}:calls:freshdesk.lists", "1"]);
  expect(await redis.ttl("{whmcs-gdpr}:calls:freshdesk.lists")).toBeGreaterThan(0);
});

test.each(["without Redis", "while Redis is away"])("%s each process keeps to the quota by itself", async (which) => {
  const limiter = createRateLimiter(which === "without Redis" ? undefined : "redis://127.0.0.1:1");
  const quota = { bucket: "alone", calls: 2, perSeconds: 600 };
  await limiter.take(quota, signal);
  await limiter.take(quota, signal);
  await expect(limiter.take(quota, signal)).rejects.toMatchObject({ code: "connector.rate_limited" });
  const paused = { bucket: "paused", calls: 2, perSeconds: 1 };
  await limiter.pause(paused, 120_000);
  await expect(limiter.take(paused, signal)).rejects.toMatchObject({ code: "connector.rate_limited" });
});
