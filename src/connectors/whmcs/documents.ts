import { PermanentError } from "../../domain/errors.ts";
import type { FiledDocument } from "../../domain/retention.ts";
import type { WhmcsApi } from "./api.ts";
import { readFiledNotes } from "./credit-notes.ts";
import type { WhmcsDoor } from "./door/door.ts";
import { collect } from "./reading.ts";
import type { Transaction } from "./records.ts";

/** A client's documents, as a fresh look at WHMCS tells them. */
export interface DocumentsReading {
  /** Every invoice but drafts, every note and every transaction. */
  readonly documents: readonly FiledDocument[];
  /** Invoices that were never issued: no law keeps them. */
  readonly drafts: number;
  /** What could not be told one by one, such as notes without an id: it stays, whatever its date. */
  readonly unfiled: number;
}

/** As the addon has it (ExpiredDocuments.php): on all others something may still be paid. */
const settledStatuses = new Set(["Paid", "Cancelled", "Refunded"]);

/**
 * Reads a client's documents; writes nothing. Days are WHMCS's own, on its wall clock in the policy's zone.
 * @param door of the addon, which alone tells of notes; undefined: there is none
 * @throws AppError the codes of the API and the door
 */
export async function readDocuments(
  api: WhmcsApi,
  door: WhmcsDoor | undefined,
  clientId: number,
): Promise<DocumentsReading> {
  // One after another: the yearly review asks this of every client, and WHMCS has other work.
  const invoices = await collect(api.invoices(clientId));
  const transactions = await readTransactions(api, clientId);
  const notes = door === undefined ? { documents: [], unfiled: 0 } : await readFiledNotes(door, clientId);
  const issued = invoices.filter(({ status }) => status !== "Draft");
  return {
    documents: [
      ...issued.map(({ invoiceId, issuedOn, status }): FiledDocument => ({
        kind: "invoice",
        id: invoiceId,
        date: issuedOn,
        settled: settledStatuses.has(status),
      })),
      ...notes.documents,
      ...(transactions ?? []).map(({ transactionId, invoiceId, paidAt }): FiledDocument => ({
        kind: "transaction",
        id: transactionId,
        date: paidAt?.slice(0, 10),
        invoiceId,
        settled: true,
      })),
    ],
    drafts: invoices.length - issued.length,
    // Of transactions that are not told of, some may be there.
    unfiled: notes.unfiled + (transactions === undefined ? 1 : 0),
  };
}

/** A client's transactions; undefined where WHMCS refuses for good to tell of them. @throws AppError what may pass */
export async function readTransactions(api: WhmcsApi, clientId: number): Promise<readonly Transaction[] | undefined> {
  try {
    return await api.transactions(clientId);
  } catch (error) {
    if (error instanceof PermanentError) return undefined;
    throw error;
  }
}
