import type { PlannedStep } from "../src/domain/plan.ts";
import { beginDuty } from "../src/duties/begin-duty.ts";
import { finishDuty } from "../src/duties/finish-duty.ts";
import { recordPlan } from "../src/duties/record-plan.ts";
import { runSteps } from "./run-steps.ts";
import { withDuty } from "./with-duty.ts";
import type { WorkerParts } from "./worker-parts.ts";

/**
 * Carries a changed profile to the processors in use (GDPR Art. 16 and 19). A processor without a connector is a
 * person's task; with no processor in use there is nothing to carry.
 */
export function rectifyClient(parts: WorkerParts) {
  return (dutyId: string, stopping: AbortSignal): Promise<Date | undefined> =>
    withDuty(parts, dutyId, stopping, async (turn) => {
      const { acts, gates, owner, duty } = turn;
      const plan = Object.entries(acts.policy.processors)
        .filter(([, processor]) => processor.enabled)
        .map(([connector]): PlannedStep => ({ connector, action: "rectify_client", state: "pending" }));
      await recordPlan(acts, duty.id, plan);
      if (!(await beginDuty(acts, gates, duty.id, owner))) return;
      const finished = await runSteps(turn, () =>
        Promise.resolve({ kind: "manual", reason: "rectify_client_by_hand" }),
      );
      if (finished) await finishDuty(acts, duty.id, owner);
    });
}
