import { addDomain, addQuote, addReply, addTicket } from "../../simulators/whmcs/record-builders.ts";
import { allocateId, type World } from "../../simulators/whmcs/installation.ts";
import { type PlantedClient, twinWorld, type TwinWorld } from "../../simulators/whmcs/seed.ts";
import { type DoorAnswer, DoorReply } from "./door-server.ts";

/** The twins, every text of every row of either marked as its own, with what the staff wrote and what is secret beside it. */
export interface MarkedTwins extends TwinWorld {
  /** What the addon reads, marked in the same way, by client. */
  readonly extras: ReadonlyMap<number, Extras>;
  /** The same as the answers of the addon's door. */
  readonly doorAnswers: Readonly<Record<string, DoorAnswer>>;
}

interface Extras {
  readonly records: readonly { readonly entity: string; readonly record: object }[];
  readonly creditNotes: readonly object[];
  /** The content of each uploaded file, and of each invoice. */
  readonly file: string;
  readonly pdf: string;
}

const staffName = "Staffmark Keeper";
const staffMail = "keeper@staff.example";
const staffIp = "2001:db8:5aff::1";
const colleague = {
  id: 2,
  firstname: "Staffdesk",
  lastname: "Helper",
  username: "staffdesk7",
  email: "desk@staff.example",
};

/** A pattern of everything that tells who of the staff did something. */
export const staffMarks = [staffName, staffMail, staffIp, "staffdesk", colleague.email].join("|");
/** Stands in everything that nobody may read, whoever it belongs to. */
export const secretMark = "secretmark";

/** What a text says about its row rather than about a person; changing it would make another row of it. */
const structural = new Set(
  `uuid status type kind country language stage regtype priority billingcycle overideautosuspend producttype data storedName
   permissions nameservers bank_name card_type remote_token`.split(/\s+/),
);
const isNumberOrDate = /^[\d.:/\- ]+$/;

/** Both clients with a mark in every text field that a person could have filled, and the traps that follow from sharing. */
export function markedTwins(): MarkedTwins {
  const twins = twinWorld();
  const { world, subject, twin } = twins;
  world.admin.name = staffName;
  world.colleagues.push(colleague);
  for (const client of [subject, twin]) {
    const other = client === subject ? twin : subject;
    plantShared(world, client, other);
    plantStaff(world, client);
    plantSecrets(world, client);
  }
  for (const client of [subject, twin]) for (const row of rowsOf(world, client)) markTexts(row, client);
  const extras = new Map([subject, twin].map((client) => [client.clientId, extrasOf(world, client)]));
  return { ...twins, extras, doorAnswers: doorOf(extras) };
}

/** A new text of this client. */
function mark(client: PlantedClient, suffix = ""): string {
  const text = `${client.mark}${client.planted.length + 1}${suffix}`;
  client.planted.push(text);
  return text;
}

const mailOf = (world: World, { clientId }: PlantedClient): string => world.clients.get(clientId)?.email ?? "";

