import { createHash } from "node:crypto";
import { stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { json } from "node:stream/consumers";
import { openPromise } from "yauzl";
import type { Manifest, PackageFile } from "../../src/package/manifest.ts";
import { isZip64, zipTools } from "../../tests/support/zip-tools.ts";
import { type Benchmark, monotonicMs } from "./benchmark.ts";
import { withBenchDirectory } from "./directory.ts";
import { exportElsewhere, startStandIn } from "./export-stand-in.ts";

const fileBytes = 5_000_000;
/** Of 5 MB each: a tenth of a gigabyte, or more than 5 GiB, which is beyond what a ZIP of the old format can address. */
const [files, filesInFull] = [20, 1_100];
const mostBytes = 300e6;

/**
 * The resident memory of a process that exports and seals a client whose files no compression makes smaller, in full more than
 * 5 GiB of them. The package is then opened by four programs, and every hash of the manifest is compared.
 */
export const exportZip64: Benchmark = {
  name: "export-zip64",
  title: `resident memory (MB) of an export with more than 5 GiB of files (with --full), beside the ${mostBytes / 1e6} MB it may take`,
  isLong: true,
  run: (full, tell) =>
    withBenchDirectory("export-zip64", async (directory) => {
      const count = full ? filesInFull : files;
      await checkRoom(directory, count * fileBytes);
      const whmcs = await startStandIn({ world: { kind: "files", files: count, bytes: fileBytes }, latencyMs: 0 });
      const zip = join(directory, "package.zip");
      try {
        const { url, identifier, secret } = whmcs;
        const order = { whmcs: { url, identifier, secret }, directory, times: 1, openedAs: zip };
        const { milliseconds, peakBytes, peakWithOpeningBytes } = await exportElsewhere(order);
        const seconds = milliseconds / 1000;
        const { size } = await stat(zip);
        tell(
          `${count} files of ${fileBytes / 1e6} MB: sealed in ${seconds.toFixed(0)} s, ${(size / 1e6 / seconds).toFixed(0)} MB/s; the ZIP has ${size} bytes`,
        );
        const large = await isZip64(zip);
        if (full && !large) throw new Error("the package is no ZIP64");
        tell(large ? "it is a ZIP64" : "it is small enough to be no ZIP64: see --full");
        for (const line of await openedBy(zip, count)) tell(line);
        tell(`${await compareHashes(zip, count)} files have the hash that the manifest says`);
        tell(
          `most resident memory: ${inMegabytes(peakBytes)} MB to make it, ${inMegabytes(peakWithOpeningBytes)} MB with its opening`,
        );
        const ratio = peakBytes / mostBytes;
        const name = `export-zip64, ${((count * fileBytes) / 2 ** 30).toFixed(1)} GiB of files`;
        return [{ name, ours: peakBytes / 1e6, reference: mostBytes / 1e6, ratio, target: 1, met: ratio <= 1 }];
      } finally {
        await whmcs.stop();
      }
    }),
};

/** The package lies there sealed and open at once. @throws Error when there is less room than that */
async function checkRoom(directory: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(directory);
  const [needed, free] = [bytes * 2.1, bavail * bsize].map((each) => (each / 1e9).toFixed(1));
  if (bavail * bsize < bytes * 2.1)
    throw new Error(`${needed} GB of disk are needed in var/bench, ${free} GB are free`);
}

/** @throws Error when a program finds a file damaged, or others than there should be */
async function openedBy(zip: string, count: number): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const tool of await zipTools()) {
    const begun = monotonicMs();
    await tool.test(zip);
    const names = (await tool.list(zip)).filter((path) => path.startsWith("attachments/"));
    if (names.length !== count) throw new Error(`${tool.name} lists ${names.length} of ${count} files`);
    lines.push(`${tool.name}: every file is whole, ${((monotonicMs() - begun) / 1000).toFixed(0)} s`);
  }
  return lines;
}

/** Reads everything once more, one file at a time. @returns how many files @throws Error where a hash differs or a file is missing */
async function compareHashes(zip: string, count: number): Promise<number> {
  const opened = await openPromise(zip, { lazyEntries: true, autoClose: false });
  try {
    const found = new Map<string, string>();
    let manifest: Manifest | undefined;
    for await (const entry of opened.eachEntry()) {
      const content = await opened.openReadStreamPromise(entry);
      if (entry.fileName === "manifest.json") manifest = (await json(content)) as Manifest;
      else found.set(entry.fileName, await hashOf(content));
    }
    const listed: readonly PackageFile[] = manifest?.files ?? [];
    if (listed.length !== found.size || listed.length < count)
      throw new Error(`${listed.length} files in the manifest`);
    for (const { path, sha256 } of listed)
      if (found.get(path) !== sha256) throw new Error(`not as the manifest says: ${path}`);
    return listed.length;
  } finally {
    opened.close();
  }
}

function inMegabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

async function hashOf(content: NodeJS.ReadableStream): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(content, hash);
  return hash.digest("hex");
}
