import { calendarDay, retainedUntil, retentionPeriod, type CalendarDay, type RetentionPeriod } from "./calendar.ts";
import type { Policy } from "./policy.ts";

/** A document that bookkeeping law may keep. */
export interface DatedDocument {
  /** `YYYY-MM-DD`; undefined when WHMCS has none: then it is kept as if it were of today. */
  readonly date: string | undefined;
  /** Of an invoice: whether it carries WHMCS's own snapshot of the client; absent: nobody told. */
  readonly isFrozen?: boolean | undefined;
}

/** The sorts of documents that are filed one by one. `billing_note`: WHMCS does not say whether credit or debit. */
export const documentKinds = ["invoice", "credit_note", "debit_note", "billing_note", "transaction", "quote"] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** One document of a client, by WHMCS's own id. */
export interface FiledDocument extends DatedDocument {
  readonly kind: DocumentKind;
  readonly id: number;
  /** The invoice that a note or a transaction belongs to. */
  readonly invoiceId?: number | undefined;
  /** False while something is owed or unclear: nobody removes it then. */
  readonly settled: boolean;
}

/** A document with the period in which it must stay; undefined: no rule covers it, so that it stays for good. */
export interface KeptDocument {
  readonly document: FiledDocument;
  readonly period: RetentionPeriod | undefined;
  /** The day on which it may go has come. */
  readonly isOver: boolean;
  readonly settled: boolean;
}

/** A document that a rule covers. */
export interface RetainedDocument extends KeptDocument {
  readonly period: RetentionPeriod;
}

/** What must stay, in groups of one end and one ground. */
export interface RetainedGroup {
  readonly until: string;
  readonly ground: string;
  readonly count: number;
}

/** The documents that are within retention at `now`, grouped by end, latest last. */
export function retainedGroups(
  documents: readonly DatedDocument[],
  policy: Policy,
  now: Date,
): readonly RetainedGroup[] {
  const today = calendarDay(now, policy.timezone);
  const groups = new Map<string, RetainedGroup>();
  for (const { date } of documents) {
    const { until, ground } = retainedUntil(date ?? today, policy.retention.invoices);
    if (until <= today) continue;
    groups.set(`${until} ${ground}`, { until, ground, count: (groups.get(`${until} ${ground}`)?.count ?? 0) + 1 });
  }
  return [...groups.values()].toSorted((a, b) => (a.until < b.until ? -1 : 1));
}

/**
 * How long each of a client's documents must stay. A transaction stays as long as its invoice, and is settled when that is; an
 * invoice stays as long as any note on it. What belongs to an invoice that is gone stands by itself.
 * @param documents all of the client's, so that what belongs together is seen together
 * @param seenOn the day on which an undated document was first recorded; undefined: it counts as of today
 */
export function keptDocuments(
  documents: readonly FiledDocument[],
  policy: Policy,
  now: Date,
  seenOn: (document: FiledDocument) => CalendarDay | undefined = () => undefined,
): readonly KeptDocument[] {
  const today = calendarDay(now, policy.timezone);
  const ownPeriod = (document: FiledDocument): RetentionPeriod | undefined =>
    retentionPeriod(document.date ?? seenOn(document) ?? today, policy.retention.invoices);
  const keep = (document: FiledDocument, period: RetentionPeriod | undefined, settled: boolean): KeptDocument => ({
    document,
    period,
    isOver: period !== undefined && period.until <= today,
    settled,
  });
  const notes = Map.groupBy(
    documents.filter(({ kind }) => kind !== "invoice" && kind !== "transaction"),
    ({ invoiceId }) => invoiceId,
  );
  const invoices = new Map(
    documents
      .filter(({ kind }) => kind === "invoice")
      .map((invoice) => {
        const periods = [invoice, ...(notes.get(invoice.id) ?? [])].map(ownPeriod);
        return [invoice.id, keep(invoice, latest(periods), invoice.settled)];
      }),
  );
  return documents.map((document) => {
    const { kind, id, invoiceId, settled } = document;
    if (kind === "invoice") return invoices.get(id) ?? keep(document, ownPeriod(document), settled);
    const invoice = kind === "transaction" && invoiceId !== undefined ? invoices.get(invoiceId) : undefined;
    if (invoice === undefined) return keep(document, ownPeriod(document), settled);
    return keep(document, invoice.period, settled && invoice.settled);
  });
}

/** One without an end is later than any. */
function latest(periods: readonly (RetentionPeriod | undefined)[]): RetentionPeriod | undefined {
  return periods.reduce((a, b) => (a === undefined || b === undefined ? undefined : b.until > a.until ? b : a));
}
