/** When a system is searched again for what was erased there. `after_tail`: once its last backup should be gone too. */
export const absenceMoments = ["at_once", "after_hour", "after_day", "after_tail"] as const;
export type AbsenceMoment = (typeof absenceMoments)[number];

/** One look for what an erasure should have left nowhere. */
export interface PlannedCheck {
  readonly connector: string;
  readonly moment: AbsenceMoment;
  readonly dueAt: Date;
}

/** What a check is planned from. */
export interface ErasedStep {
  readonly connector: string;
  readonly state: string;
  readonly reason?: string | null;
  /** When the last copy of what the step erased leaves the system's backups; undefined: nobody says. */
  readonly goneAt: Date | undefined;
  /** Whether it is known, object by object, what of it a person or the system kept. */
  readonly isItemised: boolean;
}

const hourMs = 3_600_000;
const tailSlackMs = hourMs; // a backup is pruned some time after the hour it may be pruned from

/** Whether a step ended with what it was about gone, so that a later look must find none of it. */
export function leftNothing({ state, reason }: { readonly state: string; readonly reason?: string | null }): boolean {
  // What a person reports as kept, stays; the other retained steps took away all that need not be kept.
  return state === "done" || state === "nothing_found" || (state === "retained" && reason !== "by_hand");
}

/** The same of a step at another system, but for each object that was kept; and a found nothing may say little there. */
function leftNothingElsewhere({ state, reason, isItemised }: ErasedStep): boolean {
  if (state === "retained") return isItemised;
  return state === "done" || (state === "nothing_found" && (reason ?? undefined) === undefined);
}

/**
 * The looks that prove an erasure which ended at `endedAt`: in WHMCS, and at each other system that left nothing. A tail may lie
 * years ahead. Pure.
 * @param searchable the systems besides WHMCS where a search that finds nothing proves something
 */
export function planAbsence(
  steps: readonly ErasedStep[],
  endedAt: Date,
  searchable: ReadonlySet<string>,
): readonly PlannedCheck[] {
  const after = (ms: number): Date => new Date(endedAt.getTime() + ms);
  const connectors = steps.filter((step) =>
    step.connector === "whmcs" ? leftNothing(step) : searchable.has(step.connector) && leftNothingElsewhere(step),
  );
  return [...new Set(connectors.map(({ connector }) => connector))].flatMap((connector) => {
    const tail = Math.max(
      ...steps.filter((step) => step.connector === connector).map(({ goneAt }) => goneAt?.getTime() ?? 0),
    );
    return [
      { connector, moment: "at_once", dueAt: endedAt },
      { connector, moment: "after_hour", dueAt: after(hourMs) },
      { connector, moment: "after_day", dueAt: after(24 * hourMs) },
      ...(tail > endedAt.getTime()
        ? [{ connector, moment: "after_tail" as const, dueAt: new Date(tail + tailSlackMs) }]
        : []),
    ] satisfies PlannedCheck[];
  });
}
