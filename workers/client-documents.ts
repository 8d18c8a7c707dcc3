import { readDocuments } from "../src/connectors/whmcs/documents.ts";
import type { WhmcsApi } from "../src/connectors/whmcs/api.ts";
import type { WhmcsDoor } from "../src/connectors/whmcs/door/door.ts";
import { AppError } from "../src/domain/errors.ts";
import type { FiledDocument } from "../src/domain/retention.ts";
import type { ClientDocuments } from "../src/duties/file-documents.ts";
import { retainDocuments } from "../src/duties/retain-documents.ts";
import { failureFields } from "../src/observability/log.ts";
import { findDoor } from "./client-facts.ts";
import type { Turn } from "./with-duty.ts";

/** What a purge is decided on. */
export interface PurgeReading extends ClientDocuments {
  /** Invoices that were never issued: only a person removes them. */
  readonly drafts: number;
}

/**
 * Reads a client's documents and the account they stay in, everything afresh; undefined: no such client.
 * @param door of the addon, which alone tells of notes; undefined: there is none
 * @throws AppError the codes of the API and the door
 */
export async function readForPurge(
  whmcs: WhmcsApi,
  door: WhmcsDoor | undefined,
  clientId: number,
): Promise<PurgeReading | undefined> {
  const client = await whmcs.client(clientId);
  if (client === undefined) return undefined;
  const [reading, contacts] = await Promise.all([readDocuments(whmcs, door, clientId), whmcs.contacts(clientId)]);
  return { clientId, ...reading, isClosed: client.status === "Closed", contacts: contacts.length };
}

/**
 * Files what an anonymisation leaves in WHMCS's books, each document by itself. What WHMCS will not tell keeps nothing from
 * ending: the yearly review reads it again.
 * @throws AppError for what may be told later
 */
export async function fileWhatStays(
  { acts, door, duty, log, whmcs }: Turn,
  quotes: readonly FiledDocument[],
): Promise<void> {
  try {
    const reading = await readForPurge(whmcs, await findDoor(acts, door), duty.client_id);
    if (reading !== undefined) await retainDocuments(acts, duty, reading, quotes);
  } catch (error) {
    if (!(error instanceof AppError) || error.retry === "later") throw error;
    log.warn("documents.unread", { dutyId: duty.id, ...failureFields(error) });
  }
}
