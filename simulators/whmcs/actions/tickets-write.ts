/**
 * Writing actions about tickets in the WHMCS stand-in. Parameters and error texts follow the vendor's API reference
 * (developers.whmcs.com: Support), whose capitals vary from action to action.
 */
import { randomBytes } from "node:crypto";
import { type ActionContext, type Handler, find, isEmailAddress, logActivity, refuse, timestamp } from "../context.ts";
import { type World, allocateId } from "../installation.ts";
import { recordEmail } from "../mail.ts";
import { type PhpMap, intOf, isTruthy, serializedPairs, textOf } from "../php.ts";
import { addTicket } from "../record-builders.ts";
import type { Attachment, Ticket } from "../world.ts";
import { acceptsValue } from "./fields.ts";

const PRIORITIES = ["Low", "Medium", "High"];

/** `YYYY-MM-DD HH:mm:ss` or ISO 8601, not in the future. */
function creationDate(params: PhpMap, ctx: ActionContext, what: "Ticket" | "Reply"): string | undefined {
  const text = textOf(params, "created");
  if (text === undefined || text === "") return undefined;
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})/.exec(text);
  if (match === null) refuse("Invalid Date Format");
  const created = `${match[1]} ${match[2]}`;
  if (created > timestamp(ctx.world, ctx.clock)) refuse(`${what} creation date cannot be in the future`);
  return created;
}

function checkTicketChange(params: PhpMap, { world }: ActionContext): void {
  if (params["deptid"] !== undefined && !world.departments.has(intOf(params, "deptid"))) {
    refuse("Department ID Not Found");
  }
  const priority = textOf(params, "priority");
  if (priority !== undefined && !PRIORITIES.includes(priority)) {
    refuse("Invalid Ticket Priority. Valid priorities are: Low,Medium,High");
  }
  const status = textOf(params, "status");
  if (status !== undefined && !world.ticketStatuses.includes(status)) {
    refuse(`Invalid Ticket Status. Valid statuses are: ${world.ticketStatuses.join(",")}`);
  }
}

const updateTicket: Handler = (params, ctx) => {
  const ticket = find(ctx.world.tickets, params, "ticketid", "Ticket ID Not Found");
  checkTicketChange(params, ctx);
  ticket.date = creationDate(params, ctx, "Ticket") ?? ticket.date;
  for (const name of ["status", "subject", "cc", "priority", "message"] as const) {
    const value = textOf(params, name);
    if (acceptsValue(value, ctx.quirks)) ticket[name] = value;
  }
  if (params["userid"] !== undefined) ticket.clientId = intOf(params, "userid");
  // name and email are columns of guests' tickets only.
  for (const name of ["name", "email"] as const) {
    const value = textOf(params, name);
    if (ticket.clientId === 0 && acceptsValue(value, ctx.quirks)) ticket[name] = value;
  }
  if (params["deptid"] !== undefined) ticket.deptId = intOf(params, "deptid");
  if (params["flag"] !== undefined) ticket.flag = intOf(params, "flag");
  if (isTruthy(params["removeFlag"])) ticket.flag = 0;
  for (const [key, value] of serializedPairs(params, "customfields")) {
    const field = ticket.customfields.find((entry) => entry.id === Number(key));
    if (field !== undefined && acceptsValue(value, ctx.quirks)) field.value = value;
  }
  return { ticketid: textOf(params, "ticketid") };
};

const updateTicketReply: Handler = (params, ctx) => {
  const id = intOf(params, "replyid");
  if (id === 0) refuse("Reply ID Required");
  const message = textOf(params, "message") ?? "";
  if (message === "") refuse("Message is Required");
  const reply = [...ctx.world.tickets.values()].flatMap((row) => row.replies).find((row) => row.id === id);
  if (reply === undefined) refuse("Reply ID Not Found");
  reply.date = creationDate(params, ctx, "Reply") ?? reply.date;
  reply.message = message;
  return { replyid: textOf(params, "replyid") };
};

const deleteTicket: Handler = (params, ctx) => {
  const ticket = find(ctx.world.tickets, params, "ticketid", "Ticket ID not found");
  ctx.world.tickets.delete(ticket.id);
  logActivity(ctx, `Deleted Ticket - Ticket ID: ${ticket.id}`, ticket.clientId);
  return {};
};

