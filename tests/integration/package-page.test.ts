import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import type { ExportItem } from "../../src/connectors/connector.ts";
import { whmcsDataMap } from "../../src/connectors/whmcs/data-map/index.ts";
import { RetryableError } from "../../src/domain/errors.ts";
import { type Language, languages, type Policy } from "../../src/domain/policy.ts";
import { packageTexts } from "../../src/package/texts/translate.ts";
import { screenshot, startBrowser } from "../support/browser.ts";
import { withDirectory } from "../support/package-directory.ts";
import { buildAndOpen, entityItems, packageDefaults, stream } from "../support/package-reading.ts";
import { richClient } from "../support/rich-client.ts";

// The page as a browser shows it: what it says, and whether everybody can read it, at every width.

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
}, 60_000);

afterAll(() => browser.close(), 60_000);

const defaults = packageDefaults();
const policy: Policy = {
  ...defaults.policy,
  timezone: "Europe/Brussels",
  retention: {
    ...defaults.policy.retention,
    invoices: [
      { keep: "P7Y", countedFrom: "endOfCalendarYear", ground: "<b>old</b> bookkeeping law" },
      { keep: "P10Y", countedFrom: "documentDate", ground: "new bookkeeping law", documentsFrom: "2023-01-01" },
    ],
  },
  processors: {
    cloudways: { enabled: true },
    freshdesk: { enabled: false },
    mollie: { enabled: true, kind: "manual", label: "Mollie Payments", receives: ["payment"] },
    accountant: { enabled: true, kind: "manual", label: "Accountant Without Kind" },
  },
};

const wide = { subject: "Hello", body: "A long text. ".repeat(30), extra: { one: 1, two: ["a", "b"] } };

interface Shown {
  readonly language?: Language;
  readonly invoices?: number;
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
}

/** The page of a rich client, with a source that failed and an entity that no map describes, in a fresh tab. */
function withPage<T>(
  { language = "en", invoices = 24, width = 1280, colorScheme = "light" }: Shown,
  use: (page: Page, requests: readonly string[], html: string) => Promise<T>,
): Promise<T> {
  return withDirectory(async (spoolDirectory) => {
    const failed = stream(entityItems("conversations", [{ id: 1 }]), new RetryableError("connector.timeout"));
    const { opened } = await buildAndOpen({
      spoolDirectory,
      language,
      policy,
      sources: [
        { name: "whmcs", items: stream(richClient({ invoices })), describes: whmcsDataMap },
        { name: "freshdesk", items: failed },
        {
          name: "website_forms",
          items: stream(
            entityItems(
              "submissions",
              [1, 2, 3].map((id) => ({ id, ...wide })),
            ),
          ),
        },
      ],
    });
    const html = opened.text("index.html");
    const path = join(spoolDirectory, "index.html");
    await writeFile(path, html);
    const page = await browser.newPage({ viewport: { width, height: 1000 }, colorScheme });
    const requests: string[] = [];
    await page.route("**/*", (route) => {
      requests.push(route.request().url());
      return route.continue();
    });
    try {
      await page.goto(pathToFileURL(path).href, { waitUntil: "load" });
      return await use(page, requests, html);
    } finally {
      await page.close();
    }
  });
}

/** Reads in the page; the code is text, because the project's types know no document. */
const read = <T>(page: Page, code: string): Promise<T> => page.evaluate<T>(code);

/** The first such element's text as it is shown, once it is laid out: what is far outside the window is not. */
async function textOf(page: Page, selector: string): Promise<string> {
  const found = `document.querySelector(${JSON.stringify(selector)})`;
  await read(page, `${found}.scrollIntoView()`);
  await page.waitForFunction(`${found}.innerText.trim() !== ""`, undefined, { timeout: 20_000 });
  return read(page, `${found}.innerText`);
}

/** What is said of an entity, term by term. */
function aboutOf(page: Page, entity: string): Promise<Record<string, string>> {
  return read(
    page,
    `Object.fromEntries([...document.getElementById("whmcs.${entity}").parentNode.querySelectorAll(".about dt")].map((dt) => [dt.textContent, dt.nextSibling.textContent]))`,
  );
}

