import type { ExpiredDocument } from "../src/connectors/whmcs/door/door.ts";
import { PermanentError, RetryableError } from "../src/domain/errors.ts";
import type { Outcome } from "../src/domain/outcome.ts";
import { documentKey, keptByPolicy } from "../src/duties/file-documents.ts";
import { keepLonger, recordRemovals, type Removal } from "../src/duties/record-removals.ts";
import { documentsOfDuty } from "../src/ledger/retained-documents.ts";
import type { StepRow } from "../src/ledger/schema.ts";
import { listSteps } from "../src/ledger/steps.ts";
import { readForPurge } from "./client-documents.ts";
import { stepLedger } from "./run-steps.ts";
import type { Turn } from "./with-duty.ts";

/** So many in one call of the addon, each a transaction of its own in WHMCS's database: a stop is heard within a second. */
const atOnce = 20;

const none: { readonly documentKinds: readonly string[] } = { documentKinds: [] };

/** A note goes before its invoice, and a transaction after it: the addon removes what belongs to an invoice with it. */
const order: readonly ExpiredDocument["kind"][] = [
  "credit_note",
  "debit_note",
  "billing_note",
  "invoice",
  "transaction",
];

/**
 * Has the addon remove what is on the purge's list, read afresh before each call: only this client's, only what today's policy
 * keeps no longer, only what is settled. Twice is once: each answer is written before the next call, and a document that an
 * earlier, killed run removed is absent.
 * @returns manual documents_refused where something of the list, or a draft of an account that is finished off, stays
 * @throws RetryableError door.addon_outdated for an addon that cannot remove all of these kinds: then nothing is touched
 */
export async function removeDocuments(turn: Turn, step: StepRow): Promise<Outcome> {
  const { acts, duty, door } = turn;
  const { guard } = stepLedger(turn, step.id);
  const finishesOff = await isFinishingOff(turn);
  for (let batch = await nextBatch(turn); batch.length > 0; batch = await nextBatch(turn)) {
    const { documentKinds } = (await door.capabilities()) ?? none;
    if (batch.some(({ kind }) => !documentKinds.includes(kind))) throw new RetryableError("door.addon_outdated");
    await guard();
    const answer = await door.expiredDocuments(duty.client_id, batch);
    const removals: readonly Removal[] = [
      ...answer.removed.map((one) => ({ ...one, result: "removed" as const })),
      ...answer.absent.map((one) => ({ ...one, result: "absent" as const })),
      ...answer.refused.map((one) => ({ ...one, result: "refused" as const })),
    ];
    const told = new Set(removals.map(documentKey));
    if (!batch.every((one) => told.has(documentKey(one)))) throw new PermanentError("door.shape_unexpected");
    await recordRemovals(acts, duty, removals);
  }
  const rows = await documentsOfDuty(acts.ledger, duty.id, duty.client_id, ["removed", "refused"]);
  const count = rows.filter(({ state, kind }) => state === "removed" && kind !== "quote").length;
  const drafts = finishesOff ? ((await readForPurge(turn.whmcs, door, duty.client_id))?.drafts ?? 0) : 0;
  if (drafts > 0 || rows.some(({ state }) => state === "refused"))
    return { kind: "manual", reason: "documents_refused" };
  return count === 0 ? { kind: "nothing_found" } : { kind: "done", count };
}

/** What is to be removed next, by a fresh look; what may not go (any more) is written down and left out. */
async function nextBatch({ acts, duty, whmcs, door }: Turn): Promise<readonly ExpiredDocument[]> {
  const rows = await documentsOfDuty(acts.ledger, duty.id, duty.client_id, ["expired"]);
  const listed = rows.flatMap(({ kind, document_id: id, keep_until }) =>
    kind === "quote" ? [] : [{ kind, id, retainedUntil: keep_until }],
  );
  if (listed.length === 0) return [];
  const reading = await readForPurge(whmcs, door, duty.client_id);
  if (reading === undefined) throw new PermanentError("whmcs.client_not_found");
  const known = new Map(rows.map((row) => [documentKey({ kind: row.kind, id: row.document_id }), row]));
  const now = acts.clock.now();
  const kept = new Map(
    keptByPolicy({ policy: acts.policy, now }, reading.documents, known).map((one) => [documentKey(one.document), one]),
  );
  const fresh = listed.flatMap((one) => kept.get(documentKey(one)) ?? []);
  await keepLonger(
    acts,
    duty,
    fresh.filter(({ isOver }) => !isOver),
  );
  const unsettled = fresh.filter(({ isOver, settled }) => isOver && !settled);
  await recordRemovals(
    acts,
    duty,
    unsettled.map(({ document: { kind, id } }) => ({ kind, id, result: "refused", reason: "not_settled" })),
  );
  return listed
    .flatMap((one): readonly ExpiredDocument[] => {
      const there = kept.get(documentKey(one));
      // One that WHMCS no longer shows of this client is asked about: it may be gone, or another's.
      if (there === undefined) return [one];
      return there.isOver && there.settled ? [{ ...one, retainedUntil: there.period?.until ?? one.retainedUntil }] : [];
    })
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.id - b.id)
    .slice(0, atOnce);
}

/** Whether the plan takes away what stayed for the documents' sake. */
async function isFinishingOff({ acts, duty }: Turn): Promise<boolean> {
  return (await listSteps(acts.ledger, duty.id)).some(({ action }) => action === "anonymise_profile");
}
