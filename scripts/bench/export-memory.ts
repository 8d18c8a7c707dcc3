import { type Benchmark, type Measurement, formatTable } from "./benchmark.ts";
import { withBenchDirectory } from "./directory.ts";
import type { Taken } from "./export-process.ts";
import { exportElsewhere, startStandIn } from "./export-stand-in.ts";

const few = 100;
const [many, manyInFull] = [5_000, 100_000];
/** So often the small client is exported again where that is asked for. */
const again = 50;
const target = 1.3;

/** V8 lets its heap grow with the work that was done; told so, it keeps near to what is held. */
const collectsSoon = ["--max-semi-space-size=2", "--heap-growing-percent=20"];

/** One process that exports. */
interface Run {
  readonly title: string;
  readonly tickets: number;
  readonly times: number;
  readonly execArgv: readonly string[];
}

/**
 * The most resident memory of a process that exports and seals a client with very many tickets beside that of one with a
 * hundred. Once with a collector that collects soon, so that it is what an export holds; and once as the service runs, where
 * the collector takes its time: there the hundred are exported again and again, as a service does in its life.
 */
export const exportMemory: Benchmark = {
  name: "export-memory",
  title: `resident memory (MB) of the export of a client with very many tickets, beside one with ${few}`,
  isLong: true,
  run: (full, tell) =>
    withBenchDirectory("export-memory", async (directory) => {
      const tickets = full ? manyInFull : many;
      const measured: { readonly run: Run; readonly taken: Taken }[] = [];
      for (const run of runsOf(tickets)) {
        const taken = await measure(directory, run);
        tell(
          `${run.title}: ${(taken.milliseconds / 1000).toFixed(1)} s for ${taken.records} records and ${taken.files} files`,
        );
        measured.push({ run, taken });
      }
      const rows = measured.map(({ run, taken }) => [
        run.title,
        ...[taken.idleBytes, taken.peakBytes].map(inMegabytes),
      ]);
      tell(formatTable([["", "idle MB", "most MB"], ...rows]));
      const [heldByFew, heldByMany, serviceOfFew, serviceOfMany] = measured.map(({ taken }) => taken.peakBytes);
      return [
        toMeasurement(`export-memory, ${tickets} tickets, held`, heldByMany, heldByFew),
        toMeasurement(`export-memory, ${tickets} tickets, as the service runs`, serviceOfMany, serviceOfFew),
      ];
    }),
};

function runsOf(tickets: number): readonly Run[] {
  return [
    { title: `${few} tickets, collecting soon`, tickets: few, times: 1, execArgv: collectsSoon },
    { title: `${tickets} tickets, collecting soon`, tickets, times: 1, execArgv: collectsSoon },
    { title: `${few} tickets, ${again} times`, tickets: few, times: again, execArgv: [] },
    { title: `${tickets} tickets`, tickets, times: 1, execArgv: [] },
  ];
}

async function measure(directory: string, { tickets, times, execArgv }: Run): Promise<Taken> {
  const standIn = await startStandIn({ world: { kind: "tickets", tickets }, latencyMs: 0 });
  try {
    const { url, identifier, secret } = standIn;
    const taken = await exportElsewhere({ whmcs: { url, identifier, secret }, directory, times }, execArgv);
    if (taken.records < tickets) throw new Error(`${taken.records} records of ${tickets} tickets`);
    return taken;
  } finally {
    await standIn.stop();
  }
}

function toMeasurement(name: string, ours = Number.NaN, reference = Number.NaN): Measurement {
  const ratio = ours / reference;
  return { name, ours: ours / 1e6, reference: reference / 1e6, ratio, target, met: ratio <= target };
}

function inMegabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
