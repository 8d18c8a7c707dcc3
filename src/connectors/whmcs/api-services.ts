import type { WhmcsCall } from "./call.ts";
import { optionalId } from "./normalise.ts";
import { collect, ofClient, readList, readPages, refuseForeign } from "./reading.ts";
import type { CancellationRequest, RegisteredDomain, Service, ServiceAddon } from "./records.ts";
import * as services from "./schema-services.ts";

type PassOverRequest = (cancellationRequestId: number, serviceId: number | undefined) => void;

/** Reads about what was bought and what delivers it. Errors as for PeopleReads. */
export interface ServiceReads {
  services(clientId: number): Promise<readonly Service[]>;
  /** The services of every client. @param passOver is given the ids of those that cannot be read, and no such row ends the list */
  allServices(passOver?: (serviceId: number) => void): AsyncIterable<Service>;
  /** One service, or undefined when WHMCS knows none of this id. */
  service(serviceId: number): Promise<Service | undefined>;
  /** Services of every client that have exactly this name, whatever its capitals; none for a blank name. */
  servicesNamed(name: { readonly username: string } | { readonly domain: string }): Promise<readonly Service[]>;
  addons(of: { readonly clientId: number } | { readonly serviceId: number }): Promise<readonly ServiceAddon[]>;
  domains(clientId: number): Promise<readonly RegisteredDomain[]>;
  /**
   * Of all clients (WHMCS cannot filter them), carried out ones too: join to the service's status. A row that names no
   * service is passed over, as nothing can follow from it.
   * @param passOver is given those that cannot be read, with the service where that can, and no such row ends the list
   */
  cancellationRequests(passOver?: PassOverRequest): AsyncIterable<CancellationRequest>;
  /** hostingaccount, reselleraccount, server or other, by product id; a product WHMCS no longer knows is not in it. */
  productTypes(productIds: readonly number[]): Promise<ReadonlyMap<number, string>>;
}

export function createServiceReads(call: WhmcsCall): ServiceReads {
  const serviceList = {
    action: "GetClientsProducts",
    wrapper: "products",
    item: "product",
    row: services.service,
  } as const;
  return {
    services(clientId) {
      const pages = readPages(call, serviceList, { clientid: clientId }, (row) => row.serviceId);
      return collect(ofClient(clientId, pages));
    },
    allServices(passOver) {
      return readPages(call, serviceList, {}, (row) => row.serviceId, passOver && { passOver });
    },
    async service(serviceId) {
      const rows = await collect(readPages(call, serviceList, { serviceid: serviceId }, (row) => row.serviceId));
      for (const row of rows) refuseForeign(serviceId, row.serviceId);
      return rows[0];
    },
    async servicesNamed(name) {
      const [key, parameters, wanted] =
        "username" in name
          ? (["username", { username2: name.username }, name.username] as const)
          : (["domain", { domain: name.domain }, name.domain] as const);
      if (plainName(wanted) === "") return [];
      const rows = await collect(readPages(call, serviceList, parameters, (row) => row.serviceId));
      // A filter that WHMCS ignored or read more widely brings others.
      return rows.filter((row) => plainName(row[key]) === plainName(wanted));
    },
    async addons(of) {
      const shape = {
        action: "GetClientsAddons",
        wrapper: "addons",
        item: "addon",
        row: services.serviceAddon,
      } as const;
      const parameters = "clientId" in of ? { clientid: of.clientId } : { serviceid: of.serviceId };
      const rows = await readList(call, shape, parameters);
      for (const row of rows) {
        if ("clientId" in of) refuseForeign(of.clientId, row.clientId);
        else refuseForeign(of.serviceId, row.serviceId);
      }
      return rows;
    },
    domains(clientId) {
      const shape = {
        action: "GetClientsDomains",
        wrapper: "domains",
        item: "domain",
        row: services.registeredDomain,
      } as const;
      return collect(
        ofClient(
          clientId,
          readPages(call, shape, { clientid: clientId }, (row) => row.domainId),
        ),
      );
    },
    cancellationRequests(tell) {
      const shape = {
        action: "GetCancelledPackages",
        wrapper: "packages",
        item: "package",
        row: services.cancellationRequest,
      } as const;
      const passOver = tell && ((id: number, { relid }: { readonly relid?: unknown }) => tell(id, serviceNamed(relid)));
      return namingService(readPages(call, shape, {}, (row) => row.cancellationRequestId, passOver && { passOver }));
    },
    async productTypes(productIds) {
      if (productIds.length === 0) return new Map();
      const wanted = new Set(productIds);
      const shape = { action: "GetProducts", wrapper: "products", item: "product", row: services.product } as const;
      const rows = await readList(call, shape, { pid: [...wanted].join(",") });
      const known = rows.filter(({ productId }) => wanted.has(productId));
      return new Map(known.map(({ productId, type }) => [productId, type]));
    },
  };
}

function serviceNamed(relid: unknown): number | undefined {
  const { success, data } = optionalId.safeParse(relid);
  return success ? data : undefined;
}

async function* namingService(
  requests: AsyncIterable<services.ListedCancellationRequest>,
): AsyncGenerator<CancellationRequest> {
  for await (const { serviceId, ...request } of requests) {
    if (serviceId !== undefined) yield { ...request, serviceId };
  }
}

function plainName(name: string): string {
  return name.trim().toLowerCase();
}
