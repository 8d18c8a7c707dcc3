import { domainToUnicode } from "node:url";
import { toPlainDomain } from "../../domain/plain-domain.ts";
import type { SharedWith } from "../../domain/shared-with.ts";
import type { WhmcsApi } from "./api.ts";
import type { Service } from "./records.ts";

/** What may forbid to touch a service's hosting account. */
export interface HostingGuards {
  /** Services that live on the same account or domain name, and the clients of those that are another's. */
  readonly sharedWith: readonly SharedWith[];
  /** hostingaccount, reselleraccount, server or other; "" when WHMCS does not say. */
  readonly productType: string;
}

// Any other word of WHMCS's, or of a module's, may stand for an account in use. Cancelled ends no hosting by itself.
const endedStatuses: ReadonlySet<string> = new Set(["Terminated", "Fraud"]);

/** Tells of a Cancelled service whether the account that it shares may be ended, as far as it is concerned. */
export type MayGo = (service: Service) => Promise<boolean>;

/**
 * Reads who else lives where this service does. A panel knows an account by its name alone, so ending an old service would end
 * the newer one that took its name. Exact names only, in every way in which people spell one and the same.
 *
 * A registered domain of the same name does not use the account: its registration lies at a registrar and stays, as nearly
 * every client keeps the name when hosting is cancelled, and what the account did for the name (site, mail, zone) is the very
 * thing that the client cancelled.
 * @param mayGo asked of what is Cancelled, whose hosting may have been promised until later; absent: none may
 * @throws AppError
 */
export async function readGuards(api: WhmcsApi, service: Service, mayGo?: MayGo): Promise<HostingGuards> {
  const { serviceId, clientId, username, domain, productId } = service;
  const [sameUsername, sameDomain, ownServices, types] = await Promise.all([
    collectNamed([...new Set([username, username.trim()])].map((name) => api.servicesNamed({ username: name }))),
    collectNamed(spellingsOf(domain).map((name) => api.servicesNamed({ domain: name }))),
    api.services(clientId),
    api.productTypes([productId]),
  ]);
  const named = [
    ...sameUsername.filter((other) => maySitOnOneServer(service, other)),
    ...sameDomain,
    ...ownServices.filter((other) => livesUnder(service, other)),
  ].filter((other) => other.serviceId !== serviceId && !endedStatuses.has(other.status));
  const others = await withoutGone(named, mayGo);
  const otherClients = others.filter((other) => other.clientId !== clientId);
  return {
    sharedWith: [
      ...inOrder(others.map((other) => other.serviceId)).map((id) => ({ type: "service" as const, id })),
      ...inOrder(otherClients.map((other) => other.clientId)).map((id) => ({ type: "client" as const, id })),
    ],
    productType: types.get(productId) ?? "",
  };
}

async function withoutGone(named: readonly Service[], mayGo?: MayGo): Promise<readonly Service[]> {
  const stay: Service[] = [];
  for (const other of new Map(named.map((one) => [one.serviceId, one])).values()) {
    if (other.status !== "Cancelled" || (await mayGo?.(other)) !== true) stay.push(other);
  }
  return stay;
}

function inOrder(ids: readonly number[]): readonly number[] {
  return [...new Set(ids)].toSorted((a, b) => a - b);
}

async function collectNamed(reads: readonly Promise<readonly Service[]>[]): Promise<readonly Service[]> {
  return (await Promise.all(reads)).flat();
}

/** One panel may stand in WHMCS under two ids with one host name, and a service without a server may be on any. */
function maySitOnOneServer(a: Service, b: Service): boolean {
  if (a.serverId === undefined || b.serverId === undefined || a.serverId === b.serverId) return true;
  return a.serverHostname !== "" && plainHost(a.serverHostname) === plainHost(b.serverHostname);
}

/** The client's other service of the same name, or of one below it where it has no account of its own to live on. */
function livesUnder({ domain }: Service, other: Service): boolean {
  const [name, otherName] = [toPlainDomain(domain), toPlainDomain(other.domain)];
  if (name === "" || otherName === "") return false;
  return otherName === name || (other.username.trim() === "" && otherName.endsWith(`.${name}`));
}

function plainHost(name: string): string {
  return name.trim().toLowerCase().replace(/\.+$/, "");
}

/** The ways in which WHMCS may have one domain name, since it finds a name only as it is written. None for a blank one. */
export function spellingsOf(domain: string): readonly string[] {
  const ascii = toPlainDomain(domain);
  if (ascii === "") return [];
  const bare = [...new Set([ascii, domainToUnicode(ascii) || ascii])];
  const names = bare.flatMap((name) => [name, `www.${name}`]);
  return names.flatMap((name) => [name, `${name}.`]);
}
