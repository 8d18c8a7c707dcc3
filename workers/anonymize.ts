import { eraseActions } from "../src/connectors/whmcs/erase/actions.ts";
import { readMails } from "../src/connectors/whmcs/live-settings.ts";
import type { WhmcsDoor } from "../src/connectors/whmcs/door/door.ts";
import { findBlockers } from "../src/domain/blockers.ts";
import { wasCalledOff } from "../src/domain/called-off.ts";
import { addPeriod, dueAt, startAt } from "../src/domain/calendar.ts";
import { isElsewhere } from "../src/domain/duty.ts";
import type { Outcome } from "../src/domain/outcome.ts";
import { toLanguage } from "../src/domain/language.ts";
import { type AnonymizationFacts, planAnonymization } from "../src/domain/plan-anonymization.ts";
import type { PlannedStep } from "../src/domain/plan.ts";
import { mayOutlastAccount } from "../src/domain/plan-deletion.ts";
import { planReplay } from "../src/domain/replay.ts";
import { act, type ActContext, type Work } from "../src/duties/act.ts";
import { beginDuty } from "../src/duties/begin-duty.ts";
import { tellReopened } from "../src/duties/client-reopened.ts";
import { clientAnonymised, destroyPackagesOf } from "../src/duties/destroy-packages.ts";
import { failDuty, finishDuty, waitDuty, withdrawByFacts } from "../src/duties/finish-duty.ts";
import { lookAnew, releasedReasons } from "../src/duties/hold.ts";
import { openDuty } from "../src/duties/open-duty.ts";
import { recordPlan } from "../src/duties/record-plan.ts";
import { scheduleDuty, type Schedule } from "../src/duties/schedule-duty.ts";
import { listCallOffs } from "../src/ledger/call-offs.ts";
import { findDuty, openDutiesOfClient, updateDuty } from "../src/ledger/duties.ts";
import { isMailKnown, rememberMails } from "../src/ledger/live-memory.ts";
import type { StepRow } from "../src/ledger/schema.ts";
import { listSteps } from "../src/ledger/steps.ts";
import { fileWhatStays } from "./client-documents.ts";
import { findDoor, readClientFacts, refuseMissedDoor, type HostingGone } from "./client-facts.ts";
import { freezeBooks, recordBooks, verifyBooks } from "./keep-books.ts";
import { whyNotAgain } from "./replay-look.ts";
import { stayingClient } from "../src/ledger/events.ts";
import { type KnownNow, openKnownSubject } from "./known-subject.ts";
import { eraseElsewhere } from "./processor-steps.ts";
import { runSteps, stepLedger } from "./run-steps.ts";
import { askForLetter, sendLetter } from "./send-letter.ts";
import { withDuty, type Turn } from "./with-duty.ts";
import type { WorkerParts } from "./worker-parts.ts";

type ClientFacts = NonNullable<Awaited<ReturnType<typeof readClientFacts>>>;

/**
 * Looks at one anonymisation: opens the deletions it waits for, and once due, confirmed and unblocked carries it out
 * (GDPR Art. 17). Safe to run at any time and any number of times.
 */
export function anonymizeAccount(parts: WorkerParts) {
  return (dutyId: string, stopping: AbortSignal): Promise<Date | undefined> => withDuty(parts, dutyId, stopping, look);
}

async function look(turn: Turn): Promise<void> {
  const { acts, owner, duty } = turn;
  const facts = await readClientFacts(acts, turn.whmcs, duty.client_id, await doorFor(turn));
  if (facts === undefined) return missingClient(turn);
  const isReplay = duty.replay_of !== null;
  const objection = isReplay ? await whyNotAgain(turn) : undefined;
  if (objection !== undefined) return withdrawByFacts(acts, duty.id, owner, objection);
  await rememberLanguage(turn, facts.client);
  // A closure that was undone owes nothing; what has begun is finished, because half an identity helps nobody.
  const reopened = duty.origin !== "owner" && facts.client.status !== "Closed";
  if (reopened && duty.started_at === null) return withdrawByFacts(acts, duty.id, owner, "client_not_closed");
  // A restore brings back what WHMCS said before, which nobody reopened.
  if (reopened && !isReplay) await act(acts, (work) => tellReopened(work, duty));
  if (duty.origin !== "owner") await openDeletions(turn, facts);

  const plan = planOf(turn, facts.facts);
  const keptUntil = plan.find((step) => step.action === "keep_printed_identity")?.retainedUntil;
  if ((await scheduleDuty(acts, duty.id, owner, scheduleOf(turn), plan)) !== "due") return;
  const obstacle = await findObstacle(turn, facts);
  if (obstacle !== undefined) {
    const lookAgainAt = addPeriod(acts.clock.now(), "PT1H", acts.policy.timezone);
    return waitDuty(acts, duty.id, owner, obstacle, lookAgainAt);
  }
  if (duty.started_at === null && !isReplay && (await findMailRefused(turn))) {
    await recordPlan(acts, duty.id, planOf(turn, { ...facts.facts, mailRefused: true }));
  }
  await carryOut(turn, facts, keptUntil);
}

