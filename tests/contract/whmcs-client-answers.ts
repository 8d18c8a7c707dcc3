import type { ExportItem, Subject } from "../../src/connectors/connector.ts";
import type { WhmcsApi } from "../../src/connectors/whmcs/api.ts";
import { exportClient } from "../../src/connectors/whmcs/export/export.ts";
import { systemClock } from "../../src/domain/clock.ts";
import { noDoor } from "../support/no-door.ts";
import type { Answer, Received } from "./whmcs-client-server.ts";

/** What must never be in a package: planted wherever WHMCS sends something secret, a colleague's or another client's. */
export const secret = "SECRET-MARK";
/** Planted as secret is, where WHMCS tells of other people. */
export const other = "OTHER-MARK";

/** Of a run that nobody stops. */
export const ctx = { signal: new AbortController().signal, clock: systemClock, dryRun: false };

/** What WHMCS lists of client 7, by action. */
export const lists: Record<string, (form: URLSearchParams) => object> = {
  GetContacts: () => ({ contacts: { contact: [{ id: 31, userid: 7, firstname: "Cas", email: "Cas@example.com" }] } }),
  GetUsers: (form) => ({
    users: [
      {
        id: 51,
        email: "ann@example.com",
        firstname: "Ann",
        validationdata: secret,
        clients: [{ id: 7, isOwner: true }],
      },
      { id: 52, email: "dev@example.com", firstname: "Dev", clients: [{ id: 7 }, { id: 8, name: other }] },
    ].filter(({ email }) => email.startsWith(form.get("search") ?? "")),
  }),
  GetPayMethods: () => ({
    clientid: "7",
    paymethods: [
      { id: 61, type: "BankAccount", description: "BE71096123456769", remote_token: secret, card_last_four: "4242" },
    ],
  }),
  GetClientsProducts: () => ({
    products: {
      product: [
        {
          id: "71",
          clientid: "7",
          pid: "12",
          domain: "Ann.example",
          username: "annex",
          password: secret,
          status: "Active",
          customfields: {
            customfield: [
              { id: "1", name: "FTP password", value: secret },
              { id: "2", name: "Colour", value: "red" },
            ],
          },
        },
      ],
    },
  }),
  GetProducts: (form) => ({
    products: { product: form.get("pid") === "12" ? [{ pid: 12, name: "Plus", module: "cpanel" }] : [] },
  }),
  GetClientsAddons: () => ({ addons: "" }),
  GetClientsDomains: () => ({
    domains: {
      domain: [
        { id: "81", userid: "7", domainname: "ann.example", registrar: "enom", status: "Active", donotrenew: "1" },
      ],
    },
  }),
  GetOrders: () => ({
    orders: {
      order: [
        { id: 91, ordernum: 7858259149, userid: 7, transfersecret: secret, orderdata: secret, ipaddress: "192.0.2.7" },
      ],
    },
  }),
  GetInvoices: () => ({
    invoices: {
      invoice: [
        { id: 101, userid: 7, total: "12.10", currencycode: "EUR" },
        { id: 102, userid: 7, total: "1.00" },
      ],
    },
  }),
  GetQuotes: () => ({
    quotes: {
      quote: [
        { id: 111, userid: 7, subject: "Own", adminnotes: "Asked for a discount" },
        { id: 112, userid: 0, client: null, email: "ANN@example.com", subject: "As a prospect" },
        { id: 113, userid: 8, email: "ann@example.com", subject: other },
        { id: 114, userid: 0, email: "x@example.com", subject: other },
      ],
    },
  }),
  GetTransactions: () => ({
    transactions: { transaction: [{ id: "121", userid: "7", amountin: "12.10", amountout: "0.00" }] },
  }),
  GetCredits: () => ({ clientid: "7", credits: { credit: [{ id: "131", amount: "-10.00" }] } }),
  GetTickets: (form) =>
    form.has("clientid")
      ? { tickets: { ticket: [{ id: "141", userid: "7", email: "ann@example.com" }] } }
      : {
          tickets: {
            ticket: [
              { id: "142", userid: "0", email: "ann@example.com" },
              { id: "143", userid: "8", email: "ann@example.com", subject: other },
            ].filter(({ email }) => email === form.get("email")),
          },
        },
  GetEmails: () => ({
    emails: { email: [{ id: 151, userid: 7, subject: "Welcome", message: `Password: ${secret}`, bcc: other }] },
  }),
  GetActivityLog: () => ({
    activity: {
      entry: [
        { id: 161, clientId: 7, adminId: 3, username: other, ipaddress: other, description: "Changed" },
        {
          id: 162,
          clientId: 7,
          adminId: 0,
          username: "ann@example.com",
          ipaddress: "192.0.2.7",
          description: "Logged in",
        },
      ],
    },
  }),
  GetAffiliates: () => ({ affiliates: { affiliate: [{ id: "171", clientid: "7", balance: "15.00" }] } }),
  GetCancelledPackages: () => ({
    packages: {
      package: [
        { id: "181", relid: "71", type: "Immediate", reason: "Too dear", date: "2026-01-02 03:04:05" },
        { id: "182", relid: "72", type: "Immediate", reason: other },
      ],
    },
  }),
};

