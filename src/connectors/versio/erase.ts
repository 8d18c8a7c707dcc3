import { UnsafeError } from "../../domain/errors.ts";
import type { Absence } from "../connector.ts";
import type { Erasure, ProcessorContext, Target } from "../processor.ts";
import type { VersioApi } from "./call.ts";
import { contactNumberOf, isSame } from "./find.ts";
import { isActive } from "./holdings.ts";

const hourMs = 60 * 60 * 1_000;
const needed: Erasure = { kind: "retained", reason: "active_domain" };

/** Deletes one contact that no living domain needs. A second call is harmless. @throws AppError */
export async function eraseContact(api: VersioApi, target: Target, ctx: ProcessorContext): Promise<Erasure> {
  const { signal, clock } = ctx;
  const number = numberOf(target);
  if (await isNeeded(api, number, signal)) return needed;
  if (!(await isThere(api, target, signal))) return { kind: "gone" };
  await ctx.mayGo();
  const wasAccepted = await api.deleteContact(number, signal);
  if (!(await isThere(api, target, signal))) return { kind: "gone" };
  if (wasAccepted) {
    return { kind: "pending", reason: "registrar_deleting", lookAgainAt: new Date(clock.now().getTime() + hourMs) };
  }
  return (await isNeeded(api, number, signal)) ? needed : { kind: "manual", reason: "registrar_contact_refused" };
}

/** Looks whether the contact is still there. @throws AppError */
export async function verifyContactGone(api: VersioApi, target: Target, signal: AbortSignal): Promise<Absence> {
  return (await isThere(api, target, signal)) ? { gone: false, left: 1 } : { gone: true };
}

/** Domains are never deleted, and what must stay or is a person's is nobody else's. */
function numberOf(target: Target): string {
  const number = contactNumberOf(target);
  if (number === undefined || target.keep !== undefined || target.byHand !== undefined) {
    throw new UnsafeError("connector.target_unknown");
  }
  return number;
}

async function isThere(api: VersioApi, target: Target, signal: AbortSignal): Promise<boolean> {
  const contact = await api.contact(numberOf(target), signal);
  if (contact !== undefined && !isSame(contact, target)) throw new UnsafeError("connector.target_changed");
  return contact !== undefined;
}

/** What `find` joined may be older than a registration made since. */
async function isNeeded(api: VersioApi, number: string, signal: AbortSignal): Promise<boolean> {
  return (await api.domains(signal)).some((domain) => domain.registrant_id === number && isActive(domain));
}
