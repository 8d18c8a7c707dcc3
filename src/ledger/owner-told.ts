import type { Ledger } from "./open.ts";
import type { Db } from "./schema.ts";

const keptMs = 7 * 24 * 3_600_000; // nothing is told less often than daily

/** When the owner was last told of a code about something; undefined: not lately. @throws the driver's error */
export async function readTold(db: Db, code: string, about: string): Promise<Date | undefined> {
  const row = await db
    .selectFrom("owner_told")
    .select("told_at")
    .where("code", "=", code)
    .where("about", "=", about)
    .executeTakeFirst();
  return row === undefined ? undefined : new Date(row.told_at);
}

/** The owner was not told of it after all. Twice is once. @throws the driver's error */
export async function forgetTold(db: Db, code: string): Promise<void> {
  await db.deleteFrom("owner_told").where("code", "=", code).execute();
}

/** Remembers what the owner was told, and forgets what is older than a week. @throws the driver's error */
export async function writeTold(
  ledger: Ledger,
  told: readonly { readonly code: string; readonly about: string }[],
  at: Date,
): Promise<void> {
  await ledger.transaction().execute(async (tx) => {
    await tx
      .deleteFrom("owner_told")
      .where("told_at", "<", new Date(at.getTime() - keptMs).toISOString())
      .execute();
    for (const { code, about } of told) {
      await tx.deleteFrom("owner_told").where("code", "=", code).where("about", "=", about).execute();
      await tx.insertInto("owner_told").values({ code, about, told_at: at.toISOString() }).execute();
    }
  });
}
