import { toPlainDomain } from "../../domain/plain-domain.ts";
import type { Elsewhere, KnownSubject, Place, Registration } from "../processor.ts";
import type { WhmcsApi } from "./api.ts";
import type { RawList, RawRow } from "./api-raw.ts";
import { ownLogins, resolveSubject } from "./find.ts";
import { id, readShape, text } from "./normalise.ts";
import type { RegisteredDomain, Service } from "./records.ts";

// WHMCS's words for a service of which nothing can live on; Cancelled ends no hosting by itself.
const goneServices: ReadonlySet<string> = new Set(["Terminated", "Fraud"]);
const endedServices: ReadonlySet<string> = new Set(["Cancelled", ...goneServices]);
// For a name that another has lost, whoever registered it since is not held up; Cancelled may run until its term.
const goneRegistrations: ReadonlySet<string> = new Set(["Expired", "Transferred Away", "Fraud"]);
const endedRegistrations: ReadonlySet<string> = new Set(["Cancelled", ...goneRegistrations]);

/** A list of what every client has, as far as it says which name is whose. */
interface NamedList {
  readonly list: RawList;
  readonly name: string;
  readonly owner: string;
  /** Statuses in which a row lays claim to its name no longer. */
  readonly gone: ReadonlySet<string>;
}

const allServices: NamedList = {
  list: { action: "GetClientsProducts", wrapper: "products", item: "product", pagedBy: "id", parameters: {} },
  name: "domain",
  owner: "clientid",
  gone: goneServices,
};

const allDomains: NamedList = {
  list: { action: "GetClientsDomains", wrapper: "domains", item: "domain", pagedBy: "id", parameters: {} },
  name: "domainname",
  owner: "userid",
  gone: goneRegistrations,
};

/**
 * What the systems besides WHMCS know a client by, read afresh; undefined when WHMCS has no such client. Reads what every client
 * has, so only an act that reaches such a system asks.
 * @throws AppError: without this look, nothing may be done at any other system
 */
export async function resolveKnownSubject(api: WhmcsApi, clientId: number): Promise<KnownSubject | undefined> {
  const subject = await resolveSubject(api, clientId);
  const client = await api.client(clientId);
  if (subject === undefined || client === undefined) return undefined;
  const [contacts, logins, services, domains] = await Promise.all([
    api.contacts(clientId),
    ownLogins(api, client),
    api.services(clientId),
    api.domains(clientId),
  ]);
  const places = services.map(toPlace);
  const registrations = domains.map(toRegistration);
  const own = [...places, ...registrations].map(({ domain }) => domain);
  const elsewhere: Elsewhere = {
    names: namesOf([client, ...contacts, ...logins]),
    places,
    registrations,
    sharedDomains: await findSharedDomains(api, clientId, own),
  };
  return { ...subject, elsewhere };
}

/**
 * What was known before, and what WHMCS says since: a service or registration keeps the name it had, which an erasure takes away
 * in WHMCS, with the status it has today; one that came since is there too, and so are the names that came to another client.
 * @throws AppError: without this look, nothing may be done at any other system
 */
export async function lookAround(api: WhmcsApi, subject: KnownSubject): Promise<KnownSubject> {
  const { clientId, domains, elsewhere: before } = subject;
  const [places, registered] = await Promise.all([placesNow(api, subject), api.domains(clientId)]);
  const registrations = mergeRegistrations(before.registrations, registered.map(toRegistration));
  const own = [...places, ...registrations].map(({ domain }) => domain);
  const shared = await findSharedDomains(api, clientId, [...own, ...domains]);
  const sharedDomains = [...new Set([...before.sharedDomains, ...shared])];
  return { ...subject, elsewhere: { ...before, places, registrations, sharedDomains } };
}

/** The services alone, as `lookAround` has them. @throws AppError */
export async function placesNow(
  api: WhmcsApi,
  { clientId, elsewhere: { places: before } }: KnownSubject,
): Promise<readonly Place[]> {
  const today = (await api.services(clientId)).map(toPlace);
  const known = before.map((place) => {
    const now = today.find(({ serviceId }) => serviceId === place.serviceId);
    return now === undefined ? place : { ...now, domain: place.domain };
  });
  // One that got another name since has both; its own deletion goes by the first.
  const isKnown = (place: Place): boolean =>
    known.some(({ serviceId, domain }) => serviceId === place.serviceId && ["", domain].includes(place.domain));
  return [...known, ...today.filter((place) => !isKnown(place))];
}

/** WHMCS may have several rows of one name: it is active while one of them is. */
function mergeRegistrations(before: readonly Registration[], today: readonly Registration[]): readonly Registration[] {
  const known = before.map((one) => {
    const now = today.filter(({ domain }) => domain === one.domain);
    return now.length === 0 ? one : { ...one, active: now.some(({ active }) => active) };
  });
  const isKnown = (one: Registration): boolean =>
    known.some(({ domain, registrar }) => domain === one.domain && registrar === one.registrar);
  return [...known, ...today.filter((one) => !isKnown(one))];
}

/**
 * Those of a client's names, in one spelling, that are another client's too: because a service or registration of that other
 * client names the same, one below it (`shop.client.be`) or one above it. WHMCS finds a name only as it is written, and nothing
 * by its end, so every row is looked at.
 * @throws AppError
 */
export async function findSharedDomains(
  api: WhmcsApi,
  clientId: number,
  domains: readonly string[],
): Promise<readonly string[]> {
  const own = [...new Set(domains.map(toPlainDomain))].filter((domain) => domain !== "");
  if (own.length === 0) return [];
  const others = await Promise.all([allServices, allDomains].map((one) => namesOfOthers(api, clientId, one)));
  const claimed = [...new Set(others.flat())];
  return own.filter((domain) => claimed.some((other) => concerns(domain, other)));
}

async function namesOfOthers(
  api: WhmcsApi,
  clientId: number,
  { list, name, owner, gone }: NamedList,
): Promise<readonly string[]> {
  const names = new Set<string>();
  for await (const row of api.raw.rowsOfAll(list)) {
    const domain = toPlainDomain(textOf(row, name));
    if (domain === "" || gone.has(textOf(row, "status").trim())) continue;
    if (readShape(id, row[owner]) !== clientId) names.add(domain);
  }
  return [...names];
}

function textOf(row: RawRow, key: string): string {
  return readShape(text, row[key]);
}

/** A name without a dot, such as a server's, has nothing below it. */
function concerns(a: string, b: string): boolean {
  return a === b || isBelow(a, b) || isBelow(b, a);
}

function isBelow(domain: string, parent: string): boolean {
  return parent.includes(".") && domain.endsWith(`.${parent}`);
}

interface Named {
  readonly firstName: string;
  readonly lastName: string;
  readonly companyName?: string;
}

/** As spelled, each once. */
function namesOf(people: readonly Named[]): readonly string[] {
  const names = people.flatMap(({ firstName, lastName, companyName = "" }) => [
    `${firstName.trim()} ${lastName.trim()}`.trim(),
    companyName.trim(),
  ]);
  return [...new Set(names)].filter((name) => name !== "");
}

function toPlace({ serviceId, productId, domain, status }: Service): Place {
  const ended = endedServices.has(status);
  return { serviceId, productId, domain: toPlainDomain(domain), ended, gone: goneServices.has(status) };
}

function toRegistration({ domainName, registrar, status }: RegisteredDomain): Registration {
  const domain = toPlainDomain(domainName);
  return { domain, registrar: registrar.trim().toLowerCase(), active: !endedRegistrations.has(status) };
}
