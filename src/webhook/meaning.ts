import { setImmediate as nextTurn } from "node:timers/promises";
import { act, type ActContext, type Work } from "../duties/act.ts";
import { recordClientDeleted } from "../duties/client-deleted.ts";
import { tellReopened } from "../duties/client-reopened.ts";
import { followMerge } from "../duties/follow-merge.ts";
import { lookAnew } from "../duties/hold.ts";
import { recordActivation, recordTermination } from "../duties/hosting-terminated.ts";
import { openDuties, openDuty } from "../duties/open-duty.ts";
import { rectifySoon } from "../duties/rectify-soon.ts";
import { openTask } from "../duties/tasks.ts";
import { recordAddonHealth } from "../duties/addon-health.ts";
import { wasCalledOff } from "../domain/called-off.ts";
import { isCarried, toFields } from "../domain/rectification.ts";
import { listCallOffs } from "../ledger/call-offs.ts";
import { writeControl } from "../ledger/control.ts";
import { findDuty, findOpenDuty, openDutiesOfClient, updateDuty } from "../ledger/duties.ts";
import { listStoredEvents, readDetail, settleEvents, stayingClient } from "../ledger/events.ts";
import { isLedgerFailure } from "../ledger/open.ts";
import { listSteps } from "../ledger/steps.ts";
import type { DutyRow, EventRow } from "../ledger/schema.ts";
import type { EventType } from "./envelope.ts";

/** What became of an event. `needs_reread`: a worker must look at WHMCS first. */
type Effect = "applied" | "ignored" | "needs_reread";

/** What of an event carries its meaning. */
type EventFacts = Omit<EventRow, "id" | "delivery_hash" | "state" | "reason" | "applied_at">;

const actor = "whmcs";
const batchSize = 200;
const echoWithinMs = 5 * 60_000;
const ofAccountAlone: ReadonlySet<string> = new Set([
  "client.closed",
  "client.deleted",
  "client.reopened",
  "client.updated",
  "contact.updated",
  "user.updated",
] satisfies EventType[]);

/** What came of a run. */
export interface Applied {
  /** How many events were handled. */
  readonly settled: number;
  /** How many of them wait for a worker's look at WHMCS. */
  readonly reread: number;
}

/**
 * Carries out what stored events mean, oldest first, each once: the event's new state and its effect are one
 * transaction. May run in several processes. An event that cannot be applied is set aside and blocks no other.
 * @throws the ledger's error when it cannot be written
 */
export async function applyStoredEvents(ctx: ActContext): Promise<Applied> {
  let settled = 0;
  let reread = 0;
  for (;;) {
    const batch = await applyNextEvents(ctx);
    settled += batch.settled;
    reread += batch.reread;
    if (!batch.isMore) return { settled, reread };
    await nextTurn(); // The ledger answers within one turn: without a pause a long backlog would let nobody else in.
  }
}

/**
 * One batch of `applyStoredEvents`, in one commit.
 * @returns also whether more may be left
 */
export async function applyNextEvents(ctx: ActContext): Promise<Applied & { readonly isMore: boolean }> {
  const batch = await applyBatch(ctx, batchSize).catch(() => applyOneByOne(ctx));
  return { ...batch, isMore: batch.settled >= batchSize };
}

function applyBatch(ctx: ActContext, limit: number): Promise<Applied> {
  return act(ctx, async (work) => {
    const events = await listStoredEvents(work.tx, limit);
    const byEffect = { applied: [] as number[], ignored: [] as number[], needs_reread: [] as number[] };
    for (const [index, effect] of (await applyEvents(work, events)).entries()) {
      byEffect[effect].push(events[index]!.id);
    }
    if (byEffect.applied.length > 0) await settleEvents(work.tx, byEffect.applied, "applied", work.now);
    if (byEffect.ignored.length > 0) await settleEvents(work.tx, byEffect.ignored, "ignored", work.now, "own_write");
    if (byEffect.needs_reread.length > 0) {
      await settleEvents(work.tx, byEffect.needs_reread, "stored", work.now, "needs_reread");
    }
    return { settled: events.length, reread: byEffect.needs_reread.length };
  });
}

/** After a failed batch: finds the event that fails and sets it aside, visible, for whoever mends the cause. */
async function applyOneByOne(ctx: ActContext): Promise<Applied> {
  let reread = 0;
  for (let settled = 0; ; settled += 1) {
    const [event] = await listStoredEvents(ctx.ledger, 1);
    if (event === undefined || settled >= batchSize) return { settled, reread };
    try {
      reread += (await applyBatch(ctx, 1)).reread;
    } catch (error) {
      if (isLedgerFailure(error)) throw error;
      await act(ctx, (work) => settleEvents(work.tx, [event.id], "stored", work.now, "apply_failed"));
    }
  }
}

/**
 * Carries out events in order inside a larger act. Neighbouring cancellation requests, the one event that comes in by the
 * hundred, open their deletions together: no two of them speak of one service without the later seeing the former.
 * @returns the effect of each
 */
