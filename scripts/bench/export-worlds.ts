import { randomBytes } from "node:crypto";
import { addClient, addContact, addPayMethod, emptyWorld } from "../../simulators/whmcs/builders.ts";
import { allocateId, type World } from "../../simulators/whmcs/installation.ts";
import { recordSeedEmail } from "../../simulators/whmcs/mail.ts";
import { addQuote, addReply, addTicket } from "../../simulators/whmcs/record-builders.ts";
import { seedWorld } from "../../simulators/whmcs/seed.ts";
import type { Attachment } from "../../simulators/whmcs/world.ts";

/** Which installation the stand-in shall be. */
export type WorldChoice =
  | { readonly kind: "busy"; readonly invoices: number; readonly tickets: number }
  | { readonly kind: "tickets"; readonly tickets: number }
  | { readonly kind: "files"; readonly files: number; readonly bytes: number };

/** The client whose data is asked for, in every one of them. */
export const clientId = 1;

/** @returns a world as chosen; nothing of it is random but the bytes of files */
export function createWorld(choice: WorldChoice): World {
  if (choice.kind === "busy") return busyWorld(choice.invoices, choice.tickets);
  if (choice.kind === "tickets") return ticketsWorld(choice.tickets);
  return filesWorld(choice.files, choice.bytes);
}

/** A client of many years and another like it, each with something of everything. */
function busyWorld(invoices: number, tickets: number): World {
  const world = seedWorld({
    clients: 2,
    servicesPerClient: 8,
    invoicesPerClient: invoices,
    ticketsPerClient: tickets,
  });
  for (const client of world.clients.values()) {
    for (let mail = 0; mail < 250; mail += 1) recordSeedEmail(world, client, "Invoice", `<p>${prose(mail, 1_500)}</p>`);
    for (let entry = 0; entry < 400; entry += 1) logEntry(world, client.id, entry);
    for (let contact = 0; contact < 2; contact += 1) addContact(world, { clientId: client.id });
    addPayMethod(world, { clientId: client.id });
    for (let quote = 0; quote < 3; quote += 1) addQuote(world, { clientId: client.id, proposal: prose(quote, 900) });
    const own = [...world.tickets.values()].filter((ticket) => ticket.clientId === client.id);
    for (const [index, ticket] of own.entries()) {
      ticket.message = prose(index, 700);
      if (index % 3 === 0) ticket.attachments.push(file(20_000));
      if (index % 6 === 0) ticket.replies.at(-1)?.attachments.push(file(20_000));
      // Some were written before there was a login.
      if (index % 20 === 0) Object.assign(ticket, { clientId: 0, name: client.firstname, email: client.email });
    }
  }
  return world;
}

/** A client with so many tickets, one in fifty of them with a file, and little else. */
function ticketsWorld(tickets: number): World {
  const world = emptyWorld();
  addClient(world, { id: clientId });
  for (let index = 0; index < tickets; index += 1) {
    const ticket = addTicket(world, { clientId, message: prose(index, 600) });
    addReply(world, ticket, { message: prose(index + 7, 400), admin: "Site Admin", clientId: 0 });
    if (index % 50 === 0) ticket.attachments.push(file(2_000));
  }
  return world;
}

/** A client with so many files of so many bytes that no compression makes smaller, one to a ticket. */
function filesWorld(files: number, bytes: number): World {
  const world = emptyWorld();
  addClient(world, { id: clientId });
  for (let index = 0; index < files; index += 1) addTicket(world, { clientId, attachments: [madeOnDemand(bytes)] });
  return world;
}

function file(bytes: number): Attachment {
  return { storedName: "123456_scan.bin", data: randomBytes(bytes).toString("base64") };
}

/** Its bytes are new at every look: the stand-in could not hold them all. */
function madeOnDemand(bytes: number): Attachment {
  return {
    storedName: "123456_archive.bin",
    get data() {
      return randomBytes(bytes).toString("base64");
    },
  };
}

function logEntry(world: World, client: number, index: number): void {
  const id = allocateId(world, "activity", world.activity);
  const about = { clientId: client, userId: 0, adminId: 0, username: "Client", ipaddress: "192.0.2.7" };
  world.activity.set(id, { id, ...about, date: "2025-03-15 10:42:40", description: `Modified Service ${index}` });
}

const words = "the invoice of last month is paid and our website still shows an older page than the one we sent".split(
  " ",
);

/** Text of about so many characters that compresses as text does. */
function prose(seed: number, length: number): string {
  const said: string[] = [`No. ${seed}`];
  for (let size = 0, at = seed; size < length; at += 1 + (at % 5)) {
    const word = words[at % words.length] ?? "";
    said.push(word);
    size += word.length + 1;
  }
  return said.join(" ");
}
