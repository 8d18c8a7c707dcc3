import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { formatTable, median, monotonicMs, type Benchmark, type Measurement } from "./benchmark.ts";
import { startEnqueueing, startService, startVerifying, webhookSecret, type Contestant } from "./contestants.ts";
import type { Answered, Failed, Round } from "./load.ts";

const target = 1.1;
const concurrency = 128; // so many that no server waits for its client while another is answered
const short = { rounds: 7, warmUp: 6_000, count: 2_000 };
const long = { rounds: 15, warmUp: 10_000, count: 10_000 };

/** Events per second and latencies of one round. */
interface Score {
  /** Until the last answer. */
  readonly answeredPerS: number;
  /** Until the last effect: what counts. */
  readonly settledPerS: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/**
 * How many signed events the service takes in per second, until each is applied and its job is in Redis, beside the least
 * that could be done: Express with the signature check, and the same with one BullMQ `add` per event.
 */
export const intake: Benchmark = {
  name: "intake",
  title: "events taken in per second (stored durably, applied, queued) beside Express with one BullMQ add per event",
  isLong: false,
  run: async (full, tell) => {
    // Beside the project and not in a temporary folder, which may be memory: durable must mean a disk.
    const parent = join(import.meta.dirname, "../../var/bench");
    mkdirSync(parent, { recursive: true });
    const directory = mkdtempSync(join(parent, "intake-"));
    const contestants: Contestant[] = [];
    const load = fork(join(import.meta.dirname, "load.ts"));
    try {
      contestants.push(await startVerifying(join(directory, "floor-1")));
      contestants.push(await startEnqueueing(join(directory, "floor-2")));
      contestants.push(await startService(join(directory, "ours")));
      return report(await race(contestants, load, full ? long : short), tell);
    } finally {
      load.kill();
      for (const contestant of contestants) await contestant.stop();
      rmSync(directory, { recursive: true, force: true });
    }
  },
};

/** Interleaved rounds, so that whatever else the machine does falls on all alike. */
async function race(
  contestants: readonly Contestant[],
  load: ChildProcess,
  size: typeof short,
): Promise<ReadonlyMap<string, readonly Score[]>> {
  const scores = new Map<string, Score[]>(contestants.map(({ name }) => [name, []]));
  let sent = 0;
  for (let round = 0; round <= size.rounds; round += 1) {
    const count = round === 0 ? size.warmUp : size.count;
    for (const contestant of contestants) {
      const score = await runRound(contestant, load, sent, count);
      if (round > 0) scores.get(contestant.name)?.push(score);
    }
    sent += count;
  }
  return scores;
}

async function runRound(contestant: Contestant, load: ChildProcess, sent: number, count: number): Promise<Score> {
  const { name, port, settled } = contestant;
  const round: Round = { port, secret: webhookSecret, firstServiceId: sent + 1, count, concurrency };
  load.send(round);
  const [answered] = (await once(load, "message")) as [Answered | Failed];
  if ("failure" in answered) throw new Error(`${name}: ${answered.failure}`);
  await settled?.(sent + count);
  const settledAt = settled === undefined ? answered.endedAt : monotonicMs();
  const perSecond = (until: number): number => (count / (until - answered.startedAt)) * 1000;
  return {
    answeredPerS: perSecond(answered.endedAt),
    settledPerS: perSecond(settledAt),
    p50Ms: answered.p50Ms,
    p99Ms: answered.p99Ms,
  };
}

/** Medians over the rounds. The spread tells how far the machine let itself be disturbed. */
function report(scores: ReadonlyMap<string, readonly Score[]>, tell: (line: string) => void): readonly Measurement[] {
  const middle = (name: string, key: keyof Score): number =>
    median((scores.get(name) ?? []).map((score) => score[key]));
  const rows = [...scores].map(([name, rounds]) => {
    const settled = rounds.map((score) => score.settledPerS);
    return [
      name,
      ...[middle(name, "settledPerS"), middle(name, "answeredPerS")].map((value) => value.toFixed(0)),
      `${Math.min(...settled).toFixed(0)}-${Math.max(...settled).toFixed(0)}`,
      ...[middle(name, "p50Ms"), middle(name, "p99Ms")].map((value) => value.toFixed(1)),
    ];
  });
  const head = ["", "settled/s", "answered/s", "settled min-max", "answer p50 ms", "p99 ms"];
  tell(
    `${concurrency} connections; medians of ${scores.get("ours")?.length ?? 0} rounds\n${formatTable([head, ...rows])}`,
  );
  const ours = middle("ours", "settledPerS");
  const reference = middle("floor 2: verify and add", "settledPerS");
  const ratio = ours / reference;
  return [{ name: "intake", ours, reference, ratio, target, met: ratio >= target }];
}
