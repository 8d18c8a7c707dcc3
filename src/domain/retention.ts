import { calendarDay, retainedUntil } from "./calendar.ts";
import type { Policy } from "./policy.ts";

/** A document that bookkeeping law may keep. */
export interface DatedDocument {
  /** `YYYY-MM-DD`; undefined when WHMCS has none: then it is kept as if it were of today. */
  readonly date: string | undefined;
}

/** What must stay, in groups of one end and one ground. */
export interface RetainedGroup {
  readonly until: string;
  readonly ground: string;
  readonly count: number;
}

/** The documents that are within retention at `now`, grouped by end, latest last. */
export function retainedGroups(
  documents: readonly DatedDocument[],
  policy: Policy,
  now: Date,
): readonly RetainedGroup[] {
  const today = calendarDay(now, policy.timezone);
  const groups = new Map<string, RetainedGroup>();
  for (const { date } of documents) {
    const { until, ground } = retainedUntil(date ?? today, policy.retention.invoices);
    if (until <= today) continue;
    groups.set(`${until} ${ground}`, { until, ground, count: (groups.get(`${until} ${ground}`)?.count ?? 0) + 1 });
  }
  return [...groups.values()].toSorted((a, b) => (a.until < b.until ? -1 : 1));
}
