import type { ApprovalTokenRow, Db, Tx } from "./schema.ts";

// The clients' links to the pages of their deletions. The ledger knows hashes alone: a token stands in the client's mail only.

export async function insertToken(tx: Tx, row: ApprovalTokenRow): Promise<void> {
  await tx.insertInto("approval_token").values(row).execute();
}

/** The token of that hash, used and expired ones included. */
export function findToken(db: Db, hash: string): Promise<ApprovalTokenRow | undefined> {
  return db.selectFrom("approval_token").selectAll().where("token_hash", "=", hash).executeTakeFirst();
}

/** Spends a token for a choice, in the transaction that read what it is still good for. */
export async function spendToken(tx: Tx, hash: string, usedFor: string, at: Date): Promise<void> {
  await tx
    .updateTable("approval_token")
    .set({ used_at: at.toISOString(), used_for: usedFor })
    .where("token_hash", "=", hash)
    .execute();
}

/** Tokens that never left: the mail that held them was not sent. */
export async function deleteTokens(tx: Tx, hashes: readonly string[]): Promise<void> {
  for (const hash of hashes) await tx.deleteFrom("approval_token").where("token_hash", "=", hash).execute();
}

/** Forgets tokens that expired before `before`, of deletions that have ended: nobody can use them any more. */
export async function forgetTokens(tx: Tx, before: Date): Promise<void> {
  await tx
    .deleteFrom("approval_token")
    .where("expires_at", "<", before.toISOString())
    .where("duty_id", "not in", (eb) => eb.selectFrom("duty").select("id").where("open_key", "is not", null))
    .execute();
}
