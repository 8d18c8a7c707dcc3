import { calendarDay, wallClockToInstant } from "../../domain/calendar.ts";
import { saysEnded } from "../../domain/deletion.ts";
import type { Policy } from "../../domain/policy.ts";
import { retainedGroups } from "../../domain/retention.ts";
import type { Subject } from "../connector.ts";
import type { WhmcsApi } from "./api.ts";
import { lookThroughDoor, type DoorSearch } from "./absence-door.ts";
import type { WhmcsDoor } from "./door/door.ts";
import type { EraseActionName } from "./erase/actions.ts";
import type { Texts } from "./erase/blank.ts";
import { textsOfReduced } from "./erase/contacts.ts";
import { isBlank } from "./erase/placeholders.ts";
import { textsLeft } from "./erase/profile.ts";
import { textsOf } from "./erase/services.ts";
import { textsOfLogin } from "./erase/users.ts";
import { documentOf, isAccepted } from "./facts-anonymization.ts";
import { lookUpAddresses, ownLogins, quotesOf, ticketsOf } from "./find.ts";
import { liveAddonsOf } from "./hosting-facts.ts";
import { collect } from "./reading.ts";
import type { Client, Service } from "./records.ts";

/** What is searched for, and what lawfully stays. */
export interface AbsenceSearch {
  readonly api: WhmcsApi;
  readonly door: WhmcsDoor;
  /** As sealed when the erasure began: what the person was known by then. */
  readonly subject: Subject;
  readonly policy: Policy;
  readonly now: Date;
  /** When the erasure ended: what came into WHMCS since is new, and nothing of what was erased. */
  readonly erasedAt: Date;
  /** The actions that ended with nothing left; only what they erased is looked for. */
  readonly actions: ReadonlySet<string>;
  /** What invoices print was kept. */
  readonly keepsInvoices: boolean;
  /** Whether nothing of a service's hosting is left. */
  readonly hostingGone: (service: Service) => boolean;
  /** For deletions. */
  readonly serviceId?: number;
  /** WHMCS told that the service was activated anew since: what lives under it is new. */
  readonly activatedAgain?: boolean;
  /** Whether the trace that this very search leaves in WHMCS's API log may be removed. */
  readonly mayTidy: () => Promise<boolean>;
}

/** What the looks share: read once. */
interface Ground extends AbsenceSearch {
  /** undefined: WHMCS has no such client, or gave the number to somebody else since. */
  readonly client: Client | undefined;
}

type Look = (ground: Ground) => Promise<number>;

const looks: Partial<Readonly<Record<EraseActionName, Look>>> = {
  delete_tickets: async (ground) => {
    const tickets = await collect(ticketsOf(ground.api, ground.subject));
    return tickets.filter((ticket) => isOld(ground, ticket.openedAt) && isTheirs(ground, ticket)).length;
  },
  delete_quotes: async (ground) => {
    const { policy, now } = ground;
    const mustStay = (quote: Parameters<typeof isAccepted>[0]): boolean =>
      isAccepted(quote) && retainedGroups([documentOf(quote)], policy, now).length > 0;
    const quotes = await collect(quotesOf(ground.api, ground.subject));
    return quotes.filter((quote) => isOldDay(ground, quote.createdOn) && isTheirs(ground, quote) && !mustStay(quote))
      .length;
  },
  delete_pay_methods: async ({ api, client }) =>
    client === undefined ? 0 : (await api.payMethods(client.clientId)).length,
  delete_contacts: async ({ api, client, keepsInvoices }) => {
    if (client === undefined) return 0;
    const contacts = await api.contacts(client.clientId);
    return contacts.filter(({ contactId }) => !keepsInvoices || contactId !== client.billingContactId).length;
  },
  clear_services: async ({ api, client, hostingGone, ...ground }) => {
    if (client === undefined) return 0;
    const services = await api.services(client.clientId);
    const old = services.filter((service) => hostingGone(service) && isOldDay(ground, service.registeredOn));
    return old.filter((service) => holdsText(textsOf(service))).length;
  },
  clear_domains: async ({ api, client }) => {
    if (client === undefined) return 0;
    return (await api.domains(client.clientId)).filter(({ notes }) => !isBlank(notes)).length;
  },
  anonymise_users: async ({ api, client, subject }) => {
    const own = client === undefined ? [] : await ownLogins(api, client);
    const ids = new Set(own.filter((login) => holdsText(textsOfLogin(login))).map(({ userId }) => userId));
    for (const email of subject.emails) {
      // A login that lost its client is reached from no client any more.
      const orphans = (await api.loginsAt(email)).filter(({ clients }) => clients.length === 0);
      for (const { userId } of orphans) ids.add(userId);
    }
    return ids.size;
  },
  reduce_billing_contact: async ({ api, client }) => {
    const contacts = client === undefined ? [] : await api.contacts(client.clientId);
    const billing = contacts.find(({ contactId }) => contactId === client?.billingContactId);
    return billing !== undefined && holdsText(textsOfReduced(billing)) ? 1 : 0;
  },
  reduce_profile: countProfile,
  anonymise_profile: countProfile,
  end_addons: async ({ api, serviceId, activatedAgain, ...ground }) => {
    if (serviceId === undefined || activatedAgain === true) return 0;
    const live = await liveAddonsOf(api, serviceId);
    return live.filter(({ registeredOn }) => isOldDay(ground, registeredOn)).length;
  },
  set_service_status: async ({ api, serviceId, subject, activatedAgain, ...ground }) => {
    const service = serviceId === undefined ? undefined : await api.service(serviceId);
    if (service === undefined || service.clientId !== subject.clientId || activatedAgain === true) return 0;
    return isOldDay(ground, service.registeredOn) && !saysEnded(service.status) ? 1 : 0;
  },
};

