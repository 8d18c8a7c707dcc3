import { readRequestsByService } from "../src/connectors/whmcs/facts.ts";
import { dueAt, wallClockToInstant } from "../src/domain/calendar.ts";
import { saysEnded } from "../src/domain/deletion.ts";
import { act } from "../src/duties/act.ts";
import { openDuty, type Opening } from "../src/duties/open-duty.ts";
import { readControl, writeControl } from "../src/ledger/control.ts";
import { hasAnonymization, latestDeletion } from "../src/ledger/duties.ts";
import { listEventsToReread, settleEvents } from "../src/ledger/events.ts";
import type { EventRow } from "../src/ledger/schema.ts";
import type { CancellationRequest, Service } from "../src/connectors/whmcs/records.ts";
import type { WorkerParts } from "./worker-parts.ts";

const atOnce = 100;

/**
 * Carries out the events that need a look at WHMCS first: an edited service without a duty, and the daily heartbeat,
 * which compares everything. An event stays until its look succeeded.
 */
export async function rereadEvents(parts: WorkerParts, signal: AbortSignal): Promise<void> {
  const { acts } = parts;
  const events = await listEventsToReread(acts.ledger, atOnce);
  const heartbeats = events.filter((event) => event.type === "system.heartbeat");
  for (const event of events) {
    if (signal.aborted) return;
    if (event.type === "service.updated") await rereadService(parts, event, signal);
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

/** A status set by hand fires no other hook: an ended service without a duty gets its deletion. */
async function rereadService({ acts, whmcs }: WorkerParts, event: EventRow, signal: AbortSignal): Promise<void> {
  const serviceId = event.service_id ?? 0;
  const service = await whmcs.withSignal(signal).service(serviceId);
  const known = await latestDeletion(acts.ledger, serviceId);
  await act(acts, async (work) => {
    const opens = service !== undefined && saysEnded(service.status) && known === undefined;
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

/**
 * Compares WHMCS's cancellation requests and closed clients with the ledger and opens what no event told of. What was
 * due before this installation began, or fell due in a dry run, becomes backlog: never touched until the owner releases it.
 */
export async function reconcile(parts: WorkerParts, signal: AbortSignal): Promise<number> {
  const whmcs = parts.whmcs.withSignal(signal);
  const missed: Opening[] = [];
  for (const [serviceId, request] of await readRequestsByService(whmcs)) {
    const known = await latestDeletion(parts.acts.ledger, serviceId);
    if (known !== undefined && (known.open_key !== null || known.request_id === request.cancellationRequestId))
      continue;
    const service = await whmcs.service(serviceId);
    if (service !== undefined && service.status !== "Terminated") missed.push(openingOf(parts, service, request));
  }
  for await (const client of whmcs.clients({ status: "Closed" })) {
    if (signal.aborted) return 0;
    if (await hasAnonymization(parts.acts.ledger, client.clientId)) continue;
    const base = {
      kind: "anonymization",
      clientId: client.clientId,
      origin: "reconciliation",
      actor: "system",
    } as const;
    // WHMCS tells no closing date: it counts from the day it was found.
    missed.push({ ...base, occurredAt: parts.acts.clock.now() });
  }
  return open(parts, missed);
}

function openingOf({ acts }: WorkerParts, service: Service, request: CancellationRequest): Opening {
  const requestedAt = request.requestedAt;
  return {
    kind: "deletion",
    clientId: service.clientId,
    serviceId: service.serviceId,
    origin: "reconciliation",
    occurredAt: requestedAt === undefined ? acts.clock.now() : wallClockToInstant(requestedAt, acts.policy.timezone),
    actor: "system",
  };
}

async function open({ acts, gates, log }: WorkerParts, missed: readonly Opening[]): Promise<number> {
  let opened = 0;
  await act(acts, async (work) => {
    const isFirst = (await readControl(work.tx, "baseline")) === undefined;
    for (const opening of missed) {
      const created = await openDuty(work, { ...opening, backlog: isFirst || isOverdue(opening, work.now) });
      if (created.created) opened += 1;
    }
    if (isFirst) {
      await writeControl(work.tx, "baseline", "recorded", work.now);
      work.note({ kind: "baseline.recorded", actor: "system", detail: { found: opened, mode: gates.mode() } });
    }
    if (opened > 0) work.note({ kind: "reconciliation.found", actor: "system", detail: { opened } });
  });
  log.info("reconciliation.finished", { count: opened });
  return opened;

  function isOverdue(opening: Opening, now: Date): boolean {
    const { hostingDeletion, timezone } = acts.policy;
    return opening.kind === "deletion" && dueAt(opening.occurredAt, hostingDeletion.gracePeriod, timezone) <= now;
  }
}
