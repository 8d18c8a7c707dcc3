import type { Clock } from "../../../domain/clock.ts";
import { AppError, PermanentError, UnsafeError } from "../../../domain/errors.ts";
import type { Policy } from "../../../domain/policy.ts";
import { keptDocuments, type FiledDocument, type RetainedDocument } from "../../../domain/retention.ts";
import type { WhmcsApi } from "../api.ts";
import { readFiledNotes } from "../credit-notes.ts";
import type { WhmcsDoor } from "../door/door.ts";
import { isIssued } from "../facts-anonymization.ts";
import { collect, hasCode } from "../reading.ts";
import { isBlank } from "./placeholders.ts";

/** What freezing is handed. */
export interface FreezeContext {
  readonly api: WhmcsApi;
  readonly door: WhmcsDoor;
  readonly clientId: number;
  readonly clock: Clock;
  readonly policy: Policy;
  /** Whether an earlier run sealed this invoice. */
  readonly isSealed: (invoiceId: number) => Promise<boolean>;
  /** Seals a PDF for as long as its invoice is kept and records it; the caller reads it to the end. */
  readonly seal: (invoice: RetainedDocument, pdf: AsyncIterable<Uint8Array>) => Promise<void>;
  /** Awaited before each PDF. @throws when stopped, held, or the claim is lost */
  readonly guard: () => Promise<void>;
  /** Trouble that passes was waited for long enough: what still cannot be printed counts as such. */
  readonly givesUp: boolean;
}

/** What came of the invoices that must be kept. */
export interface Frozen {
  /** They carry WHMCS's own snapshot of the client. */
  readonly snapshots: number;
  /** They lie sealed as they were printed, those of an earlier run included. */
  readonly sealed: number;
  /** Ids of those that would print a changed profile and could not be sealed. */
  readonly notFrozen: readonly number[];
}

/** Thrown where what the door sent as an invoice is none. */
const notPdf = "door.not_pdf";

/**
 * Seals every retained invoice that carries no snapshot, one after another, before the profile that it prints is touched.
 * Twice is once: what is sealed is not printed again.
 * @throws AppError the codes of the API and the door, and what `seal` and `guard` throw
 */
export async function freezeInvoices(ctx: FreezeContext): Promise<Frozen> {
  const { door, clientId } = ctx;
  const carrying = await readSnapshots(door, clientId);
  const retained = await retainedInvoices(ctx, door);
  const exposed = retained.filter(({ document }) => !carrying.has(document.id));
  const notFrozen: number[] = [];
  for (const invoice of exposed) {
    const { id } = invoice.document;
    if (await ctx.isSealed(id)) continue;
    await ctx.guard();
    if (!(await sealOne(ctx, invoice))) notFrozen.push(id);
  }
  return { snapshots: retained.length - exposed.length, sealed: exposed.length - notFrozen.length, notFrozen };
}

/**
 * Invoices that must be kept today, by id, each with its period: not one is over before that of any note on it.
 * @param door of the addon, which alone tells of notes; undefined: there is none
 * @throws AppError the codes of the API and the door
 */
export async function retainedInvoices(
  { api, clientId, clock, policy }: Pick<FreezeContext, "api" | "clientId" | "clock" | "policy">,
  door: WhmcsDoor | undefined,
): Promise<readonly RetainedDocument[]> {
  const invoices = (await collect(api.invoices(clientId))).filter(isIssued);
  const notes = door === undefined ? [] : (await readFiledNotes(door, clientId)).documents;
  const filed = invoices.map(({ invoiceId, issuedOn }): FiledDocument => ({
    kind: "invoice",
    id: invoiceId,
    date: issuedOn,
    settled: true,
  }));
  return keptDocuments([...filed, ...notes], policy, clock.now())
    .filter(({ document, isOver }) => document.kind === "invoice" && !isOver)
    .map(({ period, ...kept }) => {
      if (period === undefined) throw new UnsafeError("calendar.no_retention_rule");
      return { ...kept, period };
    })
    .toSorted((a, b) => a.document.id - b.document.id);
}

/** The ids of the client's invoices that carry WHMCS's own snapshot. @throws AppError the codes of the door */
export async function readSnapshots(door: WhmcsDoor, clientId: number): Promise<ReadonlySet<number>> {
  const { invoices } = await door.invoiceSnapshots(clientId);
  return new Set(invoices.filter(({ snapshot }) => snapshot).map(({ invoiceId }) => invoiceId));
}

/**
 * Whether an invoice without a snapshot may print something of the client that a reduced profile does not keep: WHMCS prints
 * the custom fields that are set to be shown, and its API does not tell which. @throws AppError the codes of the API
 */
export async function printsMoreThanIdentity(api: WhmcsApi, clientId: number): Promise<boolean> {
  const client = await api.client(clientId);
  return client?.customFields.some(({ value }) => !isBlank(value)) === true;
}

/** @returns false where it cannot be printed */
async function sealOne(ctx: FreezeContext, invoice: RetainedDocument): Promise<boolean> {
  try {
    const file = await ctx.door.invoicePdf(ctx.clientId, invoice.document.id);
    if (file.kind !== "file") return false;
    await ctx.seal(invoice, pdfOnly(file.body));
    return true;
  } catch (error) {
    if (hasCode(error, [notPdf])) return false;
    if (ctx.givesUp && isPassingTrouble(error)) return false;
    throw error;
  }
}

function isPassingTrouble(error: unknown): boolean {
  return error instanceof AppError && error.code.startsWith("connector.") && error.code !== "connector.aborted";
}

/** The bytes as they come. @throws PermanentError door.not_pdf when they are not those of a PDF */
async function* pdfOnly(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head = Buffer.alloc(0);
  let isPdf = false;
  for await (const piece of body) {
    if (isPdf) {
      yield piece;
      continue;
    }
    head = Buffer.concat([head, piece]);
    if (head.length < signature.length) continue;
    if (!head.subarray(0, signature.length).equals(signature)) throw new PermanentError(notPdf);
    isPdf = true;
    yield head;
  }
  if (!isPdf) throw new PermanentError(notPdf);
}

const signature = Buffer.from("%PDF");
