/**
 * Invoice, transaction, credit and quote actions of the WHMCS stand-in. Keys, types and error texts follow the vendor's
 * API reference (developers.whmcs.com: Billing) and, for immutable invoices, docs.whmcs.com on release 9.0.
 */
import {
  type ActionContext,
  type Handler,
  type Reply,
  find,
  fromLocalisedDate,
  numberPaging,
  paginate,
  refuse,
  timestamp,
  today,
  wrapped,
} from "../context.ts";
import { allocateId } from "../installation.ts";
import { invoiceSubtotal, invoiceTotal } from "../invoices.ts";
import { type PhpMap, decodeSerialized, intOf, isTruthy, mapOf, textOf } from "../php.ts";
import { type Identity, type Invoice, type Quote, type Transaction, ZERO_DATETIME } from "../world.ts";
import { acceptsValue } from "./fields.ts";

const INVOICE_ORDER_KEYS: Record<string, (row: Invoice) => string | number> = {
  id: (row) => row.id,
  invoicenumber: (row) => row.invoicenum,
  date: (row) => row.date,
  duedate: (row) => row.duedate,
  total: (row) => invoiceTotal(row),
  status: (row) => row.status,
};

const getInvoices: Handler = (params, { world, clock, quirks }) => {
  const clientId = intOf(params, "userid");
  const status = textOf(params, "status") ?? "";
  const now = today(world, clock);
  const key = INVOICE_ORDER_KEYS[textOf(params, "orderby") ?? "id"] ?? ((row: Invoice) => row.id);
  const direction = (textOf(params, "order") ?? "").toLowerCase() === "desc" ? -1 : 1;
  const rows = [...world.invoices.values()]
    .filter((row) => clientId === 0 || row.clientId === clientId)
    .filter((row) =>
      status === "Overdue" ? row.status === "Unpaid" && row.duedate < now : status === "" || row.status === status,
    )
    .sort((a, b) => direction * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id - b.id));
  const page = paginate(rows, params, quirks);
  const listed = page.rows.map((row) => {
    const client = world.clients.get(row.clientId);
    const currency = world.currencies.get(client?.currencyId ?? 1);
    return {
      id: row.id,
      userid: row.clientId,
      firstname: client?.firstname ?? "",
      lastname: client?.lastname ?? "",
      companyname: client?.companyname ?? "",
      invoicenum: row.invoicenum,
      date: row.date,
      duedate: row.duedate,
      datepaid: row.datepaid,
      last_capture_attempt: ZERO_DATETIME,
      date_refunded: row.date_refunded,
      date_cancelled: row.date_cancelled,
      ...amounts(row),
      status: row.status,
      paymentmethod: row.paymentmethod,
      paymethodid: row.payMethodId,
      notes: row.notes,
      created_at: row.created_at,
      updated_at: row.updated_at,
      currencycode: currency?.code ?? "",
      currencyprefix: currency?.prefix ?? "",
      currencysuffix: currency?.suffix ?? "",
    };
  });
  return { ...numberPaging(page), ...wrapped(quirks, "invoices", "invoice", listed, "absent") };
};

function amounts(row: Invoice): Reply {
  return {
    subtotal: invoiceSubtotal(row).toFixed(2),
    credit: row.credit,
    tax: row.tax,
    tax2: "0.00",
    total: invoiceTotal(row).toFixed(2),
    taxrate: row.taxrate,
    taxrate2: "0.000",
  };
}

const getInvoice: Handler = (params, { world, quirks }) => {
  const row = find(world.invoices, params, "invoiceid", "Invoice ID Not Found");
  const { total, taxrate, taxrate2, ...sums } = amounts(row);
  const transactions = [...world.transactions.values()].filter((entry) => entry.invoiceId === row.id);
  const paid = transactions.reduce((sum, entry) => sum + Number(entry.amountin) - Number(entry.amountout), 0);
  return {
    invoiceid: row.id,
    invoicenum: row.invoicenum,
    userid: row.clientId,
    date: row.date,
    duedate: row.duedate,
    datepaid: row.datepaid,
    lastcaptureattempt: ZERO_DATETIME,
    ...sums,
    total,
    balance: (invoiceTotal(row) - paid).toFixed(2),
    taxrate,
    taxrate2,
    status: row.status,
    paymentmethod: row.paymentmethod,
    notes: row.notes,
    ccgateway: row.paymentmethod === "stripe",
    ...wrapped(quirks, "items", "item", row.items),
    ...wrapped(quirks, "transactions", "transaction", transactions.map(transactionRow), "empty_string"),
  };
};

