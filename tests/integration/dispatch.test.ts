import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { type Job, Queue } from "bullmq";
import { Redis } from "ioredis";
import type { WhmcsApi } from "../../src/connectors/whmcs/api.ts";
import { newId } from "../../src/domain/ids.ts";
import { act } from "../../src/duties/act.ts";
import { openDuty } from "../../src/duties/open-duty.ts";
import { withdrawDuty } from "../../src/duties/withdraw.ts";
import type { Alarm } from "../../src/ledger/duties.ts";
import { silentLog } from "../../src/observability/log.ts";
import { createFileStorage } from "../../src/package/storage.ts";
import { keyPrefix, type QueueName, queues } from "../../src/queues/catalogue.ts";
import { createDispatcher, type Dispatcher, jobIdOf } from "../../src/queues/dispatch.ts";
import { type EmbeddedRedis, startEmbeddedRedis } from "../../src/queues/embedded-redis.ts";
import { applyStoredEvents } from "../../src/webhook/meaning.ts";
import { sweep, type SweepParts } from "../../workers/sweep.ts";
import { type Books, deletionOf, withBooks, workerA } from "../support/ledger.ts";
import { readEverything } from "../support/redis-contents.ts";
import { noProcessors, testTargetHashes } from "../support/no-processors.ts";

let directory: string;
let embedded: EmbeddedRedis;
let redis: Redis;
let dispatcher: Dispatcher;
const opened: Queue[] = [];
const now = new Date();
let present = now;
const clock = { now: () => present };
const day = 24 * 3_600_000;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "dispatch-"));
  embedded = await startEmbeddedRedis({ directory, log: silentLog });
  redis = new Redis({ ...embedded.connection, maxRetriesPerRequest: null, disconnectTimeout: 50 });
});

beforeEach(async () => {
  present = now;
  await redis.flushall();
  dispatcher = createDispatcher({ redis: embedded.connection, clock, log: silentLog });
  await ready(dispatcher);
});

afterEach(async () => {
  await dispatcher.close();
  for (const queue of opened.splice(0)) await queue.close();
});

afterAll(async () => {
  redis.disconnect();
  await embedded.stop();
  await rm(directory, { recursive: true });
});

/** A fresh connection refuses until it stands. */
async function ready(of: Dispatcher): Promise<void> {
  await until(() => of.isReachable());
}

function queue(name: QueueName): Queue {
  const found = opened.find((one) => one.name === name);
  if (found !== undefined) return found;
  const fresh = new Queue(name, { connection: redis, prefix: keyPrefix, skipVersionCheck: true });
  opened.push(fresh);
  return fresh;
}

async function jobs(name: QueueName): Promise<Job[]> {
  return queue(name).getJobs(["waiting", "delayed", "active", "prioritized"]);
}

const allJobs = async (): Promise<Job[]> =>
  (await Promise.all((Object.keys(queues) as QueueName[]).map(jobs))).flat().filter((job) => job.name === "look");

const alarmIn = (ms: number, change: Partial<Alarm> = {}): Alarm => ({
  dutyId: newId(),
  kind: "deletion",
  wakeAt: new Date(now.getTime() + ms).toISOString(),
  generation: 1,
  ...change,
});

describe("an alarm", () => {
  test("becomes a delayed job that knows the duty's id and nothing else", async () => {
    const alarm = alarmIn(3 * day);
    await dispatcher.ringNow([alarm]);
    const [job] = await jobs("deletions");
    expect(job?.id).toBe(`${alarm.dutyId}-1`);
    expect(job?.data).toEqual({ dutyId: alarm.dutyId });
    expect(job?.opts.delay).toBe(3 * day);
    expect(await job?.getState()).toBe("delayed");
  });

  test.each([0, -1, -day])("that is due since %p ms waits for no delay", async (ms) => {
    await dispatcher.ringNow([alarmIn(ms)]);
    const [job] = await jobs("deletions");
    expect(await job?.getState()).toBe("waiting");
  });

  test.each([
    ["export", "exports"],
    ["anonymization", "anonymizations"],
    ["erasure", "anonymizations"],
    ["purge", "purges"],
    ["rectification", "rectifications"],
    ["deletion", "deletions"],
  ] as const)("of a duty of kind %s goes to the queue %s", async (kind, name) => {
    await dispatcher.ringNow([alarmIn(day, { kind })]);
    expect(await jobs(name)).toHaveLength(1);
    expect(await allJobs()).toHaveLength(1);
  });

  test("rung twice is one job; a new generation of it is another", async () => {
    const alarm = alarmIn(day);
    await dispatcher.ringNow([alarm, alarm]);
    await dispatcher.ringNow([alarm]);
    expect(await jobs("deletions")).toHaveLength(1);
    await dispatcher.ringNow([{ ...alarm, generation: 2 }]);
    const ids = (await jobs("deletions")).map((job) => job.id);
    expect(new Set(ids)).toEqual(new Set([`${alarm.dutyId}-1`, `${alarm.dutyId}-2`]));
  });

  test("has an id that BullMQ takes: no colon, never digits alone", () => {
    expect(jobIdOf(alarmIn(0))).toMatch(/^[0-9a-f-]+-\d+$/);
  });

  test("beyond sixty days stays in the ledger alone", async () => {
    await dispatcher.ringNow([alarmIn(60 * day + 1), alarmIn(365 * 20 * day)]);
    expect(await allJobs()).toEqual([]);
  });

  test("that is rung without waiting arrives all the same, with all of its turn", async () => {
    const alarms = Array.from({ length: 300 }, () => alarmIn(day));
    for (const alarm of alarms) dispatcher.ring([alarm]);
    await until(async () => (await jobs("deletions")).length === 300);
  });

  test("is under way while it waits or is worked on, not while it sleeps", async () => {
    const [due, sleeping, unknown] = [alarmIn(0), alarmIn(day), alarmIn(0)];
    await dispatcher.ringNow([due, sleeping]);
    expect(await dispatcher.underWay([due, sleeping, unknown])).toEqual(new Set([due.dutyId]));
  });
});

