import { findDuty, moveDuty, openDutiesOfClient, updateDuty } from "../ledger/duties.ts";
import { moveLinks } from "../ledger/client-links.ts";
import { stayingClient } from "../ledger/events.ts";
import { closeTask, findTasks } from "../ledger/tasks.ts";
import { findClientHold, putClientHold, removeClientHold } from "../ledger/holds.ts";
import { moveDocumentsOfClient } from "../ledger/retained-documents.ts";
import type { DutyRow } from "../ledger/schema.ts";
import { moveSealedDocuments } from "../ledger/sealed-documents.ts";
import { act, type ActContext, type Work } from "./act.ts";
import { expirePackagesOf } from "./destroy-packages.ts";
import { lookAnew } from "./hold.ts";
import { withdrawInside } from "./withdraw.ts";

/**
 * Two clients became one: deletions, holds and tasks follow their service to the client that stays, documents and their sealed
 * copies too; exports and anonymisations of the one that went are withdrawn, because that person's data now belongs to another
 * account. So does what is in its packages: their time ends, whether the account that stays is anonymised later or was, before
 * this was told.
 */
export async function followMerge(work: Work, fromClientId: number, mergedIntoId: number): Promise<void> {
  // Told late, the client that it went into may have gone into another itself.
  const intoClientId = await stayingClient(work.tx, mergedIntoId);
  for (const duty of await openDutiesOfClient(work.tx, fromClientId, [
    "export",
    "anonymization",
    "rectification",
    "purge",
  ])) {
    // An export that is being made loses its worker's claim, and with it the right to be recorded.
    if (duty.kind === "export" && duty.state === "running") await moveDuty(work.tx, duty.id, "scheduled");
    await withdrawInside(work, duty, "client_merged", "whmcs");
  }
  await expirePackagesOf(work, fromClientId, "client_merged", "whmcs");
  const hold = await findClientHold(work.tx, fromClientId);
  if (hold !== undefined) {
    await removeClientHold(work.tx, fromClientId);
    if ((await findClientHold(work.tx, intoClientId)) === undefined) {
      await putClientHold(work.tx, { ...hold, client_id: intoClientId });
    }
  }
  await moveDocumentsOfClient(work.tx, fromClientId, intoClientId);
  await moveSealedDocuments(work.tx, fromClientId, intoClientId);
  await moveLinks(work.tx, fromClientId, intoClientId);
  const moved = await openDutiesOfClient(work.tx, fromClientId, ["deletion"]);
  for (const duty of moved) {
    await moveToClient(work, duty, intoClientId);
    await lookAnew(work, duty);
  }
  // Nothing was deleted after all: what a missing client had made of the tasks is answered.
  for (const task of await findTasks(work.tx, "client_deleted_check_processors", fromClientId)) {
    await closeTask(work.tx, task.id, "not_needed", work.now);
  }
  await work.tx
    .updateTable("task")
    .set({ client_id: intoClientId })
    .where("client_id", "=", fromClientId)
    .where("state", "=", "open")
    .execute();
}

/**
 * A deletion whose event came after the merge that took its service along follows it too: order is never assumed. Gives
 * the worker's claim back and has the duty looked at again.
 * @returns false where no event told that the duty's client became this one, or the claim is lost
 */
export function followService(ctx: ActContext, id: string, owner: string, clientId: number): Promise<boolean> {
  return act(ctx, async (work) => {
    const duty = await findDuty(work.tx, id);
    if (duty === undefined || duty.lease_owner !== owner || duty.client_id === clientId) return false;
    if ((await stayingClient(work.tx, duty.client_id)) !== clientId) return false;
    await moveToClient(work, duty, clientId);
    await updateDuty(work.tx, id, { lease_owner: null, lease_until: null });
    await work.wake(id, work.now);
    return true;
  });
}

async function moveToClient(work: Work, duty: DutyRow, clientId: number): Promise<void> {
  // The closure it stood on was the other client's; its service ended then and stays ended.
  const origin = duty.origin === "closure" ? "reconciliation" : duty.origin;
  await updateDuty(work.tx, duty.id, { client_id: clientId, origin, brake_told_due_at: null });
  work.note({
    kind: "duty.followed_merge",
    actor: "whmcs",
    dutyId: duty.id,
    clientId,
    serviceId: duty.service_id ?? undefined,
    detail: { fromClientId: duty.client_id },
  });
}
