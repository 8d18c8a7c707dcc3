// `npm run addon:zip [-- PATH]`: writes the installable addon, to var/whmcsgdpr-VERSION.zip unless told otherwise.
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { buildAddonZip, readAddonVersion } from "./addon/zip.ts";

const version = await readAddonVersion();
const path = process.argv[2] ?? `var/whmcsgdpr-${version}.zip`;
await mkdir(dirname(path), { recursive: true });
await writeFile(path, await buildAddonZip());
console.log(path);
