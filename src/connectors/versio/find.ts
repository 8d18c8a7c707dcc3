import type { Target } from "../processor.ts";
import { type HeldContact, type Holdings, isActive } from "./holdings.ts";

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
function contactTarget({ contact, by, domains }: HeldContact, { isOwn }: Holdings): Target {
  const target: Target = { kind: "contact", id: contact.contact_id };
  if (domains.some(isActive)) return { ...target, ...linkOf(target, by), keep: activeDomain };
  if (by === "domain") return { ...target, byHand: { reason: "registrar_contact_not_matched" } };
  if (!domains.every(isOwn))
    return { ...target, ...linkOf(target, by), byHand: { reason: "registrar_contact_shared" } };
  return { ...target, ...linkOf(target, by) };
}

/** What was only guessed must not be remembered as known. */
function linkOf({ id }: Target, by: HeldContact["by"]): Pick<Target, "link"> {
  return by === "address" ? { link: id } : {};
}
