import { dropPlannedMails } from "../ledger/client-mails.ts";
import { updateDuty } from "../ledger/duties.ts";
import { act, type ActContext, type Work } from "./act.ts";
import { detailOf, type ClientWord } from "./client-word.ts";
import { resumeClock } from "./clock.ts";
import { dropDataTask } from "./data-first.ts";
import { demand, Refusal, requireDuty } from "./refusal.ts";

/** The client's approval as the owner received it. */
export interface Approval extends ClientWord {
  /** `YYYY-MM-DD`. */
  readonly receivedOn?: string | undefined;
  /** Gives up the time already paid: due now, even before the cancellation is in effect. */
  readonly now?: boolean | undefined;
}

/**
 * Records that the client approves the deletion (the privacy notice's "after approval"). It is due at once where the
 * cancellation is in effect, else at its effect; the worker computes that from a fresh look at WHMCS.
 * A second approval replaces the first, and one given while the clock stands lets it go on. @throws NotFound @throws Refusal when held, running or ended
 */
export async function approveDeletion(ctx: ActContext, id: string, approval: Approval, actor: string): Promise<void> {
  await act(ctx, (work) => approveInside(work, id, approval, actor));
}

/** The same inside a larger act. */
export async function approveInside(work: Work, id: string, approval: Approval, actor: string): Promise<void> {
  const duty = await requireDuty(work, id, "deletion");
  if (!work.policy.hostingDeletion.customerMayApprove) throw new Refusal("deletion.approval_not_in_policy");
  const dueAt = approvedDueAt(duty.effective_at, approval.now === true, work.now)?.toISOString();
  const approved = await updateDuty(
    work.tx,
    id,
    {
      approved_at: work.now.toISOString(),
      approval_channel: approval.channel ?? "other",
      approval_received_on: approval.receivedOn ?? null,
      approval_now: approval.now === true ? 1 : 0,
      ...(dueAt !== undefined && { due_at: dueAt, start_at: dueAt }),
    },
    ["pending", "scheduled", "waiting"],
  );
  demand(approved, `deletion.cannot_approve_${duty.state}`);
  work.note({
    kind: "deletion.approved",
    actor,
    dutyId: id,
    clientId: duty.client_id,
    serviceId: duty.service_id ?? undefined,
    detail: {
      ...detailOf(approval),
      channel: approval.channel ?? "other",
      receivedOn: approval.receivedOn,
      now: approval.now === true,
    },
  });
  await dropPlannedMails(work.tx, id, "approved");
  await dropDataTask(work, duty);
  await resumeClock(work, duty);
  await work.wake(id, work.now);
}

/** The instant an approved deletion is due; undefined while the effect of the cancellation is not yet known. */
function approvedDueAt(effectiveAt: string | null, now: boolean, at: Date): Date | undefined {
  if (now) return at;
  if (effectiveAt === null) return undefined;
  const effective = new Date(effectiveAt);
  return effective > at ? effective : at;
}
