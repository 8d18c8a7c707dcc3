import { deletePlannedSteps, skipPendingSteps } from "../ledger/steps.ts";
import { moveDuty } from "../ledger/duties.ts";
import type { DutyRow } from "../ledger/schema.ts";
import type { DutyKind } from "../domain/duty.ts";
import { act, type ActContext, type Work } from "./act.ts";
import { demand, requireDuty } from "./refusal.ts";

/**
 * Withdraws a duty inside a larger act: nothing of it will be carried out any more. Steps that were done stay on record.
 * @returns false when it runs or has ended already
 */
export async function withdrawInside(work: Work, duty: DutyRow, reason: string, actor: string): Promise<boolean> {
  const moved = await moveDuty(work.tx, duty.id, "withdrawn", {
    reason,
    finished_at: work.now.toISOString(),
    hold_reason: null,
    hold_scope: null,
    held_from: null,
    lease_owner: null,
    lease_until: null,
  });
  if (!moved) return false;
  await deletePlannedSteps(work.tx, duty.id);
  await skipPendingSteps(work.tx, duty.id, "withdrawn");
  await work.wake(duty.id, null);
  work.note({
    kind: "duty.withdrawn",
    actor,
    dutyId: duty.id,
    clientId: duty.client_id,
    serviceId: duty.service_id ?? undefined,
    detail: { kind: duty.kind, reason },
  });
  return true;
}

/** The owner withdraws a duty. @throws NotFound @throws Refusal once it runs or has ended */
export async function withdrawDuty(ctx: ActContext, id: string, kind: DutyKind, actor: string): Promise<void> {
  await act(ctx, async (work) => {
    const duty = await requireDuty(work, id, kind);
    demand(await withdrawInside(work, duty, "owner", actor), `${kind}.cannot_withdraw_${duty.state}`);
  });
}