describe("the page", () => {
  test("begins with what is inside, what is missing, who answers, the rights and who receives data", () =>
    withPage({}, async (page) => {
      const headings = await read<string[]>(page, `[...document.querySelectorAll("h2")].map((h) => h.textContent)`);
      const { en } = packageTexts;
      expect(headings.slice(0, 6)).toEqual([
        en.insideHeading,
        en.missingHeading,
        en.controllerHeading,
        en.rightsHeading,
        en.processingHeading,
        en.filesHeading,
      ]);
      const firstText = await read<string>(page, `document.body.innerText.trim().split("\\n")[0]`);
      expect(firstText).toBe("This package is incomplete: Freshdesk could not be read, or not to the end.");
    }));

  test("counts every entity and leads to it, and to every part of a long one", () =>
    withPage({ invoices: 450 }, async (page) => {
      const links = await read<{ href: string; text: string; found: boolean }[]>(
        page,
        `[...document.querySelectorAll("a")].map((a) => ({ href: a.getAttribute("href"), text: a.parentNode.innerText, found: document.getElementById(a.getAttribute("href").slice(1)) !== null }))`,
      );
      expect(links.filter(({ href, found }) => !href.startsWith("#") || !found)).toEqual([]);
      expect(links.map(({ text }) => text)).toEqual(
        expect.arrayContaining(["Profile (1)", "Invoices (450)", "Quotes (0)", "201–400", "401–450"]),
      );
    }));

  test("says of each entity why it is kept, how long, who receives it and which rights cover it", () =>
    withPage({}, async (page) => {
      expect(await aboutOf(page, "invoices")).toEqual({
        "What for": "To keep the accounts and pay taxes, as the law requires",
        "Legal basis": "A duty under the law (Art. 6(1)(c))",
        "How long":
          "7 years, counted from 1 January after the year of the document; ground: <b>old</b> bookkeeping law. " +
          "Documents from 1 Jan 2023 on: 10 years, counted from the date of the document; ground: new bookkeeping law.",
        "Who receives it": "Mollie Payments; Accountant or accounting software (name on request)",
        "What you can do with it": "See it and have a copy, as here (right of access, Art. 15)",
        "Not shown here": "passwords, keys and full account numbers; data of other people",
      });
      const services = await aboutOf(page, "services");
      expect(services["How long"]).toContain("until 14 days after its end");
      expect(services["Who receives it"]).toBe("Cloudways");
      expect(services["What you can do with it"]).toContain("(right to portability, Art. 20)");
      const profile = await aboutOf(page, "profile");
      expect(profile["How long"]).toContain("14 days after the account is closed. What is printed on invoices");
      expect(profile["How long"]).toContain("proposed for closure after 1 year.");
      expect((await aboutOf(page, "domains"))["Who receives it"]).toBe("ResellerClub; Versio");
    }));

  test("names each recipient once by kind, those of the records among them, and the check for fraud", () =>
    withPage({}, async (page) => {
      const told = await read<string>(page, `document.getElementById("processing").parentNode.innerText`);
      const line = (term: string): string => told.split(`${term}\n`)[1]?.split("\n")[0] ?? "";
      expect(line("Hosting provider")).toBe("Cloudways");
      expect(line("Domain registrar")).toBe("ResellerClub; Versio");
      expect(line("Payment provider")).toBe("Mollie Payments");
      expect(line("Helpdesk software")).toBe("Example Hosting BV (privacy@example.com) tells you the name on request");
      expect(line("Others")).toBe("Accountant Without Kind");
      expect(told).toContain("Orders were checked for signs of fraud");
      expect(told).not.toMatch(/banktransfer|website forms/i);
    }));

  test("shows a record's main facts in a table and all of them below, with messages as they were exchanged", () =>
    withPage({}, async (page) => {
      await read(page, `document.querySelectorAll("details").forEach((one) => { one.open = true; })`);
      const row = await textOf(page, "[id='whmcs.invoices.1'] > table > tbody");
      expect(row).toContain("4001\t2026-0001\tPaid\t15 Feb 2017\t29.04\tEUR");
      expect(row).toMatch(/Hosting Plus\s+example\.be, 1 jaar\t18\.00\tyes/);
      expect(row).toContain("Without a value:");
      await textOf(page, "[id='whmcs.tickets.1'] .talk");
      const talk = await page.locator("[id='whmcs.tickets.1'] .talk").first().locator("> li").allInnerTexts();
      expect(talk).toHaveLength(2);
      expect(talk[0]).toMatch(/^Anouk Peeters · 15 Feb 2017, 08:01\s+Dag,/);
      expect(talk[1]).toMatch(/^Staff · 15 Feb 2017, 08:01\s+Dag Anouk,[^]*https:\/\/example\.org\/status <b>/);
    }));

  test("shows a mail as its reader saw it", () =>
    withPage({}, async (page) => {
      await read(page, `document.querySelectorAll("details").forEach((one) => { one.open = true; })`);
      const mail = await textOf(page, "[id='whmcs.emails.1'] .fields");
      expect(mail).toMatch(/Beste Anouk,\s+In bijlage vindt u uw factuur\.\s+Met vriendelijke groeten/);
      expect(mail).not.toContain("<p>");
    }));

  test("prints every field of every record", () =>
    withPage({}, async (page) => {
      await page.emulateMedia({ media: "print" });
      // Looked at once for each frame by the browser itself: the page's policy lets no test evaluate in between.
      const isPrinted = `new Promise((resolve) => {
        const look = () => {
          const all = [...document.querySelectorAll("details > .fields")];
          const shown = all.every((one) => one.checkVisibility({ contentVisibilityAuto: true }) && one.getBoundingClientRect().height > 0);
          if (shown) resolve(true); else requestAnimationFrame(look);
        };
        look();
      })`;
      expect(await read<boolean>(page, isPrinted)).toBe(true);
      expect(await page.locator("details > .fields").count()).toBeGreaterThan(40);
      expect(await read<number>(page, `document.querySelectorAll("details[open]").length`)).toBe(0);
      expect((await page.pdf({ format: "A4" })).subarray(0, 5).toString()).toBe("%PDF-");
    }));

  test("asks for nothing but itself and runs nothing", () =>
    withPage({}, async (page, requests) => {
      expect(requests).toEqual([page.url()]);
      expect(
        await read<number>(page, `document.querySelectorAll("script, link, img, iframe, form, object").length`),
      ).toBe(0);
    }));
});