function transactionRow(row: Transaction): Reply {
  return {
    id: String(row.id),
    userid: String(row.clientId),
    currency: String(row.currency),
    gateway: row.gateway,
    date: row.date,
    description: row.description,
    amountin: row.amountin,
    fees: row.fees,
    amountout: row.amountout,
    rate: "1.00000",
    transid: row.transid,
    invoiceid: String(row.invoiceId),
    refundid: String(row.refundId),
  };
}

/** All rows at once, in spite of the paging keys. */
const getTransactions: Handler = (params, { world, quirks }) => {
  const invoiceId = intOf(params, "invoiceid");
  const clientId = intOf(params, "clientid");
  const transid = textOf(params, "transid") ?? "";
  const rows = [...world.transactions.values()].filter(
    (row) =>
      (invoiceId === 0 || row.invoiceId === invoiceId) &&
      (clientId === 0 || row.clientId === clientId) &&
      (transid === "" || row.transid === transid),
  );
  return {
    ...numberPaging({ rows, total: rows.length, start: 0 }),
    ...wrapped(quirks, "transactions", "transaction", rows.map(transactionRow), "absent"),
  };
};

const getCredits: Handler = (params, { world, quirks }) => {
  const client = find(world.clients, params, "clientid", "Client ID Not Found");
  const rows = [...world.credits.values()].filter((row) => row.clientId === client.id);
  const listed = rows.map((row) => ({
    id: String(row.id),
    date: row.date,
    description: row.description,
    amount: row.amount,
    relid: String(row.relid),
  }));
  return {
    totalresults: String(rows.length),
    clientid: textOf(params, "clientid"),
    ...wrapped(quirks, "credits", "credit", listed, "absent"),
  };
};

function quoteRow(ctx: ActionContext, quote: Quote): Reply {
  const client = ctx.world.clients.get(quote.clientId);
  const subtotal = quote.items
    .reduce((sum, item) => sum + Number(item.quantity) * Number(item.unitprice), 0)
    .toFixed(2);
  const { clientId, items, id, subject, stage, validuntil, ...rest } = quote;
  const {
    currency,
    proposal,
    customernotes,
    adminnotes,
    datecreated,
    lastmodified,
    datesent,
    dateaccepted,
    ...person
  } = rest;
  return {
    id,
    subject,
    stage,
    validuntil,
    userid: clientId,
    client:
      client === undefined
        ? null
        : {
            id: client.id,
            firstname: client.firstname,
            lastname: client.lastname,
            companyname: client.companyname,
            email: client.email,
            datecreated: client.datecreated,
            groupid: client.groupid,
            status: client.status,
          },
    ...person,
    currency,
    subtotal,
    tax1: "0.00",
    tax2: "0.00",
    total: subtotal,
    proposal,
    customernotes,
    adminnotes,
    datecreated,
    lastmodified,
    datesent,
    dateaccepted,
    items: { item: items },
  };
}

const getQuotes: Handler = (params, ctx) => {
  const { world, quirks } = ctx;
  const id = intOf(params, "quoteid");
  const wanted = (name: string, value: string): boolean => ["", undefined, value].includes(textOf(params, name));
  const rows = [...world.quotes.values()].filter(
    (row) =>
      (id === 0 || row.id === id) &&
      wanted("userid", String(row.clientId)) &&
      wanted("subject", row.subject) &&
      wanted("stage", row.stage) &&
      wanted("datecreated", row.datecreated) &&
      wanted("lastmodified", row.lastmodified) &&
      wanted("validuntil", row.validuntil),
  );
  const page = paginate(rows, params, quirks);
  const listed = page.rows.map((row) => quoteRow(ctx, row));
  return { ...numberPaging(page), ...wrapped(quirks, "quotes", "quote", listed, "absent") };
};

const INVOICE_STATUSES = [
  "Draft",
  "Unpaid",
  "Paid",
  "Cancelled",
  "Refunded",
  "Collections",
  "Payment Pending",
  "Overdue",
];

