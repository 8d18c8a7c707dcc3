import type { StepState } from "../domain/duty.ts";
import { isStepSettled } from "../domain/duty.ts";
import { isOddAnswer } from "../domain/odd-answers.ts";
import type { Outcome } from "../domain/outcome.ts";
import { spellSharedWith } from "../domain/shared-with.ts";
import { findDuty } from "../ledger/duties.ts";
import { listSteps } from "../ledger/steps.ts";
import type { DutyRow, StepRow } from "../ledger/schema.ts";
import { act, type ActContext, type Work } from "./act.ts";
import { openTask } from "./tasks.ts";

const stateOf = {
  done: "done",
  nothing_found: "nothing_found",
  retained: "retained",
  waiting: "waiting",
  manual: "manual",
  failed: "failed",
} as const satisfies Record<Outcome["kind"], StepState>;

/**
 * Writes what came of a step, before the next one starts, with its evidence and, for what only a person can do, its
 * task. Also moves the duty's progress. Safe to repeat.
 */
export async function recordOutcome(ctx: ActContext, duty: DutyRow, step: StepRow, outcome: Outcome): Promise<void> {
  await act(ctx, (work) => recordOutcomeInside(work, duty, step, outcome));
}

/** The same inside a larger act. */
async function recordOutcomeInside(work: Work, duty: DutyRow, step: StepRow, outcome: Outcome): Promise<void> {
  const reason = "reason" in outcome ? (outcome.reason ?? null) : null;
  const count = outcome.kind === "done" || outcome.kind === "retained" ? (outcome.count ?? null) : null;
  const sharedWith = spellSharedWith(outcome.sharedWith ?? []);
  const isOdd = outcome.kind === "waiting" && isOddAnswer(outcome.reason);
  const goneAt = "goneAt" in outcome ? outcome.goneAt?.toISOString() : undefined;
  await work.tx
    .updateTable("step")
    .set({
      state: stateOf[outcome.kind],
      reason,
      count,
      shared_with: sharedWith,
      finished_at: work.now.toISOString(),
      look_again_at: outcome.kind === "waiting" ? (outcome.lookAgainAt?.toISOString() ?? null) : null,
      odd_since: isOdd ? (step.odd_since ?? work.now.toISOString()) : null,
      // Only a connector that knows its system's backups may say when the last copy is gone.
      ...(goneAt !== undefined && { gone_at: goneAt }),
      ...(outcome.kind === "retained" && { retained_until: outcome.retainedUntil ?? step.retained_until }),
    })
    .where("id", "=", step.id)
    .execute();
  work.note({
    kind: "step.recorded",
    actor: "system",
    dutyId: duty.id,
    clientId: duty.client_id,
    serviceId: duty.service_id ?? undefined,
    detail: {
      step: step.id,
      connector: step.connector,
      action: step.action,
      outcome: outcome.kind,
      reason,
      ...(outcome.parts !== undefined && { parts: outcome.parts.join(",") }),
      ...(sharedWith !== null && { sharedWith }),
      count,
      ...(goneAt !== undefined && { goneAt }),
      retainedUntil: outcome.kind === "retained" ? (outcome.retainedUntil ?? step.retained_until) : null,
    },
  });
  for (const code of outcome.tasks ?? (outcome.kind === "manual" ? [outcome.reason] : [])) {
    await openTask(
      work,
      {
        code,
        clientId: duty.client_id,
        serviceId: duty.service_id,
        dutyId: duty.id,
        stepId: step.id,
        connector: step.connector,
      },
      "system",
    );
  }
  await countProgress(work, duty.id);
}

/** Brings the duty's progress in step with its steps; that of an export counts records, which its own acts write. */
export async function countProgress(work: Work, dutyId: string): Promise<void> {
  if ((await findDuty(work.tx, dutyId))?.kind === "export") return;
  const steps = await listSteps(work.tx, dutyId);
  const done = steps.filter((step) => isStepSettled(step.state)).length;
  await work.tx
    .updateTable("duty")
    .set({ progress_done: done, progress_total: steps.length })
    .where("id", "=", dutyId)
    .execute();
}
