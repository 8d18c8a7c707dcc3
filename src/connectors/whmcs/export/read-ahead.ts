import { Readable } from "node:stream";

/** How much `mapAhead` may hold, and what a row counts for. */
export interface Window<T> {
  readonly room: number;
  /** Default 1 each. A row that is larger than the room goes alone. Asked again for a row that waits: more is known then. */
  readonly weigh?: (row: T) => number;
}

/**
 * Maps a stream in order while mappings of as many rows as the window has room for run at once, so that memory stays flat and
 * slow calls overlap. The first failure in order ends the stream, that of the rows after the last of them; mappings still running
 * are then left to end unseen.
 */
export async function* mapAhead<T, R>(
  rows: AsyncIterable<T>,
  { room, weigh = () => 1 }: Window<T>,
  map: (row: T) => R | Promise<R>,
): AsyncGenerator<R> {
  const running: { readonly result: Promise<R>; readonly weight: number }[] = [];
  let taken = 0;
  let failure: { readonly error: unknown } | undefined;
  for await (const item of settle(rows)) {
    if ("error" in item) {
      failure = item;
      break;
    }
    const row = item.value;
    for (let first = running[0]; first !== undefined && taken + weigh(row) > room; first = running[0]) {
      yield await first.result;
      running.shift();
      taken -= first.weight;
    }
    const weight = weigh(row);
    const result = Promise.resolve(map(row));
    // Its turn to be awaited may come after it failed: that is not an unhandled rejection.
    result.catch(() => {});
    running.push({ result, weight });
    taken += weight;
  }
  for (const { result } of running) yield await result;
  if (failure !== undefined) throw failure.error;
}

type Settled<T> = { readonly value: T } | { readonly error: unknown };

/** One of several streams, and what is told before it when it is reached. */
export interface Part<T> {
  readonly head?: T;
  readonly items: () => AsyncIterable<T>;
}

/**
 * Reads several streams as one, in their order. While one is read, as many of the next as `ahead` says are begun: each gets
 * as far as its first item, and what it asks for ahead by itself is under way. A failure is told where it stands in the
 * order. Whoever leaves early ends them all.
 */
export async function* inOrder<T>(parts: readonly Part<T>[], ahead: number): AsyncGenerator<T> {
  const begun: Readable[] = [];
  try {
    for (const [index, { head }] of parts.entries()) {
      for (const { items } of parts.slice(begun.length, index + 1 + ahead)) begun.push(begin(items()));
      if (head !== undefined) yield head;
      for await (const item of (begun[index] ?? []) as AsyncIterable<Settled<T>>) {
        if ("error" in item) throw item.error;
        yield item.value;
      }
    }
  } finally {
    for (const stream of begun) stream.destroy();
  }
}

function begin<T>(items: AsyncIterable<T>): Readable {
  const stream = Readable.from(settle(items), { objectMode: true, highWaterMark: 1 });
  stream.read(0);
  return stream;
}

/** A stream that fails would lose what it holds for the reader, who may come to it only later. */
async function* settle<T>(items: AsyncIterable<T>): AsyncGenerator<Settled<T>> {
  try {
    for await (const value of items) yield { value };
  } catch (error) {
    yield { error };
  }
}
