import { toPlainDomain } from "../../domain/plain-domain.ts";
import type { KnownSubject, ProcessorContext } from "../processor.ts";
import { isGone, type ResellerClubApi } from "./api.ts";
import { isNeutral } from "./empty-customer.ts";
import type { ContactRow, Customer, Domain } from "./schema.ts";
import { type Usage, usageIn } from "./usage.ts";

/**
 * A customer record. `own`: it bears an address of the client's, or was linked to the client and bears a name of the
 * client's; `emptied`: it was the client's, and says nothing any more; `perhaps`: only a person can tell.
 */
export interface HeldCustomer {
  readonly customer: Customer;
  readonly claim: "own" | "emptied" | "perhaps";
  /** How many of its domains live. */
  readonly livingDomains: number;
}

/** A contact that holds the client's data, or may do so. */
export interface HeldContact {
  readonly contact: ContactRow;
  /**
   * `address`: it has an address of the client's. `link`: it was linked to the client before, and has another address now.
   * `place`: it only lies where the client's do.
   */
  readonly by: "address" | "link" | "place";
  /** It bears a name of the client's. */
  readonly isNamed: boolean;
  readonly usage: Usage;
}

/** What ResellerClub holds of one client. */
export interface Holdings {
  readonly customers: readonly HeldCustomer[];
  readonly contacts: readonly HeldContact[];
  /** That the client, and no other client, registered through WHMCS. */
  readonly domains: readonly Domain[];
}

/** WHMCS's modules for brands of this API; "" where WHMCS names none. */
const registrars: ReadonlySet<string> = new Set(["", "resellerclub", "logicboxes", "netearthone", "resellbiz"]);

/**
 * Looks for the client's own customer record by each address, and for the records under which the client's domains lie: many
 * agencies register everything under one. Contacts can only be listed per customer. @throws AppError
 */
export async function readHoldings(
  api: ResellerClubApi,
  subject: KnownSubject,
  { signal, links }: Pick<ProcessorContext, "signal" | "links">,
): Promise<Holdings> {
  const emails = new Set(subject.emails.filter((email) => email.trim() !== ""));
  const names = new Set(subject.elsewhere.names.map(plainName).filter((name) => name !== ""));
  const linked = (kind: string) => new Set(links.filter((link) => link.kind === kind).map(({ id }) => id));
  const isNamed = (...texts: readonly string[]): boolean => texts.some((one) => names.has(plainName(one)));
  const domains = await ownDomains(api, subject, signal);
  const customers = new Map<string, Customer>();
  for (const email of emails) keep(customers, await api.customerByUsername(email, signal));
  const known = linked("customer");
  for (const id of new Set([...known, ...domains.map(({ customerid }) => customerid)])) {
    if (!customers.has(id)) keep(customers, await api.customerById(id, signal));
  }
  const knownContacts = linked("contact");
  // Where the name that led to its record is another client's too by now, nothing else leads to a contact.
  for (const id of knownContacts) {
    const customerid = (await api.contact(id, signal))?.customerid;
    if (customerid === undefined || customers.has(customerid)) continue;
    keep(customers, await api.customerById(customerid, signal));
  }
  const registrants = new Set(domains.map(({ registrantcontactid }) => registrantcontactid));
  const held: { customers: HeldCustomer[]; contacts: HeldContact[] } = { customers: [], contacts: [] };
  for (const customer of customers.values()) {
    const { customerid } = customer;
    const claim = claimOf(customer, { emails, isKnown: known.has(customerid), isNamed });
    const isOwn = claim === "own" || claim === "emptied";
    const contacts = (await api.contactsOf(customerid, signal)).flatMap(
      (contact): readonly Omit<HeldContact, "usage">[] => {
        const id = contact["entity.entityid"];
        const one = { contact, isNamed: isNamed(contact["contact.name"], contact["contact.company"]) };
        if (emails.has(contact["contact.emailaddr"])) return [{ ...one, by: "address" }];
        if (knownContacts.has(id)) return [{ ...one, by: "link" }];
        return isOwn || (one.isNamed && registrants.has(id)) ? [{ ...one, by: "place" }] : [];
      },
    );
    if (contacts.length === 0 && claim === undefined) continue;
    const usage = await usageIn(api, customerid, domains, signal);
    if (claim !== undefined) held.customers.push({ customer, claim, livingDomains: usage.livingDomains });
    held.contacts.push(...contacts.map((one) => ({ ...one, usage: usage.of(one.contact["entity.entityid"]) })));
  }
  return { ...held, domains };
}

/** Those that WHMCS has at a brand of this API, and that no other client names too. */
async function ownDomains(
  api: ResellerClubApi,
  { elsewhere }: KnownSubject,
  signal: AbortSignal,
): Promise<readonly Domain[]> {
  const shared = new Set(elsewhere.sharedDomains.map(toPlainDomain));
  const names = elsewhere.registrations
    .filter(({ registrar }) => registrars.has(registrar.trim()))
    .map(({ domain }) => toPlainDomain(domain))
    .filter((domain) => domain !== "" && !shared.has(domain));
  const domains: Domain[] = [];
  for (const name of new Set(names)) {
    const domain = await api.domainByName(name, signal);
    if (domain !== undefined) domains.push(domain);
  }
  return domains;
}

function keep(customers: Map<string, Customer>, customer: Customer | undefined): void {
  if (customer !== undefined && !isGone(customer.customerstatus)) customers.set(customer.customerid, customer);
}

/** Undefined: somebody else's, as a rule the agency's own, under which its clients' domains lie. */
function claimOf(
  customer: Customer,
  subject: {
    readonly emails: ReadonlySet<string>;
    readonly isKnown: boolean;
    readonly isNamed: (...texts: readonly string[]) => boolean;
  },
): HeldCustomer["claim"] | undefined {
  const { username, useremail, name, company } = customer;
  if (subject.emails.has(username)) return "own";
  if (isNeutral(customer)) return subject.isKnown ? "emptied" : undefined;
  const isNamed = subject.isNamed(name, company);
  if (subject.isKnown) return isNamed ? "own" : "perhaps";
  return isNamed || subject.emails.has(useremail ?? "") ? "perhaps" : undefined;
}

function plainName(name: string): string {
  return name.trim().replaceAll(/\s+/g, " ").toLowerCase();
}
