import type { FiledDocument } from "../domain/retention.ts";
import type { DutyRow } from "../ledger/schema.ts";
import { act, type ActContext } from "./act.ts";
import { fileInside, keptByPolicy, rowsByKey, type ClientDocuments } from "./file-documents.ts";
import { listExpiredInside } from "./list-expired.ts";

/**
 * Gives every document that an anonymisation leaves in the books its own row: on which ground, from when and until when. What
 * need not be kept any more is listed at once for the owner's release. Safe to repeat: a row keeps the day it was first seen.
 * @param quotes those that were accepted, which are kept like invoices
 */
export async function retainDocuments(
  ctx: ActContext,
  duty: DutyRow,
  documents: ClientDocuments,
  quotes: readonly FiledDocument[],
): Promise<void> {
  await act(ctx, async (work) => {
    const known = await rowsByKey(work, duty.client_id);
    const keptQuotes = keptByPolicy(work, quotes, known).filter(({ isOver }) => !isOver);
    const kept = [...keptByPolicy(work, documents.documents, known), ...keptQuotes];
    const rows = await fileInside(work, duty.client_id, kept, known, duty.id);
    const ends = rows.filter((row) => row.state === "retained").map((row) => row.keep_until);
    work.note({
      kind: "documents.retained",
      actor: "system",
      dutyId: duty.id,
      clientId: duty.client_id,
      detail: { count: ends.length, keptUntil: ends.toSorted().at(-1) ?? null },
    });
    await listExpiredInside(work, documents, { isAnonymised: true });
  });
}
