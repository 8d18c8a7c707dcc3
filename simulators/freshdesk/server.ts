/**
 * A stand-in for Freshdesk's API v2, written from developers.freshdesk.com/api: contacts in their states, tickets with the
 * window of thirty days and the wall after page 300, conversations, files under signed addresses of another origin, agents and
 * companies; quotas per minute, lists with a smaller one of their own; hard deletions whose tickets follow later.
 */
import { createHmac } from "node:crypto";
import { systemClock, type Clock } from "../../src/domain/clock.ts";
import { startVendorServer, type VendorReply, type VendorRequest, type VendorServer } from "../vendor-server.ts";
import { answerContacts, contactRow, stamp } from "./contacts.ts";
import { answerTickets } from "./tickets.ts";
import {
  invalid,
  notThere,
  paged,
  sweep,
  type FreshdeskAgent,
  type FreshdeskAttachment,
  type FreshdeskContact,
  type FreshdeskTicket,
  type FreshdeskWorld,
} from "./world.ts";

/** A running stand-in. */
export interface FreshdeskSimulator {
  readonly url: string;
  readonly server: VendorServer;
  /** Where files lie: an origin of its own. */
  readonly fileServer: VendorServer;
  readonly apiKey: string;
  readonly world: FreshdeskWorld;
  /** A contact with what is said of it, and the rest as a new one has it. */
  addContact(contact: Partial<Omit<FreshdeskContact, "id">> & { readonly email: string }): FreshdeskContact;
  addTicket(ticket: Partial<Omit<FreshdeskTicket, "id">> & { readonly requester_id: number }): FreshdeskTicket;
  addAgent(agent: Omit<FreshdeskAgent, "id">): FreshdeskAgent;
  /** A file, for a contact, a ticket or a reply. */
  file(name: string, content: string): FreshdeskAttachment;
  close(): Promise<void>;
}

/** How the stand-in differs from a Growth account. */
export interface FreshdeskOptions {
  readonly clock?: Clock;
  readonly callsPerMinute?: number;
  /** Of the lists of tickets and of contacts, each. */
  readonly listsPerMinute?: number;
  /** From a hard deletion until the tickets follow. */
  readonly cascadeMs?: number;
}

const minute = 60_000;
const fileLastsMs = 5 * minute;

/** Starts it with one agent who may see everything. */
export async function startFreshdeskSimulator({
  clock = systemClock,
  callsPerMinute = 200,
  listsPerMinute = 20,
  cascadeMs = 10 * minute,
}: FreshdeskOptions = {}): Promise<FreshdeskSimulator> {
  const apiKey = "stand-in-key";
  const world: FreshdeskWorld = {
    contacts: new Map(),
    tickets: new Map(),
    agents: new Map(),
    companies: new Map(),
    going: new Map(),
  };
  const files = new Map<number, FreshdeskAttachment>();
  const signature = (id: number, expires: string): string =>
    createHmac("sha256", apiKey).update(`${id} ${expires}`).digest("hex");
  const fileServer = await startVendorServer(({ path, query, headers }) => {
    const file = files.get(Number(path.slice(1)));
    const expires = query.get("X-Amz-Expires") ?? "";
    // As S3 does for a request that is signed twice.
    if (headers["authorization"] !== undefined) return { status: 400, text: "<Code>InvalidArgument</Code>" };
    const isGood = query.get("X-Amz-Signature") === signature(Number(path.slice(1)), expires);
    if (!isGood || Number(expires) < clock.now().getTime()) return { status: 403, text: "<Code>AccessDenied</Code>" };
    return file === undefined ? { status: 404, text: "<Code>NoSuchKey</Code>" } : { text: file.content };
  });
  const sign = ({ id }: FreshdeskAttachment): string => {
    const expires = String(clock.now().getTime() + fileLastsMs);
    return `${fileServer.url}/${id}?X-Amz-Expires=${expires}&X-Amz-Signature=${signature(id, expires)}`;
  };
  const quotas = createQuotas(clock, { all: callsPerMinute, "/tickets": listsPerMinute, "/contacts": listsPerMinute });
  const self = (): string => server.url;
  const room = { world, now: () => clock.now(), self, cascadeMs, sign };
  const answer = (request: VendorRequest): VendorReply => {
    sweep(world, clock.now());
    const refused = quotas.take(request);
    if (refused !== undefined) return refused;
    const credentials = Buffer.from((request.headers["authorization"] ?? "").replace(/^Basic /, ""), "base64");
    // Any password will do.
    if (!credentials.toString("utf8").startsWith(`${apiKey}:`)) {
      return { status: 401, json: { code: "invalid_credentials", message: "You have to be logged in." } };
    }
    const reply =
      create(request, simulator) ??
      answerContacts(request, room) ??
      answerTickets(request, room) ??
      answerRest(request, world, self());
    return { ...reply, headers: { ...quotas.headers(), ...reply.headers } };
  };
  const server = await startVendorServer(answer, "/api/v2");
  let lastId = 43_000_000_000;
  const nextId = (): number => (lastId += 7);
  const add = <Row extends { readonly id: number }>(rows: Map<number, Row>, row: Row): Row => {
    rows.set(row.id, row);
    return row;
  };
  const simulator: FreshdeskSimulator = {
    url: server.url,
    server,
    fileServer,
    apiKey,
    world,
    addContact: (contact) => add(world.contacts, newContact(nextId(), stamp(clock.now()), contact)),
    addTicket: (ticket) => add(world.tickets, newTicket(nextId(), stamp(clock.now()), ticket)),
    addAgent: (agent) => add(world.agents, { id: nextId(), ...agent }),
    file: (name, content) =>
      add(files, { id: nextId(), name, content, content_type: "text/plain", created_at: stamp(clock.now()) }),
    close: async () => {
      await Promise.all([server.close(), fileServer.close()]);
    },
  };
  simulator.addAgent({ name: "Zoë Desk", email: "zoe@agency.example", ticket_scope: 1 });
  return simulator;
}

