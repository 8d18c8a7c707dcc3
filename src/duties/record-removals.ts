import { resultLater } from "../domain/anonymization-result.ts";
import { calendarDay } from "../domain/calendar.ts";
import type { KeptDocument } from "../domain/retention.ts";
import { latestOfClient } from "../ledger/duties.ts";
import { keepSealedUntil } from "../ledger/sealed-documents.ts";
import { documentsOfClient, documentsOfDuty, moveDocument, type DocumentKey } from "../ledger/retained-documents.ts";
import { listSteps, moveStep } from "../ledger/steps.ts";
import type { DutyRow } from "../ledger/schema.ts";
import { act, type ActContext, type Work } from "./act.ts";
import { documentKey } from "./file-documents.ts";
import { findTaskOf } from "../ledger/tasks.ts";
import { openTask } from "./tasks.ts";

/** What became of one document on a purge's list. `rows`: how many of WHMCS's rows went with it. */
export type Removal = DocumentKey &
  (
    | { readonly result: "removed"; readonly rows: number }
    | { readonly result: "absent" }
    | { readonly result: "refused"; readonly reason: string }
  );

/** Writes what came of one call to the addon, document by document, with evidence of each. Safe to repeat. */
export async function recordRemovals(ctx: ActContext, duty: DutyRow, removals: readonly Removal[]): Promise<void> {
  if (removals.length === 0) return;
  await act(ctx, async (work) => {
    for (const removal of removals) {
      const isGone = removal.result !== "refused";
      const reason = removal.result === "refused" ? removal.reason : removal.result === "absent" ? "absent" : null;
      const from = isGone ? (["expired", "refused"] as const) : (["expired"] as const);
      const moved = await moveDocument(work.tx, removal, from, {
        state: isGone ? "removed" : "refused",
        reason,
        removed_at: isGone ? work.now.toISOString() : null,
      });
      if (!moved) continue;
      work.note({
        kind: isGone ? "document.removed" : "document.refused",
        actor: "system",
        dutyId: duty.id,
        clientId: duty.client_id,
        detail: {
          kind: removal.kind,
          document: removal.id,
          reason,
          rows: removal.result === "removed" ? removal.rows : null,
        },
      });
    }
  });
}

/** What the addon would not remove and a person has removed since is no longer there. @param there what WHMCS shows now */
export async function recordVanished(ctx: ActContext, duty: DutyRow, there: readonly DocumentKey[]): Promise<void> {
  const refused = await documentsOfDuty(ctx.ledger, duty.id, duty.client_id, ["refused"]);
  const shown = new Set(there.map(documentKey));
  const gone = refused
    .map(({ kind, document_id }) => ({ kind, id: document_id }))
    .filter((one) => !shown.has(documentKey(one)));
  await recordRemovals(
    ctx,
    duty,
    gone.map((one) => ({ ...one, result: "absent" })),
  );
}

/** Takes from a purge's list what must be kept longer after all: today's policy wins over what was listed. */
export async function keepLonger(ctx: ActContext, duty: DutyRow, kept: readonly KeptDocument[]): Promise<void> {
  if (kept.length === 0) return;
  await act(ctx, async (work) => {
    for (const { document, period } of kept) {
      const ends =
        period === undefined ? {} : { keep_from: period.from, keep_until: period.until, ground: period.ground };
      await moveDocument(work.tx, document, ["expired"], { state: "retained", reason: null, ...ends });
    }
    const ends = kept.flatMap(({ document, period }): readonly (readonly [number, string])[] =>
      document.kind === "invoice" && period !== undefined ? [[document.id, period.until]] : [],
    );
    await keepSealedUntil(work.tx, duty.client_id, new Map(ends));
    work.note({
      kind: "documents.kept_longer",
      actor: "system",
      dutyId: duty.id,
      clientId: duty.client_id,
      detail: { count: kept.length },
    });
  });
}

/** The quotes on a purge's list are gone: WHMCS was asked again. */
export async function recordQuotesGone(ctx: ActContext, duty: DutyRow): Promise<void> {
  const quotes = (await documentsOfDuty(ctx.ledger, duty.id, duty.client_id, ["expired"])).filter(
    ({ kind }) => kind === "quote",
  );
  await recordRemovals(
    ctx,
    duty,
    quotes.map(({ kind, document_id }) => ({ kind, id: document_id, result: "removed", rows: 1 })),
  );
}

/** Tells the owner once, however long it takes, that the purge waits for the addon. */
export async function askForAddon(ctx: ActContext, duty: DutyRow): Promise<void> {
  const code = "purge_needs_addon";
  await act(ctx, async (work) => {
    if ((await findTaskOf(work.tx, duty.id, code)) !== undefined) return;
    await openTask(work, { code, clientId: duty.client_id, dutyId: duty.id }, "system");
  });
}

/**
 * Brings the account's anonymisation in step with what a purge has removed, so that its result and what it still retains are
 * told as they are now. Evidence says what it was then. Safe to repeat.
 */
export async function settleKeptSteps(ctx: ActContext, duty: DutyRow): Promise<void> {
  await act(ctx, async (work) => {
    const anonymization = await latestOfClient(work.tx, duty.client_id, "anonymization");
    if (anonymization?.state !== "completed") return;
    const changes = resultLater(await listSteps(work.tx, anonymization.id), {
      purge: await listSteps(work.tx, duty.id),
      staying: await stayingEnds(work, duty.client_id),
      today: calendarDay(work.now, work.policy.timezone),
    });
    for (const { id, from, state, reason } of changes) await moveStep(work.tx, id, [from], { state, reason });
    if (changes.length === 0) return;
    work.note({
      kind: "anonymization.kept_less",
      actor: "system",
      dutyId: anonymization.id,
      clientId: duty.client_id,
      detail: { purge: duty.id, steps: changes.length },
    });
  });
}

async function stayingEnds({ tx }: Work, clientId: number): Promise<readonly string[]> {
  const rows = await documentsOfClient(tx, clientId);
  return rows.filter(({ state }) => state !== "removed").map(({ keep_until }) => keep_until);
}
