import type { Redis } from "ioredis";

/** Everything a Redis holds, as one text: names of keys, values of every type, whole streams. */
export async function readEverything(redis: Redis): Promise<string> {
  const parts: unknown[] = [];
  for (const key of await redis.keys("*")) {
    const type = await redis.type(key);
    parts.push(key, await readValue(redis, key, type));
  }
  return JSON.stringify(parts);
}

function readValue(redis: Redis, key: string, type: string): Promise<unknown> {
  switch (type) {
    case "string":
      return redis.get(key);
    case "hash":
      return redis.hgetall(key);
    case "list":
      return redis.lrange(key, 0, -1);
    case "set":
      return redis.smembers(key);
    case "zset":
      return redis.zrange(key, "0", "-1", "WITHSCORES");
    case "stream":
      return redis.xrange(key, "-", "+");
    case "none": // gone since its name was read
      return Promise.resolve(null);
    default:
      throw new Error(`unread type: ${type}`);
  }
}
