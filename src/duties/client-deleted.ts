import { clientDeletedTask } from "../ledger/client-links.ts";
import { moveDuty, openDutiesOfClient, updateDuty } from "../ledger/duties.ts";
import type { DutyRow } from "../ledger/schema.ts";
import type { Work } from "./act.ts";
import { isStoppedOverFacts } from "./hold.ts";
import { openTask } from "./tasks.ts";

/** What is owed to a client in whichever system; all of it outlives the client's record in WHMCS. */
export const owedToClient = ["anonymization", "deletion", "rectification", "erasure"] as const;

/**
 * Nothing can be read or erased in WHMCS any more; what the processors hold is a person's work, never forgotten. Twice is
 * once, but for its evidence.
 */
export async function recordClientDeleted(
  work: Work,
  clientId: number,
  actor: "whmcs" | "system" = "whmcs",
): Promise<void> {
  const open = await openDutiesOfClient(work.tx, clientId, owedToClient);
  for (const duty of open) {
    if (!restsByItself(duty)) await waitForPerson(work, duty);
    await openTask(work, { code: clientDeletedTask, clientId, serviceId: duty.service_id, dutyId: duty.id }, actor);
  }
  if (open.length === 0) await openTask(work, { code: clientDeletedTask, clientId }, actor);
  work.note({ kind: "client.deleted", actor, clientId, detail: { openDuties: open.length } });
}

/**
 * One that runs finds out by itself, one that failed stays failed, and a hold of the owner's or of the backlog is lifted by
 * nobody but the owner: WHMCS tells of a deletion before it happens. All are a task all the same.
 */
function restsByItself(duty: DutyRow): boolean {
  return duty.state === "running" || duty.state === "failed" || (duty.state === "held" && !isStoppedOverFacts(duty));
}

async function waitForPerson(work: Work, duty: DutyRow): Promise<void> {
  const change = { reason: "client_deleted", hold_scope: null, held_from: null };
  const moved = await moveDuty(work.tx, duty.id, "waiting", change);
  if (!moved) await updateDuty(work.tx, duty.id, change, ["waiting"]);
  await work.wake(duty.id, null);
}
