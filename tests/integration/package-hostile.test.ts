import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import type { Browser } from "playwright-core";
import type { ExportItem, Json } from "../../src/connectors/connector.ts";
import type { EntityDescription } from "../../src/domain/data-map.ts";
import { startBrowser } from "../support/browser.ts";
import { harmless, hostileRecord, hostileText, hostileTexts, planted } from "../support/hostile.ts";
import { withDirectory } from "../support/package-directory.ts";
import { buildAndOpen, entityItems, type OpenedPackage, parseCsv, sha256, stream } from "../support/package-reading.ts";
import { openPage } from "../support/page-tree.ts";
import { spreadsheetCells, wouldEvaluate } from "../support/spreadsheet.ts";

// Whatever a client could write, in every place where it could stand: the package is harmless to whoever opens it.

type Row = { readonly [key: string]: Json };

/** What one client wrote. */
interface Written {
  readonly records: readonly Row[];
  /** Fields that the data map knows, with a list and a recipient among them. */
  readonly known: readonly { readonly [name in "subject" | "registrar" | "line"]: string }[];
  readonly files: readonly { readonly folder: string; readonly name: string }[];
  readonly invoiceNumbers: readonly string[];
}

const written: fc.Arbitrary<Written> = fc.record({
  records: fc.array(hostileRecord, { maxLength: 3 }),
  known: fc.array(fc.record({ subject: hostileText, registrar: hostileText, line: hostileText }), { maxLength: 2 }),
  files: fc.array(fc.record({ folder: hostileText, name: hostileText }), { maxLength: 4 }),
  invoiceNumbers: fc.array(hostileText, { maxLength: 3 }),
});

/** Every known trick at once, each in every place. */
const everything: Written = {
  records: [
    Object.fromEntries(hostileTexts.map((text) => [text, text])),
    { list: hostileTexts, objects: hostileTexts.map((text) => ({ [text]: [text, { [text]: text }] })) },
    JSON.parse('{"__proto__": {"polluted": "own"}, "constructor": {"prototype": "own"}}') as Row,
  ],
  known: hostileTexts.map((text) => ({ subject: text, registrar: text, line: text })),
  files: hostileTexts.flatMap((text) => [
    { folder: "ticket-1", name: text },
    { folder: text, name: `${text}.txt` },
  ]),
  invoiceNumbers: hostileTexts,
};

const describes: readonly EntityDescription[] = [
  {
    entity: "domains",
    origins: ["GetClientsDomains"],
    purpose: "delivery",
    legalBasis: "contract",
    retention: "hosting",
    recipients: ["registrar"],
    isPortable: true,
    fields: [
      { treatment: "exported", source: "subject", name: "subject", type: "text", isMain: true },
      { treatment: "exported", source: "registrar", name: "registrar", type: "text", namesRecipient: true },
      {
        treatment: "exported",
        source: "lines",
        name: "lines",
        type: "list",
        fields: [{ treatment: "exported", source: "line", name: "line", type: "text" }],
      },
    ],
  },
];

/** What `describes` and files are made of: these keys are ours. */
const keysOfRows = ["subject", "registrar", "lines", "line", "folder", "name"];

const unknownRows = ({ records }: Written): Row[] => records.map((record, id) => ({ id, ...record }));
const knownRows = ({ known }: Written): Row[] =>
  known.map(({ subject, registrar, line }) => ({ subject, registrar, lines: [{ line }] }));

function itemsOf(one: Written): ExportItem[] {
  return [
    ...entityItems("tickets", unknownRows(one)),
    ...entityItems("domains", knownRows(one)),
    ...knownRows(one).map((record): ExportItem => ({ type: "move", list: "domains", record })),
    ...one.files.map((file): ExportItem => ({
      type: "attachment",
      entity: "tickets",
      data: Buffer.from(file.name),
      ...file,
    })),
    ...one.invoiceNumbers.map((number): ExportItem => ({
      type: "document",
      folder: "invoices",
      name: `${number}.pdf`,
      mediaType: "application/pdf",
      data: Buffer.from("%PDF-"),
    })),
  ];
}

