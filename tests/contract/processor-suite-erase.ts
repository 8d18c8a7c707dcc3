import { expect } from "@jest/globals";
import type { Elsewhere, Erasure, KnownSubject } from "../../src/connectors/processor.ts";
import { AppError, RetryableError } from "../../src/domain/errors.ts";
import {
  erasable,
  erase,
  eraseToTheEnd,
  marks,
  showsNothing,
  worldOf,
  type Bench,
  type Guarantee,
  type Planted,
} from "./processor-suite-stand.ts";

/** What every connector that erases keeps to, in good weather. */
export const erasingGuarantees: readonly Guarantee[] = [
  {
    title: "after an erasure no mark of the client's is left, and all that is others' is as before",
    needs: ["erase"],
    objects: 1,
    run: async (bench) => {
      const { planted, others } = await plantSeveral(bench);
      await endsGone(bench, planted, others);
    },
  },
  {
    title: "every changing call is preceded by a question whether it may still be made",
    needs: ["erase"],
    objects: 1,
    run: async (bench) => {
      const { planted } = await plantSeveral(bench);
      const processor = bench.open();
      const asked: number[] = [];
      const mayGo = () => {
        asked.push(bench.writes());
        return Promise.resolve();
      };
      await eraseToTheEnd(bench, planted, processor, { mayGo });
      // Each number of writes done so far has been asked at: none followed another unasked.
      expect(asked).toEqual(expect.arrayContaining(Array.from({ length: bench.writes() }, (_, index) => index)));
    },
  },
  {
    title: "a second erasure finds nothing and writes nothing",
    needs: ["erase"],
    objects: 1,
    run: async (bench) => {
      const { planted, others } = await plantSeveral(bench);
      await endsGone(bench, planted, others);
      const writes = bench.writes();
      expect(await eraseToTheEnd(bench, planted)).toEqual([]);
      expect(bench.writes()).toBe(writes);
    },
  },
  {
    title: "what is gone already is gone, whoever erased it",
    needs: ["erase"],
    objects: 1,
    run: async (bench) => {
      const { planted, others } = await plantSeveral(bench);
      const processor = bench.open();
      const targets = erasable(await processor.find(planted.subject, planted.scope, bench.ctx()));
      if (bench.stand.vanish === undefined) await endsGone(bench, planted, others);
      else await bench.stand.vanish();
      for (const target of targets) expect(await erase(processor, target, bench)).toMatchObject({ kind: "gone" });
      expect(await bench.stand.others()).toBe(others);
    },
  },
  {
    title: "an erasure that a crash cut off before it was recorded is brought to its end by the next process",
    needs: ["erase"],
    objects: 1,
    run: async (bench) => {
      const { planted, others } = await plantSeveral(bench);
      const first = bench.open();
      for (const target of erasable(await first.find(planted.subject, planted.scope, bench.ctx()))) {
        await erase(first, target, bench);
      }
      await first.close();
      await endsGone(bench, planted, others);
    },
  },
  {
    title: "a crash before the first changing call leaves everything to the next process",
    needs: ["erase"],
    objects: 1,
    run: async (bench) => {
      const { planted, others } = await plantSeveral(bench);
      const world = await worldOf(bench);
      const processor = bench.open();
      const refused = new RetryableError("duty.interrupted");
      for (const target of erasable(await processor.find(planted.subject, planted.scope, bench.ctx()))) {
        isNotBegun(await endOf(erase(processor, target, bench, { mayGo: () => Promise.reject(refused) })), refused);
      }
      expect(bench.writes()).toBe(0);
      expect(await worldOf(bench)).toBe(world);
      await endsGone(bench, planted, others);
    },
  },
  {
    title: "a dry run changes nothing, even when it is asked to erase",
    needs: ["erase"],
    objects: 1,
    run: async (bench) => {
      const { planted } = await plantSeveral(bench);
      const world = await worldOf(bench);
      const processor = bench.open({ dryRun: true });
      for (const target of erasable(await processor.find(planted.subject, planted.scope, bench.ctx()))) {
        isNotBegun(await endOf(erase(processor, target, bench)));
      }
      expect(bench.writes()).toBe(0);
      expect(await worldOf(bench)).toBe(world);
    },
  },
  {
    title: "what became somebody else's, or shared, since it was found is left alone",
    needs: ["erase", "turns_over"],
    objects: 1,
    run: async (bench) => {
      const { planted } = await plantSeveral(bench);
      const processor = bench.open();
      const targets = erasable(await processor.find(planted.subject, planted.scope, bench.ctx()));
      await bench.stand.turnOver?.();
      const world = await worldOf(bench);
      for (const target of targets) {
        const erasure = await erase(processor, target, bench).catch((error: unknown) => error);
        if (!(erasure instanceof AppError)) expect(erasure).not.toMatchObject({ kind: "pending" });
      }
      expect(bench.writes()).toBe(0);
      expect(await worldOf(bench)).toBe(world);
    },
  },
  {
    title: "what was found is found again, at least for a person, once its names are another client's or service's too",
    needs: ["erase"],
    objects: 1,
    run: async (bench) => {
      const { planted } = await plantSeveral(bench);
      const { subject, scope } = planted;
      const processor = bench.open();
      const first = await processor.find(subject, scope, bench.ctx());
      expect(erasable(first)).not.toEqual([]);
      // As the core remembers them.
      const links = first.flatMap(({ kind, link: id }) => (id === undefined ? [] : [{ kind, id }]));
      for (const elsewhere of guarded(subject)) {
        const second = await processor.find({ ...subject, elsewhere }, scope, bench.ctx({ links }));
        const known = second.map(({ kind, id }) => `${kind} ${id}`);
        expect(known).toEqual(expect.arrayContaining(first.map(({ kind, id }) => `${kind} ${id}`)));
        expect(new Set(known).size).toBe(known.length);
      }
      expect(bench.writes()).toBe(0);
    },
  },
  {
    title: "what is pending says when to look again, later than now, and remembers nothing personal",
    needs: ["erase"],
    objects: 1,
    run: async (bench) => {
      const { planted } = await plantSeveral(bench);
      const processor = bench.open();
      for (const target of erasable(await processor.find(planted.subject, planted.scope, bench.ctx()))) {
        const erasure = await erase(processor, target, bench);
        if (erasure.kind === "gone") continue;
        expect(erasure.reason).toMatch(/^[a-z0-9_.]{1,64}$/);
        if (erasure.kind !== "pending") continue;
        expect(erasure.lookAgainAt.getTime()).toBeGreaterThan(bench.clock.now().getTime());
        expect(erasure.operation ?? "").toMatch(/^[\w:,-]{0,500}$/);
        expect(erasure.operation ?? "").not.toContain(marks.own);
      }
    },
  },
  ...[101, 301].map((rows) => ({
    title: `in lists of ${rows} rows it erases every object of the client's and nothing else`,
    needs: ["erase", "pages"] as const,
    objects: 1,
    run: async (bench: Bench) => {
      const objects = Math.min(bench.plan.most, 5);
      const planted = await bench.stand.plant({ objects, crowd: rows - objects });
      const others = await bench.stand.others();
      await endsGone(bench, planted, others);
    },
  })),
];

