import type { Selectable } from "kysely";
import type { Db, IdempotencyKeyTable, Tx } from "./schema.ts";

export type IdempotencyRow = Selectable<IdempotencyKeyTable>;

export function findIdempotencyKey(db: Db, tokenName: string, keyHash: string): Promise<IdempotencyRow | undefined> {
  return db
    .selectFrom("idempotency_key")
    .selectAll()
    .where("token_name", "=", tokenName)
    .where("key_hash", "=", keyHash)
    .executeTakeFirst();
}

export async function insertIdempotencyKey(tx: Tx, row: IdempotencyRow): Promise<void> {
  await tx.insertInto("idempotency_key").values(row).execute();
}

export async function deleteIdempotencyKey(db: Db, tokenName: string, keyHash: string): Promise<void> {
  await db.deleteFrom("idempotency_key").where("token_name", "=", tokenName).where("key_hash", "=", keyHash).execute();
}

/** Keeps the answer, to be given again word for word. */
export async function answerIdempotencyKey(
  db: Db,
  row: Pick<IdempotencyRow, "token_name" | "key_hash" | "status" | "body" | "location">,
): Promise<void> {
  await db
    .updateTable("idempotency_key")
    .set({ status: row.status, body: row.body, location: row.location })
    .where("token_name", "=", row.token_name)
    .where("key_hash", "=", row.key_hash)
    .execute();
}

/** Forgets keys created before `instant`. */
export async function forgetIdempotencyKeys(db: Db, instant: string): Promise<void> {
  await db.deleteFrom("idempotency_key").where("created_at", "<", instant).execute();
}