async function packageOf(spoolDirectory: string, one: Written): Promise<OpenedPackage> {
  const sources = [{ name: "whmcs", items: stream(itemsOf(one)), describes }];
  return (await buildAndOpen({ spoolDirectory, sources })).opened;
}

/** Checks one sort of guarantee on the known tricks, then on arbitrary ones. */
function forAll(check: (opened: OpenedPackage, one: Written, directory: string) => Promise<void>, numRuns: number) {
  return () =>
    withDirectory(async (directory) => {
      await check(await packageOf(directory, everything), everything, directory);
      await fc.assert(
        fc.asyncProperty(written, async (one) => check(await packageOf(directory, one), one, directory)),
        { numRuns, interruptAfterTimeLimit: 8_000, markInterruptAsFailure: false },
      );
    });
}

describe("the page, whatever a client wrote", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await startBrowser();
  });

  afterAll(() => browser.close());

  test(
    "has no element, attribute or comment that it does not have with plain letters, and runs and loads nothing even without its policy",
    forAll(async (opened, one, directory) => {
      const plain = harmless(one, ["records", "known", "files", "invoiceNumbers", "id", ...keysOfRows]);
      const expected = await openPage(browser, directory, (await packageOf(directory, plain)).text("index.html"));
      for (const withoutPolicy of [false, true]) {
        const found = await openPage(browser, directory, opened.text("index.html"), { withoutPolicy });
        const tree = withoutPolicy ? expected.tree.filter((line) => !line.includes("http-equiv")) : expected.tree;
        expect(found.tree).toEqual(tree);
        expect({ requests: found.requests, ran: found.ran }).toEqual({ requests: [], ran: false });
      }
    }, 25),
  );

  test("shows what was written as text, to the letter", () =>
    withDirectory(async (directory) => {
      const opened = await packageOf(directory, everything);
      const { text } = await openPage(browser, directory, opened.text("index.html"));
      for (const one of hostileTexts) expect(text).toContain(asShown(one));
    }));

  test("would be caught by this test if it let an element, an attribute, a script or a request through", () =>
    withDirectory(async (directory) => {
      const opened = await packageOf(directory, { ...everything, records: [], known: [], files: [] });
      const html = opened.text("index.html");
      const plain = await openPage(browser, directory, html, { withoutPolicy: true });
      for (const [slip, sign] of [
        [`<img src="//${planted.host}/i" onerror="${planted.global}=1">`, "requests"],
        [`<script>${planted.global}=1</script>`, "ran"],
        ["<!-- -->", "tree"],
        ["<b title=x></b>", "tree"],
      ] as const) {
        const slipped = html.replace("</main>", `${slip}</main>`);
        const found = await openPage(browser, directory, slipped, { withoutPolicy: true });
        expect(found[sign]).not.toEqual(plain[sign]);
      }
    }));
});

/** How a browser shows a text: control characters and lone surrogates replaced, line ends as line feeds. */
function asShown(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/(?![\t\n\r])\p{Cc}/gu, "\uFFFD")
    .replaceAll(/\r\n?/g, "\n");
}

describe("the CSV files, whatever a client wrote", () => {
  test(
    "have as many cells in every row as in the first, and none that a spreadsheet evaluates, wherever it splits them",
    forAll(async (opened, one) => {
      for (const path of opened.paths.filter((one) => one.endsWith(".csv"))) {
        const text = opened.text(path);
        if (text === "\uFEFF") continue;
        const rows = parseCsv(text);
        expect([path, new Set(rows.map((row) => row.length)).size]).toEqual([path, 1]);
        expect([path, rows.flat().filter(wouldEvaluate)]).toEqual([path, []]);
        for (const separator of [",", ";", "\t"]) {
          expect([path, separator, spreadsheetCells(text, separator).filter(wouldEvaluate)]).toEqual([
            path,
            separator,
            [],
          ]);
        }
      }
      const rows = one.records.length > 0 ? parseCsv(opened.text("csv/whmcs/tickets.csv")) : [[]];
      expect(rows).toHaveLength(one.records.length + 1);
      expect(new Set(rows[0]).size).toBe(rows[0]?.length);
    }, 60),
  );

  test("give each text back once the apostrophes are taken away, half surrogates aside", () =>
    withDirectory(async (directory) => {
      const rows = parseCsv((await packageOf(directory, everything)).text("csv/whmcs/domains.csv")).slice(1);
      for (const [index, text] of hostileTexts.entries()) {
        const cell = rows[index]?.[0] ?? "";
        expect(cell.replaceAll("'", "")).toBe(text.toWellFormed().replaceAll("'", ""));
      }
    }));
});

