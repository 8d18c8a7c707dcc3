import type { ExportAttachment, ExportDocument, ExportItem, ExportMove } from "../connectors/connector.ts";
import type { EntityDescription } from "../domain/data-map.ts";
import { AppError, PermanentError, RetryableError } from "../domain/errors.ts";
import { layAside } from "./lay-aside.ts";
import { failedGaps, type PackageSource, type SourceGap } from "./manifest.ts";
import { openEntity, type OpenEntity, type SpooledEntity } from "./spooled-entity.ts";
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
  /** Whether another attempt may give what is missing. */
  readonly mayMend: boolean;
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
  /** Called with each entity that was read to its end; what comes next is read meanwhile, but no file and no other entity ends. */
  readonly onEntity: (entity: SpooledEntity) => Promise<void>;
  readonly onProgress: (entity: string | undefined, records: number) => void;
  /** Every spool made is added here; its owner discards them all. */
  readonly spools: Spool[];
  readonly spend: Spend;
}

interface OpenMove {
  readonly spool: Spool;
  records: number;
}

interface Failure {
  readonly type: "failure";
  readonly reason: string;
  /** Whether another attempt may end better. */
  readonly mayMend: boolean;
}

const progressEvery = 50;
const fieldPath = /^[\w.-]{1,128}$/;

/** Refuses a name that could not be a folder or file name as it is. @throws PermanentError package.name_invalid */
function assertPlainName(name: string): void {
  if (!/^[a-z][a-z0-9_-]{0,63}$/.test(name)) throw new PermanentError("package.name_invalid");
}

/**
 * Reads a source to its end, one item at a time, and lays its records aside. An entity has ended when the next one is
 * announced. When the source throws a RetryableError or PermanentError, the entities that have ended are kept, all others are
 * named as left out, and the source is `unreachable`; any other error is thrown on: an UnsafeError because what was read may
 * be someone else's.
 * @throws RetryableError package.aborted, storage.full, storage.failed; PermanentError package.name_invalid,
 *   package.entity_repeated
 */
export async function readSource(input: SourceInput, options: ReadOptions): Promise<ReadSource> {
  assertPlainName(input.name);
  if (input.items === null) {
    options.onProgress(undefined, 0);
    return notRead(input);
  }
  const reading = startReading(input, options);
  for await (const item of untilFailure(input.items, options.signal)) {
    if (item.type === "failure") return reading.fail(item);
    await reading.take(item);
  }
  return reading.end();
}

/** Takes the items of one source, and says at the end what came of it. */
function startReading({ name, describes = [] }: SourceInput, options: ReadOptions) {
  const entities: SpooledEntity[] = [];
  const moves = new Map<ExportMove["list"], OpenMove>();
  const unmapped: UnmappedField[] = [];
  const gaps = new Map<SourceGap["reason"], number | undefined>();
  const leftOut = new Map<string, string>();
  let current: OpenEntity | undefined;
  let writing: Promise<void> = Promise.resolve();
  let records = 0;
  let files = 0;
  let mayMend = false;

  async function begin(entity: string): Promise<OpenEntity> {
    if (current?.entity === entity) return current;
    await endCurrent();
    assertPlainName(entity);
    // Its files are written: what came later would have no place, and what was left out would look whole.
    if (entities.some((ended) => ended.entity === entity) || leftOut.has(entity)) {
      throw new PermanentError("package.entity_repeated");
    }
    const description = describes.find((described) => described.entity === entity);
    options.onProgress(entity, records);
    current = openEntity(entity, description, await openSpool(options));
    return current;
  }

  async function endCurrent(): Promise<void> {
    if (current === undefined) return;
    const ended = current.close();
    current = undefined;
    entities.push(ended);
    await writing;
    writing = options.onEntity(ended);
    // Told to whoever waits for it next.
    writing.catch(() => undefined);
  }

  async function takeFile(file: ExportAttachment | ExportDocument): Promise<void> {
    const whole = await layAside(file.data, options);
    if (whole === undefined) return addGap(file.type === "document" ? "invoice_pdf_failed" : "client_file_failed", 1);
    try {
      await writing;
      await options.onFile({ ...file, data: whole.data });
    } finally {
      await whole.discard();
    }
    files += 1;
    options.onProgress(file.type === "document" ? file.folder : file.entity, records);
  }

  function addGap(reason: SourceGap["reason"], count: number | undefined): void {
    const known = gaps.get(reason);
    gaps.set(reason, known === undefined && count === undefined ? undefined : (known ?? 0) + (count ?? 0));
  }

  async function take(item: ExportItem): Promise<void> {
    switch (item.type) {
      case "entity":
        await begin(item.entity);
        return;
      case "record":
        await (await begin(item.entity)).append(item.record);
        records += 1;
        if (records % progressEvery === 0) options.onProgress(item.entity, records);
        return;
      case "attachment":
      case "document":
        return takeFile(item);
      case "gap":
        return addGap(item.reason, item.count);
      case "unmapped":
        unmapped.push(toUnmapped(item));
        return;
      case "move":
        return appendMove(moves, item, options);
      case "left_out":
        if (current?.entity === item.entity) current = undefined;
        else await endCurrent();
        leftOut.set(item.entity, item.reason);
        mayMend ||= item.mayMend !== false;
    }
  }

  function result(failure?: Failure): ReadSource {
    const told = [...gaps].map(([reason, count]) => ({ reason, ...(count !== undefined && { count }) }));
    const kept = entities.reduce((sum, entity) => sum + entity.records, 0);
    options.onProgress(undefined, kept);
    const missing = [...leftOut.keys()];
    const reason = failure?.reason ?? [...leftOut.values()][0] ?? told[0]?.reason;
    const isBroken = failure !== undefined || missing.length > 0;
    return {
      name,
      status: isBroken ? "unreachable" : kept + files === 0 ? "empty" : "complete",
      records: kept,
      ...(reason !== undefined && { reason }),
      ...(told.length > 0 && { gaps: told }),
      ...(missing.length > 0 && { leftOut: missing }),
      entities,
      describes,
      mayMend: mayMend || failure?.mayMend === true || failedGaps({ gaps: told }).length > 0,
      move: failure === undefined ? [...moves].map(([list, state]) => toSpooledMove(list, state)) : [],
      unmapped,
    };
  }

  return {
    take,
    end: async (): Promise<ReadSource> => {
      await endCurrent();
      await writing;
      return result();
    },
    /** What was being read may be cut off, and what was not begun is missing: a list that looks whole and is not would be a lie. */
    fail: async (failure: Failure): Promise<ReadSource> => {
      await writing;
      const ended = new Set(entities.map(({ entity }) => entity));
      const named = [...(current === undefined ? [] : [current.entity]), ...describes.map(({ entity }) => entity)];
      for (const entity of named) if (!ended.has(entity) && !leftOut.has(entity)) leftOut.set(entity, failure.reason);
      return result(failure);
    },
  };
}

function notRead({ name, status = "not_configured", reason, describes = [] }: SourceInput): ReadSource {
  return {
    name,
    status,
    records: 0,
    ...(reason === undefined ? {} : { reason }),
    entities: [],
    describes,
    mayMend: false,
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
    yield { type: "failure", reason: error.code, mayMend: error.retry === "later" };
  }
}

async function openSpool({ spools, spoolDirectory, spend }: ReadOptions): Promise<Spool> {
  const spool = await createSpool(spoolDirectory, spend);
  spools.push(spool);
  return spool;
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

function toSpooledMove(list: ExportMove["list"], { spool, records }: OpenMove): SpooledMove {
  return { list, records, lines: () => spool.lines() };
}
