import { deletePlannedSteps, listSteps, skipPendingSteps } from "../ledger/steps.ts";
import { dropPlannedMails } from "../ledger/client-mails.ts";
import { findDuty, moveDuty } from "../ledger/duties.ts";
import type { DutyRow } from "../ledger/schema.ts";
import { closeTask, listOpenStepTasks } from "../ledger/tasks.ts";
import { isDestructive, type DutyKind, type DutyState } from "../domain/duty.ts";
import { act, type ActContext, type Work } from "./act.ts";
import { detailOf, isClientsOwn, type ClientWord } from "./client-word.ts";
import { dropDataTask } from "./data-first.ts";
import { demand, requireDuty } from "./refusal.ts";
import { dropTask, endProductAddon, liftSuspension, openTask, overdueTask, reviewHold } from "./tasks.ts";

/** States in which nothing runs, and what was begun goes on later by itself or by a word. */
const goesOn: ReadonlySet<DutyState> = new Set(["pending", "scheduled", "held", "waiting"] satisfies DutyState[]);

/**
 * Withdraws a duty inside a larger act: nothing of it will be carried out any more. Steps that were done stay on record.
 * @returns false when it runs or has ended already
 */
export async function withdrawInside(
  work: Work,
  duty: DutyRow,
  reason: string,
  actor: string,
  word: ClientWord = {},
): Promise<boolean> {
  const moved = await moveDuty(work.tx, duty.id, "withdrawn", {
    reason,
    finished_at: work.now.toISOString(),
    hold_reason: null,
    hold_scope: null,
    held_from: null,
    lease_owner: null,
    lease_until: null,
    clock_stopped_at: null,
  });
  if (!moved) return false;
  if (await isPartlyDeleted(work, duty)) {
    const { id: dutyId, client_id: clientId, service_id: serviceId } = duty;
    await openTask(work, { code: "deletion_unfinished", clientId, serviceId, dutyId }, "system");
  }
  await dropDataTask(work, duty);
  await dropPlannedMails(work.tx, duty.id, "withdrawn");
  await deletePlannedSteps(work.tx, duty.id);
  await skipPendingSteps(work.tx, duty.id, "withdrawn");
  await work.wake(duty.id, null);
  await settleSuspension(work, duty.id);
  await dropTask(work, duty, overdueTask(duty.kind));
  await dropTask(work, duty, endProductAddon);
  if (isDestructive(duty.kind)) await dropStepTasks(work, duty);
  if (duty.hold_scope === "duty") await dropTask(work, duty, reviewHold);
  work.note({
    kind: "duty.withdrawn",
    actor,
    dutyId: duty.id,
    clientId: duty.client_id,
    serviceId: duty.service_id ?? undefined,
    detail: { kind: duty.kind, reason, ...detailOf(word) },
  });
  return true;
}

/** Whether something of a deletion was done that withdrawing it does not bring back. */
async function isPartlyDeleted({ tx }: Work, { id, kind, started_at: startedAt }: DutyRow): Promise<boolean> {
  if (kind !== "deletion" || startedAt === null) return false;
  return (await listSteps(tx, id)).some(({ state }) => state === "done");
}

/** What a person was asked to destroy by hand is kept, with whoever else was asked for it. */
async function dropStepTasks(work: Work, duty: DutyRow): Promise<void> {
  for (const { id: task, code } of await listOpenStepTasks(work.tx, duty.id)) {
    await closeTask(work.tx, task, "not_needed", work.now);
    work.note({
      kind: "task.done",
      actor: "system",
      dutyId: duty.id,
      clientId: duty.client_id,
      serviceId: duty.service_id ?? undefined,
      detail: { task, code, outcome: "not_needed" },
    });
  }
}

/** What was suspended until its deletion is suspended for nothing now. Only a person knows whether another reason stands. */
async function settleSuspension(work: Work, dutyId: string): Promise<void> {
  const duty = await findDuty(work.tx, dutyId);
  if (duty === undefined || duty.suspended_at === null) return;
  const { client_id: clientId, service_id: serviceId } = duty;
  await openTask(work, { code: liftSuspension, clientId, serviceId, dutyId }, "system");
}

/**
 * The owner withdraws a duty. An anonymisation that has begun is finished: half an identity helps nobody, and the letter may
 * have promised the rest. One that failed may be given up; a task says that it is not whole.
 * @throws NotFound @throws Refusal once it runs or has ended, or is an anonymisation that has begun
 */
export async function withdrawDuty(ctx: ActContext, id: string, kind: DutyKind, actor: string): Promise<void> {
  await act(ctx, async (work) => {
    const duty = await requireDuty(work, id, kind);
    const isHalfDone = kind === "anonymization" && duty.started_at !== null;
    demand(!isHalfDone || !goesOn.has(duty.state), "anonymization.has_begun");
    demand(await withdrawInside(work, duty, "owner", actor), `${kind}.cannot_withdraw_${duty.state}`);
    if (isHalfDone) await openTask(work, { code: "erasure_unfinished", clientId: duty.client_id, dutyId: id }, actor);
  });
}

/**
 * The client keeps the service after all; a word that is nobody's in particular is the owner's. WHMCS has no call that takes
 * a cancellation request back, so a person must, or WHMCS goes on showing it. @throws NotFound
 * @throws Refusal once it runs or has ended
 */
export async function withdrawDeletion(ctx: ActContext, id: string, word: ClientWord, actor: string): Promise<void> {
  if (!isClientsOwn(word)) return withdrawDuty(ctx, id, "deletion", actor);
  await act(ctx, (work) => keepService(work, id, word, actor));
}

/** The client's own withdrawal inside a larger act. */
export async function keepService(work: Work, id: string, word: ClientWord, actor: string): Promise<void> {
  const duty = await requireDuty(work, id, "deletion");
  demand(await withdrawInside(work, duty, "client", actor, word), `deletion.cannot_withdraw_${duty.state}`);
  if (duty.request_id === null && duty.cancellation_type === null) return;
  const { client_id: clientId, service_id: serviceId } = duty;
  await openTask(work, { code: "remove_cancellation_request", clientId, serviceId, dutyId: id }, "system");
}
