import { updateDuty } from "../ledger/duties.ts";
import { act, type ActContext } from "./act.ts";
import { demand, requireDuty } from "./refusal.ts";

/**
 * The owner's yes to an anonymisation, after having seen its plan. It may come before the duty is due; it does not
 * shorten a grace period. @throws NotFound @throws Refusal when held, running or ended
 */
export async function confirmAnonymization(ctx: ActContext, id: string, actor: string): Promise<void> {
  await act(ctx, async (work) => {
    const duty = await requireDuty(work, id, "anonymization");
    const confirmed = await updateDuty(work.tx, id, { confirmed_at: work.now.toISOString() }, [
      "pending",
      "scheduled",
      "waiting",
    ]);
    demand(confirmed, `anonymization.cannot_confirm_${duty.state}`);
    work.note({ kind: "anonymization.confirmed", actor, dutyId: id, clientId: duty.client_id });
    await work.wake(id, work.now);
  });
}
