import { createRateLimiter } from "../../src/queues/rate-limits.ts";

// A worker in small, as a process of its own: calls a server as often as it is told, each call within a shared quota.
const [redisUrl = "", server = "", times = "0", calls = "1", perSeconds = "1"] = process.argv.slice(2);
const limiter = createRateLimiter(redisUrl);
const quota = { bucket: "shared", calls: Number(calls), perSeconds: Number(perSeconds) };
const { signal } = new AbortController();
for (let call = 0; call < Number(times); call += 1) {
  await limiter.take(quota, signal);
  await fetch(server);
}
limiter.close();
