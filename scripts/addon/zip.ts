import { readFile, readdir } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

/** The addon's folder, in the project's `whmcs/` as in WHMCS. */
export const addonPath = "modules/addons/whmcsgdpr";

const source = join(import.meta.dirname, "../../whmcs", addonPath);
/** What an addon consists of; anything else in its folder is a mistake that must not reach an owner. */
const kinds: ReadonlySet<string> = new Set([".php", ".tpl", ".json", ".png", ".css", ".js"]);
/** ZIP knows no zone and no day before 1980. */
const writtenAt = new Date(1980, 0, 1);

/** The addon's version. @throws when `lib/Version.php` names none or `whmcs.json` another */
export async function readAddonVersion(): Promise<string> {
  const code = await readFile(join(source, "lib/Version.php"), "utf8");
  const [, version] = /const NUMBER = '(\d+\.\d+\.\d+)';/.exec(code) ?? [];
  if (version === undefined) throw new Error("lib/Version.php names no version");
  const card = JSON.parse(await readFile(join(source, "whmcs.json"), "utf8")) as { version?: string };
  if ((card.version ?? version) !== version)
    throw new Error(`whmcs.json says ${card.version}, lib/Version.php ${version}`);
  return version;
}

/**
 * The installable addon: unpacked in the folder of WHMCS it lies where it belongs. The same files give the same bytes on every
 * machine, hence no compression and one date.
 * @throws when a file in the addon's folder is of a kind that does not belong there
 */
export async function buildAddonZip(): Promise<Buffer> {
  const zip = new ZipFile();
  for (const path of await addonFiles()) {
    zip.addBuffer(await readFile(join(source, path)), `${addonPath}/${path}`, {
      mtime: writtenAt,
      mode: 0o100_644,
      compress: false,
      forceDosTimestamp: true,
    });
  }
  zip.end();
  return buffer(zip.outputStream);
}

/** Every file of the addon, below its folder, sorted by code units. */
async function addonFiles(): Promise<readonly string[]> {
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(source.length + 1)
        .replaceAll(sep, "/"),
    )
    .filter((path) => !path.split("/").some((part) => part.startsWith(".")))
    .sort();
  const strange = paths.filter((path) => !kinds.has(extname(path)));
  if (strange.length > 0) throw new Error(`does not belong into the addon: ${strange.join(", ")}`);
  return paths;
}
