import type { ProcessorParts } from "../../src/connectors/open.ts";
import type { Erasure, Processor, ProcessorContext, Target } from "../../src/connectors/processor.ts";
import type { Clock } from "../../src/domain/clock.ts";

/** What a connector is opened with in a test of its own: no limits, no patience. `pauses`: the waits that the vendor asked for. */
export function partsFor(clock: Clock, pauses: number[] = []): ProcessorParts {
  return {
    limiter: {
      take: () => Promise.resolve(),
      pause: (_quota, ms) => {
        pauses.push(ms);
        return Promise.resolve();
      },
    },
    clock,
    userAgent: "whmcs-gdpr/test",
    dryRun: false,
    timeoutMs: 5_000,
    waitsMs: [1, 1],
  };
}

/** What a connector is handed, with nothing in its way. */
export function contextFor(clock: Clock, own: Partial<ProcessorContext> = {}): ProcessorContext {
  return { signal: new AbortController().signal, clock, links: [], mayGo: () => Promise.resolve(), ...own };
}

/** A clock that moves to the instants it is given. */
export function movableClock(start = "2026-03-02T09:00:00Z"): Clock & { moveTo(instant: Date): void } {
  let now = new Date(start);
  return { now: () => now, moveTo: (instant) => (now = instant) };
}

/** Every answer to the erasure of one target, each asked for at the time that the one before named, up to the final one. */
export async function eraseWhole(
  processor: Processor,
  target: Target,
  clock: ReturnType<typeof movableClock>,
): Promise<readonly Erasure[]> {
  const since = clock.now();
  const answers: Erasure[] = [];
  let operation: string | undefined;
  while (answers.length < 50) {
    const answer = await processor.erase?.(
      target,
      { since, ...(operation !== undefined && { operation }) },
      contextFor(clock),
    );
    if (answer === undefined) throw new Error(`${processor.name} has no erase`);
    answers.push(answer);
    if (answer.kind !== "pending") return answers;
    operation = answer.operation;
    clock.moveTo(answer.lookAgainAt);
  }
  throw new Error("not at an end");
}
