import { calendarDay } from "../domain/calendar.ts";
import { planPurge } from "../domain/plan-purge.ts";
import type { FiledDocument, KeptDocument } from "../domain/retention.ts";
import { findOpenDuty, latestOfClient } from "../ledger/duties.ts";
import { moveDocument } from "../ledger/retained-documents.ts";
import type { DutyRow, RetainedDocumentRow } from "../ledger/schema.ts";
import { act, type ActContext, type Work } from "./act.ts";
import { documentKey, fileInside, keptByPolicy, rowsByKey, type ClientDocuments } from "./file-documents.ts";
import { releasedReasons } from "./hold.ts";
import { openDuty } from "./open-duty.ts";
import { recordPlanInside } from "./record-plan.ts";
import { openTask } from "./tasks.ts";
import { withdrawInside } from "./withdraw.ts";

/**
 * Lists the documents of a client that need not be kept any more in a purge, which opens held: nothing of it runs before the
 * owner's release. One that waits for that word is brought up to date; one that the owner withdrew this year stays withdrawn.
 * @returns whether a purge waits for the owner now
 */
export function listExpired(ctx: ActContext, of: ClientDocuments): Promise<boolean> {
  return act(ctx, (work) => listExpiredInside(work, of, {}));
}

/** The same inside a larger act. @param known whether the account was anonymised, where the ledger cannot say so yet */
export async function listExpiredInside(
  work: Work,
  of: ClientDocuments,
  known: { readonly isAnonymised?: boolean },
): Promise<boolean> {
  const { clientId } = of;
  const open = await findOpenDuty(work.tx, `purge:${clientId}`);
  // What the owner has released is what was on the list then, and nothing is added to it.
  if (open !== undefined && !waitsForRelease(open)) return false;
  const isAnonymised =
    known.isAnonymised ?? (await latestOfClient(work.tx, clientId, "anonymization"))?.state === "completed";
  const list = await takeStock(work, of, isAnonymised);
  if (list.owing > 0) await openTask(work, { code: "documents_not_settled", clientId }, "system");
  if (list.expired.length === 0 && !list.finishesOff) {
    if (open !== undefined) await withdrawInside(work, open, "nothing_expired", "system");
    return false;
  }
  if (open === undefined && (await wasWithdrawnThisYear(work, clientId))) return false;
  const { id } = await openDuty(work, {
    kind: "purge",
    clientId,
    origin: "reconciliation",
    occurredAt: work.now,
    actor: "system",
    heldFor: "documents_expired",
  });
  for (const row of list.expired) {
    const key = { kind: row.kind, id: row.document_id };
    await moveDocument(work.tx, key, ["retained", "expired", "refused"], {
      state: "expired",
      reason: null,
      duty_id: id,
    });
  }
  const quotes = list.expired.filter(({ kind }) => kind === "quote").length;
  const { finishesOff } = list;
  const documents = list.expired.length - quotes;
  await recordPlanInside(work, id, planPurge({ documents, quotes, finishesOff, contacts: of.contacts }));
  work.note({
    kind: "documents.listed",
    actor: "system",
    dutyId: id,
    clientId,
    detail: { documents, quotes, finishesOff },
  });
  return true;
}

/** Writes down that what need not be kept any more of a client whom WHMCS no longer has is not there to be purged. */
export async function settleGoneClient(ctx: ActContext, clientId: number): Promise<void> {
  await act(ctx, async (work) => {
    const today = calendarDay(work.now, work.policy.timezone);
    await settleVanished(work, [], await rowsByKey(work, clientId), today);
  });
}

/** What may go of a client's documents, and whether anything stays. */
interface Stock {
  readonly expired: readonly RetainedDocumentRow[];
  /** Invoices that are old enough, but on which something is still owed. */
  readonly owing: number;
  readonly finishesOff: boolean;
}

async function takeStock(work: Work, of: ClientDocuments, isAnonymised: boolean): Promise<Stock> {
  const { clientId } = of;
  const known = await rowsByKey(work, clientId);
  const kept = keptByPolicy(work, of.documents, known);
  // An undated one is recorded so that its period can begin.
  const filed = kept.filter(
    ({ document, isOver }) => isOver || document.date === undefined || known.has(documentKey(document)),
  );
  const rows = await fileInside(work, clientId, filed, known, null);
  const removable = new Set(kept.filter(mayGo).map(({ document }) => documentKey(document)));
  const owing = kept.filter((one) => one.isOver && !one.settled && one.document.kind === "invoice");
  for (const { document } of owing) {
    await moveDocument(work.tx, document, ["retained", "expired", "refused"], {
      state: "refused",
      reason: "not_settled",
    });
  }
  const quotes = [...known.values()].filter(({ kind, state }) => kind === "quote" && state !== "removed");
  const today = calendarDay(work.now, work.policy.timezone);
  const expiredQuotes = isAnonymised ? quotes.filter(({ keep_until }) => keep_until <= today) : [];
  const vanished = await settleVanished(work, of.documents, known, today);
  const expired = [
    ...rows.filter((row) => removable.has(documentKey({ kind: row.kind, id: row.document_id }))),
    ...expiredQuotes,
  ];
  const staying = kept.length + of.unfiled + quotes.length - expired.length;
  const isDue = expired.length > 0 || vanished > 0;
  return { expired, owing: owing.length, finishesOff: isDue && isAnonymised && of.isClosed && staying === 0 };
}

/** Somebody removed them in WHMCS: they are no longer there to be purged. Notes are left alone: the addon may just be away. */
async function settleVanished(
  work: Work,
  documents: readonly FiledDocument[],
  known: ReadonlyMap<string, RetainedDocumentRow>,
  today: string,
): Promise<number> {
  const there = new Set(documents.map(documentKey));
  const vanished = [...known].filter(
    ([key, { kind, state, keep_until }]) =>
      (kind === "invoice" || kind === "transaction") && state !== "removed" && keep_until <= today && !there.has(key),
  );
  for (const [, row] of vanished) {
    await moveDocument(work.tx, { kind: row.kind, id: row.document_id }, [row.state], {
      state: "removed",
      reason: "absent",
      removed_at: work.now.toISOString(),
    });
  }
  return vanished.length;
}

function mayGo({ isOver, settled }: KeptDocument): boolean {
  return isOver && settled;
}

function waitsForRelease(duty: DutyRow): boolean {
  return duty.state === "held" && !releasedReasons(duty).has("documents_expired");
}

async function wasWithdrawnThisYear({ tx, now, policy }: Work, clientId: number): Promise<boolean> {
  const latest = await latestOfClient(tx, clientId, "purge");
  if (latest?.state !== "withdrawn" || latest.reason !== "owner" || latest.finished_at === null) return false;
  const yearOf = (at: Date): string => calendarDay(at, policy.timezone).slice(0, 4);
  return yearOf(new Date(latest.finished_at)) === yearOf(now);
}
