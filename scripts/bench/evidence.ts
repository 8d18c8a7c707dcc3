import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { appendEvidence, type Fact } from "../../src/ledger/evidence.ts";
import { openLedger, type Ledger } from "../../src/ledger/open.ts";
import { newId } from "../../src/domain/ids.ts";
import { type Benchmark, type Measurement, median, monotonicMs } from "./benchmark.ts";
import { withBenchDirectory } from "./directory.ts";
import type { Verified } from "./evidence-process.ts";

const [many, manyInFull] = [100_000, 1_000_000];
const few = 10_000;
const perCommit = 3; // as a step of a duty leaves it: begun, recorded, and the duty's own
const commits = 300;
const rounds = 9;
const appendTarget = 1.2;
const memoryTarget = 1.3;

/**
 * What a commit with its evidence costs on a ledger that holds very much evidence, beside an empty one; and the most memory of a
 * process that verifies it, beside one that verifies little as often as makes as many rows: V8 takes more while it works.
 */
export const evidence: Benchmark = {
  name: "evidence",
  title: "milliseconds to append evidence, and memory (MB) to verify it, beside a ledger with little",
  isLong: false,
  run: (full, tell) =>
    withBenchDirectory("evidence", async (directory) => {
      const rows = full ? manyInFull : many;
      const paths = {
        empty: join(directory, "empty.db"),
        few: join(directory, "few.db"),
        many: join(directory, "many.db"),
      };
      const empty = await openLedger(paths.empty);
      const filled = await openLedger(paths.many);
      try {
        const began = monotonicMs();
        await fill(filled, rows);
        tell(`${rows} rows of evidence in ${((monotonicMs() - began) / 1000).toFixed(1)} s`);
        const append = await raceAppends(empty, filled);
        const small = await openLedger(paths.few);
        await fill(small, few);
        await small.destroy();
        const ofFew = await verifyElsewhere(paths.few, Math.ceil(rows / few));
        const ofMany = await verifyElsewhere(paths.many, 1);
        tell(
          `verified ${ofMany.length} rows in ${(ofMany.milliseconds / 1000).toFixed(1)} s, intact: ${ofMany.intact}`,
        );
        if (!ofMany.intact || !ofFew.intact) throw new Error("the chain is broken");
        return [
          toMeasurement(`evidence, append at ${rows} rows`, append.filled, append.empty, appendTarget),
          toMeasurement(
            `evidence, memory to verify ${rows} rows`,
            ofMany.peakBytes / 1e6,
            ofFew.peakBytes / 1e6,
            memoryTarget,
          ),
        ];
      } finally {
        await empty.destroy();
        await filled.destroy();
      }
    }),
};

function factsOf(index: number): readonly Fact[] {
  const dutyId = newId();
  return Array.from({ length: perCommit }, (_, step) => ({
    kind: "step.recorded",
    actor: "system",
    dutyId,
    clientId: 1 + ((index * 7919) % 20_000),
    serviceId: 1 + index,
    detail: { step, connector: "whmcs", action: "terminate_hosting", outcome: "done", count: 1 },
  }));
}

async function fill(ledger: Ledger, rows: number): Promise<void> {
  for (let written = 0; written < rows;) {
    const facts: Fact[] = [];
    while (facts.length < 3_000 && written + facts.length < rows) facts.push(...factsOf(written + facts.length));
    const batch = facts.slice(0, rows - written);
    await ledger.transaction().execute((tx) => appendEvidence(tx, new Date(), batch));
    written += batch.length;
  }
}

/** Interleaved, so that whatever else the machine does falls on both alike. */
async function raceAppends(
  empty: Ledger,
  filled: Ledger,
): Promise<{ readonly empty: number; readonly filled: number }> {
  const times = { empty: [] as number[], filled: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, ledger] of [
      ["empty", empty],
      ["filled", filled],
    ] as const) {
      const began = monotonicMs();
      for (let commit = 0; commit < commits; commit += 1) {
        await ledger.transaction().execute((tx) => appendEvidence(tx, new Date(), factsOf(commit)));
      }
      if (round > 0) times[name].push((monotonicMs() - began) / commits);
    }
  }
  return { empty: median(times.empty), filled: median(times.filled) };
}

/** In a process of its own, so that the memory is its alone. */
async function verifyElsewhere(path: string, times: number): Promise<Verified> {
  const child = fork(join(import.meta.dirname, "evidence-process.ts"), [path, String(times)]);
  const [verified] = (await once(child, "message")) as [Verified];
  await once(child, "exit");
  return verified;
}

function toMeasurement(name: string, ours: number, reference: number, target: number): Measurement {
  const ratio = ours / reference;
  return { name, ours, reference, ratio, target, met: ratio <= target };
}
