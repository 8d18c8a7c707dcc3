import { Duration } from "luxon";
import { writeByteSize } from "../../domain/byte-size.ts";
import type { Language } from "../../domain/policy.ts";

/** Writes values as readers of a language do. What is not of the expected form comes back as it is. */
export interface Formats {
  count(value: number): string;
  /** A decimal as text, with the decimals it has. */
  money(value: string): string;
  /** `YYYY-MM-DD`. */
  day(value: string): string;
  /** `YYYY-MM-DD HH:MM:SS` on a wall clock of its own: no zone is counted in. */
  moment(value: string): string;
  /** An instant, in the time zone of the policy. */
  instant(value: Date): string;
  /** An ISO 8601 period, in words. */
  period(value: string): string;
  bytes(value: number): string;
}

/** The formats of one language; `timezone` is that of instants. */
export function createFormats(language: Language, timezone: string): Formats {
  // Dates in the European way, also for English readers.
  const locale = language === "en" ? "en-GB" : language;
  const counts = new Intl.NumberFormat(locale);
  const decimals = new Map<number, Intl.NumberFormat>();
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
  const instants = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "long", timeZone: timezone });
  const written = (format: Intl.DateTimeFormat, value: string, iso: string): string => {
    const at = new Date(iso);
    return Number.isNaN(at.getTime()) ? value : format.format(at);
  };
  return {
    count: (value) => counts.format(value),
    money: (value) => {
      const digits = /^-?\d{1,30}(?:\.(\d{1,20}))?$/.exec(value);
      if (digits === null) return value;
      const places = digits[1]?.length ?? 0;
      const format = decimals.get(places) ?? new Intl.NumberFormat(locale, { minimumFractionDigits: places });
      decimals.set(places, format);
      // As text, so that no digit of a long amount is lost.
      return format.format(value as Intl.StringNumericLiteral);
    },
    day: (value) => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? written(days, value, value) : value),
    moment: (value) =>
      /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(value)
        ? written(moments, value, `${value.replace(" ", "T")}Z`)
        : value,
    instant: (value) => instants.format(value),
    period: (value) => {
      const period = Duration.fromISO(value, { locale });
      return period.isValid ? period.toHuman({ listStyle: "long" }) : value;
    },
    bytes: (value) => writeByteSize(value, language),
  };
}
