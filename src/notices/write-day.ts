import { DateTime } from "luxon";
import type { Language, Policy } from "../domain/policy.ts";

/** A day, or the day of an instant in the policy's time zone, as the language writes it. */
export function writeDay(iso: string, { language, policy }: { readonly language: Language; readonly policy: Policy }) {
  const day = DateTime.fromISO(iso, { zone: policy.timezone });
  // Dates in the European way, also for English readers.
  const written = day.setLocale(language === "en" ? "en-GB" : language).toLocaleString(DateTime.DATE_FULL);
  // French writes the first of a month as an ordinal, which the locale data leave out: most retention ends on one.
  return language === "fr" && day.day === 1 ? written.replace(/^1(?=\s)/, "1er") : written;
}
