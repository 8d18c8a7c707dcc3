import type { WhmcsApi } from "../src/connectors/whmcs/api.ts";
import type { CancellationRequest } from "../src/connectors/whmcs/records.ts";
import { dueAt, effectiveAt, wallClockToInstant } from "../src/domain/calendar.ts";
import { wasCalledOff } from "../src/domain/called-off.ts";
import { saysEnded } from "../src/domain/deletion.ts";
import { AppError } from "../src/domain/errors.ts";
import { planDeletion } from "../src/domain/plan-deletion.ts";
import type { PlannedStep } from "../src/domain/plan.ts";
import type { ActContext } from "../src/duties/act.ts";
import type { Opening } from "../src/duties/open-duty.ts";
import type { Baseline } from "../src/duties/record-reconciliation.ts";
import { listCallOffs } from "../src/ledger/call-offs.ts";
import { hasAnonymization, latestDeletion } from "../src/ledger/duties.ts";
import { reopenedAt } from "../src/ledger/events.ts";
import { type HostingGone, readHostingGone, wasMadeAnew } from "./client-facts.ts";
import type { DetailedPicture, ListedService } from "./picture.ts";
import { isContradicted, isEndedAnew, isNews } from "./reread-events.ts";

/** A duty no event told of, with what is known of it, so that the owner sees it before releasing backlog. */
export interface Missed {
  readonly finding: "closure" | "cancellation" | "ended_service";
  readonly opening: Opening;
  readonly plan: readonly PlannedStep[];
}

/**
 * What WHMCS holds and no duty was opened for: closures, cancellations and services that ended without either. What was due
 * already, and what stood there before the first look, is backlog (contract section 4). Writes nothing.
 * @throws AppError
 */
export async function* findMissed(
  acts: ActContext,
  whmcs: WhmcsApi,
  picture: DetailedPicture,
  baseline: Baseline,
): AsyncGenerator<Missed> {
  const goneOf = rememberGone(acts);
  const isOld = ({ serviceId, clientId }: ListedService): boolean =>
    !baseline.services || [`service_${serviceId}`, `client_${clientId}`].some((row) => baseline.unread.has(row));
  for (const [serviceId, request] of picture.requests) {
    const known = await latestDeletion(acts.ledger, serviceId);
    // A standing request contradicts a withdrawal for want of one: a list read while it changed may have missed its row.
    const isKnown =
      known !== undefined && (known.open_key !== null || known.request_id === request.cancellationRequestId);
    const isSettled = isKnown && !isContradicted(known);
    if (isSettled && !(await wasMadeAnew(acts.ledger, known))) continue;
    if (wasCalledOff(factOf(acts, request), await listCallOffs(acts.ledger, serviceId))) continue;
    const service = picture.services?.get(serviceId) ?? (await whmcs.service(serviceId).catch(passOver));
    if (service === undefined || (await goneOf(service.clientId))(service)) continue;
    // Hosting that was made anew lives, whatever its old request says, until WHMCS says that it ended.
    if (isSettled && !saysEnded(service.status)) continue;
    yield { finding: "cancellation", ...missedDeletion(acts, service, request) };
  }
  for (const service of picture.services?.values() ?? []) {
    // What a closing ended is the closure's to open.
    const isOwn = saysEnded(service.status) && picture.clients.get(service.clientId)?.status !== "Closed";
    if (!isOwn || picture.requested.has(service.serviceId)) continue;
    const known = await latestDeletion(acts.ledger, service.serviceId);
    if (
      !isNews(known) &&
      !isEndedAnew(known, service) &&
      !(known !== undefined && (await wasMadeAnew(acts.ledger, known)))
    )
      continue;
    if ((await goneOf(service.clientId))(service) || (await reopenedAt(acts.ledger, service.clientId)) !== undefined)
      continue;
    yield { finding: "ended_service", ...endedService(acts, service, isOld(service)) };
  }
  for (const [clientId, { status }] of picture.clients) {
    if (status !== "Closed" || (await hasAnonymization(acts.ledger, clientId))) continue;
    const backlog = !baseline.closuresAndRequests || baseline.unread.has(`client_${clientId}`);
    yield { finding: "closure", ...missedClosure(acts, clientId, backlog) };
  }
}

/** A service that cannot be read, asked by its id, keeps no other from being found. */
function passOver(error: unknown): undefined {
  if (!(error instanceof AppError) || error.retry !== "never") throw error;
}

/** The rule for each client once: what it asks the ledger is the same for all services of one. */
function rememberGone(acts: ActContext): (clientId: number) => Promise<HostingGone> {
  const known = new Map<number, Promise<HostingGone>>();
  return (clientId) => {
    const gone = known.get(clientId) ?? readHostingGone(acts, clientId);
    known.set(clientId, gone);
    return gone;
  };
}

type Found = Omit<Missed, "finding">;

function factOf({ policy }: ActContext, { cancellationRequestId: id, requestedAt }: CancellationRequest) {
  return { id, at: requestedAt === undefined ? undefined : wallClockToInstant(requestedAt, policy.timezone) };
}

function missedDeletion(acts: ActContext, service: ListedService, request: CancellationRequest): Found {
  const { policy } = acts;
  const { timezone, hostingDeletion } = policy;
  const now = acts.clock.now();
  const at = factOf(acts, request).at ?? now;
  const effective =
    request.type === "end_of_billing_period" && service.nextDueOn !== undefined
      ? effectiveAt({ type: "end_of_billing_period", nextDueDate: service.nextDueOn, at }, timezone)
      : at;
  const due = dueAt(effective, hostingDeletion.gracePeriod, timezone);
  return {
    opening: {
      ...openingOf(service, at),
      ...(request.type !== "unknown" && { cancellationType: request.type }),
      backlog: due <= now,
      preview: { effectiveAt: effective, dueAt: due },
    },
    plan: planDeletion(service, policy, acts.connected),
  };
}

/** WHMCS tells no date on which a service ended: one found later than at the first look counts from the day it was found. */
function endedService({ clock, connected, policy }: ActContext, service: ListedService, backlog: boolean): Found {
  return { opening: { ...openingOf(service, clock.now()), backlog }, plan: planDeletion(service, policy, connected) };
}

function openingOf({ clientId, serviceId }: ListedService, occurredAt: Date): Opening {
  return { kind: "deletion", clientId, serviceId, origin: "reconciliation", occurredAt, actor: "system" };
}

/**
 * WHMCS tells no closing date. A client that was closed before the first look counts as due long since; one found later
 * counts from the day it was found.
 */
function missedClosure({ clock }: ActContext, clientId: number, backlog: boolean): Found {
  const occurredAt = clock.now();
  const opening = { kind: "anonymization", clientId, origin: "reconciliation", occurredAt, actor: "system" } as const;
  return { opening: { ...opening, backlog }, plan: [] };
}
