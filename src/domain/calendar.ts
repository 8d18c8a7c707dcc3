import { DateTime, Duration, IANAZone } from "luxon";
import { PermanentError, UnsafeError } from "./errors.ts";
import type { InvoiceRetentionRule } from "./policy.ts";

/** A calendar day, `YYYY-MM-DD`. It has no zone of its own: whoever turns it into an instant names one. */
export type CalendarDay = string;

/** When a cancellation takes effect, as WHMCS tells it. */
export type Effect =
  | { readonly type: "immediate"; readonly at: Date }
  | {
      readonly type: "end_of_billing_period";
      /** The service's next due date; absent where WHMCS has none (free, one-time, zero date). */
      readonly nextDueDate: CalendarDay | undefined;
      readonly at: Date;
    };

/** How long a document is kept, and why. */
export interface Retained {
  /** The first day on which the document may be purged. */
  readonly until: CalendarDay;
  /** The owner's own words, from the rule that was chosen. */
  readonly ground: string;
}

const dayMs = 24 * 3_600_000;
/** The same with the day on which the period begins. */
export interface RetentionPeriod extends Retained {
  readonly from: CalendarDay;
}

const timeUnits: ReadonlySet<string> = new Set(["hours", "minutes", "seconds", "milliseconds"]);

/** True for an IANA zone this machine's time zone data knows. */
export function isTimezone(text: string): boolean {
  return IANAZone.isValidZone(text);
}

/**
 * True for an ISO 8601 period that can be counted: at least one part, nothing negative, and whole years, months, weeks and
 * days (half a calendar day has no end).
 */
export function isPeriod(text: string): boolean {
  return readPeriod(text) !== null;
}

/** True for a period of whole days or longer (`P14D`, `P1Y`), false for one with a time part (`PT20S`, `P1DT2H`).
 *  @throws PermanentError `calendar.invalid_period` */
export function isWholeDays(period: string): boolean {
  return countsDaysOnly(parsePeriod(period));
}

/** True for a real day written `YYYY-MM-DD`; a WHMCS zero date is none. */
export function isCalendarDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: "utc" }).isValid;
}

/**
 * The latest end of a period that runs from an instant (contract section 6, "Days"). Whole days and longer end with the last
 * of their calendar days in `timezone`, the day of the event not counted: the result is the first instant after that day.
 * A weekend or holiday at the end extends nothing. A period with a time part is added to the instant.
 * @throws PermanentError `calendar.invalid_period`, `calendar.invalid_timezone`, `calendar.invalid_instant`
 */
export function dueAt(from: Date, period: string, timezone: string): Date {
  const duration = parsePeriod(period);
  if (!countsDaysOnly(duration)) return addPeriod(from, period, timezone);
  return startOfDay(dayAfter(calendarDay(from, timezone), duration), timezone);
}

/**
 * When a client is reminded of what starts at `start`; undefined where that would be before the period began, because the
 * reminder's lead is longer than the period (contract section 6).
 * @throws PermanentError `calendar.invalid_period`, `calendar.invalid_timezone`, `calendar.invalid_instant`
 */
export function reminderAt(start: Date, remindBefore: string, began: Date, timezone: string): Date | undefined {
  const at = subtractPeriod(start, remindBefore, timezone);
  return at < began ? undefined : at;
}

/**
 * By how much a period's end moves on when its clock stood still, in milliseconds: for whole days by calendar days of
 * `timezone`, a begun one counted whole, of 24 hours each; for a period with a time part exactly. Nothing for an empty span.
 * @throws PermanentError `calendar.invalid_period`, `calendar.invalid_timezone`, `calendar.invalid_instant`
 */
export function movedOnMs(from: Date, to: Date, period: string, timezone: string): number {
  if (to <= from) return 0;
  if (!isWholeDays(period)) return to.getTime() - from.getTime();
  return Math.ceil(inZone(to, timezone).diff(inZone(from, timezone), "days").days) * dayMs;
}

