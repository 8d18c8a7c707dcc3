import { addPeriod } from "../../domain/calendar.ts";
import { AppError, PermanentError } from "../../domain/errors.ts";
import type { Erasure, ProcessorContext, Target, TargetProgress } from "../processor.ts";
import type { FreshdeskApi } from "./api.ts";
import { contactId } from "./find.ts";
import { erasingFields, isErased } from "./pseudonym.ts";
import { isOpen, type Contact } from "./schema.ts";

/** What the owner decided about tickets. `deleteAfter`: ISO 8601, from the soft deletion to the hard one. */
export interface ErasureChoice {
  readonly tickets: "keep" | "delete";
  readonly deleteAfter: string;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const gone: Erasure = { kind: "gone" };
const manual = (reason: string): Erasure => ({ kind: "manual", reason });

/** Erases a contact, or looks whether a ticket has followed its contact. @throws AppError */
export function eraseTarget(
  api: FreshdeskApi,
  target: Target,
  progress: TargetProgress,
  ctx: ProcessorContext,
  choice: ErasureChoice,
): Promise<Erasure> {
  if (target.kind === "ticket") return watchTicket(api, target, ctx);
  return eraseContact(api, target, progress, ctx, choice);
}

async function eraseContact(
  api: FreshdeskApi,
  target: Target,
  progress: TargetProgress,
  ctx: ProcessorContext,
  choice: ErasureChoice,
): Promise<Erasure> {
  const contact = await api.contact(firstNumber(target));
  if (contact === undefined) return gone;
  if (choice.tickets === "keep" && isErased(contact)) return afterBlanking(contact);
  if (contactId(contact) !== target.id) return manual("freshdesk_contact_not_matched");
  if (contact.isDeleted) {
    return choice.tickets === "keep"
      ? manual("freshdesk_contact_locked")
      : deleteForGood(api, contact, progress, ctx, choice);
  }
  if (deletedAt(progress) !== undefined) return manual("freshdesk_contact_restored");
  // Whoever answers a ticket needs the address, and whoever asked waits for the answer.
  if (await hasOpenTickets(api, contact)) return later(ctx, "freshdesk_tickets_open", dayMs);
  return choice.tickets === "keep" ? blank(api, contact, ctx) : softDelete(api, contact, progress, ctx, choice);
}

/** The texts of kept tickets cannot be changed: what they say of the person stays, and is told as retained. */
async function blank(api: FreshdeskApi, contact: Contact, ctx: ProcessorContext): Promise<Erasure> {
  if (contact.avatarId !== undefined) {
    await ctx.mayGo();
    // Whether this removes a picture is not documented; the fresh look tells.
    await unlessRefused(api.removeFile(contact.avatarId));
  }
  await ctx.mayGo();
  if (!(await unlessRefused(api.change(contact.id, erasingFields(contact))))) {
    return manual("freshdesk_contact_locked");
  }
  const now = await api.contact(contact.id);
  if (now === undefined) return gone;
  return isErased(now) ? afterBlanking(now) : manual("freshdesk_contact_not_emptied");
}

function afterBlanking({ avatarId }: Contact): Erasure {
  return avatarId === undefined
    ? { kind: "retained", reason: "freshdesk_tickets_kept" }
    : manual("freshdesk_contact_not_emptied");
}

async function softDelete(
  api: FreshdeskApi,
  contact: Contact,
  progress: TargetProgress,
  ctx: ProcessorContext,
  choice: ErasureChoice,
): Promise<Erasure> {
  await ctx.mayGo();
  await unlessRefused(api.remove(contact.id));
  const now = await api.contact(contact.id);
  if (now === undefined) return gone;
  if (!now.isDeleted) return later(ctx, "freshdesk_deletion_waits", hourMs);
  return deleteForGood(api, now, progress, ctx, choice);
}

/** Counted from when the contact was first seen deleted, so that a lost answer costs no day of grace. */
async function deleteForGood(
  api: FreshdeskApi,
  { id }: Contact,
  progress: TargetProgress,
  ctx: ProcessorContext,
  { deleteAfter }: ErasureChoice,
): Promise<Erasure> {
  const now = ctx.clock.now();
  const seenAt = deletedAt(progress) ?? now;
  const operation = `deleted:${seenAt.getTime()}`;
  const dueAt = addPeriod(seenAt, deleteAfter, "UTC");
  if (dueAt > now) return { kind: "pending", reason: "freshdesk_deletion_waits", lookAgainAt: dueAt, operation };
  await ctx.mayGo();
  await unlessRefused(api.removeForGood(id));
  if ((await api.contact(id)) === undefined) return gone;
  return { ...later(ctx, "freshdesk_deletion_waits", hourMs), operation };
}

/** Freshdesk deletes the tickets of a contact that is gone by itself, some time later. */
async function watchTicket(api: FreshdeskApi, target: Target, ctx: ProcessorContext): Promise<Erasure> {
  const [ticketId = "", requesterId = ""] = target.id.split(" ");
  const ticket = await api.ticket(Number(ticketId));
  if (ticket === undefined) return gone;
  if (ticket.requester_id !== Number(requesterId)) return manual("freshdesk_contact_not_matched");
  const requester = await api.contact(ticket.requester_id);
  if (requester === undefined) return later(ctx, "freshdesk_tickets_going", hourMs);
  if (!requester.isDeleted) return manual("freshdesk_contact_restored");
  return later(ctx, "freshdesk_deletion_waits", dayMs);
}

async function hasOpenTickets(api: FreshdeskApi, { id }: Contact): Promise<boolean> {
  for await (const ticket of api.tickets({ requesterId: id })) if (isOpen(ticket)) return true;
  return false;
}

/** @returns false where the state of the object, or that it is gone, refused; the caller looks again */
async function unlessRefused(write: Promise<void>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    const refusals = ["freshdesk.not_allowed", "connector.not_found"];
    if (!(error instanceof AppError) || !refusals.includes(error.code)) throw error;
    return false;
  }
}

function later({ clock }: ProcessorContext, reason: string, ms: number): Erasure & { readonly kind: "pending" } {
  return { kind: "pending", reason, lookAgainAt: new Date(clock.now().getTime() + ms) };
}

function deletedAt({ operation = "" }: TargetProgress): Date | undefined {
  const ms = /^deleted:(\d{1,15})$/.exec(operation)?.[1];
  return ms === undefined ? undefined : new Date(Number(ms));
}

function firstNumber({ id }: Target): number {
  const number = Number(id.split(" ")[0]);
  if (!Number.isSafeInteger(number) || number <= 0) throw new PermanentError("freshdesk.target_unknown");
  return number;
}
