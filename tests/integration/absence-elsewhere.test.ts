import { expect, test } from "@jest/globals";
import { UnsafeError } from "../../src/domain/errors.ts";
import { listChecksOf } from "../../src/ledger/absence-checks.ts";
import { checkAbsence } from "../../workers/check-absence.ts";
import { type Play, play } from "../support/one-system.ts";

// What went at a system that kept the rest is looked for there too, and what was kept is no find.

const name = "freshdesk";

/** One look; how many were found, by moment; undefined: none was planned. */
async function found(one: Play): Promise<number | null | undefined> {
  await checkAbsence(one.parts, new AbortController().signal);
  const checks = await listChecksOf(one.books.ledger, [one.id]);
  return checks.find(({ connector, moment }) => connector === name && moment === "at_once")?.found;
}

test("what a system kept by itself is no find, also once it need not keep it, and what is back is", () =>
  play({ a: {}, b: { keep: { reason: "active_domain" } } }, async (one) => {
    await one.finish(one.id);
    expect((await one.step()).state).toBe("retained");
    one.system.held.set("a", {});
    one.system.held.set("b", {});
    expect(await found(one)).toBe(1);
  }));

test("what a person kept is no find, and what went beside it is looked for", () =>
  play({ a: {}, b: { byHand: { reason: "freshdesk_company" } } }, async (one) => {
    await one.finish(one.id);
    await one.answer("freshdesk_company", "retained");
    expect((await one.finish(one.id)).duty.state).toBe("completed");
    expect(await one.step()).toMatchObject({ state: "retained", reason: "by_hand" });
    expect(await found(one)).toBe(0);
  }));

test("where it is not known what a person kept, nothing is looked for", () =>
  play({ a: {} }, async (one) => {
    one.system.before = () => {
      throw new UnsafeError("freshdesk.target_unknown");
    };
    await one.finish(one.id);
    await one.answer("processor_refused", "retained");
    expect((await one.finish(one.id)).duty.state).toBe("completed");
    expect(await one.step()).toMatchObject({ state: "retained", reason: "by_hand" });
    one.system.before = () => undefined;
    expect(await found(one)).toBeUndefined();
  }));
