import type { Db, StepRow, Tx } from "./schema.ts";
import type { StepState } from "../domain/duty.ts";

/** The steps of a duty in the order in which they run. */
export function listSteps(db: Db, dutyId: string): Promise<StepRow[]> {
  return db.selectFrom("step").selectAll().where("duty_id", "=", dutyId).orderBy("position").execute();
}

/** The steps of several duties, for a list; in order within each duty. */
export function listStepsOf(db: Db, dutyIds: readonly string[]): Promise<StepRow[]> {
  if (dutyIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("step")
    .selectAll()
    .where("duty_id", "in", [...dutyIds])
    .orderBy("position")
    .execute();
}

export async function insertSteps(
  tx: Tx,
  rows: readonly (Omit<
    StepRow,
    "attempts" | "shared_with" | "look_again_at" | "odd_since" | "silent_since" | "by_hand"
  > &
    Partial<Pick<StepRow, "by_hand">>)[],
): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto("step")
      .values([...rows])
      .execute();
}

/**
 * Takes away what a plan named and nobody began, so that the plan can be made afresh: steps to come, and what was only
 * planned to stay or to be left out. A step that began once is never taken away, whatever became of it.
 */
export async function deletePlannedSteps(tx: Tx, dutyId: string): Promise<void> {
  await tx
    .deleteFrom("step")
    .where("duty_id", "=", dutyId)
    .where("started_at", "is", null)
    .where("state", "in", ["pending", "skipped", "retained"])
    .execute();
}

/** Settles the steps that still wait for a worker, or for a system, as skipped, with a reason code. */
export async function skipPendingSteps(tx: Tx, dutyId: string, reason: string): Promise<void> {
  await tx
    .updateTable("step")
    .set({ state: "skipped", reason })
    .where("duty_id", "=", dutyId)
    .where("state", "in", ["pending", "waiting"])
    .execute();
}

/** Lets the steps that wait be looked at with the next look at their duty. */
export async function lookAtStepsNow(tx: Tx, dutyId: string): Promise<void> {
  await tx
    .updateTable("step")
    .set({ look_again_at: null })
    .where("duty_id", "=", dutyId)
    .where("state", "=", "waiting")
    .execute();
}

/** Compare-and-set of a step's state. @returns false when it was in none of the `from` states */
export async function moveStep(
  tx: Tx,
  id: string,
  from: readonly StepState[],
  change: Partial<Omit<StepRow, "id" | "duty_id" | "position" | "connector" | "action">>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("step")
    .set(change)
    .where("id", "=", id)
    .where("state", "in", [...from])
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Remembers which objects a step sets out to erase, before the first of them is touched. May be called again. */
export async function rememberObjects(tx: Tx, stepId: string, objectIds: readonly number[]): Promise<void> {
  const known = new Set((await listObjects(tx, stepId)).map((row) => row.object_id));
  const fresh = [...new Set(objectIds)].filter((id) => !known.has(id));
  if (fresh.length === 0) return;
  await tx
    .insertInto("step_object")
    .values(fresh.map((object_id) => ({ step_id: stepId, object_id, erased_at: null })))
    .execute();
}

/** The objects a step set out to erase, and when each was. */
export function listObjects(db: Db, stepId: string): Promise<{ object_id: number; erased_at: string | null }[]> {
  return db.selectFrom("step_object").select(["object_id", "erased_at"]).where("step_id", "=", stepId).execute();
}

/** Takes back that a step set out to erase an object which it never touched. */
export async function forgetObject(db: Db, stepId: string, objectId: number): Promise<void> {
  await db.deleteFrom("step_object").where("step_id", "=", stepId).where("object_id", "=", objectId).execute();
}

/** Whether a step of a client's anonymisation was begun, or begun again, since an instant. */
export async function anonymizedSince(db: Db, clientId: number, since: string): Promise<boolean> {
  const begun = await db
    .selectFrom("step")
    .innerJoin("duty", "duty.id", "step.duty_id")
    .select("step.id")
    .where("duty.client_id", "=", clientId)
    .where("duty.kind", "=", "anonymization")
    .where("step.started_at", ">=", since)
    .limit(1)
    .executeTakeFirst();
  return begun !== undefined;
}

/** Notes that one object is gone, so that a resumed step does not start over. */
export async function markObjectErased(db: Db, stepId: string, objectId: number, at: Date): Promise<void> {
  await db
    .updateTable("step_object")
    .set({ erased_at: at.toISOString() })
    .where("step_id", "=", stepId)
    .where("object_id", "=", objectId)
    .execute();
}

/** When the last copy of a client's hosting is gone that was deleted already, such as a backup; undefined: before `since`, or none. */
export async function lastHostingCopyGoneAt(db: Db, clientId: number, since: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("step")
    .innerJoin("duty", "duty.id", "step.duty_id")
    .select((eb) => eb.fn.max("step.gone_at").as("goneAt"))
    .where("duty.client_id", "=", clientId)
    .where("duty.kind", "=", "deletion")
    .where("step.state", "=", "done")
    .where("step.gone_at", ">", since)
    .executeTakeFirst();
  return row?.goneAt ?? undefined;
}
