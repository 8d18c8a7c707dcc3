import type { ExportAttachment, ExportDocument, ExportItem, ExportMove, Json } from "../connectors/connector.ts";
import { presentFields, type EntityDescription } from "../domain/data-map.ts";
import { AppError, PermanentError, RetryableError } from "../domain/errors.ts";
import { flatten } from "./csv.ts";
import type { PackageSource, SourceGap } from "./manifest.ts";
import { createSpool, type Spend, type Spool } from "./spool.ts";

/** One system to read. `items` is null for a system that was not read, and `status` then says why. */
export interface SourceInput {
  /** Lower case, as the connector is named; it becomes a folder. */
  readonly name: string;
  /** Read once, and returned to its source wherever reading stops; it must end soon after the build's signal is aborted. */
  readonly items: AsyncIterable<ExportItem> | null;
  /** Only without `items`; absent means `not_configured`. `unreachable` is for a system that failed before its first item. */
  readonly status?: "not_configured" | "unreachable";
  /** A code. */
  readonly reason?: string;
  /** What is known about its entities; one that is not described is shown as it comes. */
  readonly describes?: readonly EntityDescription[];
}

/** One entity that was read to its end and waits, encrypted on disk, to be written in its several forms. */
export interface SpooledEntity {
  readonly entity: string;
  readonly records: number;
  /** Top-level keys in order of first appearance. */
  readonly fields: readonly string[];
  /** Flat columns in order of first appearance. */
  readonly columns: readonly string[];
  /** Whom the records name as having received them, as they spell them, each once; see `namesRecipient`. */
  readonly recipients: readonly string[];
  /** Each record as one line of JSON, in order. */
  readonly lines: () => AsyncGenerator<string>;
}

/** What one source says to the next host in one list. */
export interface SpooledMove {
  readonly list: ExportMove["list"];
  readonly records: number;
  /** Each record as one line of JSON, in order. */
  readonly lines: () => AsyncGenerator<string>;
}

/** A field that the data map does not know, by the system's own name, and how many of its values were left out. */
export interface UnmappedField {
  readonly entity: string;
  readonly field: string;
  readonly count: number;
}

/** What came of reading one source. */
export interface ReadSource extends PackageSource {
  readonly entities: readonly SpooledEntity[];
  readonly describes: readonly EntityDescription[];
  /** Entities that were being read when the source failed: a list that looks whole and is not would be a lie. */
  readonly leftOut: readonly string[];
  /** Empty for a source that was not read to its end, for the same reason. */
  readonly move: readonly SpooledMove[];
  readonly unmapped: readonly UnmappedField[];
}

/** How far reading got, for the duty's progress. */
export interface PackageProgress {
  readonly source: string;
  readonly entity?: string;
  /** Records read from this source so far. */
  readonly records: number;
  readonly sourcesDone: number;
  readonly sourcesTotal: number;
}

/** What `readSource` is handed. */
export interface ReadOptions {
  readonly spoolDirectory: string;
  readonly signal: AbortSignal;
  /** Called for each file as it comes, and awaited before the next item is asked for. */
  readonly onFile: (file: ExportAttachment | ExportDocument) => Promise<void>;
  readonly onProgress: (entity: string | undefined, records: number) => void;
  /** Every spool made is added here; its owner discards them all. */
  readonly spools: Spool[];
  readonly spend: Spend;
}

interface OpenEntity {
  readonly spool: Spool;
  readonly fields: Set<string>;
  readonly columns: Set<string>;
  /** Paths of the fields whose values are recipients. */
  readonly recipientPaths: readonly (readonly string[])[];
  readonly recipients: Set<string>;
  records: number;
}

interface OpenMove {
  readonly spool: Spool;
  records: number;
}

type Failure = { readonly type: "failure"; readonly reason: string };

const progressEvery = 50;
// A record names a handful of registrars and gateways; a system gone wrong shall not fill the memory with them.
const mostRecipients = 100;
const fieldPath = /^[\w.-]{1,200}$/;

/** Refuses a name that could not be a folder or file name as it is. @throws PermanentError package.name_invalid */
function assertPlainName(name: string): void {
  if (!/^[a-z][a-z0-9_-]{0,63}$/.test(name)) throw new PermanentError("package.name_invalid");
}

/**
 * Reads a source to its end, one item at a time, and lays its records aside. When the source throws a RetryableError or
 * PermanentError, the entities read to their end are kept (each counts as ended when the next one is announced) and the
 * source is `unreachable`; any other error is thrown on: an UnsafeError because what was read may be someone else's.
 * @throws RetryableError package.aborted, storage.full, storage.failed
 */
