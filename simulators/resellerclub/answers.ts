import type { ResellerClubWorld, StandInContact, StandInCustomer, StandInDomain } from "./world.ts";

/** One page: the rows under their numbers, or as a list under a key; an empty page has no rows at all. */
export function searchRows(
  world: ResellerClubWorld,
  given: URLSearchParams,
  rows: readonly object[],
  listKey?: string,
): unknown {
  const asked = Number(given.get("no-of-records"));
  const number = Number(given.get("page-no"));
  if (!(asked >= 10 && asked <= 500) || !(number >= 1)) return { missing: "no-of-records" };
  const size = Math.min(asked, world.mostRows);
  const page = rows.slice((number - 1) * size, number * size);
  const recsindb = String(rows.length);
  // Here as many rows as the page has, there as many as it may have.
  if (listKey !== undefined) return { recsonpage: String(asked), recsindb, [listKey]: page };
  return {
    recsonpage: String(page.length),
    recsindb,
    ...Object.fromEntries(page.map((row, index) => [String(index + 1), row])),
  };
}

/** A customer as details tell it, or the words in which it is missing. */
export function customerDetails(customer: StandInCustomer | undefined, missing: string): unknown {
  if (customer === undefined) return { status: "ERROR", message: missing };
  return {
    ...customer,
    useremail: customer.username,
    other_state: "",
    stateid: "0",
    totalreceipts: "0.0",
    parentid: "1",
    resellerid: "1",
    salescontactid: "0",
    twofactorauth_enabled: "false",
    ispasswdexpired: "false",
  };
}

const required = [
  "customer-id",
  "username",
  "name",
  "company",
  "address-line-1",
  "city",
  "state",
  "country",
  "zipcode",
  "phone-cc",
  "phone",
  "lang-pref",
];

/** A full replacement: what is not sent is emptied. */
export function changeCustomer(world: ResellerClubWorld, given: URLSearchParams): unknown {
  const lacking = required.find((name) => (given.get(name) ?? "") === "");
  if (lacking !== undefined) return { missing: lacking };
  const sent = (name: string): string => given.get(name) ?? "";
  const customer = world.customers.find(({ customerid }) => customerid === sent("customer-id"));
  if (customer === undefined) return { status: "ERROR", message: "No Entity found for Entityid: 0" };
  const isTaken = world.customers.some((other) => other !== customer && other.username === sent("username"));
  if (isTaken) return { status: "ERROR", message: `${sent("username")} is already a customer.` };
  Object.assign(customer, {
    username: sent("username"),
    name: sent("name"),
    company: sent("company"),
    address1: sent("address-line-1"),
    address2: sent("address-line-2"),
    city: sent("city"),
    state: sent("state"),
    country: sent("country"),
    zip: sent("zipcode"),
    telnocc: sent("phone-cc"),
    telno: sent("phone"),
    langpref: sent("lang-pref"),
  });
  return true;
}

/** Accepted is not done: the contact is there until the action has ended. */
export function deleteContact(world: ResellerClubWorld, given: URLSearchParams, now: Date): unknown {
  const id = given.get("contact-id") ?? "";
  if (!world.contacts.some(({ entityid }) => entityid === id)) {
    return { status: "ERROR", message: `Invalid contact-id: ${id}` };
  }
  if (world.domains.some((domain) => domain.currentstatus !== "Deleted" && contactsOf(domain).includes(id))) {
    return { status: "Error", message: "This Contact is in use" };
  }
  if (world.actions.some(({ entityid }) => entityid === id)) {
    return { status: "ERROR", message: "Another action is pending on this entity" };
  }
  const eaqid = String(world.nextId);
  world.nextId += 1;
  const endsAt = new Date(now.getTime() + world.minutesToDelete * 60_000);
  world.actions.push({ eaqid, entityid: id, actiontype: "Del", endsAt });
  return {
    status: "Success",
    entityid: id,
    actiontype: "Del",
    actiontypedesc: "Deletion of the contact",
    eaqid,
    actionstatus: "PendingExecution",
    actionstatusdesc: "The action is pending execution",
  };
}

/** A domain as its details tell it, with contacts and the secret code for who asks for all. */
export function domainDetails(
  world: ResellerClubWorld,
  domain: StandInDomain | undefined,
  given: URLSearchParams,
): unknown {
  if (domain === undefined) {
    return { status: "ERROR", message: `Website doesn't exist for ${given.get("domain-name")}` };
  }
  const contactOf = (id: string): StandInContact | undefined => world.contacts.find(({ entityid }) => entityid === id);
  const { domsecret, ...plain } = domain;
  return {
    ...plain,
    entityid: domain.orderid,
    creationtime: "1745369822",
    endtime: "1808441822",
    orderstatus: ["transferlock"],
    domainstatus: ["sixtydaylock"],
    isprivacyprotected: "false",
    raaVerificationStatus: "Verified",
    gdpr: { enabled: "true", eligible: "true" },
    ns1: "ns1.example.net",
    ns2: "ns2.example.net",
    noOfNameServers: "2",
    ...(given.getAll("options").includes("All") && {
      domsecret,
      registrantcontact: contactOf(domain.registrantcontactid),
      admincontact: contactOf(domain.admincontactid),
      techcontact: contactOf(domain.techcontactid),
    }),
  };
}

function contactsOf(domain: StandInDomain): readonly string[] {
  return [domain.registrantcontactid, domain.admincontactid, domain.techcontactid, domain.billingcontactid];
}
