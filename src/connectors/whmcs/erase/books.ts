import { createHash } from "node:crypto";
import type { WhmcsApi } from "../api.ts";
import type { InvoiceSummary } from "../records.ts";

/** A client's invoices in one number and one hash: whoever compares two of them learns whether any invoice changed, and nothing else. */
export interface Books {
  readonly invoices: number;
  /** SHA-256 over number, status, dates and amounts of every invoice, drafts too, in the order of their ids. */
  readonly sha256: string;
}

/** Reads the books of a client as WHMCS's API tells them now. Writes nothing. @throws AppError the codes of the API */
export async function readBooks(api: WhmcsApi, clientId: number): Promise<Books> {
  const lines: (readonly [invoiceId: number, line: string])[] = [];
  for await (const invoice of api.invoices(clientId)) lines.push([invoice.invoiceId, lineOf(invoice)]);
  const hash = createHash("sha256");
  for (const [, line] of lines.toSorted(([a], [b]) => a - b)) hash.update(`${line}\n`);
  return { invoices: lines.length, sha256: hash.digest("hex") };
}

function lineOf(invoice: InvoiceSummary): string {
  const { invoiceId, invoiceNumber, status, issuedOn, dueOn, paidAt, subtotal, tax, tax2, total, credit } = invoice;
  const values = [invoiceId, invoiceNumber, status, issuedOn, dueOn, paidAt, subtotal, tax, tax2, total, credit];
  return JSON.stringify(values.map((value) => value ?? null));
}
