import type { StepState } from "./duty.ts";

/**
 * What a finished anonymisation made of an account, in the words that may be used of it:
 * `reduced` while something is retained by law (contract section 4); `erased` when nothing is, but traces were left where
 * this service does not reach, so that the person could still be found; `anonymised` only when neither is so.
 */
export type AnonymizationResult = "reduced" | "erased" | "anonymised";

/** The result by its steps. A step a person called needless left nothing behind. */
export function resultOf(
  steps: readonly { readonly state: StepState; readonly reason?: string | null | undefined }[],
): AnonymizationResult {
  if (steps.some(({ state }) => state === "retained")) return "reduced";
  return steps.some(({ state, reason }) => state === "skipped" && reason !== "not_needed") ? "erased" : "anonymised";
}
