import { DateTime, Duration } from "luxon";
import { addPeriod, calendarDay, isWholeDays, startOfDay, subtractPeriod, type CalendarDay } from "./calendar.ts";

/** Up to where the rows of forms are removed in one run. */
export interface FormCutOff {
  /** Rows from before this instant go. */
  readonly before: Date;
  /** The same on the wall clock of the zone that was asked for: `YYYY-MM-DD HH:MM:SS`. */
  readonly wallClock: string;
}

const week = "P7D";
const day = "P1D";
/** Rows that are kept for less than this are looked at each day: a week ahead would be too much of their period. */
const shortKeepDays = 30;

/** When the next run opens after one that was opened at `from`. @throws PermanentError as `addPeriod` */
export function nextFormPurge(from: Date, keep: string, timezone: string): Date {
  return addPeriod(from, every(keep, from, timezone), timezone);
}

/**
 * Which rows go in a run at `now`: all whose period (contract section 6, "Days") would end before the next run, and a day more
 * for a run that begins late, so that no row outlives its period. Never one that is not written yet. Pure.
 * @throws PermanentError as `addPeriod`
 */
export function formCutOff(now: Date, keep: string, timezone: string): FormCutOff {
  const reach = addPeriod(nextFormPurge(now, keep, timezone), day, timezone);
  const before = isWholeDays(keep)
    ? startOfDay(nextDay(lastDayOver(calendarDay(reach, timezone), keep)), timezone)
    : subtractPeriod(reach, keep, timezone);
  const cutOff = before < now ? before : now;
  return { before: cutOff, wallClock: wallClockOf(cutOff, timezone) };
}

/** An instant on the wall clock of a zone, as databases keep it. */
function wallClockOf(at: Date, timezone: string): string {
  return DateTime.fromJSDate(at, { zone: timezone }).toFormat("yyyy-MM-dd HH:mm:ss");
}

function every(keep: string, from: Date, timezone: string): string {
  const keptMs = addPeriod(from, keep, timezone).getTime() - from.getTime();
  return keptMs < shortKeepDays * 24 * 3_600_000 ? day : week;
}

/**
 * The last day whose rows must be gone when `at` begins. Counted on, as the period itself is: of a year from 29 February the
 * last day is 28 February, which counting back from there would miss.
 */
function lastDayOver(at: CalendarDay, keep: string): CalendarDay {
  const period = Duration.fromISO(keep);
  const isOver = (one: DateTime): boolean => one.plus(period).toFormat("yyyy-MM-dd") < at;
  let last = DateTime.fromISO(at, { zone: "utc" }).minus(period).minus({ days: 4 });
  while (isOver(last.plus({ days: 1 }))) last = last.plus({ days: 1 });
  return last.toFormat("yyyy-MM-dd");
}

function nextDay(one: CalendarDay): CalendarDay {
  return DateTime.fromISO(one, { zone: "utc" }).plus({ days: 1 }).toFormat("yyyy-MM-dd");
}