export async function readSource(input: SourceInput, options: ReadOptions): Promise<ReadSource> {
  const { name, items, describes = [] } = input;
  assertPlainName(name);
  if (items === null) {
    options.onProgress(undefined, 0);
    return notRead(input);
  }
  const open = new Map<string, OpenEntity>();
  const openMoves = new Map<ExportMove["list"], OpenMove>();
  const unmapped: UnmappedField[] = [];
  let current: string | undefined;
  let records = 0;
  let files = 0;
  const gaps: SourceGap[] = [];
  let failure: Failure | undefined;

  for await (const item of untilFailure(items, options.signal)) {
    if (item.type === "failure") {
      failure = item;
      break;
    }
    if (item.type === "left_out") continue;
    if (item.type === "unmapped") {
      unmapped.push(toUnmapped(item));
      continue;
    }
    if (item.type === "move") {
      await appendMove(openMoves, item, options);
      continue;
    }
    if (item.type === "gap") {
      gaps.push({ reason: item.reason, ...(item.count !== undefined && { count: item.count }) });
      continue;
    }
    if (item.type === "attachment" || item.type === "document") {
      await options.onFile(item);
      files += 1;
      options.onProgress(item.type === "document" ? item.folder : item.entity, records);
      continue;
    }
    if (item.entity !== current) {
      current = item.entity;
      options.onProgress(current, records);
    }
    const entity = await openEntity(open, current, describes, options);
    if (item.type === "entity") continue;
    await appendRecord(entity, item.record);
    records += 1;
    if (records % progressEvery === 0) options.onProgress(current, records);
  }

  const leftOut = failure !== undefined && current !== undefined ? [current] : [];
  for (const entity of leftOut) open.delete(entity);
  const entities = [...open].map(([entity, state]) => toSpooled(entity, state));
  const kept = entities.reduce((sum, entity) => sum + entity.records, 0);
  options.onProgress(undefined, kept);
  const read = { name, records: kept, ...(gaps.length > 0 && { gaps }), entities, leftOut, describes, unmapped };
  if (failure !== undefined) return { ...read, move: [], status: "unreachable", reason: failure.reason };
  const status = kept + files === 0 ? "empty" : "complete";
  const move = [...openMoves].map(([list, state]) => toSpooledMove(list, state));
  return { ...read, move, status, ...(gaps[0] !== undefined && { reason: gaps[0].reason }) };
}

function notRead({ name, status = "not_configured", reason, describes = [] }: SourceInput): ReadSource {
  return {
    name,
    status,
    records: 0,
    ...(reason === undefined ? {} : { reason }),
    entities: [],
    leftOut: [],
    describes,
    move: [],
    unmapped: [],
  };
}

/** The items, and a failure in place of the error of a source that could not be read to its end. */
async function* untilFailure(
  items: AsyncIterable<ExportItem>,
  signal: AbortSignal,
): AsyncGenerator<ExportItem | Failure> {
  try {
    for await (const item of items) {
      if (signal.aborted) throw new RetryableError("package.aborted");
      yield item;
    }
  } catch (error) {
    if (signal.aborted) throw new RetryableError("package.aborted");
    if (!(error instanceof AppError) || error.retry === "unsafe") throw error;
    yield { type: "failure", reason: error.code };
  }
}

async function openEntity(
  open: Map<string, OpenEntity>,
  name: string,
  describes: readonly EntityDescription[],
  options: ReadOptions,
): Promise<OpenEntity> {
  const known = open.get(name);
  if (known !== undefined) return known;
  assertPlainName(name);
  const described = presentFields(describes.find(({ entity }) => entity === name)?.fields ?? []);
  const recipientPaths = described.filter((field) => field.namesRecipient).map((field) => field.name.split("."));
  const entity: OpenEntity = {
    spool: await openSpool(options),
    fields: new Set(),
    columns: new Set(),
    recipientPaths,
    recipients: new Set(),
    records: 0,
  };
  open.set(name, entity);
  return entity;
}

async function openSpool({ spools, spoolDirectory, spend }: ReadOptions): Promise<Spool> {
  const spool = await createSpool(spoolDirectory, spend);
  spools.push(spool);
  return spool;
}

async function appendRecord(entity: OpenEntity, record: { readonly [key: string]: Json }): Promise<void> {
  for (const field of Object.keys(record)) entity.fields.add(field);
  for (const column of flatten(record).keys()) entity.columns.add(column);
  for (const path of entity.recipientPaths) {
    const recipient = textAt(record, path).trim();
    if (recipient !== "" && entity.recipients.size < mostRecipients) entity.recipients.add(recipient);
  }
  await entity.spool.append(JSON.stringify(record));
  entity.records += 1;
}

function textAt(record: Json, path: readonly string[]): string {
  const [key, ...rest] = path;
  if (key === undefined) return typeof record === "string" ? record : "";
  if (typeof record !== "object" || record === null || !Object.hasOwn(record, key)) return "";
  return textAt((record as { readonly [key: string]: Json })[key] ?? null, rest);
}

async function appendMove(
  open: Map<ExportMove["list"], OpenMove>,
  { list, record }: ExportMove,
  options: ReadOptions,
): Promise<void> {
  const state = open.get(list) ?? { spool: await openSpool(options), records: 0 };
  open.set(list, state);
  await state.spool.append(JSON.stringify(record));
  state.records += 1;
}

/** The owner is told names of fields, which come from outside: what does not look like one is not repeated. */
function toUnmapped({ entity, field, count }: UnmappedField): UnmappedField {
  assertPlainName(entity);
  return { entity, field: fieldPath.test(field) ? field : "-", count };
}

function toSpooled(entity: string, state: OpenEntity): SpooledEntity {
  return {
    entity,
    records: state.records,
    fields: [...state.fields],
    columns: [...state.columns],
    recipients: [...state.recipients],
    lines: () => state.spool.lines(),
  };
}

function toSpooledMove(list: ExportMove["list"], { spool, records }: OpenMove): SpooledMove {
  return { list, records, lines: () => spool.lines() };
}
