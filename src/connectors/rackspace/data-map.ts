import type { EntityDescription, FieldDescription } from "../../domain/data-map.ts";
import { kept, leftOut, main, masked, object } from "../data-rows.ts";

const details: readonly FieldDescription[] = [
  kept("firstName", "firstName", "text"),
  kept("lastName", "lastName", "text"),
  kept("displayName", "displayName", "text"),
  kept("initials", "initials", "text"),
  kept("title", "title", "text"),
  kept("organization", "organization", "text"),
  kept("organizationUnit", "organizationUnit", "text"),
  kept("employeeType", "employeeType", "text"),
  ...["business", "home"].flatMap((place) =>
    ["Street", "City", "State", "PostalCode", "Country", "Number", "Fax"].map((part) =>
      kept(`${place}${part}`, `${place}${part}`, "text"),
    ),
  ),
  kept("mobileNumber", "mobileNumber", "text"),
  kept("pagerNumber", "pagerNumber", "text"),
  kept("notes", "notes", "text"),
  kept("userID", "userId", "text"),
  kept("customID", "customId", "text"),
];

const common = {
  purpose: "delivery",
  legalBasis: "contract",
  retention: "hosting",
  recipients: ["mail"],
  isPortable: true,
} as const;

/** Mailboxes with their settings. */
export const mailboxDescription: EntityDescription = {
  entity: "mailboxes",
  origins: ["GET /domains/{domain}/rs/mailboxes", "GET /domains/{domain}/rs/mailboxes/{name}"],
  ...common,
  fields: [
    kept("address", "address", "text", main),
    kept("displayName", "displayName", "text", main),
    kept("enabled", "enabled", "flag", main),
    // Megabytes.
    kept("size", "size", "text"),
    kept("currentUsage", "currentUsage", "text"),
    kept("createdDate", "createdAt", "text"),
    kept("lastLogin", "lastLogin", "text"),
    masked("emailForwardingAddressList", "forwardsTo", "texts", "own_addresses"),
    kept("saveForwardedEmail", "keepsForwardedMail", "flag"),
    kept("enableVacationMessage", "vacationMessageOn", "flag"),
    masked("vacationMessage", "vacationMessage", "text", "secrets"),
    object("contactInfo", "details", details),
    ...leftOut("repeated", "name"),
    ...leftOut("technical", "visibleInRackspaceEmailCompanyDirectory", "visibleInExchangeGAL"),
    ...leftOut("secret", "password"),
  ],
};

/** Aliases with whom they reach. */
export const aliasDescription: EntityDescription = {
  entity: "mail_aliases",
  origins: ["GET /domains/{domain}/rs/aliases", "GET /domains/{domain}/rs/aliases/{name}"],
  ...common,
  fields: [
    kept("address", "address", "text", main),
    masked("members", "members", "texts", "own_addresses", main),
    // Others' addresses among the members, too.
    kept("memberCount", "memberCount", "count"),
  ],
};

/** Where else the client's addresses receive mail. */
export const forwardDescription: EntityDescription = {
  entity: "mail_forwards",
  origins: ["GET /domains", ...mailboxDescription.origins, ...aliasDescription.origins],
  ...common,
  fields: [
    // Whose mailbox or alias it is would be another's data.
    kept("address", "address", "text", main),
    kept("kind", "kind", "text", main),
  ],
};

/** What Rackspace Email tells, in the order in which it is exported. */
export const rackspaceDataMap: readonly EntityDescription[] = [
  mailboxDescription,
  aliasDescription,
  forwardDescription,
];
