import { UnsafeError } from "../../../domain/errors.ts";
import type { ExportAttachment } from "../../connector.ts";
import { firstId, type RawFileReference, type RawRow } from "../api-raw.ts";
import { dateTime, flag, optionalCount } from "../normalise.ts";
import { hasCode } from "../reading.ts";
import { inOrder, mapAhead } from "./read-ahead.ts";
import { isRecord, textOf } from "../../read-value.ts";
import { rowsIn } from "../../scalars.ts";
import { listOf, ticketsFrom } from "./reads.ts";
import { detailsAhead } from "./rows.ts";
import { concernsOneRead, rowsMissingCode } from "./failures.ts";
import { miss, type Source } from "./source.ts";

/** A ticket, or one of the files that follow it. */
export type TicketPart =
  { readonly kind: "ticket"; readonly row: RawRow } | { readonly kind: "file"; readonly file: ExportAttachment };

const entity = "tickets";
/**
 * Files come whole, as base64, and how large the next is WHMCS does not tell: three at once, with a few tickets in between, and
 * as soon as a large one has come only as many as so many bytes hold of it.
 */
const filesAhead = 3;
const heldBytes = 8 * 1024 * 1024;
const room = 30;
const lightestFile = room / filesAhead - 2;
const listsAhead = 4;
/** So many files in a row that cannot be had are no longer about one of them. */
const mostFailures = 5;

/** The client's tickets and those a guest wrote from one of the subject's addresses, each once, each followed by its files. */
export async function* readTickets(source: Source): AsyncGenerator<TicketPart> {
  const tickets = mapAhead(listed(source), { room: detailsAhead }, (summary) => open(source, summary));
  const read = readFiles(source);
  const weigh = (part: TicketRow | FileRow): number => {
    if (part.kind === "ticket") return 1;
    return Math.min(room, Math.max(lightestFile, Math.ceil((room * read.largest()) / heldBytes)));
  };
  const parts = mapAhead(partsOf(tickets, source.withNotes), { room, weigh }, async (part) => {
    if (part.kind === "ticket") return part;
    const found = await read.file(part.reference);
    if (found === undefined) return undefined;
    const { folder, at } = part;
    const file = { type: "attachment", entity, folder, ...found, ...(at !== undefined && { at }) } as const;
    return { kind: "file", file } as const;
  });
  for await (const part of parts) if (part !== undefined) yield part;
}

/** Reads files, and tells how large the largest was. One that cannot be had is counted, and the rest goes on. */
function readFiles(source: Source) {
  let largest = 0;
  let inARow = 0;
  return {
    largest: (): number => largest,
    async file(reference: RawFileReference): Promise<FoundFile | undefined> {
      const found = inARow < mostFailures ? await attempt(source, reference) : "failed";
      inARow = found === "failed" ? inARow + 1 : 0;
      if (found === "failed") miss(source, "client_file_failed", 1);
      else if (found === undefined) miss(source, "attachment_gone", 1);
      else largest = Math.max(largest, found.data.byteLength);
      return found === "failed" ? undefined : found;
    },
  };
}

type FoundFile = NonNullable<Awaited<ReturnType<Source["api"]["raw"]["file"]>>>;

async function attempt({ api }: Source, reference: RawFileReference): Promise<FoundFile | undefined | "failed"> {
  try {
    return await api.raw.file(reference);
  } catch (error) {
    if (!concernsOneRead(error)) throw error;
    return "failed";
  }
}

async function* listed({ api, subject }: Source): AsyncGenerator<RawRow> {
  const { clientId, emails } = subject;
  const seen = new Set<number>();
  const lists = [
    { items: () => api.raw.ownedRows(listOf("tickets", clientId)) },
    ...emails.map((email) => ({ items: () => asGuest(api.raw.rowsOfAll(ticketsFrom(email)), email) })),
  ];
  let rowsMissing: unknown;
  const whole = lists.map(({ items }) => ({
    items: () => untilRowsMiss(items(), (error) => (rowsMissing = error)),
  }));
  for await (const row of inOrder(whole, listsAhead)) {
    const ticketId = firstId(row, ["id"]) ?? 0;
    if (seen.has(ticketId)) continue;
    seen.add(ticketId);
    yield row;
  }
  if (rowsMissing !== undefined) throw rowsMissing;
}

