import { Readable } from "node:stream";
import type { ExportAttachment, ExportDocument, ExportItem } from "../connectors/connector.ts";
import { RetryableError } from "../domain/errors.ts";

/** How far and how patiently a source is read before its turn. */
export interface ReadAheadOptions {
  /** Items kept in memory at most. */
  readonly most: number;
  /** So long, in milliseconds, a source may take for one item or one piece of a file; then it is connector.timeout. */
  readonly silenceMs: number;
  /** Ends reading, wherever it is. */
  readonly signal: AbortSignal;
}

/** Items that are read before anybody asks for them. */
export interface ReadAhead {
  /** In order; what the source threw comes after what it gave before. */
  readonly items: AsyncIterable<ExportItem>;
  /** Begins to read; twice is once. Asking for the first item does so too. */
  start(): void;
}

type Step = { readonly item: ExportItem } | { readonly error: unknown };

/**
 * Reads a source in the background, as far as `most` items, so that several slow sources are slow at once. A source that falls
 * silent is given up. A file that comes in pieces is read when its turn comes, and nothing of its source before that.
 */
export function readAhead(items: AsyncIterable<ExportItem>, options: ReadAheadOptions): ReadAhead {
  let steps: Readable | undefined;
  const open = (): Readable => {
    if (steps !== undefined) return steps;
    steps = Readable.from(stepsOf(items, options), { highWaterMark: options.most, signal: options.signal });
    steps.on("error", () => {}); // told to whoever reads it; nobody may
    steps.read(0);
    return steps;
  };
  async function* given(): AsyncGenerator<ExportItem> {
    for await (const step of open() as AsyncIterable<Step>) {
      if ("error" in step) throw step.error;
      yield step.item;
    }
  }
  return { items: given(), start: () => void open() };
}

/** A stream that fails forgets what it still holds: an error travels as the last of its items. */
async function* stepsOf(items: AsyncIterable<ExportItem>, options: ReadAheadOptions): AsyncGenerator<Step> {
  try {
    for await (const item of patiently(items, options)) {
      if (!comesInPieces(item)) {
        yield { item };
        continue;
      }
      const read = Promise.withResolvers<void>();
      yield { item: { ...item, data: telling(patiently(item.data, options), read.resolve) } };
      await Promise.race([read.promise, endOf(options.signal)]);
    }
  } catch (error) {
    yield { error };
  }
}

type Pieces = (ExportAttachment | ExportDocument) & { readonly data: AsyncIterable<Uint8Array> };

function comesInPieces(item: ExportItem): item is Pieces {
  return (item.type === "attachment" || item.type === "document") && !(item.data instanceof Uint8Array);
}

async function* telling<T>(pieces: AsyncIterable<T>, wereRead: () => void): AsyncGenerator<T> {
  try {
    yield* pieces;
  } finally {
    wereRead();
  }
}

async function* patiently<T>(items: AsyncIterable<T>, options: ReadAheadOptions): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  let isOver = false;
  try {
    for (;;) {
      const next = await inTime(iterator.next(), options);
      isOver = next.done === true;
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    // Who hangs is not waited for.
    if (!isOver) void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}

async function inTime<T>(promise: Promise<T>, { silenceMs, signal }: ReadAheadOptions): Promise<T> {
  const over = Promise.withResolvers<never>();
  const timer = setTimeout(() => over.reject(new RetryableError("connector.timeout")), silenceMs);
  const stop = (): void => over.reject(new RetryableError("connector.aborted"));
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await Promise.race([promise, over.promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}

function endOf(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
