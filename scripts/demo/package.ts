import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { fromBufferPromise } from "yauzl";
import type { Manifest } from "../../src/package/manifest.ts";

/** A package, unpacked. */
export interface UnpackedPackage {
  readonly files: ReadonlyMap<string, Buffer>;
  readonly manifest: Manifest;
  /** Paths whose size or hash is not what the manifest says, which it does not list, or which are missing. */
  readonly wrong: readonly string[];
}

/** Unpacks a package into `folder`, replacing what was there, and holds every file against the manifest. */
export async function unpackPackage(zip: Buffer, folder: string): Promise<UnpackedPackage> {
  rmSync(folder, { recursive: true, force: true });
  const files = new Map<string, Buffer>();
  // Refuses names that lead out of the folder.
  const opened = await fromBufferPromise(zip, { lazyEntries: true, strictFileNames: true });
  for await (const entry of opened.eachEntry()) {
    if (entry.fileName.endsWith("/")) continue;
    const content = await buffer(await opened.openReadStreamPromise(entry));
    files.set(entry.fileName, content);
    mkdirSync(dirname(join(folder, entry.fileName)), { recursive: true });
    writeFileSync(join(folder, entry.fileName), content);
  }
  const manifest = JSON.parse(files.get("manifest.json")?.toString("utf8") ?? "{}") as Manifest;
  return { files, manifest, wrong: compare(files, manifest) };
}

function compare(files: ReadonlyMap<string, Buffer>, { files: listed }: Manifest): readonly string[] {
  const known = new Set(["manifest.json", ...listed.map(({ path }) => path)]);
  const differing = listed.filter(({ path, bytes, sha256 }) => {
    const content = files.get(path);
    return content === undefined || content.length !== bytes || hash(content) !== sha256;
  });
  return [...differing.map(({ path }) => path), ...[...files.keys()].filter((path) => !known.has(path))];
}

/** SHA-256 in lower-case hexadecimal. */
export function hash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
