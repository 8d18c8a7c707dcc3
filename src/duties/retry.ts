import type { DutyKind } from "../domain/duty.ts";
import { moveDuty } from "../ledger/duties.ts";
import { listSteps, moveStep } from "../ledger/steps.ts";
import { act, type ActContext } from "./act.ts";
import { demand, requireDuty } from "./refusal.ts";

/** Starts a failed duty again, from the step that failed. @throws NotFound @throws Refusal unless failed */
export async function retryDuty(ctx: ActContext, id: string, kind: DutyKind, actor: string): Promise<void> {
  await act(ctx, async (work) => {
    const duty = await requireDuty(work, id, kind);
    demand(duty.state === "failed", `${kind}.cannot_retry_${duty.state}`);
    await moveDuty(work.tx, id, "pending", { reason: null, attempts: 0, finished_at: null });
    for (const step of await listSteps(work.tx, id)) {
      await moveStep(work.tx, step.id, ["failed"], { state: "pending", reason: null, finished_at: null });
    }
    work.note({ kind: "duty.retried", actor, dutyId: id, clientId: duty.client_id, detail: { kind } });
    await work.wake(id, work.now);
  });
}
