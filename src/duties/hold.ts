import type { DutyKind, HoldReason, OwnStopReason } from "../domain/duty.ts";
import { isDestructive } from "../domain/duty.ts";
import { moveDuty, openDutiesOfClient, updateDuty } from "../ledger/duties.ts";
import { findClientHold, putClientHold, removeClientHold } from "../ledger/holds.ts";
import type { DutyRow } from "../ledger/schema.ts";
import { lookAtStepsNow } from "../ledger/steps.ts";
import { act, type ActContext, type Work } from "./act.ts";
import { retryInside } from "./retry.ts";
import { demand, Refusal, requireDuty } from "./refusal.ts";
import { dropTask, reviewHold } from "./tasks.ts";

const askAgainAfterMs = 30 * 24 * 3_600_000; // Contract section 4: the owner is asked about a hold every 30 days.

/** When the owner is asked next whether the reason of their hold still stands. */
export function askAgainAt(now: Date): Date {
  return new Date(now.getTime() + askAgainAfterMs);
}

/** The owner holds one duty: its clock goes on, nothing is carried out. @throws NotFound @throws Refusal once running */
export async function holdDuty(
  ctx: ActContext,
  id: string,
  kind: DutyKind,
  reason: HoldReason,
  actor: string,
): Promise<void> {
  await act(ctx, async (work) => {
    const duty = await requireDuty(work, id, kind);
    demand(duty.state !== "running", `${kind}.cannot_hold_running`);
    demand(
      await holdInside(work, duty, "duty", { hold_reason: reason, reason: null }, actor),
      `${kind}.cannot_hold_${duty.state}`,
    );
  });
}

/** Puts a duty on hold inside a larger act. @returns false when it cannot be held (any more) */
export async function holdInside(
  work: Work,
  duty: DutyRow,
  scope: "duty" | "client" | "service",
  why: { readonly hold_reason: string | null; readonly reason: string | null },
  actor: string,
): Promise<boolean> {
  const moved = await moveDuty(work.tx, duty.id, "held", {
    ...why,
    hold_scope: scope,
    ask_again_at: scope === "duty" ? askAgainAt(work.now).toISOString() : null,
    held_from: duty.state === "running" ? "scheduled" : duty.state,
    lease_owner: null,
    lease_until: null,
  });
  if (!moved) return false;
  await work.wake(duty.id, null);
  work.note({
    kind: "duty.held",
    actor,
    dutyId: duty.id,
    clientId: duty.client_id,
    serviceId: duty.service_id ?? undefined,
    detail: { kind: duty.kind, scope, reason: why.hold_reason ?? why.reason },
  });
  return true;
}

/**
 * Lets a held duty go on. Where the service itself had stopped and asked, this is the owner's word, and that stop does
 * not come again for this duty. An overdue one runs at once. @throws NotFound @throws Refusal unless held
 */
export async function releaseDuty(ctx: ActContext, id: string, kind: DutyKind, actor: string): Promise<void> {
  await act(ctx, async (work) => {
    const duty = await requireDuty(work, id, kind);
    demand(duty.state === "held", `${kind}.cannot_release_${duty.state}`);
    demand(!(await isClientHeld(work, duty)), `${kind}.client_is_held`);
    await releaseInside(work, duty, actor);
  });
}

/** Lets a held duty go on inside a larger act. @returns false when it was not held */
export async function releaseInside(work: Work, duty: DutyRow, actor: string): Promise<boolean> {
  const answered = duty.hold_scope === "service" || duty.backlog === 1 ? duty.reason : null;
  const released = new Set(releasedReasons(duty));
  if (answered !== null) released.add(answered);
  const back = duty.held_from === "scheduled" || duty.held_from === "waiting" ? duty.held_from : "pending";
  const moved =
    duty.state === "held" &&
    (await moveDuty(work.tx, duty.id, back, {
      reason: null,
      hold_reason: null,
      hold_scope: null,
      held_from: null,
      backlog: 0,
      released_reasons: released.size === 0 ? null : [...released].join(","),
    }));
  if (!moved) return false;
  if (duty.hold_scope === "duty") await dropTask(work, duty, reviewHold);
  await lookAtStepsNow(work.tx, duty.id);
  await work.wake(duty.id, work.now);
  work.note({
    kind: "duty.released",
    actor,
    dutyId: duty.id,
    clientId: duty.client_id,
    serviceId: duty.service_id ?? undefined,
    detail: { kind: duty.kind, answered },
  });
  return true;
}

