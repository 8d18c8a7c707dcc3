import { dueAt, effectiveAt, movedOn, startAt } from "./calendar.ts";
import type { OwnStopReason } from "./duty.ts";
import type { Policy } from "./policy.ts";

/** What a fresh look at WHMCS told about a service whose hosting is to be deleted. */
export interface DeletionFacts {
  /** undefined: WHMCS has no such row any more. */
  readonly service:
    | {
        readonly clientId: number;
        readonly status: string;
        /** `YYYY-MM-DD` in the policy's zone. */
        readonly nextDueDate: string | undefined;
        readonly registeredAt: Date | undefined;
      }
    | undefined;
  /** The newest cancellation request of the service. */
  readonly request:
    { readonly id: number; readonly at: Date; readonly type: "immediate" | "end_of_billing_period" } | undefined;
  readonly clientIsClosed: boolean;
  /** An invoice for a period after the request was paid after the request. */
  readonly laterPeriodPaid: boolean;
  /** WHMCS told of a termination after the request, so a live service is a new activation. */
  readonly terminatedSinceRequest: boolean;
  /** The owner or the client called off what WHMCS says, and it says nothing newer. */
  readonly calledOff: boolean;
}

/** What the ledger knows of the duty, as instants. */
export interface DeletionDuty {
  readonly clientId: number;
  readonly origin: "event" | "owner" | "closure" | "reconciliation";
  readonly occurredAt: Date;
  readonly openedAt: Date;
  /** The cancellation request seen earlier, if any. */
  readonly requestId: number | null;
  readonly nextDueSeen: string | null;
  readonly approvedAt: Date | null;
  readonly approvedNow: boolean;
  readonly released: ReadonlySet<string>;
  /** When the hosting step was done, by WHMCS itself or by us. */
  readonly terminatedAt: Date | null;
  /** Of a deletion that stands on a request: it itself made WHMCS call the service Terminated, and something of the hosting is left at another system. */
  readonly endedByUs: boolean;
  /** The client wants the data back first: nothing is due. */
  readonly clockStands: boolean;
  /** For how long the clock stood before, as `movedOnMs` measured it. */
  readonly clockStoodMs: number;
}

/** What follows for the duty. */
export type DeletionDecision =
  | { readonly kind: "schedule"; readonly effectiveAt: Date; readonly dueAt: Date; readonly startAt: Date }
  | { readonly kind: "look_again"; readonly at: Date }
  | { readonly kind: "withdraw"; readonly reason: string }
  | { readonly kind: "ask"; readonly reason: OwnStopReason }
  | { readonly kind: "stand_still" }
  | { readonly kind: "leave_task" };

// A hook runs while WHMCS is still writing: the new request, or the new status, may not be readable at once.
const writingMayTakeMs = 30_000;
const lookAgainAfterMs = 3_000;

/** What WHMCS calls a service that this service ended. */
export const endedByUsAs = "Terminated";

const endedStatuses = new Set(["Cancelled", endedByUsAs]);

/** Whether a service's status alone says that it ended. */
export function saysEnded(status: string): boolean {
  return endedStatuses.has(status);
}

/**
 * Decides what a deletion owes after a fresh look: whether WHMCS still says cancelled (contract section 3), since when,
 * and so until when. Pure: preview, dry run and real run share it.
 */
export function decideDeletion(duty: DeletionDuty, facts: DeletionFacts, policy: Policy, now: Date): DeletionDecision {
  const { service, request } = facts;
  if (facts.calledOff && (duty.origin === "event" || duty.origin === "reconciliation")) return withoutNewer(duty, now);
  if (service === undefined) return { kind: "leave_task" };
  if (service.clientId !== duty.clientId) return askOnce(duty, { kind: "ask", reason: "facts_changed" }, facts, policy);
  const ended = saysEnded(service.status);
  if (!ended && isJustTerminated(duty, now)) return { kind: "look_again", at: lookAgainFrom(now) };
  if (duty.origin === "closure") {
    if (isClosureUndone(duty, facts)) return { kind: "withdraw", reason: "client_not_closed" };
  } else if (!isEndedByWhmcs(duty, service)) {
    if (request === undefined) return ended ? takenBack : withoutRequest(duty, now);
    // What we ended ourselves is no new activation.
    const told = ended ? { ...facts, terminatedSinceRequest: false } : facts;
    if (!isStillCancelled(duty, told)) return askOnce(duty, { kind: "ask", reason: "facts_changed" }, facts, policy);
  }
  return schedule(duty, facts, policy);
}

/**
 * Why a deletion is withdrawn whose request was taken back after it had made WHMCS call the service Terminated. That status says
 * nothing of the client's will: it opens no other deletion.
 */
export const requestTakenBack = "request_taken_back";

const takenBack: DeletionDecision = { kind: "withdraw", reason: requestTakenBack };

/**
 * Whether the service's status is WHMCS's own word. What this deletion wrote is not, while something is left to be kept:
 * then whether it is still cancelled is asked as of a live service.
 */
function isEndedByWhmcs({ endedByUs }: DeletionDuty, { status }: { readonly status: string }): boolean {
  return saysEnded(status) && !(endedByUs && status === endedByUsAs);
}

/** No request and no ended status: withdrawn, unless the request may just not be written yet. */
function withoutRequest(duty: DeletionDuty, now: Date): DeletionDecision {
  return requestMayAppear(duty, now) ?? { kind: "withdraw", reason: "no_longer_cancelled" };
}

