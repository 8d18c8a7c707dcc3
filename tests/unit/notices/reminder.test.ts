import { expect, test } from "@jest/globals";
import { languages } from "../../../src/domain/policy.ts";
import { composeReminder, type DueTask } from "../../../src/notices/reminders/compose.ts";
import { reminderTexts } from "../../../src/notices/reminders/texts/texts.ts";
import { defaultPolicy } from "../../support/policy.ts";

const now = new Date("2026-11-23T10:00:00Z");
const of = { policy: defaultPolicy, now, adminUrl: "https://whmcs.example.com/admin/" };

function task(change: Partial<DueTask> = {}): DueTask {
  return {
    code: "review_hold",
    recipient: undefined,
    kind: undefined,
    clientId: 7,
    serviceId: undefined,
    dueAt: now,
    ...change,
  };
}

test.each(languages)("every text in %s names the same values as in English", (language) => {
  const namesIn = (texts: object): unknown[] =>
    Object.entries(texts).map(([key, text]) => [
      key,
      typeof text === "string" ? [...text.matchAll(/\{\w+\}/g)].map(String).toSorted() : namesIn(text as object),
    ]);
  expect(namesIn(reminderTexts[language])).toEqual(namesIn(reminderTexts.en));
});

test("a task that is about no client in particular leads to none", () => {
  const { html } = composeReminder([task({ code: "mailed_form_copies", clientId: 0 })], { ...of, language: "en" });
  expect(html).toContain("Delete old mails of the website’s forms");
  expect(html).not.toContain("userid");
});

test.each(languages)("a task at a recipient is told in %s by what its duty wants there", (language) => {
  const told = (["anonymization", "deletion", "rectification", "purge", undefined] as const).map((kind) => {
    const { html } = composeReminder([task({ code: "at_vendor", recipient: "versio", kind })], { ...of, language });
    return [...html.matchAll(/: ([^:(]*) \(/g)].map(([, title]) => title);
  });
  const texts = reminderTexts[language];
  const wanted = [texts.eraseAt, texts.eraseAt, texts.correctAt, texts.doAt, texts.doAt];
  expect(told).toEqual(wanted.map((text) => [text.replace("{recipient}", "Versio")]));
});

test("what has no words of its own is told by its code, and a long list is cut with its number", () => {
  const tasks = [task({ code: "unheard_of" }), ...Array.from({ length: 60 }, () => task())];
  const { html, subject } = composeReminder(tasks, { ...of, language: "en" });
  expect(html).toContain("Another task (unheard_of)");
  expect(html.match(/<li>/g)).toHaveLength(50);
  expect(html).toContain("And 11 more.");
  expect(subject).toBe("GDPR tasks: 61 due within three days, 0 of them overdue");
});
