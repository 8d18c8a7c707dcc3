import { addClient, addService, addUser } from "../../simulators/whmcs/builders.ts";
import { panelAccount, type World } from "../../simulators/whmcs/installation.ts";
import { addTicket } from "../../simulators/whmcs/record-builders.ts";
import { demoWorld } from "../../simulators/whmcs/seed.ts";

/** A hosting service and whose it is. */
export interface Hosting {
  readonly clientId: number;
  readonly serviceId: number;
}

/** Who plays which part; every person behind these ids is invented. */
export const cast = {
  exported: 7,
  approved: { clientId: 7, serviceId: 701 },
  dueLater: { clientId: 10, serviceId: 1001 },
  withdrawn: { clientId: 10, serviceId: 1002 },
  closing: { clientId: 8, serviceId: 802 },
  twin: 9,
  sharedUser: 89,
} as const;

/**
 * The world of the demo: that of the stand-in, a guest's ticket, a closing account with a live hosting, a shared login, one
 * more client.
 */
export function createWorld(): World {
  const world = demoWorld();
  addClient(world, { id: 10, firstname: "Tess", lastname: "Exemple", email: "tess@exemple.example" });
  addTicket(world, {
    clientId: 0, // written without logging in
    name: "Nora",
    email: world.clients.get(cast.exported)?.email ?? "",
    subject: "My invoice",
    message: "Could I have a copy of my last invoice?",
    status: "Closed",
  });
  for (const hosting of [cast.dueLater, cast.withdrawn, cast.closing]) addHosting(world, hosting);
  addUser(world, {
    id: cast.sharedUser,
    firstname: "Lou",
    lastname: "Fictief",
    email: "lou@fictief.example",
    clients: [cast.closing.clientId, cast.twin].map((clientId) => ({
      clientId,
      owner: false,
      permissions: ["profile"],
    })),
  });
  return world;
}

function addHosting(world: World, { clientId, serviceId }: Hosting): void {
  const [serverId = 0] = world.servers.keys();
  const username = `demo${serviceId}`;
  addService(world, { id: serviceId, clientId, productId: 12, serverId, username, domain: `${username}.example` });
}

/** How to tell whether a service's data is still on its panel, also after WHMCS has forgotten the account's name. */
export function watchAccount(world: World, serviceId: number): () => boolean {
  const service = world.services.get(serviceId);
  if (service === undefined) throw new Error(`the stand-in has no service ${serviceId}`);
  const { serverId, username } = service;
  return () => panelAccount(world, serverId, username) !== undefined;
}

/** Everything the stand-in holds about a client, as text, to tell whether anything of it changed. */
export function describeClient(world: World, clientId: number): string {
  const services = [...world.services.values()].filter((row) => row.clientId === clientId);
  const serviceIds = new Set(services.map((row) => row.id));
  const rows = Object.entries(world).flatMap(([table, content]) =>
    content instanceof Map
      ? [...(content as Map<unknown, unknown>)]
          .filter(([key, row]) => isOf(row, clientId, serviceIds) || (table === "clients" && key === clientId))
          .map(([key, row]) => ({ table, key, row }))
      : [],
  );
  const accounts = services.map((row) => panelAccount(world, row.serverId, row.username) ?? null);
  return JSON.stringify({ rows, accounts });
}

/** Whether a row names the client, one of its services, or, as a login does, several clients. */
function isOf(row: unknown, clientId: number, serviceIds: ReadonlySet<number>): boolean {
  if (typeof row !== "object" || row === null) return false;
  if ("clientId" in row && row.clientId === clientId) return true;
  if ("serviceId" in row && serviceIds.has(row.serviceId as number)) return true;
  return "clients" in row && (row.clients as { clientId: number }[]).some((link) => link.clientId === clientId);
}