describe("ten thousand records", () => {
  test(
    "are all on the page in parts that are laid out when they are looked at, at the width of the window",
    () =>
      withPage({ invoices: 10_000 }, async (page) => {
        const shown = await read<{ rows: number; captions: string[]; idle: number; overflow: number }>(
          page,
          `(() => {
          const parts = [...document.querySelectorAll("[id^='whmcs.invoices.'].part")];
          return {
            rows: parts.reduce((sum, part) => sum + part.querySelectorAll(":scope > table > tbody").length, 0),
            captions: parts.map((part) => part.querySelector("caption").textContent),
            idle: parts.filter((part) => !part.querySelector("caption").checkVisibility({ contentVisibilityAuto: true })).length,
            overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          };
        })()`,
        );
        expect(shown.rows).toBe(10_000);
        expect(shown.captions).toHaveLength(50);
        expect(shown.captions[1]).toBe("WHMCS: Invoices, 201 to 400 of 10,000");
        expect(shown.idle).toBeGreaterThan(45);
        expect(shown.overflow).toBe(0);
        expect(await read<boolean>(page, `document.body.innerHTML.includes('class="limit"')`)).toBe(false);
      }),
    120_000,
  );

  test("and one more: the page shows the first ten thousand, and says where all of them are", () =>
    withDirectory(async (spoolDirectory) => {
      const records = Array.from({ length: 10_001 }, (_, index) => ({ entryId: index + 1 }));
      const sources = [{ name: "whmcs", items: stream(entityItems("activity", records)), describes: whmcsDataMap }];
      const { opened } = await buildAndOpen({ spoolDirectory, sources });
      const page = opened.text("index.html");
      expect(page).toContain("this page shows the first 10,000 of 10,001.");
      expect(page).toContain("data/whmcs/activity.json and csv/whmcs/activity.csv");
      expect(page).toContain("WHMCS: Activity log, 9,801 to 10,000 of 10,001");
      expect(page).not.toContain(">10001<");
      expect(opened.json("data/whmcs/activity.json")).toHaveLength(10_001);
    }));

  test("and as many attachments: those are named in parts, and the manifest names all", () =>
    withDirectory(async (spoolDirectory) => {
      const data = Buffer.from("x");
      const attachments = Array.from({ length: 10_001 }, (_, index): ExportItem => {
        return { type: "attachment", entity: "tickets", folder: `ticket-${index}`, name: "a.txt", data };
      });
      const { opened } = await buildAndOpen({
        spoolDirectory,
        sources: [{ name: "whmcs", items: stream(attachments) }],
      });
      const page = opened.text("index.html");
      expect(page).toContain("This page names the first 10,000 of 10,001 attachments.");
      expect(page).toContain("Attachments, 9,801 to 10,000 of 10,001");
      expect(page).toContain(
        ">attachments/whmcs/ticket-9999/a.txt</th><td>Attachment that belongs to: Support tickets</td>",
      );
      expect(page).not.toContain("ticket-10000/");
      const named = opened.manifest().files.filter(({ path }) => path.startsWith("attachments/"));
      expect(named).toHaveLength(10_001);
    }));

  test("of great length are cut off by length, whatever their number, and never before the first", () =>
    withDirectory(async (spoolDirectory) => {
      const long = Array.from({ length: 4 }, (_, index) => ({
        entryId: index + 1,
        description: "x".repeat(4_000_000),
      }));
      const sources = [
        { name: "whmcs", items: stream(entityItems("activity", long)), describes: whmcsDataMap },
        { name: "forms", items: stream(entityItems("submissions", [{ body: "y".repeat(11_000_000) }])) },
      ];
      const { opened } = await buildAndOpen({ spoolDirectory, sources });
      const page = opened.text("index.html");
      expect(page).toContain("this page shows the first 2 of 4.");
      expect(page).toContain("y".repeat(11_000_000));
    }));
});

