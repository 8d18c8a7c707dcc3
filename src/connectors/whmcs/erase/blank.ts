import type { Outcome } from "../../../domain/outcome.ts";
import type { EraseContext } from "./context.ts";
import { eraseEach, type ErasePlan } from "./each.ts";
import { isBlank } from "./placeholders.ts";

/** What must go of one record, by field; blank where nothing is left of it. */
export type Texts = Readonly<Record<string, string>>;

/** How records that themselves stay are emptied. */
export interface BlankPlan<T> extends Pick<ErasePlan<T>, "idOf" | "isStillDue"> {
  /** Reads WHMCS afresh at each call, rows of this client only; `kept` are rows that are not to be emptied. */
  readonly read: () => Promise<{ readonly rows: readonly T[]; readonly kept: readonly number[] }>;
  readonly textsOf: (row: T) => Texts;
  /** The writing call. */
  readonly blank: (row: T) => Promise<void>;
}

/**
 * Empties records: one that holds nothing is not written, and after a write no field may hold what it held before, since
 * WHMCS may ignore a value without saying so. @throws as EraseAction
 */
export function blankEach<T>(ctx: EraseContext, plan: BlankPlan<T>): Promise<Outcome> {
  const before = new Map<number, Texts>();
  const isDue = (row: T): boolean => {
    const texts = plan.textsOf(row);
    const old = before.get(plan.idOf(row));
    if (old === undefined) before.set(plan.idOf(row), texts);
    return Object.entries(texts).some(
      ([field, text]) => !isBlank(text) && (old === undefined || isSameText(text, old[field])),
    );
  };
  return eraseEach(ctx, {
    look: async () => {
      const { rows, kept } = await plan.read();
      return { due: rows.filter(isDue), kept };
    },
    idOf: plan.idOf,
    ...(plan.isStillDue === undefined ? {} : { isStillDue: plan.isStillDue }),
    erase: plan.blank,
  });
}

function isSameText(text: string, old = ""): boolean {
  return text.trim().toLowerCase() === old.trim().toLowerCase();
}
