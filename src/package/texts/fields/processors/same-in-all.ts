import type { Language } from "../../../../domain/policy.ts";

/** Labels in every language; the compiler refuses one that a language lacks. The keys are those of `fieldLabel`. */
export function sameInAll<Key extends string>(
  labels: Readonly<Record<Language, Readonly<Record<Key, string>>>>,
): Readonly<Record<Language, Readonly<Record<Key, string>>>> {
  return labels;
}
