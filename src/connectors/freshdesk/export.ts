import { AppError, RetryableError } from "../../domain/errors.ts";
import type { ExportAttachment, ExportItem, FileContent, GapReason } from "../connector.ts";
import { tellLeftOut } from "../export-rows.ts";
import type { OtherPeople } from "../masks.ts";
import { createOthers, type Others, type StaffMember } from "../others.ts";
import { createPresenter, type PresentContext } from "../present.ts";
import type { ExportLink, KnownSubject, ProcessorContext } from "../processor.ts";
import { isRecord } from "../read-value.ts";
import { moment, type RawRow } from "../scalars.ts";
import type { FreshdeskApi } from "./api.ts";
import { described } from "./data-map.ts";
import { filesIn, type FileRow, type FileStore, type NoFile } from "./files.ts";
import { addressesOf, findContacts, ownCompanies, type FoundContact } from "./find.ts";
import { isPseudonymous } from "./pseudonym.ts";

/** Files up to this are held until their turn comes, many at once. */
const smallBytes = 256 * 1024;

/** What an export reads from. */
interface Source {
  readonly api: FreshdeskApi;
  readonly files: FileStore;
  readonly contacts: readonly FoundContact[];
  readonly context: PresentContext;
  readonly signal: AbortSignal;
  /** What could not be had, told at the end. */
  readonly missed: Map<GapReason, number | undefined>;
}

/**
 * The client's contacts, their tickets of all time with messages, notes and files, and the company that nobody else is in. A
 * contact that bears an address besides the client's is left out with its tickets, and told. What only the website of Freshdesk
 * shows, archived tickets, is told each time.
 */
export async function* exportContacts(
  api: FreshdeskApi,
  files: FileStore,
  subject: KnownSubject,
  { links, signal }: ProcessorContext,
  { withNotes }: { readonly withNotes: boolean },
): AsyncGenerator<ExportItem | ExportLink> {
  const found = (await findContacts(api, subject, links)).filter(({ contact }) => !isPseudonymous(contact));
  const contacts = found.filter(({ isForeignToo }) => !isForeignToo);
  const missed: Source["missed"] = new Map();
  miss(missed, "contact_shared", found.length - contacts.length);
  const staff = contacts.length === 0 ? [] : await staffOf(api);
  if (staff === undefined) missed.set("staff_names_unknown", undefined);
  const people = peopleIn(createOthers(ownOf(subject, contacts), staff ?? []));
  const context = { people, ownEmails: addressesOf(subject), withNotes };
  const source = { api, files, contacts, context, signal, missed };
  for (const { contact } of contacts) yield { type: "link", kind: "contact", id: String(contact.id) };
  yield* tellLeftOut(entities(source));
  if (!withNotes) missed.set("notes_withheld", undefined);
  missed.set("archived_tickets_by_hand", undefined);
  for (const [reason, count] of missed) yield { type: "gap", reason, ...(count !== undefined && { count }) };
}

async function* entities(source: Source): AsyncGenerator<ExportItem> {
  const { api, contacts, context } = source;
  yield { type: "entity", entity: "contacts" };
  const contactRows = createPresenter(described.contacts);
  for (const { contact } of contacts) {
    const row = { ...prepared(contact.row), deleted: contact.isDeleted };
    yield { type: "record", entity: "contacts", record: contactRows.present(row, context) };
  }
  yield* contactRows.unmapped();
  yield { type: "entity", entity: "tickets" };
  yield* tickets(source);
  yield { type: "entity", entity: "companies" };
  const companyRows = createPresenter(described.companies);
  for (const id of await ownCompanies(api, contacts)) {
    const row = await api.company(id);
    if (row === undefined) continue;
    yield { type: "record", entity: "companies", record: companyRows.present(prepared(row), context) };
  }
  yield* companyRows.unmapped();
}

async function* tickets(source: Source): AsyncGenerator<ExportItem> {
  const { api, contacts, context, missed } = source;
  const presenter = createPresenter(described.tickets);
  for (const { contact } of contacts) {
    for (const filter of [undefined, "spam", "deleted"] as const) {
      const list = { requesterId: contact.id, include: "description,requester,stats", ...(filter && { filter }) };
      for await (const listed of api.tickets(list)) {
        const ticket = await readTicket(api, listed);
        if (ticket === undefined) {
          miss(missed, "ticket_gone", 1);
          continue;
        }
        yield { type: "record", entity: "tickets", record: presenter.present(ticket.row, context) };
        yield* filesOf(source, ticket);
      }
    }
  }
  yield* presenter.unmapped();
}

/** A ticket with everything said in it. */
interface Ticket {
  readonly id: number;
  readonly row: RawRow;
  readonly opening: RawRow;
  readonly messages: readonly RawRow[];
  readonly notes: readonly RawRow[];
}

