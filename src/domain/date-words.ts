import { DateTime } from "luxon";
import type { Language } from "./policy.ts";

/** Instants in a language's words and in the policy's time zone, as clients read them. */
export interface DateWords {
  /** `31 March 2026 at 12:00`. */
  moment(at: Date): string;
  /** The beginning of something: a midnight is told as its day. */
  beginning(at: Date): string;
  /** The end of something: a midnight is told as the day before it, which is the last. */
  ending(at: Date): string;
}

/** Speaks of dates in one language. `timezone` is an IANA zone. */
export function createDateWords(language: Language, timezone: string): DateWords {
  const locale = language === "en" ? "en-GB" : language; // Europe's English: the day first, and 24 hours
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: timezone });
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone: timezone });
  const isMidnight = (at: Date): boolean => {
    const local = DateTime.fromJSDate(at, { zone: timezone });
    return local.equals(local.startOf("day"));
  };
  const moment = (at: Date): string => moments.format(at);
  return {
    moment,
    beginning: (at) => (isMidnight(at) ? days.format(at) : moment(at)),
    ending: (at) => (isMidnight(at) ? days.format(new Date(at.getTime() - 1)) : moment(at)),
  };
}