describe("while Redis is away", () => {
  test("nothing throws, and who must know learns of it at once", async () => {
    const lonely = createDispatcher({
      redis: { path: join(directory, "no-such.sock"), password: "none" },
      clock,
      log: silentLog,
    });
    const startedAt = performance.now();
    lonely.ring([alarmIn(0)]);
    lonely.askForSweep();
    expect(performance.now() - startedAt).toBeLessThan(100);
    expect(await lonely.isReachable()).toBe(false);
    await expect(lonely.isWhole()).rejects.toThrow();
    await expect(lonely.ringNow([alarmIn(0)])).rejects.toThrow();
    await expect(lonely.keepSweepScheduled()).rejects.toThrow();
    await expect(lonely.underWay([alarmIn(0)])).rejects.toThrow();
    await lonely.close();
  });

  test("an act is carried out and answered as ever", async () => {
    const lonely = createDispatcher({
      redis: { path: join(directory, "no-such.sock"), password: "none" },
      clock,
      log: silentLog,
    });
    await withBooks(async (books) => {
      const acts = { ...books.acts, dispatch: (alarms: readonly Alarm[]) => lonely.ring(alarms) };
      const { id } = await act(acts, (work) => openDuty(work, { ...deletionOf(702), occurredAt: books.now }));
      await withdrawDuty(acts, id, "deletion", "owner");
      expect(await books.duty(id)).toMatchObject({ state: "withdrawn" });
    });
    await expect(lonely.ringNow([alarmIn(0)])).rejects.toThrow();
    await lonely.close();
  });
});

/** Real ledger, real dispatcher; nothing to be found in WHMCS. */
function sweepParts(books: Books): SweepParts {
  const none = async function* (): AsyncGenerator<never> {};
  const whmcs = { withSignal: () => whmcs, cancellationRequests: none, clients: none } as unknown as WhmcsApi;
  return {
    acts: books.acts,
    gates: books.gates,
    log: silentLog,
    whmcs,
    door: {} as unknown as SweepParts["door"],
    packages: {
      listPackages: () => Promise.resolve([]),
      destroyPackage: () => Promise.resolve(),
    } as unknown as SweepParts["packages"],
    documents: { listDocuments: () => Promise.resolve([]) } as unknown as SweepParts["documents"],
    subjects: { listSubjects: () => Promise.resolve([]) } as unknown as SweepParts["subjects"],
    storage: { sweepLeftovers: () => Promise.resolve(0) },
    processors: noProcessors,
    targetHashes: testTargetHashes,
    spoolDirectory: join(directory, "spool"),
    askForSweep: () => undefined,
    tellOwner: () => undefined,
    dispatcher,
    linkBase: () => Promise.resolve(undefined),
    applyStoredEvents: () => applyStoredEvents(books.acts),
  };
}

