import { UnsafeError } from "../../domain/errors.ts";
import type { Absence } from "../connector.ts";
import type { Erasure, ProcessorContext, Target, TargetProgress } from "../processor.ts";
import { isGone, type ResellerClubApi } from "./api.ts";
import { isEmptied, isNeutral, neutralDetails } from "./empty-customer.ts";
import { fromId } from "./find.ts";
import type { Contact, Customer } from "./schema.ts";
import { type Usage, usageIn } from "./usage.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Deletes one contact that no living domain needs, or empties one customer record. A second call is harmless. @throws AppError */
export async function eraseTarget(
  api: ResellerClubApi,
  target: Target,
  progress: TargetProgress,
  ctx: ProcessorContext,
): Promise<Erasure> {
  refuseOthers(target);
  return target.kind === "contact"
    ? await eraseContact(api, target, progress, ctx)
    : await eraseCustomer(api, target, progress, ctx);
}

/** Looks whether the object still says anything. @throws AppError */
export async function verifyTargetGone(
  api: ResellerClubApi,
  target: Target,
  ctx: Pick<ProcessorContext, "signal">,
): Promise<Absence> {
  refuseOthers(target);
  const left = await (target.kind === "contact" ? readContact : readCustomer)(api, target, ctx.signal);
  return left === undefined ? { gone: true } : { gone: false, left: 1 };
}

/** Deleting is asynchronous: the vendor makes an action of it, and only a fresh look proves its end. */
async function eraseContact(
  api: ResellerClubApi,
  target: Target,
  { since, operation }: TargetProgress,
  ctx: ProcessorContext,
): Promise<Erasure> {
  const { signal, clock } = ctx;
  const contact = await readContact(api, target, signal);
  if (contact === undefined) return { kind: "gone" };
  const isLate = clock.now().getTime() - since.getTime() > dayMs;
  const later = (reason: string, ms: number, eaqid = operation): Erasure => ({
    kind: "pending",
    reason,
    lookAgainAt: new Date(clock.now().getTime() + ms),
    ...(eaqid !== undefined && { operation: eaqid }),
  });
  if (operation !== undefined) {
    const goesOn = (await api.isUnderWay(operation, signal)) || !isLate;
    return goesOn ? later("registrar_deleting", hourMs) : refused;
  }
  const usage = await usageOf(api, contact, signal);
  if (usage === "used") return needed;
  if (usage === "unknown") return { kind: "manual", reason: "registrar_usage_unknown" };
  await ctx.mayGo();
  const deletion = await api.deleteContact(contact.entityid, signal);
  if ((await readContact(api, target, signal)) === undefined) return { kind: "gone" };
  if (deletion === "in_use") return needed;
  if (typeof deletion === "object") return later("registrar_deleting", 10 * minuteMs, deletion.eaqid);
  // An earlier deletion whose answer was lost refuses the next one until it has ended.
  return isLate ? refused : later("registrar_refused_for_now", hourMs);
}

const needed: Erasure = { kind: "retained", reason: "active_domain" };
const refused: Erasure = { kind: "manual", reason: "registrar_contact_refused" };

/** The record stays, since nothing but its emptying is promised to be final; its contacts go before it. */
async function eraseCustomer(
  api: ResellerClubApi,
  target: Target,
  { since }: TargetProgress,
  ctx: ProcessorContext,
): Promise<Erasure> {
  const { signal, clock } = ctx;
  const customer = await readCustomer(api, target, signal);
  if (customer === undefined) return { kind: "gone" };
  const { customerid } = customer;
  const domains = await api.domainsOf(customerid, signal);
  if (domains.some((row) => !isGone(row["entity.currentstatus"]))) return needed;
  const now = clock.now().getTime();
  // What a person has to decide on may take its time: the record does not wait for that.
  if ((await api.contactsOf(customerid, signal)).length > 0 && now - since.getTime() < dayMs) {
    return { kind: "pending", reason: "registrar_contacts_first", lookAgainAt: new Date(now + 15 * minuteMs) };
  }
  await ctx.mayGo();
  const wasAccepted = await api.modifyCustomer(neutralDetails(customer), signal);
  const after = await api.customerById(customerid, signal);
  const isDone = wasAccepted && (after === undefined || isEmptied(customer, after));
  return isDone ? { kind: "gone" } : { kind: "manual", reason: "registrar_customer_not_emptied" };
}

/** Undefined: it is no more. */
async function readContact(api: ResellerClubApi, target: Target, signal: AbortSignal): Promise<Contact | undefined> {
  const { number, address } = fromId(target.id);
  const contact = await api.contact(number, signal);
  if (contact !== undefined && contact.emailaddr !== address) throw new UnsafeError("connector.target_changed");
  return contact;
}

/** Undefined: it is no more, or says nothing any more. */
async function readCustomer(api: ResellerClubApi, target: Target, signal: AbortSignal): Promise<Customer | undefined> {
  const { number, address } = fromId(target.id);
  const customer = await api.customerById(number, signal);
  if (customer === undefined || isGone(customer.customerstatus) || isNeutral(customer)) return undefined;
  if (customer.username !== address) throw new UnsafeError("connector.target_changed");
  return customer;
}

/** What `find` read may be older than a registration made since. */
async function usageOf(api: ResellerClubApi, contact: Contact, signal: AbortSignal): Promise<Usage> {
  const usage = await usageIn(api, contact.customerid, [], signal);
  return usage.of(contact.entityid);
}

/** Domains are never deleted, and what must stay or is a person's is nobody else's. */
function refuseOthers({ kind, id, keep, byHand }: Target): void {
  const isOurs = (kind === "contact" || kind === "customer") && /^[1-9]\d* \S+$/.test(id);
  if (!isOurs || keep !== undefined || byHand !== undefined) throw new UnsafeError("connector.target_unknown");
}
