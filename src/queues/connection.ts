import { Cluster, Redis } from "ioredis";

/** Where Redis is: a URL from the settings, or the private one's socket and password. */
export type RedisTarget = string | { readonly path: string; readonly password: string };

/** How a connection behaves when Redis is away. */
export type Patience =
  /** Fails at once, so that nobody waits for a reply: whoever adds jobs. */
  | "fail_fast"
  /** Waits for as long as it takes: workers. */
  | "wait";

const behaviourOf = {
  fail_fast: { enableOfflineQueue: false, maxRetriesPerRequest: 0, connectTimeout: 3_000, commandTimeout: 5_000 },
  wait: { maxRetriesPerRequest: null, connectTimeout: 3_000 },
} as const;

const retryStrategy = (times: number): number => Math.min(100 * times, 2_000);

/**
 * Opens a connection; the caller ends it with `disconnect()`. `redis://` and `rediss://` are one server,
 * `redis+cluster://HOST,HOST` a Cluster, `redis+sentinel://HOST,HOST/NAME` a Sentinel group (`rediss+…` over TLS).
 * The error listener keeps an unreachable Redis from ending the process: readiness and commands report it.
 */
export function connectRedis(target: RedisTarget, patience: Patience): Redis | Cluster {
  const redis = open(target, patience);
  redis.on("error", () => undefined);
  return redis;
}

function open(target: RedisTarget, patience: Patience): Redis | Cluster {
  const options = { ...behaviourOf[patience], retryStrategy };
  if (typeof target !== "string") return new Redis({ ...options, ...target });
  const group = /^(rediss?)\+(cluster|sentinel):\/\/(?:([^@/]*)@)?([^/]+)(?:\/([^/?]*))?/.exec(target);
  if (group === null) return new Redis(target, options);
  const [, scheme, kind, credentials = "", hosts = "", name] = group;
  const [username = "", password = ""] = credentials.split(":").map(decodeURIComponent);
  const access = {
    ...(username !== "" && { username }),
    ...(password !== "" && { password }),
    ...(scheme === "rediss" && { tls: {} }),
  };
  const nodes = hosts.split(",").map((host) => toNode(host, kind === "cluster" ? 6_379 : 26_379));
  if (kind === "sentinel") {
    return new Redis({
      ...options,
      ...access,
      sentinels: nodes,
      name: name === undefined || name === "" ? "mymaster" : name,
    });
  }
  const { enableOfflineQueue, ...redisOptions } = { enableOfflineQueue: true, ...behaviourOf[patience] };
  return new Cluster(nodes, { enableOfflineQueue, redisOptions: { ...redisOptions, ...access } });
}

function toNode(host: string, defaultPort: number): { host: string; port: number } {
  const [, name = host, port] = /^(.*?)(?::(\d+))?$/.exec(host) ?? [];
  return { host: name, port: port === undefined ? defaultPort : Number(port) };
}
