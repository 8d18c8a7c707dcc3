import { UnsafeError } from "../../domain/errors.ts";
import type { Absence } from "../connector.ts";
import type { Erasure, ProcessorContext, Target } from "../processor.ts";
import type { VersioApi } from "./call.ts";
import { isActive } from "./holdings.ts";

const hourMs = 60 * 60 * 1_000;

/** Deletes one contact that no living domain needs. A second call is harmless. @throws AppError */
export async function eraseContact(api: VersioApi, target: Target, ctx: ProcessorContext): Promise<Erasure> {
  refuseOthers(target);
  const { signal, clock } = ctx;
  if (await isNeeded(api, target, signal)) return { kind: "retained", reason: "active_domain" };
  if ((await api.contact(target.id, signal)) === undefined) return { kind: "gone" };
  await ctx.mayGo();
  const wasAccepted = await api.deleteContact(target.id, signal);
  if ((await api.contact(target.id, signal)) === undefined) return { kind: "gone" };
  if (wasAccepted) {
    return { kind: "pending", reason: "registrar_deleting", lookAgainAt: new Date(clock.now().getTime() + hourMs) };
  }
  return (await isNeeded(api, target, signal))
    ? { kind: "retained", reason: "active_domain" }
    : { kind: "manual", reason: "registrar_contact_refused" };
}

/** Looks whether the contact is still there. @throws AppError */
export async function verifyContactGone(api: VersioApi, target: Target, signal: AbortSignal): Promise<Absence> {
  refuseOthers(target);
  return (await api.contact(target.id, signal)) === undefined ? { gone: true } : { gone: false, left: 1 };
}

/** Domains are never deleted, and no id that could be read as another path leaves here. */
function refuseOthers({ kind, id, keep, byHand }: Target): void {
  const mayBeErased = kind === "contact" && /^\d+$/.test(id) && keep === undefined && byHand === undefined;
  if (!mayBeErased) throw new UnsafeError("connector.target_refused");
}

/** What `find` joined may be older than a registration made since. */
async function isNeeded(api: VersioApi, { id }: Target, signal: AbortSignal): Promise<boolean> {
  return (await api.domains(signal)).some((domain) => domain.registrant_id === id && isActive(domain));
}
