import { AppError, PermanentError } from "../../../domain/errors.ts";
import type { ExportItem, Json } from "../../connector.ts";
import type { RawRow } from "../api-raw.ts";
import { door as doorMap } from "../data-map/door.ts";
import type { DoorAction } from "../door/call.ts";
import type { DoorCapabilities, DoorFile, WhmcsDoor } from "../door/door.ts";
import { redactSecrets } from "../../redact.ts";
import { createPresenter, type PresentContext, type Presenter } from "../../present.ts";
import { mapAhead } from "./read-ahead.ts";
import type { SeenInvoice, Source } from "./source.ts";

/** A file as far as it can be had. */
type Opened = DoorFile | { readonly kind: "failed" };

const { creditNotes: creditNotesMap, ...extraMaps } = doorMap;
/** Contract section 5: what the addon adds to WHMCS's own entities, each announced also when empty. */
const extraEntities = Object.values(extraMaps);
const firstEntity = extraMaps.customFields.entity;

const needed: readonly DoorAction[] = ["readExtras", "clientFile", "creditNotes", "invoicePdf"];

/** Each is a page that WHMCS renders: as many at once as an API call may be. */
const invoicesAhead = 3;
/** So many failures in a row are no longer about one invoice. */
const mostFailures = 5;

/** What is read behind the door, and how it is presented. */
export type DoorSource = Pick<Source, "subject" | "context" | "invoices" | "withNotes">;

/**
 * Streams what only the addon reads: the extras, uploaded files, credit notes and, as WHMCS prints them, the invoices that
 * were seen before. What cannot be had is told as a gap, and the rest goes on. Secrets are taken out of every text.
 * @throws AppError when the door cannot be asked, or breaks off in the middle
 */
export async function* exportBehindDoor(source: DoorSource, door: WhmcsDoor): AsyncGenerator<ExportItem> {
  const { clientId } = source.subject;
  const ended = new AbortController();
  const bound = door.withSignal(ended.signal);
  try {
    const capabilities = yield* askDoor(bound);
    if (capabilities === undefined) return yield { type: "gap", reason: "addon_door_absent" };
    if (needed.some((action) => !capabilities.actions.includes(action))) {
      return yield { type: "gap", reason: "addon_outdated" };
    }
    const files = yield* extras(bound, source);
    yield* creditNotes(bound, source);
    yield* clientFiles(bound, clientId, files);
    yield* invoices(bound, source);
  } finally {
    ended.abort(); // files that were opened ahead and that nobody will read
  }
}

async function* askDoor(door: WhmcsDoor): AsyncGenerator<ExportItem, DoorCapabilities | undefined> {
  try {
    return await door.capabilities();
  } catch (error) {
    // A source that fails leaves out the entity that was announced last: that must not be one of WHMCS's own.
    yield { type: "entity", entity: firstEntity };
    throw error;
  }
}

interface UploadedFile {
  readonly fileId: number;
  readonly name: string;
  readonly at: string | undefined;
}

/** @returns the files that the records name */
async function* extras(
  door: WhmcsDoor,
  { context, subject, withNotes }: DoorSource,
): AsyncGenerator<ExportItem, readonly UploadedFile[]> {
  const unread = new Map(extraEntities.map((description) => [description.entity, description]));
  const files: UploadedFile[] = [];
  let current: { readonly entity: string; readonly presenter: Presenter } | undefined;
  for await (const item of ownFailures(door.readExtras(subject.clientId))) {
    if (item.kind === "failed") {
      // As above: only an entity of the addon's may be left out for it.
      if (current === undefined) yield { type: "entity", entity: firstEntity };
      throw item.error;
    }
    if (item.kind === "end") {
      if (item.missing.length > 0) yield { type: "gap", reason: "not_in_this_whmcs", count: item.missing.length };
      break;
    }
    const { entity, record } = item;
    if (entity !== current?.entity) {
      // One that comes back after another would pass for whole when the stream breaks off in between.
      const description = unread.get(entity);
      if (description === undefined) throw new PermanentError("door.shape_unexpected");
      unread.delete(entity);
      yield* current?.presenter.unmapped() ?? [];
      current = { entity, presenter: createPresenter(description) };
      yield { type: "entity", entity };
    }
    if (entity === extraMaps.clientFiles.entity) files.push(toFile(record));
    if (entity === extraMaps.clientNotes.entity && !withNotes) continue;
    yield { type: "record", entity, record: present(current.presenter, record, await context) };
  }
  yield* current?.presenter.unmapped() ?? [];
  for (const entity of unread.keys()) yield { type: "entity", entity };
  return files;
}

async function* ownFailures<T>(items: AsyncIterable<T>): AsyncGenerator<T | { kind: "failed"; error: unknown }> {
  try {
    yield* items;
  } catch (error) {
    yield { kind: "failed", error };
  }
}

