/**
 * A stand-in for Versio's REST API v1, with its traps: 401 also means "not found", odd spelling of keys, numbers now and then as
 * texts, no filter by contact, no pages, no change of a contact, and changes of a .be registrant that stay pending.
 * Written from the calls that the vendor's own WHMCS module makes (github.com/VersioAPI/Versio-WHMCS).
 */
import { startVendorServer, type VendorReply, type VendorRequest, type VendorServer } from "../vendor-server.ts";

/** A domain of the account, as the API spells it. */
export interface StandInDomain {
  domain: string;
  status: string;
  registrant_id: number | string | null;
  "expire-date": string;
  auto_renew: boolean;
  epp_code: string;
}

/** A set of contact details. */
export interface StandInContact {
  contact_id: number;
  company: string;
  firstname: string;
  surname: string;
  email: string;
  phone: string;
  street: string;
  number: string;
  number_addition: string;
  zipcode: string;
  city: string;
  country: string;
  properties: Record<string, string>;
}

/** All that the stand-in holds; may be read and changed while it runs. */
export interface VersioWorld {
  domains: StandInDomain[];
  contacts: StandInContact[];
  /** Changes of registrants that wait for the holder's approval. */
  pending: { domain: string; registrant_id: number }[];
  /** What was mailed to people because of a call. */
  mails: string[];
  /** Whether the caller's address is on the account's list. */
  addressAllowed: boolean;
  nextContactId: number;
}

/** A running stand-in. */
export interface VersioSimulator {
  readonly url: string;
  readonly email: string;
  readonly password: string;
  readonly server: VendorServer;
  readonly world: VersioWorld;
  close(): Promise<void>;
}

/** What a stand-in may begin with. */
export interface VersioOptions {
  readonly email?: string;
  readonly password?: string;
  readonly world?: Partial<VersioWorld>;
}

/** Starts an account on a free port of 127.0.0.1. */
export async function startVersioSimulator(options: VersioOptions = {}): Promise<VersioSimulator> {
  const { email = "agency@example.net", password = "stand-in-password" } = options;
  const world: VersioWorld = {
    domains: [],
    contacts: [],
    pending: [],
    mails: [],
    addressAllowed: true,
    nextContactId: 900_001,
    ...options.world,
  };
  const expected = `Basic ${Buffer.from(`${email}:${password}`).toString("base64")}`;
  const server = await startVendorServer((request) => {
    if (request.headers["authorization"] !== expected) return refuse(401, "AuthenticationFailed|Wrong login");
    if (!world.addressAllowed) return refuse(401, "AuthenticationFailed|IP address is not allowed");
    return answer(world, request);
  }, "/api/v1");
  return { url: server.url, email, password, server, world, close: () => server.close() };
}

/** A contact with all that the API tells. */
export function standInContact(fields: Pick<StandInContact, "contact_id"> & Partial<StandInContact>): StandInContact {
  return {
    company: "",
    firstname: "Imke",
    surname: "Voorbeeld",
    email: "imke@example.com",
    phone: "+32.20000000",
    street: "Voorbeeldstraat",
    number: "12",
    number_addition: "",
    zipcode: "9000",
    city: "Gent",
    country: "BE",
    properties: {},
    ...fields,
  };
}

/** A domain with all that the API tells. */
export function standInDomain(fields: Pick<StandInDomain, "domain"> & Partial<StandInDomain>): StandInDomain {
  return {
    status: "OK",
    registrant_id: null,
    "expire-date": "2027-03-01",
    auto_renew: true,
    epp_code: "stand-in-epp",
    ...fields,
  };
}

function answer(world: VersioWorld, request: VendorRequest): VendorReply {
  const [, area, id = "", act = ""] = request.path.split("/");
  if (area === "domains") return answerDomains(world, request, id, act);
  if (area === "contacts") return answerContacts(world, request, id, act);
  return { status: 404, text: "Not Found" };
}

function answerDomains(world: VersioWorld, request: VendorRequest, name: string, act: string): VendorReply {
  const { method, query } = request;
  if (name === "") {
    const status = query.get("status");
    const listed = world.domains.filter((domain) => status === null || domain.status === status);
    return { json: { DomainsList: listed.map(listedDomain) } };
  }
  const found = world.domains.find(({ domain }) => domain === name.toLowerCase());
  if (found === undefined) return refuse(act === "update" ? 400 : 401, "ObjectDoesNotExist|Domain not found");
  if (method === "GET" && act === "") return { json: { domainInfo: domainInfo(world, found, query) } };
  if (method === "POST" && act === "update") return updateDomain(world, found, request);
  if (method === "DELETE" && act === "") {
    world.domains.splice(world.domains.indexOf(found), 1);
    return { status: 202, json: {} };
  }
  return { status: 404, text: "Not Found" };
}

function listedDomain({ epp_code: _secret, auto_renew: _renew, ...listed }: StandInDomain) {
  return { ...listed, ns: [{ ns: "ns1.example.net", nsip: "" }] };
}

/** Flags come as texts here. Who asks for the code of a .be name gets none: it is mailed to the holder. */
function domainInfo(world: VersioWorld, domain: StandInDomain, query: URLSearchParams) {
  const info = {
    ...listedDomain(domain),
    reseller_id: 0,
    auto_renew: domain.auto_renew,
    lock: "true",
    dns_management: true,
  };
  if (query.get("show_epp_code") !== "true") return info;
  if (!domain.domain.endsWith(".be")) return { ...info, epp_code: domain.epp_code };
  world.mails.push(`code of ${domain.domain}`);
  return info;
}

function updateDomain(world: VersioWorld, found: StandInDomain, request: VendorRequest): VendorReply {
  const { registrant_id: asked } = (request.json() ?? {}) as { registrant_id?: number | string };
  if (asked === undefined) return { json: {} };
  const to = Number(asked);
  if (!world.contacts.some(({ contact_id: id }) => id === to)) {
    return refuse(400, "ObjectDoesNotExist|Contact not found");
  }
  if (found.domain.endsWith(".be")) {
    world.pending.push({ domain: found.domain, registrant_id: to });
    world.mails.push(`approval for ${found.domain}`);
    return { status: 202, json: {} };
  }
  found.registrant_id = to;
  return { json: {} };
}

function answerContacts(world: VersioWorld, request: VendorRequest, id: string, act: string): VendorReply {
  const { method } = request;
  if (id === "" && method === "GET") return { json: { ContactList: world.contacts } };
  if (id === "" && method === "POST") {
    const made = standInContact({ ...(request.json() as object), contact_id: world.nextContactId });
    world.nextContactId += 1;
    world.contacts.push(made);
    return { status: 201, json: { contact_id: made.contact_id } };
  }
  const found = world.contacts.find(({ contact_id: own }) => String(own) === id);
  if (found === undefined) return refuse(401, "ObjectDoesNotExist|Contact not found");
  if (act === "resendvalidation" && method === "POST") {
    world.mails.push(`validation of ${found.email}`);
    return { status: 202, json: {} };
  }
  if (method === "GET") return { json: { contactInfo: found } };
  if (method !== "DELETE") return { status: 404, text: "Not Found" };
  if (world.domains.some(({ registrant_id: registrant }) => String(registrant) === id)) {
    return refuse(400, "ProcessError|Contact is in use");
  }
  world.contacts.splice(world.contacts.indexOf(found), 1);
  return { status: 204 };
}

function refuse(code: number, message: string): VendorReply {
  return { status: code, json: { error: { code, message } } };
}
