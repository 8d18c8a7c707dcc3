import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { buildAddonZip } from "../../scripts/addon/zip.ts";
import { openZip } from "./package-reading.ts";

/** Builds the installable addon and unpacks it in `folder`, as an owner does in the folder of WHMCS. */
export async function unzipAddon(folder: string): Promise<readonly string[]> {
  const zip = await openZip(await buildAddonZip());
  for (const path of zip.paths) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), zip.bytes(path));
  }
  return zip.paths;
}
