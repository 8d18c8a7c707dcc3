import { act } from "../src/duties/act.ts";
import { dropTask, openTask, waitingTask, waitingTasks } from "../src/duties/tasks.ts";
import type { DutyRow } from "../src/ledger/schema.ts";
import { hasOpenTask, listGoneOn, listWaiting, markListedTold, markWaitingTold } from "../src/ledger/waiting-duties.ts";
import { tellOf } from "./tell-overdue.ts";
import type { WorkerParts } from "./worker-parts.ts";

const dayMs = 24 * 3_600_000;
const lateAfterMs = 3_600_000;
const againAfterMs = 7 * dayMs; // It is the owner's decision: a reminder, not an alarm bell.
const yearMs = 365 * dayMs;
const mostAtOnce = 200;
const ownerConfirmation = "owner_confirmation";

/** Whose task ends the duty by itself: what a person answers to another must not. */
const hasTaskOfItsOwn: ReadonlySet<string> = new Set(["client_deleted", "service_deleted"]);

/**
 * Tells the owner of each erasure that waits past its start for a word or for what only a person can settle: when it begins to,
 * again when it waits over something else, and each week. Where nobody is asked for anything yet, a task says so until the duty
 * goes on. A closure that only lacks its confirmation is told of as soon as it is due for that. A dry run, which nothing that
 * waits would follow, tells nothing. Called by every sweep.
 */
export async function tellWaiting({
  acts,
  gates,
  tellOwner,
}: Pick<WorkerParts, "acts" | "gates" | "tellOwner">): Promise<void> {
  await endTasks(acts);
  if (gates.mode() === "dry_run") return;
  const now = acts.clock.now();
  const ago = (ms: number): string => new Date(now.getTime() - ms).toISOString();
  const toldBefore = ago(againAfterMs);
  const waiting = await listWaiting(acts.ledger, {
    since: ago(lateAfterMs),
    atOnce: { reason: ownerConfirmation, now: now.toISOString() },
    toldBefore,
    limit: mostAtOnce,
  });
  const told: DutyRow[] = [];
  for (const duty of waiting) if (await recordTold(acts, duty, toldBefore)) told.push(duty);
  for (const [code, duties] of Map.groupBy(told, codeOf)) tellOf(tellOwner, code, duties);
  // A day after they were listed, so that a listing that takes hours is told of once and whole.
  const listed = await act(acts, (work) =>
    markListedTold(work.tx, { listedBefore: ago(dayMs), toldBefore: ago(yearMs), now: work.now }),
  );
  if (listed > 0) tellOwner({ code: "documents.listed", count: listed });
}

function codeOf({ reason }: DutyRow): string {
  return reason === ownerConfirmation ? "anonymization.to_confirm" : "erasure.waits";
}

function recordTold(acts: WorkerParts["acts"], duty: DutyRow, toldBefore: string): Promise<boolean> {
  return act(acts, async (work) => {
    if (!(await markWaitingTold(work.tx, duty, toldBefore, work.now))) return false;
    const { id: dutyId, kind, client_id: clientId, service_id: serviceId, reason } = duty;
    work.note({
      kind: "duty.waits",
      actor: "system",
      dutyId,
      clientId,
      serviceId: serviceId ?? undefined,
      detail: { kind, reason },
    });
    const isAsked = hasTaskOfItsOwn.has(reason ?? "") || (await hasOpenTask(work.tx, dutyId));
    if (!isAsked) await openTask(work, { code: waitingTask(kind), clientId, serviceId, dutyId }, "system");
    return true;
  });
}

/** Takes back the tasks of what waits no more. */
async function endTasks(acts: WorkerParts["acts"]): Promise<void> {
  for (const duty of await listGoneOn(acts.ledger, waitingTasks, acts.clock.now(), mostAtOnce)) {
    await act(acts, (work) => dropTask(work, duty, waitingTask(duty.kind)));
  }
}
