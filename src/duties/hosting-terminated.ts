import { requestTakenBack } from "../domain/deletion.ts";
import { newId } from "../domain/ids.ts";
import { findDuty, findOpenDuty, latestDeletion, updateDuty } from "../ledger/duties.ts";
import { lastReactivation, lastTermination } from "../ledger/events.ts";
import type { DutyRow } from "../ledger/schema.ts";
import { insertSteps, listSteps, moveStep } from "../ledger/steps.ts";
import { act, type ActContext, type Work } from "./act.ts";
import { lookAnew } from "./hold.ts";
import { openDuty } from "./open-duty.ts";

/** How long after an end of ours an event of WHMCS may still be its echo: two machines' clocks are never quite one. */
const echoWithinMs = 5 * 60_000;

/**
 * WHMCS terminated a service's hosting by itself: the hosting step is done, and the rest is scheduled if it was not.
 * While our own termination runs, its worker records the step; this event is only its echo, also when it comes late.
 */
export async function recordTermination(work: Work, clientId: number, serviceId: number, at: Date): Promise<void> {
  if (await isLateEcho(work, serviceId, at)) return;
  // Told late of hosting that was made anew since: what lives is not done with.
  if (((await lastReactivation(work.tx, serviceId)) ?? "") > at.toISOString()) {
    return lookAnew(work, await findOpenDuty(work.tx, `deletion:${serviceId}`));
  }
  const { id } = await openDuty(work, {
    kind: "deletion",
    clientId,
    serviceId,
    origin: "reconciliation",
    occurredAt: at,
    actor: "whmcs",
  });
  const duty = await findDuty(work.tx, id);
  if (duty === undefined || duty.state === "running") return;
  if (duty.origin === "reconciliation" && duty.started_at === null && duty.occurred_at < at.toISOString()) {
    await updateDuty(work.tx, id, { occurred_at: at.toISOString() });
  }
  const steps = await listSteps(work.tx, id);
  const step = steps.find((one) => one.action === "terminate_hosting");
  const done = { state: "done", reason: "terminated_by_whmcs", count: 1, finished_at: work.now.toISOString() } as const;
  if (step === undefined) {
    await insertSteps(work.tx, [
      {
        ...done,
        id: newId(),
        duty_id: id,
        position: (steps.at(-1)?.position ?? -1) + 1,
        connector: "whmcs",
        action: "terminate_hosting",
        retained_until: null,
        ground: null,
        gone_at: null,
        started_at: null,
      },
    ]);
  } else if (!(await moveStep(work.tx, step.id, ["pending", "waiting", "failed", "skipped"], done))) {
    return;
  }
  work.note({
    kind: "hosting.terminated_by_whmcs",
    actor: "whmcs",
    dutyId: id,
    clientId,
    serviceId,
    detail: { at: at.toISOString() },
  });
  if (duty.state === "failed") await updateDuty(work.tx, id, { reason: null });
  await lookAnew(work, duty);
}

/**
 * Whether the newest deletion of the service was completed no earlier than this termination, or withdrawn after having ended it
 * itself: it opens no second one.
 */
async function isLateEcho(work: Work, serviceId: number, at: Date): Promise<boolean> {
  const last = await latestDeletion(work.tx, serviceId);
  const isOver = last?.state === "completed" || (last?.state === "withdrawn" && last.reason === requestTakenBack);
  if (!isOver || last.finished_at === null) return false;
  return at.getTime() <= new Date(last.finished_at).getTime() + echoWithinMs;
}

/** WHMCS told that a service lives again: a termination that it told of before is undone. Then its deletion is looked at anew. */
export async function recordActivation(work: Work, serviceId: number, at: Date): Promise<void> {
  const duty = await findOpenDuty(work.tx, `deletion:${serviceId}`);
  if (duty === undefined) return;
  const terminated = (await lastTermination(work.tx, serviceId)) ?? "";
  if (duty.state !== "running" && terminated < at.toISOString()) await owedAgain(work, duty, "terminated_by_whmcs");
  await lookAnew(work, duty);
}

/** The service lives again after its hosting was terminated: what was done must be done once more. Twice is once. */
export async function recordReactivation(ctx: ActContext, dutyId: string): Promise<void> {
  await act(ctx, async (work) => {
    const duty = await findDuty(work.tx, dutyId);
    if (duty !== undefined) await owedAgain(work, duty);
  });
}

/** @param doneAs only where the step was done for this reason */
async function owedAgain(work: Work, duty: DutyRow, doneAs?: string): Promise<void> {
  const step = (await listSteps(work.tx, duty.id)).find((one) => one.action === "terminate_hosting");
  if (step === undefined || (doneAs !== undefined && step.reason !== doneAs)) return;
  const again = { state: "pending", reason: "activated_again", count: null, finished_at: null } as const;
  if (!(await moveStep(work.tx, step.id, ["done"], again))) return;
  work.note({
    kind: "hosting.activated_again",
    actor: "system",
    dutyId: duty.id,
    clientId: duty.client_id,
    serviceId: duty.service_id ?? undefined,
  });
}
