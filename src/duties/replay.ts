import { replayedKinds, type ReplayedKind, type Standing, type UnfinishedLine } from "../domain/replay.ts";
import { findOpenDuty, listBegunSince, listEndedSince, updateDuty } from "../ledger/duties.ts";
import { documentsOfDuty, moveDocument } from "../ledger/retained-documents.ts";
import type { Db, DutyRow } from "../ledger/schema.ts";
import { act, type ActContext, type Work } from "./act.ts";
import { openDuty, openKeyOf } from "./open-duty.ts";

/** An erasure that the ledger completed: of one subject the newest duty. */
export interface Erasure {
  readonly kind: ReplayedKind;
  readonly duty: DutyRow;
}

/**
 * The erasures that the ledger completed since an instant, each subject once, in the order in which they are carried out
 * again. Those carried out again after an earlier restore are among them.
 */
export async function listErasures(db: Db, since: Date): Promise<readonly Erasure[]> {
  const newest = new Map<string, Erasure>();
  for (const duty of await listEndedSince(db, replayedKinds, since.toISOString())) {
    const kind = replayedKinds.find((one) => one === duty.kind);
    // What ends by age elsewhere was never in WHMCS.
    if (kind === undefined || duty.connector !== null) continue;
    // Each purge removed documents of its own, which its replay took over; of other kinds the newest did what the older did.
    const subject = kind === "purge" ? (duty.replay_of ?? duty.id) : openKeyOf(subjectOf(kind, duty), duty.id);
    newest.set(subject, { kind, duty });
  }
  return [...newest.values()].toSorted((a, b) => replayedKinds.indexOf(a.kind) - replayedKinds.indexOf(b.kind));
}

/**
 * What had begun and not ended when the backup was put back: its steps at WHMCS that were done are not done again by
 * themselves. Replays are not among them: they began after the restore.
 */
export async function listUnfinished(db: Db, since: Date): Promise<readonly UnfinishedLine[]> {
  const rows = await listBegunSince(db, replayedKinds, "whmcs", since.toISOString());
  return rows.flatMap(({ id, kind: of, state, client_id, service_id }) => {
    const kind = replayedKinds.find((one) => one === of);
    if (kind === undefined) return [];
    return [{ kind, clientId: client_id, ...(service_id !== null && { serviceId: service_id }), dutyId: id, state }];
  });
}

/** What became of the wish to carry an erasure out again. `busy`: another duty of that subject is open and goes its own way. */
export type OpenedReplay = { readonly kind: "opened"; readonly dutyId: string } | { readonly kind: "busy" };

/**
 * Opens the duty that carries an erasure out again, or finds the one that an interrupted replay opened. It passes the owner's
 * confirmation and the daily limit, which the erasure passed before; a hold on the client holds it.
 */
export function openReplay(ctx: ActContext, { kind, duty }: Erasure, since: Date): Promise<OpenedReplay> {
  return act(ctx, async (work): Promise<OpenedReplay> => {
    const subject = subjectOf(kind, duty);
    const open = await findOpenDuty(work.tx, openKeyOf(subject, duty.id));
    if (open !== undefined) return open.replay_of === null ? { kind: "busy" } : { kind: "opened", dutyId: open.id };
    const { id } = await openDuty(work, {
      ...subject,
      origin: "owner",
      occurredAt: since,
      actor: "system",
      replayOf: duty.replay_of ?? duty.id,
    });
    if (kind === "purge") await listAgain(work, duty, id);
    return { kind: "opened", dutyId: id };
  });
}

function subjectOf(kind: ReplayedKind, { client_id: clientId, service_id: serviceId }: DutyRow) {
  return { kind, clientId, ...(serviceId !== null && { serviceId }) };
}

/** The documents that a purge removed are on the list of its replay, which the owner released then. */
async function listAgain(work: Work, duty: DutyRow, replayId: string): Promise<void> {
  await updateDuty(work.tx, replayId, { released_reasons: "documents_expired" });
  for (const row of await documentsOfDuty(work.tx, duty.id, duty.client_id, ["removed"])) {
    const document = { kind: row.kind, id: row.document_id };
    await moveDocument(work.tx, document, ["removed"], {
      state: "expired",
      reason: null,
      removed_at: null,
      duty_id: replayId,
    });
  }
}

/** Leaves evidence of a replay: its beginning, and what came of it. */
export async function recordReplay(
  ctx: ActContext,
  kind: "replay.started" | "replay.finished",
  since: Date,
  counts: Readonly<Partial<Record<Standing | "erased_again" | "not_erased", number>>>,
): Promise<void> {
  await act(ctx, (work) => {
    work.note({ kind, actor: "system", detail: { since: since.toISOString(), ...counts } });
    return Promise.resolve();
  });
}
