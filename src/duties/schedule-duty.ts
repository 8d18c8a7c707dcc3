import type { PlannedStep } from "../domain/plan.ts";
import { findDuty, moveDuty, updateDuty, type DutyChange } from "../ledger/duties.ts";
import { act, type ActContext } from "./act.ts";
import { planMails } from "./plan-mails.ts";
import { recordPlanInside } from "./record-plan.ts";

/** When a duty is due, and what was seen when that was decided. */
export interface Schedule {
  readonly dueAt: Date;
  readonly startAt: Date;
  /** When something is to be done before it starts; absent: nothing is. */
  readonly earlierAt?: Date | undefined;
  readonly seen?: Pick<
    DutyChange,
    | "effective_at"
    | "request_id"
    | "requested_at"
    | "cancellation_type"
    | "next_due_seen"
    | "occurred_at"
    | "approved_at"
    | "approval_channel"
    | "approval_received_on"
    | "approval_now"
  >;
}

/**
 * `due`: the claim is kept and the steps may begin. `early`: it is kept for what is to be done before. `lost`: the duty was
 * withdrawn, held or taken over meanwhile.
 */
export type Scheduling = "scheduled" | "early" | "due" | "lost";

/**
 * Puts a duty on the calendar with the plan of what will be done, and sets its alarm, or keeps the claim when it is due
 * already. Called again after each fresh look; the same schedule changes nothing but what was seen.
 */
export function scheduleDuty(
  ctx: ActContext,
  id: string,
  owner: string,
  schedule: Schedule,
  plan: readonly PlannedStep[],
): Promise<Scheduling> {
  return act(ctx, async (work): Promise<Scheduling> => {
    const duty = await findDuty(work.tx, id);
    if (duty === undefined || duty.lease_owner !== owner) return "lost";
    const dates = { due_at: schedule.dueAt.toISOString(), start_at: schedule.startAt.toISOString() };
    const isDue = schedule.startAt <= work.now;
    const wakeAt = schedule.earlierAt ?? schedule.startAt;
    const isWanted = isDue || wakeAt <= work.now;
    const lease = isWanted ? {} : { lease_owner: null, lease_until: null, attempts: 0 };
    const change = { ...schedule.seen, ...dates, ...lease, reason: null };
    const moved =
      (await moveDuty(work.tx, id, "scheduled", change)) || (await updateDuty(work.tx, id, change, ["scheduled"]));
    if (!moved) return "lost";
    await recordPlanInside(work, id, plan);
    if (!isWanted) await work.wake(id, wakeAt);
    if (duty.due_at !== dates.due_at || duty.start_at !== dates.start_at) {
      const effective = schedule.seen?.effective_at ?? duty.effective_at ?? duty.occurred_at;
      const told = { startAt: schedule.startAt, effectiveAt: new Date(effective) };
      await planMails(work, { ...duty, ...change }, told, plan);
      work.note({
        kind: "duty.scheduled",
        actor: "system",
        dutyId: id,
        clientId: duty.client_id,
        serviceId: duty.service_id ?? undefined,
        detail: { kind: duty.kind, dueAt: dates.due_at, startAt: dates.start_at },
      });
    }
    return isDue ? "due" : isWanted ? "early" : "scheduled";
  });
}
