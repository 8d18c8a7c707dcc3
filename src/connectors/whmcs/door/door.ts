import type { z } from "zod";
import { PermanentError, RetryableError } from "../../../domain/errors.ts";
import type { HttpResponse } from "../../http-client.ts";
import { hasCode } from "../reading.ts";
import { createDoorCall, type DoorAction, type DoorCall, type DoorCallOptions } from "./call.ts";
import { doorAbsent, saysAbsent } from "./errors.ts";
import { readLines } from "./lines.ts";
import * as shapes from "./schema.ts";

export type DoorCapabilities = z.output<typeof shapes.capabilities>;
export type InvoiceSnapshots = z.output<typeof shapes.invoiceSnapshots>;
export type CreditNotes = z.output<typeof shapes.creditNotes>;
export type ExpiredDocuments = z.output<typeof shapes.expiredDocuments>;
export type Scrubbed = z.output<typeof shapes.scrubbed>;
export type Verified = z.output<typeof shapes.verified>;

/** One record that WHMCS's API cannot read, or, as the last item of a complete stream, what this WHMCS does not have. */
export type ExtraItem =
  | { readonly kind: "record"; readonly entity: string; readonly record: z.output<typeof shapes.extraLine>["record"] }
  | { readonly kind: "end"; readonly missing: readonly string[] };

/** A file as it comes. Its body must be read or left. */
export type DoorFile =
  | { readonly kind: "file"; readonly body: AsyncIterable<Uint8Array> }
  | { readonly kind: "not_found" }
  | { readonly kind: "not_supported" };

/** What the owner holds: of WHMCS's clients, of its services, or everything. At most 5,000 ids of each kind. */
export interface OwnerHolds {
  readonly all: boolean;
  readonly clientIds: readonly number[];
  readonly serviceIds: readonly number[];
}

/** A document to be removed. */
export interface ExpiredDocument {
  readonly kind: ExpiredDocuments["absent"][number]["kind"];
  readonly id: number;
  /** The first day on which it may go, `YYYY-MM-DD`. */
  readonly retainedUntil: string;
}

/** What a person is known by in free text; exact matches only. */
export interface ScrubRequest {
  readonly clientId: number;
  readonly scopes: readonly string[];
  readonly identifiers: {
    readonly emails: readonly string[];
    readonly domains: readonly string[];
    readonly usernames: readonly string[];
  };
  /** What invoices need stays, and is not counted as left. */
  readonly keepsInvoices: boolean;
}

/**
 * The addon's door: what the API of WHMCS cannot do. Every action may be asked twice. All but `capabilities` throw
 * PermanentError door.absent where there is no addon (`saysAbsent`), RetryableError connector.* while it cannot be reached or
 * an installation fault (errors.ts) while it refuses this service, UnsafeError door.facts_differ when an object is another
 * client's, PermanentError door.client_not_found and door.service_not_found, door.write_refused in a dry run.
 */
export interface WhmcsDoor {
  /** What this door can do and how WHMCS is set; undefined: there is no door. @throws AppError when that cannot be known */
  capabilities(): Promise<DoorCapabilities | undefined>;
  /** Lets WHMCS terminate this service, for one hour. */
  release(service: { readonly serviceId: number; readonly clientId: number }): Promise<{ readonly until: Date }>;
  /** Keeps WHMCS from terminating this service by itself. */
  hold(service: { readonly serviceId: number; readonly clientId: number; readonly dueAt?: Date }): Promise<void>;
  /** Says everything that the owner holds, in place of what was said before. Also in a dry run. */
  ownerHolds(holds: OwnerHolds): Promise<void>;
  /** Which invoices carry the client's data as it was when they were made. */
  invoiceSnapshots(clientId: number): Promise<InvoiceSnapshots>;
  /** An invoice as WHMCS prints it. */
  invoicePdf(clientId: number, invoiceId: number): Promise<DoorFile>;
  /** Personal data the API cannot read. @throws RetryableError connector.truncated when the stream broke off */
  readExtras(clientId: number): AsyncIterable<ExtraItem>;
  clientFile(clientId: number, fileId: number): Promise<DoorFile>;
  creditNotes(clientId: number): Promise<CreditNotes>;
  /**
   * Removes documents that no law keeps any more, notes before invoices before transactions; at most 500 of the kinds that
   * `capabilities` names.
   */
  expiredDocuments(clientId: number, documents: readonly ExpiredDocument[]): Promise<ExpiredDocuments>;
  /** Takes the client out of these scopes, as far as one bounded call gets: not `finished` means call again. */
  scrub(request: ScrubRequest): Promise<Scrubbed>;
  /** Counts what is left of the client in these scopes, as far as one bounded call gets: not `finished` means call again. */
  verifyGone(request: ScrubRequest): Promise<Verified>;
  /** The same door, whose calls end with RetryableError connector.aborted when the signal does. */
  withSignal(signal: AbortSignal): WhmcsDoor;
}

