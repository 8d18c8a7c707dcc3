import { anyOf } from "./many.ts";
import type { ClientHoldRow, Db, DutyRow, Tx } from "./schema.ts";

/** The hold on a client, if there is one. */
export function findClientHold(db: Db, clientId: number): Promise<ClientHoldRow | undefined> {
  return db.selectFrom("client_hold").selectAll().where("client_id", "=", clientId).executeTakeFirst();
}

/** The holds on any of these clients. */
export function findClientHolds(db: Db, clientIds: readonly number[]): Promise<ClientHoldRow[]> {
  return db.selectFrom("client_hold").selectAll().where("client_id", "in", anyOf(clientIds)).execute();
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

/** Holds about which the owner is to be asked again. */
export function holdsToAskAbout(db: Db, now: string): Promise<ClientHoldRow[]> {
  return db.selectFrom("client_hold").selectAll().where("ask_again_at", "<=", now).limit(200).execute();
}

/** Duties that the owner holds by themselves and about which they are to be asked again. */
export function heldDutiesToAskAbout(db: Db, now: string): Promise<DutyRow[]> {
  return db
    .selectFrom("duty")
    .selectAll()
    .where("state", "=", "held")
    .where("hold_scope", "=", "duty")
    .where((eb) => eb.or([eb("ask_again_at", "is", null), eb("ask_again_at", "<=", now)]))
    .limit(200)
    .execute();
}

export async function postponeAsking(tx: Tx, clientId: number, until: Date): Promise<void> {
  await tx
    .updateTable("client_hold")
    .set({ ask_again_at: until.toISOString() })
    .where("client_id", "=", clientId)
    .execute();
}
