import { toPlainDomain } from "../../domain/plain-domain.ts";
import type { KnownSubject, ProcessorContext } from "../processor.ts";
import type { VersioApi } from "./call.ts";
import type { VersioContact, VersioDomain } from "./schema.ts";

/** A contact that holds the client's data, or may do so. */
export interface HeldContact {
  readonly contact: VersioContact;
  /**
   * `address`: it has an address of the client's. `link`: it was linked to the client before, and has another address now.
   * `domain`: only that it is the registrant of the client's domains and of nobody else's.
   */
  readonly by: "address" | "link" | "domain";
  /** It bears a name of the client's. */
  readonly isNamed: boolean;
  /** Every domain of which it is the registrant, whoever's. */
  readonly domains: readonly VersioDomain[];
}

/** What Versio holds of one client. */
export interface Holdings {
  /** That the client, and no other client, registered through WHMCS. */
  readonly domains: readonly VersioDomain[];
  readonly contacts: readonly HeldContact[];
  isOwn(domain: VersioDomain): boolean;
}

/**
 * Reads the account's lists whole and joins them: there is no search, and each registration made a contact of its own.
 * A registration at Versio that its list passes over is asked for by name. @throws AppError
 */
export async function readHoldings(
  api: VersioApi,
  { emails, elsewhere }: KnownSubject,
  { signal, links }: Pick<ProcessorContext, "signal" | "links">,
): Promise<Holdings> {
  const contacts = await api.contacts(signal);
  const domains = new Map((await api.domains(signal)).map((domain) => [domain.domain, domain]));
  for (const { domain, registrar } of elsewhere.registrations) {
    if (registrar !== "versio" || domains.has(domain)) continue;
    const found = await api.domain(domain, signal);
    if (found !== undefined) domains.set(domain, found);
  }
  const shared = new Set(elsewhere.sharedDomains.map(toPlainDomain));
  const own = new Set(
    elsewhere.registrations.map(({ domain }) => toPlainDomain(domain)).filter((domain) => !shared.has(domain)),
  );
  const isOwn = ({ domain }: VersioDomain): boolean => own.has(domain);
  const linked = new Set(links.filter(({ kind }) => kind === "contact").map(({ id }) => id));
  const addresses = new Set(emails.filter((email) => email.trim() !== ""));
  const names = new Set(elsewhere.names.map(plainName));
  const byRegistrant = Map.groupBy(domains.values(), ({ registrant_id: id }) => id);
  return {
    domains: [...domains.values()].filter(isOwn),
    contacts: contacts.flatMap((contact): readonly HeldContact[] => {
      const theirs = byRegistrant.get(contact.contact_id) ?? [];
      const isNamed = namesOf(contact).some((name) => names.has(name));
      const known = { contact, isNamed, domains: theirs };
      if (addresses.has(contact.email)) return [{ ...known, by: "address" }];
      if (linked.has(contact.contact_id)) return [{ ...known, by: "link" }];
      return theirs.length > 0 && theirs.every(isOwn) ? [{ ...known, by: "domain" }] : [];
    }),
    isOwn,
  };
}

/**
 * Whether the registrant's details are still needed. The vendor's own module takes these two for ended; anything else,
 * also a status that nobody knows, is alive.
 */
export function isActive({ status }: VersioDomain): boolean {
  return status !== "TRANSFERRED_OUT" && status !== "INACTIVE";
}

function namesOf({ firstname, surname, company }: VersioContact): readonly string[] {
  return [`${firstname ?? ""} ${surname ?? ""}`, company ?? ""].map(plainName).filter((name) => name !== "");
}

function plainName(name: string): string {
  return name.trim().replaceAll(/\s+/g, " ").toLowerCase();
}
