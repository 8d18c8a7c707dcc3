import { saysEnded } from "../../../domain/deletion.ts";
import { AppError, RetryableError, UnsafeError } from "../../../domain/errors.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import { lastCopyGoneAt } from "../../../domain/plan-deletion.ts";
import type { SharedWith } from "../../../domain/shared-with.ts";
import { saysAbsent } from "../door/errors.ts";
import { readGuards } from "../hosting-guards.ts";
import { hasCode } from "../reading.ts";
import type { Service } from "../records.ts";
import type { EraseAction, EraseContext } from "./context.ts";

// Longer than calls wait for a turn as a rule, and shorter than a person needs to change their mind and be heard.
const lookLastsMs = 30_000;

/**
 * Deletes a service's data at its module's server, after a fresh look and never where another service has the same account or
 * domain name and has not ended. Sent at most once per call: after an unknown outcome the service is read before anything else.
 * The addon's brake is released right before, for one hour at most; without an addon there is none. Whether the act is still owed
 * is looked at after that, which is a call over the network.
 * @returns nothing_found when no module delivers the service, or its account was ended with another's; manual hosting_account_shared when the owner released one
 *   that is shared
 * @throws UnsafeError whmcs.service_missing; deletion.facts_changed, deletion.already_terminated,
 *   deletion.already_cancelled, deletion.product_type_needs_owner, deletion.account_shared: the owner must say
 * @throws RetryableError whmcs.module_refused, whmcs.outcome_unknown, whmcs.still_there; whmcs.brake_held when WHMCS's own
 *   brake was not released; deletion.look_too_old when the call had to wait for its turn; deletion.reconsidered
 *   when the service changed in between; what a door that fails throws: then
 *   nothing was sent
 */
export const terminateHosting: EraseAction = async (ctx) => {
  const before = await readService(ctx);
  const hadEnded = saysEnded(before.status);
  // Remembered only while it was live and right before the call, so this was our own call's doing.
  if (before.status === "Terminated" && (await ctx.objects.remembered()).has(before.serviceId)) {
    return settle(ctx, before);
  }
  refuseEnded(ctx, before);
  const sharedWith = await readSharers(ctx, before);
  if (sharedWith.length > 0) return { kind: "manual", reason: "hosting_account_shared", sharedWith };

  await ctx.guard();
  if (!hadEnded) {
    await ctx.objects.remember([before.serviceId]);
  }
  const answer = await terminateOrForget(ctx, before, hadEnded);
  if (answer !== "terminated") return { kind: "nothing_found" };
  if (!saysEnded((await readService(ctx)).status)) throw new RetryableError("whmcs.still_there");
  return settle(ctx, before);
};

/** What the last guard or the module refused was not our doing, whoever ends the service afterwards. */
async function terminateOrForget(
  ctx: EraseContext,
  before: Service,
  hadEnded: boolean,
): Promise<"terminated" | "no_module" | "no_account"> {
  try {
    await release(ctx, before);
    await demandUnchanged(ctx, before);
    await ctx.stillOwed?.();
    return await terminate(ctx, before, hadEnded);
  } catch (error) {
    if (!hasCode(error, ["whmcs.outcome_unknown"])) await ctx.objects.forget(before.serviceId);
    throw error;
  }
}

/** Whoever ended the service meanwhile, or moved it to another account, changed what everything so far was decided on. */
async function demandUnchanged(ctx: EraseContext, before: Service): Promise<void> {
  const now = await readService(ctx);
  const isSame = (["status", "serverId", "username", "domain"] as const).every((key) => now[key] === before[key]);
  if (!isSame) throw new RetryableError("deletion.reconsidered");
}

