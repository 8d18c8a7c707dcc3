import { describe, expect, test } from "@jest/globals";
import { movedOn, movedOnMs, reminderAt } from "../../../src/domain/calendar.ts";

// How a clock that stood still moves the end of its period, and when a client is reminded of that end.

const brussels = "Europe/Brussels";
const at = (text: string): Date => new Date(text);
const day = 24 * 3_600_000;

describe("a period of whole days moves by whole calendar days, a begun one counted", () => {
  test.each([
    ["a minute", "2026-03-17T10:00:00Z", "2026-03-17T10:01:00Z", 1],
    ["to the minute three days", "2026-03-17T10:00:00Z", "2026-03-20T10:00:00Z", 3],
    ["three days and a minute", "2026-03-17T10:00:00Z", "2026-03-20T10:01:00Z", 4],
    ["three days of which one has 23 hours", "2026-03-27T10:00:00Z", "2026-03-30T09:00:00Z", 3],
    ["three days of which one has 25 hours", "2026-10-23T10:00:00Z", "2026-10-26T11:00:00Z", 3],
    ["nothing", "2026-03-17T10:00:00Z", "2026-03-17T10:00:00Z", 0],
    ["less than nothing", "2026-03-18T10:00:00Z", "2026-03-17T10:00:00Z", 0],
  ])("%s", (_what, from, to, days) => {
    expect(movedOnMs(at(from), at(to), "P14D", brussels)).toBe(days * day);
  });

  test("and still ends with the end of a day, also over a change of the clocks", () => {
    const end = at("2026-03-24T23:00:00Z");
    expect(movedOn(end, 7 * day, "P14D", brussels)).toEqual(at("2026-03-31T22:00:00Z"));
    expect(movedOn(end, 0, "P14D", brussels)).toEqual(end);
  });
});

test("a period with a time part moves by the millisecond", () => {
  const ms = movedOnMs(at("2026-03-17T10:00:00.000Z"), at("2026-03-17T10:00:01.234Z"), "PT20S", brussels);
  expect(ms).toBe(1_234);
  expect(movedOn(at("2026-03-17T10:00:20.000Z"), ms, "PT20S", brussels)).toEqual(at("2026-03-17T10:00:21.234Z"));
});

describe("a reminder comes", () => {
  const start = at("2026-03-31T10:00:00Z");
  const began = at("2026-03-17T10:00:00Z");

  test("its lead before the start, by the wall clock", () => {
    expect(reminderAt(start, "P3D", began, brussels)).toEqual(at("2026-03-28T11:00:00Z"));
  });

  test("not at all where its lead is longer than the period", () => {
    expect(reminderAt(start, "P15D", began, brussels)).toBeUndefined();
    expect(reminderAt(at("2026-03-17T10:00:20Z"), "P3D", began, brussels)).toBeUndefined();
  });
});
