import { setTimeout as pause } from "node:timers/promises";
import { updateDuty } from "../ledger/duties.ts";
import { forgetSources, listSources, putSource } from "../ledger/export-sources.ts";
import type { Db, DutyRow } from "../ledger/schema.ts";
import { act, type ActContext, type Work } from "./act.ts";
import { holdsClaim } from "./claim-duty.ts";
import type { RecordedSource } from "./record-export.ts";

/** How far one source was read. */
export interface SourceProgress {
  readonly source: string;
  /** What of it is being read; absent once it is read. */
  readonly entity?: string;
  readonly records: number;
}

/** Follows one attempt at an export. */
export interface ExportProgress {
  /** Takes what was read; never waits and never throws. */
  report(progress: SourceProgress): void;
  /** Resolves once the last report is written and nothing more will be. */
  settle(): Promise<void>;
}

// As often as anybody looks; a build that reports by the thousand must not wait for the ledger.
const writeEveryMs = 200;

/**
 * Starts the counts of one attempt at an export, whatever an earlier one had read, and writes into the ledger how far it
 * comes: `done` records of `total`, which is the estimate or, where that was too low, what was read. One write at a time,
 * the last report always; none once the worker has lost the duty.
 * @param estimate records, guessed before reading; 0: nothing was guessed
 */
export async function followExport(
  ctx: ActContext,
  duty: DutyRow,
  owner: string,
  estimate: number,
): Promise<ExportProgress> {
  const read = new Map<string, SourceProgress>();
  let isBehind = false;
  let writing: Promise<void> | undefined;
  const settling = new AbortController();
  await act(ctx, async (work) => {
    if (!(await holdsClaim(work.tx, duty.id, owner))) return;
    await forgetSources(work.tx, duty.id);
    await writeProgress(work, duty.id, 0, estimate);
  });

  async function write(): Promise<void> {
    isBehind = false;
    const sources = [...read.values()];
    const done = sources.reduce((sum, { records }) => sum + records, 0);
    await act(ctx, async (work) => {
      if (!(await holdsClaim(work.tx, duty.id, owner))) return;
      await writeProgress(work, duty.id, done, Math.max(done, estimate));
      for (const { source, entity, records } of sources) {
        const row = { status: "running", records, reason: null, entity: entity ?? null };
        await putSource(work.tx, { duty_id: duty.id, name: source, ...row });
      }
    });
  }

  async function writeWhileBehind(): Promise<void> {
    while (isBehind) {
      await write().catch(() => undefined); // the build's own end is what must be written
      await pause(writeEveryMs, undefined, { signal: settling.signal }).catch(() => undefined);
    }
    writing = undefined;
  }

  return {
    report: (progress) => {
      if (settling.signal.aborted) return;
      read.set(progress.source, progress);
      isBehind = true;
      writing ??= writeWhileBehind();
    },
    settle: async () => {
      settling.abort();
      await writing;
    },
  };
}

/**
 * Writes what each source gave in an attempt whose package lacked something and was not kept: shown, with the reason, until
 * the next attempt begins to read. Nothing once the worker has lost the duty.
 */
export async function leaveIncomplete(
  ctx: ActContext,
  dutyId: string,
  owner: string,
  sources: readonly RecordedSource[],
): Promise<void> {
  await act(ctx, async (work) => {
    if (!(await holdsClaim(work.tx, dutyId, owner))) return;
    for (const { name, status, records, reason = null } of sources) {
      await putSource(work.tx, { duty_id: dutyId, name, status, records, reason, entity: null });
    }
  });
}

/** Whether the last attempt that began to read ended in `leaveIncomplete`. */
export async function hasLeftIncomplete(db: Db, dutyId: string): Promise<boolean> {
  return (await listSources(db, [dutyId])).some(({ status }) => status !== "running");
}

/** Writes an export's progress: records, not steps. */
export async function writeProgress(work: Work, dutyId: string, done: number, total: number): Promise<void> {
  await updateDuty(work.tx, dutyId, { progress_done: done, progress_total: total });
}
