import { buffer } from "node:stream/consumers";
import { openZip } from "../../tests/support/package-reading.ts";
import { type Benchmark, type Measurement, formatTable, median } from "./benchmark.ts";
import { withBenchDirectory } from "./directory.ts";
import { exportOnce, type OurExport } from "./export-ours.ts";
import { exportSequentially } from "./export-sequential.ts";
import { type StandIn, startStandIn } from "./export-stand-in.ts";
import type { SeenCall } from "./export-whmcs.ts";

/** What WHMCS takes for an answer; the issue names it. */
const latencyMs = 40;
const world = { kind: "busy", invoices: 500, tickets: 300 } as const;
const [rounds, roundsInFull] = [3, 7];
const concurrencies = [4, 8] as const;

/** One export of either kind. */
interface Score {
  readonly milliseconds: number;
  readonly calls: readonly SeenCall[];
}

interface Scores {
  readonly sequential: Score[];
  /** As the sequential client waited for a call. */
  readonly callMs: number[];
  readonly ours: ReadonlyMap<(typeof concurrencies)[number], Score[]>;
}

/**
 * The export of a client of many years, from the first call to the sealed package on disk, beside a client that makes the same
 * calls one after the other and beside the bound `calls × latency ÷ concurrency`, which nobody can beat. The bound takes the
 * stand-in's nominal latency: the measured one holds what the calling costs us, which is ours to answer for.
 */
export const exportSpeed: Benchmark = {
  name: "export",
  title: `calls per second of an export at ${latencyMs} ms a call, beside a sequential client and the bound`,
  isLong: false,
  run: (full, tell) =>
    withBenchDirectory("export", async (directory) => {
      const standIn = await startStandIn({ world, latencyMs });
      try {
        return report(await race(standIn, directory, full ? roundsInFull : rounds), tell);
      } finally {
        await standIn.stop();
      }
    }),
};

/** Interleaved rounds, so that whatever else the machine does falls on all alike. */
async function race(standIn: StandIn, directory: string, count: number): Promise<Scores> {
  const scores: Scores = { sequential: [], callMs: [], ours: new Map(concurrencies.map((each) => [each, []])) };
  for (let round = 0; round < count; round += 1) {
    const { milliseconds, callMs, counts } = await exportSequentially(standIn);
    scores.sequential.push({ milliseconds, calls: await standIn.calls() });
    scores.callMs.push(callMs);
    for (const concurrency of concurrencies) {
      const ours = await exportOnce(standIn, concurrency, directory);
      scores.ours.get(concurrency)?.push({ milliseconds: ours.milliseconds, calls: await standIn.calls() });
      await compareContent(ours, counts);
      await ours.packages.destroyPackage(ours.exportId);
    }
  }
  return scores;
}

/** Speed counts only where both have the same. @throws Error where they do not */
async function compareContent({ packages, exportId }: OurExport, expected: ReadonlyMap<string, number>): Promise<void> {
  const sealed = await packages.openPackage(exportId);
  if (sealed === undefined) throw new Error("the package is not there");
  const { files } = (await openZip(await buffer(sealed))).manifest();
  const countOf = (entity: string): number | undefined =>
    entity === "attachments"
      ? files.filter(({ path }) => path.startsWith("attachments/")).length
      : files.find(({ path }) => path === `data/whmcs/${entity}.json`)?.records;
  for (const [entity, count] of expected) {
    if (countOf(entity) !== count) throw new Error(`${entity}: ${countOf(entity)} in the package, ${count} expected`);
  }
}

function report(scores: Scores, tell: (line: string) => void): readonly Measurement[] {
  const timeOf = (runs: readonly Score[]): number => median(runs.map(({ milliseconds }) => milliseconds));
  const needed = scores.sequential[0]?.calls ?? [];
  const sequentialMs = timeOf(scores.sequential);
  const callMs = median(scores.callMs);
  const boundMs = (perCall: number, concurrency: number): number => (needed.length * perCall) / concurrency;
  const rows = [...scores.ours].map(([concurrency, runs]) => {
    const milliseconds = timeOf(runs);
    return {
      concurrency,
      milliseconds,
      most: Math.max(...runs.map((run) => run.milliseconds)),
      bound: boundMs(latencyMs, concurrency),
      measuredBound: boundMs(callMs, concurrency),
      calls: Math.max(...runs.map(({ calls }) => calls.length)),
    };
  });
  const inSeconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(2);
  tell(
    `${needed.length} calls; a call took the sequential client ${callMs.toFixed(1)} ms; medians of ${scores.sequential.length} rounds\n${formatTable(
      [
        ["", "seconds", "most", "bound", "of the bound", "at measured latency", "calls", "times the sequential"],
        ["sequential", inSeconds(sequentialMs), "", "", "", "", String(needed.length), "1.00"],
        ...rows.map((row) => [
          `ours at ${row.concurrency}`,
          inSeconds(row.milliseconds),
          inSeconds(row.most),
          inSeconds(row.bound),
          (row.bound / row.milliseconds).toFixed(3),
          (row.measuredBound / row.milliseconds).toFixed(3),
          String(row.calls),
          (sequentialMs / row.milliseconds).toFixed(2),
        ]),
      ],
    )}`,
  );
  const calls = [...scores.ours.values()].flat().map((run) => run.calls);
  for (const line of new Set(calls.flatMap((made) => differences(made, needed)))) tell(line);
  const perSecond = (milliseconds: number): number => (needed.length / milliseconds) * 1000;
  const most = Math.max(...calls.map((made) => made.length));
  const measurements = rows.map(({ concurrency, milliseconds, bound }) =>
    measure(`export, of the bound at ${concurrency}`, perSecond(milliseconds), perSecond(bound), atLeast[concurrency]),
  );
  const atFour = rows.find(({ concurrency }) => concurrency === 4)?.milliseconds ?? Number.NaN;
  return [
    ...measurements,
    measure("export, of a sequential client", perSecond(atFour), perSecond(sequentialMs), 3.6),
    {
      name: "export, calls made",
      ours: most,
      reference: needed.length,
      ratio: most / needed.length,
      target: 1,
      met: most <= needed.length,
    },
  ];
}

const atLeast: Readonly<Record<(typeof concurrencies)[number], number>> = { 4: 0.9, 8: 0.8 };

function measure(name: string, ours: number, reference: number, target: number): Measurement {
  const ratio = ours / reference;
  return { name, ours, reference, ratio, target, met: ratio >= target };
}

/** Which calls were made more or less often than they are needed, and which were made twice. */
function differences(made: readonly SeenCall[], needed: readonly SeenCall[]): string[] {
  const [ours, theirs] = [tally(made.map(({ action }) => action)), tally(needed.map(({ action }) => action))];
  const lines: string[] = [];
  for (const action of new Set([...ours.keys(), ...theirs.keys()])) {
    const [count, wanted] = [ours.get(action) ?? 0, theirs.get(action) ?? 0];
    if (count !== wanted) lines.push(`note: ${action} was called ${count} times, ${wanted} are needed`);
  }
  for (const [call, count] of tally(made.map(({ action, parameters }) => `${action} ${parameters}`))) {
    if (count > 1) lines.push(`note: the same ${count} times: ${call}`);
  }
  return lines;
}

function tally(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