/** POST on contacts and tickets, with the fields that say who it is and what it is about. */
function create(request: VendorRequest, simulator: FreshdeskSimulator): VendorReply | undefined {
  const { path, method } = request;
  if (method !== "POST") return undefined;
  if (path === "/contacts") {
    const { email = "", name = "", description = null } = request.json() as Partial<FreshdeskContact>;
    const isTaken = [...simulator.world.contacts.values()].some((other) => other.email === email);
    if (isTaken) return invalid("email", "It should be a unique value", "duplicate_value", 409);
    return { status: 201, json: contactRow(simulator.addContact({ email: email ?? "", name, description })) };
  }
  if (path === "/tickets") {
    const { requester_id, subject = "", description = "", status = 2 } = request.json() as Partial<FreshdeskTicket>;
    if (!simulator.world.contacts.has(requester_id ?? 0)) {
      return invalid("requester_id", "There is no contact matching the given requester_id", "invalid_value");
    }
    const { id } = simulator.addTicket({ requester_id: requester_id ?? 0, subject, description, status });
    return { status: 201, json: { id, requester_id, subject, status } };
  }
  return undefined;
}

function newContact(id: number, at: string, contact: Partial<FreshdeskContact>): FreshdeskContact {
  return {
    id,
    name: "",
    email: null,
    other_emails: [],
    phone: null,
    mobile: null,
    twitter_id: null,
    unique_external_id: null,
    company_id: null,
    other_companies: [],
    view_all_tickets: false,
    address: null,
    job_title: null,
    language: "nl",
    time_zone: "Brussels",
    description: null,
    tags: [],
    active: true,
    custom_fields: {},
    avatar: null,
    created_at: at,
    updated_at: at,
    state: "verified",
    ...contact,
  };
}

function newTicket(
  id: number,
  at: string,
  ticket: Partial<FreshdeskTicket> & { readonly requester_id: number },
): FreshdeskTicket {
  return {
    id,
    subject: "A question",
    description: "<div>A question</div>",
    status: 5,
    created_at: at,
    updated_at: ticket.created_at ?? at,
    lives: "listed",
    attachments: [],
    conversations: [],
    ...ticket,
  };
}

function answerRest({ path, method, query }: VendorRequest, world: FreshdeskWorld, self: string): VendorReply {
  const agents = [...world.agents.values()];
  if (path === "/agents/me" && agents[0] !== undefined) return { json: agentRow(agents[0]) };
  if (path === "/agents") {
    const email = query.get("email")?.toLowerCase();
    const rows = agents.filter((agent) => email === undefined || agent.email.toLowerCase() === email);
    return paged(rows.map(agentRow), query, `${self}/agents`);
  }
  const companyId = /^\/companies\/(\d+)$/.exec(path)?.[1];
  const company = world.companies.get(Number(companyId));
  if (company !== undefined && method === "GET") {
    return { json: { ...company, description: null, custom_fields: {}, created_at: at0, updated_at: at0 } };
  }
  const fileId = /^\/attachments\/(\d+)$/.exec(path)?.[1];
  const holder = [...world.contacts.values()].find(({ avatar }) => avatar?.id === Number(fileId));
  if (holder !== undefined && method === "DELETE") {
    holder.avatar = null;
    return { status: 204 };
  }
  return notThere;
}

const at0 = "2024-01-02T10:00:00Z";

function agentRow({ id, name, email, ticket_scope: scope }: FreshdeskAgent) {
  return { id, available: true, ticket_scope: scope, type: "support_agent", contact: { name, email, active: true } };
}

/** Calls per minute of the clock: of all, and of each list apart; failed ones count, too. */
function createQuotas(clock: Clock, limits: Readonly<Record<string, number>>) {
  const used = new Map<string, number>();
  let began = clock.now().getTime();
  return {
    take({ path, method }: VendorRequest): VendorReply | undefined {
      const now = clock.now().getTime();
      if (now - began >= minute) {
        began = now;
        used.clear();
      }
      for (const name of method === "GET" && path in limits ? ["all", path] : ["all"]) {
        const count = (used.get(name) ?? 0) + 1;
        used.set(name, count);
        if (count > (limits[name] ?? 0)) {
          const seconds = String(Math.ceil((began + minute - now) / 1_000));
          return {
            status: 429,
            headers: { "retry-after": seconds },
            json: { message: "You have exceeded the limit of requests per minute" },
          };
        }
      }
      return undefined;
    },
    headers: () => ({
      "x-ratelimit-total": String(limits["all"]),
      "x-ratelimit-remaining": String(Math.max(0, (limits["all"] ?? 0) - (used.get("all") ?? 0))),
      "x-ratelimit-used-currentrequest": "1",
    }),
  };
}
