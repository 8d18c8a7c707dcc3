import type { WhmcsApi } from "../src/connectors/whmcs/api.ts";
import { keepNewest } from "../src/connectors/whmcs/facts.ts";
import type { CancellationRequest } from "../src/connectors/whmcs/records.ts";
import type { Picture } from "../src/domain/comparison.ts";
import { AppError, PermanentError } from "../src/domain/errors.ts";

/** A picture with the requests themselves: the newest of every service that has one. */
export interface DetailedPicture extends Picture {
  readonly requests: ReadonlyMap<number, CancellationRequest>;
  readonly services: ReadonlyMap<number, ListedService> | undefined;
  readonly unread: Unread;
}

/** Rows of which nothing but the id could be read, by id: of them nothing is known, and nothing follows from them. */
export interface Unread {
  readonly clients: ReadonlySet<number>;
  readonly services: ReadonlySet<number>;
  readonly requests: ReadonlySet<number>;
}

/** What a comparison remembers of a service's row: nothing that names anybody. */
export interface ListedService {
  readonly serviceId: number;
  readonly clientId: number;
  readonly status: string;
  readonly productId: number;
  readonly nextDueOn: string | undefined;
}

const page = 100;

/** More of them than this say that WHMCS, or this service, has changed: nothing can be compared then. */
const mostUnread = 100;

/**
 * Reads WHMCS's lists one page at a time, and pauses after each, so that whoever asks for the next one decides when. A WHMCS
 * that lists no services of all clients gives a picture without them. A row that cannot be read keeps no other from being
 * seen: what it speaks of is left out. @throws AppError
 */
export async function* takePicture(whmcs: WhmcsApi): AsyncGenerator<undefined, DetailedPicture> {
  const unread = { clients: new Set<number>(), services: new Set<number>(), requests: new Set<number>() };
  const requests = new Map<number, CancellationRequest>();
  const requested = new Set<number>();
  const listed = whmcs.cancellationRequests((requestId, serviceId) => {
    unread.requests.add(requestId);
    // Something stands there for this service, and nobody can tell what.
    if (serviceId !== undefined) requested.add(serviceId);
  });
  yield* gently(listed, (request) => keepNewest(requests, { ...request, reason: "" }));
  for (const serviceId of requested) requests.delete(serviceId);
  const services = yield* listServices(whmcs, unread.services);
  const clients = new Map<number, { status: string; createdOn: string | undefined }>();
  yield* gently(
    whmcs.clients({}, (clientId) => unread.clients.add(clientId)),
    ({ clientId, status, createdOn }) => clients.set(clientId, { status, createdOn }),
  );
  if (countUnread(unread) > mostUnread) throw new PermanentError("whmcs.shape_unexpected");
  for (const [serviceId, { clientId }] of services ?? []) if (unread.clients.has(clientId)) services?.delete(serviceId);
  for (const serviceId of requests.keys()) requested.add(serviceId);
  for (const serviceId of unread.services) requests.delete(serviceId);
  return { clients, services, requests, requested, unread };
}

/** How many rows could not be read. */
export function countUnread({ clients, services, requests }: Unread): number {
  return clients.size + services.size + requests.size;
}

async function* listServices(
  whmcs: WhmcsApi,
  unread: Set<number>,
): AsyncGenerator<undefined, Map<number, ListedService> | undefined> {
  const services = new Map<number, ListedService>();
  try {
    yield* gently(
      whmcs.allServices((serviceId) => unread.add(serviceId)),
      ({ serviceId, clientId, status, productId, nextDueOn }) =>
        services.set(serviceId, { serviceId, clientId, status, productId, nextDueOn }),
    );
  } catch (error) {
    if (error instanceof AppError && error.retry === "never") return undefined;
    throw error;
  }
  return services;
}

/** Hands on each row, and pauses after as many as a page has. */
async function* gently<T>(rows: AsyncIterable<T>, take: (row: T) => void): AsyncGenerator<undefined, void> {
  let count = 0;
  for await (const row of rows) {
    take(row);
    count += 1;
    if (count % page === 0) yield;
  }
}
