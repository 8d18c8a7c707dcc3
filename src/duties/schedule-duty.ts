import type { PlannedStep } from "../domain/plan.ts";
import { findDuty, moveDuty, updateDuty, type DutyChange } from "../ledger/duties.ts";
import { act, type ActContext } from "./act.ts";
import { recordPlanInside } from "./record-plan.ts";

/** When a duty is due, and what was seen when that was decided. */
export interface Schedule {
  readonly dueAt: Date;
  readonly startAt: Date;
  readonly seen?: Pick<
    DutyChange,
    "effective_at" | "request_id" | "requested_at" | "cancellation_type" | "next_due_seen"
  >;
}

/**
 * Puts a duty on the calendar with the plan of what will be done, and sets its alarm. Called again after each fresh
 * look; the same schedule changes nothing but what was seen.
 * @returns false when the claim is lost or the duty was withdrawn or held meanwhile
 */
export function scheduleDuty(
  ctx: ActContext,
  id: string,
  owner: string,
  schedule: Schedule,
  plan: readonly PlannedStep[],
): Promise<boolean> {
  return act(ctx, async (work) => {
    const duty = await findDuty(work.tx, id);
    if (duty === undefined || duty.lease_owner !== owner) return false;
    const dates = { due_at: schedule.dueAt.toISOString(), start_at: schedule.startAt.toISOString() };
    const change = { ...schedule.seen, ...dates, reason: null, lease_owner: null, lease_until: null };
    const moved =
      (await moveDuty(work.tx, id, "scheduled", change)) || (await updateDuty(work.tx, id, change, ["scheduled"]));
    if (!moved) return false;
    await recordPlanInside(work, id, plan);
    await work.wake(id, schedule.startAt);
    if (duty.due_at !== dates.due_at || duty.start_at !== dates.start_at || duty.state !== "scheduled") {
      work.note({
        kind: "duty.scheduled",
        actor: "system",
        dutyId: id,
        clientId: duty.client_id,
        serviceId: duty.service_id ?? undefined,
        detail: { kind: duty.kind, dueAt: dates.due_at, startAt: dates.start_at },
      });
    }
    return true;
  });
}
