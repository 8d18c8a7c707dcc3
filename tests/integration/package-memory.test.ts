import { randomBytes } from "node:crypto";
import { Writable } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "@jest/globals";
import type { ExportItem, Json } from "../../src/connectors/connector.ts";
import { buildPackage } from "../../src/package/build.ts";
import { createSpool } from "../../src/package/spool.ts";
import { withDirectory } from "../support/package-directory.ts";
import { packageDefaults } from "../support/package-reading.ts";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

async function build(
  directory: string,
  items: AsyncIterable<ExportItem>,
  onBytes: () => void,
  everyBytes = 1_000_000,
): Promise<number> {
  let bytes = 0;
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      const before = Math.floor(bytes / everyBytes);
      bytes += chunk.length;
      if (Math.floor(bytes / everyBytes) > before) onBytes();
      done();
    },
  });
  const sources = [{ name: "whmcs", items }];
  await buildPackage({ ...packageDefaults(), spoolDirectory: directory, sources, destination });
  return bytes;
}

async function collect(lines: AsyncIterable<string>): Promise<string[]> {
  const collected: string[] = [];
  for await (const line of lines) collected.push(line);
  return collected;
}

describe("memory", () => {
  test("of 20,000 records never more than a handful are held while they are read", () =>
    withDirectory(async (directory) => {
      let held: WeakRef<object>[] = [];
      let most = 0;
      const items = async function* items(): AsyncGenerator<ExportItem> {
        for (let id = 0; id < 20_000; id += 1) {
          const record: { readonly [key: string]: Json } = { id, text: `record ${id}` };
          held.push(new WeakRef(record));
          yield { type: "record", entity: "tickets", record };
          if (id % 2_000 !== 1_999) continue;
          await nextTurn();
          collectGarbage();
          held = held.filter((reference) => reference.deref() !== undefined);
          most = Math.max(most, held.length);
        }
      };
      await build(directory, items(), () => undefined);
      expect(most).toBeLessThanOrEqual(5);
    }));

  // The large one holds so much more than the small one that to keep it would cost more than twice this; what streams and
  // compression have in hand at a time comes and goes below it.
  const buffersBytes = 15_000_000;

  /** Both are looked at about as often, since the more often one looks the higher the peak one sees. */
  const peakOf = async (
    directory: string,
    items: AsyncIterable<ExportItem>,
    everyBytes: number,
  ): Promise<{ peak: number; bytes: number }> => {
    let peak = 0;
    const look = (): void => {
      collectGarbage();
      const { heapUsed, external } = process.memoryUsage();
      peak = Math.max(peak, heapUsed + external);
    };
    const bytes = await build(directory, items, look, everyBytes);
    return { peak, bytes };
  };

  test("while JSON, CSV and page are written, live memory does not grow with the entity", () =>
    withDirectory(async (directory) => {
      const items = async function* items(count: number): AsyncGenerator<ExportItem> {
        for (let id = 0; id < count; id += 1) {
          yield { type: "record", entity: "tickets", record: { id, text: randomBytes(750).toString("base64") } };
        }
      };
      // The small one fills every buffer on the way, too: what differs is the number of records alone.
      const small = await peakOf(directory, items(8_000), 1_200_000);
      const large = await peakOf(directory, items(56_000), 8_400_000);
      expect(large.bytes).toBeGreaterThan(80_000_000);
      expect(large.peak - small.peak).toBeLessThan(1.5 * buffersBytes);
    }));

  test("live memory does not grow with the number of attachments", () =>
    withDirectory(async (directory) => {
      const items = async function* items(count: number): AsyncGenerator<ExportItem> {
        for (let id = 0; id < count; id += 1) {
          yield {
            type: "attachment",
            entity: "tickets",
            folder: `ticket-${id}`,
            name: "a",
            data: randomBytes(1_000_000),
          };
        }
      };
      const small = await peakOf(directory, items(4), 400_000);
      const large = await peakOf(directory, items(40), 4_000_000);
      expect(large.bytes).toBeGreaterThan(40_000_000);
      expect(large.peak - small.peak).toBeLessThan(buffersBytes);
    }));

  test("of very many small attachments little more than their names stays in memory", () =>
    withDirectory(async (directory) => {
      const items = async function* items(count: number): AsyncGenerator<ExportItem> {
        const attachment = { type: "attachment", entity: "tickets", folder: "ticket-1", name: "scan.pdf" } as const;
        for (let id = 0; id < count; id += 1)
          yield { ...attachment, at: "2026-01-02 03:04:05", data: randomBytes(1_000) };
      };
      const small = await peakOf(directory, items(100), 10_000);
      const large = await peakOf(directory, items(3_000), 300_000);
      expect(large.bytes).toBeGreaterThan(3_000_000);
      expect(large.peak - small.peak).toBeLessThan(buffersBytes);
    }));

  test("live memory does not grow with the number of invoices that are streamed into it", () =>
    withDirectory(async (directory) => {
      const pieces = async function* pieces(): AsyncGenerator<Uint8Array> {
        for (let piece = 0; piece < 20; piece += 1) yield randomBytes(50_000);
      };
      const items = async function* items(count: number): AsyncGenerator<ExportItem> {
        for (let id = 0; id < count; id += 1) {
          const document = { type: "document", folder: "invoices", mediaType: "application/pdf" } as const;
          yield { ...document, name: `${id}.pdf`, data: pieces() };
        }
      };
      const small = await peakOf(directory, items(4), 400_000);
      const large = await peakOf(directory, items(40), 4_000_000);
      expect(large.bytes).toBeGreaterThan(40_000_000);
      expect(large.peak - small.peak).toBeLessThan(buffersBytes);
    }));
});

describe("the spool", () => {
  test("gives its lines back in order, as often as asked, whatever is in them", () =>
    withDirectory(async (directory) => {
      const spool = await createSpool(directory);
      const lines = ["", "a", "é😀".repeat(100_000), JSON.stringify("two\nlines"), "x".repeat(65_535), "last"];
      for (const line of lines) await spool.append(line);
      for (const _pass of [1, 2, 3]) expect(await collect(spool.lines())).toEqual(lines);
      await spool.discard();
      await spool.discard();
    }));

  test("an empty spool has no lines", () =>
    withDirectory(async (directory) => {
      const spool = await createSpool(directory);
      expect(await collect(spool.lines())).toEqual([]);
      await spool.discard();
    }));
});
