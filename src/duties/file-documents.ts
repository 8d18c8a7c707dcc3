import { calendarDay } from "../domain/calendar.ts";
import { keptDocuments, type DocumentKind, type FiledDocument, type KeptDocument } from "../domain/retention.ts";
import { documentsOfClient, putDocuments } from "../ledger/retained-documents.ts";
import type { RetainedDocumentRow } from "../ledger/schema.ts";
import { keepSealedUntil } from "../ledger/sealed-documents.ts";
import type { Work } from "./act.ts";

/** What a fresh look at WHMCS tells of a client's documents, and of the account that they stay in. */
export interface ClientDocuments {
  readonly clientId: number;
  readonly documents: readonly FiledDocument[];
  /** Documents that cannot be told apart by kind and id: they stay, whatever their date. */
  readonly unfiled: number;
  readonly isClosed: boolean;
  readonly contacts: number;
}

/** One name for a document of a client. */
export function documentKey({ kind, id }: { readonly kind: DocumentKind; readonly id: number }): string {
  return `${kind}:${id}`;
}

/** A client's rows by `documentKey`. */
export async function rowsByKey(work: Work, clientId: number): Promise<ReadonlyMap<string, RetainedDocumentRow>> {
  const rows = await documentsOfClient(work.tx, clientId);
  return new Map(rows.map((row) => [documentKey({ kind: row.kind, id: row.document_id }), row]));
}

/** The documents with the periods that today's policy gives them; an undated one counts from when it was first recorded. */
export function keptByPolicy(
  { policy, now }: Pick<Work, "policy" | "now">,
  documents: readonly FiledDocument[],
  known: ReadonlyMap<string, RetainedDocumentRow>,
): readonly KeptDocument[] {
  return keptDocuments(documents, policy, now, (document) => {
    const row = known.get(documentKey(document));
    return row === undefined ? undefined : calendarDay(new Date(row.recorded_at), policy.timezone);
  });
}

/**
 * Writes rows as a fresh look and today's policy have them. What a purge has on its list stays there, unless it must be kept
 * longer after all; a document that is back after its removal is filed again. An invoice's sealed copy is kept as long as it.
 * @param dutyId the duty that a new row is told to come from
 */
export async function fileInside(
  work: Work,
  clientId: number,
  kept: readonly KeptDocument[],
  known: ReadonlyMap<string, RetainedDocumentRow>,
  dutyId: string | null,
): Promise<readonly RetainedDocumentRow[]> {
  const rows = kept.flatMap(({ document, period, isOver }): readonly RetainedDocumentRow[] => {
    if (period === undefined) return [];
    const row = known.get(documentKey(document));
    const isListed = isOver && (row?.state === "expired" || row?.state === "refused");
    return [
      {
        kind: document.kind,
        document_id: document.id,
        client_id: clientId,
        duty_id: row?.duty_id ?? dutyId,
        dated_on: document.date ?? null,
        keep_from: period.from,
        keep_until: period.until,
        ground: period.ground,
        state: isListed ? row.state : "retained",
        reason: isListed ? row.reason : null,
        recorded_at: row?.recorded_at ?? work.now.toISOString(),
        removed_at: null,
      },
    ];
  });
  await putDocuments(work.tx, rows);
  const invoices = rows.filter(({ kind }) => kind === "invoice");
  await keepSealedUntil(work.tx, clientId, new Map(invoices.map((row) => [row.document_id, row.keep_until])));
  return rows;
}
