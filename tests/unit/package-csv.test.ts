import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { flatten, neutraliseFormulas, toCsv, type PackageRecord } from "../../src/package/csv.ts";
import { parseCsv } from "../support/package-reading.ts";

async function* each<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}

async function csvOf(records: readonly PackageRecord[]): Promise<string> {
  const columns = [...new Set(records.flatMap((record) => [...flatten(record).keys()]))];
  const pieces: string[] = [];
  for await (const piece of toCsv(columns, each(records))) pieces.push(piece);
  return pieces.join("");
}

const hostileText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom(
      "=",
      "+",
      "-",
      "@",
      "\t",
      "\r",
      "\n",
      "\0",
      ";",
      " ",
      '"',
      "'",
      ",",
      "1",
      "a",
      "＝",
      "\uFEFF",
    ),
  }),
);

describe("the flat form", () => {
  test("starts with a BOM, ends every line with CRLF and quotes what RFC 4180 says", async () => {
    const csv = await csvOf([{ id: 1, text: 'a "quoted", text\nin two lines' }, { id: 2 }]);
    expect(csv).toBe('\uFEFFid,text\r\n1,"a ""quoted"", text\nin two lines"\r\n2,\r\n');
  });

  test("names nested values by dotted columns, the union of all records", async () => {
    const csv = await csvOf([
      { id: 1, address: { city: "Testville", lines: ["a", { b: 1 }] } },
      { id: 2, address: { country: "BE" }, empty: {}, paid: false, note: null },
    ]);
    expect(parseCsv(csv)).toEqual([
      ["id", "address.city", "address.lines", "address.country", "empty", "paid", "note"],
      ["1", "Testville", '["a",{"b":1}]', "", "", "", ""],
      ["2", "", "", "BE", "{}", "false", ""],
    ]);
  });

  test("a dot inside a key makes no second column of the same name", () => {
    expect([...flatten({ "a.b": 1, a: { b: 2 }, "a\\": { b: 3 } })]).toEqual([
      ["a\\.b", "1"],
      ["a.b", "2"],
      ["a\\\\.b", "3"],
    ]);
  });

  test("an entity without columns is the BOM alone", async () => {
    expect(await csvOf([])).toBe("\uFEFF");
  });

  test.each([
    ["=1+1", "'=1+1"],
    ["+32 470 00 00 00", "'+32 470 00 00 00"],
    ["-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t'=1"],
    ["\r=1", "'\r'=1"],
    ["\0=1", "'\0'=1"],
    ["  =1", "  '=1"],
    ["＝1", "'＝1"],
    ["a;=HYPERLINK(1)", "a;'=HYPERLINK(1)"],
    ["line\n=1", "line\n'=1"],
    ['a;"=1+1', `a;"'=1+1`],
    ['a\n""=1+1', `a\n""'=1+1`],
    ["-5.00", "-5.00"],
    ["-5", "-5"],
    ["-5e3", "'-5e3"],
    ["a@example.com", "a@example.com"],
    ["2026-11-22", "2026-11-22"],
    ["1=1", "1=1"],
    ["", ""],
  ])("%j stands in a cell as %j", (text, cell) => {
    expect(neutraliseFormulas(text)).toBe(cell);
  });

  test("an amount stays a number, also as a JSON number", async () => {
    expect(parseCsv(await csvOf([{ amount: -5.5, total: "-12.10" }]))[1]).toEqual(["-5.5", "-12.10"]);
  });

  test("no cell of any text begins like a formula, and taking the apostrophes away gives the text back", async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, hostileText, async (text, other) => {
        const [, row] = parseCsv(await csvOf([{ text, other, last: "end" }]));
        const cell = row?.[0] ?? "";
        const number = /^-\d+(?:\.\d+)?$/.test(cell);
        expect(!number && /^[\s\0\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\0]/u.test(cell)).toBe(false);
        expect(cell.replaceAll("'", "")).toBe(text.toWellFormed().replaceAll("'", ""));
        expect(row?.[2]).toBe("end");
      }),
      { numRuns: 500 },
    );
  });

  test("no part of a line begins like a formula when a spreadsheet splits at semicolons and line breaks", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const cell = neutraliseFormulas(text);
        for (const part of cell.split(/[;\t\r\n\0]/).slice(1)) expect(part).not.toMatch(/^[ \uFEFF]*[=+\-@＝]/);
      }),
      { numRuns: 1000 },
    );
  });

  test("column names are neutralised like cells", async () => {
    expect(parseCsv(await csvOf([{ "=cmd": "x" }]))[0]).toEqual(["'=cmd"]);
  });

  test("a megabyte of line breaks takes no noticeable time", () => {
    const started = performance.now();
    expect(neutraliseFormulas(`=${"\n".repeat(1_000_000)}x`)).toHaveLength(1_000_003);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
