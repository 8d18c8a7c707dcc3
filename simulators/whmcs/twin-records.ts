/** The support and log half of a planted client: what `twinWorld` fills beside services and billing. */
import { allocateId } from "./installation.ts";
import { addReply, addTicket } from "./record-builders.ts";
import type { Planter } from "./twin-world.ts";

/** Tickets with replies, notes and attachments. */
export function plantSupport({ world, client, text, planted }: Planter): void {
  const file = (): { storedName: string; data: string } => ({
    storedName: `123456_${text(".txt")}`,
    data: Buffer.from(text()).toString("base64"),
  });
  // The first lies in a department the API's admin is not assigned to; the second was sent as a guest.
  for (const guest of [false, true]) {
    const email = guest ? client.email : "";
    const requestor = { name: text(), email: text("@login.example"), type: "Owner" };
    const ticket = addTicket(world, {
      clientId: guest ? 0 : client.id,
      deptId: guest ? 1 : 2,
      name: guest ? text() : "",
      email,
      cc: text("@cc.example"),
      subject: text(),
      message: text(),
      status: "Closed",
      requestor,
      attachments: [file()],
      customfields: [{ id: 51, value: text() }],
    });
    addReply(world, ticket, { message: text(), attachments: [file()] });
    addReply(world, ticket, {
      message: text(),
      admin: "Site Admin",
      clientId: 0,
      requestor: { name: "Site Admin", email: "", type: "Operator" },
    });
    ticket.notes.push({
      id: allocateId(world, "ticketNotes"),
      admin: "Site Admin",
      date: "2025-03-01 08:00:00",
      message: text(),
      attachments: [file()],
      attachmentsRemoved: false,
    });
    planted.ticketIds.push(ticket.id);
  }
}

/** Mail log, activity log, affiliate, to-do item. */
export function plantLogs({ world, client, text, ip }: Planter): void {
  const clientId = client.id;
  const emailId = allocateId(world, "emails", world.emails);
  world.emails.set(emailId, {
    id: emailId,
    clientId,
    subject: text(),
    message: `<p>${text()}</p>`,
    date: "2025-03-15 10:42:40",
    to: `${text()} <${client.email}>`,
    cc: text("@cc.example"),
    bcc: text("@bcc.example"),
  });
  const entryId = allocateId(world, "activity", world.activity);
  world.activity.set(entryId, {
    id: entryId,
    clientId,
    userId: 0,
    adminId: 0,
    date: "2025-03-15 10:42:40",
    description: text(),
    username: text(),
    ipaddress: ip(),
  });
  const id = allocateId(world, "affiliates", world.affiliates);
  world.affiliates.set(id, {
    id,
    clientId,
    date: "2025-01-01",
    visitors: 12,
    balance: "0.00",
    withdrawn: "0.00",
    payamount: "15.00",
  });
  const toDo = allocateId(world, "toDoItems", world.toDoItems);
  world.toDoItems.set(toDo, { id: toDo, date: "2025-01-01", title: text(), description: text(), status: "Pending" });
}
