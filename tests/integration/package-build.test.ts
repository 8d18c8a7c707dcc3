import { PassThrough, Writable } from "node:stream";
import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import type { ExportItem, Json } from "../../src/connectors/connector.ts";
import { RetryableError } from "../../src/domain/errors.ts";
import { languages } from "../../src/domain/policy.ts";
import { buildPackage } from "../../src/package/build.ts";
import { packageTexts } from "../../src/package/texts/translate.ts";
import { defaultPolicy } from "../support/policy.ts";
import { withDirectory } from "../support/package-directory.ts";
import {
  buildAndOpen,
  entityItems,
  openZip,
  packageDefaults,
  parseCsv,
  sha256,
  stream,
} from "../support/package-reading.ts";

import { attachment, whmcsItems } from "../support/package-items.ts";

describe("the export package", () => {
  test("holds the files of contract section 5 in a fixed order, whatever names came in", () =>
    withDirectory(async (spoolDirectory) => {
      const { opened, summary } = await buildAndOpen({
        spoolDirectory,
        sources: [
          { name: "whmcs", items: stream(whmcsItems) },
          { name: "forms", items: stream([]) },
          { name: "mollie", items: null, reason: "connector.none" },
        ],
      });
      expect(opened.paths).toEqual([
        "data/whmcs/profile.json",
        "csv/whmcs/profile.csv",
        "data/whmcs/credits.json",
        "csv/whmcs/credits.csv",
        "attachments/whmcs/ticket-1/evil.txt",
        "attachments/whmcs/ticket-1/EVIL-2.TXT",
        "attachments/whmcs/ticket-2/_con",
        "data/whmcs/tickets.json",
        "csv/whmcs/tickets.csv",
        "move/domains.json",
        "move/services.json",
        "move/mailboxes.json",
        "move/README.txt",
        "index.html",
        "manifest.json",
      ]);
      expect(opened.manifest()).toMatchObject({
        formatVersion: "1",
        generatedAt: "2026-11-22T10:00:00.000Z",
        controller: packageDefaults().policy.controller,
        subject: { clientId: 7 },
        sources: [
          { name: "whmcs", status: "complete", records: 3 },
          { name: "forms", status: "empty", records: 0 },
          { name: "mollie", status: "not_configured", records: 0, reason: "connector.none" },
        ],
      });
      const sources = opened.manifest().sources;
      expect(summary).toEqual({ sources, files: 14, records: 3, complete: true, mayMend: false, unmapped: [] });
    }));

  test("lists every file but the manifest with its true size, hash and record count", () =>
    withDirectory(async (spoolDirectory) => {
      const { opened } = await buildAndOpen({
        spoolDirectory,
        sources: [{ name: "whmcs", items: stream(whmcsItems) }],
      });
      const { files } = opened.manifest();
      expect(files.map((file) => file.path)).toEqual(opened.paths.filter((path) => path !== "manifest.json"));
      for (const file of files) {
        const bytes = opened.bytes(file.path);
        expect(Object.keys(file).sort()).toEqual(["bytes", "description", "mediaType", "path", "records", "sha256"]);
        expect([file.path, file.bytes, file.sha256]).toEqual([file.path, bytes.length, sha256(bytes)]);
        expect(file.description).not.toBe("");
        if (file.mediaType === "application/json") expect(opened.json(file.path)).toHaveLength(file.records);
      }
    }));

  test("records come back exactly from JSON; an entity without records is an empty list", () =>
    withDirectory(async (spoolDirectory) => {
      const { opened } = await buildAndOpen({
        spoolDirectory,
        sources: [{ name: "whmcs", items: stream(whmcsItems) }],
      });
      expect(opened.json("data/whmcs/profile.json")).toEqual([
        { id: 7, email: '"a\\"b"@x.be', name: "Ann <script>alert(1)</script> 😀" },
      ]);
      expect(opened.json("data/whmcs/credits.json")).toEqual([]);
      expect(opened.text("csv/whmcs/credits.csv")).toBe("\uFEFF");
      expect(parseCsv(opened.text("csv/whmcs/tickets.csv"))).toEqual([
        ["id", "subject", "replies"],
        ["1", "'=1+1", '[{"text":"hello\\nthere"}]'],
        ["2", "second", "[]"],
      ]);
    }));

  test("the same input gives the same bytes", () =>
    withDirectory(async (spoolDirectory) => {
      const build = async (): Promise<Buffer> =>
        (await buildAndOpen({ spoolDirectory, sources: [{ name: "whmcs", items: stream(whmcsItems) }] })).opened.zip;
      expect((await build()).equals(await build())).toBe(true);
    }));

  const json: fc.Arbitrary<Json> = fc
    .jsonValue({ stringUnit: "binary" })
    .map((value) => JSON.parse(JSON.stringify(value)) as Json);
  const nasty = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "<script>",
      "</td></table><img src=x onerror=1>",
      "=1+1",
      "../..",
      "\uD800",
      "😀",
      '"a\\"b"@x.be',
      "\0",
      "]]>",
    ),
  );

  const ownTag =
    /^<(?:!DOCTYPE html|\/?(?:html|head|meta|title|style|body|header|main|section|nav|div|h[1-3]|p|ul|li|dl|dt|dd|a|strong|table|caption|thead|tbody|tr|th|td|span)(?: [a-z-]+="[^"<>]*")*)>$/;

  test("hostile records and file names are harmless in every form and come back exactly from JSON", () =>
    withDirectory(async (spoolDirectory) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.dictionary(nasty, fc.oneof(nasty, json), { maxKeys: 6 }), { maxLength: 4 }),
          fc.array(fc.tuple(nasty, nasty), { maxLength: 3 }),
          async (records, names) => {
            const items = [
              ...entityItems("tickets", records),
              ...names.map(([folder, name]) => attachment(folder, name)),
            ];
            const { opened } = await buildAndOpen({
              spoolDirectory,
              sources: [{ name: "whmcs", items: stream(items) }],
            });
            expect(opened.json("data/whmcs/tickets.json")).toEqual(JSON.parse(JSON.stringify(records)));
            const page = opened.text("index.html");
            for (const [tag] of page.matchAll(/<[^>]*>?/g)) expect(tag).toMatch(ownTag);
            expect(page).not.toMatch(/(?![\t\n\r])\p{Cc}/u);
            expect((page.match(/<table[ >]/g) ?? []).length).toBe((page.match(/<\/table>/g) ?? []).length);
            for (const row of parseCsvIfAny(opened.text("csv/whmcs/tickets.csv"))) {
              for (const cell of row) expect(cell).not.toMatch(/^(?!-\d+(?:\.\d+)?$)[=+\-@\t\r\0]/);
            }
            for (const path of opened.paths) expect(path).toMatch(/^[a-z]+(?:\/[^/\\:]+)*$|^[a-z]+\.(?:html|json)$/u);
          },
        ),
        { numRuns: 60 },
      );
    }));

  test("more files of one name than a ZIP reader would take for one are kept apart", () =>
    withDirectory(async (spoolDirectory) => {
      const items = Array.from({ length: 300 }, (_, index) => attachment("ticket-1", "scan.pdf", `scan ${index}`));
      const { opened } = await buildAndOpen({ spoolDirectory, sources: [{ name: "whmcs", items: stream(items) }] });
      const attachments = opened.paths.filter((path) => path.startsWith("attachments/"));
      expect(attachments).toHaveLength(300);
      expect(opened.text("attachments/whmcs/ticket-1/scan-300.pdf")).toBe("scan 299");
    }));

  test("progress names source and entity and ends with every source done", () =>
    withDirectory(async (spoolDirectory) => {
      const seen: unknown[] = [];
      const items = entityItems(
        "tickets",
        Array.from({ length: 120 }, (_, id) => ({ id })),
      );
      await buildAndOpen({
        spoolDirectory,
        sources: [
          { name: "whmcs", items: stream(items) },
          { name: "forms", items: null },
        ],
        onProgress: (progress) => seen.push(progress),
      });
      const whmcs = { source: "whmcs", entity: "tickets", sourcesDone: 0, sourcesTotal: 2 };
      expect(seen).toEqual([
        { ...whmcs, records: 0 },
        { ...whmcs, records: 50 },
        { ...whmcs, records: 100 },
        { source: "whmcs", records: 120, sourcesDone: 1, sourcesTotal: 2 },
        { source: "forms", records: 0, sourcesDone: 2, sourcesTotal: 2 },
      ]);
    }));
});

