/**
 * The world of the demo: one client with three hostings (7: services 701, 702, 703), one whose account can be closed and
 * anonymised (8: service 801 gone, one invoice to keep and one too old to keep), and a bystander (9) who keeps everything.
 */
import {
  addClient,
  addContact,
  addPayMethod,
  addProduct,
  addServer,
  addService,
  copyIdentity,
  emptyWorld,
} from "./builders.ts";
import type { World } from "./installation.ts";
import { recordSeedEmail } from "./mail.ts";
import { addAddon, addDomain, addInvoice, addOrder, addQuote, addReply, addTicket } from "./record-builders.ts";
import type { Client } from "./world.ts";

const PEOPLE = [
  { id: 7, firstname: "Nora", lastname: "Voorbeeld", companyname: "Voorbeeld Bakery", tax_id: "BE0000000097" },
  { id: 8, firstname: "Pim", lastname: "Verzonnen", companyname: "", tax_id: "" },
  { id: 9, firstname: "Rosa", lastname: "Muster", companyname: "Muster Studio", tax_id: "" },
];

export function demoWorld(): World {
  const world = emptyWorld();
  const server = addServer(world, "Saturn");
  world.clientCustomFields.push({ id: 1, name: "How did you find us", required: false });
  addProduct(world, { id: 12, name: "Starter", type: "hostingaccount", module: "cpanel" });
  addProduct(world, { id: 13, name: "Care plan", type: "other", module: "" });
  for (const person of PEOPLE) {
    const client = addClient(world, {
      ...person,
      email: `${person.firstname}@${person.lastname}.example`.toLowerCase(),
      phonenumber: `+32.2000000${person.id}`,
      marketingOptIn: true,
      notes: `Prefers mail, says ${person.firstname}`,
      lastlogin: { date: "01/03/2026 10:26", ip: `192.0.2.${person.id}`, host: "host.isp.example" },
      customfields: [{ id: 1, value: `Through a friend of ${person.firstname}` }],
    });
    addHostings(world, client, server);
    addPapers(world, client);
  }
  return world;
}

function addHostings(world: World, client: Client, serverId: number): void {
  const gone = client.id === 8;
  for (const index of gone ? [1] : [1, 2, 3]) {
    const order = addOrder(world, { clientId: client.id, requestorId: client.id, ipaddress: `192.0.2.${client.id}` });
    addService(world, {
      id: client.id * 100 + index,
      clientId: client.id,
      productId: 12,
      serverId,
      orderId: order.id,
      domain: `${client.firstname.toLowerCase()}-site${index}.example`,
      username: `${client.firstname.toLowerCase()}${index}`,
      notes: `Set up with ${client.firstname}`,
      status: gone ? "Terminated" : "Active",
    });
  }
  if (gone) return;
  addAddon(world, { clientId: client.id, serviceId: client.id * 100 + 1, notes: `Asked for by ${client.firstname}` });
  addDomain(world, { clientId: client.id, domainname: `${client.firstname.toLowerCase()}-site1.example` });
}

function addPapers(world: World, client: Client): void {
  const identity = copyIdentity(client);
  const old = { date: "2012-05-15", duedate: "2012-05-29", datepaid: "2012-05-20 09:00:00" };
  const recent = { date: "2024-03-15", duedate: "2024-03-29", datepaid: "2024-03-20 09:00:00" };
  addInvoice(world, {
    clientId: client.id,
    ...old,
    status: "Paid",
    invoicenum: `2012-${client.id}`,
    snapshot: identity,
  });
  addInvoice(world, {
    clientId: client.id,
    ...recent,
    status: "Paid",
    invoicenum: `2024-${client.id}`,
    snapshot: identity,
  });
  addContact(world, { clientId: client.id, firstname: "Office", lastname: client.lastname });
  addPayMethod(world, {
    clientId: client.id,
    type: "RemoteCreditCard",
    gateway_name: "stripe",
    remote_token: `vault-${client.id}`,
  });
  addQuote(world, { ...identity, clientId: client.id, subject: "New shop", proposal: `For ${client.firstname}` });
  const ticket = addTicket(world, {
    clientId: client.id,
    subject: `Mailbox of ${client.firstname}`,
    message: `Hello, this is ${client.firstname} ${client.lastname}.`,
    status: "Closed",
    attachments: [{ storedName: "123456_note.txt", data: Buffer.from(`From ${client.firstname}`).toString("base64") }],
  });
  addReply(world, ticket, { admin: "Site Admin", clientId: 0, message: `Hello ${client.firstname}, done.` });
  recordSeedEmail(world, client, "Welcome", `<p>Welcome, ${client.firstname}</p>`);
}