/** No destructive step for this client until released: what is open is held, what opens later opens held. */
export async function holdClient(ctx: ActContext, clientId: number, reason: HoldReason, actor: string): Promise<void> {
  await act(ctx, async (work) => {
    await putClientHold(work.tx, {
      client_id: clientId,
      reason,
      since: work.now.toISOString(),
      actor,
      ask_again_at: askAgainAt(work.now).toISOString(),
    });
    work.note({ kind: "client.held", actor, clientId, detail: { reason } });
    for (const duty of await destructiveDutiesOf(work, clientId)) {
      // A running one stops by itself: its next step is refused while the hold stands.
      if (duty.state !== "running")
        await holdInside(work, duty, "client", { hold_reason: reason, reason: null }, actor);
    }
  });
}

/** Lifts the hold on a client; what it held goes on, but for backlog, which waits for a release of its own.
 *  @throws Refusal when the client is not held */
export async function releaseClient(ctx: ActContext, clientId: number, actor: string): Promise<void> {
  await act(ctx, async (work) => {
    const hold = await findClientHold(work.tx, clientId);
    if (hold === undefined) throw new Refusal("client.not_held");
    await removeClientHold(work.tx, clientId);
    await dropTask(work, { client_id: clientId, service_id: null }, reviewHold);
    work.note({ kind: "client.released", actor, clientId, detail: { reason: hold.reason, since: hold.since } });
    for (const duty of await destructiveDutiesOf(work, clientId)) {
      if (duty.state !== "held" || duty.hold_scope !== "client") continue;
      if (duty.backlog === 1) await updateDuty(work.tx, duty.id, { hold_scope: null, hold_reason: null }, ["held"]);
      else await releaseInside(work, duty, actor);
    }
  });
}

// Stops that rest on what WHMCS said; new facts may answer them, so that the order of events decides nothing.
const stopsOnFacts: ReadonlySet<string> = new Set([
  "facts_changed",
  "facts_unclear",
  "already_cancelled",
  "already_terminated",
  "account_shared",
  "product_type_needs_owner",
] satisfies OwnStopReason[]);

/**
 * Has a duty looked at anew after an event: one that rests, one that failed (an event is never swallowed), and one that the
 * service itself had stopped over facts. The owner's hold, a client's, the backlog and a running worker are left alone.
 */
export async function lookAnew(work: Work, duty: DutyRow | undefined): Promise<void> {
  if (duty === undefined) return;
  if (duty.state === "failed") return retryInside(work, duty, "whmcs");
  const stoppedOverFacts = isStoppedOverFacts(duty);
  if (stoppedOverFacts) {
    await moveDuty(work.tx, duty.id, "pending", { reason: null, hold_scope: null, held_from: null });
    work.note({
      kind: "duty.reconsidered",
      actor: "whmcs",
      dutyId: duty.id,
      clientId: duty.client_id,
      serviceId: duty.service_id ?? undefined,
      detail: { kind: duty.kind, stoppedOver: duty.reason },
    });
  }
  if (stoppedOverFacts || ["pending", "scheduled", "waiting"].includes(duty.state)) await work.wake(duty.id, work.now);
}

/** Whether the service itself stopped the duty over what WHMCS said, which new facts may answer. */
export function isStoppedOverFacts({ state, hold_scope, reason }: DutyRow): boolean {
  return state === "held" && hold_scope === "service" && stopsOnFacts.has(reason ?? "");
}

/** Whether a hold on the client forbids to let this duty go. */
export async function isClientHeld(work: Work, duty: DutyRow): Promise<boolean> {
  return isDestructive(duty.kind) && (await findClientHold(work.tx, duty.client_id)) !== undefined;
}

/** The service's own stops that the owner has answered for this duty. */
export function releasedReasons(duty: DutyRow): ReadonlySet<string> {
  return new Set((duty.released_reasons ?? "").split(",").filter((reason) => reason !== ""));
}

async function destructiveDutiesOf(work: Work, clientId: number): Promise<DutyRow[]> {
  const duties = await openDutiesOfClient(work.tx, clientId, ["anonymization", "deletion", "erasure", "purge"]);
  return duties.filter((duty) => isDestructive(duty.kind));
}
