import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import {
  addPeriod,
  subtractPeriod,
  calendarDay,
  dueAt,
  effectiveAt,
  isCalendarDay,
  isPeriod,
  isTimezone,
  isWholeDays,
  retainedUntil,
  startAt,
  wallClockToInstant,
} from "../../../src/domain/calendar.ts";
import type { InvoiceRetentionRule } from "../../../src/domain/policy.ts";

const brussels = "Europe/Brussels";
const at = (text: string): Date => new Date(text);

describe("a grace period in whole days", () => {
  test.each([
    ["17 Mar 2026, across the start of summer time", "2026-03-17T10:00:00Z", "2026-03-31T22:00:00.000Z"],
    ["20 Oct 2026, across the end of summer time", "2026-10-20T10:00:00Z", "2026-11-03T23:00:00.000Z"],
    ["11 Dec 2026, ending on a public holiday", "2026-12-11T10:00:00Z", "2026-12-25T23:00:00.000Z"],
    ["29 Feb 2028", "2028-02-29T10:00:00Z", "2028-03-14T23:00:00.000Z"],
  ])("of 14 days ends with its last calendar day: %s", (_title, from, due) => {
    expect(dueAt(at(from), "P14D", brussels).toISOString()).toBe(due);
  });

  test("gives every instant of one local day the same end, and the next instant the next day's", () => {
    const firstInstant = at("2026-03-16T23:00:00.000Z");
    const lastInstant = at("2026-03-17T22:59:59.999Z");
    expect(dueAt(firstInstant, "P14D", brussels).toISOString()).toBe("2026-03-31T22:00:00.000Z");
    expect(dueAt(lastInstant, "P14D", brussels).toISOString()).toBe("2026-03-31T22:00:00.000Z");
    expect(dueAt(at("2026-03-17T23:00:00.000Z"), "P14D", brussels).toISOString()).toBe("2026-04-01T22:00:00.000Z");
  });

  test.each([
    ["2026-03-28T12:00:00Z", "P1D", "2026-03-29T22:00:00.000Z"],
    ["2026-03-29T00:30:00Z", "P1D", "2026-03-30T22:00:00.000Z"],
    ["2026-10-24T12:00:00Z", "P1D", "2026-10-25T23:00:00.000Z"],
    ["2026-10-25T00:30:00Z", "P1D", "2026-10-26T23:00:00.000Z"],
    ["2026-10-25T12:00:00Z", "P0D", "2026-10-25T23:00:00.000Z"],
    ["2026-01-31T12:00:00Z", "P1M", "2026-02-28T23:00:00.000Z"],
    ["2026-03-17T12:00:00Z", "P2W", "2026-03-31T22:00:00.000Z"],
    ["2028-02-29T12:00:00Z", "P1Y", "2029-02-28T23:00:00.000Z"],
  ])("from %s for %s ends at %s", (from, period, due) => {
    expect(dueAt(at(from), period, brussels).toISOString()).toBe(due);
  });

  test.each([
    ["America/Havana", "midnight happens twice", "2024-11-02T16:00:00Z", "P0D", "2024-11-03T04:00:00.000Z"],
    ["Africa/Cairo", "midnight does not happen", "2024-04-25T10:00:00Z", "P0D", "2024-04-25T22:00:00.000Z"],
    ["Pacific/Apia", "the last day does not happen", "2011-12-28T20:00:00Z", "P1D", "2011-12-30T10:00:00.000Z"],
  ])("ends with its last day in %s where %s", (zone, _oddity, from, period, due) => {
    expect(dueAt(at(from), period, zone).toISOString()).toBe(due);
  });
});

describe("a period with a time part", () => {
  test("is added to the instant, whatever the clocks do", () => {
    expect(dueAt(at("2026-03-17T10:00:00.250Z"), "PT20S", brussels).toISOString()).toBe("2026-03-17T10:00:20.250Z");
    expect(dueAt(at("2026-03-29T00:59:59Z"), "PT2H", brussels).toISOString()).toBe("2026-03-29T02:59:59.000Z");
    expect(dueAt(at("2026-10-25T00:30:00Z"), "PT24H", brussels).toISOString()).toBe("2026-10-26T00:30:00.000Z");
  });

  test("that also has days keeps the wall clock over the days and adds the time to it", () => {
    expect(dueAt(at("2026-03-28T11:00:00Z"), "P1DT2H", brussels).toISOString()).toBe("2026-03-29T12:00:00.000Z");
  });

  test("is told from whole days by its time part alone", () => {
    expect(["P14D", "P1Y", "P2W", "P0D"].map(isWholeDays)).toEqual([true, true, true, true]);
    expect(["PT20S", "PT24H", "P1DT2H", "PT0S"].map(isWholeDays)).toEqual([false, false, false, false]);
  });
});

