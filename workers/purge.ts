import { eraseActions, type EraseActionName } from "../src/connectors/whmcs/erase/actions.ts";
import { resolveSubject } from "../src/connectors/whmcs/find.ts";
import { addPeriod } from "../src/domain/calendar.ts";
import { PermanentError, UnsafeError } from "../src/domain/errors.ts";
import type { Outcome } from "../src/domain/outcome.ts";
import { planPurge } from "../src/domain/plan-purge.ts";
import type { PlannedStep } from "../src/domain/plan.ts";
import { beginDuty } from "../src/duties/begin-duty.ts";
import { askOwner, failDuty, finishDuty, waitDuty, withdrawByFacts } from "../src/duties/finish-duty.ts";
import { releasedReasons } from "../src/duties/hold.ts";
import { askForAddon, recordQuotesGone, recordVanished, settleKeptSteps } from "../src/duties/record-removals.ts";
import { scheduleDuty } from "../src/duties/schedule-duty.ts";
import { latestOfClient } from "../src/ledger/duties.ts";
import { documentsOfClient, documentsOfDuty } from "../src/ledger/retained-documents.ts";
import type { StepRow } from "../src/ledger/schema.ts";
import { listSteps } from "../src/ledger/steps.ts";
import { type PurgeReading, readForPurge } from "./client-documents.ts";
import { readHostingGone, refuseMissedDoor } from "./client-facts.ts";
import { purgeForms } from "./purge-forms.ts";
import { removeDocuments } from "./remove-documents.ts";
import { whyNotAgain } from "./replay-look.ts";
import { runSteps, stepLedger } from "./run-steps.ts";
import { withDuty, type Turn } from "./with-duty.ts";
import type { WorkerParts } from "./worker-parts.ts";

/**
 * Looks at one purge: after the owner's release the addon removes the documents on its list that may still go today, and an
 * anonymised account that keeps none is finished off. A purge of what ends by age elsewhere is that system's. Safe to run at any time and any number of times.
 */
export function purgeDocuments(parts: WorkerParts) {
  return (dutyId: string, stopping: AbortSignal): Promise<Date | undefined> => withDuty(parts, dutyId, stopping, look);
}

async function look(turn: Turn): Promise<void> {
  const { acts, gates, owner, duty, whmcs, door } = turn;
  if (duty.connector !== null) return purgeForms(turn, duty.connector);
  if (!releasedReasons(duty).has("documents_expired")) return askOwner(acts, duty.id, owner, "documents_expired");
  if ((await door.capabilities()) === undefined) {
    await refuseMissedDoor(acts);
    await askForAddon(acts, duty);
    const lookAgainAt = addPeriod(acts.clock.now(), "PT1H", acts.policy.timezone);
    return waitDuty(acts, duty.id, owner, "addon_door_absent", lookAgainAt);
  }
  const reading = await readForPurge(whmcs, door, duty.client_id);
  if (reading === undefined) return failDuty(acts, duty.id, owner, "whmcs.client_not_found");
  const objection = duty.replay_of === null ? undefined : await whyNotAgain(turn);
  if (objection !== undefined) return withdrawByFacts(acts, duty.id, owner, objection);
  await recordVanished(acts, duty, reading.documents);
  const plan = await planOf(turn, reading);
  if (plan.length === 0 && duty.started_at === null) {
    return withdrawByFacts(acts, duty.id, owner, "nothing_expired");
  }
  const listedAt = new Date(duty.occurred_at);
  const due = await scheduleDuty(acts, duty.id, owner, { dueAt: listedAt, startAt: listedAt }, plan);
  if (due !== "due" || !(await beginDuty(acts, gates, duty.id, owner))) return;
  if (!(await runSteps(turn, (step) => performStep(turn, step)))) return;
  await settleKeptSteps(acts, duty);
  await finishDuty(acts, duty.id, owner);
}

/** The plan by a fresh look. Whether the account is finished off is asked again before each step that does so. */
async function planOf({ acts, duty }: Turn, reading: PurgeReading): Promise<readonly PlannedStep[]> {
  const listed = await documentsOfDuty(acts.ledger, duty.id, duty.client_id, ["expired"]);
  const quotes = listed.filter(({ kind }) => kind === "quote").length;
  const onList = new Set(listed.map(({ kind, document_id }) => `${kind}:${document_id}`));
  const staying = reading.documents.filter(({ kind, id }) => !onList.has(`${kind}:${id}`)).length + reading.unfiled;
  const rows = await documentsOfClient(acts.ledger, duty.client_id);
  const otherQuotes = rows.filter(
    ({ kind, state, document_id }) => kind === "quote" && state !== "removed" && !onList.has(`quote:${document_id}`),
  );
  const finishesOff = reading.isClosed && staying + otherQuotes.length === 0 && (await wasAnonymised({ acts, duty }));
  return planPurge({ documents: listed.length - quotes, quotes, finishesOff, contacts: reading.contacts });
}

async function wasAnonymised({ acts, duty }: Pick<Turn, "acts" | "duty">): Promise<boolean> {
  return (await latestOfClient(acts.ledger, duty.client_id, "anonymization"))?.state === "completed";
}

async function performStep(turn: Turn, step: StepRow): Promise<Outcome> {
  if (step.action === "remove_documents") return removeDocuments(turn, step);
  const { acts, door, duty, whmcs } = turn;
  const reading = await readForPurge(whmcs, door, duty.client_id);
  const subject = await resolveSubject(whmcs, duty.client_id);
  if (reading === undefined || subject === undefined) throw new PermanentError("whmcs.client_not_found");
  // Opened again since: what there is of it now is a client's own.
  if (!reading.isClosed || !(await wasAnonymised(turn))) throw new UnsafeError("purge.facts_changed");
  if (step.action !== "delete_quotes") {
    const obstacle = await whatStays(turn, reading);
    if (obstacle !== undefined) return obstacle;
  }
  const outcome = await eraseActions[step.action as EraseActionName]({
    ...stepLedger(turn, step.id),
    api: whmcs,
    door,
    subject,
    clock: acts.clock,
    policy: acts.policy,
    hostingGone: await readHostingGone(acts, duty.client_id),
    keepsInvoices: false,
    released: releasedReasons(duty),
  });
  if (step.action === "delete_quotes") await recordQuotesGone(acts, duty);
  return outcome;
}

/**
 * How a step that finishes the account off ends while a document stays: it waits for the person who was asked about it, and
 * leaves the account reduced where that one has answered or it came meanwhile.
 */
async function whatStays({ acts, duty }: Turn, reading: PurgeReading): Promise<Outcome | undefined> {
  const isAsked = (await listSteps(acts.ledger, duty.id)).some(({ state }) => state === "manual");
  if (isAsked) return { kind: "waiting", reason: "documents_refused" };
  const staying = reading.documents.length + reading.unfiled;
  return staying === 0 ? undefined : { kind: "retained", reason: "bookkeeping", count: staying };
}
