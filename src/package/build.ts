import type { Writable } from "node:stream";
import type { ExportAttachment, ExportDocument, FileContent } from "../connectors/connector.ts";
import { PermanentError, RetryableError } from "../domain/errors.ts";
import type { Language, Policy } from "../domain/policy.ts";
import { toCsv, type PackageRecord } from "./csv.ts";
import { failedGaps, writeManifest, type PackageFile, type PackageSource } from "./manifest.ts";
import { writePage } from "./page.ts";
import {
  readSource,
  type PackageProgress,
  type ReadSource,
  type SourceInput,
  type SpooledEntity,
} from "./read-source.ts";
import { createUniquePaths, toSafeFileName, type UniquePaths } from "./safe-name.ts";
import type { Spool } from "./spool.ts";
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
}

/**
 * Writes the export package of contract section 5 into `destination`. Sources are read one after the other and one item
 * at a time; no entity, however large, is held in memory. A source that fails leaves the package incomplete, not broken.
 * The same input gives the same files in the same order.
 * @throws RetryableError package.aborted, storage.full, storage.failed; PermanentError package.name_invalid,
 * package.source_repeated; UnsafeError as a source threw it; whatever breaks `destination`
 */
export async function buildPackage(request: PackageRequest): Promise<PackageSummary> {
  const zip = createZipWriter(request.destination, request.generatedAt);
  const spools: Spool[] = [];
  const stop = (): void => void zip.abort(new RetryableError("package.aborted"));
  request.signal.addEventListener("abort", stop, { once: true });
  try {
    return await writePackage(request, zip, spools);
  } catch (error) {
    await zip.abort(error instanceof Error ? error : new RetryableError("package.aborted"));
    throw error;
  } finally {
    request.signal.removeEventListener("abort", stop);
    await Promise.all(spools.map((spool) => spool.discard()));
  }
}

async function writePackage(request: PackageRequest, zip: ZipWriter, spools: Spool[]): Promise<PackageSummary> {
  const { clientId, policy, generatedAt, sources: inputs } = request;
  if (new Set(inputs.map((input) => input.name)).size < inputs.length) {
    throw new PermanentError("package.source_repeated");
  }
  const translate = createTranslator(request.language);
  const paths = createUniquePaths();
  const files: PackageFile[] = [];
  const read: ReadSource[] = [];

  for (const [index, input] of inputs.entries()) {
    const source = await readSource(input, {
      spoolDirectory: request.spoolDirectory,
      signal: request.signal,
      spools,
      onFile: async (file) => {
        const note =
          file.type === "document"
            ? documentNote(paths, file, translate)
            : attachmentNote(paths, input.name, file, translate);
        files.push(await zip.add(note, inPieces(file.data)));
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
    for (const entity of source.entities) files.push(...(await addEntity(zip, source.name, entity, translate)));
    read.push(source);
  }

  const page = writePage({ ...request, sources: read, files, translate });
  const index = { path: "index.html", mediaType: "text/html", records: 0, description: translate("describeIndex") };
  files.push(await zip.add(index, page));
  const sources = read.map(({ entities: _entities, leftOut: _leftOut, describes: _describes, ...source }) => source);
  const manifest = writeManifest({
    formatVersion: "1",
    generatedAt: generatedAt.toISOString(),
    controller: policy.controller,
    subject: { clientId },
    sources,
    files,
  });
  await zip.add({ path: "manifest.json", mediaType: "application/json", records: 0, description: "" }, manifest);
  if (request.signal.aborted) throw new RetryableError("package.aborted");
  await zip.finish();
  return {
    sources,
    files: files.length,
    records: sources.reduce((sum, source) => sum + source.records, 0),
    complete: read.every((source) => source.status !== "unreachable" && failedGaps(source).length === 0),
  };
}

async function addEntity(
  zip: ZipWriter,
  source: string,
  { entity, records, columns, lines }: SpooledEntity,
  translate: Translate,
): Promise<PackageFile[]> {
  const label = translate.entity(entity);
  const json = {
    path: `data/${source}/${entity}.json`,
    mediaType: "application/json",
    records,
    description: translate("describeJson", { entity: label, source: translate.source(source) }),
  };
  const csv = {
    path: `csv/${source}/${entity}.csv`,
    mediaType: "text/csv",
    records,
    description: translate("describeCsv", { entity: label, source: translate.source(source) }),
  };
  return [await zip.add(json, toJsonArray(lines())), await zip.add(csv, toCsv(columns, parse(lines())))];
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