/** Only the ticket itself tells of its files, and only the list of its statistics. */
async function readTicket(api: FreshdeskApi, listed: RawRow & { readonly id: number }): Promise<Ticket | undefined> {
  const opening = await api.ticket(listed.id);
  if (opening === undefined) return undefined;
  const said = (await api.conversations(listed.id)).map(prepared);
  const messages = said.filter((one) => one["private"] !== true);
  const notes = said.filter((one) => one["private"] === true);
  const row = { ...prepared({ ...listed, ...opening }), messages, notes };
  return { id: listed.id, row, opening, messages, notes };
}

async function* filesOf(source: Source, ticket: Ticket): AsyncGenerator<ExportAttachment> {
  const { context, missed } = source;
  const told = [ticket.opening, ...ticket.messages, ...(context.withNotes ? ticket.notes : [])];
  for (const row of told) {
    for (const file of filesIn(row)) {
      const data = await contentOf(source, ticket, file);
      if (data === "gone") miss(missed, "attachment_gone", 1);
      else if (typeof data === "string") miss(missed, "client_file_failed", 1);
      else {
        const at = moment.safeParse(file.created_at).data;
        const folder = `ticket-${ticket.id}`;
        yield { type: "attachment", entity: "tickets", folder, name: file.name, data, ...(at !== undefined && { at }) };
      }
    }
  }
}

/** What is small comes whole; what is large when its turn comes, and as it comes. */
async function contentOf(source: Source, ticket: Ticket, file: FileRow): Promise<FileContent | NoFile> {
  const { files, signal } = source;
  if ((file.size ?? 0) <= smallBytes) return fresh(source, ticket, file, (url) => files.fetch(url, signal));
  const found = await fresh(source, ticket, file, (url) => files.look(url, signal));
  return found === "there" ? piecesOf(source, ticket, file) : found;
}

async function* piecesOf(source: Source, ticket: Ticket, file: FileRow): AsyncGenerator<Uint8Array> {
  const { files, signal } = source;
  const pieces = await fresh(source, ticket, file, (url) => files.stream(url, signal));
  // It was there a moment ago: another attempt at the export tells what became of it.
  if (typeof pieces === "string") throw new RetryableError("connector.unavailable");
  yield* pieces;
}

/** An address that is good no longer is read anew, once. */
async function fresh<T>(
  { api }: Source,
  ticket: Ticket,
  file: FileRow,
  read: (url: string) => Promise<T | NoFile>,
): Promise<T | NoFile> {
  const first = await read(file.attachment_url);
  if (first !== "refused") return first;
  const rows = [await api.ticket(ticket.id), ...(await api.conversations(ticket.id))];
  const again = rows.flatMap((row) => (row === undefined ? [] : filesIn(row))).find(({ id }) => id === file.id);
  return again === undefined ? "gone" : read(again.attachment_url);
}

/** Custom fields as rows, and bare addresses where a name stands beside them. */
function prepared(row: RawRow): RawRow {
  const custom = row["custom_fields"];
  const lists = ["to_emails", "cc_emails", "bcc_emails"].filter((key) => Array.isArray(row[key]));
  return {
    ...row,
    ...(isRecord(custom) && {
      custom_fields: Object.entries(custom).map(([name, value]) => ({ name: name.replace(/^cf_/, ""), value })),
    }),
    ...Object.fromEntries(lists.map((key) => [key, (row[key] as readonly unknown[]).map(bareAddress)])),
  };
}

function bareAddress(value: unknown): unknown {
  return typeof value === "string" ? (/<([^<>\s]+)>\s*$/.exec(value)?.[1] ?? value) : value;
}

async function staffOf(api: FreshdeskApi): Promise<readonly StaffMember[] | undefined> {
  try {
    return (await api.agents()).map(({ contact }) => {
      const name = contact.name ?? "";
      return { fullName: name, firstName: "", lastName: "", userName: "", email: contact.email ?? "" };
    });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "connector.forbidden") throw error;
    return undefined;
  }
}

function ownOf({ clientId, elsewhere }: KnownSubject, contacts: readonly FoundContact[]) {
  const names = [...elsewhere.names, ...contacts.map(({ contact }) => contact.name)];
  const emails = contacts.flatMap(({ contact }) => contact.addresses);
  return { names, emails, clientId, loginIds: new Set<number>() };
}

/** Who wrote a message Freshdesk tells by its direction; what clients write is their own word. */
function peopleIn(others: Others): OtherPeople {
  const isByStaff = (row: RawRow): boolean => row["incoming"] === false;
  return {
    isByStaff,
    isStaff: (value) => others.isStaff(bareAddress(value) as string) || others.isStaff(value),
    without: (text) => others.withoutStaff(text),
  };
}

function miss(missed: Source["missed"], reason: GapReason, count: number): void {
  if (count > 0) missed.set(reason, (missed.get(reason) ?? 0) + count);
}
