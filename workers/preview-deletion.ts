import { endsNothingElse } from "../src/connectors/whmcs/erase/hosting.ts";
import { readHostingEnd } from "../src/connectors/whmcs/hosting-facts.ts";
import { readGuards, type HostingGuards } from "../src/connectors/whmcs/hosting-guards.ts";
import type { WhmcsApi } from "../src/connectors/whmcs/api.ts";
import { saysEnded, type DeletionDecision, type DeletionDuty } from "../src/domain/deletion.ts";
import type { OwnStopReason } from "../src/domain/duty.ts";
import type { Service } from "../src/connectors/whmcs/records.ts";
import type { DeletionConflict, DeletionPreview } from "../src/domain/plan.ts";
import { planDeletion } from "../src/domain/plan-deletion.ts";
import type { ActContext } from "../src/duties/act.ts";
import { releasedReasons } from "../src/duties/hold.ts";
import { latestDeletion } from "../src/ledger/duties.ts";
import { listSteps } from "../src/ledger/steps.ts";
import { readMayGo } from "./shared-account.ts";
import { plannedSuspension, suspensionObstacle } from "./suspend-hosting.ts";
import { decideAfresh, readDecision, type DecidedDeletion } from "./decide-deletion.ts";

/**
 * Looks at WHMCS and the ledger afresh and tells what a deletion of this service's hosting would do; changes nothing. An open
 * deletion's own dates are told, else those that the owner's asking now would give it.
 * @returns undefined: WHMCS has no such service @throws as readDeletionFacts
 */
export async function previewDeletion(
  acts: ActContext,
  whmcs: WhmcsApi,
  serviceId: number,
): Promise<DeletionPreview | undefined> {
  const newest = await latestDeletion(acts.ledger, serviceId);
  const open = newest !== undefined && newest.open_key !== null ? newest : undefined;
  const decided =
    open === undefined ? await decideAsked(acts, whmcs, serviceId) : await readDecision({ acts, whmcs }, open);
  if (decided?.service === undefined) return undefined;
  const { decision, service } = decided;
  const steps = planDeletion(await readHostingEnd(whmcs, service), acts.policy, acts.connected);
  const recorded = open === undefined ? [] : await listSteps(acts.ledger, open.id);
  const isHosted =
    steps.some(({ action }) => action === "terminate_hosting") &&
    !recorded.some(({ action, state }) => action === "terminate_hosting" && state === "done");
  const released = open === undefined ? new Set<string>() : releasedReasons(open);
  const guards = isHosted ? await readGuards(whmcs, service, readMayGo(acts)) : undefined;
  const isSuspendedByUs = open !== undefined && open.suspended_at !== null;
  const maySuspend = isSuspendedByUs || (guards !== undefined && canSuspend(service, guards));
  return {
    clientId: service.clientId,
    cancelled: saysCancelled(decision),
    dates:
      decision.kind === "schedule"
        ? { ...decision, suspendAt: maySuspend ? plannedSuspension(acts.policy, service, decision) : undefined }
        : undefined,
    steps,
    conflicts: [
      ...(decision.kind === "ask" ? [{ code: decision.reason }] : []),
      ...(guards === undefined ? [] : hostingConflicts(service.status, guards, released)),
    ],
  };
}

/** What the owner's asking for a deletion would meet now; undefined: WHMCS has no such service. @throws as readDeletionFacts */
export async function decideAsked(
  acts: ActContext,
  whmcs: WhmcsApi,
  serviceId: number,
): Promise<DecidedDeletion | undefined> {
  const service = await whmcs.service(serviceId);
  return service === undefined ? undefined : decideAfresh({ acts, whmcs }, serviceId, askedNow(acts, service.clientId));
}

/** Whether WHMCS says cancelled; that is so too while the clock stands by the client's choice. */
export function saysCancelled({ kind }: DeletionDecision): boolean {
  return kind === "schedule" || kind === "stand_still";
}

/** The duty as it would be opened. */
function askedNow({ clock }: ActContext, clientId: number): DeletionDuty {
  const now = clock.now();
  return {
    clientId,
    origin: "owner",
    occurredAt: now,
    openedAt: now,
    requestId: null,
    nextDueSeen: null,
    approvedAt: null,
    approvedNow: false,
    released: new Set(),
    terminatedAt: null,
    endedByUs: false,
    clockStands: false,
    clockStoodMs: 0,
  };
}

/** Whether the worker would suspend the service as it stands. Without a server there is nothing that it surely can do it at. */
function canSuspend({ status, serverId }: Service, guards: HostingGuards): boolean {
  return status !== "Suspended" && serverId !== undefined && suspensionObstacle(guards) === undefined;
}

/** A shared account is left alone whatever the owner says; the other questions are answered by a release. */
function hostingConflicts(
  status: string,
  { sharedWith, productType }: HostingGuards,
  released: ReadonlySet<string>,
): readonly DeletionConflict[] {
  const asked: OwnStopReason[] = [];
  if (saysEnded(status)) asked.push(status === "Terminated" ? "already_terminated" : "already_cancelled");
  if (!endsNothingElse(productType)) asked.push("product_type_needs_owner");
  return [
    ...asked.filter((code) => !released.has(code)).map((code) => ({ code })),
    ...(sharedWith.length === 0 ? [] : [{ code: "account_shared", sharedWith } as const]),
  ];
}
