import { readDeletionFacts, type DeletionReading } from "../src/connectors/whmcs/facts.ts";
import {
  decideDeletion,
  type DeletionDecision,
  type DeletionDuty,
  type DeletionFacts,
} from "../src/domain/deletion.ts";
import { wasCalledOff } from "../src/domain/called-off.ts";
import { isStepSettled } from "../src/domain/duty.ts";
import { releasedReasons } from "../src/duties/hold.ts";
import { listCallOffs } from "../src/ledger/call-offs.ts";
import { lastTermination } from "../src/ledger/events.ts";
import { listObjects, listSteps } from "../src/ledger/steps.ts";
import type { Db, DutyRow, StepRow } from "../src/ledger/schema.ts";
import type { WorkerParts } from "./worker-parts.ts";

/** A decision and the fresh look it stands on. */
export interface DecidedDeletion {
  readonly decision: DeletionDecision;
  readonly facts: DeletionFacts;
  readonly service: DeletionReading["service"];
}

/** Looks at WHMCS and the ledger afresh and decides what a deletion owes; changes nothing. @throws as readDeletionFacts */
export async function readDecision(
  parts: Pick<WorkerParts, "acts" | "whmcs">,
  duty: DutyRow,
): Promise<DecidedDeletion> {
  const steps = await listSteps(parts.acts.ledger, duty.id);
  const endedByUs = await wasEndedByUs(parts.acts.ledger, duty, steps);
  return decideAfresh(parts, duty.service_id ?? 0, toDeletionDuty(duty, steps, endedByUs));
}

/** The same for a duty that need not be in the ledger. @throws as readDeletionFacts */
export async function decideAfresh(
  { acts, whmcs }: Pick<WorkerParts, "acts" | "whmcs">,
  serviceId: number,
  duty: DeletionDuty,
): Promise<DecidedDeletion> {
  const { clientId } = duty;
  const { timezone } = acts.policy;
  const { facts: read, service } = await readDeletionFacts(whmcs, serviceId, { clientId, timezone });
  const terminatedAt = await lastTermination(acts.ledger, serviceId);
  const terminatedSinceRequest =
    terminatedAt !== undefined && read.request !== undefined && terminatedAt > read.request.at.toISOString();
  const callOffs = await listCallOffs(acts.ledger, serviceId);
  // A termination told of since is more than the request that was called off.
  const calledOff =
    wasCalledOff(read.request ?? { at: duty.occurredAt }, callOffs) &&
    (terminatedAt === undefined || wasCalledOff({ at: new Date(terminatedAt) }, callOffs));
  const facts = { ...read, terminatedSinceRequest, calledOff };
  return { decision: decideDeletion(duty, facts, acts.policy, acts.clock.now()), facts, service };
}

/**
 * Whether this deletion, which stands on a request, set out to end the service in WHMCS itself and has something left to delete at
 * another system. What WHMCS had ended before was never set out for; what it ended by itself it tells.
 */
async function wasEndedByUs(ledger: Db, duty: DutyRow, steps: readonly StepRow[]): Promise<boolean> {
  const isLeft = steps.some((step) => step.action === "delete_hosting" && !isStepSettled(step.state));
  const toldByWhmcs = steps.some(({ state, reason }) => state === "done" && reason === "terminated_by_whmcs");
  if (duty.request_id === null || duty.origin === "closure" || !isLeft || toldByWhmcs) return false;
  for (const { id, action } of steps) {
    if (endsService.has(action) && (await listObjects(ledger, id)).length > 0) return true;
  }
  return false;
}

const endsService: ReadonlySet<string> = new Set(["terminate_hosting", "set_service_status"]);

function toDeletionDuty(duty: DutyRow, steps: readonly StepRow[], endedByUs: boolean): DeletionDuty {
  const hosting = steps.find((step) => step.action === "terminate_hosting");
  return {
    clientId: duty.client_id,
    origin: duty.origin,
    occurredAt: new Date(duty.occurred_at),
    openedAt: new Date(duty.created_at),
    requestId: duty.request_id,
    nextDueSeen: duty.next_due_seen,
    approvedAt: duty.approved_at === null ? null : new Date(duty.approved_at),
    approvedNow: duty.approval_now === 1,
    released: releasedReasons(duty),
    clockStands: duty.clock_stopped_at !== null,
    clockStoodMs: duty.clock_stopped_ms,
    endedByUs,
    terminatedAt: hosting?.state === "done" ? new Date(hosting.finished_at ?? duty.created_at) : null,
  };
}
