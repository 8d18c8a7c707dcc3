// Exports in a process of its own, so that the memory is theirs alone: forked, told by a message what to export, it answers
// with what that took.
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { exportOnce } from "./export-ours.ts";
import type { Started } from "./export-whmcs.ts";

/** What it is told. */
export interface Order {
  readonly whmcs: Started;
  readonly directory: string;
  /** How often, one export after the other. */
  readonly times: number;
  /** Where the last package shall lie, open for everybody to read; absent: nowhere. */
  readonly openedAs?: string;
}

/** What the exports took. Memory is resident memory, in bytes. */
export interface Taken {
  /** Of the last export, from the first call to the sealed package. */
  readonly milliseconds: number;
  readonly records: number;
  readonly files: number;
  /** With everything loaded and nothing done. */
  readonly idleBytes: number;
  /** The most at any time of the exports. */
  readonly peakBytes: number;
  /** The most at any time, the opening of the package included. */
  readonly peakWithOpeningBytes: number;
}

const concurrency = 4;

const peak = (): number => process.resourceUsage().maxRSS * 1024;

process.once("disconnect", () => process.exit()); // whoever started it is gone
const [{ whmcs, directory, times, openedAs }] = (await once(process, "message")) as [Order];
const idleBytes = process.memoryUsage.rss();
for (let turn = 1; turn <= times; turn += 1) {
  const { milliseconds, summary, packages, exportId } = await exportOnce(whmcs, concurrency, directory);
  if (turn === times) {
    const peakBytes = peak();
    const opened = openedAs === undefined ? undefined : await packages.openPackage(exportId);
    if (opened !== undefined && openedAs !== undefined) await pipeline(opened, createWriteStream(openedAs));
    const { records, files } = summary;
    const peaks = { peakBytes, peakWithOpeningBytes: peak() };
    process.send?.({ milliseconds, records, files, idleBytes, ...peaks } satisfies Taken);
  }
  await packages.destroyPackage(exportId);
}
process.disconnect();
