// `node scripts/data-map.ts`: writes what docs/ says of the data map, docs/data-map.md and docs/schemas/.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { generateDocs, schemasFolder } from "./data-map/generated.ts";

const root = join(import.meta.dirname, "..");
const docs = await generateDocs();
await rm(join(root, schemasFolder), { recursive: true, force: true });
for (const [path, content] of docs) {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
}
console.log(`${docs.size} files written`);
