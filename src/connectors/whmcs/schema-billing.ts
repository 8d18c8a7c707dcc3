import { z } from "zod";
import { date, dateTime, flag, id, listOf, money, optionalId, optionalMoney, text } from "./normalise.ts";
import type { Invoice, InvoiceSummary, Quote, Transaction } from "./records.ts";

/** Permissive readings of what WHMCS sends about money. Totals and amounts must be there: absent must not pass for zero. */

const invoiceFields = {
  userid: id,
  invoicenum: text,
  status: text,
  date,
  duedate: date,
  datepaid: dateTime,
  subtotal: optionalMoney,
  credit: optionalMoney,
  tax: optionalMoney,
  tax2: optionalMoney,
  total: money,
  paymentmethod: text,
  notes: text,
};

function sharedByInvoices(row: z.output<z.ZodObject<typeof invoiceFields>>) {
  return {
    clientId: row.userid,
    invoiceNumber: row.invoicenum,
    status: row.status,
    issuedOn: row.date,
    dueOn: row.duedate,
    paidAt: row.datepaid,
    subtotal: row.subtotal,
    credit: row.credit,
    tax: row.tax,
    tax2: row.tax2,
    total: row.total,
    paymentMethod: row.paymentmethod,
    notes: row.notes,
  };
}

export const invoiceSummary: z.ZodType<InvoiceSummary> = z
  .object({ ...invoiceFields, id, currencycode: text })
  .transform((row) => ({ invoiceId: row.id, ...sharedByInvoices(row), currency: row.currencycode }));

const invoiceLine = z
  .object({ id, type: text, relid: optionalId, description: text, amount: money, taxed: flag })
  .transform((row) => ({
    lineId: row.id,
    type: row.type,
    relatedId: row.relid,
    description: row.description,
    amount: row.amount,
    taxed: row.taxed,
  }));

export const transaction: z.ZodType<Transaction> = z
  .object({ id, userid: id, invoiceid: optionalId, date: dateTime })
  .transform((row) => ({
    transactionId: row.id,
    clientId: row.userid,
    invoiceId: row.invoiceid,
    paidAt: row.date,
  }));

const payment = z
  .object({
    id,
    date: dateTime,
    gateway: text,
    transid: text,
    description: text,
    amountin: optionalMoney,
    amountout: optionalMoney,
  })
  .transform((row) => ({
    transactionId: row.id,
    paidAt: row.date,
    gateway: row.gateway,
    reference: row.transid,
    description: row.description,
    amountIn: row.amountin,
    amountOut: row.amountout,
  }));

export const invoice: z.ZodType<Invoice> = z
  .object({
    ...invoiceFields,
    invoiceid: id,
    taxrate: optionalMoney,
    taxrate2: optionalMoney,
    balance: optionalMoney,
    items: listOf(invoiceLine, "item"),
    transactions: listOf(payment, "transaction"),
  })
  .transform((row) => ({
    invoiceId: row.invoiceid,
    ...sharedByInvoices(row),
    taxRate: row.taxrate,
    taxRate2: row.taxrate2,
    balance: row.balance,
    lines: row.items,
    payments: row.transactions,
  }));

const quoteItem = z
  .object({ id, description: text, quantity: text, unitprice: text, discount: text, taxable: flag })
  .transform((row) => ({
    itemId: row.id,
    description: row.description,
    quantity: row.quantity,
    unitPrice: row.unitprice,
    discount: row.discount,
    taxable: row.taxable,
  }));

export const quote: z.ZodType<Quote> = z
  .object({
    id,
    userid: optionalId,
    subject: text,
    stage: text,
    datecreated: date,
    validuntil: date,
    datesent: date,
    dateaccepted: date,
    firstname: text,
    lastname: text,
    companyname: text,
    email: text,
    address1: text,
    address2: text,
    city: text,
    state: text,
    postcode: text,
    country: text,
    phonenumber: text,
    tax_id: text,
    subtotal: optionalMoney,
    tax1: optionalMoney,
    tax2: optionalMoney,
    total: optionalMoney,
    proposal: text,
    customernotes: text,
    items: listOf(quoteItem, "item"),
  })
  .transform((row) => ({
    quoteId: row.id,
    clientId: row.userid,
    subject: row.subject,
    stage: row.stage,
    createdOn: row.datecreated,
    validUntil: row.validuntil,
    sentOn: row.datesent,
    acceptedOn: row.dateaccepted,
    firstName: row.firstname,
    lastName: row.lastname,
    companyName: row.companyname,
    email: row.email,
    address1: row.address1,
    address2: row.address2,
    city: row.city,
    state: row.state,
    postcode: row.postcode,
    country: row.country,
    phoneNumber: row.phonenumber,
    taxId: row.tax_id,
    subtotal: row.subtotal,
    tax1: row.tax1,
    tax2: row.tax2,
    total: row.total,
    proposal: row.proposal,
    customerNotes: row.customernotes,
    items: row.items,
  }));
