import type { DutyKind } from "../domain/duty.ts";
import { newId } from "../domain/ids.ts";
import { isOpen, lastCopyGoneAt, outcomeOfTargets } from "../domain/targets.ts";
import { findDuty, moveDuty } from "../ledger/duties.ts";
import { moveStep } from "../ledger/steps.ts";
import { closeTask, findOpenTask, findTask, findTaskOf, insertTask } from "../ledger/tasks.ts";
import type { DutyRow, StepTargetRow, TaskRow } from "../ledger/schema.ts";
import { listTargets, toTargetResult, updateTarget } from "../ledger/step-targets.ts";
import { act, type ActContext, type Work } from "./act.ts";
import { resumeClock } from "./clock.ts";
import { demand, NotFound } from "./refusal.ts";

/** How a person may have ended a task. `retained`: it must stay, on a ground of the policy. */
export const taskOutcomes = ["done", "nothing_found", "retained", "not_needed"] as const;
export type TaskOutcome = (typeof taskOutcomes)[number];

/** What only a person can do; its `code` says what, in every language. */
export interface TaskOpening {
  readonly code: string;
  readonly clientId: number;
  readonly serviceId?: number | null;
  readonly objectId?: number | null;
  readonly dutyId?: string;
  readonly stepId?: string;
  readonly connector?: string;
  /** When it should be done; absent: in two weeks. */
  readonly dueAt?: Date;
}

/** The code of the task to end, where they are, addons that WHMCS may not reach by itself. */
export const endProductAddon = "end_product_addon";

/** The code of the task to look whether a service that was suspended until its deletion is to be unsuspended. */
export const liftSuspension = "lift_suspension";

/** The code of the task to mend what keeps an erasure from ending. */
export function overdueTask(kind: DutyKind): string {
  return `${kind}_overdue`;
}

/** The code of the task to say the word, or to settle what an erasure waits for. */
export function waitingTask(kind: DutyKind): string {
  return `${kind}_waits`;
}

/** Every such code. They have no day: when the owner decides is the owner's to say. */
export const waitingTasks: readonly string[] = (["deletion", "anonymization", "purge"] as const).map(waitingTask);

/** Whether an open task should have been done by now. Pure. */
export function isOverdue({ code, state, due_at: dueAt }: TaskRow, now: Date): boolean {
  return state === "open" && dueAt < now.toISOString() && !waitingTasks.includes(code);
}

/** The code of the task to say whether the reason of the owner's own hold still stands. */
export const reviewHold = "review_hold";

/** The code of the task to give a client the content of a hosting account back; done, the deletion's clock goes on. */
export const returnHostingData = "return_hosting_data";

const dayMs = 24 * 3_600_000;
const dueAfterMs = 14 * dayMs; // Well inside the month of GDPR Art. 12(3).
/** A kept service that does not work, or that WHMCS may still end, hurts from day to day. */
const soonDueAfterMs: Readonly<Record<string, number>> = {
  [liftSuspension]: dayMs,
  remove_cancellation_request: dayMs,
};

/** Tasks that a client waits for from the first hour: the owner is told of each at once. */
export const urgentTasks: readonly string[] = [returnHostingData, ...Object.keys(soonDueAfterMs)];

/** Opens a task, unless the same is open already: people are asked once. @returns the open task's id */
export async function openTask(work: Work, opening: TaskOpening, actor: string): Promise<string> {
  const row: TaskRow = {
    id: newId(),
    code: opening.code,
    state: "open",
    client_id: opening.clientId,
    service_id: opening.serviceId ?? null,
    object_id: opening.objectId ?? null,
    duty_id: opening.dutyId ?? null,
    step_id: opening.stepId ?? null,
    connector: opening.connector ?? null,
    created_at: work.now.toISOString(),
    due_at: (
      opening.dueAt ?? new Date(work.now.getTime() + (soonDueAfterMs[opening.code] ?? dueAfterMs))
    ).toISOString(),
    done_at: null,
    outcome: null,
  };
  const same = await findOpenTask(work.tx, row);
  if (same !== undefined && same.step_id === row.step_id) return same.id;
  await insertTask(work.tx, row);
  work.note({
    kind: "task.opened",
    actor,
    dutyId: row.duty_id ?? undefined,
    clientId: row.client_id,
    serviceId: row.service_id ?? undefined,
    detail: { task: row.id, code: row.code },
  });
  return row.id;
}

/** The same of a duty, unless it ever had one of this code, ended or not. */
export async function openTaskOnce(
  work: Work,
  opening: TaskOpening & { readonly dutyId: string },
  actor: string,
): Promise<void> {
  if ((await findTaskOf(work.tx, opening.dutyId, opening.code)) === undefined) await openTask(work, opening, actor);
}

