import { describe, expect, test } from "@jest/globals";
import { resultLater, resultOf } from "../../../src/domain/anonymization-result.ts";
import { retentionPeriod } from "../../../src/domain/calendar.ts";
import { planPurge } from "../../../src/domain/plan-purge.ts";
import { type FiledDocument, keptDocuments } from "../../../src/domain/retention.ts";
import { defaultPolicy } from "../../support/policy.ts";

const tenYears = { keep: "P10Y", countedFrom: "endOfCalendarYear", ground: "books" } as const;

const invoice = (id: number, date: string | undefined, settled = true): FiledDocument => ({
  kind: "invoice",
  id,
  date,
  settled,
});
const note = (id: number, date: string, invoiceId?: number): FiledDocument => ({
  kind: "credit_note",
  id,
  date,
  invoiceId,
  settled: true,
});
const transaction = (id: number, date: string, invoiceId?: number): FiledDocument => ({
  kind: "transaction",
  id,
  date,
  invoiceId,
  settled: true,
});

/** Kind and id of each document, with the day on which it may go. */
function endsOf(documents: readonly FiledDocument[], now = "2026-03-17T10:00:00Z"): readonly string[] {
  return keptDocuments(documents, defaultPolicy, new Date(now)).map(
    ({ document: { kind, id }, period, isOver }) => `${kind} ${id} ${period?.until ?? "-"} ${isOver ? "over" : "kept"}`,
  );
}

describe("the period of a document", () => {
  test.each([
    ["2024-03-15", "2025-01-01", "2035-01-01"],
    ["2024-12-31", "2025-01-01", "2035-01-01"],
    ["2034-06-30", "2035-01-01", "2045-01-01"],
    ["2089-02-28", "2090-01-01", "2100-01-01"],
    ["2096-02-29", "2097-01-01", "2107-01-01"],
  ])("of %s begins on %s and ends before %s", (date, from, until) => {
    expect(retentionPeriod(date, [tenYears])).toEqual({ from, until, ground: "books" });
  });

  test("that is counted from the document begins with the document's own day", () => {
    const rule = { ...tenYears, countedFrom: "documentDate" } as const;
    expect(retentionPeriod("2090-03-15", [rule])).toEqual({ from: "2090-03-15", until: "2100-03-16", ground: "books" });
  });

  test("that no rule covers has no end, so that the document stays", () => {
    const policy = {
      ...defaultPolicy,
      retention: { ...defaultPolicy.retention, invoices: [{ ...tenYears, documentsFrom: "2023-01-01" }] },
    };
    const [kept] = keptDocuments([invoice(1, "1999-01-01")], policy, new Date("2100-06-01T00:00:00Z"));
    expect(kept).toMatchObject({ period: undefined, isOver: false });
  });
});

describe("a client's documents", () => {
  test("may go from the first moment of the day on which their period is over, in the policy's zone", () => {
    expect(endsOf([invoice(1, "2015-05-01")], "2025-12-31T22:59:59.999Z")).toEqual(["invoice 1 2026-01-01 kept"]);
    expect(endsOf([invoice(1, "2015-05-01")], "2025-12-31T23:00:00.000Z")).toEqual(["invoice 1 2026-01-01 over"]);
    expect(endsOf([invoice(1, "2089-05-01")], "2099-12-31T22:59:59.999Z")).toEqual(["invoice 1 2100-01-01 kept"]);
    expect(endsOf([invoice(1, "2089-05-01")], "2099-12-31T23:00:00.000Z")).toEqual(["invoice 1 2100-01-01 over"]);
  });

  test("hold together: a transaction stays as long as its invoice, an invoice as long as any note on it", () => {
    expect(
      endsOf([
        invoice(1, "2014-12-30"),
        transaction(11, "2015-01-02", 1),
        transaction(12, "2014-01-02"),
        invoice(2, "2014-06-01"),
        note(21, "2019-02-01", 2),
        transaction(22, "2014-06-02", 2),
        transaction(99, "2014-06-02", 4_711),
      ]),
    ).toEqual([
      "invoice 1 2025-01-01 over",
      "transaction 11 2025-01-01 over",
      "transaction 12 2025-01-01 over",
      "invoice 2 2030-01-01 kept",
      "credit_note 21 2030-01-01 kept",
      "transaction 22 2030-01-01 kept",
      "transaction 99 2025-01-01 over",
    ]);
  });

  test("count as of today without a date, or from the day on which they were first recorded", () => {
    const undated = [invoice(1, undefined)];
    expect(endsOf(undated)).toEqual(["invoice 1 2037-01-01 kept"]);
    const seen = keptDocuments(undated, defaultPolicy, new Date("2026-03-17T10:00:00Z"), () => "2015-01-31");
    expect(seen[0]).toMatchObject({ isOver: true, period: { from: "2016-01-01", until: "2026-01-01" } });
  });

  test("are unsettled as long as their invoice is", () => {
    const kept = keptDocuments(
      [invoice(1, "2001-01-01", false), transaction(2, "2001-01-01", 1)],
      defaultPolicy,
      new Date(),
    );
    expect(kept.map(({ settled }) => settled)).toEqual([false, false]);
  });
});

