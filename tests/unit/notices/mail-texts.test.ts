import { createHash } from "node:crypto";
import { expect, test } from "@jest/globals";
import { languages } from "../../../src/domain/policy.ts";
import { mailTexts, mailWording } from "../../../src/notices/mails/texts/texts.ts";

// What was written to a client is known years later by its version alone: each version stands for these very texts.

const hashes: Readonly<Record<string, string>> = {
  "mail-2026-11-1": "5935515424c44c9bf18bfb46d4a870e6a0edcacd5d9bfd8bf50613e4bf6a5e72",
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
