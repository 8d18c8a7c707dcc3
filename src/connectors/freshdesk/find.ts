import { AppError } from "../../domain/errors.ts";
import type { KnownSubject, ProcessorContext, Target } from "../processor.ts";
import type { FreshdeskApi } from "./api.ts";
import { isErased, isPseudonymous } from "./pseudonym.ts";
import type { Contact } from "./schema.ts";

/** A contact that is the subject's, by an address or by an earlier look. */
export interface FoundContact {
  readonly contact: Contact;
  readonly isBlocked: boolean;
  /** It bears an address that is not known as the subject's. */
  readonly isForeignToo: boolean;
}

/** So many of a deleted contact's tickets are watched until they are gone. */
const watchedTickets = 3;

/**
 * Every contact that bears one of the subject's addresses, as its own or as a further one, also deleted and blocked ones, and
 * those that earlier looks linked to the client. Nobody else's, whatever the lists give.
 */
export async function findContacts(
  api: FreshdeskApi,
  subject: KnownSubject,
  links: ProcessorContext["links"],
): Promise<readonly FoundContact[]> {
  const emails = addressesOf(subject);
  const found = new Map<number, { readonly contact: Contact; readonly isBlocked: boolean }>();
  for (const email of emails) {
    for (const state of [undefined, "deleted", "blocked"] as const) {
      for (const contact of await api.contacts({ email }, state)) {
        const isBlocked = state === "blocked";
        if (contact.addresses.includes(email)) {
          found.set(contact.id, { contact: { ...contact, isDeleted: state === "deleted" }, isBlocked });
        }
      }
    }
  }
  for (const id of linked(links, "contact")) {
    const contact = found.has(id) ? undefined : await api.contact(id);
    if (contact !== undefined) found.set(id, { contact, isBlocked: false });
  }
  return [...found.values()].map(({ contact, isBlocked }) => ({
    contact,
    isBlocked,
    isForeignToo: !isPseudonymous(contact) && contact.addresses.some((address) => !emails.includes(address)),
  }));
}

/** The subject's addresses in one spelling. */
export function addressesOf({ emails }: KnownSubject): readonly string[] {
  return [...new Set(emails.map((email) => email.trim().toLowerCase()))].filter((email) => email.includes("@"));
}

/**
 * Kinds: contact; ticket (of a contact that is deleted, or gone: watched until it has followed, or kept where the policy keeps
 * them now); company and agent, which only a person may judge.
 */
export async function findTargets(
  api: FreshdeskApi,
  tickets: "keep" | "delete",
  subject: KnownSubject,
  { links }: ProcessorContext,
): Promise<readonly Target[]> {
  const contacts = await findContacts(api, subject, links);
  return [
    ...contacts.map((found) => contactTarget(found, tickets)),
    ...(await ticketTargets(api, tickets, contacts, links)),
    ...(await companyTargets(api, contacts)),
    ...(await agentTargets(api, subject)),
  ];
}

/** The id tells a contact that was given to somebody else meanwhile from the one that was found. */
export function contactId({ id, addresses }: Contact): string {
  return [id, ...addresses].join(" ");
}

function contactTarget({ contact, isBlocked, isForeignToo }: FoundContact, tickets: "keep" | "delete"): Target {
  const target = { kind: "contact", id: contactId(contact), link: String(contact.id) };
  const byHand = (reason: string): Target => ({ ...target, byHand: { reason } });
  if (isForeignToo) return byHand("freshdesk_contact_not_matched");
  if (tickets === "delete") return target;
  if (isErased(contact)) {
    return contact.avatarId === undefined
      ? { ...target, keep: { reason: "freshdesk_tickets_kept" } }
      : byHand("freshdesk_contact_not_emptied");
  }
  // Freshdesk changes neither: somebody must restore or unblock it first, and knows why it is so.
  if (contact.isDeleted || isBlocked) return byHand("freshdesk_contact_locked");
  return target;
}

async function ticketTargets(
  api: FreshdeskApi,
  tickets: "keep" | "delete",
  contacts: readonly FoundContact[],
  links: ProcessorContext["links"],
): Promise<readonly Target[]> {
  const requesters = new Map<number, number>();
  for (const { contact, isForeignToo } of tickets === "delete" ? contacts : []) {
    if (!contact.isDeleted || isForeignToo) continue;
    for (const ticketId of await firstTickets(api, contact.id)) requesters.set(ticketId, contact.id);
  }
  const contactIds = new Set(linked(links, "contact"));
  const present = new Set(contacts.map(({ contact }) => contact.id));
  for (const ticketId of linked(links, "ticket")) {
    const ticket = requesters.has(ticketId) ? undefined : await api.ticket(ticketId);
    if (ticket !== undefined && contactIds.has(ticket.requester_id)) requesters.set(ticketId, ticket.requester_id);
  }
  return [...requesters].map(([ticketId, requesterId]) => ({
    kind: "ticket",
    id: `${ticketId} ${requesterId}`,
    link: String(ticketId),
    // Those of a contact that is gone follow it, whatever the policy says by now.
    ...(tickets === "keep" && present.has(requesterId) && { keep: { reason: "freshdesk_tickets_kept" } }),
  }));
}

/** None where Freshdesk refuses to list those of a deleted contact, which is not documented. */
async function firstTickets(api: FreshdeskApi, requesterId: number): Promise<readonly number[]> {
  const ids: number[] = [];
  try {
    for await (const { id } of api.tickets({ requesterId, size: watchedTickets })) {
      ids.push(id);
      if (ids.length >= watchedTickets) break;
    }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "connector.rejected") throw error;
  }
  return ids;
}

/** Only those that nobody but the subject is in; what such a record says may be about the subject. */
async function companyTargets(api: FreshdeskApi, contacts: readonly FoundContact[]): Promise<readonly Target[]> {
  const own = await ownCompanies(api, contacts);
  return own.map((id) => ({ kind: "company", id: String(id), byHand: { reason: "freshdesk_company" } }));
}

/** The companies of the subject's contacts that have no other. */
export async function ownCompanies(api: FreshdeskApi, contacts: readonly FoundContact[]): Promise<readonly number[]> {
  const ids = new Set(contacts.flatMap(({ contact, isForeignToo }) => (isForeignToo ? [] : (contact.companyId ?? []))));
  const mine = new Set(contacts.map(({ contact }) => contact.id));
  const own: number[] = [];
  for (const id of ids) {
    const members = await api.contacts({ company_id: String(id) }, undefined);
    if (members.every((member) => member.companyId === id && mine.has(member.id))) own.push(id);
  }
  return own;
}

async function agentTargets(api: FreshdeskApi, subject: KnownSubject): Promise<readonly Target[]> {
  const targets: Target[] = [];
  for (const email of addressesOf(subject)) {
    for (const { id, contact } of await api.agents(email)) {
      if (contact.email?.trim().toLowerCase() !== email) continue;
      targets.push({ kind: "agent", id: String(id), byHand: { reason: "freshdesk_agent" } });
    }
  }
  return targets;
}

function linked(links: ProcessorContext["links"], kind: string): readonly number[] {
  return links.flatMap((link) => (link.kind === kind && /^\d{1,15}$/.test(link.id) ? [Number(link.id)] : []));
}
