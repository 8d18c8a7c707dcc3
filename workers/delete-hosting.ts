import type { WhmcsDoor } from "../src/connectors/whmcs/door/door.ts";
import type { Subject } from "../src/connectors/connector.ts";
import { eraseActions } from "../src/connectors/whmcs/erase/actions.ts";
import { countUnpaidInvoices, readHostingEnd, type HostingEnd } from "../src/connectors/whmcs/hosting-facts.ts";
import type { Service } from "../src/connectors/whmcs/records.ts";
import { saysEnded, type DeletionFacts } from "../src/domain/deletion.ts";
import { isElsewhere } from "../src/domain/duty.ts";
import { AppError, RetryableError } from "../src/domain/errors.ts";
import type { Outcome } from "../src/domain/outcome.ts";
import { lastCopyGoneAt, planDeletion } from "../src/domain/plan-deletion.ts";
import { act } from "../src/duties/act.ts";
import { dataBackFirst } from "../src/duties/data-first.ts";
import { releasedReasons } from "../src/duties/hold.ts";
import { beginDuty } from "../src/duties/begin-duty.ts";
import { askOwner, finishDuty, lookAgain, waitDuty, withdrawByFacts } from "../src/duties/finish-duty.ts";
import { followService } from "../src/duties/follow-merge.ts";
import { recordReactivation } from "../src/duties/hosting-terminated.ts";
import { scheduleDuty } from "../src/duties/schedule-duty.ts";
import { endProductAddon, openTask } from "../src/duties/tasks.ts";
import { findDuty } from "../src/ledger/duties.ts";
import { listSteps, moveStep } from "../src/ledger/steps.ts";
import { findTaskOf } from "../src/ledger/tasks.ts";
import type { DutyRow, StepRow } from "../src/ledger/schema.ts";
import { tellDueDate, whileReleased } from "./brake.ts";
import { readDecision } from "./decide-deletion.ts";
import { replayDeletion } from "./replay-deletion.ts";
import { concernsOthers, demandNoneCame, type KnownNow, openKnownSubject } from "./known-subject.ts";
import { eraseElsewhere } from "./processor-steps.ts";
import { runSteps, stepLedger } from "./run-steps.ts";
import { readMayGo, wasEndedWithAnother } from "./shared-account.ts";
import { suspendHosting, suspensionAt } from "./suspend-hosting.ts";
import { interrupted, withDuty, type Turn } from "./with-duty.ts";
import type { WorkerParts } from "./worker-parts.ts";

/**
 * Looks at one deletion: reads afresh what WHMCS says of the service, decides, and carries it out when it is due.
 * Safe to run at any time and any number of times.
 */
export function deleteHosting(parts: WorkerParts) {
  return (dutyId: string, stopping: AbortSignal): Promise<Date | undefined> => withDuty(parts, dutyId, stopping, look);
}

async function look(turn: Turn): Promise<void> {
  const { acts, owner, duty } = turn;
  if (duty.replay_of !== null) {
    return replayDeletion(turn, (step) => performStep(turn, step, { subject: subjectOf(duty) }));
  }
  const { decision, facts, service } = await readDecision(turn, duty);
  const hasMoved = service !== undefined && service.clientId !== duty.client_id;
  if (hasMoved && (await followService(acts, duty.id, owner, service.clientId))) return;
  switch (decision.kind) {
    case "look_again":
      return lookAgain(acts, duty.id, owner, decision.at);
    case "withdraw":
      return withdrawByFacts(acts, duty.id, owner, decision.reason);
    case "ask":
      return askOwner(acts, duty.id, owner, decision.reason);
    case "stand_still":
      return waitDuty(acts, duty.id, owner, dataBackFirst, null);
    case "leave_task":
      return leaveTask(turn);
    case "schedule": {
      if (service !== undefined && !saysEnded(service.status)) await recordReactivation(acts, duty.id);
      const schedule = {
        dueAt: decision.dueAt,
        startAt: decision.startAt,
        earlierAt: await suspensionAt(acts, duty, service, decision),
        seen: seenOf(facts, decision.effectiveAt, duty),
      };
      const end = service === undefined ? undefined : await readHostingEnd(turn.whmcs, service);
      const plan = planDeletion(end ?? { productId: 0 }, acts.policy, acts.connected);
      const scheduling = await scheduleDuty(acts, duty.id, owner, schedule, plan);
      if (scheduling === "due") return carryOut(turn, service, end);
      if (scheduling === "lost") return;
      // WHMCS itself acts on requests alone: of what ends without one there is nothing to hold back by date.
      if (facts.request !== undefined) await tellDueDate(turn, decision.dueAt);
      if (scheduling === "early" && service !== undefined) {
        await lookAgain(acts, duty.id, owner, await suspendHosting(turn, service, decision));
      }
    }
  }
}

async function carryOut(turn: Turn, service: Service | undefined, end: HostingEnd | undefined): Promise<void> {
  const { acts, gates, owner, duty } = turn;
  if (!(await beginDuty(acts, gates, duty.id, owner))) return;
  // Before the module call, with which WHMCS may end them by name without ending what they have on a server.
  if (end?.addonsMayHaveServers === true) await askOnce(turn, endProductAddon);
  const plain = subjectOf(duty);
  const known = (await concernsOthers(turn)) ? await openKnownSubject(turn, plain) : { subject: plain };
  const finished = await runSteps(turn, (step) => performStep(turn, step, known));
  if (!finished) return;
  if (service !== undefined) {
    await recordTail(turn, service);
    await listUnpaidInvoices(turn, service);
  }
  await finishDuty(acts, duty.id, owner);
}