/**
 * Searches WHMCS once more for what an erasure took away: through its API by id and by address, and through the addon's door
 * in everything that the door scrubs. What the law keeps is not counted; nor is an address that another client uses now, nor
 * what came since. Reads only, but for the trace that the search itself leaves in WHMCS's API log, which it removes.
 * @returns how many objects and rows were found; 0 proves their absence
 * @throws AppError while that cannot be known
 */
export async function countErased(search: AbsenceSearch): Promise<number> {
  const door: DoorSearch = await lookThroughDoor(search);
  const ground = await survey(search);
  const { subject } = ground;
  const isWhole = subject.emails.length === search.subject.emails.length;
  let left = door.left === 0 || isWhole ? door.left : await door.countAgain(subject);
  for (const [action, look] of Object.entries(looks)) {
    if (search.actions.has(action)) left += await look(ground);
  }
  await door.tidy(subject);
  return left;
}

/** An address that somebody else uses by now is theirs; a number that WHMCS gave to somebody else is theirs too. */
async function survey(search: AbsenceSearch): Promise<Ground> {
  const { api, subject } = search;
  const { own: emails } = await lookUpAddresses(api, subject);
  const client = await api.client(subject.clientId);
  const signedUpOn = client === undefined ? undefined : (await api.clientSummary(client))?.createdOn;
  return { ...search, subject: { ...subject, emails }, client: isOldDay(search, signedUpOn) ? client : undefined };
}

/** The first day of which it is certain that what began on it is new. */
function calendarDayOf({ erasedAt, policy }: Pick<AbsenceSearch, "erasedAt" | "policy">): string {
  const dayAfter = new Date(erasedAt.getTime() + 24 * 3_600_000);
  return calendarDay(dayAfter, policy.timezone);
}

async function countProfile({ client, keepsInvoices }: Ground): Promise<number> {
  return client !== undefined && holdsText(textsLeft(client, keepsInvoices)) ? 1 : 0;
}

function isTheirs(ground: Ground, { clientId }: { readonly clientId: number | undefined }): boolean {
  return clientId === undefined || ground.client !== undefined;
}

/** Whether something of this wall clock may have been there when the erasure ended; without one it may. */
function isOld({ erasedAt, policy }: Pick<Ground, "erasedAt" | "policy">, wallClock: string | undefined): boolean {
  return wallClock === undefined || wallClockToInstant(wallClock, policy.timezone) <= erasedAt;
}

function isOldDay(ground: Pick<Ground, "erasedAt" | "policy">, day: string | undefined): boolean {
  return day === undefined || day < calendarDayOf(ground);
}

function holdsText(texts: Texts): boolean {
  return Object.values(texts).some((text) => !isBlank(text));
}