/**
 * A period's end after its clock stood still, as `movedOnMs` measured it: whole days keep the wall clock of `timezone`.
 * @throws PermanentError `calendar.invalid_period`, `calendar.invalid_timezone`, `calendar.invalid_instant`
 */
export function movedOn(end: Date, ms: number, period: string, timezone: string): Date {
  if (!isWholeDays(period)) return new Date(end.getTime() + ms);
  return inZone(end, timezone)
    .plus({ days: Math.ceil(ms / dayMs) })
    .toJSDate();
}

/**
 * When an act must start so that it ends by `due`: `startBefore` earlier for a whole-day period, at `due` itself for a period
 * with a time part. A day inside `startBefore` counts 24 hours. May lie before the event that opened the period, so callers
 * compare it with now and with the effect.
 * @throws PermanentError `calendar.invalid_period`, `calendar.invalid_instant`
 */
export function startAt(due: Date, period: string, startBefore: string): Date {
  const end = inZone(due, "utc");
  return isWholeDays(period) ? end.minus(parsePeriod(startBefore)).toJSDate() : end.toJSDate();
}

/**
 * When a cancellation takes effect: an immediate one at its own instant; one at the end of the billing period at the start of
 * the service's next due date in `timezone`, and at its own instant where that date is absent or already past.
 * @throws PermanentError `calendar.invalid_day`, `calendar.invalid_timezone`
 */
export function effectiveAt(effect: Effect, timezone: string): Date {
  if (effect.type === "immediate" || effect.nextDueDate === undefined) return effect.at;
  const due = startOfDay(effect.nextDueDate, timezone);
  return due > effect.at ? due : effect.at;
}

/**
 * The instant a zone-less WHMCS date-time `YYYY-MM-DD HH:MM:SS` stands for in `timezone`. Where the clock went forward, a
 * time inside the gap moves on by the gap (02:30 is read as 03:30 summer time). Where it went back, the first of the two
 * instants is meant: a cancellation then never looks newer than it may have been.
 * @throws PermanentError `calendar.invalid_wall_clock` (also for a zero date), `calendar.invalid_timezone`
 */
export function wallClockToInstant(wallClock: string, timezone: string): Date {
  requireTimezone(timezone);
  const moment = DateTime.fromFormat(wallClock, "yyyy-MM-dd HH:mm:ss", { zone: timezone });
  if (!moment.isValid || wallClock.length !== "YYYY-MM-DD HH:MM:SS".length) {
    throw new PermanentError("calendar.invalid_wall_clock");
  }
  return earliest(moment);
}

/** The calendar day of an instant in `timezone`. @throws PermanentError `calendar.invalid_timezone`, `calendar.invalid_instant` */
export function calendarDay(at: Date, timezone: string): CalendarDay {
  return inZone(at, timezone).toFormat("yyyy-MM-dd");
}

/** The first instant of the calendar day of `at` in `timezone`. @throws PermanentError as `calendarDay` */
export function dayBegan(at: Date, timezone: string): Date {
  return startOfDay(calendarDay(at, timezone), timezone);
}

/**
 * The first day on which a document may be purged, and the ground it is kept on until then. The rule whose `documentsFrom` is
 * the latest that is not after the document's date is chosen, whatever the order of the list; one without `documentsFrom`
 * applies from the beginning of time. Calendar arithmetic only, so no zone is needed.
 * @throws PermanentError `calendar.invalid_day`, `calendar.invalid_period`
 * @throws UnsafeError `calendar.no_retention_rule` when no rule covers the date: nothing may then be purged
 */
export function retainedUntil(documentDate: CalendarDay, rules: readonly InvoiceRetentionRule[]): Retained {
  const period = retentionPeriod(documentDate, rules);
  if (period === undefined) throw new UnsafeError("calendar.no_retention_rule");
  return { until: period.until, ground: period.ground };
}

