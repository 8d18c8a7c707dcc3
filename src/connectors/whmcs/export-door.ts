import { AppError, PermanentError } from "../../domain/errors.ts";
import type { ExportItem, Json, StepContext, Subject } from "../connector.ts";
import type { WhmcsApi } from "./api.ts";
import type { DoorAction } from "./door/call.ts";
import type { DoorCapabilities, DoorFile, WhmcsDoor } from "./door/door.ts";
import { mapAhead } from "./map-ahead.ts";
import { isSecretLabel, redactSecrets, removed } from "./redact.ts";

/** A file as far as it can be had. */
type Opened = DoorFile | { readonly kind: "failed" };

type Row = { readonly [key: string]: Json };

/** Contract section 5: what the addon adds to WHMCS's own entities, each announced also when empty. */
const entities = [
  "custom_fields",
  "order_origins",
  "logins",
  "marketing_consents",
  "client_notes",
  "client_files",
  "ticket_reply_senders",
  "contact_details",
] as const;

const needed: readonly DoorAction[] = ["readExtras", "clientFile", "creditNotes", "invoicePdf"];

/** Each is a page that WHMCS renders: as many at once as an API call may be. */
const ahead = 3;
/** So many failures in a row are no longer about one invoice. */
const mostFailures = 5;

/**
 * Streams what only the addon reads: the extras, uploaded files, credit notes and the invoices as WHMCS prints them. What
 * cannot be had is told as a gap, and the rest goes on. Left out: values of fields that are named like a secret.
 * @throws AppError when the door cannot be asked, or breaks off in the middle
 */
export async function* exportBehindDoor(
  api: WhmcsApi,
  door: WhmcsDoor,
  { clientId }: Subject,
  { signal }: StepContext,
): AsyncGenerator<ExportItem> {
  const ended = new AbortController();
  const bound = door.withSignal(AbortSignal.any([signal, ended.signal]));
  try {
    const capabilities = yield* askDoor(bound);
    if (capabilities === undefined) return yield { type: "gap", reason: "addon_door_absent" };
    if (needed.some((action) => !capabilities.actions.includes(action))) {
      return yield { type: "gap", reason: "addon_outdated" };
    }
    const files = yield* extras(bound, clientId);
    yield* creditNotes(bound, clientId);
    yield* clientFiles(bound, clientId, files);
    yield* invoices(api.withSignal(signal), bound, clientId);
  } finally {
    ended.abort(); // files that were opened ahead and that nobody will read
  }
}

async function* askDoor(door: WhmcsDoor): AsyncGenerator<ExportItem, DoorCapabilities | undefined> {
  try {
    return await door.capabilities();
  } catch (error) {
    // A source that fails leaves out the entity that was announced last: that must not be one of WHMCS's own.
    yield { type: "entity", entity: entities[0] };
    throw error;
  }
}

interface UploadedFile {
  readonly fileId: number;
  readonly name: string;
}

/** @returns the files that the records name */
async function* extras(door: WhmcsDoor, clientId: number): AsyncGenerator<ExportItem, readonly UploadedFile[]> {
  const known: ReadonlySet<string> = new Set(entities);
  const begun = new Set<string>();
  const files: UploadedFile[] = [];
  let current: string | undefined;
  for await (const item of ownFailures(door.readExtras(clientId))) {
    if (item.kind === "failed") {
      // As above: only an entity of the addon's may be left out for it.
      if (current === undefined) yield { type: "entity", entity: entities[0] };
      throw item.error;
    }
    if (item.kind === "end") {
      if (item.missing.length > 0) yield { type: "gap", reason: "not_in_this_whmcs", count: item.missing.length };
      break;
    }
    const { entity, record } = item;
    if (entity !== current) {
      // One that comes back after another would pass for whole when the stream breaks off in between.
      if (!known.has(entity) || begun.has(entity)) throw new PermanentError("door.shape_unexpected");
      begun.add(entity);
      current = entity;
    }
    if (entity === "client_files") files.push(toFile(record));
    yield { type: "record", entity, record: withoutSecrets(record) };
  }
  for (const entity of entities) if (!begun.has(entity)) yield { type: "entity", entity };
  return files;
}

async function* ownFailures<T>(items: AsyncIterable<T>): AsyncGenerator<T | { kind: "failed"; error: unknown }> {
  try {
    yield* items;
  } catch (error) {
    yield { kind: "failed", error };
  }
}

function toFile(record: Row): UploadedFile {
  const { fileId, fileName, title } = record;
  if (typeof fileId !== "number") throw new PermanentError("door.shape_unexpected");
  const name = [fileName, title].find((text) => typeof text === "string" && text !== "");
  return { fileId, name: typeof name === "string" ? name : String(fileId) };
}

function withoutSecrets(record: Row): Row {
  const { name, value } = record;
  const isSecret = typeof name === "string" && isSecretLabel(name) && value !== "" && value !== null;
  const entries = Object.entries(record).map(([key, field]): [string, Json] => [
    key,
    typeof field === "string" ? redactSecrets(field) : field,
  ]);
  return { ...Object.fromEntries(entries), ...(isSecret && value !== undefined && { value: removed }) };
}

async function* creditNotes(door: WhmcsDoor, clientId: number): AsyncGenerator<ExportItem> {
  const entity = "credit_notes";
  yield { type: "entity", entity };
  const { notes } = await door.creditNotes(clientId);
  for (const record of notes) yield { type: "record", entity, record };
}

async function* clientFiles(
  door: WhmcsDoor,
  clientId: number,
  files: readonly UploadedFile[],
): AsyncGenerator<ExportItem> {
  let failed = 0;
  for (const { fileId, name } of files) {
    const file = await openOrFail(() => door.clientFile(clientId, fileId));
    if (file.kind === "not_supported") return yield { type: "gap", reason: "client_files_not_supported" };
    if (file.kind === "file") {
      yield { type: "attachment", entity: "client_files", folder: "client-files", name, data: file.body };
    } else failed += 1;
  }
  if (failed > 0) yield { type: "gap", reason: "client_file_failed", count: failed };
}

/** A door that made no invoice yet and could not make so many of them makes none; later, it is one that fails. */
async function* invoices(api: WhmcsApi, door: WhmcsDoor, clientId: number): AsyncGenerator<ExportItem> {
  let made = 0;
  let failed = 0;
  let unsupported = 0;
  let inARow = 0;
  const opened = mapAhead(api.invoices(clientId), ahead, async ({ invoiceId, invoiceNumber }) => {
    const name = `${invoiceNumber === "" ? invoiceId : invoiceNumber}.pdf`;
    if (inARow >= mostFailures) return { name, file: { kind: "failed" } as const };
    const file = await openOrFail(async () => readPdf(await door.invoicePdf(clientId, invoiceId)));
    inARow = file.kind === "failed" ? inARow + 1 : 0;
    return { name, file };
  });
  for await (const { name, file } of opened) {
    if (file.kind === "file") {
      made += 1;
      yield { type: "document", folder: "invoices", name, mediaType: "application/pdf", data: file.body };
    } else if (file.kind === "not_supported") unsupported += 1;
    else failed += 1;
    if (made + failed === 0 && unsupported >= mostFailures) break;
  }
  if (made + failed === 0 && unsupported > 0) return yield { type: "gap", reason: "invoice_pdf_not_supported" };
  if (failed + unsupported > 0) yield { type: "gap", reason: "invoice_pdf_failed", count: failed + unsupported };
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