/** One list that is not whole does not end the others. */
async function* untilRowsMiss(rows: AsyncIterable<RawRow>, tell: (error: unknown) => void): AsyncGenerator<RawRow> {
  try {
    yield* rows;
  } catch (error) {
    if (!hasCode(error, [rowsMissingCode])) throw error;
    tell(error);
  }
}

/** A ticket of another client who uses the same address is that client's. */
async function* asGuest(rows: AsyncIterable<RawRow>, email: string): AsyncGenerator<RawRow> {
  for await (const row of rows) {
    const sender = textOf(row, "email") || textOf(row, "requestor_email");
    if (firstId(row, ["userid"]) === undefined && sender.toLowerCase() === email) yield row;
  }
}

/** @returns undefined for one that was deleted or merged since it was listed */
async function open(source: Source, summary: RawRow): Promise<RawRow | undefined> {
  const { api, subject } = source;
  const ticket = await api.raw.ticket(firstId(summary, ["id"]) ?? 0);
  if (ticket === undefined) {
    miss(source, "ticket_gone", 1);
    return undefined;
  }
  const owner = firstId(ticket, ["userid"]);
  if (owner !== undefined && owner !== subject.clientId) throw new UnsafeError("whmcs.foreign_row");
  return { ...summary, ...ticket };
}

interface TicketRow {
  readonly kind: "ticket";
  readonly row: RawRow;
}

interface FileRow {
  readonly kind: "file";
  readonly reference: RawFileReference;
  readonly folder: string;
  readonly at: string | undefined;
}

async function* partsOf(
  tickets: AsyncIterable<RawRow | undefined>,
  withNotes: boolean,
): AsyncGenerator<TicketRow | FileRow> {
  for await (const row of tickets) {
    if (row === undefined) continue;
    yield { kind: "ticket", row };
    const ticketId = firstId(row, ["ticketid", "id"]) ?? 0;
    for (const message of messagesOf(row)) {
      const replyId = firstId(message, ["replyid"]);
      const of = { type: replyId === undefined ? "ticket" : "reply", relatedId: replyId ?? ticketId } as const;
      yield* filesOf(message, of, `ticket-${ticketId}`);
    }
    for (const note of withNotes ? notesOf(row) : []) {
      const relatedId = firstId(note, ["noteid", "id"]);
      if (relatedId !== undefined) yield* filesOf(note, { type: "note", relatedId }, `ticket-${ticketId}`);
    }
  }
}

function* filesOf(message: RawRow, of: Omit<RawFileReference, "index">, folder: string): Generator<FileRow> {
  if (flag.safeParse(message["attachments_removed"]).data === true) return;
  const at = dateTime.safeParse(message["date"]).data;
  for (const [place, file] of (rowsIn(message["attachments"], "attachment") ?? []).entries()) {
    if (!isRecord(file)) continue;
    const index = optionalCount.safeParse(file["index"]).data ?? place;
    yield { kind: "file", reference: { ...of, index }, folder, at };
  }
}

function messagesOf(ticket: RawRow): readonly RawRow[] {
  return (rowsIn(ticket["replies"], "reply") ?? []).filter(isRecord);
}

function notesOf(ticket: RawRow): readonly RawRow[] {
  return (rowsIn(ticket["notes"], "note") ?? []).filter(isRecord);
}

/** The staff whom a ticket itself names: they may have left since. */
export function staffIn(ticket: RawRow): readonly string[] {
  const operators = messagesOf(ticket).filter((message) => /^operator$/i.test(textOf(message, "requestor_type")));
  const named = [
    ...operators.map((message) => textOf(message, "requestor_name")),
    ...[ticket, ...messagesOf(ticket), ...notesOf(ticket)].map((row) => textOf(row, "admin")),
  ];
  return named.filter((name) => name !== "");
}
