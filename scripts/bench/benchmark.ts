/** What a benchmark measured: ours beside a reference, in one run on one machine. */
export interface Measurement {
  readonly name: string;
  /** In `unit`, as `reference`. */
  readonly ours: number;
  readonly reference: number;
  /** `ours / reference`. */
  readonly ratio: number;
  /** The bound of `ratio` that the issues set: the least where more is better, the most where less is. */
  readonly target: number;
  readonly met: boolean;
}

/** A named benchmark. */
export interface Benchmark {
  readonly name: string;
  /** One line: what is compared with what. */
  readonly title: string;
  /** Only with `--full` or by name. */
  readonly isLong: boolean;
  /**
   * Measures; may be run again.
   * @param full the long variant
   * @param tell prints a line of progress or detail
   */
  run(full: boolean, tell: (line: string) => void): Promise<readonly Measurement[]>;
}

/** The machine's monotonic clock in milliseconds, the same in every process. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** The middle of some numbers; of an even count the mean of the middle two. @throws RangeError for none */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) throw new RangeError("no values");
  return (low + high) / 2;
}

/** A table in plain text, its first row the head; every column but the first is aligned right. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  "),
    )
    .join("\n");
}
