/**
 * A stand-in for the HTTP API of ResellerClub (LogicBoxes), with its traps: refusals with status 200 or 500, bare `true` and
 * bare numbers, texts for nearly every scalar, rows under numbers here and under `result` there, a dead `contacts/modify`,
 * deletions that are actions of their own, an address that is not on the list, and a block after too many calls.
 * Written from the vendor's knowledge base (answers 770 to 796, 908, 1755 at manage.logicboxes.com/kb).
 */
import type { Clock } from "../../src/domain/clock.ts";
import { startVendorServer, type VendorReply, type VendorRequest, type VendorServer } from "../vendor-server.ts";
import { changeCustomer, customerDetails, deleteContact, domainDetails, searchRows } from "./answers.ts";
import type { ResellerClubWorld } from "./world.ts";

/** A running stand-in. */
export interface ResellerClubSimulator {
  readonly url: string;
  readonly userId: number;
  readonly apiKey: string;
  readonly server: VendorServer;
  readonly world: ResellerClubWorld;
  close(): Promise<void>;
}

/** What a stand-in may begin with. */
export interface ResellerClubOptions {
  readonly clock: Clock;
  readonly userId?: number;
  readonly apiKey?: string;
  readonly world?: Partial<ResellerClubWorld>;
}

/** Starts a reseller's account on a free port of 127.0.0.1. */
export async function startResellerClubSimulator(options: ResellerClubOptions): Promise<ResellerClubSimulator> {
  const { clock, userId = 700_001, apiKey = "stand-in-key" } = options;
  const world: ResellerClubWorld = {
    customers: [],
    contacts: [],
    domains: [],
    orders: [],
    actions: [],
    addressAllowed: true,
    mostCalls: Number.POSITIVE_INFINITY,
    mostRows: 500,
    minutesToDelete: 30,
    nextId: 800_001,
    ...options.world,
  };
  let calls = 0;
  const server = await startVendorServer((request) => {
    calls += 1;
    if (!world.addressAllowed || calls > world.mostCalls) {
      return { status: 403, json: refusal("Access Denied: your IP address is not allowed") };
    }
    const given =
      request.method === "POST" ? new URLSearchParams([...request.form(), ...request.query]) : request.query;
    if (given.get("auth-userid") === null || given.get("api-key") === null) {
      return { status: 500, json: refusal("Required parameter missing: auth-userid") };
    }
    if (given.get("auth-userid") !== String(userId) || given.get("api-key") !== apiKey) {
      return { json: refusal("Invalid credentials, or your account is inactive") };
    }
    return answer(world, request, given, clock.now());
  }, "/api");
  return { url: server.url, userId, apiKey, server, world, close: () => server.close() };
}

type Answer = (world: ResellerClubWorld, given: URLSearchParams, now: Date) => unknown;

/** Path and method; what is missing here is no method of the API's. */
const answers: Readonly<Record<string, Answer>> = {
  "GET /customers/details.json": (world, given) =>
    customerDetails(
      world.customers.find(({ username }) => same(username, given.get("username"))),
      "An unexpected error has occurred",
    ),
  "GET /customers/details-by-id.json": (world, given) =>
    customerDetails(
      world.customers.find(({ customerid }) => customerid === given.get("customer-id")),
      `No Entity found for Entityid: ${given.get("customer-id")}`,
    ),
  "GET /customers/search.json": (world, given) =>
    searchRows(
      world,
      given,
      world.customers
        .filter(({ username }) => username.toLowerCase().includes((given.get("username") ?? "").toLowerCase()))
        .map((customer) => prefixed("customer", customer)),
    ),
  "POST /customers/modify.json": changeCustomer,
  "GET /contacts/search.json": (world, given) => {
    if (given.get("customer-id") === null) return missing("customer-id");
    const statuses = given.getAll("status");
    const rows = world.contacts.filter(
      (contact) =>
        contact.customerid === given.get("customer-id") &&
        (statuses.length === 0 ? contact.currentstatus === "Active" : statuses.includes(contact.currentstatus)) &&
        (contact.contactstatus !== "Invalid" || given.get("include-invalid") === "true"),
    );
    return searchRows(
      world,
      given,
      rows.map(({ entityid, customerid, currentstatus, ...contact }) => ({
        "entity.entityid": entityid,
        "entity.customerid": customerid,
        "entity.currentstatus": currentstatus,
        ...prefixed("contact", contact),
      })),
      "result",
    );
  },
  "GET /contacts/details.json": (world, given) => {
    const found = world.contacts.find(({ entityid }) => entityid === given.get("contact-id"));
    // One that is archived is in no answer any more, and is no deleted one either.
    if (found === undefined || found.currentstatus === "Archived") {
      return refusal(`No Entity found for Entityid: ${given.get("contact-id")}`);
    }
    return found;
  },
  "POST /contacts/modify.json": () => refusal("Feature deprecated. Please refer to KB link"),
  "POST /contacts/delete.json": deleteContact,
  "GET /domains/search.json": (world, given) =>
    searchRows(
      world,
      given,
      world.domains
        .filter(({ customerid }) => customerid === (given.get("customer-id") ?? customerid))
        .map((domain) => ({
          "orders.orderid": domain.orderid,
          "entity.description": domain.domainname,
          "entity.customerid": domain.customerid,
          "entity.currentstatus": domain.currentstatus,
        })),
    ),
  "GET /domains/orderid.json": (world, given) => {
    const found = world.domains.find(({ domainname }) => same(domainname, given.get("domain-name")));
    return found === undefined
      ? refusal(`Website doesn't exist for ${given.get("domain-name")}`)
      : Number(found.orderid);
  },
  "GET /domains/details-by-name.json": (world, given) =>
    domainDetails(
      world,
      world.domains.find(({ domainname }) => same(domainname, given.get("domain-name"))),
      given,
    ),
  "POST /domains/delete.json": (world, given) => {
    world.domains = world.domains.filter(({ orderid }) => orderid !== given.get("order-id"));
    return { status: "Success" };
  },
  "GET /actions/search-current.json": (world, given, now) =>
    searchRows(
      world,
      given,
      world.actions
        .filter(({ eaqid, endsAt }) => eaqid === given.get("eaq-id") && endsAt > now)
        .map(({ eaqid, entityid, actiontype }) => ({ eaqid, entityid, actiontype, actionstatus: "PendingExecution" })),
    ),
};

function answer(world: ResellerClubWorld, request: VendorRequest, given: URLSearchParams, now: Date): VendorReply {
  endActions(world, now);
  const act = answers[`${request.method} ${request.path}`];
  if (act === undefined) return { status: 404, text: "<html><body>Not Found</body></html>" };
  const json = act(world, given, now);
  const isMissing = typeof json === "object" && json !== null && "missing" in json;
  return isMissing ? { status: 500, json: refusal(`Required parameter missing: ${String(json.missing)}`) } : { json };
}

/** An action that has run its time has deleted its contact, which searches by status go on to show. */
function endActions(world: ResellerClubWorld, now: Date): void {
  for (const { entityid } of world.actions.filter(({ endsAt }) => endsAt <= now)) {
    world.contacts = world.contacts.filter((contact) => contact.entityid !== entityid);
  }
  world.actions = world.actions.filter(({ endsAt }) => endsAt > now);
}

function refusal(message: string) {
  return { status: "ERROR", message };
}

function missing(parameter: string) {
  return { missing: parameter };
}

function prefixed(prefix: string, row: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [`${prefix}.${key}`, value]));
}

function same(text: string, asked: string | null): boolean {
  return text.toLowerCase() === asked?.toLowerCase();
}
