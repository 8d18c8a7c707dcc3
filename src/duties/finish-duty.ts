import { isElsewhere, type OwnStopReason } from "../domain/duty.ts";
import { findDuty, listStoppedOverService, moveDuty, openDutiesOfClient, updateDuty } from "../ledger/duties.ts";
import { listSteps } from "../ledger/steps.ts";
import type { DutyRow, StepRow } from "../ledger/schema.ts";
import { act, type ActContext, type Work } from "./act.ts";
import { stopAndAsk } from "./begin-duty.ts";
import { lookAnew } from "./hold.ts";
import { planAbsenceInside } from "./plan-absence.ts";
import { planCompletedMail } from "./plan-mails.ts";
import { dropTask, overdueTask } from "./tasks.ts";
import { withdrawInside } from "./withdraw.ts";

const noLease = { lease_owner: null, lease_until: null } as const;

const lookEveryMs = 3_600_000;

/** Every end of a worker's turn takes place only while the worker still holds the claim. */
function withClaim<T>(ctx: ActContext, id: string, owner: string, perform: (work: Work, duty: DutyRow) => Promise<T>) {
  return act(ctx, async (work) => {
    const duty = await findDuty(work.tx, id);
    return duty === undefined || duty.lease_owner !== owner ? undefined : perform(work, duty);
  });
}

/**
 * Ends a turn by what the steps say: completed when all are settled, failed when one failed, waiting when a processor or
 * a person is owed. Wakes the client's anonymisation when a deletion ends, and plans the looks that prove an erasure.
 */
export async function finishDuty(ctx: ActContext, id: string, owner: string): Promise<DutyRow["state"] | undefined> {
  return withClaim(ctx, id, owner, async (work, duty) => {
    const steps = await listSteps(work.tx, id);
    const end = endOf(steps);
    if (end.state === "waiting") {
      await moveDuty(work.tx, id, "waiting", { ...noLease, reason: end.reason });
      await work.wake(id, wakeAt(steps, work.now));
    } else {
      await moveDuty(work.tx, id, end.state, { ...noLease, reason: end.reason, finished_at: work.now.toISOString() });
      await work.wake(id, null);
      await dropTask(work, duty, overdueTask(duty.kind));
      if (end.state === "completed") await planAbsenceInside(work, duty, steps, ctx.searchable ?? new Set());
      if (end.state === "completed") await planCompletedMail(work, duty, steps);
      await wakeAnonymization(work, duty);
      if (end.state === "completed") await reconsiderSharers(work, duty);
    }
    noteEnd(work, duty, `duty.${end.state}`, end.reason);
    return end.state;
  });
}

function endOf(steps: readonly StepRow[]): { state: "completed" | "failed" | "waiting"; reason: string | null } {
  const failed = steps.find((step) => step.state === "failed");
  if (failed !== undefined) return { state: "failed", reason: failed.reason };
  if (steps.some((step) => step.state === "manual")) return { state: "waiting", reason: "person" };
  const waiting = steps.filter((step) => step.state === "waiting");
  if (waiting.length === 0) return { state: "completed", reason: null };
  // What WHMCS itself does not let go on is the owner's to hear of by its own name.
  return { state: "waiting", reason: waiting.find((step) => !isElsewhere(step))?.reason ?? "processor" };
}

/**
 * A person's word wakes the duty; nobody's word comes from a system, so the first that is due for a look does. What waits in
 * WHMCS while a person is asked waits for that person.
 */
function wakeAt(steps: readonly StepRow[], now: Date): Date | null {
  const isAsked = steps.some(({ state }) => state === "manual");
  const looks = steps
    .filter((step) => step.state === "waiting" && (isElsewhere(step) || !isAsked))
    .map(({ look_again_at: at }) => (at === null ? now.getTime() + lookEveryMs : Date.parse(at)));
  return looks.length === 0 ? null : new Date(Math.min(...looks));
}

