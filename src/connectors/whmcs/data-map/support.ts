import type { EntityDescription, FieldDescription } from "../../../domain/data-map.ts";
import { kept, leftOut, list, main, masked, note } from "../../data-rows.ts";

/** The files of a message; they stand in the package under `attachments/`. */
const files: readonly FieldDescription[] = [
  list("attachments", "attachment", "attachments", [
    kept("filename", "fileName", "text"),
    ...leftOut("technical", "index"),
  ]),
  kept("attachments_removed", "attachmentsRemoved", "flag"),
  // The names under which they are stored.
  ...leftOut("repeated", "attachment"),
];

const tickets: EntityDescription = {
  entity: "tickets",
  origins: ["GetTickets", "GetTicket", "GetTicketAttachment"],
  purpose: "support",
  legalBasis: "contract",
  retention: "account",
  recipients: ["helpdesk", "mail"],
  isPortable: true,
  fields: [
    kept("ticketid", "ticketId", "id"),
    kept("id", "ticketId", "id"),
    kept("tid", "ticketNumber", "text", main),
    // None where a guest wrote it.
    kept("userid", "clientId", "id"),
    kept("contactid", "contactId", "id"),
    kept("name", "name", "text"),
    kept("email", "email", "text"),
    masked("cc", "cc", "texts", "own_addresses"),
    masked("subject", "subject", "text", "others", main),
    kept("status", "status", "text", main),
    kept("deptid", "departmentId", "id"),
    kept("deptname", "department", "text", main),
    kept("priority", "priority", "text"),
    kept("date", "openedAt", "moment", main),
    kept("lastreply", "lastReplyAt", "moment", main),
    // `S` or `D` with the id of the service or domain it is about.
    kept("service", "service", "text"),
    list("replies", "reply", "messages", [
      // None for the opening message, which WHMCS counts as reply 0.
      kept("replyid", "replyId", "id"),
      kept("date", "writtenAt", "moment"),
      masked("name", "author", "text", "staff"),
      masked("requestor_name", "author", "text", "staff"),
      masked("email", "email", "text", "staff_address"),
      masked("requestor_email", "email", "text", "staff_address"),
      kept("requestor_type", "authorType", "text"),
      kept("contactid", "contactId", "id"),
      masked("message", "message", "text", "others"),
      kept("rating", "rating", "count"),
      ...files,
      ...leftOut("repeated", "userid"),
      ...leftOut("staff", "admin"),
    ]),
    list(
      "notes",
      "note",
      "notes",
      [
        kept("noteid", "noteId", "id"),
        kept("id", "noteId", "id"),
        kept("date", "writtenAt", "moment"),
        masked("message", "message", "text", "others"),
        ...files,
        ...leftOut("staff", "admin"),
      ],
      note,
    ),
    // Who opened it, and with which files, stands with the opening message.
    ...leftOut("repeated", "owner_name", "requestor_name", "requestor_email", "requestor_type"),
    ...leftOut("repeated", "attachment", "attachments", "attachments_removed"),
    // Whoever has the key reads the ticket.
    ...leftOut("secret", "c"),
    // Who of the staff answered last, and to whom it is assigned.
    ...leftOut("staff", "admin", "flag"),
    ...leftOut("technical", "result", "warning"),
  ],
};

const emails: EntityDescription = {
  entity: "emails",
  origins: ["GetEmails"],
  purpose: "communication",
  legalBasis: "contract",
  retention: "account",
  recipients: ["mail"],
  isPortable: false,
  fields: [
    kept("id", "emailId", "id", main),
    kept("userid", "clientId", "id"),
    kept("date", "sentAt", "moment", main),
    masked("subject", "subject", "text", "others", main),
    masked("message", "body", "text", "others", { isHtml: true }),
    kept("to", "to", "text", main),
    masked("cc", "cc", "texts", "own_addresses"),
    masked("bcc", "bcc", "texts", "own_addresses"),
    kept("attachments", "attachments", "texts"),
    kept("pending", "pending", "flag"),
    kept("failed", "failed", "flag", main),
    masked("failure_reason", "failureReason", "text", "others"),
    kept("retry_count", "retryCount", "count"),
    kept("campaign_id", "campaignId", "id"),
    kept("created_at", "createdAt", "moment"),
    kept("updated_at", "updatedAt", "moment"),
    // What the template was filled with: the text says it, and passwords and links stand in it bare.
    ...leftOut("secret", "message_data"),
  ],
};

const activity: EntityDescription = {
  entity: "activity",
  origins: ["GetActivityLog"],
  purpose: "security",
  legalBasis: "legitimate_interests",
  retention: "account",
  recipients: [],
  isPortable: false,
  fields: [
    kept("id", "entryId", "id", main),
    // Lower-case `userid` is the client, camel-case `userId` the login.
    kept("clientId", "clientId", "id"),
    kept("userid", "clientId", "id"),
    kept("userId", "userId", "id"),
    kept("date", "at", "moment", main),
    masked("description", "description", "text", "others", main),
    masked("username", "username", "text", "staff", main),
    masked("ipaddress", "ipAddress", "text", "staff_address", main),
    ...leftOut("staff", "adminId"),
  ],
};

/** What was written between the client and the agency, and what WHMCS wrote down by itself. */
export const support = { tickets, emails, activity } as const;