/** What makes it easy to take one client's row for the other's: the same address, and rows that belong to no client at all. */
function plantShared(world: World, client: PlantedClient, other: PlantedClient): void {
  // Made for a prospect, who became this client under the same address.
  const quote = addQuote(world, {
    clientId: 0,
    email: mailOf(world, client).toUpperCase(),
    subject: mark(client),
    proposal: mark(client),
  });
  client.quoteIds.push(quote.id);
  // Sent as a guest from a contact's address.
  const contact = world.contacts.get(client.contactIds[0] ?? 0);
  const guest = addTicket(world, {
    clientId: 0,
    name: mark(client),
    email: contact?.email ?? "",
    subject: mark(client),
    message: mark(client),
  });
  addReply(world, guest, {
    message: `${mark(client)}\nKind regards,\n${staffName} and Staffdesk Helper`,
    admin: staffName,
    requestor: { name: staffName, email: staffMail, type: "Operator" },
  });
  client.ticketIds.push(guest.id);
  // This client's own, although it was sent from the other's address.
  const { id } = addTicket(world, { clientId: client.clientId, email: mailOf(world, other), subject: mark(client) });
  client.ticketIds.push(id);
  addDomain(world, {
    clientId: client.clientId,
    domainname: mark(client, ".example"),
    nameservers: [mark(client, ".ns.example")],
  });
  // Sent to both; the log has one row for each.
  const emailId = allocateId(world, "emails", world.emails);
  world.emails.set(emailId, {
    id: emailId,
    clientId: client.clientId,
    subject: mark(client),
    message: `<p>${mark(client)}</p><p>${staffName}, ${colleague.email}</p><p>Client ID: ${other.clientId}</p>`,
    date: "2025-04-01 09:00:00",
    to: mailOf(world, client),
    cc: mailOf(world, other),
    bcc: mailOf(world, other),
  });
  const entryId = allocateId(world, "activity", world.activity);
  world.activity.set(entryId, {
    id: entryId,
    clientId: client.clientId,
    userId: 0,
    adminId: 1,
    date: "2025-04-01 09:00:00",
    description: `${mark(client)} - moved by ${colleague.username} - User ID: ${other.ownUserId}`,
    username: staffName,
    ipaddress: staffIp,
  });
}

function plantStaff(world: World, { ticketIds }: PlantedClient): void {
  for (const ticket of world.tickets.values()) {
    if (!ticketIds.includes(ticket.id)) continue;
    ticket.admin = staffName;
    for (const row of [...ticket.replies, ...ticket.notes]) {
      if (row.admin === "") continue;
      row.admin = staffName;
      if ("requestor" in row) row.requestor = { name: staffName, email: staffMail, type: "Operator" };
    }
  }
}

function plantSecrets(world: World, client: PlantedClient): void {
  let secrets = 0;
  const secret = (): string => {
    secrets += 1;
    return `${secretMark}-${client.clientId}-${secrets}`;
  };
  const own = <T extends { clientId: number }>(rows: Map<number, T>): T[] =>
    [...rows.values()].filter(({ clientId }) => clientId === client.clientId);
  for (const service of own(world.services)) {
    service.password = secret();
    service.customfields.push({ id: 32, name: "FTP password", value: secret() });
  }
  for (const order of own(world.orders)) {
    order.transfersecret = secret();
    order.orderdata = JSON.stringify({ epp: secret() });
  }
  for (const method of own(world.payMethods)) {
    if (method.remote_token === "") continue;
    world.gatewayVault.delete(method.remote_token);
    method.remote_token = secret();
    world.gatewayVault.set(method.remote_token, { gateway: method.gateway_name, clientId: client.clientId });
  }
  const login = world.users.get(client.ownUserId);
  if (login !== undefined) login.validationdata = secret();
  for (const id of client.ticketIds) {
    const ticket = world.tickets.get(id);
    if (ticket === undefined) continue;
    ticket.c = secret();
    ticket.message += `\nPassword: ${secret()}\nhttps://billing.example.com/viewticket.php?tid=${ticket.tid}&c=${ticket.c}`;
  }
  for (const email of own(world.emails)) {
    email.message += `<p>Wachtwoord: <b>${secret()}</b></p><a href="https://billing.example.com/password/reset/use/key/${secret()}">`;
  }
}

function rowsOf(world: World, client: PlantedClient): object[] {
  const { clientId, ticketIds, quoteIds, ownUserId } = client;
  const isOwn = (row: { clientId: number }): boolean => row.clientId === clientId;
  const byClient = [
    world.contacts,
    world.payMethods,
    world.services,
    world.addons,
    world.domains,
    world.orders,
    world.invoices,
    world.transactions,
    world.credits,
    world.emails,
    world.activity,
    world.affiliates,
  ] as const;
  return [
    world.clients.get(clientId),
    world.users.get(ownUserId),
    ...byClient.flatMap((table: Map<number, { clientId: number }>) => [...table.values()].filter(isOwn)),
    ...ticketIds.map((id) => world.tickets.get(id)),
    ...quoteIds.map((id) => world.quotes.get(id)),
    [...world.cancelRequests.values()].find(({ serviceId }) => client.serviceIds.includes(serviceId)),
  ].filter((row) => row !== undefined);
}

