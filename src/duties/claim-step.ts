import { isDestructive } from "../domain/duty.ts";
import { type SharedWith, spellSharedWith } from "../domain/shared-with.ts";
import { findDuty } from "../ledger/duties.ts";
import { findClientHold } from "../ledger/holds.ts";
import { moveStep } from "../ledger/steps.ts";
import type { DutyRow, StepRow } from "../ledger/schema.ts";
import { holdInside } from "./hold.ts";
import { moveDuty } from "../ledger/duties.ts";
import { act, type ActContext, type Work } from "./act.ts";
import type { StopSwitch } from "./stop.ts";

/** Whether a step may begin. Anything but `claimed` means: touch nothing more. */
export type StepClaim = "claimed" | "stopped" | "held" | "lost";

const longestLookMs = 24 * 3_600_000; // as seldom as a step is looked at that nothing and nobody keeps

/**
 * Since when a step that is tried at `now` has come no further, in ISO 8601 UTC. From one try to the next a day counts at most:
 * what is beyond is a hold, a stop, or a day that its system named, and nobody's silence. Pure.
 */
export function silentSince({ silent_since: since, started_at: triedAt }: StepRow, now: Date): string {
  if (since === null || triedAt === null) return now.toISOString();
  const unlookedMs = Math.max(0, now.getTime() - Date.parse(triedAt) - longestLookMs);
  return new Date(Date.parse(since) + unlookedMs).toISOString();
}

/**
 * The last look at the ledger before an irreversible call, in the transaction that writes `running` (laws 2 and 3 of the
 * design): the duty still runs under this worker's lease and, for what destroys, nobody stopped everything and the client is
 * not held.
 */
export function claimStep(
  ctx: ActContext,
  stop: StopSwitch,
  dutyId: string,
  owner: string,
  step: StepRow,
): Promise<StepClaim> {
  return act(ctx, async (work): Promise<StepClaim> => {
    const duty = await findDuty(work.tx, dutyId);
    if (duty === undefined || duty.state !== "running" || duty.lease_owner !== owner) return "lost";
    const closed = isDestructive(duty.kind) ? await closedGate(work, stop, duty) : undefined;
    if (closed !== undefined) return closed;
    const claimed = await moveStep(work.tx, step.id, ["pending", "running", "waiting", "failed"], {
      state: "running",
      reason: null,
      shared_with: null,
      started_at: work.now.toISOString(),
      silent_since: silentSince(step, work.now),
    });
    if (!claimed) return "lost";
    await work.tx
      .updateTable("step")
      .set((eb) => ({ attempts: eb("attempts", "+", 1) }))
      .where("id", "=", step.id)
      .execute();
    work.note({
      kind: "step.started",
      actor: "system",
      dutyId,
      clientId: duty.client_id,
      serviceId: duty.service_id ?? undefined,
      detail: { step: step.id, connector: step.connector, action: step.action },
    });
    return "claimed";
  });
}

async function closedGate(work: Work, stop: StopSwitch, duty: DutyRow): Promise<"stopped" | "held" | undefined> {
  if (await stop.isOn(work.tx)) {
    await pauseForStop(work, duty.id);
    return "stopped";
  }
  const hold = await findClientHold(work.tx, duty.client_id);
  if (hold === undefined) return undefined;
  await holdInside(work, duty, "client", { hold_reason: hold.reason, reason: null }, "system");
  return "held";
}

/** Whether a step that is under way may make its next destructive call: a cheap look, between the objects of one step. */
export async function mayGoOn(ctx: ActContext, stop: StopSwitch, dutyId: string, owner: string): Promise<boolean> {
  const duty = await findDuty(ctx.ledger, dutyId);
  if (duty === undefined || duty.state !== "running" || duty.lease_owner !== owner) return false;
  if (!isDestructive(duty.kind)) return true;
  if (await stop.isOn(ctx.ledger)) return false;
  return (await findClientHold(ctx.ledger, duty.client_id)) === undefined;
}

/**
 * Puts a step that could not end back to the start of the queue, with the code of what stood in its way. Where that is
 * somebody who uses the same thing, who they are is evidence.
 */
export async function putStepBack(
  ctx: ActContext,
  duty: DutyRow,
  step: StepRow,
  why: { readonly reason: string; readonly sharedWith?: readonly SharedWith[] },
): Promise<void> {
  const sharedWith = spellSharedWith(why.sharedWith ?? []);
  await act(ctx, async (work) => {
    const change = { state: "pending", reason: why.reason, shared_with: sharedWith } as const;
    if (!(await moveStep(work.tx, step.id, ["running"], change)) || sharedWith === null) return;
    work.note({
      kind: "step.refused",
      actor: "system",
      dutyId: duty.id,
      clientId: duty.client_id,
      serviceId: duty.service_id ?? undefined,
      detail: { step: step.id, connector: step.connector, action: step.action, reason: why.reason, sharedWith },
    });
  });
}

/** Puts a duty that met the stop back, so that a resume or the sweep finds it again. */
async function pauseForStop(work: Work, dutyId: string): Promise<void> {
  await moveDuty(work.tx, dutyId, "scheduled", { reason: "stopped", lease_owner: null, lease_until: null });
  await work.wake(dutyId, new Date(work.now.getTime() + 60_000)); // the file var/STOP may vanish without a call
}
