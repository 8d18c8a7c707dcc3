/**
 * Worlds of any size for the WHMCS stand-in, the same for the same seed. Every person is invented; addresses are in
 * reserved domains. `demoWorld` and `twinWorld` are re-exported here, so that one import serves.
 */
import { addClient, addContact, addProduct, addServer, addService, emptyWorld } from "./builders.ts";
import type { World } from "./installation.ts";
import { recordSeedEmail } from "./mail.ts";
import { addDomain, addInvoice, addOrder, addReply, addTicket } from "./record-builders.ts";
import type { Client } from "./world.ts";

export { demoWorld } from "./demo-world.ts";
export { type PlantedClient, type TwinWorld, twinWorld } from "./twin-world.ts";

export interface SeedOptions {
  clients: number;
  /** Default 2. */
  servicesPerClient?: number;
  /** Default 3, all paid. */
  invoicesPerClient?: number;
  /** Default 1, each with two replies. */
  ticketsPerClient?: number;
  /** Default 1. */
  seed?: number;
}

const FIRST_NAMES = ["Ada", "Bram", "Cleo", "Dirk", "Elif", "Fien", "Gust", "Hana", "Ivo", "Jade"];
const LAST_NAMES = ["Voorbeeld", "Exemple", "Muster", "Sample", "Fictief", "Placeholder", "Verzonnen"];
const CITIES = ["Exampletown", "Voorbeeldstad", "Musterstadt", "Ville-Exemple"];

/** A world with clients 1 to n, their services, invoices, tickets, orders, mails and a contact for every second one. */
export function seedWorld(options: SeedOptions): World {
  const { clients, servicesPerClient = 2, invoicesPerClient = 3, ticketsPerClient = 1, seed = 1 } = options;
  const random = createRandom(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? "";
  const world = emptyWorld();
  const server = addServer(world, "Saturn");
  const product = addProduct(world);
  for (let count = 1; count <= clients; count += 1) {
    const firstname = pick(FIRST_NAMES);
    const lastname = pick(LAST_NAMES);
    const client = addClient(world, {
      firstname,
      lastname,
      email: `${firstname}.${lastname}.${count}@client.example`.toLowerCase(),
      city: pick(CITIES),
    });
    for (let index = 1; index <= servicesPerClient; index += 1) {
      const username = `c${count}s${index}`;
      const order = addOrder(world, { clientId: client.id });
      addService(world, {
        clientId: client.id,
        productId: product.id,
        serverId: server,
        orderId: order.id,
        username,
        domain: `${username}.example`,
      });
    }
    addInvoices(world, client, invoicesPerClient);
    addTickets(world, client, ticketsPerClient);
    addDomain(world, { clientId: client.id, domainname: `registered${count}.example` });
    if (count % 2 === 0) addContact(world, { clientId: client.id });
    recordSeedEmail(world, client, "Welcome", "<p>Welcome</p>");
  }
  return world;
}

function addInvoices(world: World, client: Client, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const date = `${2025 - (index % 9)}-0${1 + (index % 9)}-15`;
    const invoice = addInvoice(world, {
      clientId: client.id,
      date,
      duedate: date,
      datepaid: `${date} 09:00:00`,
      status: "Paid",
    });
    invoice.invoicenum = `${date.slice(0, 4)}-${String(invoice.id).padStart(6, "0")}`;
    const id = invoice.id;
    world.counters["transactions"] = Math.max(world.counters["transactions"] ?? 0, id);
    world.transactions.set(id, {
      id,
      clientId: client.id,
      currency: 0,
      gateway: "paypal",
      date: `${date} 09:00:00`,
      description: "Invoice Payment",
      amountin: "12.95",
      fees: "0.00",
      amountout: "0.00",
      transid: `seed-${id}`,
      invoiceId: id,
      refundId: 0,
    });
  }
}

function addTickets(world: World, client: Client, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const ticket = addTicket(world, { clientId: client.id, deptId: 1 + (index % 2), status: "Closed" });
    addReply(world, ticket, { admin: "Site Admin", message: "An answer", clientId: 0 });
    addReply(world, ticket, { message: "Thank you" });
  }
}

/** mulberry32: small, and the same on every machine. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