describe("the start of an act", () => {
  const due = at("2026-03-31T22:00:00Z");

  test("lies startBefore ahead of the end of a whole-day period", () => {
    expect(startAt(due, "P14D", "PT12H").toISOString()).toBe("2026-03-31T10:00:00.000Z");
    expect(startAt(due, "P14D", "P1D").toISOString()).toBe("2026-03-30T22:00:00.000Z");
  });

  test("is the end itself for a period with a time part", () => {
    expect(startAt(due, "PT20S", "PT12H").toISOString()).toBe(due.toISOString());
  });
});

describe("a cancellation takes effect", () => {
  const requested = at("2026-03-17T10:00:00Z");

  test("at once when it is immediate", () => {
    expect(effectiveAt({ type: "immediate", at: requested }, brussels)).toEqual(requested);
  });

  test.each([
    ["2026-04-01", "2026-03-31T22:00:00.000Z"],
    ["2026-12-01", "2026-11-30T23:00:00.000Z"],
    ["2026-03-18", "2026-03-17T23:00:00.000Z"],
  ])("at the start of the next due date %s in the policy's zone", (nextDueDate, effect) => {
    const actual = effectiveAt({ type: "end_of_billing_period", nextDueDate, at: requested }, brussels);
    expect(actual.toISOString()).toBe(effect);
  });

  test.each([undefined, "2026-03-17", "2025-01-01"])("at the request when the next due date is %s", (nextDueDate) => {
    expect(effectiveAt({ type: "end_of_billing_period", nextDueDate, at: requested }, brussels)).toEqual(requested);
  });

  test("never at a date that cannot be read", () => {
    const zeroDate = { type: "end_of_billing_period", nextDueDate: "0000-00-00", at: requested } as const;
    expect(() => effectiveAt(zeroDate, brussels)).toThrow("calendar.invalid_day");
  });
});

describe("a WHMCS date-time without a zone", () => {
  test.each([
    ["winter", "2026-01-15 08:00:00", "2026-01-15T07:00:00.000Z"],
    ["summer", "2026-07-15 08:00:00", "2026-07-15T06:00:00.000Z"],
    ["inside the gap: moved on by the gap", "2026-03-29 02:30:00", "2026-03-29T01:30:00.000Z"],
    ["inside the overlap: the first of the two", "2026-10-25 02:30:00", "2026-10-25T00:30:00.000Z"],
    ["the last second before the overlap", "2026-10-25 01:59:59", "2026-10-24T23:59:59.000Z"],
    ["the first second after the overlap", "2026-10-25 03:00:00", "2026-10-25T02:00:00.000Z"],
  ])("is read in the policy's zone: %s", (_title, wallClock, instant) => {
    expect(wallClockToInstant(wallClock, brussels).toISOString()).toBe(instant);
  });

  test.each([
    "0000-00-00 00:00:00",
    "2026-02-30 00:00:00",
    "2026-01-01",
    "2026-1-1 0:00:00",
    "",
    "2026-01-01T00:00:00",
  ])("is refused when it is no date-time: %p", (wallClock) => {
    expect(() => wallClockToInstant(wallClock, brussels)).toThrow("calendar.invalid_wall_clock");
  });
});

describe("a retained document", () => {
  const tenYears: InvoiceRetentionRule = { keep: "P10Y", countedFrom: "endOfCalendarYear", ground: "books" };
  const sevenYears: InvoiceRetentionRule = { keep: "P7Y", countedFrom: "endOfCalendarYear", ground: "older books" };

  test.each([
    ["2024-03-15", "2035-01-01"],
    ["2024-01-01", "2035-01-01"],
    ["2024-12-31", "2035-01-01"],
    ["2025-01-01", "2036-01-01"],
  ])("of %s kept ten years from the end of its year may be purged from %s", (date, until) => {
    expect(retainedUntil(date, [tenYears])).toEqual({ until, ground: "books" });
  });

  test.each([
    ["2024-03-15", "P10Y", "2034-03-16"],
    ["2024-02-29", "P1Y", "2025-03-01"],
    ["2024-03-15", "P7D", "2024-03-23"],
  ])("of %s kept %s from its own date may be purged the day after the last of them, %s", (date, keep, until) => {
    expect(retainedUntil(date, [{ keep, countedFrom: "documentDate", ground: "books" }]).until).toBe(until);
  });

  test("follows the rule of its own date, in whatever order the rules stand", () => {
    const rules = [sevenYears, { ...tenYears, documentsFrom: "2023-01-01" }];
    for (const list of [rules, rules.toReversed()]) {
      expect(retainedUntil("2022-12-31", list)).toEqual({ until: "2030-01-01", ground: "older books" });
      expect(retainedUntil("2023-01-01", list)).toEqual({ until: "2034-01-01", ground: "books" });
    }
  });

  test("that no rule covers is never purged: it stops as unsafe", () => {
    const rules = [{ ...tenYears, documentsFrom: "2023-01-01" }];
    expect(() => retainedUntil("2022-12-31", rules)).toThrow("calendar.no_retention_rule");
  });
});