describe("the plan of a purge", () => {
  const nothing = { documents: 0, quotes: 0, finishesOff: false, contacts: 0 };
  const actionsOf = (facts: Partial<typeof nothing>): readonly string[] =>
    planPurge({ ...nothing, ...facts }).map(({ action, count }) => [action, count].join(" ").trim());

  test("removes documents and no more while anything stays or the account lives", () => {
    expect(actionsOf({ documents: 3, contacts: 2 })).toEqual(["remove_documents 3"]);
    expect(actionsOf({})).toEqual([]);
  });

  test("finishes off an anonymised account that keeps none, its logs last", () => {
    expect(actionsOf({ documents: 3, quotes: 1, finishesOff: true, contacts: 1 })).toEqual([
      "remove_documents 3",
      "delete_quotes 1",
      "delete_contacts 1",
      "scrub_database",
      "anonymise_profile 1",
      "scrub_logs",
    ]);
  });
});

describe("the result of an anonymisation after a purge", () => {
  const step = (id: string, action: string, state: "retained" | "done" | "skipped", more: object = {}) => ({
    id,
    action,
    state,
    reason: null as string | null,
    retained_until: null as string | null,
    ...more,
  });
  const anonymised = [
    step("a", "keep_invoices", "retained", { retained_until: "2026-01-01" }),
    step("b", "keep_invoices", "retained", { retained_until: "2030-01-01" }),
    step("c", "keep_printed_identity", "retained", { retained_until: "2030-01-01" }),
    step("d", "scrub_database", "skipped", { reason: "addon_door_absent" }),
    step("e", "remove_documents", "skipped", { reason: "documents_not_released" }),
  ];
  const purged = [step("x", "remove_documents", "done")];
  const finished = [
    ...purged,
    step("y", "scrub_database", "done", { reason: "partly_scrubbed" }),
    step("z", "anonymise_profile", "done"),
  ];

  test("stays reduced while a document stays, and retains no longer what has gone", () => {
    const later = resultLater(anonymised, { purge: purged, staying: ["2030-01-01"], today: "2026-01-05" });
    expect(later).toEqual([{ id: "a", from: "retained", state: "done", reason: "purged" }]);
  });

  test("goes on retaining a group of which one document would not go", () => {
    expect(resultLater(anonymised, { purge: purged, staying: ["2026-01-01"], today: "2026-01-05" })).toEqual([]);
  });

  test("is what the purge could reach once the account is finished off", () => {
    const later = resultLater(anonymised, { purge: finished, staying: [], today: "2030-01-05" });
    const now = anonymised.map((one) => later.find(({ id }) => id === one.id) ?? one);
    expect(now.map(({ id, state, reason }) => [id, state, reason].join(" "))).toEqual([
      "a done purged",
      "b done purged",
      "c done purged",
      "d done partly_scrubbed",
      "e done purged",
    ]);
    expect(resultOf(anonymised.map((one) => ({ ...one, ...later.find(({ id }) => id === one.id) })))).toBe("erased");
    const whole = finished.map((one) => ({ ...one, reason: null }));
    const clean = resultLater(anonymised, { purge: whole, staying: [], today: "2030-01-05" });
    expect(resultOf(anonymised.map((one) => ({ ...one, ...clean.find(({ id }) => id === one.id) })))).toBe(
      "anonymised",
    );
  });
});
