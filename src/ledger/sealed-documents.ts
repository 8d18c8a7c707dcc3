import type { Db, SealedDocumentRow, Tx } from "./schema.ts";

const idLength = 36;

/** What the sealed copy of an invoice is called in storage: a run that is repeated writes over its own copy and no other. */
export function documentName(dutyId: string, invoiceId: number): string {
  return `${dutyId}-${invoiceId}`;
}

/** The newest sealed copy of a client's invoice, a destroyed one too. */
export function findSealedDocument(
  db: Db,
  clientId: number,
  invoiceId: number,
): Promise<SealedDocumentRow | undefined> {
  return db
    .selectFrom("sealed_document")
    .selectAll()
    .where("client_id", "=", clientId)
    .where("invoice_id", "=", invoiceId)
    .orderBy("sealed_at", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Records a sealed copy; one that a repeated run made anew takes the place of the first. */
export async function putSealedDocument(tx: Tx, row: SealedDocumentRow): Promise<void> {
  await tx.deleteFrom("sealed_document").where("object", "=", row.object).execute();
  await tx.insertInto("sealed_document").values(row).execute();
}

/** A client's sealed copies that still have their bytes. */
export function listSealedOfClient(db: Db, clientId: number): Promise<SealedDocumentRow[]> {
  return db
    .selectFrom("sealed_document")
    .selectAll()
    .where("client_id", "=", clientId)
    .where("destroyed_at", "is", null)
    .orderBy("invoice_id")
    .execute();
}

/** Copies that may be purged on `today` (`YYYY-MM-DD`) and are still there; none of a client on hold. */
export function listExpiredDocuments(db: Db, today: string, limit: number): Promise<SealedDocumentRow[]> {
  return db
    .selectFrom("sealed_document")
    .selectAll()
    .where("destroyed_at", "is", null)
    .where("keep_until", "<=", today)
    .where("client_id", "not in", (query) => query.selectFrom("client_hold").select("client_id"))
    .orderBy("keep_until")
    .limit(limit)
    .execute();
}

/** Records that the bytes are gone. @returns false where that is on record already */
export async function markDocumentDestroyed(tx: Tx, row: SealedDocumentRow, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("sealed_document")
    .set({ destroyed_at: at.toISOString() })
    .where("object", "=", row.object)
    .where("destroyed_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Whether a copy in storage is on record and not destroyed, or one that the duty which makes it may still record. */
export async function isDocumentOfUse(db: Db, object: string): Promise<boolean> {
  // In this order: what is recorded in between is found by its row.
  const making = await db
    .selectFrom("duty")
    .select("id")
    .where("id", "=", object.slice(0, idLength))
    .where("state", "=", "running")
    .executeTakeFirst();
  if (making !== undefined) return true;
  const row = await db
    .selectFrom("sealed_document")
    .select("invoice_id")
    .where("object", "=", object)
    .where("destroyed_at", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}
