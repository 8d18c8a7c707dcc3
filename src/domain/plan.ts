import type { StepAction } from "./treatments.ts";

/** One step as a plan names it, before anything is done. */
export interface PlannedStep {
  readonly connector: string;
  readonly action: StepAction;
  /** `pending` is carried out; `retained` and `skipped` are results already. */
  readonly state: "pending" | "retained" | "skipped";
  readonly reason?: string;
  readonly count?: number;
  /** `YYYY-MM-DD`, the first day on which it may be purged. */
  readonly retainedUntil?: string;
  /** The policy's own words. */
  readonly ground?: string;
}

/** A step that will be carried out. `count`: how many objects, as far as a fresh look tells. */
export function pending(connector: string, action: StepAction, count?: number): PlannedStep {
  return { connector, action, state: "pending", ...(count !== undefined && { count }) };
}
