import type { EntityDescription } from "../../../domain/data-map.ts";
import { kept, leftOut, main, masked, note } from "../../data-rows.ts";

/** The addon gives names of its own, which are those of the package. */

const customFields: EntityDescription = {
  entity: "custom_fields",
  origins: ["addon readExtras"],
  purpose: "account",
  legalBasis: "contract",
  retention: "account",
  recipients: [],
  isPortable: true,
  fields: [
    kept("relatesTo", "relatesTo", "text", main),
    kept("objectId", "objectId", "id", main),
    kept("fieldId", "fieldId", "id"),
    kept("name", "name", "text", main),
    masked("value", "value", "text", "labelled_secret", main),
  ],
};

const orderOrigins: EntityDescription = {
  entity: "order_origins",
  origins: ["addon readExtras"],
  purpose: "security",
  legalBasis: "legitimate_interests",
  retention: "account",
  recipients: [],
  isPortable: false,
  fields: [
    kept("orderId", "orderId", "id", main),
    kept("date", "date", "moment", main),
    kept("ipAddress", "ipAddress", "text", main),
  ],
};

const logins: EntityDescription = {
  entity: "logins",
  origins: ["addon readExtras"],
  purpose: "security",
  legalBasis: "legitimate_interests",
  retention: "account",
  recipients: [],
  isPortable: false,
  fields: [
    // None where it is the account's, as it was kept before WHMCS 8.
    kept("userId", "userId", "id", main),
    kept("lastLogin", "lastLogin", "moment", main),
    kept("ipAddress", "ipAddress", "text", main),
    kept("host", "host", "text", main),
  ],
};

const marketingConsents: EntityDescription = {
  entity: "marketing_consents",
  origins: ["addon readExtras"],
  purpose: "marketing",
  legalBasis: "consent",
  retention: "account",
  recipients: ["mail"],
  isPortable: true,
  fields: [
    kept("consentId", "consentId", "id", main),
    kept("date", "date", "moment", main),
    kept("optIn", "optIn", "flag", main),
    kept("byStaff", "byStaff", "flag", main),
    masked("ipAddress", "ipAddress", "text", "staff_address", main),
  ],
};

const clientNotes: EntityDescription = {
  entity: "client_notes",
  origins: ["addon readExtras"],
  purpose: "support",
  legalBasis: "legitimate_interests",
  retention: "account",
  recipients: [],
  isPortable: false,
  fields: [
    kept("noteId", "noteId", "id", main),
    kept("date", "date", "moment", main),
    masked("note", "note", "text", "others", { isMain: true, ...note }),
  ],
};

const clientFiles: EntityDescription = {
  entity: "client_files",
  origins: ["addon readExtras", "addon clientFile"],
  purpose: "account",
  legalBasis: "contract",
  retention: "account",
  recipients: [],
  isPortable: false,
  fields: [
    kept("fileId", "fileId", "id", main),
    masked("title", "title", "text", "others", main),
    kept("fileName", "fileName", "text", main),
    kept("date", "date", "day", main),
  ],
};

const ticketReplySenders: EntityDescription = {
  entity: "ticket_reply_senders",
  origins: ["addon readExtras"],
  purpose: "security",
  legalBasis: "legitimate_interests",
  retention: "account",
  recipients: [],
  isPortable: false,
  fields: [
    kept("ticketId", "ticketId", "id", main),
    // None for the opening message.
    kept("replyId", "replyId", "id", main),
    kept("date", "date", "moment", main),
    kept("name", "name", "text", main),
    kept("email", "email", "text", main),
    kept("ipAddress", "ipAddress", "text", main),
  ],
};

const contactDetails: EntityDescription = {
  entity: "contact_details",
  origins: ["addon readExtras"],
  purpose: "account",
  legalBasis: "contract",
  retention: "account",
  recipients: [],
  isPortable: true,
  fields: [
    kept("contactId", "contactId", "id", main),
    kept("companyName", "companyName", "text", main),
    kept("taxId", "taxId", "text", main),
  ],
};

/** The addon hands on rows of tables that no documentation names: these are the columns they may have. */
const creditNotes: EntityDescription = {
  entity: "credit_notes",
  origins: ["addon creditNotes"],
  purpose: "accounting",
  legalBasis: "legal_obligation",
  retention: "accounting",
  recipients: ["accounting"],
  isPortable: false,
  fields: [
    kept("kind", "kind", "text", main),
    kept("id", "noteId", "id", main),
    ...["userid", "client_id", "clientid"].map((column) => kept(column, "clientId", "id")),
    ...["invoiceid", "invoice_id"].map((column) => kept(column, "invoiceId", "id", main)),
    ...["number", "note_number", "notenum", "creditnotenum", "credit_note_number", "debitnotenum"].map((column) =>
      kept(column, "number", "text", main),
    ),
    ...["date", "issue_date", "date_issued", "issued_at", "datecreated", "date_created"].map((column) =>
      kept(column, "issuedAt", "moment", main),
    ),
    kept("status", "status", "text"),
    kept("type", "type", "text"),
    ...["currency", "currency_id", "currencyid"].map((column) => kept(column, "currencyId", "id")),
    ...["currencycode", "currency_code"].map((column) => kept(column, "currency", "text")),
    kept("amount", "amount", "money"),
    kept("subtotal", "subtotal", "money"),
    kept("tax", "tax", "money"),
    kept("tax2", "tax2", "money"),
    ...["taxrate", "tax_rate"].map((column) => kept(column, "taxRate", "money")),
    ...["taxrate2", "tax_rate2"].map((column) => kept(column, "taxRate2", "money")),
    kept("total", "total", "money", main),
    kept("balance", "balance", "money"),
    masked("reason", "reason", "text", "others"),
    masked("description", "description", "text", "others"),
    masked("notes", "notes", "text", "others"),
    kept("created_at", "createdAt", "moment"),
    kept("updated_at", "updatedAt", "moment"),
    ...leftOut("staff", "adminid", "admin_id", "admin_user_id", "admin"),
  ],
};

/** What WHMCS's API cannot read, and the addon can. */
export const door = {
  customFields,
  orderOrigins,
  logins,
  marketingConsents,
  clientNotes,
  clientFiles,
  ticketReplySenders,
  contactDetails,
  creditNotes,
} as const;
