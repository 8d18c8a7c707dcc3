import type { Language } from "../../../domain/policy.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";
import { nl } from "./nl.ts";
import { processorLabels } from "./processors/index.ts";

/** Every label of one language; each language has all of them. */
export type FieldLabels = Readonly<Record<keyof typeof en, string>>;

/** All labels by language: the common ones, and those that connectors bring along. */
export const fieldLabels: Readonly<Record<Language, FieldLabels & Readonly<Record<string, string>>>> = {
  nl: withProcessors("nl", nl),
  fr: withProcessors("fr", fr),
  en: withProcessors("en", en),
  de: withProcessors("de", de),
};

function withProcessors(language: Language, common: FieldLabels): FieldLabels & Readonly<Record<string, string>> {
  return Object.assign({}, ...processorLabels.map((labels) => labels[language]), common) as FieldLabels;
}

/** Names in the longest key: an entity, a list, a field. */
const longest = 3;

/**
 * What people call a field: the label of the longest ending of `entity.path` that has one. So `invoices.lines.amount` is
 * looked for under that name, then under `lines.amount`, then under `amount`. The lists of the move pack are entities here.
 *
 * @param path names joined by dots, from the record inwards, without positions in lists
 * @returns undefined where no ending has a label
 */
export function fieldLabel(labels: Readonly<Record<string, string>>, entity: string, path: string): string | undefined {
  const names = [entity, ...path.split(".")].slice(-longest);
  const endings = names.map((_, from) => names.slice(from).join("."));
  const known = endings.find((ending) => Object.hasOwn(labels, ending));
  return known === undefined ? undefined : labels[known];
}