describe("the JSON files, whatever a client wrote", () => {
  const strictly = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

  test(
    "are UTF-8 and come back exactly as the records were, half surrogates and odd keys included",
    forAll(async (opened, one) => {
      for (const path of opened.paths.filter((one) => /^(?!attachments\/).*\.json$/.test(one))) {
        JSON.parse(strictly.decode(opened.bytes(path)));
      }
      expect(opened.json("data/whmcs/tickets.json")).toEqual(unknownRows(one));
      expect(opened.json("data/whmcs/domains.json")).toEqual(knownRows(one));
      expect(opened.json("move/domains.json")).toEqual(knownRows(one));
      expect(Object.prototype).not.toHaveProperty("polluted");
    }, 60),
  );

  test("hold a megabyte in one field and the deepest nesting that PHP sends, and so do page and CSV", () =>
    withDirectory(async (directory) => {
      const megabyte = `${'<&"\n=;'.repeat(175_000)}end`;
      const deep = Array.from({ length: 512 }).reduce<Json>((inner, _, level) => {
        return level % 2 === 0 ? [inner] : { "</td>": inner };
      }, "<deepest>");
      const records = [{ id: 1, megabyte, deep }];
      const sources = [{ name: "whmcs", items: stream(entityItems("tickets", records)) }];
      const { opened } = await buildAndOpen({ spoolDirectory: directory, sources });
      expect(opened.json("data/whmcs/tickets.json")).toEqual(records);
      expect(parseCsv(opened.text("csv/whmcs/tickets.csv")).map((row) => row.length)).toEqual([3, 3]);
      expect(opened.text("index.html")).toContain("&lt;deepest&gt;");
    }));
});

describe("the ZIP, whatever names a client gave", () => {
  test(
    "has only paths that no system takes for another or for a place of its own, and every file under one",
    forAll(async (opened, one) => {
      const files = opened.paths.filter((path) => /^(?:attachments|invoices)\//.test(path));
      expect(files).toHaveLength(one.files.length + one.invoiceNumbers.length);
      for (const path of opened.paths) {
        expect(path).toMatch(
          /^(?:attachments\/whmcs|invoices|data\/whmcs|csv\/whmcs|move)\/[^\\]+$|^(?:index|manifest)\.\w+$/,
        );
        for (const segment of path.split("/")) {
          expect(segment).not.toMatch(/^(?:\.{1,2}|~|)$|[. ]$|^[. ]/);
          expect(segment).not.toMatch(/[\p{C}\p{Zl}\p{Zp}\\:*?"<>|]/u);
          expect(segment).not.toMatch(/^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)/i);
          expect(segment.normalize("NFC")).toBe(segment);
          expect(Buffer.byteLength(segment)).toBeLessThan(128);
        }
      }
      const folds: ((path: string) => string)[] = [
        (path) => path.normalize("NFKC").toLowerCase().normalize("NFKC"),
        (path) => path.normalize("NFKC").toUpperCase().normalize("NFKC"),
        (path) => path.normalize("NFD").toLowerCase(),
      ];
      for (const fold of folds) expect(new Set(opened.paths.map(fold)).size).toBe(opened.paths.length);
    }, 60),
  );

  test(
    "is told by its manifest file by file, with true sizes, hashes and descriptions on one line",
    forAll(async (opened) => {
      const { files } = opened.manifest();
      expect(files.map(({ path }) => path)).toEqual(opened.paths.filter((path) => path !== "manifest.json"));
      for (const file of files) {
        const content = opened.bytes(file.path);
        expect([file.path, file.bytes, file.sha256]).toEqual([file.path, content.length, sha256(content)]);
        expect(file.description).toMatch(/^\P{C}+$/u);
        expect(file.mediaType).toMatch(/^[a-z]+\/[a-z0-9+.-]+$/);
      }
    }, 25),
  );
});
