import type { Purging } from "../src/connectors/processor.ts";
import type { Outcome } from "../src/domain/outcome.ts";
import { pending, type PlannedStep } from "../src/domain/plan.ts";
import type { StepAction } from "../src/domain/treatments.ts";
import { act } from "../src/duties/act.ts";
import { beginDuty } from "../src/duties/begin-duty.ts";
import { askOwner, finishDuty, withdrawByFacts } from "../src/duties/finish-duty.ts";
import { releasedReasons } from "../src/duties/hold.ts";
import {
  allowPurge,
  askForMailedCopies,
  isPurgeAllowed,
  openFormPurge,
  rememberShown,
} from "../src/duties/open-form-purge.ts";
import { scheduleDuty } from "../src/duties/schedule-duty.ts";
import { openTask } from "../src/duties/tasks.ts";
import type { StepRow } from "../src/ledger/schema.ts";
import { runSteps, stepLedger } from "./run-steps.ts";
import type { Turn } from "./with-duty.ts";
import type { WorkerParts } from "./worker-parts.ts";

const actionOf = (part: string): StepAction => `purge_${part}` as StepAction;

/**
 * A chore of the sweep: opens the weekly purge of each connector whose rows end by age, and asks each month for the copies that
 * were mailed. Nothing where no such connector is in use.
 */
export async function openFormPurges({ acts, processors }: Pick<WorkerParts, "acts" | "processors">): Promise<void> {
  for (const { name, purging } of processors.all) {
    if (purging === undefined) continue;
    if (purging.parts.length > 0) await openFormPurge(acts, name, purging);
    await askForMailedCopies(acts);
  }
}

/**
 * Looks at one purge of what ends by age at a system: counts it, shows the first run and the first after the owner changed what
 * may go, and then removes it part by part. Safe to run at any time and any number of times.
 */
export async function purgeForms(turn: Turn, connector: string): Promise<void> {
  const { acts, gates, owner, duty, processors, signal } = turn;
  const purging = processors.get(connector)?.purging;
  if (purging === undefined || purging.parts.length === 0) {
    return withdrawByFacts(acts, duty.id, owner, "connector_not_in_use");
  }
  const since = new Date(duty.occurred_at);
  const at = { dueAt: since, startAt: since };
  // Before anything is read, so that a purge which never comes to read is told of as overdue.
  if ((await scheduleDuty(acts, duty.id, owner, at, [])) !== "due") return;
  const now = startOf(turn);
  const plan = await planOf(connector, purging, now, signal);
  if ((await scheduleDuty(acts, duty.id, owner, at, plan)) !== "due") return;
  if (plan.length > 0 && !(await mayRemove(turn, connector, purging.fingerprint))) {
    await askOwner(acts, duty.id, owner, "first_form_purge");
    // Only now: what the owner releases later is what they were shown.
    return rememberShown(acts, connector, purging.fingerprint);
  }
  if (!(await beginDuty(acts, gates, duty.id, owner))) return;
  if (!(await runSteps(turn, (step) => removePart(turn, step, purging, now)))) return;
  await finishDuty(acts, duty.id, owner);
}

/** One run has one cut-off, also when it goes on after a crash. */
function startOf({ acts, duty }: Turn): Date {
  return duty.started_at === null ? acts.clock.now() : new Date(duty.started_at);
}

async function planOf(
  connector: string,
  purging: Purging,
  now: Date,
  signal: AbortSignal,
): Promise<readonly PlannedStep[]> {
  const steps: PlannedStep[] = [];
  for (const part of purging.parts) {
    const count = await purging.count(part, now, signal);
    if (count > 0) steps.push(pending(connector, actionOf(part), count));
  }
  return steps;
}

async function mayRemove({ acts, duty }: Turn, connector: string, fingerprint: string): Promise<boolean> {
  if (await isPurgeAllowed(acts, connector, fingerprint)) return true;
  return releasedReasons(duty).has("first_form_purge") && allowPurge(acts, connector, fingerprint);
}

/** Done says how many of what was planned are gone by a fresh look; what only a person can remove is a task beside. */
async function removePart(turn: Turn, step: StepRow, purging: Purging, now: Date): Promise<Outcome> {
  const part = purging.parts.find((one) => actionOf(one) === step.action);
  // Taken off the policy's list since: nothing of it is to be touched.
  if (part === undefined) return { kind: "nothing_found" };
  const left = await purging.remove(part, now, { signal: turn.signal, mayGo: stepLedger(turn, step.id).guard });
  const count = Math.max(0, (step.count ?? 0) - left);
  if (left === 0) return { kind: "done", count };
  await act(turn.acts, (work) =>
    openTask(
      work,
      { code: "form_rows_by_hand", clientId: turn.duty.client_id, dutyId: turn.duty.id, connector: step.connector },
      "system",
    ),
  );
  return { kind: "done", count, reason: "form_rows_left" };
}
