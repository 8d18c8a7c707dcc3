/** What is asked of Redis; an ioredis client, single or Cluster, is one. */
export interface RedisReader {
  info(section: string): Promise<string>;
  config(verb: "GET", name: string): Promise<unknown>;
}

/** What a Redis may be trusted with. */
export interface RedisCheck {
  /** True when there is no problem. */
  readonly ok: boolean;
  /** One sentence of ours each, for the owner: what is wrong and what mends it. Fit for a log's `problem`. */
  readonly problems: readonly string[];
  /** Known to drop keys when memory runs short. Destructive workers refuse such a Redis. */
  readonly evicting: boolean;
  /** Known to keep its data over a restart, by append-only file or snapshots. */
  readonly persistent: boolean;
}

/**
 * Looks at persistence and `maxmemory-policy` through INFO, which managed services allow where they forbid CONFIG. Changes
 * nothing. What cannot be read is a problem, but never counts as evicting. Throws nothing: an unreachable Redis cannot be read.
 */
export async function checkRedis(redis: RedisReader): Promise<RedisCheck> {
  const memory = await readInfo(redis, "memory");
  const persistence = await readInfo(redis, "persistence");
  const policy = memory.get("maxmemory_policy");
  const appendOnly = persistence.get("aof_enabled");
  const evicting = policy !== undefined && policy !== "noeviction";
  const persistent = appendOnly === "1" || (await takesSnapshots(redis));

  const problems: string[] = [];
  if (policy === undefined) {
    problems.push("Redis does not tell its maxmemory-policy: make sure that it is noeviction.");
  } else if (evicting) {
    problems.push("Redis may drop jobs when memory runs short: set maxmemory-policy to noeviction.");
  }
  if (appendOnly === undefined) {
    problems.push("Redis does not tell whether it keeps an append-only file: make sure that appendonly is yes.");
  } else if (appendOnly !== "1") {
    problems.push(
      persistent
        ? "Redis takes snapshots only, so a crash loses the jobs since the last one: set appendonly to yes."
        : "Redis keeps nothing over a restart: set appendonly to yes.",
    );
  }
  if (persistence.get("aof_last_write_status") === "err") {
    problems.push("Redis could not write its append-only file: look at its disk.");
  }
  return { ok: problems.length === 0, problems, evicting, persistent };
}

async function readInfo(redis: RedisReader, section: string): Promise<ReadonlyMap<string, string>> {
  const text = await redis.info(section).catch(() => "");
  return new Map(
    text.split(/\r?\n/).flatMap((line) => {
      const [, name, value] = /^([a-z_]+):(.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value]];
    }),
  );
}

/** INFO does not say whether snapshots are scheduled; a service that forbids CONFIG leaves it unknown. */
async function takesSnapshots(redis: RedisReader): Promise<boolean> {
  const answer = await redis.config("GET", "save").catch(() => []);
  return Array.isArray(answer) && typeof answer[1] === "string" && answer[1] !== "";
}
