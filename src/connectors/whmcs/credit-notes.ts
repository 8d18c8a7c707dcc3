import type { DatedDocument } from "../../domain/retention.ts";
import type { CreditNotes, WhmcsDoor } from "./door/door.ts";

// The addon hands on the rows of tables that no documentation names: these are the columns a note's date may stand in.
const dateColumns = ["date", "issue_date", "date_issued", "issued_at", "datecreated", "date_created", "created_at"];

/**
 * The client's credit and debit notes as documents that bookkeeping may have to keep, like invoices: one whose date is not
 * found has none, and is kept. @throws as `WhmcsDoor`, also where there is no addon
 */
export async function readCreditNotes(door: WhmcsDoor, clientId: number): Promise<readonly DatedDocument[]> {
  const { notes } = await door.creditNotes(clientId);
  return notes.map((note) => ({ date: dateOf(note) }));
}

function dateOf(note: CreditNotes["notes"][number]): string | undefined {
  const dates = dateColumns.map((column) => note[column]).filter((value) => typeof value === "string");
  const days = dates.map((value) => /^(?!0000)\d{4}-\d{2}-\d{2}/.exec(value)?.[0]);
  return days.find((day) => day !== undefined);
}
