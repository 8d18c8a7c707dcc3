import { createInstance } from "i18next";
import type { Mask, Withholding } from "../../domain/data-map.ts";
import type { Language } from "../../domain/policy.ts";
import type { SourceGap } from "../manifest.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { fieldLabel, fieldLabels } from "./fields/label.ts";
import { fr } from "./fr.ts";
import { nl } from "./nl.ts";
import { treatmentTexts } from "./treatments.ts";

/** Every text of the package; each language has all of them. Values go in as `{{name}}` and are escaped by the page. */
export type PackageTexts = Readonly<Record<keyof typeof en, string>>;

/** All texts by language. */
export const packageTexts: Readonly<Record<Language, PackageTexts>> = { nl, fr, en, de };

/** A text without the plural ending that the library chooses. */
export type TextKey = keyof typeof en extends infer Key
  ? Key extends `${infer Stem}_one` | `${infer Stem}_other`
    ? Stem
    : Key extends `entity.${string}` | `source.${string}` | `gap.${string}`
      ? never
      : Key
  : never;

/** Gives the texts of one language, plain and not yet escaped. */
export interface Translate {
  (key: TextKey, values?: Readonly<Record<string, string | number>>): string;
  /** What clients call an entity; an entity without a text of its own is made readable from its name. */
  entity(name: string): string;
  /** What is missing from a source that was read, and why. */
  gap(gap: SourceGap, values: { readonly source: string; readonly contact: string }): string;
  /** What a system is called in public. */
  source(name: string): string;
  /** What people call a field; `path` as in the data map, such as `lines.amount`. One without a label is made readable. */
  field(entity: string, path: string): string;
  /** What is taken out of the values of a field, as a sentence. */
  mask(mask: Mask): string;
  /** Why a field is not there, or not whole, as a sentence. */
  withheld(reason: Withholding): string;
}

/** Brands, which are the same in every language. */
const sourceNames: ReadonlyMap<string, string> = new Map([
  ["whmcs", "WHMCS"],
  ["cloudways", "Cloudways"],
  ["freshdesk", "Freshdesk"],
  ["versio", "Versio"],
  ["resellerclub", "ResellerClub"],
  ["rackspace", "Rackspace Email"],
  ["google_analytics", "Google Analytics"],
  ["apple_keychain", "Apple Keychain"],
]);

/** Values are never looked into for further placeholders, so a client's own text stays text. */
export function createTranslator(language: Language): Translate {
  const texts: Readonly<Record<string, string>> = packageTexts[language];
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { [language]: { translation: texts } },
  });
  const translate = (key: TextKey, values: Readonly<Record<string, string | number>> = {}): string =>
    i18n.t(key, { ...values });
  return Object.assign(translate, {
    entity: (name: string) => texts[`entity.${name}`] ?? humanise(name),
    gap: ({ reason, count = 0 }: SourceGap, values: { readonly source: string; readonly contact: string }) =>
      i18n.t(`gap.${reason}`, { ...values, count }),
    source: (name: string) => sourceNames.get(name) ?? texts[`source.${name}`] ?? humanise(name),
    field: (entity: string, path: string) =>
      fieldLabel(fieldLabels[language], entity, path) ?? humanise(path.slice(path.lastIndexOf(".") + 1) || path),
    mask: (mask: Mask) => treatmentTexts[language][`mask.${mask}`],
    withheld: (reason: Withholding) => treatmentTexts[language][`withheld.${reason}`],
  });
}

/** `firstName` becomes `First name`, `created_at` becomes `Created at`. */
function humanise(name: string): string {
  const words = name
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, (_match, before: string, after: string) => `${before} ${after.toLowerCase()}`)
    .replaceAll(/[_-]+/g, " ")
    .trim();
  return words === "" ? name : words.charAt(0).toUpperCase() + words.slice(1);
}
