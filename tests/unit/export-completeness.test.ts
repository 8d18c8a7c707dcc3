import { describe, expect, test } from "@jest/globals";
import { RetryableError } from "../../src/domain/errors.ts";
import type { PackageSummary } from "../../src/package/build.ts";
import {
  assertWorthKeeping,
  explainLack,
  IncompleteExport,
  lackOf,
  outcomeOf,
  toRecorded,
} from "../../workers/export-completeness.ts";

type Source = PackageSummary["sources"][number];

const source = (change: Partial<Source>): Source => ({ name: "whmcs", status: "complete", records: 40, ...change });
const cutOff = source({ status: "unreachable", reason: "whmcs.unreadable" });
const filesFailed = source({
  reason: "not_in_this_whmcs",
  gaps: [
    { reason: "not_in_this_whmcs", count: 2 },
    { reason: "client_file_failed", count: 1 },
  ],
});
const notConfigured = source({ name: "freshdesk", status: "not_configured", records: 0, reason: "no_connector" });

const summaryOf = (sources: readonly Source[], mayMend = true): PackageSummary => ({
  sources,
  files: 3,
  records: sources.reduce((sum, { records }) => sum + records, 0),
  complete: lackOf(sources) === undefined,
  mayMend,
  unmapped: [],
});

const away = new RetryableError("connector.unreachable");

/** What becomes of a package: kept, or the code of the error that ended the attempt. */
async function fateOf(summary: PackageSummary, number: number, isRepeated = number > 1, answers = true) {
  try {
    await assertWorthKeeping(summary, { number, isRepeated }, () =>
      answers ? Promise.resolve() : Promise.reject(away),
    );
    return "kept";
  } catch (error) {
    return error;
  }
}

describe("a package is kept", () => {
  test("at once when it is complete, also with sources that are no part of this installation", async () => {
    expect(await fateOf(summaryOf([source({}), notConfigured], false), 1, false, false)).toBe("kept");
    expect(await fateOf(summaryOf([source({ status: "empty", records: 0 })], false), 1, false, false)).toBe("kept");
  });

  test.each([
    ["a source was cut off", cutOff, "whmcs.unreadable"],
    ["files failed, beside a gap that is none's fault", filesFailed, "client_file_failed"],
  ])("at the third attempt and not before when %s", async (_, lacking, code) => {
    const summary = summaryOf([lacking, notConfigured]);
    for (const number of [1, 2]) {
      const error = await fateOf(summary, number);
      expect(error).toBeInstanceOf(IncompleteExport);
      expect(error).toMatchObject({ code, retry: "later", sources: toRecorded(summary.sources) });
    }
    expect(await fateOf(summary, 3)).toBe("kept");
  });

  test("only after it lacked something before, however often WHMCS was away until then", async () => {
    expect(await fateOf(summaryOf([cutOff]), 9, false)).toBeInstanceOf(IncompleteExport);
    expect(await fateOf(summaryOf([cutOff]), 9, true)).toBe("kept");
  });

  test("at once when no attempt can give what is lacking", async () => {
    expect(await fateOf(summaryOf([cutOff], false), 1, false, false)).toBe("kept");
  });

  test("never while WHMCS is away", async () => {
    for (const number of [3, 30]) expect(await fateOf(summaryOf([cutOff]), number, true, false)).toBe(away);
  });

  test("never when no source gave a record and one failed", async () => {
    const nothing = summaryOf([{ ...cutOff, records: 0 }, notConfigured]);
    for (const number of [1, 3, 30]) expect(await fateOf(nothing, number, true)).toBeInstanceOf(IncompleteExport);
    expect(await fateOf({ ...nothing, mayMend: false }, 1)).toMatchObject({ code: "whmcs.unreadable", retry: "never" });
  });
});

test("that nothing was found is said only when everything was read", () => {
  const outcome = (sources: readonly Source[]) => outcomeOf(sources, lackOf(sources));
  const empty = source({ status: "empty", records: 0 });
  expect(outcome([empty, notConfigured])).toEqual({ kind: "nothing_found" });
  expect(outcome([source({}), notConfigured])).toEqual({ kind: "done", count: 40 });
  expect(outcome([{ ...cutOff, records: 0 }])).toEqual({ kind: "done", count: 0, reason: "whmcs.unreadable" });
  expect(outcome([empty, { ...filesFailed, records: 0 }])).toMatchObject({
    kind: "done",
    reason: "client_file_failed",
  });
});

test("what the ledger keeps of the sources still tells what is lacking, and nothing else as lacking", () => {
  expect(toRecorded([filesFailed])).toEqual([
    { name: "whmcs", status: "complete", records: 40, reason: "client_file_failed" },
  ]);
  const told = source({ reason: "notes_withheld", gaps: [{ reason: "notes_withheld" }] });
  for (const sources of [[filesFailed], [cutOff], [told], [source({}), notConfigured]]) {
    expect(lackOf(toRecorded(sources))).toEqual(lackOf(sources));
  }
  expect([lackOf([told]), lackOf([filesFailed])?.code]).toEqual([undefined, "client_file_failed"]);
});

test("what is lacking is explained with what to do, and a missing permission names the list of what to allow", () => {
  const explain = (code: string) => explainLack({ source: "whmcs", code });
  expect(explain("whmcs.permission_missing")).toMatch(/role.*README.*new export/);
  expect(explain("door.secret_differs")).toMatch(/refused.*new export/);
  expect(explain("whmcs.paging_broken")).toMatch(/could not be read.*new export/);
  for (const code of ["whmcs.permission_missing", "door.gone", "x"]) expect(explain(code).length).toBeLessThan(300);
});
