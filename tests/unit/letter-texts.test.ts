import { describe, expect, test } from "@jest/globals";
import { readFile } from "node:fs/promises";
import { eraseActions } from "../../src/connectors/whmcs/erase/actions.ts";
import { languages } from "../../src/domain/policy.ts";
import { clericalActions } from "../../workers/anonymize.ts";
import { createLetterTranslator, letterTexts, type LetterKey } from "../../src/notices/texts/translate.ts";

const anyAnonymous = /anon[iy]m/i;

describe("texts of the letter", () => {
  const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ""]) => name);

  test.each(languages)("%s has every text, none empty, with the same placeholders as English", (language) => {
    const texts = letterTexts[language];
    expect(Object.keys(texts)).toEqual(Object.keys(letterTexts.en));
    for (const [key, text] of Object.entries(texts)) {
      expect([key, text.trim()]).not.toEqual([key, ""]);
      expect([key, placeholders(text).sort()]).toEqual([key, placeholders(letterTexts.en[key as LetterKey]).sort()]);
    }
  });

  test.each(languages)("%s speaks of anonymity in the texts of an anonymised account alone", (language) => {
    const speaking = Object.entries(letterTexts[language]).filter(([, text]) => anyAnonymous.test(text));
    expect(speaking.map(([key]) => key).sort()).toEqual(["introAnonymised", "titleAnonymised"]);
  });

  test("no language was left in English", () => {
    for (const [key, english] of Object.entries(letterTexts.en)) {
      if (english.split(" ").length < 4) continue;
      const others = languages.filter((language) => language !== "en");
      for (const language of others) expect(letterTexts[language][key as LetterKey]).not.toBe(english);
    }
  });

  test.each(languages)("%s has words of its own for every action and every reason of a plan", async (language) => {
    const translate = createLetterTranslator(language);
    // The plan names its actions nowhere but in its source: one added there needs a text here.
    const plan = await readFile(new URL("../../src/domain/plan-anonymization.ts", import.meta.url), "utf8");
    const words = [...plan.matchAll(/"([a-z]+(?:_[a-z]+)+)"/g)].map(([, word = ""]) => word);
    expect(words).toEqual(expect.arrayContaining(["delete_tickets", "keep_quotes", "shared_login", "erase_client"]));
    const hosting = ["terminate_hosting", "delete_hosting", "end_addons", "set_service_status", "clear_service"]; // a deletion's only
    // No letter tells that there was none.
    const untold = new Set([...hosting, ...Object.keys(clericalActions), "mail_not_allowed"]);
    for (const word of new Set([...Object.keys(eraseActions), ...words])) {
      if (untold.has(word)) continue;
      const texts = [translate.action(word, "Mollie"), translate.reason(word)];
      expect([word, texts]).not.toEqual([word, [translate("action.other"), translate("reason.other")]]);
    }
  });

  test("an action or a reason without words is told as another one, whatever its name", () => {
    const translate = createLetterTranslator("en");
    for (const name of ["toString", "__proto__", "brand_new"]) {
      expect(translate.action(name, "Mollie")).toBe(letterTexts.en["action.other"]);
      expect(translate.reason(name)).toBe(letterTexts.en["reason.other"]);
    }
    expect(translate.reason(null)).toBe(letterTexts.en["reason.other"]);
  });
});
