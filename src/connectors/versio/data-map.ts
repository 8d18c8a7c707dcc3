import type { EntityDescription } from "../../domain/data-map.ts";
import { kept, leftOut, list, main } from "../data-rows.ts";

/** The client's own domain names, as `GET /domains/{domain}` tells them without its flags. */
export const registeredDomains: EntityDescription = {
  entity: "registered_domains",
  origins: ["GET /domains", "GET /domains/{domain}"],
  purpose: "delivery",
  legalBasis: "contract",
  retention: "account",
  recipients: ["registrar"],
  isPortable: true,
  fields: [
    kept("domain", "domain", "text", main),
    kept("status", "status", "text", main),
    kept("expire-date", "expiresOn", "day", main),
    kept("registrant_id", "registrantContactId", "id"),
    kept("auto_renew", "renewsByItself", "flag"),
    kept("lock", "isLocked", "flag"),
    kept("dns_management", "dnsManaged", "flag"),
    list("ns", "", "nameServers", [kept("ns", "name", "text"), kept("nsip", "ipAddress", "text")]),
    ...leftOut("secret", "epp_code"),
    ...leftOut("technical", "reseller_id", "category_id", "dnssec_keys", "dns_records", "dns_redirections"),
  ],
};

/** Sets of contact details that bear the client's address, or name on domain names of nobody else's. */
export const domainContacts: EntityDescription = {
  entity: "domain_contacts",
  origins: ["GET /contacts"],
  purpose: "delivery",
  legalBasis: "contract",
  retention: "account",
  recipients: ["registrar"],
  isPortable: true,
  fields: [
    kept("contact_id", "contactId", "id", main),
    kept("company", "companyName", "text", main),
    kept("firstname", "firstName", "text", main),
    kept("surname", "lastName", "text", main),
    kept("email", "email", "text", main),
    kept("phone", "phoneNumber", "text"),
    kept("street", "street", "text"),
    kept("number", "houseNumber", "text"),
    kept("number_addition", "houseNumberAddition", "text"),
    kept("zipcode", "postcode", "text"),
    kept("city", "city", "text"),
    kept("country", "country", "text"),
    // Extra ids that some registries ask for.
    list("properties", "", "extraDetails", [kept("name", "name", "text"), kept("value", "value", "text")]),
  ],
};
