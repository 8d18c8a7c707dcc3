import { emptyWorld } from "../../simulators/whmcs/builders.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import { addReply, addTicket } from "../../simulators/whmcs/record-builders.ts";
import type { Attachment } from "../../simulators/whmcs/world.ts";
import { whmcsDataMap } from "../../src/connectors/whmcs/data-map/index.ts";
import { type DoorAnswer, DoorReply } from "./door-server.ts";
import { businessImporters } from "./import-business.ts";
import { peopleImporters, type Row, stored } from "./import-rows.ts";
import type { OpenedPackage } from "./package-reading.ts";

/** A WHMCS that knows of one client what a package says, and of nobody else anything. */
export interface ImportedWorld {
  readonly world: World;
  /** What its addon would read. */
  readonly doorAnswers: Readonly<Record<string, DoorAnswer>>;
}

/** What the addon reads has the addon's own names in the package. */
const extraEntities = [
  "custom_fields",
  "order_origins",
  "logins",
  "marketing_consents",
  "client_notes",
  "client_files",
  "ticket_reply_senders",
  "contact_details",
];

/** Makes a WHMCS out of a package alone, as another host could. */
export function importPackage(opened: OpenedPackage): ImportedWorld {
  const world = emptyWorld();
  const { clientId } = opened.manifest().subject;
  for (const [entity, put] of Object.entries({ ...peopleImporters, ...businessImporters })) {
    for (const row of rowsOf(opened, entity)) put(world, row, clientId);
  }
  for (const row of rowsOf(opened, "tickets")) importTicket(world, row, clientId, opened);
  for (const row of rowsOf(opened, "emails")) importEmail(world, row, clientId);
  for (const row of rowsOf(opened, "activity")) importEntry(world, row, clientId);
  importMove(world, opened);
  return { world, doorAnswers: doorOf(opened) };
}

/** The records of an entity. */
export function rowsOf(opened: OpenedPackage, entity: string): readonly Row[] {
  return opened.json(`data/whmcs/${entity}.json`) as unknown as readonly Row[];
}

function importTicket(world: World, row: Row, clientId: number, opened: OpenedPackage): void {
  const { text, number, moment, texts, rows } = stored(row);
  const id = number("ticketId");
  const files = filesOf(opened, id);
  const [opening = {}, ...replies] = rows("messages");
  world.departments.set(number("departmentId"), text("department"));
  const ticket = addTicket(world, {
    id,
    tid: text("ticketNumber"),
    deptId: number("departmentId"),
    clientId: number("clientId"),
    contactId: number("contactId"),
    name: text("name"),
    email: text("email"),
    cc: texts("cc").join(","),
    subject: text("subject"),
    status: text("status"),
    priority: text("priority"),
    lastreply: moment("lastReplyAt"),
    service: text("service"),
    ...messageOf(opening, files),
  });
  for (const reply of replies) {
    const { name, email } = authorOf(reply);
    const byStaff = name === "staff";
    const own = byStaff ? { admin: "staff", clientId: 0 } : { name, email, clientId };
    addReply(world, ticket, { id: stored(reply).number("replyId"), ...own, ...messageOf(reply, files) });
  }
  for (const note of rows("notes")) {
    ticket.notes.push({ id: stored(note).number("noteId"), admin: "", ...messageOf(note, files) });
  }
}

function authorOf(message: Row): { name: string; email: string; type: string } {
  const { text } = stored(message);
  return { name: text("author"), email: text("email"), type: text("authorType") };
}

function messageOf(message: Row, files: Iterator<Buffer>) {
  const { text, moment, flag, rows } = stored(message);
  const attachmentsRemoved = flag("attachmentsRemoved");
  const attachments = rows("attachments").map((file): Attachment => {
    const data = attachmentsRemoved ? undefined : files.next().value;
    return { storedName: `000000_${stored(file).text("fileName")}`, data: (data ?? Buffer.of()).toString("base64") };
  });
  const written = { date: moment("writtenAt"), message: text("message") };
  return { ...written, requestor: authorOf(message), attachments, attachmentsRemoved };
}

/** The files of a ticket, in the order of its messages. */
function filesOf(opened: OpenedPackage, ticketId: number): Iterator<Buffer> {
  const folder = `attachments/whmcs/ticket-${ticketId}/`;
  return opened.paths
    .filter((path) => path.startsWith(folder))
    .map((path) => opened.bytes(path))
    .values();
}

function importEmail(world: World, row: Row, clientId: number): void {
  const { text, number, moment, texts } = stored(row);
  const id = number("emailId");
  world.emails.set(id, {
    id,
    clientId,
    date: moment("sentAt"),
    subject: text("subject"),
    message: text("body"),
    to: text("to"),
    cc: texts("cc").join(","),
    bcc: texts("bcc").join(","),
  });
}

function importEntry(world: World, row: Row, clientId: number): void {
  const { text, number, moment } = stored(row);
  const id = number("entryId");
  const [username, description, ipaddress] = [text("username"), text("description"), text("ipAddress")];
  const adminId = username === "staff" ? world.admin.id : 0;
  world.activity.set(id, {
    id,
    clientId,
    userId: number("userId"),
    adminId,
    date: moment("at"),
    description,
    username,
    ipaddress,
  });
}

/** What is no field of the client's own rows: what the registrar told, and on which panel a product is. */
function importMove(world: World, opened: OpenedPackage): void {
  for (const row of opened.json("move/domains.json") as unknown as readonly Row[]) {
    const domain = world.domains.get(stored(row).number("domainId"));
    if (domain !== undefined) domain.nameservers = [...stored(row).texts("nameServers")];
  }
  for (const row of opened.json("move/services.json") as unknown as readonly Row[]) {
    const product = world.products.get(world.services.get(stored(row).number("serviceId"))?.productId ?? 0);
    if (product !== undefined) product.module = stored(row).text("panelType");
  }
}

function doorOf(opened: OpenedPackage): Record<string, DoorAnswer> {
  const records = extraEntities.flatMap((entity) => rowsOf(opened, entity).map((record) => ({ entity, record })));
  const files = opened.paths.filter((path) => path.startsWith("attachments/whmcs/client-files/"));
  const fileIds = rowsOf(opened, "client_files").map(({ fileId }) => fileId);
  const invoiceIds = rowsOf(opened, "invoices").map(({ invoiceId }) => invoiceId);
  const printed = opened.paths.filter((path) => path.startsWith("invoices/"));
  return {
    readExtras: DoorReply.extras(records),
    creditNotes: { table: "present", notes: rowsOf(opened, "credit_notes").map(toSourceNames) },
    clientFile: (data) => {
      return new DoorReply(
        200,
        "application/octet-stream",
        opened.bytes(files[fileIds.indexOf(Number(data["fileId"]))] ?? ""),
      );
    },
    invoicePdf: (data) => {
      return new DoorReply(
        200,
        "application/pdf",
        opened.bytes(printed[invoiceIds.indexOf(Number(data["invoiceId"]))] ?? ""),
      );
    },
  };
}

/** A credit note's fields under the first of the names that WHMCS may have for each. */
function toSourceNames(row: Row): Row {
  const fields = whmcsDataMap.find(({ entity }) => entity === "credit_notes")?.fields ?? [];
  const sources = fields.flatMap((field) =>
    field.treatment === "left_out" ? [] : [[field.name, field.source] as const],
  );
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) => {
      const source = sources.find(([known]) => known === name)?.[1];
      return source === undefined || value === null ? [] : [[source, value]];
    }),
  );
}