/** Fills every text that says nothing yet, or the same for everyone. */
function markTexts(row: object, client: PlantedClient): void {
  for (const [key, value] of Object.entries(row) as [string, unknown][]) {
    if (structural.has(key)) continue;
    if (typeof value === "object" && value !== null) markTexts(value, client);
    if (typeof value !== "string" || isMarked(value)) continue;
    if (value !== "" && isNumberOrDate.test(value)) continue;
    // By these WHMCS tells staff from clients, and guests from both.
    if (value === "" && ["admin", "email", "name"].includes(key)) continue;
    Object.assign(row, { [key]: mark(client) });
  }
}

function isMarked(value: string): boolean {
  return /planted-|2001:db8:|staff|password/i.test(value) || value.includes(secretMark);
}

function doorOf(extras: ReadonlyMap<number, Extras>): Record<string, DoorAnswer> {
  const of = (data: Readonly<Record<string, unknown>>): Extras => {
    const found = extras.get(Number(data["clientId"]));
    if (found === undefined) throw new Error("the door was asked about nobody");
    return found;
  };
  return {
    readExtras: (data) => DoorReply.extras(of(data).records),
    creditNotes: (data) => ({ table: "present", notes: of(data).creditNotes }),
    clientFile: (data) => new DoorReply(200, "application/octet-stream", of(data).file),
    invoicePdf: (data) =>
      new DoorReply(200, "application/pdf", `%PDF-1.7 ${of(data).pdf} ${String(data["invoiceId"])}`),
  };
}

function extrasOf(world: World, client: PlantedClient): Extras {
  const { clientId, ticketIds, contactIds, ownUserId } = client;
  const text = (suffix?: string): string => mark(client, suffix);
  const ip = (): string => {
    const value = `2001:db8:${clientId}::${9000 + client.planted.length}`;
    client.planted.push(value);
    return value;
  };
  const date = "2025-05-01 10:00:00";
  const order = [...world.orders.values()].find((row) => row.clientId === clientId);
  const records = [
    {
      entity: "custom_fields",
      record: { relatesTo: "client", objectId: clientId, fieldId: 1, name: text(), value: text() },
    },
    {
      entity: "custom_fields",
      record: {
        relatesTo: "client",
        objectId: clientId,
        fieldId: 2,
        name: "FTP password",
        value: `${secretMark}-${clientId}-door`,
      },
    },
    { entity: "order_origins", record: { orderId: order?.id ?? 0, date, ipAddress: ip() } },
    { entity: "logins", record: { userId: ownUserId, lastLogin: date, ipAddress: ip(), host: text() } },
    {
      entity: "marketing_consents",
      record: { consentId: clientId, date, optIn: true, byStaff: false, ipAddress: ip() },
    },
    { entity: "client_notes", record: { noteId: clientId, date, note: `${text()} ${staffName}` } },
    {
      entity: "client_files",
      record: { fileId: clientId, title: text(), fileName: text(".pdf"), date: "2025-05-01" },
    },
    {
      entity: "ticket_reply_senders",
      record: {
        ticketId: ticketIds[0] ?? 0,
        replyId: null,
        date,
        name: text(),
        email: text("@x.example"),
        ipAddress: ip(),
      },
    },
    { entity: "contact_details", record: { contactId: contactIds[0] ?? 0, companyName: text(), taxId: text() } },
  ];
  const creditNotes = [{ kind: "credit", id: clientId, userid: clientId, number: text(), date, amount: "1.00" }];
  return { records, creditNotes, file: text(), pdf: text() };
}
