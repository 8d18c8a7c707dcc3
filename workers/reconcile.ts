import { readRequestsByService } from "../src/connectors/whmcs/facts.ts";
import { dueAt, effectiveAt, wallClockToInstant } from "../src/domain/calendar.ts";
import { saysEnded } from "../src/domain/deletion.ts";
import { act } from "../src/duties/act.ts";
import { openDuty, type Opening } from "../src/duties/open-duty.ts";
import { recordPlanInside } from "../src/duties/record-plan.ts";
import { planDeletion } from "../src/domain/plan-deletion.ts";
import { type PlannedStep } from "../src/domain/plan.ts";
import { readControl, writeControl } from "../src/ledger/control.ts";
import { hasAnonymization, latestDeletion } from "../src/ledger/duties.ts";
import { listEventsToReread, settleEvents } from "../src/ledger/events.ts";
import type { DutyRow, EventRow } from "../src/ledger/schema.ts";
import type { CancellationRequest, Service } from "../src/connectors/whmcs/records.ts";
import { readHostingGone } from "./client-facts.ts";
import { withdrawHeld } from "./withdraw-held.ts";
import { failureFields } from "../src/observability/log.ts";
import type { WorkerParts } from "./worker-parts.ts";

const atOnce = 100;

/**
 * Carries out the events that need a look at WHMCS first: an edited service without a duty, what may have taken the ground
 * from a held duty, and the daily heartbeat, which compares everything. An event stays until its look succeeded.
 */
export async function rereadEvents(parts: WorkerParts, signal: AbortSignal): Promise<void> {
  const { acts } = parts;
  const events = await listEventsToReread(acts.ledger, atOnce);
  const heartbeats = events.filter((event) => event.type === "system.heartbeat");
  for (const event of events) {
    if (signal.aborted) return;
    // One event that cannot be read keeps no other waiting; it stays and is tried again.
    await rereadEvent(parts, event, signal).catch((error: unknown) => {
      parts.log.error("event.reread_failed", { eventType: event.type ?? undefined, ...failureFields(error) });
    });
  }
  // Several heartbeats that waited are one comparison.
  if (heartbeats.length > 0) {
    await reconcile(parts, signal);
    await act(acts, (work) =>
      settleEvents(
        work.tx,
        heartbeats.map((event) => event.id),
        "applied",
        work.now,
      ),
    );
  }
}

async function rereadEvent(parts: WorkerParts, event: EventRow, signal: AbortSignal): Promise<void> {
  if (event.type === "service.updated") await rereadService(parts, event, signal);
  if (event.type === "client.reopened" || event.type === "service.cancellation_withdrawn") {
    await withdrawHeld({ ...parts, whmcs: parts.whmcs.withSignal(signal) }, event);
    await act(parts.acts, (work) => settleEvents(work.tx, [event.id], "applied", work.now));
  }
}

/** A status set by hand fires no other hook: an ended service without a duty gets its deletion. */
async function rereadService({ acts, whmcs }: WorkerParts, event: EventRow, signal: AbortSignal): Promise<void> {
  const serviceId = event.service_id ?? 0;
  const service = await whmcs.withSignal(signal).service(serviceId);
  const known = await latestDeletion(acts.ledger, serviceId);
  const hostingGone = await readHostingGone(acts, event.client_id ?? 0);
  await act(acts, async (work) => {
    const isNew = known === undefined || lostItsCancellation(known);
    const opens = service !== undefined && saysEnded(service.status) && !hostingGone(service) && isNew;
    if (opens) {
      const occurredAt = new Date(event.occurred_at ?? event.received_at);
      await openDuty(work, {
        kind: "deletion",
        clientId: service.clientId,
        serviceId,
        origin: "event",
        occurredAt,
        actor: "whmcs",
      });
    }
    await settleEvents(work.tx, [event.id], opens ? "applied" : "ignored", work.now, opens ? null : "nothing_to_do");
  });
}

/** Withdrawn because WHMCS did not say cancelled: where it says so now, that is new. What the owner called off stays off. */
function lostItsCancellation({ state, reason }: DutyRow): boolean {
  return state === "withdrawn" && reason === "no_longer_cancelled";
}