describe("the page", () => {
  test("loads nothing, runs nothing, and escapes what clients typed", () =>
    withDirectory(async (spoolDirectory) => {
      const { opened } = await buildAndOpen({
        spoolDirectory,
        sources: [{ name: "whmcs", items: stream(whmcsItems) }],
      });
      const page = opened.text("index.html");
      expect(page).toContain(
        `content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`,
      );
      expect(page).not.toMatch(/<script|<img|<iframe|<link|src=|url\(|https?:|@import/i);
      expect(page).toContain("Ann &lt;script&gt;alert(1)&lt;/script&gt; 😀");
      expect([...page.matchAll(/href="([^"]*)"/g)].every(([, href = ""]) => href.startsWith("#"))).toBe(true);
    }));

  test.each(languages)("in %s it names the controller, the rights, the authority and each table", (language) =>
    withDirectory(async (spoolDirectory) => {
      const { opened } = await buildAndOpen({
        spoolDirectory,
        language,
        sources: [{ name: "whmcs", items: stream(whmcsItems) }],
      });
      const page = opened.text("index.html");
      const texts = packageTexts[language];
      const plain = (text: string): string => text.replaceAll("'", "&#39;");
      expect(page).toContain(`<html lang="${language}">`);
      for (const text of [
        texts.insideHeading,
        texts.missingHeading,
        texts.rightsHeading,
        texts.rightErasure,
        texts.missingNever,
      ]) {
        expect(page).toContain(plain(text));
      }
      expect(page).toContain("Example Hosting BV");
      expect(page).toContain("Authority of Test");
      expect(page).toContain(`<h2 id="whmcs.tickets">WHMCS: ${plain(texts["entity.tickets"])}</h2>`);
      expect(page).toMatch(/<caption[^>]*>WHMCS: [^<]+: 2 /);
      expect(page).not.toMatch(/\{\{|entity\.|undefined/);
    }),
  );

  test("shows a field only where the record has it, whatever it is called", () =>
    withDirectory(async (spoolDirectory) => {
      const records = [
        JSON.parse('{"constructor": "built", "__proto__": "own"}') as { [key: string]: Json },
        { id: 2 },
      ];
      const sources = [{ name: "whmcs", items: stream(entityItems("tickets", records)) }];
      const { opened } = await buildAndOpen({ spoolDirectory, sources });
      const page = opened.text("index.html");
      expect(page).toContain('<td dir="auto">built</td><td dir="auto">own</td>');
      expect(page).not.toContain("native code");
    }));

  test("gives times in the zone it is told", () =>
    withDirectory(async (spoolDirectory) => {
      const sources = [{ name: "whmcs", items: null }];
      const { opened } = await buildAndOpen({ spoolDirectory, sources, policy: defaultPolicy });
      expect(opened.text("index.html")).toContain("22 November 2026 at 11:00");
    }));
});

describe("breaking off", () => {
  test("an abort ends the build with a code, closes the source and destroys the destination", () =>
    withDirectory(async (spoolDirectory) => {
      const abort = new AbortController();
      let closed = false;
      const endless = async function* endless(): AsyncGenerator<ExportItem> {
        try {
          for (let id = 0; ; id += 1) {
            if (id === 500) abort.abort(new Error("secret reason"));
            yield { type: "record", entity: "tickets", record: { id } };
          }
        } finally {
          closed = true;
        }
      };
      const destination = new PassThrough();
      const build = buildPackage({
        ...packageDefaults(),
        spoolDirectory,
        sources: [{ name: "whmcs", items: endless() }],
        destination,
        signal: abort.signal,
      });
      await expect(build).rejects.toMatchObject({ code: "package.aborted", retry: "later" });
      expect([closed, destination.destroyed]).toEqual([true, true]);
    }));

  test("an abort while the package is written ends it too", () =>
    withDirectory(async (spoolDirectory) => {
      const abort = new AbortController();
      let received = 0;
      const destination = new Writable({
        write: (chunk: Buffer, _encoding, done) => {
          received += chunk.length;
          if (received > 1_000) abort.abort();
          done();
        },
      });
      const records = Array.from({ length: 20_000 }, (_, id) => ({ id, text: `${id * 7919} ${id * 104_729}` }));
      const build = buildPackage({
        ...packageDefaults(),
        spoolDirectory,
        sources: [{ name: "whmcs", items: stream(entityItems("tickets", records)) }],
        destination,
        signal: abort.signal,
      });
      await expect(build).rejects.toMatchObject({ code: "package.aborted" });
      expect(received).toBeLessThan(400_000);
    }));

  test("a destination that fails ends the build with its own error", () =>
    withDirectory(async (spoolDirectory) => {
      const destination = new Writable({
        write: (_chunk, _encoding, done) => done(new RetryableError("storage.full")),
      });
      const sources = [{ name: "whmcs", items: stream(whmcsItems) }];
      await expect(buildPackage({ ...packageDefaults(), spoolDirectory, sources, destination })).rejects.toMatchObject({
        code: "storage.full",
      });
    }));

  test.each([
    ["a source named like a path", [{ name: "../x", items: null }], "package.name_invalid"],
    ["an entity named like a path", [{ name: "whmcs", items: stream(entityItems("a/b", [])) }], "package.name_invalid"],
    [
      "two sources of one name",
      [
        { name: "a", items: null },
        { name: "a", items: null },
      ],
      "package.source_repeated",
    ],
  ])("%s is refused", (_what, sources, code) =>
    withDirectory(async (spoolDirectory) => {
      const destination = new PassThrough();
      destination.on("error", () => undefined);
      const build = buildPackage({ ...packageDefaults(), spoolDirectory, sources, destination });
      await expect(build).rejects.toMatchObject({ code });
    }),
  );
});

function parseCsvIfAny(text: string): string[][] {
  return text === "\uFEFF" ? [] : parseCsv(text);
}

test("a ZIP that was cut is not taken for a package", () =>
  withDirectory(async (spoolDirectory) => {
    const { opened } = await buildAndOpen({ spoolDirectory, sources: [{ name: "whmcs", items: stream(whmcsItems) }] });
    await expect(openZip(opened.zip.subarray(0, -30))).rejects.toThrow();
  }));
