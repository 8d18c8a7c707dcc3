import { UnsafeError } from "../../domain/errors.ts";
import type { ExportAttachment, ExportEntity, ExportRecord, Json, StepContext, Subject } from "../connector.ts";
import type { WhmcsApi } from "./api.ts";
import * as present from "./export-records.ts";
import { ownLogins, quotesOf, ticketsOf } from "./find.ts";
import { mapAhead } from "./map-ahead.ts";
import type { Client, Ticket } from "./records.ts";

type Row = { readonly [key: string]: Json };

/** One entity of the package and where its rows come from. */
interface Entity {
  readonly entity: string;
  readonly rows: (source: Source) => AsyncIterable<Row> | Promise<readonly Row[]>;
}

/** What WHMCS's API gives: files come whole. */
export type ApiItem = ExportEntity | ExportRecord | (ExportAttachment & { readonly data: Uint8Array });

interface Source {
  readonly api: WhmcsApi;
  readonly subject: Subject;
  readonly client: Client;
}

/** Calls for one row each, such as an invoice with its lines, are made this many ahead; the process-wide limit still holds. */
const ahead = 4;

/** Contract section 5, in the order of the package. Tickets are apart: they bring files. */
const entities: readonly Entity[] = [
  { entity: "profile", rows: async ({ client }) => [present.profile(client)] },
  { entity: "users", rows: users },
  {
    entity: "contacts",
    rows: async ({ api, client }) => (await api.contacts(client.clientId)).map(present.plain),
  },
  { entity: "services", rows: async ({ api, client }) => (await api.services(client.clientId)).map(present.service) },
  {
    entity: "addons",
    rows: async ({ api, client }) => (await api.addons({ clientId: client.clientId })).map(present.plain),
  },
  { entity: "domains", rows: async ({ api, client }) => (await api.domains(client.clientId)).map(present.plain) },
  { entity: "orders", rows: async ({ api, client }) => (await api.orders(client.clientId)).map(present.plain) },
  { entity: "invoices", rows: invoices },
  {
    entity: "quotes",
    rows: ({ api, subject }) => mapAhead(quotesOf(api, subject), 1, async (row) => present.plain(row)),
  },
  {
    entity: "transactions",
    rows: async ({ api, client }) => (await api.transactions(client.clientId)).map(present.plain),
  },
  { entity: "credits", rows: async ({ api, client }) => (await api.credits(client.clientId)).map(present.plain) },
  {
    entity: "pay_methods",
    rows: async ({ api, client }) => (await api.payMethods(client.clientId)).map(present.payMethod),
  },
];

const entitiesAfterTickets: readonly Entity[] = [
  {
    entity: "emails",
    rows: ({ api, client }) => mapAhead(api.emails(client.clientId), 1, async (row) => present.email(row)),
  },
  {
    entity: "activity",
    rows: ({ api, client }) => mapAhead(api.activity(client.clientId), 1, async (row) => present.activity(row)),
  },
  { entity: "affiliate", rows: affiliate },
  { entity: "cancellation_requests", rows: cancellationRequests },
];

/**
 * Streams everything WHMCS's API can read about the subject, every entity announced even when empty, tickets each followed
 * by their files. Left out: passwords, hashes, ticket access keys, payment tokens, EPP codes, staff names and staff notes on
 * tickets, and other clients' data.
 * @throws UnsafeError whmcs.client_gone when there is no such client; AppError of any call: nothing is left out silently
 */
export async function* exportClient(api: WhmcsApi, subject: Subject, ctx: StepContext): AsyncGenerator<ApiItem> {
  const bound = api.withSignal(ctx.signal);
  const client = await bound.client(subject.clientId);
  if (client === undefined) throw new UnsafeError("whmcs.client_gone");
  const source = { api: bound, subject, client };
  for (const entity of entities) yield* exportEntity(entity, source);
  yield* exportTickets(source);
  for (const entity of entitiesAfterTickets) yield* exportEntity(entity, source);
}

async function* exportEntity({ entity, rows }: Entity, source: Source): AsyncGenerator<ApiItem> {
  yield { type: "entity", entity };
  for await (const record of await rows(source)) yield { type: "record", entity, record };
}

async function users({ api, client }: Source): Promise<readonly Row[]> {
  const own = new Map((await ownLogins(api, client)).map((login) => [login.userId, login]));
  return client.users.map((user) => present.user(user, own.get(user.userId)));
}

function invoices({ api, client }: Source): AsyncIterable<Row> {
  return mapAhead(api.invoices(client.clientId), ahead, async (summary) => {
    const invoice = await api.invoice(summary.invoiceId);
    // It was on the list a moment ago: a bill must not vanish from the package without a word.
    if (invoice === undefined || invoice.clientId !== client.clientId) throw new UnsafeError("whmcs.foreign_row");
    return present.invoice(summary, invoice);
  });
}

async function affiliate({ api, client }: Source): Promise<readonly Row[]> {
  const found = await api.affiliate(client.clientId);
  return found === undefined ? [] : [present.plain(found)];
}

/** WHMCS lists those of all clients; only those of services that are this client's now are taken. */
async function* cancellationRequests({ api, client }: Source): AsyncGenerator<Row> {
  const own = new Set((await api.services(client.clientId)).map(({ serviceId }) => serviceId));
  for await (const request of api.cancellationRequests()) {
    if (own.has(request.serviceId)) yield present.plain(request);
  }
}

async function* exportTickets({ api, subject }: Source): AsyncGenerator<ApiItem> {
  const entity = "tickets";
  yield { type: "entity", entity };
  const tickets = mapAhead(ticketsOf(api, subject), ahead, (summary) => api.ticket(summary.ticketId));
  for await (const ticket of tickets) {
    // Deleted or merged since it was listed.
    if (ticket === undefined) continue;
    if (ticket.clientId !== undefined && ticket.clientId !== subject.clientId)
      throw new UnsafeError("whmcs.foreign_row");
    yield { type: "record", entity, record: present.ticket(ticket, subject.emails) };
    yield* exportFiles(api, ticket, entity);
  }
}

async function* exportFiles(api: WhmcsApi, ticket: Ticket, entity: string): AsyncGenerator<ApiItem> {
  for (const { replyId, attachments, attachmentsRemoved } of ticket.messages) {
    if (attachmentsRemoved) continue;
    for (const { index } of attachments) {
      const type = replyId === undefined ? "ticket" : "reply";
      const file = await api.ticketAttachment({ type, relatedId: replyId ?? ticket.ticketId, index });
      if (file === undefined) continue;
      yield { type: "attachment", entity, folder: `ticket-${ticket.ticketId}`, name: file.fileName, data: file.data };
    }
  }
}
