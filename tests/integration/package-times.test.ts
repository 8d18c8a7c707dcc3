import { spawn } from "node:child_process";
import { once } from "node:events";
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { fromBufferPromise } from "yauzl";
import type { ExportItem } from "../../src/connectors/connector.ts";
import { createZipWriter } from "../../src/package/zip.ts";
import { defaultPolicy } from "../support/policy.ts";
import { withDirectory } from "../support/package-directory.ts";
import { buildAndOpen, entityItems, packageDefaults, stream } from "../support/package-reading.ts";

const attachment = (name: string, at?: string): ExportItem => ({
  type: "attachment",
  entity: "tickets",
  folder: "ticket-1",
  name,
  ...(at !== undefined && { at }),
  data: Buffer.from("content"),
});

const invoice: ExportItem = {
  type: "document",
  folder: "invoices",
  name: "7.pdf",
  mediaType: "application/pdf",
  at: "2025-12-31",
  data: Buffer.from("%PDF"),
};

/** Each file's time as an instant, and the clock that stands beside it for readers that know no instants. */
async function timesOf(zip: Buffer): Promise<Map<string, { instant: string; clock: string }>> {
  const times = new Map<string, { instant: string; clock: string }>();
  const opened = await fromBufferPromise(zip, { lazyEntries: true });
  for await (const entry of opened.eachEntry()) {
    const { lastModFileDate: date, lastModFileTime: time } = entry;
    const parts = [(date >> 9) + 1980, (date >> 5) & 15, date & 31, time >> 11, (time >> 5) & 63, (time & 31) * 2];
    const clock = parts.map((part) => String(part).padStart(2, "0")).join(" ");
    times.set(entry.fileName, { instant: entry.getLastModDate().toISOString(), clock });
  }
  return times;
}

describe("the time of a file in the package", () => {
  test("is when it was sent or stored; of what was made from records, when the package was made", () =>
    withDirectory(async (spoolDirectory) => {
      const items = [...entityItems("tickets", [{ id: 1 }]), attachment("a.txt", "2026-07-14 09:30:10"), invoice];
      const { opened } = await buildAndOpen({
        spoolDirectory,
        policy: { ...packageDefaults().policy, timezone: "Europe/Brussels" },
        sources: [{ name: "whmcs", items: stream(items) }],
      });
      const times = await timesOf(opened.zip);
      expect(times.get("attachments/whmcs/ticket-1/a.txt")).toEqual({
        instant: "2026-07-14T07:30:10.000Z",
        clock: "2026 07 14 09 30 10",
      });
      expect(times.get("invoices/7.pdf")).toEqual({
        instant: "2025-12-30T23:00:00.000Z",
        clock: "2025 12 31 00 00 00",
      });
      const made = { instant: "2026-11-22T10:00:00.000Z", clock: "2026 11 22 11 00 00" };
      for (const path of ["data/whmcs/tickets.json", "move/domains.json", "index.html", "manifest.json"]) {
        expect([path, times.get(path)]).toEqual([path, made]);
      }
    }));

  test.each([
    ["none", undefined],
    ["a zero date", "0000-00-00 00:00:00"],
    ["a zero day", "0000-00-00"],
    ["no date", "yesterday"],
    ["one that a ZIP cannot tell", "1979-12-31 23:59:59"],
    ["one after the package was made", "2026-11-22 10:00:01"],
    ["one that no clock shows", "2026-02-30 10:00:00"],
  ])("is that of the package where it has %s", (_what, at) =>
    withDirectory(async (spoolDirectory) => {
      const sources = [{ name: "whmcs", items: stream([attachment("a.txt", at)]) }];
      const { opened } = await buildAndOpen({ spoolDirectory, sources });
      const found = (await timesOf(opened.zip)).get("attachments/whmcs/ticket-1/a.txt");
      expect(found?.instant).toBe("2026-11-22T10:00:00.000Z");
    }),
  );
});

/** A program that writes the same package anywhere, to its output. */
function samePackage(spool: string): string {
  const at = (file: string): string => JSON.stringify(pathToFileURL(join(process.cwd(), "src/package", file)).href);
  return `
    import { buildPackage } from ${at("build.ts")};
    const file = { type: "attachment", entity: "tickets", folder: "t", name: "a", at: "2026-07-14 09:30:10", data: Buffer.from("x") };
    async function* items() {
      yield file;
      yield file;
      yield { type: "record", entity: "tickets", record: { id: 1, text: "é😀" } };
      yield { type: "move", list: "domains", record: { domainName: "example.com" } };
    }
    await buildPackage({
      clientId: 7, language: "fr", policy: ${JSON.stringify(defaultPolicy)}, generatedAt: new Date("2026-11-22T10:00:00Z"),
      sources: [{ name: "whmcs", items: items() }], spoolDirectory: ${JSON.stringify(spool)},
      signal: new AbortController().signal, destination: process.stdout,
    });`;
}

async function builtIn(timezone: string, locale: string, spool: string): Promise<Buffer> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", samePackage(spool)], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, TZ: timezone, LANG: locale, LC_ALL: locale },
  });
  const [zip] = await Promise.all([buffer(child.stdout), once(child, "exit")]);
  return zip;
}

test("the same input gives the same bytes on machines of other zones and languages", () =>
  withDirectory(async (spool) => {
    const [one, other] = await Promise.all([
      builtIn("Asia/Kolkata", "C", spool),
      builtIn("America/St_Johns", "fr_BE.UTF-8", spool),
    ]);
    expect(one.length).toBeGreaterThan(1_000);
    expect(one.equals(other)).toBe(true);
  }));

test("a ZIP of more files than its old form can count has the new one, and every file is found", async () => {
  const count = 65_540;
  const destination = new PassThrough();
  const received = buffer(destination);
  const zip = createZipWriter(destination, "UTC", async () => undefined);
  const at = new Date("2026-11-22T10:00:00Z");
  const note = { mediaType: "text/plain", records: 0, description: "" };
  for (let index = 0; index < count; index += 1) await zip.add({ ...note, path: `${index}` }, oneByte(), at);
  await zip.finish();
  const opened = await fromBufferPromise(await received, { lazyEntries: true });
  expect(opened.entryCount).toBe(count);
  const names = new Set<string>();
  for await (const entry of opened.eachEntry()) names.add(entry.fileName);
  expect(names.size).toBe(count);
}, 120_000);

async function* oneByte(): AsyncGenerator<string> {
  yield "x";
}
