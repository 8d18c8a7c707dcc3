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

/** A copy whose original is gone from the client's books; `wasPurged`: on the owner's word. */
export type FreedDocument = SealedDocumentRow & { readonly wasPurged: boolean };

/**
 * Copies of invoices that a purge removed, and of those that WHMCS no longer has for the client and whose own end has come by
 * `today` (`YYYY-MM-DD`); none of a client on hold. @param object only this one
 */
export async function listFreedDocuments(
  db: Db,
  today: string,
  { object, limit }: { readonly object?: string; readonly limit: number },
): Promise<FreedDocument[]> {
  let query = db
    .selectFrom("sealed_document as copy")
    .leftJoin("retained_document as invoice", (join) =>
      join
        .onRef("invoice.document_id", "=", "copy.invoice_id")
        .onRef("invoice.client_id", "=", "copy.client_id")
        .on("invoice.kind", "=", "invoice"),
    )
    .selectAll("copy")
    .select(["invoice.state as filed_state", "invoice.reason as filed_reason"])
    .where("copy.destroyed_at", "is", null)
    .where("copy.client_id", "not in", (hold) => hold.selectFrom("client_hold").select("client_id"))
    // Every sealed invoice was filed: where there is no row, WHMCS gave the number to another client since.
    .where((eb) => eb.or([eb("invoice.state", "is", null), eb("invoice.state", "=", "removed")]))
    .where((eb) =>
      eb.or([
        eb.and([eb("invoice.state", "=", "removed"), eb("invoice.reason", "is", null)]),
        eb("copy.keep_until", "<=", today),
      ]),
    )
    .orderBy("copy.keep_until")
    .limit(limit);
  if (object !== undefined) query = query.where("copy.object", "=", object);
  return (await query.execute()).map(({ filed_state, filed_reason, ...row }) => ({
    ...row,
    wasPurged: filed_state === "removed" && filed_reason === null,
  }));
}

/** Has a client's copies end with their originals. @param ends by invoice: `YYYY-MM-DD` */
export async function keepSealedUntil(tx: Tx, clientId: number, ends: ReadonlyMap<number, string>): Promise<void> {
  for (const { object, invoice_id, keep_until } of await listSealedOfClient(tx, clientId)) {
    const end = ends.get(invoice_id);
    if (end === undefined || end === keep_until) continue;
    await tx.updateTable("sealed_document").set({ keep_until: end }).where("object", "=", object).execute();
  }
}

/** After a merge: the copies of a client belong to the one that stays. */
export async function moveSealedDocuments(tx: Tx, fromClientId: number, intoClientId: number): Promise<void> {
  await tx
    .updateTable("sealed_document")
    .set({ client_id: intoClientId })
    .where("client_id", "=", fromClientId)
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
