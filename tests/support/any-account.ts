import * as fc from "fast-check";
import {
  addClient,
  addContact,
  addPayMethod,
  addProduct,
  addServer,
  addService,
  addUser,
  emptyWorld,
} from "../../simulators/whmcs/builders.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import {
  addAddon,
  addDomain,
  addInvoice,
  addQuote,
  addReply,
  addTicket,
} from "../../simulators/whmcs/record-builders.ts";

/** How rich an account is, in every direction in which its plan can differ. */
export interface AccountShape {
  readonly tickets: readonly { readonly guest: boolean; readonly replies: number }[];
  readonly payMethods: readonly ("CreditCard" | "RemoteCreditCard")[];
  readonly contacts: number;
  readonly hasBillingContact: boolean;
  readonly services: readonly { readonly hasModule: boolean; readonly hasAddon: boolean; readonly notes: string }[];
  readonly domains: readonly { readonly notes: string }[];
  readonly invoices: readonly { readonly year: number; readonly status: string; readonly hasSnapshot: boolean }[];
  readonly quotes: readonly { readonly year: number; readonly stage: string }[];
  readonly hasSharedLogin: boolean;
  readonly notes: string;
}

const texts = fc.constantFrom("", "-", "calls on Mondays");
const years = fc.integer({ min: 2004, max: 2026 });

/** Any account that nothing keeps from being anonymised. */
export const anyAccount: fc.Arbitrary<AccountShape> = fc.record({
  tickets: fc.array(fc.record({ guest: fc.boolean(), replies: fc.nat(2) }), { maxLength: 3 }),
  payMethods: fc.array(fc.constantFrom("CreditCard", "RemoteCreditCard"), { maxLength: 3 }),
  contacts: fc.nat(3),
  hasBillingContact: fc.boolean(),
  services: fc.array(fc.record({ hasModule: fc.boolean(), hasAddon: fc.boolean(), notes: texts }), { maxLength: 3 }),
  domains: fc.array(fc.record({ notes: texts }), { maxLength: 2 }),
  invoices: fc.array(
    fc.record({
      year: years,
      status: fc.constantFrom("Paid", "Cancelled", "Refunded", "Draft"),
      hasSnapshot: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
  quotes: fc.array(fc.record({ year: years, stage: fc.constantFrom("Draft", "Accepted", "Lost") }), { maxLength: 3 }),
  hasSharedLogin: fc.boolean(),
  notes: texts,
});

/** The client to be erased, and another of the same shape who keeps everything. */
export const subjectId = 21;
export const bystanderId = 22;

/** A WHMCS with both clients, closed; what either has is told apart by `clientId` alone. */
export function worldOf(shape: AccountShape): World {
  const world = emptyWorld();
  const serverId = addServer(world, "Saturn");
  addProduct(world, { id: 12, type: "hostingaccount", module: "cpanel" });
  addProduct(world, { id: 13, type: "other", module: "" });
  for (const clientId of [bystanderId, subjectId]) fill(world, clientId, serverId, shape);
  if (shape.hasSharedLogin) {
    addUser(world, {
      email: "both@shared.example",
      clients: [subjectId, bystanderId].map((clientId) => ({ clientId, owner: false, permissions: [] })),
    });
  }
  return world;
}

function fill(world: World, clientId: number, serverId: number, shape: AccountShape): void {
  const client = addClient(world, { id: clientId, status: "Closed", notes: shape.notes });
  for (const { guest, replies } of shape.tickets) {
    const sender = guest ? { clientId: 0, email: client.email, name: "A guest" } : { clientId };
    const ticket = addTicket(world, { ...sender, status: "Closed" });
    for (let count = 0; count < replies; count += 1) addReply(world, ticket, {});
  }
  for (const [index, type] of shape.payMethods.entries()) {
    const remote = type === "RemoteCreditCard";
    addPayMethod(world, {
      clientId,
      type,
      ...(remote && { gateway_name: "stripe", remote_token: `t-${clientId}-${index}` }),
    });
  }
  for (let count = 0; count < shape.contacts; count += 1) {
    const { id } = addContact(world, { clientId });
    if (shape.hasBillingContact) client.billingContactId = id;
  }
  for (const [index, { hasModule, hasAddon, notes }] of shape.services.entries()) {
    const { id } = addService(world, {
      clientId,
      productId: hasModule ? 12 : 13,
      serverId: hasModule ? serverId : 0,
      status: "Terminated",
      username: `u${clientId}x${index}`,
      domain: `u${clientId}x${index}.example`,
      notes,
    });
    if (hasAddon) addAddon(world, { clientId, serviceId: id, status: "Terminated", notes: "an extra" });
  }
  for (const [index, { notes }] of shape.domains.entries()) {
    addDomain(world, { clientId, domainname: `d${clientId}x${index}.example`, status: "Expired", notes });
  }
  for (const { year, status, hasSnapshot } of shape.invoices) {
    const date = `${year}-03-15`;
    addInvoice(world, {
      clientId,
      date,
      duedate: date,
      status,
      ...(hasSnapshot && { snapshot: structuredClone(client) }),
    });
  }
  for (const { year, stage } of shape.quotes) {
    const dateaccepted = stage === "Accepted" ? `${year}-02-01` : "0000-00-00";
    addQuote(world, { clientId, stage, datecreated: `${year}-01-30`, dateaccepted });
  }
}