function planOf({ acts, duty }: Turn, facts: AnonymizationFacts): readonly PlannedStep[] {
  const whole = planAnonymization(facts, acts.policy, acts.connected, acts.clock.now());
  return duty.replay_of === null ? whole : planReplay(whole);
}

/** Nothing begins that would stop in the middle for want of a permission: the letter goes when much is erased already. */
async function findMailRefused({ acts, gates, whmcs }: Turn): Promise<boolean> {
  if (gates.mode() !== "live" || (await isMailKnown(acts.ledger))) return false; // the plan has it already
  const mails = await readMails(whmcs);
  if (mails !== "unknown") await rememberMails(acts.ledger, mails, acts.clock.now());
  return mails === "off";
}

/** WHMCS knows no such client: it went into another, whose data it now is, or the owner must look. */
async function missingClient({ acts, owner, duty }: Turn): Promise<void> {
  const wasMerged = (await stayingClient(acts.ledger, duty.client_id)) !== duty.client_id;
  if (wasMerged && duty.started_at === null) return withdrawByFacts(acts, duty.id, owner, "client_merged");
  return failDuty(acts, duty.id, owner, "whmcs.client_not_found");
}

/**
 * What was planned with the addon stays so: a door that is gone since, for a day, leaves a task, never a step that nobody
 * misses.
 */
async function doorFor({ acts, door, duty }: Turn): Promise<WhmcsDoor | undefined> {
  const steps = await listSteps(acts.ledger, duty.id);
  const isPlanned = steps.some(({ action, state }) => action === "scrub_logs" && state !== "skipped");
  return isPlanned ? door : findDoor(acts, door);
}

/** Once: in which language the client is written to must not change with what is erased. */
async function rememberLanguage({ acts, duty }: Turn, client: ClientFacts["client"]): Promise<void> {
  if (duty.language !== null) return;
  const language = toLanguage(client.language, acts.policy.languages);
  await act(acts, (work) => updateDuty(work.tx, duty.id, { language }));
}

/** A closure counts from its event; the owner's own call is due when it is confirmed. */
function scheduleOf({ acts, duty }: Turn): Schedule {
  const { accountClosure, hostingDeletion, timezone } = acts.policy;
  const occurredAt = new Date(duty.occurred_at);
  if (duty.origin === "owner") return { dueAt: occurredAt, startAt: occurredAt };
  const due = dueAt(occurredAt, accountClosure.gracePeriod, timezone);
  return { dueAt: due, startAt: startAt(due, accountClosure.gracePeriod, hostingDeletion.startBefore) };
}

/** What the due duty still waits for, as a code; undefined when it may begin. */
async function findObstacle({ acts, duty }: Turn, facts: ClientFacts): Promise<string | undefined> {
  // Half an identity helps nobody, so what began goes on; but never over hosting that lives again.
  const isHosted = facts.services.some((service) => !facts.hostingGone(service));
  // What is erased again after a restore was unblocked and confirmed the first time.
  if (duty.started_at !== null || duty.replay_of !== null) return isHosted ? "blocked" : undefined;
  if (await hasOpenDeletion(acts, duty.client_id)) return "deletions_open";
  const confirmed = (await findDuty(acts.ledger, duty.id))?.confirmed_at ?? null;
  if (acts.policy.accountClosure.ownerConfirms && confirmed === null) return "owner_confirmation";
  return findBlockers(facts.blockerFacts, duty.forced === 1).length > 0 ? "blocked" : undefined;
}

/** One of which only a person's look elsewhere is left is none: the account's data must not wait for that. */
async function hasOpenDeletion({ ledger }: ActContext, clientId: number): Promise<boolean> {
  for (const deletion of await openDutiesOfClient(ledger, clientId, ["deletion"])) {
    const steps = await listSteps(ledger, deletion.id);
    if (deletion.started_at === null || deletion.state !== "waiting" || !steps.every(mayOutlastAccount)) return true;
  }
  return false;
}

