import { createHash } from "node:crypto";
import { PassThrough, type Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { crc32 } from "node:zlib";
import { fromBufferPromise } from "yauzl";
import type { ExportItem, Json } from "../../src/connectors/connector.ts";
import { buildPackage, type PackageRequest, type PackageSummary } from "../../src/package/build.ts";
import type { Manifest } from "../../src/package/manifest.ts";
import { defaultPolicy } from "./policy.ts";

/** A package as a reader finds it. */
export interface OpenedPackage {
  readonly paths: readonly string[];
  readonly zip: Buffer;
  bytes(path: string): Buffer;
  text(path: string): string;
  json(path: string): Json;
  manifest(): Manifest;
}

/** Opens a ZIP with yauzl, which refuses unsafe names and wrong sizes, and checks each CRC and that no name comes twice. */
export async function openZip(zip: Buffer): Promise<OpenedPackage> {
  const files = new Map<string, Buffer>();
  const opened = await fromBufferPromise(zip, { lazyEntries: true, strictFileNames: true });
  for await (const entry of opened.eachEntry()) {
    const content = await buffer(await opened.openReadStreamPromise(entry));
    if (files.has(entry.fileName)) throw new Error(`twice in the ZIP: ${entry.fileName}`);
    if (crc32(content) !== entry.crc32) throw new Error(`damaged in the ZIP: ${entry.fileName}`);
    files.set(entry.fileName, content);
  }
  const bytes = (path: string): Buffer => {
    const found = files.get(path);
    if (found === undefined) throw new Error(`not in the ZIP: ${path}`);
    return found;
  };
  const text = (path: string): string => bytes(path).toString("utf8");
  const json = (path: string): Json => JSON.parse(text(path)) as Json;
  return {
    paths: [...files.keys()],
    zip,
    bytes,
    text,
    json,
    manifest: () => json("manifest.json") as unknown as Manifest,
  };
}

/** Builds a package in memory with harmless defaults and opens it. */
export async function buildAndOpen(
  request: Partial<PackageRequest> & Pick<PackageRequest, "spoolDirectory" | "sources">,
): Promise<{ opened: OpenedPackage; summary: PackageSummary }> {
  const destination = new PassThrough();
  const [zip, summary] = await Promise.all([
    buffer(destination),
    buildPackage({ ...packageDefaults(), ...request, destination }),
  ]);
  return { opened: await openZip(zip), summary };
}

const controller = {
  name: "Example Hosting BV",
  email: "privacy@example.com",
  supervisoryAuthority: "Authority of Test",
};

/** What a test need not care about. */
export function packageDefaults(): Omit<PackageRequest, "spoolDirectory" | "sources" | "destination"> {
  return {
    clientId: 7,
    language: "en",
    policy: { ...defaultPolicy, controller, timezone: "UTC" },
    generatedAt: new Date("2026-11-22T10:00:00Z"),
    signal: new AbortController().signal,
  };
}

/** Items of one entity: its announcement and its records. */
export function entityItems(entity: string, records: readonly { readonly [key: string]: Json }[]): ExportItem[] {
  return [{ type: "entity", entity }, ...records.map((record): ExportItem => ({ type: "record", entity, record }))];
}

/** The items one by one, then the error if there is one. */
export async function* stream(items: readonly ExportItem[], error?: Error): AsyncGenerator<ExportItem> {
  yield* items;
  if (error !== undefined) throw error;
}

/** Lower-case hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Rows of RFC 4180 text after the BOM, read by the standard's grammar and nothing more lenient. */
export function parseCsv(text: string): string[][] {
  if (!text.startsWith("\uFEFF")) throw new Error("no BOM");
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
  cell.lastIndex = 1;
  while (cell.lastIndex < text.length || row.length > 0) {
    const match = cell.exec(text);
    if (match === null) throw new Error("not RFC 4180");
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] !== ",") {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

/** All of a stream. */
export async function readAll(readable: Readable | undefined): Promise<Buffer> {
  if (readable === undefined) throw new Error("nothing to read");
  return buffer(readable);
}
