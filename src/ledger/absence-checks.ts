import { insertMany } from "./many.ts";
import type { AbsenceCheckRow, Db, Tx } from "./schema.ts";

/** What is known of a check when it is planned. */
export type NewAbsenceCheck = Pick<AbsenceCheckRow, "id" | "duty_id" | "client_id" | "connector" | "moment" | "due_at">;

export async function insertAbsenceChecks(tx: Tx, checks: readonly NewAbsenceCheck[]): Promise<void> {
  await insertMany(
    tx,
    "absence_check",
    checks.map((check) => ({ ...check, state: "due" as const })),
  );
}

/** Checks whose time has come, the longest due first. */
export function listDueChecks(db: Db, now: string, limit: number): Promise<AbsenceCheckRow[]> {
  return db
    .selectFrom("absence_check")
    .selectAll()
    .where("state", "=", "due")
    .where("due_at", "<=", now)
    .where((eb) => eb.or([eb("retry_at", "is", null), eb("retry_at", "<=", now)]))
    .orderBy("due_at")
    .limit(limit)
    .execute();
}

/** The checks of some duties, in the order in which they are due. */
export function listChecksOf(db: Db, dutyIds: readonly string[]): Promise<AbsenceCheckRow[]> {
  if (dutyIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("absence_check")
    .selectAll()
    .where("duty_id", "in", [...dutyIds])
    .orderBy("due_at")
    .orderBy("connector")
    .execute();
}

/** Changes a check that is still due. @returns false when it has ended meanwhile */
export async function updateDueCheck(
  tx: Tx,
  id: string,
  change: Partial<Pick<AbsenceCheckRow, "state" | "attempts" | "retry_at" | "checked_at" | "found" | "reason">>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("absence_check")
    .set(change)
    .where("id", "=", id)
    .where("state", "=", "due")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Whether a duty or a look that proves it may still ask who it is about: until both have ended. */
export async function isSubjectOfUse(db: Db, dutyId: string): Promise<boolean> {
  const open = await db
    .selectFrom("duty")
    .select("id")
    .where("id", "=", dutyId)
    .where("state", "not in", ["completed", "withdrawn"])
    .executeTakeFirst();
  if (open !== undefined) return true;
  return (await listChecksOf(db, [dutyId])).some(({ state }) => state === "due");
}
