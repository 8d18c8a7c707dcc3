import { endsNothingElse } from "../src/connectors/whmcs/erase/hosting.ts";
import { readGuards, type HostingGuards } from "../src/connectors/whmcs/hosting-guards.ts";
import type { Service } from "../src/connectors/whmcs/records.ts";
import { AppError, RetryableError } from "../src/domain/errors.ts";
import type { ActContext } from "../src/duties/act.ts";
import {
  claimSuspension,
  isSuspensionSettled,
  maySuspend,
  recordNotSuspended,
  recordSuspended,
} from "../src/duties/suspend-hosting.ts";
import type { Policy } from "../src/domain/policy.ts";
import type { DutyRow } from "../src/ledger/schema.ts";
import { readMayGo } from "./shared-account.ts";
import { interrupted, type Turn } from "./with-duty.ts";

/** Shown to the client by WHMCS. None of WHMCS's own words, so that a payment does not unsuspend the service. */
export const suspensionReason = "Cancelled; kept until its deletion";

const lateAfterMs = 3_600_000;
const lookAgainAfterMs = 3_600_000;

/** When the cancellation takes effect and its deletion begins. */
interface Dates {
  readonly effectiveAt: Date;
  readonly startAt: Date;
}

/**
 * When the policy has a service suspended until its deletion begins: at the effect of its cancellation. Pure.
 * @returns undefined where it does not
 */
export function plannedSuspension(
  { hostingDeletion, products }: Policy,
  service: Service,
  { effectiveAt, startAt }: Dates,
): Date | undefined {
  if (!hostingDeletion.suspendAtEffect || !["Active", "Suspended"].includes(service.status)) return undefined;
  return products[service.productId]?.lives !== "none" && effectiveAt < startAt ? effectiveAt : undefined;
}

/**
 * When a service is to be suspended yet; whether this mode allows it is asked at that time. What a killed worker had begun is seen
 * to again. @returns undefined where it is not, or was already
 */
export async function suspensionAt(
  { ledger, policy }: ActContext,
  duty: DutyRow,
  service: Service | undefined,
  dates: Dates,
): Promise<Date | undefined> {
  if (service === undefined || (await isSuspensionSettled(ledger, duty))) return undefined;
  return plannedSuspension(policy, service, dates);
}

/**
 * Suspends a service whose cancellation has taken effect. Never in the way of its deletion: what forbids it is noted, and what
 * fails is tried again until the deletion begins, and the owner is told of it after an hour.
 * @returns when to look again. A stop or a hold may be lifted before the deletion begins; a service that goes live has every
 *   deletion looked at (src/duties/record-start.ts)
 * @throws RetryableError deletion.suspension_failed, duty.interrupted, and what a look at WHMCS throws
 */
export async function suspendHosting(turn: Turn, service: Service, { effectiveAt, startAt }: Dates): Promise<Date> {
  if (turn.gates.mode() !== "live") return startAt;
  try {
    if (await suspend(turn, service)) return startAt;
    return new Date(Math.min(startAt.getTime(), turn.acts.clock.now().getTime() + lookAgainAfterMs));
  } catch (error) {
    const { acts, duty, tellOwner } = turn;
    const isLate = acts.clock.now().getTime() - effectiveAt.getTime() >= lateAfterMs;
    const { client_id: clientId, id: dutyId } = duty;
    if (isLate) tellOwner({ code: "deletion.suspension_failed", dutyId, clientId, serviceId: service.serviceId });
    throw error;
  }
}

/** @returns false where a gate is closed */
async function suspend(turn: Turn, service: Service): Promise<boolean> {
  const { acts, duty, gates, owner } = turn;
  // Begun by a worker that was killed, or left without an answer: a service that is not suspended is sent it once more.
  if (duty.suspended_at !== null && service.status === "Suspended") {
    await recordSuspended(acts, duty.id);
    return true;
  }
  const obstacle = await findObstacle(turn, service);
  if (obstacle !== undefined) {
    await recordNotSuspended(acts, duty.id, obstacle);
    return true;
  }
  if (!(await claimSuspension(acts, gates, duty.id, owner))) return false;
  try {
    const answer = await send(turn, service.serviceId);
    await (answer === "suspended" ? recordSuspended(acts, duty.id) : recordNotSuspended(acts, duty.id, answer));
  } catch (error) {
    const code = error instanceof AppError ? error.code : "internal.unexpected";
    if (code === "whmcs.outcome_unknown") await settleUnknown(turn, service.serviceId);
    else {
      await recordNotSuspended(acts, duty.id, code);
      throw code === "duty.interrupted" ? error : failed();
    }
  }
  return true;
}

async function findObstacle({ acts, whmcs }: Turn, service: Service): Promise<string | undefined> {
  return service.status === "Suspended"
    ? "already_suspended"
    : suspensionObstacle(await readGuards(whmcs, service, readMayGo(acts)));
}

/** Why a service is left alone, as a code. What the deletion itself would be asked about is not touched before it. Pure. */
export function suspensionObstacle({ sharedWith, productType }: HostingGuards): string | undefined {
  if (!endsNothingElse(productType)) return "product_type_needs_owner";
  return sharedWith.length > 0 ? "account_shared" : undefined;
}

async function send({ acts, duty, gates, owner, whmcs }: Turn, serviceId: number): Promise<"suspended" | "no_module"> {
  const lastLook = async (): Promise<void> => {
    if (!(await maySuspend(acts, gates, duty.id, owner))) throw interrupted();
  };
  return whmcs.moduleSuspend(serviceId, suspensionReason, lastLook);
}

/**
 * The answer was lost, the act perhaps not: WHMCS is asked, and only what it did not do is tried again. Whoever cannot look cannot
 * tell: then the claim stands, for a withdrawal to know of it, and the next look settles it.
 */
async function settleUnknown({ acts, duty, whmcs }: Turn, serviceId: number): Promise<void> {
  const now = await whmcs.service(serviceId).catch((error: unknown) => {
    if (error instanceof AppError) return undefined;
    throw error;
  });
  if (now?.status === "Suspended") return recordSuspended(acts, duty.id);
  if (now !== undefined) await recordNotSuspended(acts, duty.id, "whmcs.outcome_unknown");
  throw failed();
}

function failed(): RetryableError {
  return new RetryableError("deletion.suspension_failed");
}
