import type { StepState } from "./duty.ts";

/**
 * What a finished anonymisation made of an account, in the words that may be used of it:
 * `reduced` while something is retained by law (contract section 4); `erased` when nothing is, but traces were left where
 * this service does not reach, so that the person could still be found; `anonymised` only when neither is so.
 */
export type AnonymizationResult = "reduced" | "erased" | "anonymised";

/** What is asked of one step. */
interface EndedStep {
  readonly action: string;
  readonly state: StepState;
  readonly reason?: string | null | undefined;
}

/** The result by its steps. A step a person called needless left nothing behind. */
export function resultOf(steps: readonly EndedStep[]): AnonymizationResult {
  if (steps.some(({ state }) => state === "retained")) return "reduced";
  return steps.some(leavesTraces) ? "erased" : "anonymised";
}

/** Whether nothing was found for a reason that says little of what is there, such as not_identifiable. */
export function saysLittle({ state, reason }: Pick<EndedStep, "state" | "reason">): boolean {
  return state === "nothing_found" && (reason ?? "by_hand") !== "by_hand";
}

function leavesTraces({ action, state, reason }: EndedStep): boolean {
  if (saysLittle({ state, reason })) return true;
  // A letter that was not sent leaves nothing of the client behind.
  if (state === "skipped") return reason !== "not_needed" && action !== "send_letter";
  // Traces in WHMCS's database are known to be gone only where the addon scrubbed all of them and looked again.
  return reason === "partly_scrubbed" || (reason === "by_hand" && action.startsWith("scrub_"));
}

/** A step of an anonymisation that has ended, or of the purge after it. */
interface KeptStep extends EndedStep {
  readonly id: string;
  readonly retained_until: string | null;
}

/** A step that says something else from now on. */
export interface LaterStep {
  readonly id: string;
  readonly from: StepState;
  readonly state: StepState;
  readonly reason: string | null;
}

/**
 * What the steps of an anonymisation say once a purge has removed documents: what was retained until a day that has come is
 * done where no document of that day or before stays; all of it, and what could not be reached before, where the purge left
 * nothing of the person in the profile. Pure.
 * @param of.staying the ends of the documents that stay, `YYYY-MM-DD`
 */
export function resultLater(
  steps: readonly KeptStep[],
  of: { readonly purge: readonly KeptStep[]; readonly staying: readonly string[]; readonly today: string },
): readonly LaterStep[] {
  const purged = new Map(of.purge.filter(isCarriedOut).map((step) => [step.action, step]));
  const isFinishedOff = purged.has("anonymise_profile");
  return steps.flatMap((step): readonly LaterStep[] => {
    const { id, state: from, action, retained_until: until } = step;
    const isOver = until !== null && until <= of.today && !of.staying.some((end) => end <= until);
    if (from === "retained" && (isFinishedOff || (isOver && action !== "keep_printed_identity"))) {
      return [{ id, from, state: "done", reason: "purged" }];
    }
    if (!isFinishedOff || !leavesTraces(step)) return [];
    if (action === "remove_documents") return [{ id, from, state: "done", reason: "purged" }];
    const again = purged.get(action);
    return again === undefined ? [] : [{ id, from, state: again.state, reason: again.reason ?? null }];
  });
}

function isCarriedOut({ state }: KeptStep): boolean {
  return state === "done" || state === "nothing_found";
}
