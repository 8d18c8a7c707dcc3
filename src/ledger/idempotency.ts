import type { Selectable } from "kysely";
import type { Ledger } from "./open.ts";
import type { Db, IdempotencyKeyTable, Tx } from "./schema.ts";

export type IdempotencyRow = Selectable<IdempotencyKeyTable>;

function findIdempotencyKey(db: Db, tokenName: string, keyHash: string): Promise<IdempotencyRow | undefined> {
  return db
    .selectFrom("idempotency_key")
    .selectAll()
    .where("token_name", "=", tokenName)
    .where("key_hash", "=", keyHash)
    .executeTakeFirst();
}

async function insertIdempotencyKey(tx: Tx, row: IdempotencyRow): Promise<void> {
  await tx.insertInto("idempotency_key").values(row).execute();
}

export async function deleteIdempotencyKey(db: Db, tokenName: string, keyHash: string): Promise<void> {
  await db.deleteFrom("idempotency_key").where("token_name", "=", tokenName).where("key_hash", "=", keyHash).execute();
}

/** What a key says about a request. `claimed`: it is the first, and its answer is to be recorded. */
export type IdempotencyClaim =
  | { readonly kind: "claimed" }
  | { readonly kind: "other_request" }
  | { readonly kind: "in_progress" }
  | { readonly kind: "answered"; readonly row: IdempotencyRow };

/**
 * Takes a key for one request, in one transaction, so that of many equal requests one is carried out.
 * @param limits instants: rows created before `forget` count as absent, unanswered ones before `abandoned` as crashed
 */
export function claimIdempotencyKey(
  ledger: Ledger,
  row: Pick<IdempotencyRow, "token_name" | "key_hash" | "request_hash" | "created_at">,
  limits: { readonly forget: string; readonly abandoned: string },
): Promise<IdempotencyClaim> {
  return ledger.transaction().execute(async (tx): Promise<IdempotencyClaim> => {
    const known = await findIdempotencyKey(tx, row.token_name, row.key_hash);
    if (known !== undefined && known.created_at > limits.forget) {
      if (known.request_hash !== row.request_hash) return { kind: "other_request" };
      if (known.status !== null) return { kind: "answered", row: known };
      if (known.created_at > limits.abandoned) return { kind: "in_progress" };
    }
    if (known !== undefined) await deleteIdempotencyKey(tx, row.token_name, row.key_hash);
    await insertIdempotencyKey(tx, { ...row, status: null, body: null, location: null });
    return { kind: "claimed" };
  });
}

/** Keeps the answer, to be given again word for word, unless a later request took the key over meanwhile. */
export async function answerIdempotencyKey(
  db: Db,
  row: Pick<IdempotencyRow, "token_name" | "key_hash" | "created_at" | "status" | "body" | "location">,
): Promise<void> {
  await db
    .updateTable("idempotency_key")
    .set({ status: row.status, body: row.body, location: row.location })
    .where("token_name", "=", row.token_name)
    .where("key_hash", "=", row.key_hash)
    .where("created_at", "=", row.created_at)
    .execute();
}

/** Forgets keys created before `instant`. */
export async function forgetIdempotencyKeys(db: Db, instant: string): Promise<void> {
  await db.deleteFrom("idempotency_key").where("created_at", "<", instant).execute();
}
