import type { DutyKind } from "../domain/duty.ts";
import { moveDuty } from "../ledger/duties.ts";
import { listSteps, lookAtStepsNow, moveStep } from "../ledger/steps.ts";
import type { DutyRow } from "../ledger/schema.ts";
import { act, type ActContext, type Work } from "./act.ts";
import { demand, requireDuty } from "./refusal.ts";

/** Starts a failed duty again, from the step that failed. @throws NotFound @throws Refusal unless failed */
export async function retryDuty(ctx: ActContext, id: string, kind: DutyKind, actor: string): Promise<void> {
  await act(ctx, async (work) => {
    const duty = await requireDuty(work, id, kind);
    demand(duty.state === "failed", `${kind}.cannot_retry_${duty.state}`);
    await retryInside(work, duty, actor);
  });
}

/** The same inside a larger act, for a duty that has failed. */
export async function retryInside(work: Work, duty: DutyRow, actor: string): Promise<void> {
  await moveDuty(work.tx, duty.id, "pending", { reason: null, attempts: 0, finished_at: null });
  for (const step of await listSteps(work.tx, duty.id)) {
    await moveStep(work.tx, step.id, ["failed"], { state: "pending", reason: null, finished_at: null });
  }
  await lookAtStepsNow(work.tx, duty.id);
  work.note({
    kind: "duty.retried",
    actor,
    dutyId: duty.id,
    clientId: duty.client_id,
    serviceId: duty.service_id ?? undefined,
    detail: { kind: duty.kind },
  });
  await work.wake(duty.id, work.now);
}
