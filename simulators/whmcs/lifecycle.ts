/**
 * Whole-client events of the WHMCS stand-in: closing, deleting, merging. The vendor's reference says of CloseClient
 * "cancels invoices, sets all products to Cancelled or Terminated" and no more; chosen here: only unpaid invoices are
 * cancelled, Pending, Active and Suspended services become Cancelled, Terminated ones stay, and no module command runs,
 * so the hosting accounts survive on their panels.
 */
import { type ActionContext, logActivity, timestamp, today } from "./context.ts";
import type { Client } from "./world.ts";

/** Closes a client and fires ClientClose. Closing a closed client repeats the status changes and the hook. */
export function closeClient(ctx: ActionContext, client: Client): void {
  const { world, clock } = ctx;
  client.status = "Closed";
  for (const service of world.services.values()) {
    if (service.clientId !== client.id || !["Pending", "Active", "Suspended"].includes(service.status)) continue;
    service.status = "Cancelled";
    service.terminationdate = today(world, clock);
  }
  for (const addon of world.addons.values()) {
    if (addon.clientId === client.id && addon.status !== "Terminated") addon.status = "Cancelled";
  }
  for (const invoice of world.invoices.values()) {
    if (invoice.clientId !== client.id || invoice.status !== "Unpaid") continue;
    invoice.status = "Cancelled";
    invoice.date_cancelled = timestamp(world, clock);
  }
  logActivity(ctx, `Client Closed - Client ID: ${client.id}`, client.id);
  ctx.hooks.fire("client.closed", { clientId: client.id });
}

/** Removes a client and everything of it. PreDeleteClient fires first; nothing fires afterwards. */
export function deleteClient(
  ctx: ActionContext,
  client: Client,
  also: { users: boolean; transactions: boolean } = { users: false, transactions: false },
): void {
  const { world } = ctx;
  ctx.hooks.fire("client.deleted", { clientId: client.id });
  const services = [...world.services.values()].filter((row) => row.clientId === client.id);
  for (const request of world.cancelRequests.values()) {
    if (services.some((service) => service.id === request.serviceId)) world.cancelRequests.delete(request.id);
  }
  for (const table of clientTables(ctx)) {
    for (const row of table.values()) if (row.clientId === client.id) table.delete(row.id);
  }
  if (also.transactions) {
    for (const row of world.transactions.values()) if (row.clientId === client.id) world.transactions.delete(row.id);
  }
  for (const user of world.users.values()) {
    const linked = user.clients.some((link) => link.clientId === client.id);
    user.clients = user.clients.filter((link) => link.clientId !== client.id);
    if (also.users && linked && user.clients.length === 0) world.users.delete(user.id);
  }
  world.clients.delete(client.id);
  logActivity(ctx, `Client Deleted - Client ID: ${client.id}`);
}

/** Moves everything of one client to another and removes the first, as an admin's merge does. */
export function mergeClients(ctx: ActionContext, from: Client, into: Client): void {
  const { world } = ctx;
  for (const table of [...clientTables(ctx), world.transactions]) {
    for (const row of table.values()) if (row.clientId === from.id) row.clientId = into.id;
  }
  for (const user of world.users.values()) {
    const link = user.clients.find((entry) => entry.clientId === from.id);
    if (link === undefined) continue;
    user.clients = user.clients.filter((entry) => entry !== link);
    if (!user.clients.some((entry) => entry.clientId === into.id)) {
      user.clients.push({ ...link, clientId: into.id, owner: false });
    }
  }
  world.clients.delete(from.id);
  ctx.hooks.fire("client.merged", { clientId: from.id, intoClientId: into.id });
}

function clientTables({ world }: ActionContext): Map<number, { id: number; clientId: number }>[] {
  const { contacts, payMethods, services, addons, domains, orders } = world;
  const { invoices, credits, quotes, tickets, emails, activity, affiliates } = world;
  return [
    contacts,
    payMethods,
    services,
    addons,
    domains,
    orders,
    invoices,
    credits,
    quotes,
    tickets,
    emails,
    activity,
    affiliates,
  ] as Map<number, { id: number; clientId: number }>[];
}
