import type { WhmcsCall } from "./call.ts";
import { readShape } from "./normalise.ts";
import {
  absentOn,
  collect,
  ofClient,
  readList,
  readPages,
  refuseForeign,
  refuseForeignAnswer,
  rowsOf,
} from "./reading.ts";
import type { Credit, Invoice, InvoiceSummary, Quote, Transaction } from "./records.ts";
import * as billing from "./schema-billing.ts";

/** Reads about money. Errors as for PeopleReads. */
export interface BillingReads {
  invoices(clientId: number, filter?: { readonly status?: string }): AsyncIterable<InvoiceSummary>;
  /** One invoice with lines and payments, or undefined when WHMCS knows none of this id. */
  invoice(invoiceId: number): Promise<Invoice | undefined>;
  transactions(clientId: number): Promise<readonly Transaction[]>;
  credits(clientId: number): Promise<readonly Credit[]>;
  /** Quotes addressed to a client; a prospect's quote is found by `allQuotes` alone. */
  quotes(clientId: number): Promise<readonly Quote[]>;
  allQuotes(): AsyncIterable<Quote>;
}

const quoteList = { action: "GetQuotes", wrapper: "quotes", item: "quote", row: billing.quote } as const;

export function createBillingReads(call: WhmcsCall): BillingReads {
  return {
    invoices(clientId, { status } = {}) {
      const shape = {
        action: "GetInvoices",
        wrapper: "invoices",
        item: "invoice",
        row: billing.invoiceSummary,
      } as const;
      const parameters = { userid: clientId, status, orderby: "id", order: "asc" };
      return ofClient(
        clientId,
        readPages(call, shape, parameters, (row) => row.invoiceId),
      );
    },
    async invoice(invoiceId) {
      const answer = await absentOn(["whmcs.not_found"], () => call("GetInvoice", { invoiceid: invoiceId }));
      if (answer === undefined) return undefined;
      const invoice = readShape(billing.invoice, answer);
      refuseForeign(invoiceId, invoice.invoiceId);
      return invoice;
    },
    async transactions(clientId) {
      const shape = {
        action: "GetTransactions",
        wrapper: "transactions",
        item: "transaction",
        row: billing.transaction,
      } as const;
      const rows = await readList(call, shape, { clientid: clientId });
      for (const row of rows) refuseForeign(clientId, row.clientId);
      return rows;
    },
    async credits(clientId) {
      const answer = await call("GetCredits", { clientid: clientId });
      refuseForeignAnswer(clientId, answer);
      return rowsOf(answer, { action: "GetCredits", wrapper: "credits", item: "credit", row: billing.credit });
    },
    quotes(clientId) {
      return collect(
        ofClient(
          clientId,
          readPages(call, quoteList, { userid: clientId }, (row) => row.quoteId),
        ),
      );
    },
    allQuotes() {
      return readPages(call, quoteList, {}, (row) => row.quoteId);
    },
  };
}

/** Whether a quote of this id still exists: DeleteQuote's own answer cannot be relied on. */
export async function quoteExists(call: WhmcsCall, quoteId: number): Promise<boolean> {
  for await (const row of readPages(call, quoteList, { quoteid: quoteId }, (quote) => quote.quoteId)) {
    if (row.quoteId === quoteId) return true;
  }
  return false;
}
