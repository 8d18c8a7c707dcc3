import { createHash } from "node:crypto";
import { expect, test } from "@jest/globals";
import { languages } from "../../../src/domain/policy.ts";
import { mailTexts, mailWording } from "../../../src/notices/mails/texts/texts.ts";

// What was written to a client is known years later by its version alone: each version stands for these very texts.

const hashes: Readonly<Record<string, string>> = {
  "mail-2026-11-1": "b3a32775a730f99f3532b333a2c972fce8c8b5e0a29c3c82e20c84621e76e682",
};

test("a change of any text of the mails needs a version of its own", () => {
  const hash = createHash("sha256").update(JSON.stringify(mailTexts)).digest("hex");
  expect(hashes[mailWording]).toBe(hash);
});

test.each(languages)("every text in %s names the same values as in English", (language) => {
  const namesOf = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();
  for (const [key, text] of Object.entries(mailTexts.en) as [keyof typeof mailTexts.en, string][]) {
    expect([key, namesOf(mailTexts[language][key])]).toEqual([key, namesOf(text)]);
  }
});
