import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { languages, type Language } from "../../src/domain/policy.ts";
import { hashToken, newToken } from "../../src/duties/approval-token.ts";
import { openDuty } from "../../src/duties/open-duty.ts";
import { approvalTexts } from "../../src/http/pages/approval/texts.ts";
import { insertToken } from "../../src/ledger/approval-tokens.ts";
import { screenshot, startBrowser } from "../support/browser.ts";
import { type Service, withService } from "../support/http-service.ts";

// The page of a deletion as a browser on a phone shows it.

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});

afterAll(() => browser.close());

/** A deletion that takes effect in five days and is due in nineteen. @returns the address of its page */
async function makeLink({ url, world, perform }: Service, serviceId: number, language: Language): Promise<string> {
  const at = (days: number): string => new Date(world.now.getTime() + days * 24 * 3_600_000).toISOString();
  const token = newToken();
  await perform(async (work) => {
    const opening = { kind: "deletion", clientId: 7, serviceId, origin: "event", occurredAt: work.now } as const;
    const { id } = await openDuty(work, { ...opening, actor: "whmcs" });
    await work.tx
      .updateTable("duty")
      .set({ state: "scheduled", language, effective_at: at(5), start_at: at(18.5), due_at: at(19), request_id: 41 })
      .where("id", "=", id)
      .execute();
    const times = { created_at: at(0), expires_at: at(19), used_at: null, used_for: null };
    await insertToken(work.tx, { token_hash: hashToken(token), duty_id: id, ...times });
  });
  return `${url}/approve/${token}`;
}

test.each(languages)(
  "in %s: read, chosen and confirmed on a phone, nothing cut off, nothing else fetched",
  (language) =>
    withService(async (service) => {
      const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
      const asked: string[] = [];
      page.on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
      const problems: string[] = [];
      page.on("console", (message) => problems.push(message.text()));
      page.on("pageerror", (error) => problems.push(error.message));
      const fits = async (what: string): Promise<void> => {
        expect(await page.evaluate("document.documentElement.lang")).toBe(language);
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
        expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
        await screenshot(page, `approve-${what}-${language}`);
      };
      const texts = approvalTexts[language];
      try {
        const url = await makeLink(service, 702, language);
        await page.goto(url);
        await fits("open");
        expect(await page.getByRole("heading", { level: 2 }).allTextContents()).toEqual([
          texts.dataTitle,
          texts.keepTitle,
          texts.deleteTitle,
        ]);

        const keep = page.locator("section").filter({ hasText: texts.keepTitle });
        await keep.getByRole("button").click();
        // The box is not ticked: the browser itself keeps the form back.
        expect(asked).toEqual([`GET ${url}`]);
        await keep.getByLabel(texts.wording.understoodKeep).check();
        await keep.getByRole("button").click();
        await page.getByText(texts.chosenKeep).waitFor();
        await fits("chosen");
        expect(await page.getByRole("button").count()).toBe(0);

        const second = await makeLink(service, 703, language);
        await page.goto(second);
        const deletion = page.locator("section").filter({ hasText: texts.deleteTitle });
        await deletion.getByRole("radio").first().check();
        await deletion.getByRole("checkbox").check();
        await deletion.getByRole("button").click();
        await page.getByText(texts.chosenAtEffect).waitFor();

        expect(asked).toEqual([`GET ${url}`, `POST ${url}`, `GET ${second}`, `POST ${second}`]);
        expect(problems).toEqual([]);
      } finally {
        await page.close();
      }
    }),
);
