import type { SharedWith } from "./shared-with.ts";

/** Every way a step may end, and what of it was left alone because somebody else uses it. `reason` is a code, never text. */
export type Outcome = { readonly sharedWith?: readonly SharedWith[] } & StepEnd;

type StepEnd =
  | {
      readonly kind: "done";
      readonly count: number;
      readonly goneAt?: Date;
      /** Why done is not all that there is, such as partly_scrubbed. */
      readonly reason?: string;
      /** What that reason concerns, as the system's own enumerations. */
      readonly parts?: readonly string[];
    }
  | { readonly kind: "nothing_found" }
  | { readonly kind: "retained"; readonly reason: string; readonly retainedUntil?: string; readonly count?: number }
  | { readonly kind: "waiting"; readonly reason: string; readonly lookAgainAt?: Date }
  | { readonly kind: "manual"; readonly reason: string }
  | { readonly kind: "failed"; readonly reason: string };
