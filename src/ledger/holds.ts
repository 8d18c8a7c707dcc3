import type { ClientHoldRow, Db, Tx } from "./schema.ts";

/** The hold on a client, if there is one. */
export function findClientHold(db: Db, clientId: number): Promise<ClientHoldRow | undefined> {
  return db.selectFrom("client_hold").selectAll().where("client_id", "=", clientId).executeTakeFirst();
}

/** Puts or renews the hold on a client. */
export async function putClientHold(tx: Tx, row: ClientHoldRow): Promise<void> {
  await removeClientHold(tx, row.client_id);
  await tx.insertInto("client_hold").values(row).execute();
}

/** @returns false when there was none */
export async function removeClientHold(tx: Tx, clientId: number): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom("client_hold").where("client_id", "=", clientId).executeTakeFirst();
  return numDeletedRows === 1n;
}
