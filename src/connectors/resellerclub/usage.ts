import { isGone, type ResellerClubApi } from "./api.ts";
import type { Domain } from "./schema.ts";

/** Whether a living domain needs a contact; `unknown`: there are too many domains to ask each, or one does not tell. */
export type Usage = "used" | "unused" | "unknown";

/** What the domains of one customer need. */
export interface CustomerUsage {
  readonly livingDomains: number;
  of(contactId: string): Usage;
}

/** No search tells which domains use a contact, so each is asked, one call a second at most. */
const mostDomainsAsked = 100;

/**
 * Reads which contacts the living domains of a customer use; a status that nobody knows is alive. `known` saves asking again
 * for those that were just read. @throws AppError
 */
export async function usageIn(
  api: ResellerClubApi,
  customerId: string,
  known: readonly Domain[],
  signal: AbortSignal,
): Promise<CustomerUsage> {
  const living = (await api.domainsOf(customerId, signal)).filter((row) => !isGone(row["entity.currentstatus"]));
  const asked = new Map(known.map((domain) => [domain.domainname, domain]));
  const names = new Set(living.map((row) => row["entity.description"]));
  let isWhole = names.size <= mostDomainsAsked;
  for (const name of isWhole ? names : []) {
    const domain = asked.get(name) ?? (await api.domainByName(name, signal));
    if (domain === undefined) isWhole = false;
    else asked.set(name, domain);
  }
  const used = new Set([...asked.values()].filter(({ currentstatus }) => !isGone(currentstatus)).flatMap(contactsOf));
  return {
    livingDomains: names.size,
    of: (contactId) => (used.has(contactId) ? "used" : isWhole ? "unused" : "unknown"),
  };
}

function contactsOf(domain: Domain): readonly string[] {
  const { registrantcontactid, admincontactid, techcontactid, billingcontactid } = domain;
  return [registrantcontactid, admincontactid, techcontactid, billingcontactid].filter((id) => id !== undefined);
}
