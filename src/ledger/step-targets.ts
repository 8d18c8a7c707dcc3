import type { TargetResult } from "../domain/targets.ts";
import { insertMany } from "./many.ts";
import type { Db, StepTargetRow, Tx } from "./schema.ts";

/** What a step knows of one object at a processor when it sets out to erase it. */
export type NewStepTarget = Pick<StepTargetRow, "target_hash" | "kind">;

/** What may be written of a target once it is known. */
export type TargetChange = Partial<
  Pick<StepTargetRow, "state" | "reason" | "operation" | "retained_until" | "look_again_at" | "settled_at" | "gone_at">
>;

/** Everything a step ever found at its processor, in no order. */
export function listTargets(db: Db, stepId: string): Promise<StepTargetRow[]> {
  return db.selectFrom("step_target").selectAll().where("step_id", "=", stepId).execute();
}

/** Remembers what a step found and did not know yet, before anything of it is touched. */
export async function insertTargets(
  tx: Tx,
  stepId: string,
  targets: readonly NewStepTarget[],
  since: Date,
): Promise<void> {
  const row = { step_id: stepId, state: "found", since: since.toISOString() } as const;
  await insertMany(
    tx,
    "step_target",
    targets.map((target) => ({
      ...row,
      ...target,
      reason: null,
      operation: null,
      retained_until: null,
      look_again_at: null,
      settled_at: null,
      gone_at: null,
    })),
  );
}

/** Writes what became of one target. @returns false where it stands no longer in the state in which it was read */
export async function updateTarget(
  db: Db,
  { step_id: stepId, target_hash: hash, state }: StepTargetRow,
  change: TargetChange,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("step_target")
    .set(change)
    .where("step_id", "=", stepId)
    .where("target_hash", "=", hash)
    .where("state", "=", state)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** A row as the domain knows it. */
export function toTargetResult(row: StepTargetRow): TargetResult {
  const { kind, state, reason, retained_until: retainedUntil, look_again_at: lookAgainAt, gone_at: goneAt } = row;
  return { kind, state, reason, retainedUntil, lookAgainAt, goneAt };
}