/** A closed client's services get deletions of their own (contract section 3, client.closed). */
async function openDeletions({ acts, duty }: Turn, { services, hostingGone }: ClientFacts): Promise<void> {
  const remaining: { readonly serviceId: number }[] = [];
  for (const service of services) {
    if (hostingGone(service)) continue;
    // What the owner or the client called off stays off; the service then stands among the blockers.
    const callOffs = await listCallOffs(acts.ledger, service.serviceId);
    if (!wasCalledOff({ at: new Date(duty.created_at) }, callOffs)) remaining.push(service);
  }
  if (remaining.length === 0) return;
  await act(acts, async (work) => {
    for (const { serviceId } of remaining) {
      const { id, created } = await openDuty(work, {
        kind: "deletion",
        clientId: duty.client_id,
        serviceId,
        origin: "closure",
        occurredAt: new Date(duty.occurred_at),
        actor: "system",
      });
      if (!created) await followClosure(work, id, duty.occurred_at);
    }
  });
}

/** A closing told of again counts from its own instant, and so does what it alone opened. */
async function followClosure(work: Work, id: string, closedAt: string): Promise<void> {
  const deletion = await findDuty(work.tx, id);
  const isOfClosure = deletion?.origin === "closure" && deletion.started_at === null;
  if (!isOfClosure || deletion.occurred_at >= closedAt) return;
  await updateDuty(work.tx, id, { occurred_at: closedAt });
  await lookAnew(work, deletion);
}

/** @param keptUntil until when what invoices print must stay, as the fresh look has it; undefined: nothing must */
async function carryOut(turn: Turn, facts: ClientFacts, keptUntil: string | undefined): Promise<void> {
  const { acts, gates, owner, duty } = turn;
  if (!(await beginDuty(acts, gates, duty.id, owner))) return;
  const known = await openKnownSubject(turn, facts.subject);
  await askForLetter(turn, facts.client.email);
  const finished = await runSteps(turn, (step) => performStep(turn, step, known, facts.hostingGone, keptUntil));
  if (!finished) return;
  // Again: a package may have been made while the anonymisation waited in the middle for somebody.
  await destroyPackages(turn);
  await fileWhatStays(turn, facts.acceptedQuotes);
  // Who it was about stays sealed until the last look for what is left (workers/check-absence.ts).
  await finishDuty(acts, duty.id, owner);
}

/** @returns how many packages there were, those that were being made included */
async function destroyPackages({ acts, duty, log, packages }: Turn): Promise<number> {
  const destroyed = await destroyPackagesOf(acts, duty.client_id, packages);
  for (const dutyId of destroyed.endedExports) {
    log.error("duty.failed", { dutyId, kind: "export", code: clientAnonymised });
  }
  return destroyed.packages + destroyed.endedExports.length;
}

/** What erases nothing, but keeps the books and writes to the client, by the name a plan gives it. Safe to run twice. */
export const clericalActions: Readonly<Record<string, (turn: Turn, step: StepRow) => Promise<Outcome>>> = {
  record_books: recordBooks,
  freeze_invoices: freezeBooks,
  send_letter: sendLetter,
  verify_books: verifyBooks,
};

async function performStep(
  turn: Turn,
  step: StepRow,
  known: KnownNow,
  hostingGone: HostingGone,
  retainedUntil: string | undefined,
): Promise<Outcome> {
  const { acts, door, duty, whmcs } = turn;
  if (step.connector === "packages") {
    const count = await destroyPackages(turn);
    return count === 0 ? { kind: "nothing_found" } : { kind: "done", count };
  }
  if (isElsewhere(step)) {
    return eraseElsewhere(turn, step, { known, scope: { of: "client" }, byHand: "erase_client_by_hand" });
  }
  const clerical = clericalActions[step.action];
  if (clerical !== undefined) return clerical(turn, step);
  // A document that came under retention since the step was planned keeps what it prints.
  const action = step.action === "anonymise_profile" && retainedUntil !== undefined ? "reduce_profile" : step.action;
  const outcome = await eraseActions[action as keyof typeof eraseActions]({
    ...stepLedger(turn, step.id),
    api: whmcs,
    door,
    subject: known.subject,
    clock: acts.clock,
    policy: acts.policy,
    hostingGone,
    keepsInvoices: retainedUntil !== undefined,
    ...(retainedUntil !== undefined && { retainedUntil }),
    released: releasedReasons(duty),
  });
  if (outcome.kind === "manual" && outcome.reason === "scrub_by_hand") await refuseMissedDoor(acts);
  return outcome;
}
