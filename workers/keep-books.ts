import { readBooks } from "../src/connectors/whmcs/erase/books.ts";
import {
  freezeInvoices,
  printsMoreThanIdentity,
  readSnapshots,
  retainedInvoices,
  type Frozen,
} from "../src/connectors/whmcs/erase/freeze.ts";
import { saysAbsent } from "../src/connectors/whmcs/door/errors.ts";
import type { Outcome } from "../src/domain/outcome.ts";
import { act } from "../src/duties/act.ts";
import { recordSealed } from "../src/duties/sealed-documents.ts";
import { findDuty } from "../src/ledger/duties.ts";
import { listEvidence } from "../src/ledger/evidence.ts";
import { documentName, findSealedDocument } from "../src/ledger/sealed-documents.ts";
import type { SealedDocumentRow, StepRow } from "../src/ledger/schema.ts";
import { refuseMissedDoor } from "./client-facts.ts";
import { stepLedger } from "./run-steps.ts";
import type { Turn } from "./with-duty.ts";

/** The kinds of evidence that hold the books before the first act of an erasure and after the last that could touch them. */
const recorded = "books.recorded";
const verified = "books.verified";
/** So often what hinders the printing of one invoice is waited for. */
const mostAttempts = 5;
const mostNamed = 100;

/** Writes down a fingerprint of the client's invoices before anything is touched; a repeated run keeps the first. */
export async function recordBooks(turn: Turn): Promise<Outcome> {
  const books = await booksOf(turn);
  if ((await firstRecorded(turn)) === undefined) await note(turn, recorded, books);
  return books.invoices === 0 ? { kind: "nothing_found" } : { kind: "done", count: books.invoices };
}

/**
 * Compares the invoices, and which of them carry WHMCS's snapshot, with what was recorded before the profile was touched.
 * @returns manual invoices_changed where anything differs, and the owner is told
 */
export async function verifyBooks(turn: Turn): Promise<Outcome> {
  const { duty, tellOwner } = turn;
  const before = await firstRecorded(turn);
  const after = await booksOf(turn);
  await note(turn, verified, after);
  if (before !== undefined && isSame(before, after)) {
    return after.invoices === 0 ? { kind: "nothing_found" } : { kind: "done", count: after.invoices };
  }
  tellOwner({ code: "invoices.changed", dutyId: duty.id, clientId: duty.client_id });
  return { kind: "manual", reason: "invoices_changed" };
}

/**
 * Seals what a changed profile would change in retained invoices. What cannot be printed is named; the names and the address
 * that such an invoice prints stay in the profile for as long as it is kept, and where it may print more, nothing is touched
 * until a person has kept a copy.
 * @returns done with reason documents_not_frozen, or manual freeze_invoices_by_hand, where some could not be sealed
 */
export async function freezeBooks(turn: Turn, step: StepRow): Promise<Outcome> {
  const { acts, duty, tellOwner, whmcs } = turn;
  const frozen = await freeze(turn, step);
  const { notFrozen, sealed } = frozen;
  await act(acts, async (work) =>
    work.note({
      kind: "invoices.frozen",
      actor: "system",
      dutyId: duty.id,
      clientId: duty.client_id,
      detail: {
        snapshots: frozen.snapshots,
        sealed,
        notFrozen: notFrozen.length,
        ...(notFrozen.length > 0 && { invoices: notFrozen.slice(0, mostNamed).join(",") }),
      },
    }),
  );
  if (notFrozen.length === 0) return sealed === 0 ? { kind: "nothing_found" } : { kind: "done", count: sealed };
  if (!(await printsMoreThanIdentity(whmcs, duty.client_id))) {
    return { kind: "done", count: sealed, reason: "documents_not_frozen" };
  }
  tellOwner({ code: "invoices.not_frozen", dutyId: duty.id, clientId: duty.client_id, count: notFrozen.length });
  return { kind: "manual", reason: "freeze_invoices_by_hand" };
}

async function freeze(turn: Turn, step: StepRow): Promise<Frozen> {
  const { acts, documents, door, duty, whmcs } = turn;
  const about = { api: whmcs, door, clientId: duty.client_id, clock: acts.clock, policy: acts.policy };
  try {
    return await freezeInvoices({
      ...about,
      guard: stepLedger(turn, step.id).guard,
      givesUp: step.attempts >= mostAttempts,
      isSealed: async (invoiceId) => {
        const row = await findSealedDocument(acts.ledger, duty.client_id, invoiceId);
        if (row === undefined || row.destroyed_at !== null || !(await mayBeOfThis(turn, row))) return false;
        return documents.hasDocument(row.object);
      },
      seal: async (invoice, pdf) => {
        const object = documentName(duty.id, invoice.document.id);
        await recordSealed(acts, duty, invoice, { object, ...(await documents.saveDocument(object, pdf)) });
      },
    });
  } catch (error) {
    if (!saysAbsent(error)) throw error;
    await refuseMissedDoor(acts);
    // Without the addon nobody knows which of them carry a snapshot.
    return {
      snapshots: 0,
      sealed: 0,
      notFrozen: (await retainedInvoices(about, undefined)).map(({ document }) => document.id),
    };
  }
}

/**
 * What an erasure that ended had sealed says nothing of a restored WHMCS, which gives numbers anew, to the same client too. What
 * one sealed that did not end was printed since: the profile may have changed, and it is not printed again.
 */
async function mayBeOfThis({ acts, duty }: Turn, { duty_id: maker }: SealedDocumentRow): Promise<boolean> {
  return duty.replay_of === null || (await findDuty(acts.ledger, maker))?.state !== "completed";
}

/** The books as they are, with the number of snapshots where the addon tells it. */
interface SeenBooks {
  readonly invoices: number;
  readonly sha256: string;
  readonly snapshots?: number;
}

async function booksOf({ door, duty, whmcs }: Turn): Promise<SeenBooks> {
  const books = await readBooks(whmcs, duty.client_id);
  try {
    return { ...books, snapshots: (await readSnapshots(door, duty.client_id)).size };
  } catch (error) {
    if (saysAbsent(error)) return books;
    throw error;
  }
}

/** A number of snapshots that was not told on both sides compares nothing. */
function isSame(before: SeenBooks, after: SeenBooks): boolean {
  const knowsBoth = before.snapshots !== undefined && after.snapshots !== undefined;
  return before.sha256 === after.sha256 && (!knowsBoth || before.snapshots === after.snapshots);
}

async function note({ acts, duty }: Turn, kind: string, books: SeenBooks): Promise<void> {
  await act(acts, async (work) =>
    work.note({ kind, actor: "system", dutyId: duty.id, clientId: duty.client_id, detail: { ...books } }),
  );
}

async function firstRecorded({ acts, duty }: Turn): Promise<SeenBooks | undefined> {
  const rows = await listEvidence(acts.ledger, { dutyId: duty.id, kind: recorded, limit: 1 });
  const detail = rows.at(-1)?.detail;
  return detail === undefined ? undefined : (JSON.parse(detail) as SeenBooks);
}
