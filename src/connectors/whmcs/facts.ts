import { calendarDay, wallClockToInstant } from "../../domain/calendar.ts";
import type { DeletionFacts } from "../../domain/deletion.ts";
import { UnsafeError } from "../../domain/errors.ts";
import type { WhmcsApi } from "./api.ts";
import type { CancellationRequest, Service } from "./records.ts";

export { readAnonymizationFacts } from "./facts-anonymization.ts";
export { readGuards } from "./hosting-guards.ts";

/** What a fresh look tells about a service to be deleted; only the ledger knows of terminations, and of what was called off. */
export interface DeletionReading {
  readonly facts: Omit<DeletionFacts, "terminatedSinceRequest" | "calledOff">;
  /** undefined: WHMCS has no such row. */
  readonly service: Service | undefined;
}

/**
 * Reads what decides whether a service is still cancelled (contract section 3), everything afresh. `requests` spares a
 * caller that looks at many services one reading of the whole list for each. May be called at any time.
 * @throws UnsafeError whmcs.unknown_cancellation_type, whmcs.undated_cancellation: nothing may be decided on such a request
 * @throws AppError the codes of the API
 */
export async function readDeletionFacts(
  api: WhmcsApi,
  serviceId: number,
  of: {
    readonly clientId: number;
    /** The zone in which WHMCS writes its dates. */
    readonly timezone: string;
    readonly requests?: ReadonlyMap<number, CancellationRequest>;
  },
): Promise<DeletionReading> {
  const service = await api.service(serviceId);
  if (service === undefined) {
    const facts = { service: undefined, request: undefined, clientIsClosed: false, laterPeriodPaid: false };
    return { facts, service };
  }
  // Another client's service is nothing to decide on, and that client's affairs are not looked into.
  const isTheirs = service.clientId === of.clientId;
  const client = isTheirs ? await api.client(of.clientId) : undefined;
  // As late as can be: that a request was taken back WHMCS tells nobody.
  const newest = (of.requests ?? (await readRequestsByService(api))).get(serviceId);
  const request = newest === undefined ? undefined : toRequest(newest, of.timezone);
  const laterPeriodPaid =
    isTheirs && request !== undefined && (await isLaterPeriodPaid(api, service, request.at, of.timezone));
  return {
    facts: {
      service: {
        clientId: service.clientId,
        status: service.status,
        nextDueDate: service.nextDueOn,
        // WHMCS keeps the day alone. Its start is never after a request of that day.
        registeredAt:
          service.registeredOn === undefined
            ? undefined
            : wallClockToInstant(`${service.registeredOn} 00:00:00`, of.timezone),
      },
      request,
      clientIsClosed: client?.status === "Closed",
      laterPeriodPaid,
    },
    service,
  };
}

/** The newest cancellation request of every service that has one, by date, then by id. @throws AppError */
export async function readRequestsByService(api: WhmcsApi): Promise<ReadonlyMap<number, CancellationRequest>> {
  const newest = new Map<number, CancellationRequest>();
  for await (const request of api.cancellationRequests()) keepNewest(newest, request);
  return newest;
}

/** Keeps of each service's requests the newest, whatever their order in the list. */
export function keepNewest(newest: Map<number, CancellationRequest>, request: CancellationRequest): void {
  const known = newest.get(request.serviceId);
  if (known === undefined || isNewer(request, known)) newest.set(request.serviceId, request);
}

/** One without a date counts as the newest, so that it is never overlooked. */
function isNewer(a: CancellationRequest, b: CancellationRequest): boolean {
  const [atA, atB] = [a.requestedAt ?? "9999", b.requestedAt ?? "9999"];
  return atA === atB ? a.cancellationRequestId > b.cancellationRequestId : atA > atB;
}

function toRequest(request: CancellationRequest, timezone: string): NonNullable<DeletionFacts["request"]> {
  const { cancellationRequestId: id, requestedAt, type } = request;
  if (type === "unknown") throw new UnsafeError("whmcs.unknown_cancellation_type");
  if (requestedAt === undefined) throw new UnsafeError("whmcs.undated_cancellation");
  return { id, at: wallClockToInstant(requestedAt, timezone), type };
}

/** Whether a bill that fell due since the request was paid after it. A paid bill without its dates counts: fail closed. */
async function isLaterPeriodPaid(
  api: WhmcsApi,
  { clientId, serviceId }: Service,
  requestedAt: Date,
  timezone: string,
): Promise<boolean> {
  const requestedOn = calendarDay(requestedAt, timezone);
  for await (const { invoiceId, status, paidAt, dueOn } of api.invoices(clientId, { status: "Paid" })) {
    if (status !== "Paid" || (dueOn !== undefined && dueOn < requestedOn)) continue;
    if (paidAt !== undefined && wallClockToInstant(paidAt, timezone) <= requestedAt) continue;
    const invoice = await api.invoice(invoiceId);
    if (invoice?.lines.some(({ type, relatedId }) => type === "Hosting" && relatedId === serviceId) === true) {
      return true;
    }
  }
  return false;
}