/** An anonymisation waits for the deletions of its client; each that ends gives it another look. */
async function wakeAnonymization(work: Work, duty: DutyRow): Promise<void> {
  if (duty.kind !== "deletion") return;
  for (const other of await openDutiesOfClient(work.tx, duty.client_id, ["anonymization"])) {
    if (["pending", "scheduled", "waiting"].includes(other.state)) await work.wake(other.id, work.now);
  }
}

/** What was stopped because this service used its account is looked at anew. */
async function reconsiderSharers(work: Work, { kind, service_id: serviceId }: DutyRow): Promise<void> {
  if (kind !== "deletion" || serviceId === null) return;
  for (const other of await listStoppedOverService(work.tx, serviceId)) await lookAnew(work, other);
}

/** Waits for a person or a processor before any step could run; looked at again at `at`, if given. */
export async function waitDuty(
  ctx: ActContext,
  id: string,
  owner: string,
  reason: string,
  at: Date | null,
): Promise<void> {
  await withClaim(ctx, id, owner, async (work, duty) => {
    const change = { ...noLease, reason };
    const moved =
      (await moveDuty(work.tx, id, "waiting", change)) || (await updateDuty(work.tx, id, change, ["waiting"]));
    if (!moved) return;
    await work.wake(id, at);
    if (duty.state !== "waiting" || duty.reason !== reason) noteEnd(work, duty, "duty.waiting", reason);
  });
}

/** Lets go of a duty to try again later, its state unchanged unless it ran; counts the attempt. */
export async function postponeDuty(
  ctx: ActContext,
  id: string,
  owner: string,
  reason: string,
  at: Date,
): Promise<void> {
  await withClaim(ctx, id, owner, async (work, duty) => {
    const change = { ...noLease, reason, attempts: duty.attempts + 1 };
    if (duty.state === "running") await moveDuty(work.tx, id, "scheduled", change);
    else await updateDuty(work.tx, id, change);
    await work.wake(id, at);
    noteEnd(work, duty, "duty.postponed", reason);
  });
}

/** Lets go of a duty whose facts are not yet there, without counting an attempt. */
export async function lookAgain(ctx: ActContext, id: string, owner: string, at: Date): Promise<void> {
  await withClaim(ctx, id, owner, async (work) => {
    await updateDuty(work.tx, id, noLease);
    await work.wake(id, at);
  });
}

/** Ends a duty as failed: repeating it by itself would change nothing. The owner may retry it. */
export async function failDuty(ctx: ActContext, id: string, owner: string, reason: string): Promise<void> {
  await withClaim(ctx, id, owner, (work, duty) => failInside(work, duty, reason));
}

/** The same inside a larger act, whoever holds the claim. */
export async function failInside(work: Work, duty: DutyRow, reason: string): Promise<void> {
  await moveDuty(work.tx, duty.id, "failed", { ...noLease, reason, finished_at: work.now.toISOString() });
  await work.wake(duty.id, null);
  noteEnd(work, duty, "duty.failed", reason);
}

/** Stops a duty and asks the owner, whose `release` is the answer. */
export async function askOwner(ctx: ActContext, id: string, owner: string, reason: OwnStopReason): Promise<void> {
  await withClaim(ctx, id, owner, (work, duty) => stopAndAsk(work, duty, reason));
}

/** Withdraws a duty because WHMCS no longer says what it stood on. */
export async function withdrawByFacts(ctx: ActContext, id: string, owner: string, reason: string): Promise<void> {
  await withClaim(ctx, id, owner, async (work, duty) => {
    // A duty resumed after a crash still says running, though nothing of it runs: its claim is this worker's.
    if (duty.state === "running") await moveDuty(work.tx, id, "scheduled");
    await withdrawInside(work, duty, reason, "system");
  });
}

function noteEnd(work: Work, duty: DutyRow, kind: string, reason: string | null): void {
  work.note({
    kind,
    actor: "system",
    dutyId: duty.id,
    clientId: duty.client_id,
    serviceId: duty.service_id ?? undefined,
    detail: { kind: duty.kind, reason },
  });
}
