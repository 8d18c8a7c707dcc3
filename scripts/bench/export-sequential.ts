import { createHttpClient } from "../../src/connectors/http-client.ts";
import { monotonicMs } from "./benchmark.ts";
import type { Started } from "./export-whmcs.ts";
import { clientId } from "./export-worlds.ts";

type Row = Readonly<Record<string, unknown>>;

/** What a client that makes one call after the other needed. */
export interface SequentialExport {
  readonly milliseconds: number;
  /** Of the mean call, as this client waited for it. */
  readonly callMs: number;
  /** Records by entity, and `attachments`. */
  readonly counts: ReadonlyMap<string, number>;
}

/**
 * The export that one would write in an afternoon: every call that the content needs, none twice, one after the other over a
 * kept connection, pages of 100 rows. It keeps what it reads in memory, checks nothing and writes nothing.
 */
export async function exportSequentially(whmcs: Started): Promise<SequentialExport> {
  const http = createHttpClient({ baseUrl: whmcs.url, userAgent: "sequential" });
  const counts = new Map<string, number>();
  let calls = 0;
  const call = async (action: string, parameters: Readonly<Record<string, string | number>> = {}): Promise<Row> => {
    calls += 1;
    const { identifier, secret } = whmcs;
    const form = new URLSearchParams({ action, identifier, secret, responsetype: "json" });
    for (const [name, value] of Object.entries(parameters)) form.set(name, String(value));
    const response = await http.request({
      method: "POST",
      url: "includes/api.php",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: form.toString(),
      timeoutMs: 60_000,
    });
    return JSON.parse(response.text()) as Row;
  };
  const list = async (action: string, path: string, parameters: Parameters<typeof call>[1]): Promise<Row[]> => {
    const rows: Row[] = [];
    for (;;) {
      const answer = await call(action, { ...parameters, limitstart: rows.length, limitnum: 100 });
      const page = rowsIn(answer, path);
      rows.push(...page);
      if (page.length === 0 || rows.length >= Number(answer["totalresults"])) return rows;
    }
  };
  const count = (entity: string, rows: readonly unknown[]): void => void counts.set(entity, rows.length);

  try {
    const begun = monotonicMs();
    const client = await call("GetClientsDetails", { clientid: clientId });
    const users = rowsIn(client, "users.user");
    const searched = new Set(users.map((user) => text(user, "email")));
    for (const search of searched) await list("GetUsers", "users", { search });
    for (const user of users) {
      await call("GetUserPermissions", { user_id: text(user, "id"), client_id: clientId });
    }
    await call("GetAdminUsers"); // whose names are not the client's to know
    const contacts = await list("GetContacts", "contacts.contact", { userid: clientId });
    const services = await list("GetClientsProducts", "products.product", { clientid: clientId });
    count("profile", [client]);
    count("users", users);
    count("contacts", contacts);
    count("services", services);
    const products = new Set(services.map((service) => text(service, "pid")));
    await call("GetProducts", { pid: [...products].join(",") });
    count("addons", rowsIn(await call("GetClientsAddons", { clientid: clientId }), "addons.addon"));
    const domains = await list("GetClientsDomains", "domains.domain", { clientid: clientId });
    count("domains", domains);
    for (const domain of domains) await call("DomainGetNameservers", { domainid: text(domain, "id") });
    count("orders", await list("GetOrders", "orders.order", { userid: clientId }));
    const invoices = await list("GetInvoices", "invoices.invoice", { userid: clientId });
    count("invoices", invoices);
    for (const invoice of invoices) await call("GetInvoice", { invoiceid: text(invoice, "id") });
    const emails = new Set([client, ...users, ...contacts].map((person) => text(person, "email").toLowerCase()));
    // Whether another client uses the same address: what a guest sent from it may then be that client's.
    for (const email of emails) {
      await list("GetClients", "clients.client", { search: email });
      await list("GetContacts", "contacts.contact", { email });
      if (!searched.has(email)) await list("GetUsers", "users", { search: email });
    }
    const quotes = await list("GetQuotes", "quotes.quote", {});
    count(
      "quotes",
      quotes.filter((quote) => text(quote, "userid") === String(clientId)),
    );
    count("transactions", rowsIn(await call("GetTransactions", { clientid: clientId }), "transactions.transaction"));
    count("credits", rowsIn(await call("GetCredits", { clientid: clientId }), "credits.credit"));
    count("pay_methods", rowsIn(await call("GetPayMethods", { clientid: clientId }), "paymethods"));

    const everywhere = { ignore_dept_assignments: 1 };
    const tickets = await list("GetTickets", "tickets.ticket", { clientid: clientId, ...everywhere });
    for (const email of emails) {
      const written = await list("GetTickets", "tickets.ticket", { email, ...everywhere });
      tickets.push(...written.filter((ticket) => text(ticket, "userid") === "0"));
    }
    count("tickets", tickets);
    const files: Row[] = [];
    for (const ticket of tickets) {
      const whole = await call("GetTicket", { ticketid: text(ticket, "id") });
      for (const message of rowsIn(whole, "replies.reply")) {
        const isOpening = text(message, "replyid") === "0";
        const of = isOpening
          ? { type: "ticket", relatedid: text(ticket, "id") }
          : { type: "reply", relatedid: text(message, "replyid") };
        for (const { index } of rowsIn(message, "attachments")) {
          if (typeof index === "number") files.push(await call("GetTicketAttachment", { ...of, index }));
        }
      }
    }
    count("attachments", files);

    count("emails", await list("GetEmails", "emails.email", { clientid: clientId }));
    count("activity", await list("GetActivityLog", "activity.entry", { clientid: clientId }));
    count("affiliate", await list("GetAffiliates", "affiliates.affiliate", { userid: clientId }));
    const own = new Set(services.map((service) => text(service, "id")));
    const cancellations = await list("GetCancelledPackages", "packages.package", {});
    count(
      "cancellation_requests",
      cancellations.filter((request) => own.has(text(request, "relid"))),
    );
    const milliseconds = monotonicMs() - begun;
    return { milliseconds, callMs: milliseconds / calls, counts };
  } finally {
    http.close();
  }
}

function text(row: Row, key: string): string {
  const value = row[key];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** The rows under a path with dots; none where the answer leaves it out. */
function rowsIn(answer: Row, path: string): readonly Row[] {
  let value: unknown = answer;
  for (const key of path.split("."))
    value = typeof value === "object" && value !== null ? (value as Row)[key] : undefined;
  return Array.isArray(value) ? (value as Row[]) : [];
}
