import { DateTime } from "luxon";
import { wallClockToInstant } from "../domain/calendar.ts";
import { PermanentError } from "../domain/errors.ts";

const oldestYear = 1980;

/**
 * The time a file of the package carries: when it was sent or stored (`at`, `YYYY-MM-DD[ HH:MM:SS]` on a wall clock in
 * `timezone`), else when the package was made. The same for a zero date, a time after the making of the package, and one
 * before 1980, which a ZIP cannot tell.
 */
export function fileTime(at: string | undefined, timezone: string, generatedAt: Date): Date {
  const told = at === undefined ? undefined : instantOf(at, timezone);
  if (told === undefined || told > generatedAt) return generatedAt;
  return DateTime.fromJSDate(told, { zone: timezone }).year < oldestYear ? generatedAt : told;
}

function instantOf(at: string, timezone: string): Date | undefined {
  try {
    return wallClockToInstant(at.length === "YYYY-MM-DD".length ? `${at} 00:00:00` : at, timezone);
  } catch (error) {
    if (error instanceof PermanentError && error.code === "calendar.invalid_wall_clock") return undefined;
    throw error;
  }
}

/**
 * An instant whose fields are read off the clock of `timezone` instead of this machine's. A ZIP's own time is a wall clock
 * without a zone, and whoever writes one takes it from these fields: so the same input gives the same bytes on any machine.
 */
export class ZonedDate extends Date {
  readonly #clock: Pick<DateTime, "year" | "month" | "day" | "hour" | "minute" | "second">;

  constructor(at: Date, timezone: string) {
    super(at);
    const { year, month, day, hour, minute, second } = DateTime.fromJSDate(at, { zone: timezone });
    this.#clock = { year, month, day, hour, minute, second };
  }

  override getFullYear(): number {
    return this.#clock.year;
  }
  override getMonth(): number {
    return this.#clock.month - 1;
  }
  override getDate(): number {
    return this.#clock.day;
  }
  override getHours(): number {
    return this.#clock.hour;
  }
  override getMinutes(): number {
    return this.#clock.minute;
  }
  override getSeconds(): number {
    return this.#clock.second;
  }
}
