import { DateTime } from "luxon";
import { isDestructive, type OwnStopReason } from "../domain/duty.ts";
import { findDuty, moveDuty, updateDuty } from "../ledger/duties.ts";
import { findClientHold } from "../ledger/holds.ts";
import type { DutyRow } from "../ledger/schema.ts";
import { act, type ActContext, type Work } from "./act.ts";
import { holdInside, releasedReasons } from "./hold.ts";
import type { StopSwitch } from "./stop.ts";

/** How this installation runs. `unsafe`: live, but the check-list found what holds destructive steps. */
export type Mode = "dry_run" | "live" | "unsafe";

/** The gates between a due duty and its first step. */
export interface Gates {
  readonly stop: StopSwitch;
  /** Asked each time: the check-list may change while the service runs. */
  mode(): Mode;
}

const lookAgainMs = 60_000;

/**
 * Moves a due duty to `running`, unless a gate is closed: the global stop, a client's hold, a dry run, an unsafe set-up,
 * the policy's daily limit. One transaction, so that a withdrawal and a beginning cannot both succeed.
 * @returns false when the worker must let go of the duty; the ledger says why
 */
export function beginDuty(ctx: ActContext, gates: Gates, id: string, owner: string): Promise<boolean> {
  return act(ctx, async (work) => {
    const duty = await findDuty(work.tx, id);
    if (duty === undefined || duty.lease_owner !== owner) return false;
    if (isDestructive(duty.kind) && !(await passesGates(work, gates, duty))) return false;
    if (duty.state === "running") return true; // resumed after a crash
    const moved = await moveDuty(work.tx, id, "running", {
      reason: null,
      started_at: duty.started_at ?? work.now.toISOString(),
    });
    if (!moved) return false;
    work.note({
      kind: "duty.started",
      actor: "system",
      dutyId: id,
      clientId: duty.client_id,
      serviceId: duty.service_id ?? undefined,
      detail: { kind: duty.kind },
    });
    return true;
  });
}

async function passesGates(work: Work, gates: Gates, duty: DutyRow): Promise<boolean> {
  if (await gates.stop.isOn(work.tx)) return pause(work, duty, "stopped");
  const hold = await findClientHold(work.tx, duty.client_id);
  if (hold !== undefined) {
    await holdInside(work, duty, "client", { hold_reason: hold.reason, reason: null }, "system");
    return false;
  }
  const mode = gates.mode();
  if (mode === "dry_run") return stopAndAsk(work, duty, "dry_run");
  if (mode === "unsafe") return pause(work, duty, "unsafe_setup");
  // What is erased again after a restore was within its limit the first time.
  const counts = duty.started_at === null && duty.replay_of === null;
  if (counts && (await isOverLimit(work, duty))) return stopAndAsk(work, duty, "daily_limit");
  return true;
}

/** Lets go of the duty for a minute: what stands in the way may be removed without a call to this service. */
async function pause(work: Work, duty: DutyRow, reason: string): Promise<false> {
  const change = { reason, lease_owner: null, lease_until: null };
  const moved =
    (await moveDuty(work.tx, duty.id, "scheduled", change)) ||
    (await updateDuty(work.tx, duty.id, change, ["scheduled"]));
  if (moved) await work.wake(duty.id, new Date(work.now.getTime() + lookAgainMs));
  return false;
}

/**
 * Holds the duty until the owner answers. In a dry run its steps are recorded as what would have been done; one that began
 * while the service ran live still owes its rest.
 */
export async function stopAndAsk(work: Work, duty: DutyRow, reason: OwnStopReason): Promise<false> {
  const held = await holdInside(work, duty, "service", { hold_reason: null, reason }, "system");
  if (held && reason === "dry_run") {
    await work.tx.updateTable("duty").set({ backlog: 1 }).where("id", "=", duty.id).execute();
    await work.tx
      .updateTable("step")
      .set({ state: "skipped", reason: "dry_run" })
      .where("duty_id", "=", duty.id)
      .where("state", "=", "pending")
      .where("started_at", "is", null)
      .execute();
  }
  return false;
}

async function isOverLimit(work: Work, duty: DutyRow): Promise<boolean> {
  // Each purge of documents has the owner's own release, and of forms there is one a week.
  if (duty.kind === "purge") return false;
  if (releasedReasons(duty).has("daily_limit")) return false;
  const { limits, timezone } = work.policy;
  const limit = duty.kind === "deletion" ? limits.deletionsPerDay : limits.anonymizationsPerDay;
  const today = DateTime.fromJSDate(work.now, { zone: timezone }).startOf("day").toJSDate().toISOString();
  const { started } = await work.tx
    .selectFrom("duty")
    .select((eb) => eb.fn.countAll<number>().as("started"))
    .where("kind", "=", duty.kind)
    .where("started_at", ">=", today)
    .where("replay_of", "is", null)
    .executeTakeFirstOrThrow();
  return started >= limit;
}
