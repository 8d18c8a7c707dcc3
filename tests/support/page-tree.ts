import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { planted } from "./hostile.ts";

/** What a browser made of a page. */
export interface OpenedPage {
  /** Every element and comment in order, indented, with its attributes: the page without its text. */
  readonly tree: readonly string[];
  /** Everything it asked for beside itself. */
  readonly requests: readonly string[];
  /** Whether a planted script ran or a dialog opened. */
  readonly ran: boolean;
  /** Its text as a person would read it. */
  readonly text: string;
}

const readTree = `(() => {
  const lines = [];
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    let depth = 0;
    for (let up = node.parentNode; up !== document; up = up.parentNode) depth += 1;
    const attributes = [...(node.attributes ?? [])].map(({ name, value }) => name + "=" + JSON.stringify(value));
    lines.push(" ".repeat(depth) + [node.nodeName, ...attributes.sort()].join(" "));
  }
  return { lines, text: document.body.textContent, ran: Object.hasOwn(globalThis, "${planted.global}") };
})()`;

/**
 * Opens a page from disk in a fresh tab and waits until it has loaded. `withoutPolicy`: its Content-Security-Policy is taken
 * out first, so that what the page holds has to be harmless by itself.
 */
export async function openPage(
  browser: Browser,
  directory: string,
  html: string,
  { withoutPolicy = false } = {},
): Promise<OpenedPage> {
  const path = join(directory, "opened.html");
  const policy = /<meta http-equiv="Content-Security-Policy"[^>]*>/;
  if (withoutPolicy && !policy.test(html)) throw new Error("the page has no policy to take out");
  await writeFile(path, withoutPolicy ? html.replace(policy, "") : html);
  const page = await browser.newPage();
  const requests: string[] = [];
  let dialogs = 0;
  page.on("request", (request) => requests.push(request.url()));
  page.on("dialog", (dialog) => {
    dialogs += 1;
    dialog.dismiss().catch(() => undefined);
  });
  try {
    const url = pathToFileURL(path).href;
    await page.goto(url, { waitUntil: "load" });
    const { lines, text, ran } = await page.evaluate<{ lines: string[]; text: string; ran: boolean }>(readTree);
    return { tree: lines, text, requests: requests.filter((one) => one !== url), ran: ran || dialogs > 0 };
  } finally {
    await page.close();
  }
}
