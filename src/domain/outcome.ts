/** Every way a step may end. `reason` is a code, never text. */
export type Outcome =
  | { readonly kind: "done"; readonly count: number; readonly goneAt?: Date }
  | { readonly kind: "nothing_found" }
  | { readonly kind: "retained"; readonly reason: string; readonly retainedUntil?: string; readonly count?: number }
  | { readonly kind: "waiting"; readonly reason: string; readonly lookAgainAt?: Date }
  | { readonly kind: "manual"; readonly reason: string }
  | { readonly kind: "failed"; readonly reason: string };
