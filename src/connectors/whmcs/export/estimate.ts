import type { ExportEstimate, Subject } from "../../connector.ts";
import type { WhmcsApi } from "../api.ts";
import type { RawRow } from "../api-raw.ts";
import { optionalCount } from "../normalise.ts";
import { textOf } from "../../read-value.ts";

/**
 * What a record of a kind takes as JSON, in bytes, rather too much than too little; measured on ordinary texts and doubled.
 * Every record stands in the package three times: as JSON, as CSV and on the page.
 */
const bytesOfRecord = {
  account: 4_000,
  service: 3_000,
  domain: 1_500,
  order: 6_000,
  quote: 6_000,
  invoice: 2_500,
  payment: 800,
  ticket: 8_000,
  mail: 12_000,
  logEntry: 600,
};
/** JSON itself, CSV, and the page, whose tags add to what it shows. */
const copies = 3.5;
/** Of a ticket: most have no file, some have photographs. */
const filesOfTicket = 50_000;
/** A printed invoice, fonts included. */
const bytesOfPdf = 100_000;
/** The page's own texts, the manifest, the schemas. */
const frame = 500_000;

// WHMCS counts no mails and no log lines: each invoice is announced and reminded of, each ticket answered by mail.
const mailsOf = { invoice: 3, ticket: 3, service: 5, account: 10 };
const logEntriesOf = { invoice: 4, ticket: 2, service: 10, account: 50 };

const invoiceCounts = ["unpaid", "paid", "cancelled", "refunded", "collections", "paymentpending"].map(
  (status) => `num${status}invoices`,
);

/**
 * Guesses an export from the numbers that WHMCS gives with a client: invoices, tickets, services, domains and quotes are
 * counted, what follows from them is allowed for. Makes the one call that the export begins with. Zero for a client who is
 * gone. @throws AppError
 */
export async function estimateExport(api: WhmcsApi, { clientId, emails }: Subject): Promise<ExportEstimate> {
  const found = await api.raw.client(clientId);
  if (found === undefined) return { records: 0, bytes: 0, fileBytes: 0 };
  const has = (key: string): number => countOf(found.statistics, key);
  const invoices = invoiceCounts.reduce((sum, key) => sum + has(key), has("numDraftInvoices"));
  const [tickets, services, domains, quotes] = ["numtickets", "productsnumtotal", "numdomains", "numquotes"].map(has);
  const numbers = { invoices, tickets: tickets ?? 0, services: services ?? 0 };
  // The account itself, its contacts and logins, means of payment, consents.
  const account = 10 + 2 * emails.length;
  const records: Readonly<Record<keyof typeof bytesOfRecord, number>> = {
    account,
    service: numbers.services * 2,
    domain: domains ?? 0,
    order: numbers.services + (domains ?? 0),
    quote: quotes ?? 0,
    invoice: invoices,
    payment: invoices * 2,
    ticket: numbers.tickets,
    mail: following(mailsOf, numbers),
    logEntry: following(logEntriesOf, numbers),
  };
  const kinds = Object.keys(bytesOfRecord) as (keyof typeof bytesOfRecord)[];
  const json = kinds.reduce((sum, kind) => sum + records[kind] * bytesOfRecord[kind], 0);
  const fileBytes = numbers.tickets * filesOfTicket + invoices * bytesOfPdf;
  return {
    records: kinds.reduce((sum, kind) => sum + records[kind], 0),
    bytes: Math.ceil(json * copies) + fileBytes + frame,
    fileBytes,
  };
}

function following(
  of: typeof mailsOf,
  { invoices, tickets, services }: { readonly invoices: number; readonly tickets: number; readonly services: number },
): number {
  return of.account + of.invoice * invoices + of.ticket * tickets + of.service * services;
}

function countOf(statistics: RawRow, key: string): number {
  return optionalCount.safeParse(textOf(statistics, key)).data ?? 0;
}
