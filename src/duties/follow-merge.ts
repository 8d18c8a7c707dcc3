import { openDutiesOfClient } from "../ledger/duties.ts";
import { findClientHold, putClientHold, removeClientHold } from "../ledger/holds.ts";
import type { Work } from "./act.ts";
import { lookAnew } from "./hold.ts";
import { withdrawInside } from "./withdraw.ts";

/**
 * Two clients became one: deletions, holds and tasks follow their service to the client that stays; exports and
 * anonymisations of the one that went are withdrawn, because that person's data now belongs to another account.
 */
export async function followMerge(work: Work, fromClientId: number, intoClientId: number): Promise<void> {
  for (const duty of await openDutiesOfClient(work.tx, fromClientId, ["export", "anonymization", "rectification"])) {
    await withdrawInside(work, duty, "client_merged", "whmcs");
  }
  const hold = await findClientHold(work.tx, fromClientId);
  if (hold !== undefined) {
    await removeClientHold(work.tx, fromClientId);
    if ((await findClientHold(work.tx, intoClientId)) === undefined) {
      await putClientHold(work.tx, { ...hold, client_id: intoClientId });
    }
  }
  const moved = await openDutiesOfClient(work.tx, fromClientId, ["deletion"]);
  for (const duty of moved) {
    // The closure it stood on was the other client's; its service ended then and stays ended.
    const origin = duty.origin === "closure" ? "event" : duty.origin;
    await work.tx.updateTable("duty").set({ client_id: intoClientId, origin }).where("id", "=", duty.id).execute();
    work.note({
      kind: "duty.followed_merge",
      actor: "whmcs",
      dutyId: duty.id,
      clientId: intoClientId,
      serviceId: duty.service_id ?? undefined,
      detail: { fromClientId },
    });
    await lookAnew(work, duty);
  }
  await work.tx
    .updateTable("task")
    .set({ client_id: intoClientId })
    .where("client_id", "=", fromClientId)
    .where("state", "=", "open")
    .execute();
}
