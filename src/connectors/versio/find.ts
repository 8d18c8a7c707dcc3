import type { Target } from "../processor.ts";
import { type HeldContact, type Holdings, isActive } from "./holdings.ts";
import type { VersioContact } from "./schema.ts";

/** Each object that Versio holds for the client, and whether it may go. */
export function targetsOf(holdings: Holdings): readonly Target[] {
  return [
    ...holdings.contacts.map((held) => contactTarget(held, holdings)),
    ...holdings.domains
      .filter(isActive)
      .map(({ domain }): Target => ({ kind: "domain", id: domain, keep: activeDomain })),
  ];
}

const activeDomain = { reason: "active_domain" } as const;

/** Only a contact with an address of the client's that no domain needs is erased without asking a person. */
function contactTarget({ contact, by, domains }: HeldContact, holdings: Holdings): Target {
  const target: Target = { kind: "contact", id: toId(contact) };
  if (domains.some(isActive)) return { ...target, ...linkOf(contact, by), keep: activeDomain };
  if (by !== "address") {
    return { ...target, ...linkOf(contact, by), byHand: { reason: "registrar_contact_not_matched" } };
  }
  if (!domains.every((domain) => holdings.isOwn(domain)))
    return { ...target, ...linkOf(contact, by), byHand: { reason: "registrar_contact_shared" } };
  return { ...target, ...linkOf(contact, by) };
}

/** What was only guessed must not be remembered as known. */
function linkOf({ contact_id: link }: VersioContact, by: HeldContact["by"]): Pick<Target, "link"> {
  return by === "domain" ? {} : { link };
}

/** Number and address of what was found, so that `erase` knows it again. */
function toId({ contact_id: number, email }: VersioContact): string {
  return `${number} ${email}`;
}

/** The number out of a target's id; undefined: it is none of a contact. */
export function contactNumberOf({ kind, id }: Target): string | undefined {
  return kind === "contact" ? /^(\d+) /.exec(id)?.[1] : undefined;
}

/** Whether a contact is still the one that was found. */
export function isSame(contact: VersioContact, target: Target): boolean {
  return toId(contact) === target.id;
}
