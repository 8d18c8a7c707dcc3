import { createRackspace } from "../../src/connectors/rackspace/connector.ts";
import type { ProcessorParts } from "../../src/connectors/open.ts";
import type { KnownSubject, Processor } from "../../src/connectors/processor.ts";
import type { RackspaceValues } from "../../src/connectors/values.ts";
import type { RackspaceSimulator } from "../../simulators/rackspace/server.ts";

/** The products that the policy has at Rackspace and at Cloudways. */
export const products = { rackspace: 13, cloudways: 12, unmapped: 14 } as const;

/** The mail service that is deleted, and its domain. */
export const service = { id: 703, domain: "client.example" } as const;

const values = {
  backupsKept: "P14D",
  callsPerMinute: 60,
  lives: { [products.cloudways]: "cloudways", [products.rackspace]: "rackspace" },
} as const;

/** The connector over the stand-in, as a process opens it. */
export function openRackspace(
  { url, keys }: RackspaceSimulator,
  parts: ProcessorParts,
  own: Partial<RackspaceValues> = {},
): Processor {
  return createRackspace({ url, ...keys, ...values, ...own }, parts);
}

/** Client 7, An Peeters, of whom WHMCS knows one cancelled mail service and its domain. */
export function clientOf(elsewhere: Partial<KnownSubject["elsewhere"]> = {}): KnownSubject {
  return {
    clientId: 7,
    emails: ["an@client.example"],
    domains: [service.domain],
    usernames: [],
    serviceIds: [service.id],
    elsewhere: {
      names: ["An Peeters"],
      places: [
        { serviceId: service.id, productId: products.rackspace, domain: service.domain, ended: true, gone: true },
      ],
      registrations: [],
      sharedDomains: [],
      ...elsewhere,
    },
  };
}
