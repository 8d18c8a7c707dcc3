import { updateDuty } from "../ledger/duties.ts";
import { heldDutiesToAskAbout, holdsToAskAbout, postponeAsking } from "../ledger/holds.ts";
import { act, type ActContext } from "./act.ts";
import { askAgainAt } from "./hold.ts";
import { openTask, reviewHold } from "./tasks.ts";

/** Asks the owner about each of their holds, on a client or on one duty, whether its reason still stands: every 30 days. */
export async function reviewHolds(ctx: ActContext): Promise<void> {
  await act(ctx, async (work) => {
    const now = work.now.toISOString();
    for (const { client_id: clientId } of await holdsToAskAbout(work.tx, now)) {
      await openTask(work, { code: reviewHold, clientId }, "system");
      await postponeAsking(work.tx, clientId, askAgainAt(work.now));
    }
    for (const duty of await heldDutiesToAskAbout(work.tx, now)) {
      const { id: dutyId, client_id: clientId, service_id: serviceId } = duty;
      await openTask(work, { code: reviewHold, clientId, serviceId, dutyId }, "system");
      await updateDuty(work.tx, dutyId, { ask_again_at: askAgainAt(work.now).toISOString() }, ["held"]);
    }
  });
}