/** WHMCS tells of a termination of its own by ids alone: for how long the server's backups hold it, its product says. */
async function recordTail({ acts, duty }: Turn, { productId }: Service): Promise<void> {
  const steps = await listSteps(acts.ledger, duty.id);
  const told = steps.find((step) => step.reason === "terminated_by_whmcs" && step.gone_at === null);
  if (told === undefined || told.finished_at === null) return;
  const goneAt = lastCopyGoneAt(acts.policy, productId, new Date(told.finished_at));
  if (goneAt === undefined) return;
  await act(acts, async (work) => {
    await moveStep(work.tx, told.id, ["done"], { gone_at: goneAt.toISOString() });
  });
}

/**
 * What still asks money for the ended service is the owner's to decide on; nothing waits for that. A look that fails for good
 * keeps no deletion from ending.
 */
async function listUnpaidInvoices(turn: Turn, service: Service): Promise<void> {
  const unpaid = await countUnpaidInvoices(turn.whmcs, service).catch((error: unknown) => {
    if (error instanceof AppError && error.retry !== "later") return 0;
    throw error;
  });
  if (unpaid > 0) await askOnce(turn, "unpaid_invoices_of_ended_service");
}

/** Opens a task that no step waits for, once for this deletion: what a person has done is not asked again. */
async function askOnce({ acts, duty }: Turn, code: string): Promise<void> {
  await act(acts, async (work) => {
    if ((await findTaskOf(work.tx, duty.id, code)) !== undefined) return;
    await openTask(work, { code, clientId: duty.client_id, serviceId: duty.service_id, dutyId: duty.id }, "system");
  });
}

/**
 * The last look before the module call. WHMCS tells nobody that a request was taken back, so it is asked again when everything else
 * is done; what it says then is decided on by the next look.
 */
async function demandStillOwed(turn: Turn): Promise<void> {
  const { acts, duty } = turn;
  const now = await findDuty(acts.ledger, duty.id);
  if (now === undefined) throw interrupted();
  const { decision } = await readDecision(turn, now);
  const isOwed = decision.kind === "schedule" && decision.startAt <= acts.clock.now();
  if (!isOwed) throw new RetryableError("deletion.reconsidered");
}

/** WHMCS's own steps ask for no more than the ids. */
function subjectOf({ client_id: clientId, service_id: serviceId }: DutyRow): Subject {
  return { clientId, emails: [], domains: [], usernames: [], serviceIds: [serviceId ?? 0] };
}

function performStep(turn: Turn, step: StepRow, known: KnownNow): Promise<Outcome> {
  const { acts, duty, whmcs } = turn;
  const serviceId = duty.service_id ?? 0;
  if (isElsewhere(step)) {
    return eraseElsewhere(turn, step, {
      known,
      scope: { of: "service", serviceId },
      byHand: "delete_hosting_by_hand",
      stillOwed: async () => {
        await demandStillOwed(turn);
        await demandNoneCame(turn, known.subject, serviceId);
      },
    });
  }
  const carryOutStep = (door: WhmcsDoor): Promise<Outcome> =>
    eraseActions[step.action as keyof typeof eraseActions]({
      ...stepLedger(turn, step.id),
      api: whmcs,
      door,
      subject: subjectOf(duty),
      clock: acts.clock,
      policy: acts.policy,
      serviceId,
      hostingGone: () => false,
      mayGo: readMayGo(acts),
      endedWithAnother: (service) => wasEndedWithAnother(acts, whmcs, duty, service),
      keepsInvoices: true,
      released: releasedReasons(duty),
      stillOwed: () => demandStillOwed(turn),
    });
  return step.action === "terminate_hosting" ? whileReleased(turn, carryOutStep) : carryOutStep(turn.door);
}

/** The row is gone in WHMCS, its data perhaps not: a person must look, and the duty waits for that word. */
async function leaveTask({ acts, owner, duty }: Turn): Promise<void> {
  await act(acts, (work) =>
    openTask(
      work,
      {
        code: "service_deleted_check_processors",
        clientId: duty.client_id,
        serviceId: duty.service_id,
        dutyId: duty.id,
      },
      "system",
    ),
  );
  await waitDuty(acts, duty.id, owner, "service_deleted", null);
}

// What was approved was another request.
const noApproval = { approved_at: null, approval_channel: null, approval_received_on: null, approval_now: 0 };

/** What a request made anew changes for good: the clock counts from it, and an older approval was not given for it. */
function startOver(duty: DutyRow, { request }: DeletionFacts) {
  if (request === undefined || duty.request_id === null || duty.request_id === request.id) return {};
  const at = request.at.toISOString();
  const approvalStands = duty.approved_at !== null && duty.approved_at >= at;
  return { occurred_at: duty.occurred_at > at ? duty.occurred_at : at, ...(approvalStands ? {} : noApproval) };
}

function seenOf(facts: DeletionFacts, effectiveAt: Date, duty: DutyRow) {
  const sameRequest = duty.request_id === (facts.request?.id ?? null);
  return {
    effective_at: effectiveAt.toISOString(),
    request_id: facts.request?.id ?? duty.request_id,
    requested_at: facts.request?.at.toISOString() ?? duty.requested_at,
    cancellation_type: facts.request?.type ?? duty.cancellation_type,
    next_due_seen: (sameRequest ? duty.next_due_seen : null) ?? facts.service?.nextDueDate ?? null,
    ...startOver(duty, facts),
  };
}
