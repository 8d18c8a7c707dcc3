/**
 * Reading actions about tickets in the WHMCS stand-in. Keys, types and error texts follow the vendor's API reference
 * (developers.whmcs.com: Support): `attachments` is `[[]]` for none, and departments filter unless told otherwise.
 */
import { type Handler, type Reply, find, numberPaging, paginate, refuse, wrapped } from "../context.ts";
import type { World } from "../installation.ts";
import { intOf, isTruthy, textOf } from "../php.ts";
import type { Attachment, Requestor, Ticket } from "../world.ts";

/** The attachment keys of tickets, replies and notes. */
function attachmentKeys(owner: { attachments: Attachment[]; attachmentsRemoved: boolean }): Reply {
  const listed = owner.attachments.map((file, index) => ({ filename: file.storedName.replace(/^\d+_/, ""), index }));
  return {
    attachment: owner.attachments.map((file) => file.storedName).join("|"),
    attachments: listed.length === 0 ? [[]] : listed,
    attachments_removed: owner.attachmentsRemoved,
  };
}

/** A client's ticket shows the client as it is now; a guest's own name and address are stored with the ticket. */
function ticketPerson(world: World, ticket: Ticket): { name: string; email: string; requestor: Requestor } {
  const client = world.clients.get(ticket.clientId);
  if (client === undefined) {
    const guest = { name: ticket.name, email: ticket.email };
    return { ...guest, requestor: { ...guest, type: "Guest" } };
  }
  const name = `${client.firstname} ${client.lastname}`;
  const requestor = ticket.requestor.name === "" ? { name, email: client.email, type: "Owner" } : ticket.requestor;
  return { name, email: client.email, requestor };
}

function requestorKeys(requestor: Requestor): Reply {
  return { requestor_name: requestor.name, requestor_email: requestor.email, requestor_type: requestor.type };
}

const ticketRow = (world: World, ticket: Ticket): Reply => {
  const { name, email, requestor } = ticketPerson(world, ticket);
  return {
    id: String(ticket.id),
    tid: ticket.tid,
    deptid: String(ticket.deptId),
    userid: String(ticket.clientId),
    name,
    owner_name: name,
    email,
    ...requestorKeys(requestor),
    cc: ticket.cc,
    c: ticket.c,
    date: ticket.date,
    subject: ticket.subject,
    status: ticket.status,
    priority: ticket.priority,
    admin: ticket.admin,
    ...attachmentKeys(ticket),
    lastreply: ticket.lastreply,
    flag: String(ticket.flag),
    service: ticket.service,
  };
};

function matchesStatus(ticket: Ticket, status: string, adminId: number): boolean {
  switch (status) {
    case "":
      return true;
    case "Awaiting Reply":
      return ticket.status === "Open" || ticket.status === "Customer-Reply";
    case "All Active Tickets":
      return ticket.status !== "Closed";
    case "My Flagged Tickets":
      return ticket.flag === adminId;
    default:
      return ticket.status === status;
  }
}

const getTickets: Handler = (params, { world, quirks }) => {
  const deptId = intOf(params, "deptid");
  const clientId = intOf(params, "clientid");
  const email = (textOf(params, "email") ?? "").toLowerCase();
  const subject = (textOf(params, "subject") ?? "").toLowerCase();
  const everyDepartment = isTruthy(params["ignore_dept_assignments"]);
  const rows = [...world.tickets.values()].filter(
    (row) =>
      (everyDepartment || world.admin.departments.includes(row.deptId)) &&
      (deptId === 0 || row.deptId === deptId) &&
      (clientId === 0 || row.clientId === clientId) &&
      (email === "" || row.email.toLowerCase() === email) &&
      row.subject.toLowerCase().includes(subject) &&
      matchesStatus(row, textOf(params, "status") ?? "", world.admin.id),
  );
  const page = paginate(rows, params, quirks);
  const listed = page.rows.map((row) => ticketRow(world, row));
  return {
    ...numberPaging(page),
    totalresults: String(page.total),
    ...wrapped(quirks, "tickets", "ticket", listed, "absent"),
  };
};

