import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { createTargetHashes } from "../../../src/domain/target-hash.ts";
import { isOpen, outcomeOfTargets, targetStates, type TargetResult } from "../../../src/domain/targets.ts";

const at = new Date("2026-03-17T11:00:00.000Z");
const later = "2026-03-17T12:00:00.000Z";
const goneAt = "2026-03-31T10:00:00.000Z";
const target = (state: TargetResult["state"], more: Partial<TargetResult> = {}): TargetResult => ({
  kind: "contact",
  state,
  reason: null,
  retainedUntil: null,
  lookAgainAt: null,
  goneAt: null,
  ...more,
});
const outcomeOf = (targets: readonly TargetResult[]) => outcomeOfTargets(targets, { again: { at } });

describe("what targets make of their step", () => {
  test("is nothing_found where there are none, and why that says little", () => {
    expect(outcomeOf([])).toEqual({ kind: "nothing_found" });
    expect(outcomeOfTargets([], { again: { at }, nothingFoundBecause: "not_identifiable" })).toEqual({
      kind: "nothing_found",
      reason: "not_identifiable",
    });
  });

  test("is waiting until the first that is due, whoever is asked meanwhile", () => {
    const pending = target("pending", { reason: "processor", lookAgainAt: later });
    expect(outcomeOf([pending, target("manual", { reason: "shared" })])).toMatchObject({
      kind: "waiting",
      reason: "processor",
      lookAgainAt: new Date(later),
      tasks: ["shared"],
    });
    expect(outcomeOf([pending, target("found")])).toMatchObject({ kind: "waiting", lookAgainAt: at });
  });

  test("has an end only where each that is kept has one: the latest", () => {
    const kept = (retainedUntil: string | null) => target("retained", { reason: "law", retainedUntil });
    expect(outcomeOf([kept("2027-01-01"), kept("2028-01-01")])).toMatchObject({ retainedUntil: "2028-01-01" });
    expect(outcomeOf([kept("2027-01-01"), kept(null)])).not.toHaveProperty("retainedUntil");
  });

  test("has a tail only where the system itself deleted something", () => {
    const byHand = target("gone", { reason: "by_hand" });
    const earlier = target("gone", { goneAt: "2026-03-30T10:00:00.000Z" });
    const ours = [earlier, target("gone", { goneAt }), byHand];
    expect(outcomeOf(ours)).toMatchObject({ kind: "done", goneAt: new Date(goneAt) });
    expect(outcomeOf([...ours, target("retained")])).toMatchObject({ kind: "retained", goneAt: new Date(goneAt) });
    expect(outcomeOf([byHand])).toEqual(expect.not.objectContaining({ goneAt: expect.anything() }));
  });

  test("is never done, nor kept, while something of it is open, and counts each part once", () => {
    const anyTarget = fc.record({
      kind: fc.constantFrom("contact", "ticket"),
      state: fc.constantFrom(...targetStates),
      reason: fc.constantFrom(null, "by_hand", "not_needed", "law"),
      retainedUntil: fc.constantFrom(null, "2027-01-01"),
      lookAgainAt: fc.constantFrom(null, later),
      goneAt: fc.constantFrom(null, goneAt),
    });
    fc.assert(
      fc.property(fc.array(anyTarget, { minLength: 1, maxLength: 12 }), (targets) => {
        const outcome = outcomeOf(targets);
        const hasEnded = outcome.kind === "done" || outcome.kind === "retained";
        if (targets.some(isOpen)) expect(hasEnded).toBe(false);
        const parts = (outcome.parts ?? []).map((part) => Number(part.split(":")[1]));
        expect(parts.reduce((sum, count) => sum + count, 0)).toBe(targets.length);
      }),
    );
  });
});

describe("the names of targets", () => {
  const [first, second] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
  const one = { kind: "contact", id: "lena@client.example" };

  test("differ by key, system, kind and id, and keep nothing of them", () => {
    const hashes = createTargetHashes([first]);
    const names = [
      hashes.of("freshdesk", one)[0],
      hashes.of("versio", one)[0],
      hashes.of("freshdesk", { ...one, kind: "ticket" })[0],
      hashes.of("freshdesk", { ...one, id: "lena@client.exampl" })[0],
      createTargetHashes([second]).of("freshdesk", one)[0],
    ];
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[0-9a-f]{64}$/);
  });

  test("under an older key are still tried", () => {
    const [written] = createTargetHashes([first]).of("freshdesk", one);
    expect(createTargetHashes([second, first]).of("freshdesk", one)).toContain(written);
  });

  test("need a key", () => {
    expect(() => createTargetHashes([])).toThrow(RangeError);
  });
});