async function applyEvents(work: Work, events: readonly EventFacts[]): Promise<readonly Effect[]> {
  const effects: Effect[] = [];
  while (effects.length < events.length) {
    const rest = events.slice(effects.length);
    const end = rest.findIndex((event) => event.type !== "service.cancellation_requested");
    const requests = end === -1 ? rest : rest.slice(0, end);
    effects.push(...(await cancellationsRequested(work, requests)));
    const next = rest[requests.length];
    if (next !== undefined) effects.push(await applyEvent(work, next));
  }
  return effects;
}

async function applyEvent(work: Work, event: EventFacts): Promise<Effect> {
  const at = instantOf(event);
  const clientId = await stayingClient(work.tx, event.client_id ?? 0);
  // What was told of a client that went into another, and comes late, is that other's only as far as it is about a service.
  if (clientId !== event.client_id && ofAccountAlone.has(event.type ?? "")) return "ignored";
  const serviceId = event.service_id ?? 0;
  switch (event.type as EventType) {
    case "client.closed":
      return closed(work, clientId, event);
    case "client.deleted":
      await recordClientDeleted(work, clientId);
      return "applied";
    case "client.updated":
    case "contact.updated":
    case "user.updated":
      return updated(work, clientId, event);
    case "client.reopened":
      await reopened(work, clientId, at);
      await lookAtEverythingOf(work, clientId);
      return (await hasHeld(work, clientId)) ? "needs_reread" : "applied";
    case "client.merged":
      await followMerge(work, event.client_id ?? 0, event.into_client_id ?? clientId);
      return "applied";
    case "contact.deleted":
      if (await isOwnWrite(work, clientId, at)) return "ignored";
      await openTask(work, { code: "contact_deleted", clientId, objectId: event.contact_id }, actor);
      return "applied";
    case "service.cancellation_requested":
      return (await cancellationsRequested(work, [event]))[0] ?? "applied";
    case "service.terminated":
      await recordTermination(work, clientId, serviceId, at);
      return "applied";
    case "service.deleted":
      return serviceDeleted(work, clientId, serviceId);
    case "service.cancellation_withdrawn":
      await lookAtDeletion(work, serviceId);
      return (await hasHeld(work, clientId)) ? "needs_reread" : "applied";
    case "service.reactivated":
      await recordActivation(work, serviceId, at);
      return "applied";
    case "service.updated":
      if (await isOwnWrite(work, clientId, at)) return "ignored";
      // A deletion that began sets the status itself: to look anew at each echo of that would never end.
      if (((await findOpenDuty(work.tx, `deletion:${serviceId}`))?.started_at ?? null) !== null) return "ignored";
      return (await lookAtDeletion(work, serviceId)) ? "applied" : "needs_reread";
    case "domain.deleted":
      return lookAtEverythingOf(work, clientId);
    case "brake.released":
      return brakeReleased(work, event);
    case "system.heartbeat":
      await writeControl(work.tx, "last_heartbeat", "seen", work.now);
      await recordAddonHealth(work, at, event.detail);
      return "needs_reread";
  }
}

/**
 * The account's anonymisation opens at once; its worker reads the services and opens their deletions. A closing after a
 * reopening counts from its own instant. Closing ended the services, so what is owed of them already is looked at again.
 */
async function closed(work: Work, clientId: number, event: EventFacts): Promise<Effect> {
  const at = instantOf(event);
  if (await isOwnWrite(work, clientId, at)) return "ignored";
  const { id, created } = await openDuty(work, {
    kind: "anonymization",
    clientId,
    origin: "event",
    occurredAt: at,
    actor,
  });
  if (!created) await countFromEvent(work, await findDuty(work.tx, id), event);
  return lookAtEverythingOf(work, clientId);
}

/** What ran at that instant is finished; whether the telling came sooner or later says nothing. */
async function reopened(work: Work, clientId: number, at: Date): Promise<void> {
  const duty = await latestAnonymization(work, clientId);
  if (duty === undefined) return;
  // WHMCS tells whole seconds.
  const hadBegun = Date.parse(duty.started_at ?? "") < at.getTime() + 1_000;
  const hadEnded = duty.finished_at !== null && Date.parse(duty.finished_at) < at.getTime();
  if (hadBegun && !hadEnded) await tellReopened(work, duty);
}

/** What another system holds nothing of, such as a note, owes nothing. */
async function updated(work: Work, clientId: number, event: EventFacts): Promise<Effect> {
  const at = instantOf(event);
  if (await isAnonymised(work, clientId, at)) return "ignored";
  if (isCarried(toFields(event.changed))) await rectifySoon(work, clientId, at, actor);
  return "applied";
}

