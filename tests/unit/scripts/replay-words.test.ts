import { expect, test } from "@jest/globals";
import { countLeft, describeReport, usage } from "../../../scripts/replay/words.ts";
import type { ReplayReport } from "../../../src/domain/replay.ts";

const report = (carriedOut: boolean, counts: ReplayReport["counts"]): ReplayReport => ({
  since: "2026-03-01T00:00:00.000Z",
  startedAt: "2026-03-17T10:00:00.000Z",
  finishedAt: "2026-03-17T10:00:00.000Z",
  carriedOut,
  counts,
  erasures: [],
  unfinished: [],
});

test.each([
  ["all is still erased", report(false, { already_erased: 3, somebody_else: 1 }), 0],
  ["all that is back was erased again", report(true, { back: 2, erased_again: 2 }), 0],
  ["what is back was only shown", report(false, { back: 2, already_erased: 1 }), 2],
  ["one was not erased again", report(true, { back: 2, erased_again: 1, not_erased: 1 }), 1],
  ["nothing is back, but one is unclear", report(false, { unclear: 1 }), 1],
  ["what is back was erased again, and one is unclear", report(true, { back: 1, erased_again: 1, unclear: 1 }), 1],
])("what is left to do is counted and said: %s", (_what, of, left) => {
  expect(countLeft(of)).toBe(left);
  expect(describeReport(of, "report.json").includes(`Left to do: ${left}.`)).toBe(left > 0);
});

test("the usage leads nobody to a replay without a restore", () => {
  expect(usage).toContain("Only after WHMCS's database was restored from a backup");
  expect(usage).toContain("Without a\nrestore never run it");
});
