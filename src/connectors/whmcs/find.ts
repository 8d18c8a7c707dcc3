import type { Found, Subject } from "../connector.ts";
import type { WhmcsApi } from "./api.ts";
import type { RawRow } from "./api-raw.ts";
import { isPlaceholderEmail } from "./erase/placeholders.ts";
import { listOf } from "./export/reads.ts";
import { id, readShape, text } from "./normalise.ts";
import { collect } from "./reading.ts";
import type { Client, Quote, TicketSummary, User } from "./records.ts";

/**
 * What systems know a client by, read afresh; undefined when WHMCS has no such client. An address that another client uses as
 * well lends itself to nothing, and no more does that of a login which WHMCS does not show in full: what came from it may be
 * another person's.
 * @throws AppError
 */
export async function resolveSubject(api: WhmcsApi, clientId: number): Promise<Subject | undefined> {
  const client = await api.client(clientId);
  if (client === undefined) return undefined;
  const [emails, services, domains] = await Promise.all([
    addressesOf(api, client).then(async (emails) => (await lookUpAddresses(api, { clientId, emails })).own),
    collect(api.raw.ownedRows(listOf("services", clientId))),
    collect(api.raw.ownedRows(listOf("domains", clientId))),
  ]);
  return {
    clientId,
    emails,
    domains: unique([...textsIn(domains, "domainname"), ...textsIn(services, "domain")]),
    usernames: [...new Set(textsIn(services, "username").map((name) => name.trim()))].filter((name) => name !== ""),
    serviceIds: services.map((row) => readShape(id, row["id"])),
  };
}

/** Whatever else WHMCS says of the rows is nobody's name. @throws PermanentError whmcs.shape_unexpected for what is no text */
function textsIn(rows: readonly RawRow[], key: string): readonly string[] {
  return rows.map((row) => readShape(text, row[key]));
}

/** The client's address, its contacts' and its own logins', lower-cased, each once, others' use of them aside. @throws AppError */
export async function addressesOf(api: WhmcsApi, client: Client): Promise<readonly string[]> {
  const [contacts, logins] = await Promise.all([api.contacts(client.clientId), ownLogins(api, client)]);
  return unique([client.email, ...contacts.map(({ email }) => email), ...logins.map(({ email }) => email)]);
}

/** Which of a client's addresses nobody else uses now, and which other clients use the rest, as theirs, a contact's or a login's. @throws AppError */
export async function lookUpAddresses(
  api: WhmcsApi,
  { clientId, emails }: Pick<Subject, "clientId" | "emails">,
): Promise<{ readonly own: readonly string[]; readonly takenBy: readonly number[] }> {
  const users = await Promise.all(emails.map((email) => api.clientsUsing(email)));
  const others = users.map((using) => [...using].filter((user) => user !== clientId));
  return {
    own: emails.filter((_, index) => others[index]?.length === 0),
    takenBy: [...new Set(others.flat())].toSorted((a, b) => a - b),
  };
}

/** The client's logins that nobody else uses: the only ones whose erasure touches nobody else. @throws AppError */
export async function ownLogins(api: WhmcsApi, client: Client): Promise<readonly User[]> {
  const logins = await findLogins(api, client);
  return logins
    .filter(({ login, usedBy }) => login.clients.length > 0 && usedBy.length === 0)
    .map(({ login }) => login);
}

/** The other clients who use logins of this one. @throws AppError */
export async function clientsSharingLogins(api: WhmcsApi, client: Client): Promise<readonly number[]> {
  const logins = await findLogins(api, client);
  return [...new Set(logins.flatMap(({ usedBy }) => usedBy))].toSorted((a, b) => a - b);
}

/** A login without any client in its list has not been shown in full: whose it is besides, nobody knows. */
async function findLogins(api: WhmcsApi, { clientId, users }: Client) {
  const found = await Promise.all(users.map(({ userId, email }) => api.userLogin(userId, email)));
  const logins = found.filter((login) => login !== undefined);
  const others = new Set(logins.flatMap((login) => login.clients.map((link) => link.clientId)));
  others.delete(clientId);
  const live = new Set<number>();
  for (const other of others) if (!(await isNobodyAnyMore(api, other))) live.add(other);
  return logins.map((login) => ({
    login,
    usedBy: login.clients.map((link) => link.clientId).filter((id) => live.has(id)),
  }));
}

/** What two clients shared is left alone when the first is anonymised, and must not outlive the second. */
async function isNobodyAnyMore(api: WhmcsApi, clientId: number): Promise<boolean> {
  const client = await api.client(clientId);
  return client?.status === "Closed" && isPlaceholderEmail(client.email);
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values.map((value) => value.trim().toLowerCase()))].filter((value) => value !== "");
}

/** The client's tickets and those a guest wrote from one of the subject's addresses, each once. @throws AppError */
export async function* ticketsOf(api: WhmcsApi, subject: Subject): AsyncGenerator<TicketSummary> {
  const seen = new Set<number>();
  for await (const ticket of api.tickets({ clientId: subject.clientId })) {
    seen.add(ticket.ticketId);
    yield ticket;
  }
  for (const email of subject.emails) {
    for await (const ticket of api.tickets({ email })) {
      // A ticket of another client who uses the same address is that client's.
      if (ticket.clientId !== undefined || seen.has(ticket.ticketId)) continue;
      seen.add(ticket.ticketId);
      yield ticket;
    }
  }
}

/** The client's quotes and those made to a prospect of one of the subject's addresses. @throws AppError */
export async function* quotesOf(api: WhmcsApi, subject: Subject): AsyncGenerator<Quote> {
  for await (const quote of api.allQuotes()) {
    if (quote.clientId === subject.clientId) yield quote;
    else if (quote.clientId === undefined && subject.emails.includes(quote.email.trim().toLowerCase())) yield quote;
  }
}

/** Everything in WHMCS that stands for the subject by itself, the profile last as its erasure ends the link. @throws AppError */
export async function findObjects(api: WhmcsApi, subject: Subject): Promise<readonly Found[]> {
  const { clientId } = subject;
  const found: Found[] = [];
  const add = (kind: string, ids: readonly number[]): void => {
    for (const id of ids) found.push({ kind, id: String(id) });
  };
  add(
    "ticket",
    (await collect(ticketsOf(api, subject))).map(({ ticketId }) => ticketId),
  );
  const client = await api.client(clientId);
  if (client !== undefined) {
    add(
      "pay_method",
      (await api.payMethods(clientId)).map(({ payMethodId }) => payMethodId),
    );
    add(
      "contact",
      (await api.contacts(clientId)).map(({ contactId }) => contactId),
    );
  }
  add(
    "quote",
    (await collect(quotesOf(api, subject))).map(({ quoteId }) => quoteId),
  );
  if (client !== undefined) {
    add(
      "service",
      (await api.services(clientId)).map(({ serviceId }) => serviceId),
    );
    add(
      "user",
      (await ownLogins(api, client)).map(({ userId }) => userId),
    );
    add("profile", [clientId]);
  }
  return found;
}
