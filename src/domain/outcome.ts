import type { SharedWith } from "./shared-with.ts";

/** Every way a step may end, and what else is known of it. `reason` is a code, never text. */
export type Outcome = {
  /** What of it was left alone because somebody else uses it. */
  readonly sharedWith?: readonly SharedWith[];
  /** What the outcome is made of, as the system's own enumerations and counts, such as `contact.gone:2`. */
  readonly parts?: readonly string[];
  /** What a person is asked to do about it: codes of tasks. Absent: a manual step's own reason, and nothing otherwise. */
  readonly tasks?: readonly string[];
} & StepEnd;

type StepEnd =
  | {
      readonly kind: "done";
      readonly count: number;
      readonly goneAt?: Date;
      /** Why done is not all that there is, such as partly_scrubbed. */
      readonly reason?: string;
    }
  /** `reason`: why that says little, such as not_identifiable. */
  | { readonly kind: "nothing_found"; readonly reason?: string }
  | {
      readonly kind: "retained";
      readonly reason: string;
      readonly retainedUntil?: string;
      readonly count?: number;
      /** Of what went beside it. */
      readonly goneAt?: Date;
    }
  | { readonly kind: "waiting"; readonly reason: string; readonly lookAgainAt?: Date }
  | { readonly kind: "manual"; readonly reason: string }
  | { readonly kind: "failed"; readonly reason: string };
