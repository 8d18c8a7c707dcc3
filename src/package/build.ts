import type { Writable } from "node:stream";
import type { ExportAttachment, ExportDocument, ExportEstimate, FileContent } from "../connectors/connector.ts";
import { PermanentError, RetryableError } from "../domain/errors.ts";
import type { Language, Policy } from "../domain/policy.ts";
import { toCsv, type PackageRecord } from "./csv.ts";
import { fileTime } from "./file-time.ts";
import { describeEntities } from "./manifest-entities.ts";
import { failedGaps, writeManifest, type PackageFile, type PackageSource } from "./manifest.ts";
import { hasMoveFolder, moveLists, moveReadmeNote, writeMoveReadme } from "./move.ts";
import { writePage } from "./page.ts";
import {
  readSource,
  type PackageProgress,
  type ReadSource,
  type SourceInput,
  type UnmappedField,
} from "./read-source.ts";
import { createExportRoom, type ExportRoom } from "./room.ts";
import { createUniquePaths, toSafeFileName, type UniquePaths } from "./safe-name.ts";
import type { SpooledEntity } from "./spooled-entity.ts";
import type { Spool } from "./spool.ts";
import { diskOf, type Disk } from "./storage.ts";
import { createTranslator, type Translate } from "./texts/translate.ts";
import { createZipWriter, type FileNote, type ZipWriter } from "./zip.ts";

const pieceBytes = 64 * 1024;

/** What a package is made of and where it goes. */
export interface PackageRequest {
  readonly clientId: number;
  readonly language: Language;
  /** Names the controller, the periods, the recipients, and the zone of the times on the page; the manifest is in UTC. */
  readonly policy: Policy;
  /** In the order in which they shall stand in the package; each name once. */
  readonly sources: readonly SourceInput[];
  readonly generatedAt: Date;
  /** Receives the ZIP and is ended, or destroyed on failure. */
  readonly destination: Writable;
  /** What `destination` fills; absent where it is no disk of ours. */
  readonly destinationDisk?: Disk;
  /** Room for it is looked for before anything is read. */
  readonly estimate?: ExportEstimate;
  /** For what must be laid aside while reading: encrypted, nameless, gone with the process. Made when absent. */
  readonly spoolDirectory: string;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: PackageProgress) => void;
}

/** What came of it. */
export interface PackageSummary {
  readonly sources: readonly PackageSource[];
  /** Every file but `manifest.json` itself. */
  readonly files: number;
  readonly records: number;
  /** False when a source was unreachable or files of it failed: the package says so itself, in its first line. */
  readonly complete: boolean;
  /** Whether another attempt may give what is missing. */
  readonly mayMend: boolean;
  /** What the sources hold and the data map does not know, for the owner; names of fields, no values. */
  readonly unmapped: readonly (UnmappedField & { readonly source: string })[];
}

/**
 * Writes the export package of contract section 5 into `destination`. Sources are read one after the other and one item
 * at a time; no entity, however large, is held in memory. A source that fails leaves the package incomplete, not broken.
 * The same input gives the same bytes, on any machine. Without room for `estimate`, nothing is read; the reserve that others on
 * the same disk need is never touched.
 * @throws RetryableError package.aborted, storage.full, storage.failed; PermanentError package.name_invalid,
 * package.source_repeated; UnsafeError as a source threw it; whatever breaks `destination`
 */
export async function buildPackage(request: PackageRequest): Promise<PackageSummary> {
  const room = createExportRoom({ spool: diskOf(request.spoolDirectory), destination: request.destinationDisk });
  const zip = createZipWriter(request.destination, request.policy.timezone, room.spend);
  const spools: Spool[] = [];
  const stop = (): void => void zip.abort(new RetryableError("package.aborted"));
  request.signal.addEventListener("abort", stop, { once: true });
  try {
    await room.assertEnoughFor(request.estimate);
    if (request.signal.aborted) throw new RetryableError("package.aborted");
    return await writePackage(request, zip, room, spools);
  } catch (error) {
    await zip.abort(error instanceof Error ? error : new RetryableError("package.aborted"));
    throw error;
  } finally {
    request.signal.removeEventListener("abort", stop);
    await Promise.all(spools.map((spool) => spool.discard()));
  }
}

