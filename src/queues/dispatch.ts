import { Queue } from "bullmq";
import type { Clock } from "../domain/clock.ts";
import { RetryableError } from "../domain/errors.ts";
import type { Alarm } from "../ledger/duties.ts";
import type { Log } from "../observability/log.ts";
import { connectRedis, type RedisTarget } from "./connection.ts";
import { jobOptions, keyPrefix, queueOfKind, queues, sweepEveryMs, type QueueName } from "./catalogue.ts";

/** Puts the ledger's alarms into Redis. What it cannot deliver is put back by the sweep. */
export interface Dispatcher {
  /** Hands alarms over without waiting; those of one turn of the event loop travel together. Never throws. */
  ring(alarms: readonly Alarm[]): void;
  /** Hands alarms over and waits. @throws when Redis cannot be reached */
  ringNow(alarms: readonly Alarm[]): Promise<void>;
  /** Asks for a sweep, at once or after a delay in milliseconds. Never throws. */
  askForSweep(delayMs?: number): void;
  /** Makes sure the minute-by-minute sweep is scheduled; a flushed Redis has lost it. @throws when Redis is away */
  keepSweepScheduled(): Promise<void>;
  /**
   * Whether the connection broke or an alarm was refused since the last call: then what Redis holds is no longer taken for
   * whole, and the next sweep puts every alarm back. @throws when Redis is away
   */
  distrustAfterLoss(): Promise<boolean>;
  /** Which of these alarms still wait to be picked up or are being worked on. @throws when Redis is away */
  underWay(alarms: readonly Alarm[]): Promise<ReadonlySet<string>>;
  /** Whether Redis still holds what the last full restoration put there. @throws when Redis is away */
  isWhole(): Promise<boolean>;
  /** Marks Redis as holding every alarm of the ledger. @throws when Redis is away */
  markWhole(): Promise<void>;
  /** Whether Redis answers, within a second. */
  isReachable(): Promise<boolean>;
  close(): Promise<void>;
}

// A score beyond 2039 overflows in BullMQ, and far dates gain nothing from an alarm clock: the sweep finds them in time.
const horizonMs = 60 * 24 * 3_600_000;
const standsWithinMs = 2_000;
const schedulerId = "every-minute";
const wholeKey = `${keyPrefix}:whole`;

/** The id of an alarm's job: a new generation of a duty's alarm is a new job, the same one is never added twice. */
export function jobIdOf(alarm: Alarm): string {
  return `${alarm.dutyId}-${alarm.generation}`;
}

/** The one producer of a process. */
export function createDispatcher(parts: {
  readonly redis: RedisTarget;
  readonly clock: Clock;
  readonly log: Log;
}): Dispatcher {
  const { clock, log } = parts;
  const connection = connectRedis(parts.redis, "fail_fast");
  const made = new Map<QueueName, Queue>();
  let awaited: Promise<void> | undefined;
  /** BullMQ waits for its first connection for as long as it takes; a producer must not. */
  const queueFor = async (name: QueueName): Promise<Queue> => {
    awaited ??= standing(connection).finally(() => {
      awaited = undefined;
    });
    await awaited;
    const known = made.get(name);
    if (known !== undefined) return known;
    const queue = new Queue(name, { connection, prefix: keyPrefix, skipVersionCheck: true });
    queue.on("error", () => undefined); // reported by the command that failed, and by readiness
    made.set(name, queue);
    return queue;
  };
  let waiting: Alarm[] = [];
  let isInDoubt = false;
  connection.on("close", () => {
    isInDoubt = true;
  });

  const ringNow = async (alarms: readonly Alarm[]): Promise<void> => {
    const now = clock.now().getTime();
    for (const name of Object.keys(queues) as QueueName[]) {
      const jobs = alarms
        .filter((alarm) => queueOfKind[alarm.kind] === name && Date.parse(alarm.wakeAt) - now <= horizonMs)
        .map((alarm) => ({
          name: "look",
          data: { dutyId: alarm.dutyId },
          opts: { ...jobOptions, jobId: jobIdOf(alarm), delay: Math.max(0, Date.parse(alarm.wakeAt) - now) },
        }));
      if (jobs.length > 0) await (await queueFor(name)).addBulk(jobs);
    }
  };
  const flush = (): void => {
    const alarms = waiting;
    waiting = [];
    ringNow(alarms).catch(() => {
      isInDoubt = true;
      log.warn("queue.alarms_deferred", { count: alarms.length });
    });
  };

  return {
    ring: (alarms) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push(...alarms);
    },
    ringNow,
    askForSweep: (delayMs = 0) => {
      queueFor("sweep")
        .then((queue) => queue.add("sweep", {}, { ...jobOptions, delay: Math.max(0, delayMs) }))
        .catch(() => log.warn("queue.sweep_deferred"));
    },
    keepSweepScheduled: async () => {
      const queue = await queueFor("sweep");
      // Setting it again would start its minute anew each time.
      if ((await queue.getJobScheduler(schedulerId)) !== undefined) return;
      await queue.upsertJobScheduler(schedulerId, { every: sweepEveryMs }, { name: "sweep", opts: jobOptions });
    },
    distrustAfterLoss: async () => {
      if (!isInDoubt) return false;
      await connection.del(wholeKey);
      isInDoubt = false;
      return true;
    },
    underWay: async (alarms) => {
      const found = new Set<string>();
      for (const alarm of alarms) {
        const queue = await queueFor(queueOfKind[alarm.kind]);
        const state = await queue.getJobState(jobIdOf(alarm));
        if (state === "waiting" || state === "active" || state === "prioritized") found.add(alarm.dutyId);
      }
      return found;
    },
    isWhole: async () => (await connection.get(wholeKey)) === "1",
    markWhole: async () => {
      await connection.set(wholeKey, "1");
    },
    isReachable: async () => (await connection.ping().catch(() => "")) === "PONG",
    close: async () => {
      if (waiting.length > 0) flush();
      await Promise.allSettled([...made.values()].map((queue) => queue.close()));
      connection.disconnect();
    },
  };
}

/** Waits a little for a connection that is being made. @throws RetryableError redis.unreachable, at its first refusal */
function standing(connection: ReturnType<typeof connectRedis>): Promise<void> {
  if (connection.status === "ready") return Promise.resolve();
  return new Promise((resolve, reject) => {
    const settle = (error?: Error): void => {
      clearTimeout(timer);
      connection.off("ready", stands);
      connection.off("close", falls);
      if (error === undefined) resolve();
      else reject(error);
    };
    const stands = (): void => settle();
    const falls = (): void => settle(new RetryableError("redis.unreachable"));
    const timer = setTimeout(falls, standsWithinMs).unref();
    connection.on("ready", stands);
    connection.on("close", falls);
  });
}
