import { findDuty, updateDuty } from "../ledger/duties.ts";
import { findClientHold } from "../ledger/holds.ts";
import { listEvidence } from "../ledger/evidence.ts";
import type { Db, DutyRow } from "../ledger/schema.ts";
import { act, type ActContext, type Work } from "./act.ts";
import type { Gates } from "./begin-duty.ts";
import { dropTask, liftSuspension } from "./tasks.ts";

const suspended = "hosting.suspended";

/**
 * Writes down that a service is suspended until it is deleted, before it is: so a withdrawal that comes in between knows of it.
 * What a killed worker wrote down and nobody settled may be claimed again.
 * @returns false where a gate is closed; then nothing is written
 */
export function claimSuspension(ctx: ActContext, gates: Gates, id: string, owner: string): Promise<boolean> {
  return act(ctx, async (work) => {
    const duty = await findDuty(work.tx, id);
    if (duty === undefined || (await isSuspensionSettled(work.tx, duty))) return false;
    const closed = !isWaitingFor(duty, owner) || gates.mode() !== "live" || (await gates.stop.isOn(work.tx));
    if (closed || (await findClientHold(work.tx, duty.client_id)) !== undefined) return false;
    await updateDuty(work.tx, id, { suspended_at: work.now.toISOString() });
    note(work, duty, "hosting.suspending");
    return true;
  });
}

/** Whether the suspension that was written down took place, as far as anybody could see. */
export async function isSuspensionSettled(db: Db, { id, suspended_at: since }: DutyRow): Promise<boolean> {
  if (since === null) return false;
  const [last] = await listEvidence(db, { dutyId: id, kind: suspended, limit: 1 });
  return last !== undefined && last.at >= since;
}

/** The last look at the ledger before the call: whether nobody withdrew, held or stopped since. */
export async function maySuspend(ctx: ActContext, gates: Gates, id: string, owner: string): Promise<boolean> {
  const duty = await findDuty(ctx.ledger, id);
  if (duty === undefined || !isWaitingFor(duty, owner) || (await gates.stop.isOn(ctx.ledger))) return false;
  return (await findClientHold(ctx.ledger, duty.client_id)) === undefined;
}

/** WHMCS suspended the service. Also once the duty was withdrawn. */
export async function recordSuspended(ctx: ActContext, id: string): Promise<void> {
  await act(ctx, async (work) => {
    const duty = await findDuty(work.tx, id);
    if (duty === undefined) return;
    await updateDuty(work.tx, id, { attempts: 0 }, ["scheduled"]);
    note(work, duty, suspended);
  });
}

/** The service was not suspended, as a fresh look or WHMCS's own answer says; `reason` is a code. */
export async function recordNotSuspended(ctx: ActContext, id: string, reason: string): Promise<void> {
  await act(ctx, async (work) => {
    const duty = await findDuty(work.tx, id);
    if (duty === undefined) return;
    await updateDuty(work.tx, id, { suspended_at: null });
    await dropTask(work, duty, liftSuspension);
    note(work, duty, "hosting.not_suspended", reason);
  });
}

/** A deletion that runs suspends nothing any more. */
function isWaitingFor(duty: DutyRow, owner: string): boolean {
  return duty.state === "scheduled" && duty.lease_owner === owner;
}

function note(work: Work, duty: DutyRow, kind: string, reason?: string): void {
  work.note({
    kind,
    actor: "system",
    dutyId: duty.id,
    clientId: duty.client_id,
    serviceId: duty.service_id ?? undefined,
    ...(reason !== undefined && { detail: { reason } }),
  });
}