/**
 * The same with the first day of the period: 1 January after the document's year, or its own date where the rule counts
 * from there; undefined when no rule covers the date. The end may lie in any century.
 * @throws PermanentError `calendar.invalid_day`, `calendar.invalid_period`
 */
export function retentionPeriod(
  documentDate: CalendarDay,
  rules: readonly InvoiceRetentionRule[],
): RetentionPeriod | undefined {
  requireDay(documentDate);
  let chosen: InvoiceRetentionRule | undefined;
  for (const rule of rules) {
    const applies = (rule.documentsFrom ?? "") <= documentDate;
    if (applies && (chosen === undefined || (rule.documentsFrom ?? "") >= (chosen.documentsFrom ?? ""))) chosen = rule;
  }
  if (chosen === undefined) return undefined;

  const isByYear = chosen.countedFrom === "endOfCalendarYear";
  const countedFrom = isByYear ? `${documentDate.slice(0, 4)}-12-31` : documentDate;
  return {
    from: isByYear ? dayAfter(countedFrom, Duration.fromMillis(0)) : documentDate,
    until: dayAfter(countedFrom, parsePeriod(chosen.keep)),
    ground: chosen.ground,
  };
}

/** An instant moved on by a period: days and longer move the calendar day and keep the wall clock of `timezone`, hours and
 *  shorter are exact. @throws PermanentError `calendar.invalid_period`, `calendar.invalid_timezone`, `calendar.invalid_instant` */
export function addPeriod(at: Date, period: string, timezone: string): Date {
  return inZone(at, timezone).plus(parsePeriod(period)).toJSDate();
}

/** The instant a period before another, counted back as `addPeriod` counts on. @throws as `addPeriod` */
export function subtractPeriod(at: Date, period: string, timezone: string): Date {
  return inZone(at, timezone).minus(parsePeriod(period)).toJSDate();
}

function readPeriod(text: string): Duration | null {
  const duration = Duration.fromISO(text);
  const parts = Object.entries(duration.toObject());
  if (!duration.isValid || parts.length === 0) return null;
  const countable = parts.every(([unit, count]) => count >= 0 && (timeUnits.has(unit) || Number.isInteger(count)));
  return countable ? duration : null;
}

function parsePeriod(text: string): Duration {
  const duration = readPeriod(text);
  if (duration === null) throw new PermanentError("calendar.invalid_period");
  return duration;
}

function countsDaysOnly(duration: Duration): boolean {
  return !Object.keys(duration.toObject()).some((unit) => timeUnits.has(unit));
}

/** The day after a period's last day. Computed in UTC, where every day exists: some zones skip one. */
function dayAfter(day: CalendarDay, period: Duration): CalendarDay {
  return DateTime.fromISO(day, { zone: "utc" }).plus(period).plus({ days: 1 }).toFormat("yyyy-MM-dd");
}

/** The first instant of a calendar day in `timezone`. @throws PermanentError `calendar.invalid_day`, `calendar.invalid_timezone` */
export function startOfDay(day: CalendarDay, timezone: string): Date {
  requireDay(day);
  requireTimezone(timezone);
  return earliest(DateTime.fromISO(day, { zone: timezone }));
}

/** Where the clock goes back a wall-clock time happens twice, in Havana even midnight; the first one counts. */
function earliest(moment: DateTime): Date {
  return DateTime.min(moment, ...moment.getPossibleOffsets()).toJSDate();
}

function inZone(at: Date, timezone: string): DateTime {
  requireTimezone(timezone);
  const moment = DateTime.fromJSDate(at, { zone: timezone });
  if (!moment.isValid) throw new PermanentError("calendar.invalid_instant");
  return moment;
}

function requireTimezone(timezone: string): void {
  if (!isTimezone(timezone)) throw new PermanentError("calendar.invalid_timezone");
}

function requireDay(day: CalendarDay): void {
  if (!isCalendarDay(day)) throw new PermanentError("calendar.invalid_day");
}
