import { setTimeout as wait } from "node:timers/promises";
import type { ReplayedKind, ReplayLine, ReplayReport, Standing } from "../src/domain/replay.ts";
import { listErasures, listUnfinished, openReplay, recordReplay, type Erasure } from "../src/duties/replay.ts";
import { findDuty } from "../src/ledger/duties.ts";
import type { DutyRow } from "../src/ledger/schema.ts";
import { anonymizeAccount } from "./anonymize.ts";
import { deleteHosting } from "./delete-hosting.ts";
import { purgeDocuments } from "./purge.ts";
import { lookAtErasure } from "./replay-look.ts";
import type { WorkerParts } from "./worker-parts.ts";

const patienceMs = 10 * 60_000; // for one erasure: WHMCS may be slow, or another worker have it
const longestPauseMs = 60_000;

/**
 * Looks at every erasure that was completed since `since`, the instant of the backup that WHMCS was restored from, and, where
 * `confirm` agrees, carries out again exactly those that are back. Works beside a running service and without one: claims
 * are compare-and-set. Killed and run again it goes on; run twice it finds nothing to do. Leaves evidence of what it does.
 * @throws AppError while WHMCS cannot be reached: then nothing more is begun
 */
export async function replayErasures(
  parts: WorkerParts,
  since: Date,
  { confirm, signal }: { confirm: (lines: readonly ReplayLine[]) => Promise<boolean>; signal: AbortSignal },
): Promise<ReplayReport> {
  const { acts } = parts;
  const startedAt = acts.clock.now();
  const unfinished = await listUnfinished(acts.ledger, since);
  const looked: { readonly erasure: Erasure; line: ReplayLine }[] = [];
  for (const erasure of await listErasures(acts.ledger, since)) {
    looked.push({ erasure, line: toLine(erasure, await lookAtErasure(parts, erasure, since)) });
  }
  const report = (carriedOut: boolean): ReplayReport => {
    const erasures = looked.map(({ line }) => line);
    const times = {
      since: since.toISOString(),
      startedAt: startedAt.toISOString(),
      finishedAt: acts.clock.now().toISOString(),
    };
    return { ...times, carriedOut, counts: countsOf(erasures, carriedOut), erasures, unfinished };
  };

  const back = looked.filter(({ line }) => line.standing === "back");
  if (back.length === 0 || !(await confirm(looked.map(({ line }) => line)))) return report(false);
  await recordReplay(acts, "replay.started", since, report(false).counts);
  for (const one of back) {
    if (signal.aborted) break;
    one.line = { ...one.line, ...(await eraseAgain(parts, one.erasure, since, signal)) };
  }
  const finished = report(true);
  await recordReplay(acts, "replay.finished", since, finished.counts);
  return finished;
}

function toLine({ kind, duty }: Erasure, standing: Standing): ReplayLine {
  return {
    kind,
    clientId: duty.client_id,
    ...(duty.service_id !== null && { serviceId: duty.service_id }),
    dutyId: duty.id,
    erasedAt: duty.finished_at ?? duty.created_at,
    standing,
  };
}

function countsOf(lines: readonly ReplayLine[], carriedOut: boolean): ReplayReport["counts"] {
  const counts: Partial<Record<Standing | "erased_again" | "not_erased", number>> = {};
  for (const { standing, outcome } of lines) {
    counts[standing] = (counts[standing] ?? 0) + 1;
    if (standing !== "back" || !carriedOut) continue;
    const result = outcome === "erased_again" ? "erased_again" : "not_erased";
    counts[result] = (counts[result] ?? 0) + 1;
  }
  return counts;
}

async function eraseAgain(
  parts: WorkerParts,
  erasure: Erasure,
  since: Date,
  signal: AbortSignal,
): Promise<Partial<ReplayLine>> {
  // Another replay may have been there, or somebody else have got the number, since it was shown.
  const standing = await lookAtErasure(parts, erasure, since);
  if (standing !== "back") return { standing };
  const opened = await openReplay(parts.acts, erasure, since);
  if (opened.kind === "busy") return { outcome: "busy" };
  const duty = await carryOut(parts, erasure.kind, opened.dutyId, signal);
  return {
    outcome: duty.state === "completed" ? "erased_again" : duty.state,
    ...(duty.reason !== null && { reason: duty.reason }),
    replayDutyId: duty.id,
  };
}

type Handle = (dutyId: string, stopping: AbortSignal) => Promise<Date | undefined>;

/** Gives the duty turns until it ends or rests, whoever else gives it turns meanwhile. */
async function carryOut(parts: WorkerParts, kind: ReplayedKind, dutyId: string, signal: AbortSignal): Promise<DutyRow> {
  const handle: Handle = {
    deletion: deleteHosting(parts),
    anonymization: anonymizeAccount(parts),
    purge: purgeDocuments(parts),
  }[kind];
  const until = performance.now() + patienceMs;
  for (;;) {
    const laterAt = await handle(dutyId, signal);
    const duty = await findDuty(parts.acts.ledger, dutyId);
    if (duty === undefined) throw new Error("the replayed duty is gone");
    const nextAt = Math.max(laterAt?.getTime() ?? 0, duty.wake_at === null ? 0 : Date.parse(duty.wake_at));
    const pauseMs = Math.max(nextAt - parts.acts.clock.now().getTime(), 50);
    const isOver = signal.aborted || pauseMs > longestPauseMs || performance.now() + pauseMs > until;
    if (rests(duty) || isOver) return duty;
    // Whoever else has it may be done long before its claim ends.
    await wait(Math.min(pauseMs, 500), undefined, { signal }).catch(() => undefined);
  }
}

/** Whether nothing more comes of waiting for it here. */
function rests({ state, reason }: DutyRow): boolean {
  if (reason === "stopped" || reason === "unsafe_setup") return true;
  return ["completed", "failed", "withdrawn", "held", "waiting"].includes(state);
}