/** The door at one address; cheap, without state of its own. */
export function createWhmcsDoor(options: DoorCallOptions): WhmcsDoor {
  return doorOver(createDoorCall(options), undefined);
}

function doorOver(call: DoorCall, signal: AbortSignal | undefined): WhmcsDoor {
  const ask = async <T>(action: DoorAction, data: object, shape: z.ZodType<T>): Promise<T> =>
    readJson(await call.ask(action, data, signal), shape);
  return {
    capabilities: async () => {
      try {
        return await ask("capabilities", {}, shapes.capabilities);
      } catch (error) {
        if (saysAbsent(error)) return undefined;
        throw error;
      }
    },
    release: async ({ serviceId, clientId }) => {
      const { until } = await ask("release", { serviceId, clientId }, shapes.released);
      return { until };
    },
    hold: async ({ serviceId, clientId, dueAt }) => {
      const due = dueAt === undefined ? {} : { dueAt: dueAt.toISOString() };
      await ask("hold", { serviceId, clientId, ...due }, shapes.held);
    },
    ownerHolds: async ({ all, clientIds, serviceIds }) => {
      await ask("ownerHolds", { all, clientIds, serviceIds }, shapes.ownerHolds);
    },
    invoiceSnapshots: (clientId) => ask("invoiceSnapshots", { clientId }, shapes.invoiceSnapshots),
    invoicePdf: (clientId, invoiceId) => openFile(call, "invoicePdf", { clientId, invoiceId }, signal),
    readExtras: (clientId) => readExtras(call, clientId, signal),
    clientFile: (clientId, fileId) => openFile(call, "clientFile", { clientId, fileId }, signal),
    creditNotes: (clientId) => ask("creditNotes", { clientId }, shapes.creditNotes),
    expiredDocuments: (clientId, documents) =>
      ask("expiredDocuments", { clientId, documents }, shapes.expiredDocuments),
    scrub: ({ clientId, scopes, identifiers, keepsInvoices }) =>
      ask("scrub", { clientId, scopes, identifiers, keepsInvoices }, shapes.scrubbed),
    verifyGone: ({ clientId, scopes, identifiers, keepsInvoices }) =>
      ask("verifyGone", { clientId, scopes, identifiers, keepsInvoices }, shapes.verified),
    withSignal: (added) => doorOver(call, signal === undefined ? added : AbortSignal.any([signal, added])),
  };
}

function readJson<T>(response: HttpResponse, shape: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(response.text());
  } catch {
    throw new RetryableError("connector.truncated");
  }
  const parsed = shape.safeParse(value);
  // The value may be personal and is dropped.
  if (!parsed.success) throw new PermanentError("door.shape_unexpected");
  return parsed.data;
}

async function openFile(
  call: DoorCall,
  action: DoorAction,
  data: object,
  signal: AbortSignal | undefined,
): Promise<DoorFile> {
  try {
    const { body } = await call.open(action, data, signal);
    return { kind: "file", body };
  } catch (error) {
    if (hasCode(error, ["door.not_supported"])) return { kind: "not_supported" };
    if (hasCode(error, ["door.invoice_not_found", "door.file_not_found"])) return { kind: "not_found" };
    throw error;
  }
}

/** A stream without its last line, or with another number of records than that says, has lost something on the way. */
async function* readExtras(
  call: DoorCall,
  clientId: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<ExtraItem> {
  const { headers, body } = await call.open("readExtras", { clientId }, signal);
  if (!/ndjson/i.test(headers["content-type"] ?? "")) throw doorAbsent();
  let records = 0;
  for await (const line of readLines(body)) {
    const end = shapes.extrasEnd.safeParse(line);
    if (end.success) {
      if (end.data.records !== records) throw new RetryableError("connector.truncated");
      yield { kind: "end", missing: end.data.missing };
      return;
    }
    const record = shapes.extraLine.safeParse(line);
    if (!record.success) throw new PermanentError("door.shape_unexpected");
    records += 1;
    yield { kind: "record", ...record.data };
  }
  throw new RetryableError("connector.truncated");
}
