import { z } from "zod";
import { dateTime, flag, id, listOf, optionalCount, optionalId, text } from "./normalise.ts";
import type { SentEmail, Ticket, TicketFile, TicketSummary } from "./records.ts";

/** Permissive readings of what WHMCS sends about tickets and mails. The ticket's access key `c` is never taken over. */

const ticketFields = {
  tid: text,
  userid: optionalId,
  email: text,
  requestor_email: text,
  subject: text,
  status: text,
  date: dateTime,
  lastreply: dateTime,
};

function sharedByTickets(row: z.output<z.ZodObject<typeof ticketFields>>) {
  return {
    ticketNumber: row.tid,
    clientId: row.userid,
    email: row.email || row.requestor_email,
    subject: row.subject,
    status: row.status,
    openedAt: row.date,
    lastReplyAt: row.lastreply,
  };
}

export const ticketSummary: z.ZodType<TicketSummary> = z
  .object({ ...ticketFields, id })
  .transform((row) => ({ ticketId: row.id, ...sharedByTickets(row) }));

const attachment = z.object({ filename: text, index: optionalCount });

const ticketMessage = z
  .object({
    replyid: optionalId,
    name: text,
    email: text,
    requestor_name: text,
    requestor_email: text,
    requestor_type: text,
    admin: text,
    date: dateTime,
    message: text,
    rating: optionalCount,
    attachments: listOf(attachment, "attachment"),
    attachments_removed: flag,
  })
  .transform((row) => ({
    replyId: row.replyid,
    byStaff: row.admin !== "" || /^operator$/i.test(row.requestor_type),
    name: row.name || row.requestor_name,
    email: row.email || row.requestor_email,
    writtenAt: row.date,
    message: row.message,
    rating: row.rating === 0 ? undefined : row.rating,
    attachments: row.attachments.map(({ filename, index }, place) => ({ fileName: filename, index: index ?? place })),
    attachmentsRemoved: row.attachments_removed,
  }));

export const ticket: z.ZodType<Ticket> = z
  .object({
    ...ticketFields,
    ticketid: optionalId,
    id: optionalId,
    contactid: optionalId,
    deptname: text,
    priority: text,
    name: text,
    cc: text,
    replies: listOf(ticketMessage, "reply"),
  })
  .transform((row, ctx): Ticket => {
    const ticketId = row.ticketid ?? row.id;
    if (ticketId === undefined) {
      ctx.addIssue("unreadable");
      return z.NEVER;
    }
    return {
      ticketId,
      ...sharedByTickets(row),
      contactId: row.contactid,
      department: row.deptname,
      priority: row.priority,
      name: row.name,
      cc: row.cc,
      messages: row.replies,
    };
  });

export const ticketFile: z.ZodType<TicketFile> = z
  .object({ filename: text, data: z.string() })
  .transform((row) => ({ fileName: row.filename, data: Buffer.from(row.data, "base64") }));

export const sentEmail: z.ZodType<SentEmail> = z
  .object({ id, userid: id, date: dateTime, subject: text, message: text, to: text, failed: flag })
  .transform((row) => ({
    emailId: row.id,
    clientId: row.userid,
    sentAt: row.date,
    subject: row.subject,
    body: row.message,
    to: row.to,
    failed: row.failed,
  }));