async function cancellationsRequested(work: Work, events: readonly EventFacts[]): Promise<readonly Effect[]> {
  if (events.length === 0) return [];
  const opened = await openDuties(
    work,
    events.map((event) => ({
      kind: "deletion",
      clientId: event.client_id ?? 0,
      serviceId: event.service_id ?? 0,
      origin: "event",
      occurredAt: instantOf(event),
      actor,
      cancellationType: event.cancellation_type,
    })),
  );
  for (const [index, { id, created }] of opened.entries()) {
    if (!created) await requestedAgain(work, id, events[index]!);
  }
  return events.map(() => "applied");
}

async function requestedAgain(work: Work, dutyId: string, event: EventFacts): Promise<void> {
  const duty = await findDuty(work.tx, dutyId);
  // What is open stands on something else than a request that was called off before this came.
  const callOffs = await listCallOffs(work.tx, event.service_id ?? 0);
  if (!wasCalledOff({ at: instantOf(event) }, callOffs)) await countFromEvent(work, duty, event);
  await lookAnew(work, duty);
}

/**
 * What was known by other ways counts from its event as soon as that tells of it: order is never assumed. Of two events the
 * later counts, as a request may be made anew after a withdrawal: it is never too early.
 */
async function countFromEvent(work: Work, duty: DutyRow | undefined, event: EventFacts): Promise<void> {
  if (duty === undefined || duty.started_at !== null || duty.backlog === 1) return;
  const at = instantOf(event).toISOString();
  const isFirst = duty.origin === "closure" || duty.origin === "reconciliation";
  if (!isFirst && duty.occurred_at >= at) return;
  const told = { origin: "event", cancellation_type: event.cancellation_type ?? duty.cancellation_type } as const;
  await updateDuty(work.tx, duty.id, { occurred_at: at, ...(isFirst && told) });
}

function instantOf(event: EventFacts): Date {
  return new Date(event.occurred_at ?? event.received_at);
}

async function serviceDeleted(work: Work, clientId: number, serviceId: number): Promise<Effect> {
  if (await lookAtDeletion(work, serviceId)) return "applied";
  await openTask(work, { code: "service_deleted_check_processors", clientId, serviceId }, actor);
  return "applied";
}

/** An admin lets WHMCS terminate the service before its time: proof, and a reason to look at its deletion again. */
async function brakeReleased(work: Work, event: EventFacts): Promise<Effect> {
  const { client_id: clientId, service_id: serviceId } = event;
  const duty = await findOpenDuty(work.tx, `deletion:${serviceId}`);
  work.note({
    kind: "brake.released",
    actor,
    dutyId: duty?.id,
    clientId: clientId ?? undefined,
    serviceId: serviceId ?? undefined,
    detail: { ...readDetail(event.detail), at: instantOf(event).toISOString() },
  });
  await lookAnew(work, duty);
  return "applied";
}

/** @returns whether the service has an open deletion that will be decided again */
async function lookAtDeletion(work: Work, serviceId: number): Promise<boolean> {
  const duty = await findOpenDuty(work.tx, `deletion:${serviceId}`);
  await lookAnew(work, duty);
  return duty !== undefined;
}

async function lookAtEverythingOf(work: Work, clientId: number): Promise<Effect> {
  for (const duty of await openDutiesOfClient(work.tx, clientId, ["anonymization", "deletion"])) {
    await lookAnew(work, duty);
  }
  return "applied";
}

/** Whether something of the client rests until its release, which a withdrawal must reach all the same. */
async function hasHeld(work: Work, clientId: number): Promise<boolean> {
  const open = await openDutiesOfClient(work.tx, clientId, ["anonymization", "deletion"]);
  return open.some((duty) => duty.state === "held");
}

/** Whether an event about a client comes from what our own anonymisation writes in WHMCS, finished, interrupted or not. */
async function isOwnWrite(work: Work, clientId: number, at: Date): Promise<boolean> {
  const duty = await latestAnonymization(work, clientId);
  if (duty === undefined) return false;
  if (duty.state === "running") return true;
  const ended = duty.state === "completed" || duty.state === "failed" ? duty.finished_at : null;
  const touches = (await listSteps(work.tx, duty.id)).flatMap((step) => [step.started_at, step.finished_at]);
  const last = [ended, ...touches].reduce((a, b) => ((a ?? "") > (b ?? "") ? a : b));
  return last !== null && at.getTime() <= new Date(last).getTime() + echoWithinMs;
}

async function isAnonymised(work: Work, clientId: number, at: Date): Promise<boolean> {
  const duty = await latestAnonymization(work, clientId);
  return duty?.state === "completed" || isOwnWrite(work, clientId, at);
}

function latestAnonymization(work: Work, clientId: number): Promise<DutyRow | undefined> {
  return work.tx
    .selectFrom("duty")
    .selectAll()
    .where("kind", "=", "anonymization")
    .where("client_id", "=", clientId)
    .where("started_at", "is not", null)
    .orderBy("started_at", "desc")
    .limit(1)
    .executeTakeFirst();
}
