/**
 * Maps a stream in order while up to `window` mappings run at once, so that memory stays flat and slow calls overlap. The
 * first failure ends the stream; mappings still running are then left to finish unseen.
 */
export async function* mapAhead<T, R>(
  rows: AsyncIterable<T>,
  window: number,
  map: (row: T) => Promise<R>,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  for await (const row of rows) {
    const result = map(row);
    // Its turn to be awaited may come after it failed: that is not an unhandled rejection.
    result.catch(() => {});
    running.push(result);
    if (running.length >= window) yield await (running.shift() as Promise<R>);
  }
  for (const result of running) yield await result;
}
