import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { Queue } from "bullmq";
import { Redis } from "ioredis";
import { systemClock } from "../../src/domain/clock.ts";
import { PermanentError } from "../../src/domain/errors.ts";
import { newId } from "../../src/domain/ids.ts";
import { createLog, silentLog } from "../../src/observability/log.ts";
import { jobOptions, keyPrefix } from "../../src/queues/catalogue.ts";
import { createDispatcher, type Dispatcher } from "../../src/queues/dispatch.ts";
import { type EmbeddedRedis, startEmbeddedRedis } from "../../src/queues/embedded-redis.ts";
import { type Handlers, type RunningWorkers, startWorkers } from "../../src/queues/workers.ts";
import { readEverything } from "../support/redis-contents.ts";

let directory: string;
let embedded: EmbeddedRedis;
let redis: Redis;
let dispatcher: Dispatcher;
let deletions: Queue;
let running: RunningWorkers | undefined;
let logged: string[];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "workers-"));
  embedded = await startEmbeddedRedis({ directory, log: silentLog });
  redis = new Redis({ ...embedded.connection, maxRetriesPerRequest: null, disconnectTimeout: 50 });
});

beforeEach(async () => {
  await redis.flushall();
  logged = [];
  dispatcher = createDispatcher({ redis: embedded.connection, clock: systemClock, log: silentLog });
  deletions = new Queue("deletions", { connection: redis, prefix: keyPrefix, skipVersionCheck: true });
});

afterEach(async () => {
  await running?.close(5_000);
  running = undefined;
  await deletions.close();
  await dispatcher.close();
});

afterAll(async () => {
  redis.disconnect();
  await embedded.stop();
  await rm(directory, { recursive: true });
});

function work(handlers: Handlers): void {
  const log = createLog({ level: "info", destination: { write: (line) => logged.push(line) } });
  running = startWorkers({ redis: embedded.connection, handlers, log });
}

async function ring(dutyId: string): Promise<void> {
  await dispatcher.ringNow([{ dutyId, kind: "deletion", wakeAt: new Date().toISOString(), generation: 1 }]);
}

/** Resolves once the queue holds no job at all any more. */
async function drained(): Promise<void> {
  const left = (): Promise<number> =>
    deletions.getJobCountByTypes("waiting", "delayed", "active", "failed", "completed");
  while ((await left()) > 0) await new Promise(setImmediate);
}

/** A promise to be kept by hand. */
function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  const { promise, resolve } = Promise.withResolvers<T>();
  return { promise, resolve };
}

describe("a job", () => {
  test("is given to its queue's handler with the duty's id, and leaves nothing behind but its passing", async () => {
    const looked = deferred<string>();
    work({
      duties: {
        deletions: (dutyId) => {
          looked.resolve(dutyId);
          return Promise.resolve(undefined);
        },
      },
    });
    const id = newId();
    await ring(id);
    expect(await looked.promise).toBe(id);
    await drained();
    expect(await redis.keys(`${keyPrefix}:deletions:${id}*`)).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    [
      "an error of ours",
      new PermanentError("whmcs.client_not_found", { cause: new Error("Jan Peeters") }),
      "whmcs.client_not_found",
    ],
    ["an error of anybody's", new Error("Jan Peeters <jan@example.com> not found"), "internal.unexpected"],
    [
      "an error with a code of its own",
      Object.assign(new Error("Jan Peeters"), { code: "Jan Peeters" }),
      "internal.unexpected",
    ],
    ["what is no error", "Jan Peeters", "internal.unexpected"],
    ["nothing", undefined, "internal.unexpected"],
  ])("that throws %s leaves a code in Redis and in the log, and nothing else", async (_title, thrown, code) => {
    work({
      duties: {
        // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- anything can be thrown
        deletions: () => Promise.reject(thrown),
      },
    });
    await ring(newId());
    await drained();
    const everything = await readEverything(redis);
    expect(everything).toContain(`"failedReason","${code}"`);
    expect(everything + logged.join("")).not.toMatch(/Jan|Peeters|jan@example/);
    expect(logged.map((line) => (JSON.parse(line) as { event: string; code: string }).code)).toEqual([code]);
  });

  test("that carries more than a duty's id is refused, and what it carried is not repeated", async () => {
    let looked = 0;
    work({
      duties: {
        deletions: () => {
          looked += 1;
          return Promise.resolve(undefined);
        },
      },
    });
    await deletions.add("look", { dutyId: newId(), note: "Jan Peeters" }, jobOptions);
    await deletions.add("look", { dutyId: "Jan Peeters" }, jobOptions);
    await drained();
    expect(looked).toBe(0);
    expect((await readEverything(redis)) + logged.join("")).not.toMatch(/failedReason[^}]*Jan/);
    expect(logged).toHaveLength(2);
  });

  test("that comes too early is delayed to the hour it is told, and looked at again under the same alarm", async () => {
    const looks: { dutyId: string; at: number }[] = [];
    const again = new Date(Date.now() + 400);
    work({
      duties: {
        deletions: (dutyId) => {
          looks.push({ dutyId, at: Date.now() });
          return Promise.resolve(looks.length === 1 ? again : undefined);
        },
      },
    });
    const id = newId();
    await ring(id);
    await drained();
    expect(looks.map(({ dutyId }) => dutyId)).toEqual([id, id]);
    expect(looks[1]?.at).toBeGreaterThanOrEqual(again.getTime());
    expect(logged).toEqual([]);
  });
});

describe("a stop", () => {
  test("waits for the job under way and takes no new one", async () => {
    const [begun, mayEnd] = [deferred<string>(), deferred<undefined>()];
    const looked: string[] = [];
    work({
      duties: {
        deletions: async (dutyId) => {
          looked.push(dutyId);
          begun.resolve(dutyId);
          return mayEnd.promise;
        },
      },
    });
    const first = newId();
    await ring(first);
    await begun.promise;
    const closed = running!.close(60_000);
    await ring(newId());
    mayEnd.resolve(undefined);
    await closed;
    expect(looked).toEqual([first]);
    expect(await deletions.getJobCountByTypes("waiting")).toBe(1);
  });

  test("tells a job that outlasts its patience to end", async () => {
    const begun = deferred<boolean>();
    let wasAborted = false;
    work({
      duties: {
        deletions: (_dutyId, signal) =>
          new Promise((resolve) => {
            begun.resolve(true);
            signal.addEventListener("abort", () => {
              wasAborted = true;
              resolve(undefined);
            });
          }),
      },
    });
    await ring(newId());
    await begun.promise;
    await running!.close(50);
    expect(wasAborted).toBe(true);
  });
});

test("only queues that have a handler are worked on, the sweep among them", async () => {
  const swept = deferred<boolean>();
  work({
    duties: {},
    sweep: () => {
      swept.resolve(true);
      return Promise.resolve();
    },
  });
  await ring(newId());
  dispatcher.askForSweep();
  expect(await swept.promise).toBe(true);
  expect(await deletions.getJobCountByTypes("waiting")).toBe(1);
});
