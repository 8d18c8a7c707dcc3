import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { createUniquePaths, toSafeFileName } from "../../src/package/safe-name.ts";

const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom("..", "/", "\\", "con", ".", " ", ":", "\0", "\uD800", "\u202E", "é", "😀", "a", "NUL"),
  }),
);

describe("safe file names", () => {
  test.each([
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\Ann\\invoice.pdf", "invoice.pdf"],
    ["..", "file"],
    ["", "file"],
    ["///", "file"],
    ["CON", "_CON"],
    ["con.txt", "_con.txt"],
    ["com1 .txt", "_com1 .txt"],
    ["LPT¹", "_LPT¹"],
    ["console.txt", "console.txt"],
    [".htaccess", "htaccess"],
    ["trailing. . ", "trailing"],
    ["a\u0000b\nc.txt", "a_b_c.txt"],
    ["gpj.\u202Eexe", "gpj._exe"],
    ["lone\uD83D.txt", "lone_.txt"],
    ["cafe\u0301.pdf", "café.pdf"],
    ["factuur 😀.pdf", "factuur 😀.pdf"],
    ["100%<b>.txt", "100__b_.txt"],
  ])("%j becomes %j", (name, safe) => {
    expect(toSafeFileName(name)).toBe(safe);
  });

  test("any name becomes one short, visible path segment that no system reads otherwise", () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const safe = toSafeFileName(name);
        expect(safe).not.toMatch(/[\\/:*?"<>|\p{C}]/u);
        expect(safe).not.toMatch(/^\.|[. ]$|^$/);
        expect(safe).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d) *(?:\.|$)/i);
        expect(safe.isWellFormed()).toBe(true);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(101);
      }),
      { numRuns: 1000 },
    );
  });

  test("a long name keeps its extension and loses no half of a character", () => {
    expect(toSafeFileName(`${"😀".repeat(200)}.pdf`)).toBe(`${"😀".repeat(24)}.pdf`);
  });

  test("a megabyte of dots and blanks takes no noticeable time", () => {
    const started = performance.now();
    expect(toSafeFileName(`a${". ".repeat(500_000)}b`)).toMatch(/^a/);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test("paths differ where case and composition do not count, whatever names come", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a.txt", "A.TXT", "a-2.txt", "ﬁ", "fi", "ß", "SS", "b")), (names) => {
        const paths = createUniquePaths();
        const given = names.map((name) => paths.claim("folder", name));
        const folded = given.map((path) => path.normalize("NFKC").toUpperCase());
        expect(new Set(folded).size).toBe(names.length);
      }),
    );
  });

  test("the same name again gets a number before its extension", () => {
    const paths = createUniquePaths();
    const given = ["a.txt", "a.txt", "A.txt", "a-2.txt", "a.txt"].map((name) => paths.claim("f", name));
    expect(given).toEqual(["f/a.txt", "f/a-2.txt", "f/A-3.txt", "f/a-2-2.txt", "f/a-4.txt"]);
  });
});
