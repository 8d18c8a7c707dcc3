import type { Withholding } from "../../../domain/data-map.ts";

/** One answer of the API, as the export reads it: where rows of the map stand in it, and what else it says. */
export interface AnswerDescription {
  readonly action: string;
  /** The entity whose row, or list of rows, stands at a path; "" is the answer itself. */
  readonly rows: Readonly<Record<string, string>>;
  /** What stands around the rows, and why it is not looked at. */
  readonly ignored: Readonly<Record<string, Withholding>>;
}

/** Whether a call succeeded, and which page of how many rows was asked for. */
const envelope = {
  result: "technical",
  totalresults: "technical",
  startnumber: "technical",
  numreturned: "technical",
} as const;

/** The answers that the export reads; what they hold and neither the map nor this list names is not known. */
export const whmcsAnswers: readonly AnswerDescription[] = [
  {
    action: "GetClientsDetails",
    rows: { client: "profile", "client.users.user": "users" },
    // Sums and numbers of what the other entities list; older versions repeat the client beside itself as well.
    ignored: { ...envelope, stats: "repeated" },
  },
  { action: "GetUsers", rows: { users: "users" }, ignored: envelope },
  { action: "GetUserPermissions", rows: { "": "users" }, ignored: envelope },
  { action: "GetContacts", rows: { "contacts.contact": "contacts" }, ignored: envelope },
  {
    action: "GetClientsProducts",
    rows: { "products.product": "services" },
    // What was asked for.
    ignored: { ...envelope, clientid: "technical", serviceid: "technical", pid: "technical", domain: "technical" },
  },
  {
    action: "GetClientsAddons",
    rows: { "addons.addon": "addons" },
    ignored: { ...envelope, clientid: "technical", serviceid: "technical" },
  },
  {
    action: "GetClientsDomains",
    rows: { "domains.domain": "domains" },
    ignored: { ...envelope, clientid: "technical", domainid: "technical" },
  },
  { action: "GetOrders", rows: { "orders.order": "orders" }, ignored: envelope },
  { action: "GetInvoices", rows: { "invoices.invoice": "invoices" }, ignored: envelope },
  { action: "GetInvoice", rows: { "": "invoices" }, ignored: {} },
  { action: "GetQuotes", rows: { "quotes.quote": "quotes" }, ignored: envelope },
  { action: "GetTransactions", rows: { "transactions.transaction": "transactions" }, ignored: envelope },
  {
    action: "GetCredits",
    rows: { "credits.credit": "credits" },
    ignored: { ...envelope, clientid: "technical" },
  },
  { action: "GetPayMethods", rows: { paymethods: "pay_methods" }, ignored: { ...envelope, clientid: "technical" } },
  { action: "GetTickets", rows: { "tickets.ticket": "tickets" }, ignored: envelope },
  { action: "GetTicket", rows: { "": "tickets" }, ignored: {} },
  // The file itself, which stands in the package under the name that its message gives it.
  { action: "GetTicketAttachment", rows: {}, ignored: { ...envelope, filename: "repeated", data: "repeated" } },
  { action: "GetEmails", rows: { "emails.email": "emails" }, ignored: envelope },
  { action: "GetActivityLog", rows: { "activity.entry": "activity" }, ignored: envelope },
  { action: "GetAffiliates", rows: { "affiliates.affiliate": "affiliate" }, ignored: envelope },
  { action: "GetCancelledPackages", rows: { "packages.package": "cancellation_requests" }, ignored: envelope },
];
