import type { FileContent } from "../connectors/connector.ts";
import { AppError, RetryableError } from "../domain/errors.ts";
import { type ByteSpool, createByteSpool, type Spend } from "./spool.ts";

/** A file that was read to its end. */
export interface WholeFile {
  readonly data: FileContent;
  /** Gives the disk space back, once the data was read; twice is once. */
  discard(): Promise<void>;
}

/** Where a file is laid aside, and what ends that. */
export interface AsideOptions {
  readonly spoolDirectory: string;
  readonly spend: Spend;
  readonly signal: AbortSignal;
}

/**
 * Reads a file that comes in pieces to its end before it is handed on: what stands in a ZIP cannot be taken back, and half a
 * file is none. A file that is whole already stays in memory.
 * @returns undefined when its source broke off @throws RetryableError package.aborted, storage.full, storage.failed; UnsafeError
 *   as the source threw it
 */
export async function layAside(data: FileContent, options: AsideOptions): Promise<WholeFile | undefined> {
  if (data instanceof Uint8Array) return { data, discard: async () => undefined };
  const spool = await createByteSpool(options.spoolDirectory, options.spend);
  let isWhole = false;
  try {
    isWhole = await fill(spool, data, options.signal);
  } finally {
    if (!isWhole) await spool.discard();
  }
  return isWhole ? { data: spool.bytes(), discard: () => spool.discard() } : undefined;
}

async function fill(spool: ByteSpool, data: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<boolean> {
  for await (const piece of untilBroken(data, signal)) {
    if (piece === undefined) return false;
    await spool.append(piece);
  }
  return true;
}

/** The pieces, and undefined where the source broke off. */
async function* untilBroken(
  data: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array | undefined> {
  try {
    for await (const piece of data) {
      if (signal.aborted) throw new RetryableError("package.aborted");
      yield piece;
    }
  } catch (error) {
    if (signal.aborted) throw new RetryableError("package.aborted");
    if (!(error instanceof AppError) || error.retry === "unsafe") throw error;
    yield undefined;
  }
}