describe("the sweep", () => {
  const at = { now: now.toISOString() };

  test("restores what a flushed Redis lost: every open alarm, with its own hour", async () => {
    await withBooks(async (books) => {
      const run = sweep(sweepParts(books));
      await run(AbortSignal.timeout(10_000));
      const soon = await books.open({ ...deletionOf(1), wakeAt: new Date(now.getTime() + day) });
      const late = await books.open({ ...deletionOf(2), wakeAt: new Date(now.getTime() + 59 * day) });
      const withdrawn = await books.open(deletionOf(3));
      await withdrawDuty(books.acts, withdrawn, "deletion", "owner");
      await redis.flushall();
      await run(AbortSignal.timeout(10_000));
      const restored = await jobs("deletions");
      expect(new Map(restored.map((job) => [job.data.dutyId as string, job.opts.delay]))).toEqual(
        new Map([
          [soon, day],
          [late, 59 * day],
        ]),
      );
    }, at);
  });

  test("removes what a machine that is gone left half written, once it is a day old", async () => {
    const path = join(directory, "half");
    const storage = await createFileStorage(path);
    await writeFile(join(path, ".elsewhere.1.0123456789abcdef.part"), "half");
    await utimes(join(path, ".elsewhere.1.0123456789abcdef.part"), now, now);
    await withBooks(async (books) => {
      const run = sweep({ ...sweepParts(books), storage });
      books.pass(day - 60_000);
      await run(AbortSignal.timeout(10_000));
      expect(await readdir(path)).toHaveLength(1);
      books.pass(60_000);
      await run(AbortSignal.timeout(10_000));
      expect(await readdir(path)).toEqual([]);
    }, at);
  });

  test("restores more alarms than fit one page", async () => {
    await withBooks(async (books) => {
      const row = await books.duty(await books.open());
      await books.ledger.transaction().execute(async (tx) => {
        for (let index = 0; index < 2_345; index += 1) {
          await tx
            .insertInto("duty")
            .values({ ...row, id: newId(), open_key: null })
            .execute();
        }
      });
      await sweep(sweepParts(books))(AbortSignal.timeout(30_000));
      expect(await queue("deletions").getJobCountByTypes("waiting", "delayed")).toBe(2_346);
    }, at);
  }, 60_000);

  test("hands over an alarm that was too far away, in time for its hour", async () => {
    await withBooks(async (books) => {
      const run = sweep(sweepParts(books));
      const id = await books.open({ ...deletionOf(1), wakeAt: new Date(now.getTime() + 100 * day) });
      await run(AbortSignal.timeout(10_000));
      expect(await allJobs()).toEqual([]);
      books.pass(100 * day - 2 * 60_000);
      present = books.now;
      await run(AbortSignal.timeout(10_000));
      expect((await allJobs()).map((job) => job.data.dutyId as string)).toEqual([id]);
    }, at);
  });

  test("rings anew what should have rung and did not", async () => {
    await withBooks(async (books) => {
      const run = sweep(sweepParts(books));
      await run(AbortSignal.timeout(10_000));
      const id = await books.open();
      const before = await books.duty(id);
      books.pass(6_000);
      await run(AbortSignal.timeout(10_000));
      expect((await books.duty(id)).generation).toBe(before.generation + 1);
      expect(books.alarms.at(-1)).toMatchObject({ dutyId: id, generation: before.generation + 1 });
    }, at);
  });

  test("leaves alone what waits in the queue or is a living worker's", async () => {
    await withBooks(async (books) => {
      const run = sweep(sweepParts(books));
      const queued = await books.open(deletionOf(1));
      await run(AbortSignal.timeout(10_000));
      const claimed = await books.open(deletionOf(2));
      books.pass(6_000);
      await books.claim(claimed, workerA);
      await run(AbortSignal.timeout(10_000));
      expect([await books.duty(queued), await books.duty(claimed)].map((duty) => duty.generation)).toEqual([1, 1]);
    }, at);
  });

  test("goes on with its other parts when one fails", async () => {
    await withBooks(async (books) => {
      const id = await books.open();
      const parts = { ...sweepParts(books), applyStoredEvents: () => Promise.reject(new Error("no")) };
      await sweep(parts)(AbortSignal.timeout(10_000));
      expect((await allJobs()).map((job) => job.data.dutyId as string)).toEqual([id]);
    }, at);
  });

  test("is scheduled once however often it is asked for, and again after a flush", async () => {
    for (const _round of [1, 2]) {
      await Promise.all([1, 2, 3].map(() => dispatcher.keepSweepScheduled()));
      const schedulers = await queue("sweep").getJobSchedulers();
      expect(schedulers.map(({ every }) => Number(every))).toEqual([60_000]);
      await redis.flushall();
    }
  });

  test("that is asked for runs besides the scheduled one", async () => {
    dispatcher.askForSweep();
    dispatcher.askForSweep(5_000);
    await until(async () => (await jobs("sweep")).length === 2);
    const delays = (await jobs("sweep")).map((job) => job.opts.delay ?? 0);
    expect(delays.toSorted((a, b) => a - b)).toEqual([0, 5_000]);
  });
});

test("Redis holds duty ids and times, and no number or word of a client", async () => {
  await withBooks(
    async (books) => {
      await books.open({ ...deletionOf(987_654, 123_454_321), wakeAt: new Date(now.getTime() + day) });
      await dispatcher.ringNow(books.alarms);
      await sweep(sweepParts(books))(AbortSignal.timeout(10_000));
      await dispatcher.keepSweepScheduled();
      const everything = await readEverything(redis);
      expect(everything).toContain((await allJobs())[0]?.id);
      expect(everything).not.toMatch(/987654|123454321|clientId|serviceId|whmcs"/);
      for (const key of await redis.keys("*")) expect(key.startsWith("{whmcs-gdpr}:")).toBe(true);
    },
    { now: now.toISOString() },
  );
});

/** Looks again until it is so; jest's own limit ends a wait for what never comes. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise(setImmediate);
}
