import { resolveKnownSubject } from "../src/connectors/whmcs/elsewhere.ts";
import { isPlaceholderEmail } from "../src/connectors/whmcs/erase/placeholders.ts";
import type { Client } from "../src/connectors/whmcs/records.ts";
import type { KnownSubject } from "../src/connectors/processor.ts";
import { PermanentError } from "../src/domain/errors.ts";
import { planRectification } from "../src/domain/rectification.ts";
import type { PlannedStep } from "../src/domain/plan.ts";
import { act } from "../src/duties/act.ts";
import { beginDuty } from "../src/duties/begin-duty.ts";
import { clientAnonymised } from "../src/duties/destroy-packages.ts";
import { finishDuty, withdrawByFacts } from "../src/duties/finish-duty.ts";
import { recordPlan } from "../src/duties/record-plan.ts";
import { rectifyChangedSince } from "../src/duties/rectify-soon.ts";
import { listDetailChanges, oweAgain, type TakenUpChange } from "../src/ledger/detail-changes.ts";
import { isBeingAnonymized } from "../src/ledger/duties.ts";
import { rectifyAt, type Correction } from "./rectify-at.ts";
import { runSteps } from "./run-steps.ts";
import { withDuty, type Turn } from "./with-duty.ts";
import type { WorkerParts } from "./worker-parts.ts";

/**
 * Carries a changed profile to the processors in use (GDPR Art. 16 and 19). A recipient without a connector is a person's
 * task; with no processor in use there is nothing to carry. What changes while it is carried is carried again. Safe to run at
 * any time and any number of times.
 */
export function rectifyClient(parts: WorkerParts) {
  return (dutyId: string, stopping: AbortSignal): Promise<Date | undefined> => withDuty(parts, dutyId, stopping, look);
}

async function look(turn: Turn): Promise<void> {
  const { acts, gates, owner, duty } = turn;
  const readSince = acts.clock.now();
  const changes = await changesOf(turn);
  await carryNews(turn, changes);
  const plan = planRectification(acts.policy, useOf(turn), gates.mode() === "dry_run");
  await recordPlan(acts, duty.id, plan);
  const correction = await readCorrection(turn, plan, changes);
  if (correction === "anonymised") return withdrawByFacts(acts, duty.id, owner, clientAnonymised);
  if (!(await beginDuty(acts, gates, duty.id, owner))) return;
  const finished = await runSteps(turn, (step) => rectifyAt(turn, step, correction));
  if (!finished) return;
  await finishDuty(acts, duty.id, owner);
  // What came after the look found this duty open, and waits for nobody else.
  await rectifyChangedSince(acts, duty.client_id, readSince);
}

function changesOf({ acts, duty }: Turn): Promise<readonly TakenUpChange[]> {
  const since = duty.occurred_at < duty.created_at ? duty.occurred_at : duty.created_at;
  return listDetailChanges(acts.ledger, duty.client_id, since);
}

/** What was carried before the client changed once more is carried again. */
async function carryNews({ acts, duty }: Turn, changes: readonly TakenUpChange[]): Promise<void> {
  const latest = changes.at(-1);
  if (latest !== undefined) await act(acts, (work) => oweAgain(work.tx, duty.id, latest.at));
}

function useOf({ processors }: Turn) {
  return (name: string) => {
    const processor = processors.get(name);
    if (processor === undefined) return undefined;
    return processor.rectify === undefined ? "holds_no_details" : "corrects";
  };
}

/** What there is to carry, where a connector carries it; never what an anonymisation wrote over it. */
async function readCorrection(
  turn: Turn,
  plan: readonly PlannedStep[],
  changes: readonly TakenUpChange[],
): Promise<Correction | "anonymised" | undefined> {
  const { acts, duty, processors, whmcs } = turn;
  if (!plan.some(({ connector, state }) => state === "pending" && processors.get(connector) !== undefined)) return;
  const client = await whmcs.client(duty.client_id);
  if (client === undefined) throw new PermanentError("whmcs.client_not_found");
  const isErased = isPlaceholderEmail(client.email) || (await isBeingAnonymized(acts.ledger, duty.client_id));
  if (isErased) return "anonymised";
  return { changes, profile: profileOf(client), subject: await knownSubject(turn) };
}

async function knownSubject({ duty, whmcs }: Turn): Promise<KnownSubject> {
  const subject = await resolveKnownSubject(whmcs, duty.client_id);
  if (subject === undefined) throw new PermanentError("whmcs.client_not_found");
  return subject;
}

/** The details that are carried elsewhere, of all that WHMCS has of a client. */
export function profileOf(client: Client): Correction["profile"] {
  const { firstName, lastName, companyName, email, phoneNumber } = client;
  const { address1, address2, city, state, postcode, country } = client;
  return { firstName, lastName, companyName, email, phoneNumber, address1, address2, city, state, postcode, country };
}
