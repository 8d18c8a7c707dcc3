import { z } from "zod";
import { dateTime, id, optionalId, text } from "./normalise.ts";
import type { TicketSummary } from "./records.ts";

/** A permissive reading of what WHMCS lists of tickets. The ticket's access key `c` is never taken over. */
export const ticketSummary: z.ZodType<TicketSummary> = z
  .object({
    id,
    tid: text,
    userid: optionalId,
    email: text,
    requestor_email: text,
    subject: text,
    status: text,
    date: dateTime,
    lastreply: dateTime,
  })
  .transform((row) => ({
    ticketId: row.id,
    ticketNumber: row.tid,
    clientId: row.userid,
    email: row.email || row.requestor_email,
    subject: row.subject,
    status: row.status,
    openedAt: row.date,
    lastReplyAt: row.lastreply,
  }));