/** What an export does without when it is refused. */
const dispensable: Record<string, () => object> = {
  GetAdminUsers: () => ({ admin_users: [{ id: 1, username: "root", firstname: "Mo", lastname: other, email: other }] }),
  DomainGetNameservers: () => ({ ns1: "ns1.example.net", ns2: "ns2.example.net" }),
};

/** What WHMCS tells of one thing, by action. */
export const details: Record<string, (form: URLSearchParams) => object> = {
  GetUserPermissions: (form) => ({ permissions: form.get("user_id") === "52" ? "tickets,invoices" : "" }),
  GetClientsDetails: (form) =>
    form.get("clientid") === "7"
      ? {
          client: {
            id: 7,
            firstname: "Ann",
            email: "Ann@Example.com",
            credit: "0.00",
            password: secret,
            users: {
              user: [
                { id: 51, email: "ann@example.com", is_owner: true },
                { id: 52, email: "dev@example.com" },
              ],
            },
          },
        }
      : { result: "error", message: "Client Not Found" },
  GetInvoice: (form) => ({
    invoiceid: form.get("invoiceid"),
    userid: 7,
    total: "12.10",
    items: { item: [{ id: 1, description: "Hosting", amount: "10.00" }] },
    transactions: { transaction: [{ id: "121", amountin: "12.10" }] },
  }),
  GetTicket: (form) => ({
    ticketid: form.get("ticketid"),
    c: secret,
    userid: form.get("ticketid") === "141" ? "7" : "0",
    cc: `ann@example.com,${other}@example.com`,
    replies: {
      reply: [
        {
          replyid: "0",
          name: "Ann",
          date: "2026-01-02 03:04:05",
          message: "Help",
          attachments: [{ filename: "a.txt", index: 0 }],
        },
        { replyid: "4", name: "Ann", attachments: [{ filename: "pruned.txt", index: 0 }], attachments_removed: true },
        {
          replyid: "5",
          admin: other,
          requestor_name: other,
          requestor_type: "Operator",
          message: "Hi",
          attachments: [[]],
        },
      ],
    },
    notes: { note: [{ noteid: "1", message: "Call back on Monday", admin: other }] },
  }),
  GetTicketAttachment: (form) => ({
    filename: "a.txt",
    data: Buffer.from(`file of ${form.get("relatedid")}`).toString("base64"),
  }),
};

/** Answers every read of an export. */
export const answer: Answer = ({ action, form }: Received) => {
  const detail = details[action] ?? dispensable[action];
  if (detail !== undefined) return { result: "success", ...detail(form) };
  const list = lists[action];
  if (list === undefined) throw new Error(`the test has no answer for ${action}`);
  const first = (form.get("limitstart") ?? "0") === "0";
  return { result: "success", ...(first ? list(form) : {}) };
};

/** Client 7, as `answer` tells it. */
export const subject: Subject = {
  clientId: 7,
  emails: ["ann@example.com", "cas@example.com"],
  domains: ["ann.example"],
  usernames: ["annex"],
  serviceIds: [71],
};

/** Every item of an export. @throws AppError as the export */
export async function exportAll(
  api: WhmcsApi,
  { of = subject, withNotes = true }: { readonly of?: Subject; readonly withNotes?: boolean } = {},
): Promise<ExportItem[]> {
  const all: ExportItem[] = [];
  for await (const item of exportClient(api, noDoor, of, ctx, { withNotes })) all.push(item);
  return all;
}

/** The records of one entity, in order. */
export function recordsOf(items: readonly ExportItem[], entity: string): readonly object[] {
  return items.flatMap((item) => (item.type === "record" && item.entity === entity ? [item.record] : []));
}

/** What the next host is told in one list. */
export function moved(items: readonly ExportItem[], list: string): readonly object[] {
  return items.flatMap((item) => (item.type === "move" && item.list === list ? [item.record] : []));
}

/** The gaps, in order. */
export function gapsOf(items: readonly ExportItem[]): readonly object[] {
  return items.filter(({ type }) => type === "gap");
}

/** Answers like ever, but that the role lacks one action. */
export function without(forbidden: string): Answer {
  return (received, response) => {
    if (received.action !== forbidden) return answer(received, response);
    response.statusCode = 403;
    const message = `Invalid Permissions: API action "${forbidden.toLowerCase()}" is not allowed`;
    return { result: "error", message };
  };
}