describe("a period counted back", () => {
  test.each([
    ["2036-05-01T12:00:00.000Z", "P10Y", "2026-05-01T12:00:00.000Z"],
    ["2028-02-29T12:00:00.000Z", "P1Y", "2027-02-28T12:00:00.000Z"],
    // The wall clock stays: the day before had summer time.
    ["2026-10-25T12:00:00.000Z", "P1D", "2026-10-24T11:00:00.000Z"],
    ["2026-03-17T12:00:00.000Z", "PT12H", "2026-03-17T00:00:00.000Z"],
  ])("from %s by %s is %s", (from, period, expected) => {
    expect(subtractPeriod(new Date(from), period, "Europe/Brussels").toISOString()).toBe(expected);
  });
});

describe("what cannot be counted is refused", () => {
  test.each(["", "14 days", "P", "PT", "P-1D", "-P1D", "P0.5D", "P1.5M", "p14d", "P14D "])(
    "the period %p",
    (period) => {
      expect(isPeriod(period)).toBe(false);
      expect(() => dueAt(at("2026-03-17T10:00:00Z"), period, brussels)).toThrow("calendar.invalid_period");
    },
  );

  test.each(["2026-02-29", "2026-13-01", "0000-00-00", "2026-1-1", "20260101", "2026-01-01T00:00"])(
    "the day %p",
    (day) => {
      expect(isCalendarDay(day)).toBe(false);
    },
  );

  test("an unknown zone and an invalid instant", () => {
    expect(isTimezone("Europe/Atlantis")).toBe(false);
    expect(() => calendarDay(at("2026-03-17T10:00:00Z"), "Europe/Atlantis")).toThrow("calendar.invalid_timezone");
    expect(() => calendarDay(at("never"), brussels)).toThrow("calendar.invalid_instant");
  });
});

describe("for every instant, period and zone", () => {
  const zones = fc.constantFrom(
    brussels,
    "America/New_York",
    "America/Havana",
    "Asia/Kolkata",
    "Pacific/Auckland",
    "UTC",
  );
  const instants = fc.date({ min: at("2020-01-01T00:00:00Z"), max: at("2037-12-31T00:00:00Z"), noInvalidDate: true });
  const days = fc.integer({ min: 0, max: 400 });
  const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

  test("the end is the first instant of the day after the last counted day", () => {
    fc.assert(
      fc.property(instants, days, zones, (from, count, zone) => {
        const due = dueAt(from, `P${count}D`, zone);
        const lastDay = calendarDay(new Date(due.getTime() - 1), zone);
        expect(dayNumber(lastDay)).toBe(dayNumber(calendarDay(from, zone)) + count);
        expect(dayNumber(calendarDay(due, zone))).toBe(dayNumber(lastDay) + 1);
      }),
    );
  });

  test("a later event never ends earlier, and every end lies after its event", () => {
    fc.assert(
      fc.property(instants, instants, days, zones, (a, b, count, zone) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        const period = `P${count}D`;
        expect(dueAt(first, period, zone) <= dueAt(second, period, zone)).toBe(true);
        expect(dueAt(first, period, zone) > first).toBe(true);
      }),
    );
  });

  test("a cancellation never takes effect before it was requested", () => {
    fc.assert(
      fc.property(instants, instants, zones, (requested, due, zone) => {
        const nextDueDate = calendarDay(due, zone);
        const effect = effectiveAt({ type: "end_of_billing_period", nextDueDate, at: requested }, zone);
        expect(effect >= requested).toBe(true);
        if (effect > requested) expect(calendarDay(effect, zone)).toBe(nextDueDate);
      }),
    );
  });

  test("an exact period added to an instant takes exactly that long", () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 10_000_000 }), zones, (from, seconds, zone) => {
        expect(addPeriod(from, `PT${seconds}S`, zone).getTime()).toBe(from.getTime() + seconds * 1000);
      }),
    );
  });
});
