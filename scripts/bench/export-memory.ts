import { type Benchmark, type Measurement, formatTable } from "./benchmark.ts";
import { withBenchDirectory } from "./directory.ts";
import type { Taken } from "./export-process.ts";
import { exportElsewhere, startStandIn } from "./export-stand-in.ts";

const few = 100;
const [many, manyInFull] = [5_000, 100_000];
const target = 1.3;

/**
 * The resident memory of a process that exports a client with very many tickets beside that of one that exports a client with
 * a hundred: the most at any time, each in a fresh process, started as the service is, that also seals the package. Told beside
 * it: a process that exports the small client again and again, which shows how much is the collector's leisure.
 */
export const exportMemory: Benchmark = {
  name: "export-memory",
  title: `resident memory (MB) of the export of a client with very many tickets, beside one with ${few}`,
  isLong: true,
  run: (full, tell) =>
    withBenchDirectory("export-memory", async (directory) => {
      const tickets = full ? manyInFull : many;
      const small = await measure(directory, few, 1);
      tell(`${few} tickets: ${describe(small)}`);
      const often = await measure(directory, few, Math.min(tickets, many) / few);
      tell(`${few} tickets, ${Math.min(tickets, many) / few} times: ${describe(often)}`);
      const large = await measure(directory, tickets, 1);
      tell(`${tickets} tickets: ${describe(large)}`);
      const rows = [
        ["", "idle MB", "peak MB", "of the first"],
        ...[small, often, large].map((taken, index) => [
          [`${few} tickets`, "the same again and again", `${tickets} tickets`][index] ?? "",
          megabytes(taken.idleBytes).toFixed(0),
          megabytes(taken.peakBytes).toFixed(0),
          (taken.peakBytes / small.peakBytes).toFixed(2),
        ]),
      ];
      tell(formatTable(rows));
      return [toMeasurement(`export-memory, ${tickets} tickets`, large, small)];
    }),
};

async function measure(directory: string, tickets: number, times: number): Promise<Taken> {
  const whmcs = await startStandIn({ world: { kind: "tickets", tickets }, latencyMs: 0 });
  try {
    const { url, identifier, secret } = whmcs;
    const taken = await exportElsewhere({ whmcs: { url, identifier, secret }, directory, times });
    if (taken.records < tickets) throw new Error(`${taken.records} records of ${tickets} tickets`);
    return taken;
  } finally {
    await whmcs.stop();
  }
}

function toMeasurement(name: string, large: Taken, small: Taken): Measurement {
  const ratio = large.peakBytes / small.peakBytes;
  return {
    name,
    ours: megabytes(large.peakBytes),
    reference: megabytes(small.peakBytes),
    ratio,
    target,
    met: ratio <= target,
  };
}

function describe({ records, files, milliseconds }: Taken): string {
  return `${records} records and ${files} files in ${(milliseconds / 1000).toFixed(1)} s`;
}

function megabytes(bytes: number): number {
  return bytes / 1e6;
}