/** Up to so many objects of the client's, and what is not the client's. Fails where the stand lacks the marks. */
export async function plantSeveral(
  bench: Bench,
  most = 3,
): Promise<{ readonly planted: Planted; readonly others: string }> {
  const planted = await bench.stand.plant({ objects: Math.min(most, bench.plan.most), crowd: 0 });
  const others = await bench.stand.others();
  expect(await bench.stand.own()).toContain(marks.own);
  expect(others).toContain(marks.twin);
  return { planted, others };
}

/** Erases with a fresh connector; proves from the stand-in that the client's is gone and the rest is there. */
export async function endsGone(bench: Bench, planted: Planted, others: string): Promise<void> {
  const processor = bench.open();
  for (const erasure of await eraseToTheEnd(bench, planted, processor)) expect(erasure).toMatchObject({ kind: "gone" });
  await showsNothing(bench, planted);
  expect(await bench.stand.others()).toBe(others);
  expect(erasable(await processor.find(planted.subject, planted.scope, bench.ctx()))).toEqual([]);
}

/** The subject with each thing that may come in between: another client with its names, another service of its own. */
function guarded({ domains, elsewhere }: KnownSubject): readonly Elsewhere[] {
  const { places, registrations } = elsewhere;
  const names = [...domains, ...places.map(({ domain }) => domain), ...registrations.map(({ domain }) => domain)];
  const sibling = { serviceId: 99_001, productId: 99_002, ended: false, gone: false };
  return [
    { ...elsewhere, sharedDomains: names },
    { ...elsewhere, places: [...places, { ...sibling, domain: "" }] },
    ...names.map((domain) => ({ ...elsewhere, places: [...places, { ...sibling, domain }] })),
  ];
}

async function endOf(erasing: Promise<Erasure>): Promise<unknown> {
  return erasing.catch((error: unknown) => error);
}

/** An error of ours, or the word that the object waits for others that go first. */
function isNotBegun(end: unknown, expected?: AppError): void {
  if (!(end instanceof AppError)) expect(end).toMatchObject({ kind: "pending" });
  else if (expected !== undefined) expect(end).toBe(expected);
}
