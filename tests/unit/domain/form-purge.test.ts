import { describe, expect, test } from "@jest/globals";
import { assert, constantFrom, integer, property } from "fast-check";
import { dueAt } from "../../../src/domain/calendar.ts";
import { formCutOff, nextFormPurge } from "../../../src/domain/form-purge.ts";

const brussels = "Europe/Brussels";
const at = (text: string): Date => new Date(text);

describe("the cut-off of a purge of forms", () => {
  test("reaches a week and a day ahead, to the end of the day whose year is over then", () => {
    const { before, wallClock } = formCutOff(at("2026-11-23T09:00:00Z"), "P1Y", brussels);
    expect(wallClock).toBe("2025-12-01 00:00:00");
    expect(before.toISOString()).toBe("2025-11-30T23:00:00.000Z");
  });

  test.each([
    ["the clock goes forward", "2027-03-21T10:00:00Z", "2026-03-29 00:00:00", "2026-03-28T23:00:00.000Z"],
    ["the clock goes back", "2026-10-20T10:00:00Z", "2025-10-28 00:00:00", "2025-10-27T23:00:00.000Z"],
  ])("keeps to whole days of the zone where %s", (_, now, wallClock, before) => {
    const cutOff = formCutOff(at(now), "P1Y", brussels);
    expect(cutOff.wallClock).toBe(wallClock);
    expect(cutOff.before.toISOString()).toBe(before);
  });

  test("takes the rows of 29 February with those of the 28th, on which their year ends too", () => {
    expect(formCutOff(at("2025-02-21T09:00:00Z"), "P1Y", brussels).wallClock).toBe("2024-03-01 00:00:00");
    expect(formCutOff(at("2025-02-20T09:00:00Z"), "P1Y", brussels).wallClock).toBe("2024-02-28 00:00:00");
  });

  test("lies at the latest at the run itself, however short the period", () => {
    const now = at("2026-11-23T09:00:00Z");
    expect(formCutOff(now, "P1D", brussels).before).toEqual(now);
    expect(formCutOff(now, "PT6H", brussels).before).toEqual(now);
  });

  test("leaves no row whose period ends before the next run, whatever the day, the zone and the period", () => {
    const zones = constantFrom(brussels, "America/Havana", "Pacific/Apia", "UTC", "Australia/Lord_Howe");
    const periods = constantFrom("P1Y", "P6M", "P13M", "P30D", "P45D", "P2Y", "P400DT5H");
    const from = Date.UTC(2023, 11, 1);
    const instants = integer({ min: 0, max: 4 * 366 * 24 * 60 }).map((minutes) => new Date(from + minutes * 60_000));
    assert(
      property(zones, periods, instants, integer({ min: 0, max: 20 * 24 * 60 }), (zone, keep, now, minutes) => {
        const { before } = formCutOff(now, keep, zone);
        const row = new Date(before.getTime() + minutes * 60_000);
        expect(dueAt(row, keep, zone).getTime()).toBeGreaterThanOrEqual(nextFormPurge(now, keep, zone).getTime());
        // And none goes more than the week, the day of grace and the two begun days around them too early.
        const last = new Date(before.getTime() - 1);
        const earlyMs = dueAt(last, keep, zone).getTime() - now.getTime();
        expect(earlyMs).toBeLessThanOrEqual(8 * 24 * 3_600_000 + 3_600_000);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the next run", () => {
  test("opens a week later on the same clock, also over a change of it", () => {
    expect(nextFormPurge(at("2026-10-20T10:00:00Z"), "P1Y", brussels).toISOString()).toBe("2026-10-27T11:00:00.000Z");
  });

  test("opens the next day where rows are kept for less than thirty days", () => {
    expect(nextFormPurge(at("2026-11-23T10:00:00Z"), "P14D", brussels).toISOString()).toBe("2026-11-24T10:00:00.000Z");
  });
});
