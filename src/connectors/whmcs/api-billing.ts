import type { WhmcsCall } from "./call.ts";
import { readShape } from "./normalise.ts";
import { absentOn, ofClient, readList, readPages, refuseForeign } from "./reading.ts";
import type { Invoice, InvoiceSummary, Quote, Transaction } from "./records.ts";
import * as billing from "./schema-billing.ts";

/** Reads about money. Errors as for PeopleReads. */
export interface BillingReads {
  invoices(clientId: number, filter?: { readonly status?: string }): AsyncIterable<InvoiceSummary>;
  /** One invoice with lines and payments, or undefined when WHMCS knows none of this id. */
  invoice(invoiceId: number): Promise<Invoice | undefined>;
  /** All payments and refunds of a client, those of no invoice too. */
  transactions(clientId: number): Promise<readonly Transaction[]>;
  /** Of all clients: a prospect's quote has none. */
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
