import { createHash, randomBytes } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { pipeline } from "node:stream/promises";
import { describe, expect, test } from "@jest/globals";
import type { ExportItem } from "../../src/connectors/connector.ts";
import { buildPackage } from "../../src/package/build.ts";
import type { Manifest } from "../../src/package/manifest.ts";
import { withDirectory } from "../support/package-directory.ts";
import { entityItems, packageDefaults, stream } from "../support/package-reading.ts";
import { isZip64, zipTools } from "../support/zip-tools.ts";

/** What a client may call a file, and the worst that a file system makes of it. */
const hostileNames = [
  "with spaces  and two.txt",
  " leading and trailing. ",
  "Ünïcödé — naïve “quotes” ‘single’.txt",
  "composed-\u00E9.txt",
  "decomposed-e\u0301.txt",
  "emoji 👩‍👩‍👧 🇧🇪 😀.txt",
  "日本語のファイル名.txt",
  "עברית وعربية.txt",
  "CON",
  "nul.txt",
  "COM¹.log",
  "..",
  "../../etc/passwd",
  "..\\..\\windows\\system.ini",
  "/absolute.txt",
  "C:\\Users\\someone\\letter.txt",
  `"double" and 'single' and \`back\`.txt`,
  "$(reboot); rm -rf *.txt",
  "-rf",
  "--help",
  "@list.txt",
  "new\nline\ttab\r\u0000null.txt",
  "right\u202Etxt.exe",
  `${"very long ".repeat(40)}.pdf`,
  `${"長い名前".repeat(40)}.pdf`,
  ".hidden",
  "same.txt",
  "SAME.TXT",
  "same.txt",
  "",
  "[brackets] {braces} #hash %25 &amp; ~tilde !bang ^caret.txt",
];

/** Every file below a directory by its path with slashes, and its hash. */
async function hashesBelow(directory: string): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const path = join(entry.parentPath, entry.name);
    const hash = createHash("sha256");
    await pipeline(createReadStream(path), hash);
    hashes.set(relative(directory, path), hash.digest("hex"));
  }
  return hashes;
}

/** Builds a package as a file. */
async function buildFile(directory: string, items: AsyncIterable<ExportItem>): Promise<string> {
  const zip = join(directory, "package.zip");
  const destination = createWriteStream(zip);
  const sources = [{ name: "whmcs", items }];
  await buildPackage({ ...packageDefaults(), spoolDirectory: join(directory, "spool"), sources, destination });
  return zip;
}

function attachment(folder: string, name: string, content: string | Buffer): ExportItem {
  return { type: "attachment", entity: "tickets", folder, name, data: Buffer.from(content) };
}

// So many files take a while on a busy machine.
const patienceMs = 300_000;

describe("the programs that people open a package with", () => {
  test("give the same names and the bytes of the manifest, whatever clients called their files", () =>
    withDirectory(async (directory) => {
      const items = [
        ...entityItems("tickets", [{ id: 1, subject: "ünïcödé 😀" }]),
        ...hostileNames.flatMap((name, index) => [
          attachment("ticket-1", name, `content ${index}`),
          attachment(`ticket ${name}`, "nested.txt", `nested ${index}`),
        ]),
        attachment("ticket-1", "empty.bin", ""),
        attachment("ticket-1", "large.bin", "large ".repeat(200_000)),
      ];
      const zip = await buildFile(directory, stream(items));
      const found: Record<string, Record<string, string>> = {};
      for (const tool of await zipTools()) {
        const target = join(directory, tool.name);
        await mkdir(target);
        await tool.test(zip);
        await tool.extract(zip, target);
        const hashes = await hashesBelow(target);
        expect((await tool.list(zip)).toSorted()).toEqual([...hashes.keys()].toSorted());
        found[tool.name] = Object.fromEntries(hashes);
      }
      const { manifest, files } = await readManifest(join(directory, "unzip"));
      expect(files.filter(([path]) => path.startsWith("attachments/"))).toHaveLength(hostileNames.length * 2 + 2);
      for (const hashes of Object.values(found)) {
        const { "manifest.json": own, ...listed } = hashes;
        expect(own).toBe(manifest);
        expect(listed).toEqual(Object.fromEntries(files));
      }
    }));

  test("notice a damaged file, each of them", () =>
    withDirectory(async (directory) => {
      const zip = await buildFile(directory, stream([attachment("ticket-1", "a.bin", randomBytes(100_000))]));
      const bytes = await readFile(zip);
      bytes.writeUInt8(bytes.readUInt8(50_000) ^ 1, 50_000);
      await writeFile(zip, bytes);
      for (const tool of await zipTools()) await expect(tool.test(zip)).rejects.toThrow("ended with");
    }));

  test(
    "read a package of more files than a ZIP of the old format can count",
    () =>
      withDirectory(async (directory) => {
        const count = 66_000;
        const items = async function* items(): AsyncGenerator<ExportItem> {
          for (let id = 0; id < count; id += 1) yield attachment(`ticket-${id}`, "a.txt", String(id));
        };
        const zip = await buildFile(directory, items());
        expect(await isZip64(zip)).toBe(true);
        for (const tool of await zipTools()) {
          await tool.test(zip);
          const names = await tool.list(zip);
          expect(names.filter((path) => path.startsWith("attachments/"))).toHaveLength(count);
          expect(new Set(names).size).toBe(names.length);
          expect(names.at(-1)).toBe("manifest.json");
        }
      }),
    patienceMs,
  );
});

/** The manifest's own hash, and what it says of every other file. */
async function readManifest(
  extracted: string,
): Promise<{ readonly manifest: string | undefined; readonly files: readonly (readonly [string, string])[] }> {
  const path = join(extracted, "manifest.json");
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path)) chunks.push(chunk as Buffer);
  const { files } = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Manifest;
  return {
    manifest: (await hashesBelow(extracted)).get("manifest.json"),
    files: files.map(({ path: name, sha256 }) => [name, sha256] as const),
  };
}