/** What was called off before stays off, unless the event is of a request that may just not be written yet. */
function withoutNewer(duty: DeletionDuty, now: Date): DeletionDecision {
  return requestMayAppear(duty, now) ?? { kind: "withdraw", reason: "called_off" };
}

function requestMayAppear(duty: DeletionDuty, now: Date): DeletionDecision | undefined {
  const mayAppearUntil = duty.openedAt.getTime() + writingMayTakeMs;
  const isAwaited = duty.origin === "event" && duty.requestId === null && now.getTime() < mayAppearUntil;
  return isAwaited ? { kind: "look_again", at: lookAgainFrom(now) } : undefined;
}

/** Told of as terminated, but not yet read so. Later a live service is one that was activated again. */
function isJustTerminated({ terminatedAt }: DeletionDuty, now: Date): boolean {
  return terminatedAt !== null && now.getTime() < terminatedAt.getTime() + writingMayTakeMs;
}

function lookAgainFrom(now: Date): Date {
  return new Date(now.getTime() + lookAgainAfterMs);
}

function isStillCancelled(
  duty: DeletionDuty,
  { service, request, laterPeriodPaid, terminatedSinceRequest }: DeletionFacts,
): boolean {
  if (service === undefined || request === undefined) return false;
  const activatedLater = service.registeredAt !== undefined && service.registeredAt > request.at;
  const dueMovedOn =
    duty.nextDueSeen !== null &&
    duty.requestId === request.id &&
    service.nextDueDate !== undefined &&
    service.nextDueDate > duty.nextDueSeen;
  return !activatedLater && !terminatedSinceRequest && !dueMovedOn && !laterPeriodPaid;
}

/**
 * Whether what the closure opened has lost its ground (contract section 3, client.reopened). WHMCS leaves the services of
 * a reopened client Cancelled, so their status proves nothing; a done termination does, and the client's own request that
 * nobody called off.
 */
function isClosureUndone(duty: DeletionDuty, facts: DeletionFacts): boolean {
  const terminated = duty.terminatedAt !== null && saysEnded(facts.service?.status ?? "");
  return !facts.clientIsClosed && !terminated && (facts.calledOff || !isStillCancelled(duty, facts));
}

/** The owner who answered `facts_changed` is not asked the same again. */
function askOnce(
  duty: DeletionDuty,
  ask: { readonly kind: "ask"; readonly reason: OwnStopReason },
  facts: DeletionFacts,
  policy: Policy,
): DeletionDecision {
  const anotherClients = facts.service?.clientId !== duty.clientId;
  return duty.released.has(ask.reason) && !anotherClients ? schedule(duty, facts, policy) : ask;
}

function schedule(duty: DeletionDuty, facts: DeletionFacts, policy: Policy): DeletionDecision {
  const { hostingDeletion, timezone } = policy;
  if (duty.clockStands) return { kind: "stand_still" };
  const countedFrom = countingInstant(duty, facts);
  const effect =
    facts.request?.type === "end_of_billing_period" && !isEndedByWhmcs(duty, { status: facts.service?.status ?? "" })
      ? effectiveAt(
          {
            type: "end_of_billing_period",
            nextDueDate: dueDateAtRequest(duty, facts),
            at: countedFrom,
          },
          timezone,
        )
      : countedFrom;
  if (duty.approvedAt !== null && approvalStands(duty, facts)) {
    const due = duty.approvedNow || effect < duty.approvedAt ? duty.approvedAt : effect;
    return { kind: "schedule", effectiveAt: effect, dueAt: due, startAt: due };
  }
  const from = hostingDeletion.startsAt === "requested" ? countedFrom : effect;
  const end = dueAt(from, hostingDeletion.gracePeriod, timezone);
  const due = latest(movedOn(end, duty.clockStoodMs, hostingDeletion.gracePeriod, timezone), effect);
  const start = latest(startAt(due, hostingDeletion.gracePeriod, hostingDeletion.startBefore), effect);
  return { kind: "schedule", effectiveAt: effect, dueAt: due, startAt: start };
}

/** The next due date as it was when this request was first seen: paying on moves the live one. */
function dueDateAtRequest(duty: DeletionDuty, { request, service }: DeletionFacts): string | undefined {
  return (duty.requestId === request?.id ? duty.nextDueSeen : null) ?? service?.nextDueDate;
}

/** The event's own instant; for what only reconciliation or the owner found, WHMCS's date of the request. */
function countingInstant(duty: DeletionDuty, facts: DeletionFacts): Date {
  const foundLater = duty.origin === "reconciliation" || duty.origin === "owner";
  if (facts.request === undefined) return duty.occurredAt;
  // A request made anew whose own event is late or lost counts from its own date.
  if (isMadeAnew(duty, facts)) return latest(duty.occurredAt, facts.request.at);
  return foundLater ? facts.request.at : duty.occurredAt;
}

/**
 * Whether the request is another than the one this duty stood on: the client took that one back and asked again. What was
 * approved, and the clock, were the old one's.
 */
function isMadeAnew(duty: Pick<DeletionDuty, "requestId">, { request }: Pick<DeletionFacts, "request">): boolean {
  return duty.requestId !== null && request !== undefined && duty.requestId !== request.id;
}

/** Whether the approval speaks of the request that stands now. */
function approvalStands(
  duty: Pick<DeletionDuty, "requestId" | "approvedAt">,
  facts: Pick<DeletionFacts, "request">,
): boolean {
  return !isMadeAnew(duty, facts) || (duty.approvedAt ?? 0) >= (facts.request?.at ?? 0);
}

function latest(a: Date, b: Date): Date {
  return a > b ? a : b;
}
