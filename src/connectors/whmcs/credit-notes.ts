import type { DatedDocument, DocumentKind, FiledDocument } from "../../domain/retention.ts";
import type { CreditNotes, WhmcsDoor } from "./door/door.ts";
import { id as wholeNumber } from "./normalise.ts";

type Note = CreditNotes["notes"][number];

// The addon hands on the rows of tables that no documentation names: these are the columns that may hold what is asked of a
// note. The addon's CreditNotes.php reads the same before it removes one.
const dateColumns = ["date", "issue_date", "date_issued", "issued_at", "datecreated", "date_created", "created_at"];
const invoiceColumns = ["invoiceid", "invoice_id"];
const kinds: readonly string[] = ["credit_note", "debit_note", "billing_note"] satisfies DocumentKind[];

/**
 * The client's credit and debit notes as documents that bookkeeping may have to keep, like invoices: one whose date is not
 * found has none, and is kept. @throws as `WhmcsDoor`, also where there is no addon
 */
export async function readCreditNotes(door: WhmcsDoor, clientId: number): Promise<readonly DatedDocument[]> {
  const { notes } = await door.creditNotes(clientId);
  return notes.map((note) => ({ date: dateOf(note) }));
}

/**
 * The same one by one, and how many could not be told by a kind and an id: those stay, and nobody can file them.
 * @throws as `readCreditNotes`
 */
export async function readFiledNotes(
  door: WhmcsDoor,
  clientId: number,
): Promise<{ readonly documents: readonly FiledDocument[]; readonly unfiled: number }> {
  const { notes } = await door.creditNotes(clientId);
  const documents = notes.map(toDocument).filter((document) => document !== undefined);
  return { documents, unfiled: notes.length - documents.length };
}

function toDocument(note: Note): FiledDocument | undefined {
  const id = idIn(note, ["id"]);
  const kind = note["kind"];
  if (id === undefined || typeof kind !== "string" || !kinds.includes(kind)) return undefined;
  const invoiceId = idIn(note, invoiceColumns);
  return { kind: kind as DocumentKind, id, date: dateOf(note), invoiceId, settled: true };
}

function idIn(note: Note, columns: readonly string[]): number | undefined {
  return columns.map((column) => wholeNumber.safeParse(note[column]).data).find((value) => value !== undefined);
}

function dateOf(note: Note): string | undefined {
  const dates = dateColumns.map((column) => note[column]).filter((value) => typeof value === "string");
  const days = dates.map((value) => /^(?!0000)\d{4}-\d{2}-\d{2}/.exec(value)?.[0]);
  return days.find((day) => day !== undefined);
}