async function writePackage(
  request: PackageRequest,
  zip: ZipWriter,
  room: ExportRoom,
  spools: Spool[],
): Promise<PackageSummary> {
  const { clientId, policy, generatedAt, sources: inputs } = request;
  if (new Set(inputs.map((input) => input.name)).size < inputs.length) {
    throw new PermanentError("package.source_repeated");
  }
  const translate = createTranslator(request.language);
  const paths = createUniquePaths();
  const files: PackageFile[] = [];
  const read: ReadSource[] = [];
  const add = async (note: FileNote, content: AsyncIterable<string | Uint8Array>): Promise<void> => {
    files.push(await zip.add(note, content, generatedAt));
  };

  for (const [index, input] of inputs.entries()) {
    const source = await readSource(input, {
      spoolDirectory: request.spoolDirectory,
      signal: request.signal,
      spools,
      spend: room.spend,
      onFile: async (file) => {
        const note =
          file.type === "document"
            ? documentNote(paths, file, translate)
            : attachmentNote(paths, input.name, file, translate);
        const at = fileTime(file.at, policy.timezone, generatedAt);
        files.push(await zip.add(note, inPieces(file.data), at));
      },
      // While the files of one entity are written, the next is read ahead.
      onEntity: async (entity) => {
        for (const { note, content } of formsOf(input.name, entity, translate)) await add(note, content);
      },
      onProgress: (entity, records) =>
        request.onProgress?.({
          source: input.name,
          ...(entity === undefined ? {} : { entity }),
          records,
          sourcesDone: entity === undefined ? index + 1 : index,
          sourcesTotal: inputs.length,
        }),
    });
    read.push(source);
  }

  if (hasMoveFolder(read)) {
    for (const { note, lines } of moveLists(read, translate)) await add(note, toJsonArray(lines()));
    await add(moveReadmeNote(translate), writeMoveReadme(read, policy.controller, translate));
  }
  const index = { path: "index.html", mediaType: "text/html", records: 0, description: translate("describeIndex") };
  await add(index, writePage({ ...request, sources: read, files, translate }));
  const sources = read.map(toPackageSource);
  const manifest = writeManifest({
    formatVersion: "1",
    generatedAt: generatedAt.toISOString(),
    controller: policy.controller,
    subject: { clientId },
    sources,
    entities: read.flatMap((source) => describeEntities(source, policy, translate)),
    files,
  });
  const manifestNote = { path: "manifest.json", mediaType: "application/json", records: 0, description: "" };
  await zip.add(manifestNote, manifest, generatedAt);
  if (request.signal.aborted) throw new RetryableError("package.aborted");
  await zip.finish();
  return {
    sources,
    files: files.length,
    records: sources.reduce((sum, source) => sum + source.records, 0),
    complete: read.every((source) => source.status !== "unreachable" && failedGaps(source).length === 0),
    mayMend: read.some((source) => source.mayMend),
    unmapped: read.flatMap(({ name, unmapped }) => unmapped.map((field) => ({ source: name, ...field }))),
  };
}

/** What the manifest says of a source, and nothing of what was laid aside for it. */
function toPackageSource({ name, status, records, reason, gaps, leftOut }: ReadSource): PackageSource {
  return {
    name,
    status,
    records,
    ...(gaps !== undefined && { gaps }),
    ...(reason !== undefined && { reason }),
    ...(leftOut !== undefined && { leftOut }),
  };
}

/** The files that hold an entity's records. */
function formsOf(
  source: string,
  { entity, records, columns, lines }: SpooledEntity,
  translate: Translate,
): readonly { readonly note: FileNote; readonly content: AsyncIterable<string> }[] {
  const names = { entity: translate.entity(entity), source: translate.source(source) };
  const json = {
    path: `data/${source}/${entity}.json`,
    mediaType: "application/json",
    records,
    description: translate("describeJson", names),
  };
  const csv = {
    path: `csv/${source}/${entity}.csv`,
    mediaType: "text/csv",
    records,
    description: translate("describeCsv", names),
  };
  return [
    { note: json, content: toJsonArray(lines()) },
    { note: csv, content: toCsv(columns, parse(lines())) },
  ];
}

/**
 * Files go into the ZIP as they come, since they may be large. Those of a source that fails later stay: each is whole in
 * itself.
 */
function attachmentNote(
  paths: UniquePaths,
  source: string,
  { entity, folder, name }: ExportAttachment,
  translate: Translate,
): FileNote {
  return {
    path: paths.claim(`attachments/${source}/${toSafeFileName(folder)}`, toSafeFileName(name)),
    // The client's own claim about the type is not repeated: no program may act on it.
    mediaType: "application/octet-stream",
    records: 0,
    description: translate("describeAttachment", { entity: translate.entity(entity) }),
  };
}

/** An invoice's number is a name in itself: `2024/7` is not the file 7 of a folder. */
function documentNote(paths: UniquePaths, { folder, name, mediaType }: ExportDocument, translate: Translate): FileNote {
  const path = paths.claim(folder, toSafeFileName(name.replaceAll(/[\\/]/g, "-")));
  return { path, mediaType, records: 0, description: translate("describeInvoice") };
}

/** In pieces, so that a large attachment neither holds up the process nor piles up on its way. */
async function* inPieces(data: FileContent): AsyncGenerator<Uint8Array> {
  if (!(data instanceof Uint8Array)) return yield* data;
  for (let start = 0; start < data.length; start += pieceBytes) yield data.subarray(start, start + pieceBytes);
}

/** A JSON array with one record per line; `[]` without records. */
async function* toJsonArray(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let separator = "[\n";
  for await (const line of lines) {
    yield separator + line;
    separator = ",\n";
  }
  yield separator === "[\n" ? "[]\n" : "\n]\n";
}

async function* parse(lines: AsyncIterable<string>): AsyncGenerator<PackageRecord> {
  for await (const line of lines) yield JSON.parse(line) as PackageRecord;
}