function toFile({ fileId, fileName, title, date }: { readonly [key: string]: Json }): UploadedFile {
  if (typeof fileId !== "number") throw new PermanentError("door.shape_unexpected");
  const name = [fileName, title].find((text) => typeof text === "string" && text !== "");
  const at =
    typeof date === "string" ? /^(?!0000)\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}:\d{2})?$/.exec(date)?.[0] : undefined;
  return { fileId, name: typeof name === "string" ? name : String(fileId), at };
}

/** The addon reads the database itself: what looks like a secret may stand in any text of it. */
function present(presenter: Presenter, row: RawRow, context: PresentContext) {
  const entries = Object.entries(row).map(([key, value]) => [
    key,
    typeof value === "string" ? redactSecrets(value) : value,
  ]);
  return presenter.present(Object.fromEntries(entries) as RawRow, context);
}

async function* creditNotes(door: WhmcsDoor, { context, subject }: DoorSource): AsyncGenerator<ExportItem> {
  const { entity } = creditNotesMap;
  const presenter = createPresenter(creditNotesMap);
  yield { type: "entity", entity };
  const { notes } = await door.creditNotes(subject.clientId);
  for (const record of notes) {
    yield { type: "record", entity, record: present(presenter, record, await context) };
  }
  yield* presenter.unmapped();
}

async function* clientFiles(
  door: WhmcsDoor,
  clientId: number,
  files: readonly UploadedFile[],
): AsyncGenerator<ExportItem> {
  let failed = 0;
  for (const { fileId, name, at } of files) {
    const file = await openOrFail(() => door.clientFile(clientId, fileId));
    if (file.kind === "not_supported") return yield { type: "gap", reason: "client_files_not_supported" };
    if (file.kind === "file") {
      const described = { entity: "client_files", folder: "client-files", name, ...(at !== undefined && { at }) };
      yield { type: "attachment", ...described, data: file.body };
    } else failed += 1;
  }
  if (failed > 0) yield { type: "gap", reason: "client_file_failed", count: failed };
}

/** A door that made no invoice yet and could not make so many of them makes none; later, it is one that fails. */
async function* invoices(door: WhmcsDoor, { invoices, subject }: DoorSource): AsyncGenerator<ExportItem> {
  let made = 0;
  let failed = 0;
  let unsupported = 0;
  let inARow = 0;
  const opened = mapAhead(each(invoices), { room: invoicesAhead }, async (invoice) => {
    if (inARow >= mostFailures) return { invoice, file: { kind: "failed" } as const };
    const file = await openOrFail(async () => readPdf(await door.invoicePdf(subject.clientId, invoice.invoiceId)));
    inARow = file.kind === "failed" ? inARow + 1 : 0;
    return { invoice, file };
  });
  for await (const { invoice, file } of opened) {
    if (file.kind === "file") {
      made += 1;
      yield { type: "document", folder: "invoices", ...namesOf(invoice), data: file.body };
    } else if (file.kind === "not_supported") unsupported += 1;
    else failed += 1;
    if (made + failed === 0 && unsupported >= mostFailures) break;
  }
  if (made + failed === 0 && unsupported > 0) return yield { type: "gap", reason: "invoice_pdf_not_supported" };
  if (failed + unsupported > 0) yield { type: "gap", reason: "invoice_pdf_failed", count: failed + unsupported };
}

function namesOf({ invoiceId, invoiceNumber, issuedOn }: SeenInvoice) {
  const name = `${invoiceNumber === "" ? invoiceId : invoiceNumber}.pdf`;
  return { name, mediaType: "application/pdf", ...(issuedOn !== "" && { at: issuedOn }) };
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

/** A file that cannot be had is no reason to withhold the others; a stop is, and so are facts that differ. */
async function openOrFail(open: () => Promise<Opened>): Promise<Opened> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof AppError) || error.retry === "unsafe" || error.code === "connector.aborted") throw error;
    return { kind: "failed" };
  }
}

const magic = "%PDF-";

/** Begins to read, so that what is no PDF is known before it is a file of the package. */
async function readPdf(file: DoorFile): Promise<Opened> {
  if (file.kind !== "file") return file;
  const pieces = file.body[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  for (let bytes = 0; bytes < magic.length; bytes += head.at(-1)?.byteLength ?? 0) {
    const next = await pieces.next();
    if (next.done === true) return { kind: "failed" };
    head.push(next.value);
  }
  if (!Buffer.concat(head).subarray(0, magic.length).equals(Buffer.from(magic))) {
    await pieces.return?.();
    return { kind: "failed" };
  }
  return { kind: "file", body: resume(head, pieces) };
}

async function* resume(head: readonly Uint8Array[], pieces: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* head;
  for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) yield next.value;
}
