import type { DocumentKind } from "../domain/retention.ts";
import { anyOf, insertMany } from "./many.ts";
import type { Db, RetainedDocumentRow, Tx } from "./schema.ts";

/** One document as WHMCS numbers it. */
export interface DocumentKey {
  readonly kind: DocumentKind;
  readonly id: number;
}

/** The documents of a client that the ledger knows, those that were removed too. */
export function documentsOfClient(db: Db, clientId: number): Promise<RetainedDocumentRow[]> {
  return db
    .selectFrom("retained_document")
    .selectAll()
    .where("client_id", "=", clientId)
    .orderBy("kind")
    .orderBy("document_id")
    .execute();
}

/** The clients of invoices and transactions that are still filed and whose end has come by `today` (`YYYY-MM-DD`). */
export async function clientsWithEnded(db: Db, today: string): Promise<number[]> {
  const rows = await db
    .selectFrom("retained_document")
    .select("client_id")
    .distinct()
    .where("kind", "in", ["invoice", "transaction"])
    .where("state", "in", ["retained", "expired", "refused"])
    .where("keep_until", "<=", today)
    .orderBy("client_id")
    .execute();
  return rows.map(({ client_id }) => client_id);
}

/** What a purge has on its list, in the states asked for. */
export function documentsOfDuty(
  db: Db,
  dutyId: string,
  clientId: number,
  states: readonly RetainedDocumentRow["state"][],
): Promise<RetainedDocumentRow[]> {
  return db
    .selectFrom("retained_document")
    .selectAll()
    .where("client_id", "=", clientId)
    .where("duty_id", "=", dutyId)
    .where("state", "in", [...states])
    .orderBy("document_id")
    .execute();
}

/** Writes these documents' rows, in place of what stood there: also of a client whose document it was before a merge. */
export async function putDocuments(tx: Tx, rows: readonly RetainedDocumentRow[]): Promise<void> {
  for (const [kind, some] of Map.groupBy(rows, (row) => row.kind)) {
    const ids = some.map((row) => row.document_id);
    await tx.deleteFrom("retained_document").where("kind", "=", kind).where("document_id", "in", anyOf(ids)).execute();
  }
  await insertMany(tx, "retained_document", rows);
}

/** After a merge: the documents of a client are those of the one that stays. */
export async function moveDocumentsOfClient(tx: Tx, fromClientId: number, intoClientId: number): Promise<void> {
  await tx
    .updateTable("retained_document")
    .set({ client_id: intoClientId })
    .where("client_id", "=", fromClientId)
    .execute();
}

/** Compare-and-set of a document's state. @returns false when it was in none of the `from` states */
export async function moveDocument(
  tx: Tx,
  { kind, id }: DocumentKey,
  from: readonly RetainedDocumentRow["state"][],
  change: Partial<Omit<RetainedDocumentRow, "kind" | "document_id">>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("retained_document")
    .set(change)
    .where("kind", "=", kind)
    .where("document_id", "=", id)
    .where("state", "in", [...from])
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The place after a row of `pageOfDocuments`. */
export interface DocumentPosition extends DocumentKey {
  readonly keepUntil: string;
}

/** One page of a client's documents: the last to go first. */
export function pageOfDocuments(
  db: Db,
  clientId: number,
  { after, limit }: { readonly after?: DocumentPosition | undefined; readonly limit: number },
): Promise<RetainedDocumentRow[]> {
  let query = db
    .selectFrom("retained_document")
    .selectAll()
    .where("client_id", "=", clientId)
    .orderBy("keep_until", "desc")
    .orderBy("kind", "desc")
    .orderBy("document_id", "desc")
    .limit(limit);
  if (after !== undefined) {
    query = query.where((eb) =>
      eb.or([
        eb("keep_until", "<", after.keepUntil),
        eb.and([
          eb("keep_until", "=", after.keepUntil),
          eb.or([eb("kind", "<", after.kind), eb.and([eb("kind", "=", after.kind), eb("document_id", "<", after.id)])]),
        ]),
      ]),
    );
  }
  return query.execute();
}
