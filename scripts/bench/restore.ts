import { Queue } from "bullmq";
import { Redis } from "ioredis";
import { systemClock } from "../../src/domain/clock.ts";
import { readPolicy } from "../../config/policy.ts";
import { act, type ActContext } from "../../src/duties/act.ts";
import { openDuties } from "../../src/duties/open-duty.ts";
import { openLedger } from "../../src/ledger/open.ts";
import { silentLog } from "../../src/observability/log.ts";
import { jobOptions, keyPrefix } from "../../src/queues/catalogue.ts";
import { createDispatcher } from "../../src/queues/dispatch.ts";
import { startEmbeddedRedis } from "../../src/queues/embedded-redis.ts";
import { restoreAlarms } from "../../workers/restore-alarms.ts";
import { type Benchmark, median, monotonicMs } from "./benchmark.ts";
import { withBenchDirectory } from "./directory.ts";

const deletions = 20_000;
const overdue = 200;
const rounds = 5;
const target = 2;
const dayMs = 24 * 3_600_000;
const policy = readPolicy("controller: {name: Bench}\ntimezone: UTC\nretention: {invoices: {ground: bench}}");

/**
 * How long the sweep takes to put back every alarm of 20,000 open deletions that Redis has lost, beside what adding as many jobs
 * at once takes. Each must be back once, the overdue ones without a delay.
 */
export const restore: Benchmark = {
  name: "restore",
  title: `milliseconds until the alarms of ${deletions} deletions are back after FLUSHALL, beside one addBulk of as many`,
  isLong: false,
  run: (_full, tell) =>
    withBenchDirectory("restore", async (directory) => {
      const embedded = await startEmbeddedRedis({ directory, log: silentLog });
      const ledger = await openLedger(`${directory}/ledger.db`);
      const redis = new Redis({ ...embedded.connection, maxRetriesPerRequest: null });
      const queue = new Queue("deletions", { connection: redis, prefix: keyPrefix, skipVersionCheck: true });
      const dispatcher = createDispatcher({ redis: embedded.connection, clock: systemClock, log: silentLog });
      try {
        const acts: ActContext = {
          ledger,
          clock: systemClock,
          policy,
          dispatch: () => undefined,
          connected: new Set<string>(),
        };
        const ids = await openDeletions(acts);
        const parts = { acts, dispatcher, log: silentLog };
        const times = { ours: [] as number[], reference: [] as number[] };
        for (let round = 0; round <= rounds; round += 1) {
          await redis.flushall();
          const added = await timed(() => addAtOnce(queue, ids));
          await redis.flushall();
          const restored = await timed(() => restoreAlarms(parts));
          await assertAllBack(queue);
          if (round === 0) continue; // warm
          times.reference.push(added);
          times.ours.push(restored);
        }
        tell(`${deletions} alarms back, each once, ${overdue} of them overdue and waiting, in every round`);
        const [ours, reference] = [median(times.ours), median(times.reference)];
        const ratio = ours / reference;
        return [{ name: "restore", ours, reference, ratio, target, met: ratio <= target }];
      } finally {
        await dispatcher.close();
        await queue.close();
        redis.disconnect();
        await ledger.destroy();
        await embedded.stop();
      }
    }),
};

async function openDeletions(acts: ActContext): Promise<readonly string[]> {
  const now = acts.clock.now();
  const opened = await act(acts, (work) =>
    openDuties(
      work,
      Array.from({ length: deletions }, (_, index) => ({
        kind: "deletion" as const,
        clientId: 1 + (index % 5_000),
        serviceId: 1 + index,
        origin: "event" as const,
        occurredAt: now,
        actor: "whmcs",
        wakeAt: new Date(now.getTime() + (index < overdue ? -dayMs : dayMs + index * 60_000)),
      })),
    ),
  );
  return opened.map(({ id }) => id);
}

/** The least that could be done: BullMQ's own bulk, with everything known beforehand. */
async function addAtOnce(queue: Queue, ids: readonly string[]): Promise<void> {
  await queue.addBulk(
    ids.map((dutyId, index) => ({
      name: "look",
      data: { dutyId },
      opts: { ...jobOptions, jobId: `${dutyId}-1`, delay: index < overdue ? 0 : dayMs + index * 60_000 },
    })),
  );
}

/** Job ids are the alarms' own, so that as many jobs as alarms are each of them once. */
async function assertAllBack(queue: Queue): Promise<void> {
  const { waiting = 0, delayed = 0 } = await queue.getJobCounts("waiting", "delayed");
  if (waiting !== overdue || delayed !== deletions - overdue) throw new Error(`${waiting} waiting, ${delayed} delayed`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = monotonicMs();
  await work();
  return monotonicMs() - began;
}
