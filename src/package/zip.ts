import { createHash } from "node:crypto";
import { Readable, addAbortSignal, type Writable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { ZonedDate } from "./file-time.ts";
import type { PackageFile } from "./manifest.ts";
import type { Spend } from "./spool.ts";

/** What stands in the manifest about a file besides what is measured while it is written. */
export type FileNote = Omit<PackageFile, "bytes" | "sha256">;

/** A ZIP that is written file by file, in the order of the calls, and never held in memory. */
export interface ZipWriter {
  /**
   * Resolves when the content was read to its end; one call at a time. `modifiedAt` is between 1980 and 2107. Rejects with
   * what broke content or destination.
   */
  add(note: FileNote, content: AsyncIterable<string | Uint8Array>, modifiedAt: Date): Promise<PackageFile>;
  /** Writes the directory, ends the destination and waits until it has taken everything. */
  finish(): Promise<void>;
  /** Stops and destroys the destination. */
  abort(reason: Error): Promise<void>;
}

const blockBytes = 64 * 1024;

/**
 * All files have mode 0600; their times stand as instants and, for readers that know none, as the clock of `timezone`.
 * Beyond 4 GiB or 65,535 files it becomes ZIP64 by itself. `spend` is told of content before it is compressed.
 */
export function createZipWriter(destination: Writable, timezone: string, spend: Spend): ZipWriter {
  const zip = new ZipFile();
  const broken = new AbortController();
  const delivered = pipeline(zip.outputStream, destination);
  delivered.catch((error: unknown) => broken.abort(error));
  const breakOff = (reason: Error): void => {
    if ("destroy" in zip.outputStream && typeof zip.outputStream.destroy === "function") {
      zip.outputStream.destroy(reason);
    }
  };
  zip.on("error", breakOff);
  return {
    add: async (note, content, modifiedAt) => {
      const meter = { hash: createHash("sha256"), bytes: 0 };
      const source = Readable.from(measure(inBlocks(content), meter, spend), {
        objectMode: false,
        highWaterMark: blockBytes,
      });
      addAbortSignal(broken.signal, source);
      addOnce(zip, note.path, new ZonedDate(modifiedAt, timezone), source);
      try {
        await finished(source);
      } catch (error) {
        throw broken.signal.aborted ? broken.signal.reason : error;
      }
      return { ...note, bytes: meter.bytes, sha256: meter.hash.digest("hex") };
    },
    finish: async () => {
      zip.end();
      await delivered;
    },
    abort: async (reason) => {
      breakOff(reason);
      await delivered.catch(() => undefined);
    },
  };
}

/** The library keeps every entry until the end; what it can reach from there must not hold the file's content. */
function addOnce(zip: ZipFile, path: string, modifiedAt: Date, source: Readable): void {
  let waiting: Readable | undefined = source;
  withoutPool(() =>
    zip.addReadStreamLazy(path, { mtime: modifiedAt, mode: 0o100600 }, (use) => {
      if (waiting !== undefined) use(null, waiting);
      waiting = undefined;
    }),
  );
}

/**
 * Buffers made meanwhile share no block with others. The library keeps each file's name to the end: as a slice of a shared
 * block, a few bytes would keep alive what lies beside them, about 20 KiB of compression's own for each file.
 */
function withoutPool(act: () => void): void {
  const { poolSize } = Buffer;
  Buffer.poolSize = 0;
  try {
    act();
  } finally {
    Buffer.poolSize = poolSize;
  }
}

/** Many small texts pass five streams much faster as a few blocks. */
async function* inBlocks(content: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  let texts: string[] = [];
  let length = 0;
  for await (const piece of content) {
    if (typeof piece === "string") {
      texts.push(piece);
      length += piece.length;
    }
    if (length > 0 && (length >= blockBytes || typeof piece !== "string")) {
      yield Buffer.from(texts.join(""), "utf8");
      texts = [];
      length = 0;
    }
    if (typeof piece !== "string") yield piece;
  }
  if (length > 0) yield Buffer.from(texts.join(""), "utf8");
}

async function* measure(
  blocks: AsyncIterable<Uint8Array>,
  meter: { readonly hash: ReturnType<typeof createHash>; bytes: number },
  spend: Spend,
): AsyncGenerator<Uint8Array> {
  for await (const block of blocks) {
    await spend(block.length);
    meter.hash.update(block);
    meter.bytes += block.length;
    if (block.length > 0) yield block;
  }
}
