import type { Json } from "../connector.ts";
import type {
  ActivityEntry,
  Client,
  ClientUser,
  CustomField,
  Invoice,
  InvoiceSummary,
  PayMethod,
  SentEmail,
  Service,
  Ticket,
  TicketMessage,
  User,
} from "./records.ts";
import { isSecretLabel, maskDigits, redactSecrets, removed } from "./redact.ts";

type Row = { readonly [key: string]: Json };

/** A record as it stands in the package: the same keys, absent values as null, so that every row of a table has every column. */
export function plain(record: object): Row {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, toJson(value)]));
}

function toJson(value: unknown): Json {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(toJson);
  return plain(value);
}

/** The billing account. The linked logins are an entity of their own. */
export function profile(client: Client): Row {
  const { users: _, ...own } = client;
  return plain({ ...own, customFields: client.customFields.map(presentField) });
}

/** A login as the client sees it; when it is the client's alone, with what only its own record tells. */
export function user(listed: ClientUser, own: User | undefined): Row {
  return plain({
    userId: listed.userId,
    name: listed.name,
    email: listed.email,
    isOwner: listed.isOwner,
    firstName: own?.firstName,
    lastName: own?.lastName,
    createdAt: own?.createdAt,
  });
}

/** A service; a custom field that is named like a password keeps its name and loses its value. */
export function service({ customFields, ...row }: Service): Row {
  return plain({ ...row, customFields: customFields.map(presentField) });
}

function presentField(field: CustomField): CustomField {
  return isSecretLabel(field.name) && field.value !== "" ? { ...field, value: removed } : field;
}

/** An invoice with its lines and payments; the list alone knows the currency. */
export function invoice({ currency }: InvoiceSummary, full: Invoice): Row {
  return plain({ ...full, currency });
}

/** A means of payment, masked also where its owner wrote an account number into the description. */
export function payMethod(row: PayMethod): Row {
  return plain({ ...row, description: maskDigits(row.description), cardLastFour: row.cardLastFour.slice(-4) });
}

/** A mail as sent, secrets taken out of its text. */
export function email(row: SentEmail): Row {
  return plain({ ...row, subject: redactSecrets(row.subject), body: redactSecrets(row.body) });
}

/** A line of the log; who of the staff acted, and from where, is not the client's to know. */
export function activity(row: ActivityEntry): Row {
  const { byStaff: _, ...entry } = row;
  return plain(row.byStaff ? { ...entry, username: staff, ipAddress: "" } : entry);
}

const staff = "staff";

/** A ticket with its messages; copies to others' addresses are left out, staff are called staff. */
export function ticket(row: Ticket, ownEmails: readonly string[]): Row {
  const cc = row.cc.split(/[\s,;]+/).filter((address) => ownEmails.includes(address.toLowerCase()));
  return plain({ ...row, cc, messages: row.messages.map(presentMessage) });
}

function presentMessage(row: TicketMessage): Row {
  return plain({
    writtenAt: row.writtenAt,
    author: row.byStaff ? staff : row.name,
    email: row.byStaff ? "" : row.email,
    message: redactSecrets(row.message),
    rating: row.rating,
    attachments: row.attachments.map(({ fileName }) => fileName),
    attachmentsRemoved: row.attachmentsRemoved,
  });
}
