import { newId } from "../domain/ids.ts";
import type { PlannedStep } from "../domain/plan.ts";
import { deletePlannedSteps, insertSteps, listSteps } from "../ledger/steps.ts";
import { act, type ActContext, type Work } from "./act.ts";
import { countProgress } from "./record-outcome.ts";

/**
 * Writes a plan into the ledger. What earlier runs settled or began stays; steps that had not begun are replaced, so
 * that a plan made again after a fresh look says what will really be done.
 */
export async function recordPlan(ctx: ActContext, dutyId: string, plan: readonly PlannedStep[]): Promise<void> {
  await act(ctx, (work) => recordPlanInside(work, dutyId, plan));
}

/** The same inside a larger act. */
export async function recordPlanInside(work: Work, dutyId: string, plan: readonly PlannedStep[]): Promise<void> {
  const before = await listSteps(work.tx, dutyId);
  await deletePlannedSteps(work.tx, dutyId);
  const kept = await listSteps(work.tx, dutyId);
  const known = new Set(kept.map((step) => keyOf(step)));
  // Once it has begun, what was planned before keeps its place among what was carried out.
  const places = Map.groupBy(kept.length === 0 ? [] : before, keyOf);
  const next = (kept.length === 0 ? -1 : (before.at(-1)?.position ?? -1)) + 1;
  const fresh = plan.filter((step) => !known.has(keyOf(step)));
  await insertSteps(
    work.tx,
    fresh.map((step, index) => ({
      id: newId(),
      duty_id: dutyId,
      position: places.get(keyOf(step))?.shift()?.position ?? next + index,
      connector: step.connector,
      action: step.action,
      state: step.state,
      reason: step.reason ?? null,
      count: step.count ?? null,
      retained_until: step.retainedUntil ?? null,
      ground: step.ground ?? null,
      by_hand: step.byHand === true ? 1 : 0,
      gone_at: null,
      started_at: null,
      finished_at: null,
    })),
  );
  await countProgress(work, dutyId);
}

function keyOf({ connector, action }: { readonly connector: string; readonly action: string }): string {
  return `${connector} ${action}`;
}
