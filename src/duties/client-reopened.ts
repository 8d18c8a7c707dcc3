import type { DutyRow } from "../ledger/schema.ts";
import type { Work } from "./act.ts";
import { openTaskOnce } from "./tasks.ts";

/**
 * Tells the owner, by one task for each anonymisation and at once, that a client was reopened while its anonymisation ran: what
 * has begun is finished all the same, because half an identity helps nobody. Twice is once.
 */
export async function tellReopened(work: Work, { id: dutyId, client_id: clientId }: DutyRow): Promise<void> {
  await openTaskOnce(work, { code: "reopened_while_erasing", clientId, dutyId, dueAt: work.now }, "system");
}
