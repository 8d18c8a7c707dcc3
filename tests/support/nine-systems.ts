import { addDomain } from "../../simulators/whmcs/record-builders.ts";
import { addProduct, addService } from "../../simulators/whmcs/builders.ts";
import type { PlantedClient, TwinWorld } from "../../simulators/whmcs/seed.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import { openProcessors, type Processors } from "../../src/connectors/open.ts";
import type { ProcessorValues } from "../../src/connectors/values.ts";
import type { Clock } from "../../src/domain/clock.ts";
import { startFreshdesk } from "./systems/helpdesk.ts";
import { startCloudways, startRackspace } from "./systems/hosting.ts";
import { startResellerClub, startVersio } from "./systems/registrars.ts";
import {
  lives,
  names,
  products,
  type Pair,
  type Planted,
  type StartSystem,
  type System,
  type VendorPace,
} from "./systems/system.ts";
import { startGoogleAnalytics, startKeychain } from "./systems/unread.ts";
import { startWebsite } from "./systems/website.ts";
import type { Mariadb } from "./mariadb.ts";

/** The stand-ins of the eight systems besides WHMCS, with both clients in each, and the connectors to them. */
export interface EightSystems {
  readonly systems: readonly System[];
  readonly processors: Processors;
  /** What the policy says of them. */
  readonly policy: {
    readonly processors: Readonly<Record<string, { readonly enabled: true }>>;
    readonly products: Readonly<
      Record<number, { readonly lives: "cloudways" | "rackspace" | "none" | "whmcs_module" }>
    >;
  };
  close(): Promise<void>;
}

/** Starts them all, on a clock that moves with the duties. */
export async function startEightSystems(
  twins: TwinWorld,
  clock: Clock,
  mariadb: Mariadb,
  pace: VendorPace = "as_theirs",
): Promise<EightSystems> {
  const pair: Pair = {
    subject: plantInWhmcs(twins.world, twins.subject),
    twin: plantInWhmcs(twins.world, twins.twin),
  };
  const starts: readonly StartSystem[] = [
    startCloudways,
    startFreshdesk,
    startVersio,
    startResellerClub,
    startRackspace,
    startWebsite(mariadb),
    startGoogleAnalytics,
    startKeychain,
  ];
  const systems: System[] = [];
  for (const start of starts) systems.push(await start(pair, clock, pace));
  const values: ProcessorValues = Object.assign({}, ...systems.map((system) => system.values));
  const processors = openProcessors(values, {
    limiter: { take: () => Promise.resolve(), pause: () => Promise.resolve() },
    clock,
    userAgent: "whmcs-gdpr/test",
    dryRun: false,
    timeoutMs: 5_000,
    waitsMs: [1, 1],
  });
  return {
    systems,
    processors,
    policy: {
      processors: Object.fromEntries(systems.map(({ name }) => [name, { enabled: true }])),
      products: {
        12: { lives: "whmcs_module" },
        13: { lives: "none" },
        ...Object.fromEntries(Object.entries(lives).map(([id, system]) => [id, { lives: system }])),
      },
    },
    close: async () => {
      await processors.close();
      await Promise.all(systems.map((system) => system.close()));
    },
  };
}

/** What the eight systems need of a client in WHMCS: services that live there, and names at registrars. */
function plantInWhmcs(world: World, { clientId, mark, ownUserId, contactIds }: PlantedClient): Planted {
  const client = world.clients.get(clientId);
  if (client === undefined) throw new Error("no such client");
  const contacts = contactIds.map((id) => world.contacts.get(id)?.email ?? "");
  const planted: Planted = {
    clientId,
    mark,
    emails: [...new Set([client.email, world.users.get(ownUserId)?.email ?? "", ...contacts])],
    name: { first: client.firstname, last: client.lastname, company: client.companyname },
  };
  for (const id of Object.values(products)) addProduct(world, { id, type: "other", module: "", name: `Product ${id}` });
  for (const [productId, domain] of [
    [products.cloudways, names.site(planted)],
    [products.cloudways, names.sharedSite],
    [products.rackspace, names.mail(planted)],
    [products.rackspace, names.sharedMail],
  ] as const) {
    addService(world, { clientId, productId, domain, status: "Active" });
  }
  for (const [registrar, tld] of [
    ["versio", "be"],
    ["resellerclub", "com"],
  ] as const) {
    addDomain(world, { clientId, registrar, domainname: names.running(planted, tld), status: "Cancelled" });
    addDomain(world, { clientId, registrar, domainname: names.ended(planted, tld), status: "Expired" });
  }
  return planted;
}
