import { endedByUsAs, requestTakenBack, saysEnded } from "../src/domain/deletion.ts";
import { act } from "../src/duties/act.ts";
import { openDuty } from "../src/duties/open-duty.ts";
import { latestDeletion } from "../src/ledger/duties.ts";
import { listEventsToReread, settleEvents, reopenedAt } from "../src/ledger/events.ts";
import type { DutyRow, EventRow } from "../src/ledger/schema.ts";
import { failureFields } from "../src/observability/log.ts";
import { readHostingGone, wasMadeAnew } from "./client-facts.ts";
import { withdrawHeld } from "./withdraw-held.ts";
import type { WorkerParts } from "./worker-parts.ts";

const atOnce = 100;

/**
 * Carries out the events that need a look at one client or service first: an edited service without a duty, and what may
 * have taken the ground from a held duty. An event stays until its look succeeded.
 */
export async function rereadEvents(parts: WorkerParts, signal: AbortSignal): Promise<void> {
  for (const event of await listEventsToReread(parts.acts.ledger, atOnce)) {
    if (signal.aborted) return;
    // One event that cannot be read keeps no other waiting; it stays and is tried again.
    await rereadEvent(parts, event, signal).catch((error: unknown) => {
      parts.log.error("event.reread_failed", { eventType: event.type ?? undefined, ...failureFields(error) });
    });
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
  const anew = known !== undefined && (await wasMadeAnew(acts.ledger, known));
  const hostingGone = await readHostingGone(acts, event.client_id ?? 0);
  await act(acts, async (work) => {
    const isEnded = service !== undefined && saysEnded(service.status) && !hostingGone(service);
    const at = event.occurred_at ?? event.received_at;
    const newest = anew || (isEnded && isEndedAnew(known, service)) ? undefined : known;
    const opens = isEnded && isNewsAt(at, newest, await reopenedAt(work.tx, service.clientId));
    if (opens) {
      const occurredAt = new Date(at);
      await openDuty(work, {
        kind: "deletion",
        clientId: service.clientId,
        serviceId,
        origin: "reconciliation",
        occurredAt,
        actor: "whmcs",
      });
    }
    await settleEvents(work.tx, [event.id], opens ? "applied" : "ignored", work.now, opens ? null : "nothing_to_do");
  });
}

/**
 * Whether it is news that a service has ended, its newest deletion being this one: there is none, or it was withdrawn because
 * WHMCS did not say cancelled. What was called off, or a reopening took back, stays off.
 */
export function isNews(known: DutyRow | undefined): boolean {
  return known === undefined || isWithdrawnAs(known, "no_longer_cancelled");
}

/**
 * Whether WHMCS says itself that a service has ended whose newest deletion was withdrawn after that had ended it: the status that
 * was left from then says nothing.
 */
export function isEndedAnew(known: DutyRow | undefined, { status }: { readonly status: string }): boolean {
  return known !== undefined && isWithdrawnAs(known, requestTakenBack) && saysEnded(status) && status !== endedByUsAs;
}

/** Whether a request that stands contradicts the withdrawal of the newest deletion: its list may have been read short. */
export function isContradicted(known: DutyRow | undefined): boolean {
  return isNews(known) || (known !== undefined && isWithdrawnAs(known, requestTakenBack));
}

/**
 * The same for an end that an event told of. WHMCS leaves the services of a client that it reopens as the closing had set
 * them: of one that was reopened only what was told since is news.
 */
function isNewsAt(at: string, known: DutyRow | undefined, reopened: string | undefined): boolean {
  if (reopened === undefined) return isNews(known);
  return at > reopened && (known === undefined || isNews(known) || isWithdrawnAs(known, "client_not_closed"));
}

function isWithdrawnAs({ state, reason }: DutyRow, why: string): boolean {
  return state === "withdrawn" && reason === why;
}
