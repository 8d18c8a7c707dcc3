import { DelayedError, type Job, Worker } from "bullmq";
import { failureFields, type Log } from "../observability/log.ts";
import { dutyJob, keyPrefix, queues, type QueueName } from "./catalogue.ts";
import { connectRedis, type RedisTarget } from "./connection.ts";

/** Looks at one duty. @returns the instant at which to look again under the same alarm, if it was too early */
export type DutyHandler = (dutyId: string, signal: AbortSignal) => Promise<Date | undefined>;

/** What each queue's jobs are given to. The sweep's jobs name no duty. */
export interface Handlers {
  readonly duties: Readonly<Partial<Record<Exclude<QueueName, "sweep">, DutyHandler>>>;
  readonly sweep?: (signal: AbortSignal) => Promise<void>;
}

/** The running workers of a process. */
export interface RunningWorkers {
  /** Takes no new job and waits for those under way; after `patienceMs` tells them to stop at their next step. */
  close(patienceMs: number): Promise<void>;
}

// A killed worker's job is given to another once its lock has run out and two checks have missed it: in about half a minute.
const lockMs = 20_000;
const stalledCheckMs = 5_000;

/** Starts a worker for every queue that has a handler. Handlers return nothing to Redis and throw codes only. */
export function startWorkers(parts: {
  readonly redis: RedisTarget;
  readonly handlers: Handlers;
  readonly log: Log;
}): RunningWorkers {
  const { handlers, log } = parts;
  const stopping = new AbortController();
  const running: { worker: Worker; disconnect: () => void }[] = [];
  const start = (name: QueueName, process: (job: Job, token: string | undefined) => Promise<void>): void => {
    const connection = connectRedis(parts.redis, "wait");
    const worker = new Worker(
      name,
      async (job, token) => {
        const failure = await process(job, token).catch((error: unknown) => error ?? "internal.unexpected");
        if (failure === undefined) return;
        if (failure instanceof DelayedError) throw failure;
        const fields = failureFields(failure);
        log.error("job.failed", { queue: name, ...fields });
        // Redis keeps a failure's message in its event stream: a code may go there, nothing else.
        throw new Error(fields.code ?? "internal.unexpected");
      },
      {
        connection,
        prefix: keyPrefix,
        concurrency: queues[name].concurrency,
        lockDuration: lockMs,
        stalledInterval: stalledCheckMs,
        maxStalledCount: 100, // the ledger counts attempts; Redis must not give up first
        skipVersionCheck: true,
        metrics: { maxDataPoints: 0 },
      },
    );
    worker.on("error", () => undefined); // connection trouble is readiness's to report; jobs report above
    running.push({ worker, disconnect: () => connection.disconnect() });
  };

  for (const [name, handle] of Object.entries(handlers.duties) as [Exclude<QueueName, "sweep">, DutyHandler][]) {
    start(name, async (job, token) => {
      const again = await handle(dutyJob.parse(job.data).dutyId, stopping.signal);
      if (again === undefined) return;
      await job.moveToDelayed(again.getTime(), token);
      throw new DelayedError();
    });
  }
  if (handlers.sweep !== undefined) {
    const { sweep } = handlers;
    start("sweep", () => sweep(stopping.signal));
  }

  return {
    close: async (patienceMs) => {
      const timer = setTimeout(() => stopping.abort(), patienceMs);
      await Promise.allSettled(running.map(({ worker }) => worker.close()));
      clearTimeout(timer);
      for (const { disconnect } of running) disconnect();
    },
  };
}