const getTicket: Handler = (params, { world }) => {
  const number = textOf(params, "ticketnum") ?? "";
  const ticket =
    number === ""
      ? world.tickets.get(intOf(params, "ticketid"))
      : [...world.tickets.values()].find((row) => row.tid === number);
  if (ticket === undefined) refuse("Ticket ID Not Found");
  const { name, email, requestor } = ticketPerson(world, ticket);
  const opening = {
    replyid: "0",
    userid: String(ticket.clientId),
    contactid: String(ticket.contactId),
    name,
    email,
    ...requestorKeys(requestor),
    date: ticket.date,
    message: ticket.message,
    ...attachmentKeys(ticket),
    admin: "",
  };
  const replies = ticket.replies.map((reply) => ({
    replyid: String(reply.id),
    userid: String(reply.clientId),
    contactid: String(reply.contactId),
    name: reply.name,
    email: reply.email,
    ...requestorKeys(reply.requestor.name === "" ? requestor : reply.requestor),
    date: reply.date,
    message: reply.message,
    ...attachmentKeys(reply),
    admin: reply.admin,
    rating: "0",
  }));
  const ordered = [opening, ...replies];
  if ((textOf(params, "repliessort") ?? "").toUpperCase() === "DESC") ordered.reverse();
  return {
    ticketid: String(ticket.id),
    tid: ticket.tid,
    c: ticket.c,
    deptid: String(ticket.deptId),
    deptname: world.departments.get(ticket.deptId) ?? "",
    userid: String(ticket.clientId),
    contactid: String(ticket.contactId),
    name,
    email,
    cc: ticket.cc,
    date: ticket.date,
    subject: ticket.subject,
    status: ticket.status,
    priority: ticket.priority,
    admin: ticket.admin,
    lastreply: ticket.lastreply,
    flag: String(ticket.flag),
    service: ticket.service,
    replies: { reply: ordered },
    notes: {
      note: ticket.notes.map((note) => ({
        noteid: String(note.id),
        date: note.date,
        message: note.message,
        ...attachmentKeys(note),
        admin: note.admin,
      })),
    },
  };
};

const getTicketNotes: Handler = (params, { world, quirks }) => {
  const ticket = find(world.tickets, params, "ticketid", "Ticket ID Not Found");
  const notes = ticket.notes.map((note) => ({
    id: String(note.id),
    admin: note.admin,
    date: note.date,
    message: note.message,
    attachment: note.attachments.map((file) => file.storedName).join("|"),
    attachments_removed: note.attachmentsRemoved,
  }));
  return { totalresults: notes.length, ...wrapped(quirks, "notes", "note", notes) };
};

const getTicketAttachment: Handler = (params, { world }) => {
  if (intOf(params, "relatedid") === 0) refuse("Related ID Required");
  const type = textOf(params, "type") ?? "";
  if (!["ticket", "reply", "note"].includes(type)) refuse("Invalid Type. Must be one of ticket, reply, note");
  if (textOf(params, "index") === undefined) refuse("Attachment Index Required");
  const id = intOf(params, "relatedid");
  const tickets = [...world.tickets.values()];
  const related =
    type === "ticket"
      ? world.tickets.get(id)
      : type === "reply"
        ? tickets.flatMap((ticket) => ticket.replies).find((reply) => reply.id === id)
        : tickets.flatMap((ticket) => ticket.notes).find((note) => note.id === id);
  if (related === undefined) refuse("Related ID Not Found");
  if (related.attachments.length === 0) refuse("No Attachments Found");
  if (related.attachmentsRemoved) refuse("Attachments Deleted");
  const file = related.attachments[intOf(params, "index")];
  if (file === undefined) refuse("Invalid Attachment Index");
  return { filename: file.storedName.replace(/^\d+_/, ""), data: file.data };
};

export const ticketReads: Record<string, Handler> = {
  GetTickets: getTickets,
  GetTicket: getTicket,
  GetTicketNotes: getTicketNotes,
  GetTicketAttachment: getTicketAttachment,
};
