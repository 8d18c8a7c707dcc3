import { calendarDay, retentionPeriod } from "../domain/calendar.ts";
import type { RetainedDocument } from "../domain/retention.ts";
import type { DutyRow, SealedDocumentRow } from "../ledger/schema.ts";
import {
  isDocumentOfUse,
  keepSealedUntil,
  listFreedDocuments,
  markDocumentDestroyed,
  putSealedDocument,
} from "../ledger/sealed-documents.ts";
import { act, type ActContext, type Work } from "./act.ts";
import type { Gates } from "./begin-duty.ts";
import { fileInside, rowsByKey } from "./file-documents.ts";

/** The bytes of sealed documents, by what `documentName` calls them. */
export interface StoredDocuments {
  listDocuments(): Promise<readonly string[]>;
  /** Makes a document unreadable and removes it; twice is once. */
  destroyDocument(name: string): Promise<void>;
}

/** Writes down that an invoice lies sealed, with its evidence, and files it: its copy is kept as long as it is itself. */
export async function recordSealed(
  ctx: ActContext,
  duty: DutyRow,
  invoice: RetainedDocument,
  copy: Pick<SealedDocumentRow, "object" | "bytes" | "sha256">,
): Promise<void> {
  const { id, date } = invoice.document;
  const { client_id: clientId } = duty;
  const keepUntil = invoice.period.until;
  await act(ctx, async (work) => {
    await putSealedDocument(work.tx, {
      ...copy,
      invoice_id: id,
      client_id: clientId,
      duty_id: duty.id,
      dated_on: date ?? null,
      sealed_at: work.now.toISOString(),
      keep_until: keepUntil,
      destroyed_at: null,
    });
    await fileInside(work, clientId, [invoice], await rowsByKey(work, clientId), duty.id);
    work.note({
      kind: "document.sealed",
      actor: "system",
      dutyId: duty.id,
      clientId,
      detail: { invoice: id, bytes: copy.bytes, sha256: copy.sha256, keepUntil },
    });
  });
}

/** Writes down that somebody fetched a sealed invoice: before its first byte leaves. */
export async function recordDocumentFetched(ctx: ActContext, row: SealedDocumentRow, actor: string): Promise<void> {
  await act(ctx, async (work) => {
    work.note({
      kind: "document.downloaded",
      actor,
      dutyId: row.duty_id,
      clientId: row.client_id,
      detail: { invoice: row.invoice_id, sha256: row.sha256 },
    });
  });
}

const atOnce = 200;

/**
 * Destroys the sealed invoices whose originals a purge removed, on the owner's word, or which are no longer in WHMCS and which
 * today's policy keeps no longer; the key first: a crash in between repeats a harmless removal. Asked before each: not while
 * everything is stopped or the service runs dry, and nothing of a client on hold.
 */
export async function destroyExpiredDocuments(ctx: ActContext, gates: Gates, stored: StoredDocuments): Promise<void> {
  const today = calendarDay(ctx.clock.now(), ctx.policy.timezone);
  for (const { object } of await listFreedDocuments(ctx.ledger, today, { limit: atOnce })) {
    const row = await act(ctx, (work) => stillFreed(work, gates, today, object));
    if (row === "stopped") return;
    if (row === undefined) continue;
    await stored.destroyDocument(object);
    await act(ctx, async (work) => {
      if (!(await markDocumentDestroyed(work.tx, row, work.now))) return;
      work.note({
        kind: "document.destroyed",
        actor: "system",
        dutyId: row.duty_id,
        clientId: row.client_id,
        detail: { invoice: row.invoice_id, keepUntil: row.keep_until },
      });
    });
  }
}

/** The copy, where it may go at this moment. One that today's policy keeps longer than its row says is kept so long. */
async function stillFreed(
  work: Work,
  gates: Gates,
  today: string,
  object: string,
): Promise<SealedDocumentRow | "stopped" | undefined> {
  if (gates.mode() !== "live" || (await gates.stop.isOn(work.tx))) return "stopped";
  const [row] = await listFreedDocuments(work.tx, today, { object, limit: 1 });
  if (row === undefined || row.wasPurged) return row;
  const { policy } = work;
  const datedOn = row.dated_on ?? calendarDay(new Date(row.sealed_at), policy.timezone);
  const period = retentionPeriod(datedOn, policy.retention.invoices);
  if (period === undefined) return undefined;
  if (period.until <= today) return row;
  await keepSealedUntil(work.tx, row.client_id, new Map([[row.invoice_id, period.until]]));
  return undefined;
}

/** Removes sealed bytes that no row names and no running duty may still record: a worker died at the wrong moment. */
export async function destroyDocumentLeftovers(ctx: ActContext, stored: StoredDocuments): Promise<void> {
  for (const name of await stored.listDocuments()) {
    if (!(await isDocumentOfUse(ctx.ledger, name))) await stored.destroyDocument(name);
  }
}