/** Takes back a task of a duty, or of a client alone, that nobody need do any more, if it is open. What is done stays done. */
export async function dropTask(
  work: Work,
  about: Pick<DutyRow, "client_id" | "service_id"> & Partial<Pick<DutyRow, "id">>,
  code: string,
): Promise<void> {
  const { id: dutyId, client_id: clientId, service_id: serviceId } = about;
  const row = { code, client_id: clientId, service_id: serviceId, object_id: null };
  const task = await findOpenTask(work.tx, row);
  if (task === undefined || !(await closeTask(work.tx, task.id, "not_needed", work.now))) return;
  work.note({
    kind: "task.done",
    actor: "system",
    dutyId,
    clientId,
    serviceId: serviceId ?? undefined,
    detail: { task: task.id, code, outcome: "not_needed" },
  });
}

/** A person reports a task as ended; the step and duty that waited for it go on. @throws NotFound @throws Refusal */
export async function completeTask(ctx: ActContext, id: string, outcome: TaskOutcome, actor: string): Promise<TaskRow> {
  return act(ctx, async (work) => {
    const task = await findTask(work.tx, id);
    if (task === undefined) throw new NotFound();
    demand(await closeTask(work.tx, id, outcome, work.now), "task.already_done");
    work.note({
      kind: "task.done",
      actor,
      dutyId: task.duty_id ?? undefined,
      clientId: task.client_id,
      serviceId: task.service_id ?? undefined,
      detail: { task: id, code: task.code, outcome },
    });
    if (task.step_id !== null) await settleStep(work, task.step_id, task.code, outcome);
    await goOn(work, task);
    return { ...task, state: "done", outcome, done_at: work.now.toISOString() };
  });
}

/** Of a step whose objects are known, the word is about those that were asked of a person: the rest goes on, or is told. */
async function settleStep(work: Work, stepId: string, code: string, outcome: TaskOutcome): Promise<void> {
  const before = await listTargets(work.tx, stepId);
  const asked = before.filter(({ state, reason }) => state === "manual" && reason === code);
  const reason = outcome === "not_needed" ? "not_needed" : "by_hand";
  const finished_at = work.now.toISOString();
  for (const target of asked) {
    const state = outcome === "retained" ? "retained" : "gone";
    await updateTarget(work.tx, target, { state, reason, settled_at: finished_at });
  }
  if (before.filter(isOpen).length > asked.length) return;
  const others = before.length > asked.length;
  const settled =
    asked.length > 0 && others
      ? settledByTargets(await listTargets(work.tx, stepId))
      : { state: outcome === "not_needed" ? ("skipped" as const) : outcome, reason };
  // What our hand erased beside it may lie in the system's backups for longer, whoever settled the rest.
  const gone_at = lastCopyGoneAt(before.map(toTargetResult))?.toISOString();
  const change = { ...settled, finished_at, ...(gone_at !== undefined && { gone_at }) };
  await moveStep(work.tx, stepId, ["manual", "waiting"], change);
}

function settledByTargets(targets: readonly StepTargetRow[]) {
  const outcome = outcomeOfTargets(targets.map(toTargetResult), { again: { at: new Date(0) } });
  const isKept = outcome.kind === "retained";
  const reason = "reason" in outcome ? (outcome.reason ?? null) : null;
  return {
    state: isKept ? ("retained" as const) : ("done" as const),
    reason,
    count: "count" in outcome ? (outcome.count ?? null) : null,
    ...(isKept && { retained_until: outcome.retainedUntil ?? null }),
  };
}

/** The codes of the tasks to look everywhere for what is left of a client or service that WHMCS does not know any more. */
const checksOfDeleted: ReadonlySet<string> = new Set([
  "client_deleted_check_processors",
  "service_deleted_check_processors",
]);

async function goOn(work: Work, { duty_id, code }: TaskRow): Promise<void> {
  const duty = duty_id === null ? undefined : await findDuty(work.tx, duty_id);
  // A hold stops the act, not the clock: that goes on with the task that stopped it.
  if (duty !== undefined && code === returnHostingData) await resumeClock(work, duty);
  if (duty?.state !== "waiting") return;
  const dutyId = duty.id;
  // A deleted service or client leaves nothing to re-read: the word of whoever looked at every processor ends the duty, none else.
  if (duty.reason === "client_deleted" || duty.reason === "service_deleted") {
    if (!checksOfDeleted.has(code)) return;
    await moveDuty(work.tx, dutyId, "completed", { finished_at: work.now.toISOString() });
    await work.wake(dutyId, null);
    work.note({
      kind: "duty.completed",
      actor: "system",
      dutyId,
      clientId: duty.client_id,
      detail: { kind: duty.kind },
    });
    return;
  }
  await work.wake(dutyId, work.now);
}
