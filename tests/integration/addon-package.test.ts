import { execFile } from "node:child_process";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { addonPath, buildAddonZip, readAddonVersion } from "../../scripts/addon/zip.ts";
import { openZip } from "../support/package-reading.ts";

const project = join(import.meta.dirname, "../..");
const run = promisify(execFile);

/** What the addon must not be without, below its folder. */
const mustHave = [
  "whmcsgdpr.php",
  "hooks.php",
  "door.php",
  "lib/autoload.php",
  "lib/Version.php",
  "whmcs.json",
  "logo.png",
];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "addon-zip-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs the script as npm does. */
async function addonZip(args: readonly string[], env: Record<string, string> = {}): Promise<string> {
  const { stdout } = await run(process.execPath, [join(project, "scripts/addon-zip.ts"), ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
  });
  return stdout.trim();
}

describe("the installable ZIP", () => {
  test("holds the addon where WHMCS expects it, and nothing but the addon", async () => {
    const zip = await openZip(await buildAddonZip());
    const below = zip.paths.map((path) => {
      expect(path.startsWith(`${addonPath}/`)).toBe(true);
      return path.slice(addonPath.length + 1);
    });
    expect(below).toEqual(expect.arrayContaining(mustHave));
    for (const language of ["dutch", "french", "english", "german"]) expect(below).toContain(`lang/${language}.php`);
    for (const path of below) {
      expect(path).not.toMatch(/(^|\/)\.|(^|\/)tests?\/|\.(md|sql|xml|orig|bak)$/);
      expect(zip.bytes(`${addonPath}/${path}`)).toEqual(await readFile(join(project, "whmcs", addonPath, path)));
    }
    expect(below.length).toBe((await allFiles(join(project, "whmcs", addonPath))).length);
  });

  test("is written below var/ under its version, or where one says", async () => {
    expect(await addonZip([])).toBe(`var/whmcsgdpr-${await readAddonVersion()}.zip`);
    expect(await addonZip(["elsewhere/addon.zip"])).toBe("elsewhere/addon.zip");
    expect((await openZip(await readFile(join(folder, "elsewhere/addon.zip")))).paths.length).toBeGreaterThan(10);
  });

  test("is the same byte for byte whenever and wherever it is built", async () => {
    await addonZip(["first.zip"], { TZ: "Europe/Brussels" });
    await addonZip(["second.zip"], { TZ: "Pacific/Auckland" });
    const first = await readFile(join(folder, "first.zip"));
    expect(first.equals(await readFile(join(folder, "second.zip")))).toBe(true);
  });
});

describe("whmcs.json", () => {
  test("describes the addon as WHMCS reads it, with its version and a logo of at most 500 pixels", async () => {
    const zip = await openZip(await buildAddonZip());
    const card = zip.json(`${addonPath}/whmcs.json`);
    expect(card).toMatchObject({
      schema: "1.0",
      type: "whmcs-addons",
      name: "whmcsgdpr",
      version: await readAddonVersion(),
      license: "MIT",
      description: { name: expect.any(String), tagline: expect.any(String), long: expect.any(String) },
      logo: { filename: "logo.png" },
    });
    const logo = zip.bytes(`${addonPath}/logo.png`);
    expect(logo.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect(logo.readUInt32BE(16)).toBeLessThanOrEqual(500);
  });
});

async function allFiles(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && !entry.name.startsWith(".")).map(({ name }) => name);
}
