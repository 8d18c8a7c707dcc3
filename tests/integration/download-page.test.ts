import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { languages, type Language } from "../../src/domain/policy.ts";
import { putSource } from "../../src/ledger/export-sources.ts";
import { updatePackage } from "../../src/ledger/packages.ts";
import { screenshot, startBrowser } from "../support/browser.ts";
import { packageBytes, type Service, withService } from "../support/http-service.ts";

// The page behind the client's link, as a browser shows it.

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});

afterAll(() => browser.close());

async function makeLink(service: Service): Promise<{ id: string; url: string }> {
  const id = await service.completedExport(7);
  const { json } = await service.call("POST", `/v1/exports/${id}/link`);
  return { id, url: service.url + new URL(String(json["url"])).pathname };
}

test("its one button hands over the package, whole, and nothing else is fetched", () =>
  withService(async (service) => {
    const { id, url } = await makeLink(service);
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
    const problems: string[] = [];
    page.on("console", (message) => problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(error.message));
    try {
      await page.goto(url);
      expect(asked).toEqual([`GET ${url}`]);
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button").click()]);
      expect(download.suggestedFilename()).toBe(`export-${id}.zip`);
      expect(await readFile(await download.path())).toEqual(packageBytes);
      expect(asked).toEqual([`GET ${url}`, `POST ${url}`]);
      expect(problems).toEqual([]);
    } finally {
      await page.close();
    }
  }));

test.each([320, 768, 1280])(
  "at a width of %i nothing of it is cut off, in any language and whatever it has to say",
  (width) =>
    withService(async (service) => {
      const { id, url } = await makeLink(service);
      const source = { duty_id: id, name: "whmcs", status: "unreachable", records: 0, reason: null, entity: null };
      await service.ledger.transaction().execute((tx) => putSource(tx, source));
      const page = await browser.newPage({ viewport: { width, height: 700 } });
      const look = async (language: Language, what: string): Promise<void> => {
        await service.ledger.transaction().execute((tx) => updatePackage(tx, id, { language }));
        await page.goto(url);
        expect(await page.evaluate("document.documentElement.lang")).toBe(language);
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
        expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
        expect(await page.getByRole("main").count()).toBe(1);
        await screenshot(page, `${what}-${language}-${width}`);
      };
      try {
        for (const language of languages) {
          await look(language, "download");
          expect(await page.getByRole("strong").count()).toBe(1);
        }
        service.world.packages.delete(id);
        for (const language of languages) {
          await look(language, "download-fault");
          expect(await page.getByRole("button").count()).toBe(0);
        }
      } finally {
        await page.close();
      }
    }),
);