/** Lets WHMCS terminate. Where a brake holds although its door is closed, WHMCS says so by itself. */
async function release({ door, subject }: EraseContext, { serviceId }: Service): Promise<void> {
  try {
    await door.release({ serviceId, clientId: subject.clientId });
  } catch (error) {
    if (saysAbsent(error)) return;
    if (hasCode(error, ["door.facts_differ"])) throw new UnsafeError("deletion.facts_changed");
    if (hasCode(error, ["door.service_not_found"])) throw new UnsafeError("whmcs.service_missing");
    throw error;
  }
}

async function readService({ api, serviceId, subject }: EraseContext): Promise<Service> {
  const service = serviceId === undefined ? undefined : await api.service(serviceId);
  if (service === undefined) throw new UnsafeError("whmcs.service_missing");
  if (service.clientId !== subject.clientId) throw new UnsafeError("deletion.facts_changed");
  return service;
}

/** A service that has ended may have left its account's name to another that WHMCS does not know. */
function refuseEnded({ released }: EraseContext, { status }: Service): void {
  if (status === "Terminated" && !released.has("already_terminated")) {
    throw new UnsafeError("deletion.already_terminated");
  }
  if (status === "Cancelled" && !released.has("already_cancelled")) {
    throw new UnsafeError("deletion.already_cancelled");
  }
}

// Ending a reseller's account or a server ends whatever its holder sold on. A type WHMCS does not tell may be either.
const endsAlone = new Set(["hostingaccount", "other"]);

/** Whether ending a product of this type ends no more than it; else the owner must say. */
export function endsNothingElse(productType: string): boolean {
  return endsAlone.has(productType);
}

/** Who else lives on the account, where the owner has released that; asked about otherwise. */
async function readSharers({ api, released, mayGo }: EraseContext, service: Service): Promise<readonly SharedWith[]> {
  const { sharedWith, productType } = await readGuards(api, service, mayGo);
  if (!endsNothingElse(productType) && !released.has("product_type_needs_owner")) {
    throw new UnsafeError("deletion.product_type_needs_owner");
  }
  if (sharedWith.length > 0 && !released.has("account_shared")) {
    throw new UnsafeError("deletion.account_shared", { sharedWith });
  }
  return sharedWith;
}

/**
 * The last look before the call takes place when its turn has come, not when it is lined up behind others: between that look and
 * WHMCS's own beginning lies one request on its way, which nobody can call back.
 */
async function terminate(
  { api, guard, clock, endedWithAnother }: EraseContext,
  service: Service,
  hadEnded: boolean,
): Promise<"terminated" | "no_module" | "no_account"> {
  const { serviceId } = service;
  const lookedAt = clock.now().getTime();
  const lastLook = async (): Promise<void> => {
    if (clock.now().getTime() - lookedAt > lookLastsMs) throw new RetryableError("deletion.look_too_old");
    await guard();
  };
  try {
    return await api.moduleTerminate(serviceId, lastLook);
  } catch (error) {
    if (hasCode(error, ["whmcs.module_refused"])) {
      if ((await endedWithAnother?.(service)) === true) return "no_account";
      throw new RetryableError("whmcs.module_refused");
    }
    if (hasCode(error, ["whmcs.not_found"])) throw new UnsafeError("whmcs.service_missing");
    if (!(error instanceof AppError) || error.retry !== "later" || hadEnded) throw error;
    if (error.code === "whmcs.brake_held") throw error; // nothing happened; whoever ends the service now is not us
    // The answer was lost, the act perhaps not. If this look fails too, the next run begins with one.
    const now = await api.service(serviceId).catch(() => undefined);
    if (now === undefined || !saysEnded(now.status)) throw error;
    return "terminated";
  }
}

/** The server's own backups outlive the account: for how long, only the owner's policy knows. */
async function settle({ objects, policy, clock }: EraseContext, service: Service): Promise<Outcome> {
  const { serviceId, productId } = service;
  await objects.erased(serviceId);
  const goneAt = lastCopyGoneAt(policy, productId, clock.now());
  return { kind: "done", count: 1, ...(goneAt !== undefined && { goneAt }) };
}
