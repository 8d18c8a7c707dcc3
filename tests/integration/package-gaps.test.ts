import { describe, expect, test } from "@jest/globals";
import type { ExportItem, GapReason } from "../../src/connectors/connector.ts";
import { RetryableError, UnsafeError } from "../../src/domain/errors.ts";
import { languages } from "../../src/domain/policy.ts";
import { packageTexts } from "../../src/package/texts/translate.ts";
import { withDirectory } from "../support/package-directory.ts";
import { buildAndOpen, entityItems, sha256, stream } from "../support/package-reading.ts";

const profile = entityItems("profile", [{ id: 7 }]);
const gap = (reason: GapReason, count?: number): ExportItem => ({
  type: "gap",
  reason,
  ...(count !== undefined && { count }),
});

async function* inTwo(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text.slice(0, 3));
  yield Buffer.from(text.slice(3));
}

const invoice = (name: string, text = "%PDF-1.7"): ExportItem => ({
  type: "document",
  folder: "invoices",
  name,
  mediaType: "application/pdf",
  data: inTwo(text),
});

const build = (items: readonly ExportItem[], language: (typeof languages)[number] = "en") =>
  withDirectory((spoolDirectory) =>
    buildAndOpen({ spoolDirectory, language, sources: [{ name: "whmcs", items: stream(items) }] }),
  );

describe("invoices", () => {
  test("stand under their numbers, made file-safe and told apart, with type, size and hash", async () => {
    const names = ["2026/7.pdf", "2026-7.pdf", "..\\..\\x.pdf", "12.pdf"];
    const { opened, summary } = await build([...profile, ...names.map((name) => invoice(name, `%PDF ${name}`))]);
    const files = opened.manifest().files.filter(({ path }) => path.startsWith("invoices/"));
    expect(files.map(({ path }) => path)).toEqual([
      "invoices/2026-7.pdf",
      "invoices/2026-7-2.pdf",
      "invoices/-..-x.pdf",
      "invoices/12.pdf",
    ]);
    for (const file of files) {
      const bytes = opened.bytes(file.path);
      expect(file).toMatchObject({
        mediaType: "application/pdf",
        bytes: bytes.length,
        sha256: sha256(bytes),
        records: 0,
      });
    }
    expect(opened.text("invoices/2026-7.pdf")).toBe("%PDF 2026/7.pdf");
    expect(opened.text("index.html")).toContain(packageTexts.en.filesInvoices);
    expect(summary).toMatchObject({ complete: true, records: 1 });
  });

  test("of a package without any, no folder is spoken of", async () => {
    const { opened } = await build(profile);
    expect(opened.text("index.html")).not.toContain(packageTexts.en.filesInvoices);
  });

  test("one that breaks off in its middle is left out, counted with those that failed before, and the rest goes on", async () => {
    const broken: ExportItem = {
      ...(invoice("1.pdf") as ExportItem & { type: "document" }),
      data: (async function* cut() {
        yield Buffer.from("%PDF-");
        throw new RetryableError("connector.unavailable");
      })(),
    };
    const { opened, summary } = await build([...profile, broken, invoice("2.pdf"), gap("invoice_pdf_failed", 2)]);
    expect(opened.paths.filter((path) => path.startsWith("invoices/"))).toEqual(["invoices/2.pdf"]);
    expect(opened.text("invoices/2.pdf")).toBe("%PDF-1.7");
    expect(opened.manifest().sources).toMatchObject([{ gaps: [{ reason: "invoice_pdf_failed", count: 3 }] }]);
    expect(summary).toMatchObject({ complete: false, mayMend: true });
  });

  test("one whose source says that it is another client's ends the build", async () => {
    const foreign: ExportItem = {
      ...(invoice("1.pdf") as ExportItem & { type: "document" }),
      data: (async function* cut() {
        yield Buffer.from("%PDF-");
        throw new UnsafeError("door.facts_differ");
      })(),
    };
    await expect(build([...profile, foreign])).rejects.toMatchObject({ code: "door.facts_differ" });
  });
});

describe("what a source that was read does not hold", () => {
  test.each(languages)("is said in %s, and does not make the package incomplete", async (language) => {
    const { opened, summary } = await build([...profile, gap("addon_door_absent")], language);
    const sentence = packageTexts[language]["gap.addon_door_absent"].split("{{")[0] ?? "";
    expect(opened.text("index.html")).toContain(sentence.replaceAll("'", "&#39;"));
    expect(opened.text("index.html")).not.toContain('role="alert"');
    expect(summary.complete).toBe(true);
    expect(opened.manifest().sources).toEqual([
      {
        name: "whmcs",
        status: "complete",
        records: 1,
        gaps: [{ reason: "addon_door_absent" }],
        reason: "addon_door_absent",
      },
    ]);
  });

  test.each(languages)("is said at the top in %s where another attempt may fill it", async (language) => {
    const { opened, summary } = await build([...profile, gap("invoice_pdf_failed", 3)], language);
    const page = opened.text("index.html");
    const notice = page.slice(page.indexOf('role="alert"'), page.indexOf("<header>"));
    expect(notice).toContain(packageTexts[language].incompletePart);
    expect(notice).toContain("3");
    expect(summary.complete).toBe(false);
    expect(opened.manifest().sources[0]).toMatchObject({
      status: "complete",
      gaps: [{ reason: "invoice_pdf_failed", count: 3 }],
    });
  });

  test("stands beside the failure of a source that was not read to its end", async () => {
    await withDirectory(async (spoolDirectory) => {
      const items = stream([...profile, gap("client_file_failed", 2)], new RetryableError("connector.timeout"));
      const { opened } = await buildAndOpen({ spoolDirectory, sources: [{ name: "whmcs", items }] });
      const page = opened.text("index.html");
      expect(page).toContain("Uploaded files that could not be read: 2.");
      expect(opened.manifest().sources[0]).toMatchObject({ status: "unreachable", reason: "connector.timeout" });
    });
  });
});
