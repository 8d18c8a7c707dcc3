import { createInstance } from "i18next";
import type { Language } from "../../domain/policy.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";
import { nl } from "./nl.ts";

/** Names a text of the letter. */
export type LetterKey = keyof typeof en;

/** Every text of the letter; each language has all of them. Values go in as `{{name}}` and are escaped by the letter. */
export type LetterTexts = Readonly<Record<LetterKey, string>>;

/** All texts by language. */
export const letterTexts: Readonly<Record<Language, LetterTexts>> = { nl, fr, en, de };

type Values = Readonly<Record<string, string | number>>;

/** Gives the texts of one language, plain and not yet escaped. */
export interface TranslateLetter {
  (key: LetterKey, values?: Values): string;
  /** What a step's action concerns; `recipient` is a processor's public name. */
  action(name: string, recipient: string): string;
  /** A step's reason in plain words. */
  reason(code: string | null): string;
}

/** Values are never looked into for further placeholders, so the owner's own text stays text. */
export function createLetterTranslator(language: Language): TranslateLetter {
  const texts = letterTexts[language];
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { [language]: { translation: texts } },
  });
  const translate = (key: LetterKey, values: Values = {}): string => i18n.t(key, { ...values });
  const known = (key: string): key is LetterKey => Object.hasOwn(texts, key);
  return Object.assign(translate, {
    action: (name: string, recipient: string) => {
      const key = `action.${name}`;
      return translate(known(key) ? key : "action.other", { recipient });
    },
    reason: (code: string | null) => {
      const key = `reason.${code}`;
      return translate(known(key) ? key : "reason.other");
    },
  });
}
