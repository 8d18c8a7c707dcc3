import { AppError } from "../src/domain/errors.ts";
import { act } from "../src/duties/act.ts";
import { listEndedAnonymizations, updateDuty } from "../src/ledger/duties.ts";
import type { DetailedPicture } from "./picture.ts";
import type { WorkerParts } from "./worker-parts.ts";

/**
 * Remembers of each anonymisation that ended, and whose client WHMCS shows open again, that its closing is over: the event of
 * the reopening may have been lost, and that of the next closing too. Twice is once. @throws AppError while WHMCS is away
 */
export async function noteReopened(
  { acts, whmcs }: Pick<WorkerParts, "acts" | "whmcs">,
  { clients }: DetailedPicture,
): Promise<void> {
  for (const { id, client_id: clientId } of await listEndedAnonymizations(acts.ledger)) {
    const listed = clients.get(clientId);
    if (listed === undefined || listed.status === "Closed") continue;
    // The list may be older than the duty's end.
    const status = await whmcs.client(clientId).then((client) => client?.status, untold);
    if (status === undefined || status === "Closed") continue;
    await act(acts, (work) => updateDuty(work.tx, id, { seen_open_at: work.now.toISOString() }));
  }
}

/** What cannot be told of one client keeps no other waiting. */
function untold(error: unknown): undefined {
  if (error instanceof AppError && error.retry !== "later") return undefined;
  throw error;
}
