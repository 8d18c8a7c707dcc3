import { expect } from "@jest/globals";
import * as fc from "fast-check";
import type { Erasure, Processor, Target } from "../../src/connectors/processor.ts";
import { damaged, garble, garbled, swapped, type Garbling } from "./processor-suite-garble.ts";
import {
  erasable,
  exported,
  showsNothing,
  withBench,
  type Bench,
  type Guarantee,
  type Planted,
} from "./processor-suite-stand.ts";
import { isClean } from "./processor-suite-weather.ts";

// PROOFS=full plays a thousand garbled conversations of each kind, drawn anew; otherwise a few, always the same.
const isFull = process.env["PROOFS"] === "full";
const draws = isFull ? { numRuns: 1_000 } : { numRuns: 40, seed: 20_260_302 };
const mostCalls = 3_000;
const withinMs = 30_000;

/** What a connector keeps to whatever the vendor answers. */
export const fuzzGuarantees: readonly Guarantee[] = [
  {
    title:
      "whatever lists and records become, a find or an export ends, in an error of ours or well, and writes nothing",
    needs: ["http"],
    objects: 1,
    run: ({ plan }) =>
      play(garbled, (garbling) =>
        withBench(plan, async (bench) => {
          const planted = await plantOne(bench);
          meet(bench, garbling);
          const processor = bench.open();
          await tried(bench, () => processor.find(planted.subject, planted.scope, ctxOf(bench)));
          if (plan.abilities.includes("export")) await tried(bench, () => exported(processor, planted, bench));
          expect(bench.writes()).toBe(0);
        }),
      ),
  },
  {
    title: "whatever a find was made to believe, the erasure that follows touches nothing of another's",
    needs: ["http", "erase"],
    objects: 1,
    run: ({ plan }) =>
      play(swapped, (garbling) =>
        withBench(plan, async (bench) => {
          const planted = await plantOne(bench);
          const others = await bench.stand.others();
          const processor = bench.open();
          meet(bench, garbling);
          const found = await tried(bench, () => processor.find(planted.subject, planted.scope, ctxOf(bench)));
          bench.stand.server?.clear();
          for (const target of erasable(found ?? [])) await tried(bench, () => eraseOne(processor, target, bench));
          expect(await bench.stand.others()).toBe(others);
        }),
      ),
  },
  {
    title: "whatever malformed answers an erasure meets, it says gone of nothing that is there, and others keep theirs",
    needs: ["http", "erase"],
    objects: 1,
    run: ({ plan }) =>
      play(damaged, (garbling) =>
        withBench(plan, async (bench) => {
          const planted = await plantOne(bench);
          const others = await bench.stand.others();
          const processor = bench.open();
          const targets = erasable(await processor.find(planted.subject, planted.scope, ctxOf(bench)));
          meet(bench, garbling);
          const said: (Erasure | undefined)[] = [];
          for (const target of targets) said.push(await tried(bench, () => eraseOne(processor, target, bench)));
          bench.stand.server?.clear();
          expect(await bench.stand.others()).toBe(others);
          if (said.length > 0 && said.every((one) => one?.kind === "gone")) await showsNothing(bench, planted);
        }),
      ),
  },
];

async function play(drawn: fc.Arbitrary<Garbling>, run: (garbling: Garbling) => Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(drawn, run), draws);
}

function plantOne(bench: Bench): Promise<Planted> | Planted {
  return bench.stand.plant({ objects: 1, crowd: bench.plan.abilities.includes("pages") ? 3 : 0 });
}

/** From the garbling's first call on, counted from now. */
function meet(bench: Bench, { from, times, changes }: Garbling): void {
  let call = 0;
  bench.stand.server?.meet({ kind: "replace", change: (body) => garble(body, changes) }, times, () => {
    call += 1;
    return call > from;
  });
}

/** @returns what it gave; undefined when it ended in an error of ours @throws when it ended in anything else, or not at all */
async function tried<T>(bench: Bench, act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    isClean(error);
    expect(error).not.toMatchObject({ code: "connector.aborted" });
    return undefined;
  } finally {
    expect(bench.stand.server?.calls.length ?? 0).toBeLessThan(mostCalls);
  }
}

function eraseOne(processor: Processor, target: Target, bench: Bench): Promise<Erasure> {
  if (processor.erase === undefined) throw new Error(`${processor.name} has no erase`);
  return processor.erase(target, { since: bench.clock.now() }, ctxOf(bench));
}

function ctxOf(bench: Bench) {
  return bench.ctx({ signal: AbortSignal.timeout(withinMs) });
}
