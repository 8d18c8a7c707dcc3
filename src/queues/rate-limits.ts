import { setTimeout as pause } from "node:timers/promises";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from "rate-limiter-flexible";
import { RetryableError } from "../domain/errors.ts";
import type { Quota, RateLimiter } from "../domain/quota.ts";
import { keyPrefix } from "./catalogue.ts";
import { connectRedis, type RedisTarget } from "./connection.ts";

/** A limiter that can be closed. */
export interface OpenRateLimiter extends RateLimiter {
  close(): void;
}

const longestWaitMs = 65_000; // the longest window of a quota, and a little

/**
 * Counts calls in Redis, where every process of the installation sees them; nothing but a bucket's name is written there.
 * Without Redis (`target` undefined, or while it is away) each process counts its own.
 */
export function createRateLimiter(target: RedisTarget | undefined): OpenRateLimiter {
  const redis = target === undefined ? undefined : connectRedis(target, "fail_fast");
  const tried = redis === undefined ? Promise.resolve() : firstAttempt(redis);
  const limiters = new Map<string, RateLimiterAbstract>();
  const limiterOf = ({ bucket, calls, perSeconds }: Quota): RateLimiterAbstract => {
    const key = `${bucket} ${calls} ${perSeconds}`;
    const known = limiters.get(key);
    if (known !== undefined) return known;
    const options = { points: calls, duration: perSeconds, keyPrefix: `${keyPrefix}:calls` };
    const own = new RateLimiterMemory(options);
    const made =
      redis === undefined
        ? own
        : new RateLimiterRedis({ ...options, storeClient: redis, rejectIfRedisNotReady: true, insuranceLimiter: own });
    limiters.set(key, made);
    return made;
  };
  return {
    take: async (quota, signal) => {
      await tried;
      for (;;) {
        const waitMs = await consume(limiterOf(quota), quota.bucket);
        if (waitMs === undefined) return;
        if (waitMs > longestWaitMs) throw new RetryableError("connector.rate_limited", { retryAfterMs: waitMs });
        await pause(waitMs, undefined, { signal }).catch(() => {
          throw new RetryableError("connector.aborted");
        });
      }
    },
    pause: async (quota, ms) => {
      await tried;
      const limiter = limiterOf(quota);
      const standing = await limiter.get(quota.bucket);
      // Of several wishes that come in one by one the longest counts.
      if (standing !== null && standing.consumedPoints > quota.calls && standing.msBeforeNext >= ms) return;
      await limiter.block(quota.bucket, Math.max(1, Math.ceil(ms / 1_000)));
    },
    close: () => redis?.disconnect(),
  };
}

/**
 * Ends with the first connection, or with the first that fails: what a process that has just begun counted by itself until
 * then, the others would not know of.
 */
async function firstAttempt(redis: ReturnType<typeof connectRedis>): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const event of ["ready", "error", "close", "end"]) redis.once(event, () => resolve());
  });
}

/** @returns how long to wait before asking again, in milliseconds; undefined: it is our turn */
async function consume(limiter: RateLimiterAbstract, bucket: string): Promise<number | undefined> {
  try {
    await limiter.consume(bucket);
    return undefined;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw new RetryableError("connector.rate_limited");
    return Math.max(10, refused.msBeforeNext);
  }
}
