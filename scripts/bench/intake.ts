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
  /** Until the last answer: what counts. Ours is durable by then, the floors are not. */
  readonly answeredPerS: number;
  /** Until the last effect: each event carried out, its job in Redis. */
  readonly settledPerS: number;
  /** From the last answer to the last effect. */
  readonly settledAfterMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const reference = "floor 2: verify and add";

/**
 * How many signed events the service stores durably and answers per second, beside the least that could be done: Express with
 * the signature check, and the same with one BullMQ `add` per event. Carrying the events out follows the answer; how long it
 * takes is told beside it.
 */
export const intake: Benchmark = {
  name: "intake",
  title: "events stored durably and answered per second, in bursts, beside Express with one BullMQ add per event",
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
      const size = full ? long : short;
      return report(await race(contestants, load, size), size.count, tell);
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
    settledAfterMs: settledAt - answered.endedAt,
    p50Ms: answered.p50Ms,
    p99Ms: answered.p99Ms,
  };
}

/** Medians over the rounds. The spread tells how far the machine let itself be disturbed. */
function report(
  scores: ReadonlyMap<string, readonly Score[]>,
  count: number,
  tell: (line: string) => void,
): readonly Measurement[] {
  const middle = (name: string, key: keyof Score): number =>
    median((scores.get(name) ?? []).map((score) => score[key]));
  const rows = [...scores].map(([name, rounds]) => {
    const answered = rounds.map((score) => score.answeredPerS);
    return [
      name,
      middle(name, "answeredPerS").toFixed(0),
      `${Math.min(...answered).toFixed(0)}-${Math.max(...answered).toFixed(0)}`,
      ...[middle(name, "p50Ms"), middle(name, "p99Ms")].map((value) => value.toFixed(1)),
    ];
  });
  const head = ["", "answered/s", "min-max", "answer p50 ms", "p99 ms"];
  const rounds = scores.get("ours")?.length ?? 0;
  tell(
    `bursts of ${count} events over ${concurrency} connections; medians of ${rounds} rounds\n${formatTable([head, ...rows])}`,
  );
  const settledPerS = middle("ours", "settledPerS");
  tell(
    `note: ours carries out after it answers: all was carried out and queued ${middle("ours", "settledAfterMs").toFixed(0)} ms after the last answer;\n` +
      `counted until then ${settledPerS.toFixed(0)} events per second, ${(settledPerS / middle(reference, "answeredPerS")).toFixed(2)} of floor 2: what a load that never ceases would get`,
  );
  const ours = middle("ours", "answeredPerS");
  const ratio = ours / middle(reference, "answeredPerS");
  return [{ name: "intake", ours, reference: middle(reference, "answeredPerS"), ratio, target, met: ratio >= target }];
}
