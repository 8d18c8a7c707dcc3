import { reminderAt } from "../domain/calendar.ts";
import type { PlannedStep } from "../domain/plan.ts";
import { dropPlannedMails, putMail } from "../ledger/client-mails.ts";
import type { DutyRow, StepRow } from "../ledger/schema.ts";
import type { Work } from "./act.ts";
import { releasedReasons } from "./hold.ts";

/** What a client is told of: when a deletion starts, and since when its period runs. */
export interface ToldDates {
  readonly startAt: Date;
  readonly effectiveAt: Date;
}

/**
 * Plans, inside the act that gives a deletion new dates, the mails that tell its client: now, and again before it starts. Told
 * again when the dates change. Not what the client has approved, and not what begins at once: there is nothing left to decide.
 */
export async function planMails(
  work: Work,
  duty: DutyRow,
  { startAt, effectiveAt }: ToldDates,
  plan: readonly PlannedStep[],
): Promise<void> {
  if (!isTold(work, duty) || !plan.some(deletesHosting)) return;
  if (duty.approved_at !== null || startAt <= work.now) {
    const reason = duty.approved_at === null ? "moot" : "approved";
    return dropPlannedMails(work.tx, duty.id, reason);
  }
  await putMail(work.tx, duty, "scheduled", work.now);
  const { hostingDeletion, timezone } = work.policy;
  const countedFrom = hostingDeletion.startsAt === "requested" ? new Date(duty.occurred_at) : effectiveAt;
  const remindAt = reminderAt(startAt, hostingDeletion.remindBefore, countedFrom, timezone);
  if (remindAt !== undefined && remindAt > work.now) await putMail(work.tx, duty, "reminder", remindAt);
  else await dropPlannedMails(work.tx, duty.id, "moot", ["reminder"]);
}

/** Plans, inside the act that completes a deletion, the mail that says so: where something was really deleted or gone. */
export async function planCompletedMail(work: Work, duty: DutyRow, steps: readonly StepRow[]): Promise<void> {
  await dropPlannedMails(work.tx, duty.id, "moot");
  const isGone = steps.some((step) => deletesHosting(step) && ["done", "nothing_found"].includes(step.state));
  if (isGone && isTold(work, duty)) await putMail(work.tx, duty, "completed", work.now);
}

/** A product without hosting has nothing that a client could want back. */
function deletesHosting({ action }: { readonly action: string }): boolean {
  return action === "terminate_hosting" || action === "delete_hosting";
}

/**
 * Backlog stays silent, also once it is released: years later a mail about an old service only frightens. So does a replay. What
 * an event or the owner's own call took out of the backlog is a duty like any other.
 */
function isTold({ policy }: Work, duty: DutyRow): boolean {
  const released = releasedReasons(duty);
  const isBacklog =
    duty.backlog === 1 || released.has("dry_run") || (released.has("backlog") && duty.origin === "reconciliation");
  return policy.hostingDeletion.tellCustomer && duty.kind === "deletion" && duty.replay_of === null && !isBacklog;
}