const deleteTicketReply: Handler = (params, { world }) => {
  if (intOf(params, "ticketid") === 0) refuse("Ticket ID Required");
  if (intOf(params, "replyid") === 0) refuse("Reply ID Required");
  const ticket = find(world.tickets, params, "ticketid", "Ticket ID Not Found");
  const at = ticket.replies.findIndex((reply) => reply.id === intOf(params, "replyid"));
  if (at < 0) refuse("Reply ID Not Found");
  ticket.replies.splice(at, 1);
  return {};
};

const deleteTicketNote: Handler = (params, { world }) => {
  const id = intOf(params, "noteid");
  const ticket = [...world.tickets.values()].find((row) => row.notes.some((note) => note.id === id));
  if (ticket === undefined) refuse("Note ID Not Found");
  ticket.notes = ticket.notes.filter((note) => note.id !== id);
  return {};
};

/** base64 of a JSON list of `{name | filename, data}`; the reference names both keys. */
function decodeAttachments(text: string | undefined): Attachment[] {
  if (text === undefined || text === "") return [];
  const list: unknown = JSON.parse(Buffer.from(text, "base64").toString("utf8"));
  if (!Array.isArray(list)) return [];
  return (list as { name?: string; filename?: string; data?: string }[]).map((file) => ({
    storedName: `${100_000 + Math.floor(Math.random() * 899_999)}_${file.name ?? file.filename ?? "file"}`,
    data: file.data ?? "",
  }));
}

function checkOpening(params: PhpMap, world: World): void {
  const has = (name: string): boolean => (textOf(params, name) ?? "") !== "";
  if (has("clientid") && !world.clients.has(intOf(params, "clientid"))) refuse("Client ID Not Found");
  if (has("userid") && !world.users.has(intOf(params, "userid"))) {
    refuse("The system cannot find the provided user ID.");
  }
  if (has("contactid") && !world.contacts.has(intOf(params, "contactid"))) refuse("Contact ID Not Found");
  if (!has("clientid") && !(has("name") && has("email"))) {
    refuse("Name and email address are required if not a client");
  }
  if (!has("clientid") && !isEmailAddress(textOf(params, "email") ?? "")) refuse("Email Address Invalid");
  if (!world.departments.has(intOf(params, "deptid"))) refuse("Department ID not found");
  if (!has("subject")) refuse("Subject is required");
  if (!has("message")) refuse("Message is required");
  if (has("serviceid") && !world.services.has(intOf(params, "serviceid"))) refuse("Service ID Not Found");
  if (has("domainid") && !world.domains.has(intOf(params, "domainid"))) refuse("Domain ID Not Found");
}

const openTicket: Handler = (params, ctx) => {
  const { world } = ctx;
  checkOpening(params, world);
  const date = creationDate(params, ctx, "Ticket") ?? timestamp(world, ctx.clock);
  const user = world.users.get(intOf(params, "userid"));
  const serviceId = intOf(params, "serviceid");
  const domainId = intOf(params, "domainid");
  const ticket: Ticket = addTicket(world, {
    clientId: intOf(params, "clientid"),
    contactId: intOf(params, "contactid"),
    deptId: intOf(params, "deptid"),
    name: textOf(params, "name") ?? "",
    email: textOf(params, "email") ?? "",
    subject: textOf(params, "subject") ?? "",
    message: textOf(params, "message") ?? "",
    priority: textOf(params, "priority") ?? "Medium",
    c: randomBytes(4).toString("hex"),
    date,
    lastreply: date,
    service: serviceId > 0 ? `S${serviceId}` : domainId > 0 ? `D${domainId}` : "",
    preventClientClosure: isTruthy(params["preventClientClosure"]),
    attachments: decodeAttachments(textOf(params, "attachments")),
    requestor:
      user === undefined
        ? { name: "", email: "", type: "Owner" }
        : { name: `${user.firstname} ${user.lastname}`, email: user.email, type: "Owner" },
  });
  ticket.tid = String(516_000 + allocateId(world, "ticketNumbers"));
  if (!isTruthy(params["noemail"]) && ticket.clientId > 0) {
    recordEmail(ctx, ticket.clientId, `[Ticket ID: ${ticket.tid}] ${ticket.subject}`, ticket.message);
  }
  return { id: String(ticket.id), tid: ticket.tid, c: ticket.c };
};

export const ticketWrites: Record<string, Handler> = {
  UpdateTicket: updateTicket,
  UpdateTicketReply: updateTicketReply,
  DeleteTicket: deleteTicket,
  DeleteTicketReply: deleteTicketReply,
  DeleteTicketNote: deleteTicketNote,
  OpenTicket: openTicket,
};