/**
 * Compares WHMCS's cancellation requests and closed clients with the ledger and opens what no event told of. What is
 * already due when it is found is backlog: never touched until the owner releases it (contract section 4).
 * @returns how many duties it opened
 */
async function reconcile(parts: WorkerParts, signal: AbortSignal): Promise<number> {
  const whmcs = parts.whmcs.withSignal(signal);
  const missed: Missed[] = [];
  for (const [serviceId, request] of await readRequestsByService(whmcs)) {
    const known = await latestDeletion(parts.acts.ledger, serviceId);
    // A standing request contradicts a withdrawal for want of one: a list read while it changed may have missed its row.
    const wasMissed = known !== undefined && lostItsCancellation(known);
    const isKnown = known?.open_key !== null || known.request_id === request.cancellationRequestId;
    if (known !== undefined && isKnown && !wasMissed) continue;
    const service = await whmcs.service(serviceId);
    if (service === undefined) continue;
    const hostingGone = await readHostingGone(parts.acts, service.clientId);
    if (!hostingGone(service)) missed.push(missedDeletion(parts, service, request));
  }
  for await (const { clientId } of whmcs.clients({ status: "Closed" })) {
    if (await hasAnonymization(parts.acts.ledger, clientId)) continue;
    missed.push(missedClosure(parts, clientId));
  }
  return openMissed(parts, missed);
}

/** A duty no event told of, with what is known of it, so that the owner sees it before releasing backlog. */
interface Missed {
  readonly opening: Opening;
  readonly plan: readonly PlannedStep[];
}

function missedDeletion({ acts }: WorkerParts, service: Service, request: CancellationRequest): Missed {
  const { timezone, hostingDeletion } = acts.policy;
  const now = acts.clock.now();
  const at = request.requestedAt === undefined ? now : wallClockToInstant(request.requestedAt, timezone);
  const effective =
    request.type === "end_of_billing_period" && service.nextDueOn !== undefined
      ? effectiveAt({ type: "end_of_billing_period", nextDueDate: service.nextDueOn, at }, timezone)
      : at;
  const due = dueAt(effective, hostingDeletion.gracePeriod, timezone);
  const opening: Opening = {
    kind: "deletion",
    clientId: service.clientId,
    serviceId: service.serviceId,
    origin: "reconciliation",
    occurredAt: at,
    actor: "system",
    backlog: due <= now,
    preview: { effectiveAt: effective, dueAt: due },
  };
  return { opening, plan: planDeletion(service.productId, acts.policy) };
}

/**
 * WHMCS tells no closing date. A client that was closed before the first look counts as due long since; one found later
 * counts from the day it was found.
 */
function missedClosure({ acts }: WorkerParts, clientId: number): Missed {
  const occurredAt = acts.clock.now();
  const opening = { kind: "anonymization", clientId, origin: "reconciliation", occurredAt, actor: "system" } as const;
  return { opening, plan: [] };
}

async function openMissed({ acts, gates, log }: WorkerParts, missed: readonly Missed[]): Promise<number> {
  const opened = await act(acts, async (work) => {
    const isFirst = (await readControl(work.tx, "baseline")) === undefined;
    let count = 0;
    for (const { opening, plan } of missed) {
      const backlog = opening.backlog === true || (isFirst && opening.kind === "anonymization");
      const { id, created } = await openDuty(work, { ...opening, backlog });
      if (!created) continue;
      await recordPlanInside(work, id, plan);
      count += 1;
    }
    if (isFirst) await writeControl(work.tx, "baseline", "recorded", work.now);
    if (isFirst || count > 0) {
      const kind = isFirst ? "baseline.recorded" : "reconciliation.found";
      work.note({ kind, actor: "system", detail: { opened: count, mode: gates.mode() } });
    }
    return count;
  });
  log.info("reconciliation.finished", { count: opened });
  return opened;
}

/** The first look of an installation, which tells what was there before it. Harmless once it succeeded. */
export async function recordBaseline(parts: WorkerParts, signal: AbortSignal): Promise<void> {
  if ((await readControl(parts.acts.ledger, "baseline")) === undefined) await reconcile(parts, signal);
}
