import type { EntityDescription, FieldDescription } from "../../../domain/data-map.ts";
import { kept, labelled, leftOut, list, main, masked, note, object } from "../../data-rows.ts";

/** A field that the installation added; the API names those of a service, and not those of a client. */
export const customFields = list("customfields", "customfield", "customFields", [
  kept("id", "fieldId", "id"),
  kept("name", "name", "text"),
  kept("translated_name", "name", "text"),
  masked("value", "value", "text", "labelled_secret"),
]);

/** Name and address as a client and a contact have them. */
const identity: readonly FieldDescription[] = [
  kept("firstname", "firstName", "text", main),
  kept("lastname", "lastName", "text", main),
  kept("companyname", "companyName", "text", main),
  kept("email", "email", "text", main),
  kept("address1", "address1", "text"),
  kept("address2", "address2", "text"),
  kept("city", "city", "text"),
  kept("state", "state", "text"),
  kept("postcode", "postcode", "text"),
  kept("country", "country", "text"),
  kept("phonenumber", "phoneNumber", "text"),
  kept("tax_id", "taxId", "text"),
];

const profile: EntityDescription = {
  entity: "profile",
  origins: ["GetClientsDetails"],
  purpose: "account",
  legalBasis: "contract",
  retention: "account",
  recipients: ["hosting", "registrar", "mail", "payment", "accounting"],
  isPortable: true,
  fields: [
    // The client's id has three names, in spite of what the last one says; before WHMCS 8 only that one is sent.
    kept("client_id", "clientId", "id", main),
    kept("id", "clientId", "id"),
    kept("userid", "clientId", "id"),
    kept("owner_user_id", "ownerUserId", "id"),
    kept("uuid", "uuid", "text"),
    ...identity,
    kept("status", "status", "text", main),
    kept("language", "language", "text"),
    kept("currency_code", "currency", "text"),
    kept("credit", "credit", "money"),
    kept("groupid", "groupId", "id"),
    kept("billingcid", "billingContactId", "id"),
    kept("defaultgateway", "defaultGateway", "text"),
    kept("taxexempt", "taxExempt", "flag"),
    kept("latefeeoveride", "lateFeeOverride", "flag"),
    kept("overideduenotices", "overdueNoticesOverride", "flag"),
    kept("separateinvoices", "separateInvoices", "flag"),
    kept("disableautocc", "automaticCardPaymentDisabled", "flag"),
    kept("overrideautoclose", "automaticCloseOverride", "flag"),
    kept("allowSingleSignOn", "allowSingleSignOn", "flag"),
    kept("email_verified", "emailVerified", "flag"),
    kept("emailoptout", "emailOptOut", "flag"),
    kept("marketing_emails_opt_in", "marketingOptIn", "flag"),
    kept("isOptedInToMarketingEmails", "marketingOptIn", "flag"),
    object("email_preferences", "emailPreferences", [
      kept("general", "general", "flag"),
      kept("invoice", "invoice", "flag"),
      kept("support", "support", "flag"),
      kept("product", "product", "flag"),
      kept("domain", "domain", "flag"),
      kept("affiliate", "affiliate", "flag"),
    ]),
    labelled("lastlogin", "lastLogin", [
      kept("Date", "date", "text"),
      kept("IP Address", "ipAddress", "text"),
      kept("Host", "host", "text"),
    ]),
    masked("notes", "notes", "text", "others", note),
    customFields,
    ...leftOut("repeated", "fullname", "fullstate", "statecode", "countrycode", "countryname", "currency"),
    ...leftOut("repeated", "phonecc", "phonenumberformatted", "telephoneNumber", "customfields#", "users"),
    ...leftOut("secret", "password", "securityqid", "securityqans"),
  ],
};

const users: EntityDescription = {
  entity: "users",
  origins: ["GetClientsDetails", "GetUsers", "GetUserPermissions"],
  purpose: "account",
  legalBasis: "contract",
  retention: "account",
  recipients: [],
  isPortable: true,
  fields: [
    kept("id", "userId", "id", main),
    kept("name", "name", "text", main),
    kept("email", "email", "text", main),
    kept("is_owner", "isOwner", "flag", main),
    kept("firstname", "firstName", "text"),
    kept("lastname", "lastName", "text"),
    kept("datecreated", "createdAt", "moment"),
    kept("permissions", "permissions", "texts"),
    // What else a login may reach is another client's.
    ...leftOut("other_person", "clients"),
    ...leftOut("secret", "validationdata"),
  ],
};

const contacts: EntityDescription = {
  entity: "contacts",
  origins: ["GetContacts"],
  purpose: "account",
  legalBasis: "contract",
  retention: "account",
  recipients: ["registrar", "mail"],
  isPortable: true,
  fields: [
    kept("id", "contactId", "id", main),
    kept("userid", "clientId", "id"),
    ...identity,
    kept("generalemails", "emailPreferences.general", "flag"),
    kept("invoiceemails", "emailPreferences.invoice", "flag"),
    kept("supportemails", "emailPreferences.support", "flag"),
    kept("productemails", "emailPreferences.product", "flag"),
    kept("domainemails", "emailPreferences.domain", "flag"),
    kept("affiliateemails", "emailPreferences.affiliate", "flag"),
    kept("created_at", "createdAt", "moment"),
    kept("updated_at", "updatedAt", "moment"),
  ],
};

const payMethods: EntityDescription = {
  entity: "pay_methods",
  origins: ["GetPayMethods"],
  purpose: "payment",
  legalBasis: "contract",
  retention: "account",
  recipients: ["payment"],
  isPortable: true,
  fields: [
    kept("id", "payMethodId", "id", main),
    kept("type", "type", "text", main),
    masked("description", "description", "text", "digits", main),
    kept("gateway_name", "gateway", "text", { isMain: true, namesRecipient: true }),
    kept("contact_type", "contactType", "text"),
    kept("contact_id", "contactId", "id"),
    masked("card_last_four", "cardLastFour", "text", "last_four", main),
    kept("card_type", "cardType", "text"),
    kept("start_date", "startDate", "text"),
    kept("expiry_date", "expiryDate", "text", main),
    kept("issue_number", "issueNumber", "text"),
    kept("bank_name", "bankName", "text"),
    // As WHMCS shows it, `dd/mm/yyyy hh:mm`.
    kept("last_updated", "lastUpdated", "text"),
    ...leftOut("secret", "remote_token"),
  ],
};

const affiliate: EntityDescription = {
  entity: "affiliate",
  origins: ["GetAffiliates"],
  purpose: "affiliate",
  legalBasis: "contract",
  retention: "account",
  recipients: [],
  isPortable: true,
  fields: [
    kept("id", "affiliateId", "id", main),
    kept("clientid", "clientId", "id"),
    kept("date", "since", "day", main),
    kept("visitors", "visitors", "count", main),
    kept("paytype", "payType", "text"),
    kept("payamount", "payAmount", "money"),
    kept("onetime", "paidOnce", "flag"),
    kept("balance", "balance", "money", main),
    kept("withdrawn", "withdrawn", "money", main),
    kept("created_at", "createdAt", "moment"),
    kept("updated_at", "updatedAt", "moment"),
  ],
};

/** What WHMCS knows of the client and of those the client named. */
export const people = { profile, users, contacts, payMethods, affiliate } as const;