describe("everybody can read it", () => {
  test.each(languages)(
    "in %s: landmarks, headings in order, names of tables and cells, ids that are there once",
    (language) =>
      withPage({ language, invoices: 250 }, async (page) => {
        const found = await read<Record<string, unknown>>(page, findFlaws);
        expect(found).toEqual({
          language,
          landmarks: { main: 1, header: 1, h1: 1 },
          skips: [],
          repeatedIds: [],
          namelessTables: [],
          unscoped: [],
          namelessRegions: [],
          cellsWithoutRole: [],
          emptyLinks: [],
        });
        expect(await read<string>(page, "document.title")).not.toMatch(/\{\{|undefined/);
        expect(await read<string>(page, "document.body.innerText")).not.toMatch(
          /\{\{|undefined|\[object|\w+\.\w+_(?:one|other)/,
        );
      }),
  );

  test.each(languages)(
    "in %s nothing but a wide table scrolls sideways, at any width, also with every record open",
    (language) =>
      withPage({ language, invoices: 6 }, async (page) => {
        for (const width of [1280, 768, 390, 320]) {
          await page.setViewportSize({ width, height: 1000 });
          await screenshot(page, `package-${language}-${width}`);
          for (const isOpen of [false, true]) {
            await read(page, `document.querySelectorAll("details").forEach((one) => { one.open = ${isOpen}; })`);
            expect([width, isOpen, ...(await read<string[]>(page, findOverflow))]).toEqual([width, isOpen]);
          }
        }
        const scrollers = await read<{ name: string; tabIndex: number }[]>(
          page,
          `[...document.querySelectorAll(".scroll")].map((one) => ({ name: document.getElementById(one.getAttribute("aria-labelledby")).textContent, tabIndex: one.tabIndex }))`,
        );
        expect(scrollers).toEqual([{ name: expect.stringContaining("Submissions"), tabIndex: 0 }]);
      }),
  );

  test("a table whose rows stand below one another on a phone is the same table for a screen reader", () =>
    withPage({ invoices: 6 }, async (page) => {
      await read(page, `document.querySelectorAll("details").forEach((one) => { one.open = true; })`);
      const wide = await tablesHeard(page);
      expect(wide).toContainEqual(["table", "WHMCS: Invoices: 6 records"]);
      expect(wide).toContainEqual(["rowheader", "4001"]);
      expect(wide).toContainEqual(["columnheader", "Invoice date"]);
      expect(wide).toContainEqual(["cell", "15 Feb 2017"]);
      await page.setViewportSize({ width: 390, height: 1000 });
      expect(await tablesHeard(page)).toEqual(wide);
    }));

  test.each(["light", "dark"] as const)("in %s all text stands out at 7:1 or more", (colorScheme) =>
    withPage({ colorScheme }, async (page) => {
      await read(page, `document.querySelectorAll("details").forEach((one) => { one.open = true; })`);
      const pairs = await read<{ text: string; ratio: number }[]>(page, readContrast);
      expect(pairs.length).toBeGreaterThan(5);
      expect(pairs.filter(({ ratio }) => ratio < 7)).toEqual([]);
    }),
  );

  test("by keyboard the first stop leads past the overview's links, and every stop is seen", () =>
    withPage({}, async (page) => {
      await page.keyboard.press("Tab");
      const stop = `(() => { const one = document.activeElement; const box = one.getBoundingClientRect(); return { text: one.textContent, seen: box.top >= 0 && box.height > 0, outline: getComputedStyle(one).outlineStyle }; })()`;
      expect(await read(page, stop)).toEqual({ text: packageTexts.en.skip, seen: true, outline: "solid" });
      await page.keyboard.press("Tab");
      expect(await read(page, stop)).toMatchObject({ seen: true, outline: "solid" });
    }));
});

/** The parts of tables as the browser tells them to a screen reader, each with its name, in order. */
async function tablesHeard(page: Page): Promise<readonly (readonly [string, string])[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("Accessibility.enable");
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const parts = new Set(["table", "rowheader", "columnheader", "cell", "caption"]);
  return nodes.flatMap(({ role, name }) =>
    parts.has(String(role?.value)) ? [[String(role?.value), String(name?.value ?? "")] as const] : [],
  );
}

/** What reaches out of the window, but for what is hidden from sight and what scrolls by itself. */
const findOverflow = `(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  const reaching = [...document.querySelectorAll("main *")].filter(
    (one) => one.closest(".scroll, thead, caption") === null && one.getBoundingClientRect().right > clientWidth + 1,
  );
  return [...(scrollWidth > clientWidth ? ["the page: " + scrollWidth] : []), ...reaching.map((one) => one.outerHTML.slice(0, 100))];
})()`;

/** What a person with a screen reader would stumble over. */
const findFlaws = `(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const show = (one) => one.outerHTML.slice(0, 120);
  const levels = all("h1, h2, h3, h4").map((one) => Number(one.tagName[1]));
  const ids = all("[id]").map((one) => one.id);
  const roles = { TR: "row", TD: "cell", THEAD: "rowgroup", TBODY: "rowgroup" };
  return {
    language: document.documentElement.lang,
    landmarks: { main: all("main").length, header: all("body > header").length, h1: all("h1").length },
    skips: levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1),
    repeatedIds: ids.filter((id, index) => ids.indexOf(id) !== index),
    namelessTables: all("table").filter((one) => !one.caption?.textContent.trim()).map(show),
    unscoped: all("th").filter((one) => !["row", "col"].includes(one.scope) || !one.textContent.trim()).map(show),
    namelessRegions: all("section, nav, [role=region]")
      .filter((one) => !(one.ariaLabel ?? document.getElementById(one.getAttribute("aria-labelledby"))?.textContent)?.trim())
      .map(show),
    cellsWithoutRole: all("table.rows :is(tr, td, thead, tbody)")
      .filter((one) => one.getAttribute("role") !== roles[one.tagName])
      .map(show),
    emptyLinks: all("a, summary").filter((one) => !one.textContent.trim()).map(show),
  };
})()`;

/** The contrast (WCAG 2.2) of every pair of colours in which a text stands, with one text of each. */
const readContrast = `(() => {
  const channels = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = channels(colour).slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const groundOf = (one) => {
    for (let up = one; up !== null; up = up.parentElement) {
      const ground = getComputedStyle(up).backgroundColor;
      if (channels(ground)[3] !== 0) return ground;
    }
    return "rgb(255, 255, 255)";
  };
  const pairs = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.data.trim() === "") continue;
    const colour = getComputedStyle(node.parentElement).color;
    const ground = groundOf(node.parentElement);
    const [light, dark] = [luminance(colour), luminance(ground)].sort((a, b) => b - a);
    const ratio = Math.round(((light + 0.05) / (dark + 0.05)) * 100) / 100;
    pairs.set(colour + ground, { text: node.data.trim().slice(0, 40), ratio });
  }
  return [...pairs.values()];
})()`;
