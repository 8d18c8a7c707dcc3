import { createCloudways } from "../../src/connectors/cloudways/connector.ts";
import type { KnownSubject, Processor } from "../../src/connectors/processor.ts";
import type { ProcessorParts } from "../../src/connectors/open.ts";
import type { CloudwaysValues } from "../../src/connectors/values.ts";
import type { Clock } from "../../src/domain/clock.ts";
import { type CloudwaysSimulator, startCloudwaysSimulator } from "../../simulators/cloudways/server.ts";
import { addApp, addServer, type SimulatedApp, type SimulatedServer } from "../../simulators/cloudways/world.ts";

/** The product that the policy has at Cloudways, and the one that it has at Rackspace. */
export const products = { cloudways: 12, rackspace: 13, unmapped: 14 } as const;

/** The service that is deleted, and its domain. */
export const service = { id: 702, domain: "client.example" } as const;

const values = {
  token: "cw_stand_in",
  backupsKept: "P14D",
  callsPerMinute: 60,
  lives: { [products.cloudways]: "cloudways", [products.rackspace]: "rackspace" },
} as const;

/** The connector over the stand-in, as a process opens it. */
export function openCloudways(
  { url }: CloudwaysSimulator,
  parts: ProcessorParts,
  own: Partial<CloudwaysValues> = {},
): Processor {
  return createCloudways({ url, ...values, ...own }, parts);
}

/** Client 7, An Peeters, of whom WHMCS knows one cancelled service and its domain. */
export function clientOf(elsewhere: Partial<KnownSubject["elsewhere"]> = {}): KnownSubject {
  return {
    clientId: 7,
    emails: ["an@client.example"],
    domains: [service.domain],
    usernames: [],
    serviceIds: [service.id],
    elsewhere: {
      names: ["An Peeters", "Client BV"],
      places: [
        { serviceId: service.id, productId: products.cloudways, domain: service.domain, ended: true, gone: true },
      ],
      registrations: [{ domain: service.domain, registrar: "versio", active: true }],
      sharedDomains: [],
      ...elsewhere,
    },
  };
}

/** A stand-in with one server. */
export async function startWithServer(
  clock: Clock,
): Promise<{ readonly simulator: CloudwaysSimulator; readonly server: SimulatedServer }> {
  const simulator = await startCloudwaysSimulator({ clock });
  return { simulator, server: addServer(simulator.world) };
}

/** The client's application. */
export function plantOwn(server: SimulatedServer, own: Partial<SimulatedApp> = {}): SimulatedApp {
  return addApp(server, {
    id: "1001",
    label: "An Peeters",
    cname: `www.${service.domain}`,
    aliases: [service.domain, `shop.${service.domain}`],
    project_id: "7",
    app_user: "an@client.example",
    ...own,
  });
}
