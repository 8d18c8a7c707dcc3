import type { VendorReply, VendorRequest } from "../vendor-server.ts";
import { contactRow } from "./contacts.ts";
import {
  invalid,
  notAllowed,
  notThere,
  paged,
  type FreshdeskAttachment,
  type FreshdeskTicket,
  type FreshdeskWorld,
} from "./world.ts";

/** What the calls on tickets need besides their request. */
export interface TicketRoom {
  readonly world: FreshdeskWorld;
  readonly now: () => Date;
  readonly self: () => string;
  /** The address of a file, good for a few minutes. */
  readonly sign: (file: FreshdeskAttachment) => string;
}

const day = 86_400_000;
const lastPage = 300;

/** Calls on `/tickets`; undefined for any other path. */
export function answerTickets(request: VendorRequest, room: TicketRoom): VendorReply | undefined {
  const { path, method, query } = request;
  if (path === "/tickets" && method === "GET") return list(query, room);
  const named = /^\/tickets\/(\d+)(\/conversations|\/restore)?$/.exec(path);
  if (named === null) return undefined;
  const ticket = room.world.tickets.get(Number(named[1]));
  if (ticket === undefined || ticket.lives === "archived") return notThere;
  const verb = `${method} ${named[2] ?? ""}`;
  if (verb === "GET ") {
    return { json: { ...rowOf(ticket, room, new Set(["description", "stats"])), attachments: filesOf(ticket, room) } };
  }
  if (verb === "GET /conversations") {
    const rows = ticket.conversations.map((one) => ({
      ...one,
      ticket_id: ticket.id,
      body_text: one.body.replaceAll(/<[^>]*>/g, ""),
      source: one.private ? 2 : 0,
      bcc_emails: [],
      support_email: null,
      updated_at: one.created_at,
      attachments: filesOf(one, room),
    }));
    return paged(rows, query, `${room.self()}${path}`);
  }
  if (verb === "DELETE " && ticket.lives === "listed") {
    ticket.lives = "trash";
    return { status: 204 };
  }
  if (verb === "PUT /restore" && ticket.lives === "trash") {
    ticket.lives = "listed";
    return { status: 204 };
  }
  return notAllowed(method);
}

/** Without `updated_since` only what was made in the last thirty days; without a filter neither spam nor trash. */
function list(query: URLSearchParams, room: TicketRoom): VendorReply {
  const { world, now, self } = room;
  if (Number(query.get("page") ?? "1") > lastPage) {
    return invalid(
      "page",
      "You cannot access tickets beyond the 300th page. Please provide a smaller page number.",
      "",
    );
  }
  const requester = query.get("requester_id");
  if (requester !== null && !world.contacts.has(Number(requester))) {
    return invalid("requester_id", "There is no contact matching the given requester_id", "invalid_value");
  }
  const lives = { spam: "spam", deleted: "trash" }[query.get("filter") ?? ""] ?? "listed";
  const since = query.get("updated_since");
  const rows = [...world.tickets.values()].filter(
    (ticket) =>
      ticket.lives === lives &&
      (requester === null || ticket.requester_id === Number(requester)) &&
      (since === null
        ? Date.parse(ticket.created_at) > now().getTime() - 30 * day
        : Date.parse(ticket.updated_at) >= Date.parse(since)),
  );
  const key = query.get("order_by") === "updated_at" ? "updated_at" : "created_at";
  const sign = query.get("order_type") === "asc" ? 1 : -1;
  rows.sort((a, b) => sign * (Date.parse(a[key]) - Date.parse(b[key]) || a.id - b.id));
  const include = new Set((query.get("include") ?? "").split(","));
  return paged(
    rows.map((ticket) => rowOf(ticket, room, include)),
    query,
    `${self()}/tickets`,
  );
}

/** As accounts made since the end of 2018 send it: no text unless it is asked for. */
function rowOf(ticket: FreshdeskTicket, { world }: TicketRoom, include: ReadonlySet<string>) {
  const { id, requester_id: requesterId, subject, description, status, lives } = ticket;
  const requester = world.contacts.get(requesterId);
  return {
    id,
    requester_id: requesterId,
    subject,
    status,
    priority: 1,
    source: 1,
    type: "Question",
    company_id: requester?.company_id ?? null,
    responder_id: [...world.agents.keys()][0] ?? null,
    group_id: null,
    product_id: null,
    cc_emails: [],
    fwd_emails: [],
    reply_cc_emails: [],
    to_emails: ["support@agency.example"],
    fr_escalated: false,
    is_escalated: false,
    spam: lives === "spam",
    ...(lives === "trash" && { deleted: true }),
    email_config_id: null,
    due_by: ticket.created_at,
    fr_due_by: ticket.created_at,
    tags: [],
    custom_fields: { cf_domain: null },
    created_at: ticket.created_at,
    updated_at: ticket.updated_at,
    ...(include.has("description") && { description, description_text: description.replaceAll(/<[^>]*>/g, "") }),
    ...(include.has("requester") && {
      requester: requester === undefined ? null : pick(contactRow(requester)),
    }),
    ...(include.has("stats") && {
      stats: { closed_at: null, resolved_at: null, first_responded_at: null, agent_responded_at: null },
    }),
  };
}

function pick({ id, name, email, mobile, phone }: ReturnType<typeof contactRow>) {
  return { id, name, email, mobile, phone };
}

function filesOf({ attachments }: { readonly attachments: readonly FreshdeskAttachment[] }, { sign }: TicketRoom) {
  return attachments.map((file) => {
    const { content, ...rest } = file;
    return {
      ...rest,
      size: Buffer.byteLength(content),
      updated_at: file.created_at,
      attachment_url: sign(file),
    };
  });
}
