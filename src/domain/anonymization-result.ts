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

function leavesTraces({ action, state, reason }: EndedStep): boolean {
  if (state === "skipped") return reason !== "not_needed";
  // Traces in WHMCS's database are known to be gone only where the addon scrubbed all of them and looked again.
  return reason === "partly_scrubbed" || (reason === "by_hand" && action.startsWith("scrub_"));
}
