import type { EntityDescription, FieldDescription } from "../../domain/data-map.ts";
import { kept, leftOut, list, main, masked, note, object } from "../data-rows.ts";

/** Custom fields, which are made rows of: what an account calls them nobody can know beforehand. */
const customFields = list("custom_fields", "", "customFields", [
  kept("name", "name", "text"),
  masked("value", "value", "text", "labelled_secret"),
]);

const times: readonly FieldDescription[] = [
  kept("created_at", "createdAt", "moment"),
  kept("updated_at", "updatedAt", "moment"),
];

/** The files of a message; they stand in the package under `attachments/`. */
const files = list("attachments", "", "attachments", [
  kept("name", "fileName", "text"),
  kept("content_type", "contentType", "text"),
  kept("size", "bytes", "count"),
  kept("created_at", "createdAt", "moment"),
  ...leftOut("technical", "id", "updated_at"),
  // Whoever has the address reads the file.
  ...leftOut("secret", "attachment_url", "thumb_url"),
]);

const contacts: EntityDescription = {
  entity: "contacts",
  origins: ["GET /contacts?email=", "GET /contacts?email=&state=deleted", "GET /contacts?email=&state=blocked"],
  purpose: "support",
  legalBasis: "contract",
  retention: "account",
  recipients: ["helpdesk"],
  isPortable: true,
  fields: [
    kept("id", "contactId", "id", main),
    kept("name", "name", "text", main),
    kept("email", "email", "text", main),
    masked("other_emails", "otherEmails", "texts", "own_addresses"),
    kept("phone", "phoneNumber", "text"),
    kept("mobile", "mobileNumber", "text"),
    kept("twitter_id", "twitterName", "text"),
    kept("facebook_id", "facebookName", "text"),
    kept("unique_external_id", "reference", "text"),
    kept("address", "address", "text", main),
    kept("job_title", "jobTitle", "text"),
    kept("language", "language", "text"),
    kept("time_zone", "timeZone", "text"),
    kept("company_id", "companyId", "id"),
    // What an agent wrote about the person.
    masked("description", "notes", "text", "others", note),
    kept("tags", "tags", "texts"),
    kept("active", "active", "flag"),
    kept("deleted", "deleted", "flag", main),
    customFields,
    ...times,
    // The picture has an address that anybody may open, and no way to be read with the key.
    ...leftOut("technical", "avatar", "view_all_tickets", "view_all_companies", "other_companies", "first_name"),
    ...leftOut("technical", "last_name", "csat_rating", "preferred_source", "org_contact_id", "visitor_id"),
    ...leftOut("technical", "other_phone_numbers", "org_contact_id_str", "whatsapp_number", "merge_vote"),
  ],
};

/** Of a public message and of a note alike. */
const messageFields: readonly FieldDescription[] = [
  kept("id", "messageId", "id"),
  kept("created_at", "writtenAt", "moment"),
  kept("updated_at", "updatedAt", "moment"),
  kept("incoming", "writtenByClient", "flag"),
  masked("from_email", "from", "text", "staff_address"),
  masked("to_emails", "to", "texts", "own_addresses"),
  masked("cc_emails", "cc", "texts", "own_addresses"),
  masked("bcc_emails", "bcc", "texts", "own_addresses"),
  masked("body_text", "message", "text", "others"),
  files,
  ...leftOut("repeated", "body", "ticket_id", "private"),
  ...leftOut("staff", "user_id", "support_email", "last_edited_user_id"),
  ...leftOut("technical", "source", "category", "email_failure_count", "outgoing_failures", "thread_id"),
  ...leftOut("technical", "thread_message_id", "last_edited_at", "source_additional_info", "automation_id"),
  ...leftOut("technical", "automation_type_id", "auto_response", "cloud_files", "threading_type", "delivery_details"),
];

const tickets: EntityDescription = {
  entity: "tickets",
  origins: [
    "GET /tickets?requester_id=&updated_since=",
    "GET /tickets?requester_id=&filter=spam",
    "GET /tickets?requester_id=&filter=deleted",
    "GET /tickets/{id}",
    "GET /tickets/{id}/conversations",
  ],
  purpose: "support",
  legalBasis: "contract",
  retention: "account",
  recipients: ["helpdesk", "mail"],
  isPortable: true,
  fields: [
    kept("id", "ticketId", "id", main),
    kept("requester_id", "contactId", "id"),
    masked("subject", "subject", "text", "others", main),
    masked("description_text", "message", "text", "others"),
    kept("status", "statusId", "id", main),
    kept("priority", "priority", "text"),
    kept("type", "type", "text"),
    kept("source", "sourceId", "id"),
    kept("company_id", "companyId", "id"),
    kept("spam", "spam", "flag"),
    kept("deleted", "deleted", "flag"),
    masked("to_emails", "to", "texts", "own_addresses"),
    masked("cc_emails", "cc", "texts", "own_addresses"),
    kept("tags", "tags", "texts"),
    kept("due_by", "dueAt", "moment"),
    kept("created_at", "openedAt", "moment", main),
    kept("updated_at", "updatedAt", "moment", main),
    object("stats", "history", [
      kept("closed_at", "closedAt", "moment"),
      kept("resolved_at", "resolvedAt", "moment"),
      kept("reopened_at", "reopenedAt", "moment"),
      kept("first_responded_at", "firstAnsweredAt", "moment"),
      kept("requester_responded_at", "lastWrittenByClientAt", "moment"),
      ...leftOut("technical", "agent_responded_at", "status_updated_at", "pending_since"),
    ]),
    customFields,
    files,
    list("messages", "", "messages", messageFields),
    list("notes", "", "notes", messageFields, note),
    // The contact stands by itself; the text without its marks.
    ...leftOut("repeated", "requester", "description", "structured_description", "conversations"),
    // Whom of the staff it concerns.
    ...leftOut("staff", "responder_id", "group_id", "internal_agent_id", "internal_group_id", "support_email"),
    ...leftOut("other_person", "fwd_emails", "reply_cc_emails", "ticket_cc_emails", "ticket_bcc_emails", "email"),
    ...leftOut("technical", "fr_escalated", "is_escalated", "fr_due_by", "nr_due_by", "nr_escalated", "product_id"),
    ...leftOut("technical", "email_config_id", "association_type", "associated_tickets_count", "form_id", "name"),
    ...leftOut("technical", "source_additional_info", "sentiment_score", "initial_sentiment_score", "archived"),
    ...leftOut("technical", "facebook_id", "twitter_id", "phone", "unique_external_id", "parent_id", "score"),
  ],
};

const companies: EntityDescription = {
  entity: "companies",
  origins: ["GET /companies/{id}"],
  purpose: "support",
  legalBasis: "contract",
  retention: "account",
  recipients: ["helpdesk"],
  isPortable: false,
  fields: [
    kept("id", "companyId", "id", main),
    kept("name", "name", "text", main),
    kept("domains", "domains", "texts", main),
    masked("description", "description", "text", "others"),
    masked("note", "notes", "text", "others", note),
    kept("industry", "industry", "text"),
    kept("renewal_date", "renewedAt", "moment"),
    customFields,
    ...times,
    ...leftOut("technical", "health_score", "account_tier", "org_company_id", "org_company_id_str", "lookup_parameter"),
  ],
};

/**
 * Every field that Freshdesk sends of a client's contacts, tickets and company, and what becomes of it. Written from
 * https://developers.freshdesk.com/api/; a field that it does not name is counted and told.
 */
export const freshdeskDataMap: readonly EntityDescription[] = [contacts, tickets, companies];

/** Each by its name. */
export const described = { contacts, tickets, companies } as const;
