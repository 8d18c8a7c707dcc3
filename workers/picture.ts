import type { WhmcsApi } from "../src/connectors/whmcs/api.ts";
import { keepNewest } from "../src/connectors/whmcs/facts.ts";
import type { CancellationRequest } from "../src/connectors/whmcs/records.ts";
import type { Picture } from "../src/domain/comparison.ts";
import { AppError } from "../src/domain/errors.ts";

/** A picture with the requests themselves: the newest of every service that has one. */
export interface DetailedPicture extends Picture {
  readonly requests: ReadonlyMap<number, CancellationRequest>;
  readonly services: ReadonlyMap<number, ListedService> | undefined;
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

/**
 * Reads WHMCS's lists one page at a time, and pauses after each, so that whoever asks for the next one decides when. A WHMCS
 * that lists no services of all clients gives a picture without them. @throws AppError
 */
export async function* takePicture(whmcs: WhmcsApi): AsyncGenerator<undefined, DetailedPicture> {
  const requests = new Map<number, CancellationRequest>();
  yield* gently(whmcs.cancellationRequests(), (request) => keepNewest(requests, { ...request, reason: "" }));
  const services = yield* listServices(whmcs);
  const clients = new Map<number, { status: string; createdOn: string | undefined }>();
  yield* gently(whmcs.clients(), ({ clientId, status, createdOn }) => clients.set(clientId, { status, createdOn }));
  return { clients, services, requests, requested: new Set(requests.keys()) };
}

async function* listServices(whmcs: WhmcsApi): AsyncGenerator<undefined, Map<number, ListedService> | undefined> {
  const services = new Map<number, ListedService>();
  try {
    yield* gently(whmcs.allServices(), ({ serviceId, clientId, status, productId, nextDueOn }) =>
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
