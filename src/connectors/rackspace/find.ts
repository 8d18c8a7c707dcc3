import { toPlainDomain } from "../../domain/plain-domain.ts";
import { otherServicesThere, ownDomains, type OwnDomains, placeOf } from "../own-domains.ts";
import type { KnownSubject, Target } from "../processor.ts";
import type { LivesByProduct } from "../values.ts";
import type { RackspaceCall } from "./call.ts";
import { type MailDomain, readAliases, readDomains, readMailboxes, split, toAddress } from "./objects.ts";
import { mostMailboxes, scanElsewhere } from "./scan.ts";

const system = "rackspace";

/**
 * What of one service's is at Rackspace: the mailboxes and aliases of its domain, a person's where the domain is somebody else's or
 * another service's too. Exchange mailboxes, and everything doubtful, are a person's.
 */
export async function findOfService(
  call: RackspaceCall,
  subject: KnownSubject,
  serviceId: number,
  lives: LivesByProduct,
  signal: AbortSignal,
): Promise<readonly Target[]> {
  const plain = toPlainDomain(placeOf(subject, serviceId)?.domain ?? "");
  if (plain === "") return [byHand("service", String(serviceId), "hosting_service_without_domain")];
  const domain = (await readDomains(call, signal)).find((one) => one.plain === plain);
  if (domain === undefined) return [];
  const objects = domain.hasMailboxes ? await objectsOf(call, domain, signal) : [];
  if (ownDomains(subject).isShared(plain)) return heldBack(plain, objects, { reason: "hosting_domain_shared" });
  const sharedWith = otherServicesThere(subject, serviceId, { system, lives }, (name) => name === plain);
  if (sharedWith.length > 0) return heldBack(plain, objects, { reason: "hosting_other_service", sharedWith });
  const exchange = domain.hasExchange ? [byHand("mail_domain", plain, "mail_exchange")] : [];
  return [...objects, ...exchange];
}

/**
 * What of a whole client is still at Rackspace. Mailboxes are deleted for a service's deletion only, so those that are there are a
 * person's. The client's own addresses in other mailboxes' forwards and in other aliases are taken out of these.
 */
export async function findOfClient(
  call: RackspaceCall,
  subject: KnownSubject,
  signal: AbortSignal,
): Promise<readonly Target[]> {
  const domains = await readDomains(call, signal);
  const own = ownDomains(subject);
  const targets: Target[] = [];
  for (const domain of domains.filter(({ plain }) => own.has(plain))) {
    const objects = domain.hasMailboxes ? await objectsOf(call, domain, signal) : [];
    targets.push(...objects.map(({ kind, id }) => byHand(kind, id, "hosting_remains")));
    if (domain.hasExchange) targets.push(byHand("mail_domain", domain.plain, "mail_exchange"));
  }
  for (const domain of domains.filter((one) => isSharedOwn(one, subject, own))) {
    const objects = domain.hasMailboxes ? await objectsOf(call, domain, signal) : [];
    targets.push(...heldBack(domain.plain, objects, { reason: "hosting_domain_shared" }));
  }
  const elsewhere = await findElsewhere(call, subject, domains, own, signal);
  const isListed = ({ kind, id }: Target): boolean => targets.some((one) => one.kind === kind && one.id === id);
  return [...targets, ...elsewhere.filter((target) => !isListed(target))];
}

/** The domain for a person, and each object in it too: what is left out would be taken for gone. */
function heldBack(plain: string, objects: readonly Target[], why: NonNullable<Target["byHand"]>): readonly Target[] {
  return [
    { kind: "mail_domain", id: plain, byHand: why },
    ...objects.map(({ kind, id }) => byHand(kind, id, why.reason)),
  ];
}

async function findElsewhere(
  call: RackspaceCall,
  subject: KnownSubject,
  domains: readonly MailDomain[],
  own: OwnDomains,
  signal: AbortSignal,
): Promise<readonly Target[]> {
  const emails = new Set(subject.emails.map(toAddress).filter((email) => email.includes("@")));
  if (emails.size === 0) return [];
  const others = domains.filter(({ plain }) => !own.has(plain));
  const { places, isWhole } = await scanElsewhere(call, others, emails, mostMailboxes.toErase, signal);
  return [
    ...places.map(({ kind, at, address, isOnly }): Target => {
      if (kind === "mailbox" || kind === "alias") return byHand(kind, at, "mail_own_address");
      if (isOnly) return byHand(kind, `${at} ${address}`, "mail_only_receiver");
      return { kind, id: `${at} ${address}` };
    }),
    ...(isWhole ? [] : [byHand("account", "forwards", "mail_forwards_not_read")]),
  ];
}

/** Mailboxes and aliases of one domain. */
async function objectsOf(call: RackspaceCall, domain: MailDomain, signal: AbortSignal): Promise<readonly Target[]> {
  const mailboxes = await readMailboxes(call, domain, signal);
  const aliases = await readAliases(call, domain, signal);
  return [
    ...mailboxes.map((id) => ({ kind: "mailbox", id })),
    ...aliases.map(({ address }) => ({ kind: "alias", id: address })),
  ];
}

/** A name of the client's that another client names too. */
function isSharedOwn({ plain }: MailDomain, { domains, elsewhere }: KnownSubject, own: OwnDomains): boolean {
  const { places, registrations } = elsewhere;
  const named = [...domains, ...places.map(({ domain }) => domain), ...registrations.map(({ domain }) => domain)];
  return own.isShared(plain) && named.some((name) => toPlainDomain(name) === plain);
}

function byHand(kind: string, id: string, reason: string): Target {
  return { kind, id, byHand: { reason } };
}

/** What stands behind the id of a forward or a member: where, and which address. */
export function readPlace(id: string): { readonly at: string; readonly address: string } | undefined {
  const [at = "", address = "", ...rest] = id.split(" ");
  const isAddress = (text: string): boolean => split(text).local !== "" && split(text).domain !== "";
  return rest.length === 0 && isAddress(at) && isAddress(address) ? { at, address } : undefined;
}
