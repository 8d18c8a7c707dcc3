import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, type Page, chromium } from "playwright-core";
import { findProgram } from "../../scripts/setup/programs.mjs";

const screenshots = join(import.meta.dirname, "../../var/screenshots");

/** Chromium of this machine without a window; the caller closes it. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = findProgram(["chromium", "chromium-browser", "google-chrome"]);
  if (executablePath === null) throw new Error("chromium is not installed: npm test installs it");
  return chromium.launch({ executablePath, headless: true, args: ["--no-sandbox"] });
}

/** Keeps the whole page as `var/screenshots/NAME.png`, for eyes; the folder is not part of the repository. */
export async function screenshot(page: Page, name: string): Promise<string> {
  await mkdir(screenshots, { recursive: true });
  const path = join(screenshots, `${name}.png`);
  await page.screenshot({ path, fullPage: true });
  return path;
}
