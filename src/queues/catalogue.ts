import { z } from "zod";
import type { DutyKind } from "../domain/duty.ts";

/**
 * Every queue as data. A job says which duty to look at and nothing else (law 1 of the design): Redis must never learn
 * who the client is, and what the duty owes is read from the ledger when the job runs.
 */
export const queues = {
  exports: { worker: "exports", concurrency: 2 },
  anonymizations: { worker: "anonymizations", concurrency: 1 },
  purges: { worker: "anonymizations", concurrency: 1 },
  deletions: { worker: "deletions", concurrency: 2 },
  rectifications: { worker: "anonymizations", concurrency: 1 },
  sweep: { worker: "sweep", concurrency: 1 },
} as const satisfies Record<string, { worker: WorkerName; concurrency: number }>;

export type QueueName = keyof typeof queues;

/** What `WORKERS` may name. */
export type WorkerName = "exports" | "anonymizations" | "deletions" | "sweep";

/** The payload of every duty's job. */
export const dutyJob = z.strictObject({ dutyId: z.uuid() });

/** The queue that looks at duties of a kind. */
export const queueOfKind: Readonly<Record<DutyKind, QueueName>> = {
  export: "exports",
  anonymization: "anonymizations",
  erasure: "anonymizations",
  purge: "purges",
  rectification: "rectifications",
  deletion: "deletions",
};

/** All keys carry one hash tag, so that a Cluster keeps them on one node, as BullMQ's scripts need. */
export const keyPrefix = "{whmcs-gdpr}";

/**
 * Failures live in the ledger and finished jobs are of no use: nothing stays in Redis, and a kept failed job would make
 * adding its id again a silent no-op.
 */
export const jobOptions = { removeOnComplete: true, removeOnFail: true, attempts: 1 } as const;

/** How often the sweep runs. */
export const sweepEveryMs = 60_000;