/** Fires no hook, not even for a cancellation (WHMCS case CORE-14322). On 9.0 an issued invoice is immutable. */
const updateInvoice: Handler = (params, { world, clock, version }) => {
  const invoice = find(world.invoices, params, "invoiceid", "Invoice ID Not Found");
  const publish = isTruthy(params["publish"]) || isTruthy(params["publishandsendemail"]);
  if (publish && invoice.status !== "Draft") refuse("Invoice must be in Draft status to be published");
  if (version.startsWith("9.") && invoice.status !== "Draft") {
    // The text of the admin area; the API's own is not documented.
    refuse(`You cannot modify an Invoice that is ${invoice.status}.`);
  }
  const status = textOf(params, "status") ?? (publish ? "Unpaid" : invoice.status);
  if (!INVOICE_STATUSES.includes(status)) refuse(`Invalid status ${status}`);
  const descriptions = mapOf(params, "itemdescription");
  for (const key of Object.keys(descriptions)) {
    if (
      textOf(mapOf(params, "itemamount"), key) === undefined ||
      textOf(mapOf(params, "itemtaxed"), key) === undefined
    ) {
      refuse("Missing Variables: itemdescription, itemamount and itemtaxed are required for each item being changed");
    }
  }
  for (const item of invoice.items) {
    item.description = textOf(descriptions, String(item.id)) ?? item.description;
    item.amount = textOf(mapOf(params, "itemamount"), String(item.id)) ?? item.amount;
  }
  const dropped = Object.values(mapOf(params, "deletelineids")).map(Number);
  invoice.items = invoice.items.filter((item) => !dropped.includes(item.id));
  if (status === "Cancelled" && invoice.status !== "Cancelled") invoice.date_cancelled = timestamp(world, clock);
  invoice.status = status;
  for (const name of ["notes", "date", "duedate", "datepaid", "paymentmethod"] as const) {
    invoice[name] = textOf(params, name) ?? invoice[name];
  }
  invoice.updated_at = timestamp(world, clock);
  return { invoiceid: textOf(params, "invoiceid") };
};

const QUOTE_STAGES = ["Draft", "Delivered", "On Hold", "Accepted", "Lost", "Dead"];

// No postcode: UpdateQuote has no such parameter, so a prospect's postcode cannot be changed by API.
const QUOTE_TEXTS = [
  "subject",
  "firstname",
  "lastname",
  "companyname",
  "email",
  "address1",
  "address2",
  "city",
  "state",
  "country",
  "phonenumber",
  "tax_id",
  "proposal",
  "customernotes",
  "adminnotes",
] as const satisfies readonly (keyof Identity | keyof Quote)[];

const updateQuote: Handler = (params, { world, clock, quirks }) => {
  const quote = find(world.quotes, params, "quoteid", "Quote ID Not Found");
  const stage = textOf(params, "stage") ?? quote.stage;
  if (!QUOTE_STAGES.includes(stage)) refuse("Invalid Stage");
  quote.stage = stage;
  for (const name of QUOTE_TEXTS) {
    const value = textOf(params, name);
    if (acceptsValue(value, quirks)) quote[name] = value;
  }
  for (const name of ["validuntil", "datecreated"] as const) {
    quote[name] = fromLocalisedDate(world, textOf(params, name) ?? "") ?? quote[name];
  }
  if (params["userid"] !== undefined) quote.clientId = intOf(params, "userid");
  replaceQuoteLines(quote, params, allocateId.bind(undefined, world, "quoteItems", undefined));
  quote.lastmodified = today(world, clock);
  return {};
};

function replaceQuoteLines(quote: Quote, params: PhpMap, newId: () => number): void {
  const lines = decodeSerialized(textOf(params, "lineitems"));
  if (typeof lines !== "object" || lines === null) return;
  for (const line of Object.values(lines) as Record<string, string | number | undefined>[]) {
    const known = quote.items.find((item) => item.id === Number(line["id"] ?? 0));
    const changed = {
      description: String(line["desc"] ?? ""),
      quantity: String(line["qty"] ?? "1"),
      unitprice: String(line["up"] ?? "0.00"),
      discount: String(line["discount"] ?? "0.00"),
      taxable: isTruthy(String(line["taxable"] ?? "")) ? 1 : 0,
    };
    if (known === undefined) quote.items.push({ id: newId(), ...changed });
    else Object.assign(known, changed);
  }
}

const deleteQuote: Handler = (params, { world }) => {
  const quote = find(world.quotes, params, "quoteid", "Quote ID Not Found");
  world.quotes.delete(quote.id);
  return {};
};

export const billingActions: Record<string, Handler> = {
  GetInvoices: getInvoices,
  GetInvoice: getInvoice,
  GetTransactions: getTransactions,
  GetCredits: getCredits,
  GetQuotes: getQuotes,
  UpdateInvoice: updateInvoice,
  UpdateQuote: updateQuote,
  DeleteQuote: deleteQuote,
};
