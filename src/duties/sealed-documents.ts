import { calendarDay } from "../domain/calendar.ts";
import type { SealedDocumentRow } from "../ledger/schema.ts";
import {
  isDocumentOfUse,
  listExpiredDocuments,
  markDocumentDestroyed,
  putSealedDocument,
} from "../ledger/sealed-documents.ts";
import { act, type ActContext } from "./act.ts";
import type { Gates } from "./begin-duty.ts";

/** The bytes of sealed documents, by what `documentName` calls them. */
export interface StoredDocuments {
  listDocuments(): Promise<readonly string[]>;
  /** Makes a document unreadable and removes it; twice is once. */
  destroyDocument(name: string): Promise<void>;
}

/** Writes down that an invoice lies sealed, with its evidence. */
export async function recordSealed(ctx: ActContext, row: Omit<SealedDocumentRow, "sealed_at" | "destroyed_at">) {
  await act(ctx, async (work) => {
    await putSealedDocument(work.tx, { ...row, sealed_at: work.now.toISOString(), destroyed_at: null });
    work.note({
      kind: "document.sealed",
      actor: "system",
      dutyId: row.duty_id,
      clientId: row.client_id,
      detail: { invoice: row.invoice_id, bytes: row.bytes, sha256: row.sha256, keepUntil: row.keep_until },
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
 * Destroys the sealed invoices that no law keeps any more, the key first: a crash in between repeats a harmless removal. Not
 * while everything is stopped or the service runs dry, and nothing of a client on hold.
 */
export async function destroyExpiredDocuments(ctx: ActContext, gates: Gates, stored: StoredDocuments): Promise<void> {
  if (gates.mode() !== "live" || (await gates.stop.isOn(ctx.ledger))) return;
  const today = calendarDay(ctx.clock.now(), ctx.policy.timezone);
  for (const row of await listExpiredDocuments(ctx.ledger, today, atOnce)) {
    await stored.destroyDocument(row.object);
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

/** Removes sealed bytes that no row names and no running duty may still record: a worker died at the wrong moment. */
export async function destroyDocumentLeftovers(ctx: ActContext, stored: StoredDocuments): Promise<void> {
  for (const name of await stored.listDocuments()) {
    if (!(await isDocumentOfUse(ctx.ledger, name))) await stored.destroyDocument(name);
  }
}
