import type { Db, Tx } from "./schema.ts";

/** The last row of evidence that was pruned: the next one's `prev_hash` is its hash. */
export interface Checkpoint {
  readonly seq: number;
  readonly hash: string;
}

/** Where the evidence begins that is still there; undefined while all of it is. */
export function readCheckpoint(db: Db): Promise<Checkpoint | undefined> {
  return db
    .selectFrom("evidence_checkpoint")
    .select(["seq", "hash"])
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
}

/**
 * The last row, among the `most` oldest, of those that are all older than `before` (ISO 8601 UTC): evidence goes from the front
 * alone, so that one younger row keeps all that follow it. Undefined when the oldest is young enough, or the newest of all.
 */
export async function lastPrunable(db: Db, before: string, most: number): Promise<Checkpoint | undefined> {
  const oldest = await db.selectFrom("evidence").select(["seq", "hash", "at"]).orderBy("seq").limit(most).execute();
  const young = oldest.findIndex(({ at }) => at >= before);
  const last = oldest.at(young === -1 ? -1 : young - 1);
  if (young === 0 || last === undefined) return undefined;
  const head = await db.selectFrom("evidence_head").select("length").where("id", "=", 1).executeTakeFirstOrThrow();
  return last.seq < head.length ? { seq: last.seq, hash: last.hash } : undefined;
}

/**
 * Removes all evidence up to a row and keeps the hash that the rest hangs on. The ledger refuses any other removal.
 * @returns how many rows went
 */
export async function removeUpTo(tx: Tx, { seq, hash }: Checkpoint, at: Date): Promise<number> {
  await tx.insertInto("evidence_checkpoint").values({ seq, hash, at: at.toISOString() }).execute();
  const { numDeletedRows } = await tx.deleteFrom("evidence").where("seq", "<=", seq).executeTakeFirst();
  await tx.deleteFrom("evidence_checkpoint").where("seq", "<", seq).execute();
  return Number(numDeletedRows);
}
