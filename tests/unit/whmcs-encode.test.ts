import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { encodeForm, encodePhpMap, type PhpValue } from "../../src/connectors/whmcs/encode.ts";

describe("form encoding follows PHP's http_build_query", () => {
  test.each([
    ["plain values", { clientid: 7, firstname: "Ann" }, "clientid=7&firstname=Ann"],
    ["booleans are 1 and 0, as PHP reads the text false as true", { on: true, off: false }, "on=1&off=0"],
    ["undefined and null are left out", { a: undefined, b: null, c: "" }, "c="],
    ["a map is nested in brackets", { email_preferences: { general: true } }, "email_preferences%5Bgeneral%5D=1"],
    ["a list is numbered", { unset: ["notes", "domain"] }, "unset%5B0%5D=notes&unset%5B1%5D=domain"],
    ["deeper levels keep nesting", { a: [{ label: "x" }] }, "a%5B0%5D%5Blabel%5D=x"],
    ["a plus sign does not arrive as a space", { x: "a+b c/d=" }, "x=a%2Bb+c%2Fd%3D"],
    ["marks that JavaScript leaves alone are escaped", { x: "!'()*~" }, "x=%21%27%28%29%2A%7E"],
    ["multi-byte text is UTF-8", { x: "é" }, "x=%C3%A9"],
    ["a lone surrogate becomes U+FFFD instead of an exception", { x: "\uD800" }, "x=%EF%BF%BD"],
  ])("%s", (_, parameters, expected) => {
    expect(encodeForm(parameters)).toBe(expected);
  });

  test("a number that is none is refused", () => {
    expect(() => encodeForm({ x: Number.NaN })).toThrow(TypeError);
  });

  test("any text arrives as it was sent", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme", minLength: 1 }), (value, key) => {
        const [pair] = [...new URLSearchParams(encodeForm({ [key]: value }))];
        expect(pair).toEqual([key.toWellFormed(), value.toWellFormed()]);
      }),
    );
  });
});

describe("custom fields are base64 of PHP's serialize()", () => {
  test("digit-only keys are integers and lengths count UTF-8 bytes", () => {
    expect(decoded({ 3: "café", name: "x" })).toBe('a:2:{i:3;s:5:"café";s:4:"name";s:1:"x";}');
  });

  test("a configurable option may be a map of its own", () => {
    expect(decoded({ 5: { optionid: 2, qty: 1 } })).toBe('a:1:{i:5;a:2:{s:8:"optionid";i:2;s:3:"qty";i:1;}}');
  });

  test("an empty value is an empty string, not a gap", () => {
    expect(decoded({ 1: "" })).toBe('a:1:{i:1;s:0:"";}');
  });

  test("PHP reads back any text, quotes, braces, emoji and lone surrogates included", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), fc.constant('";}i:1;é€🙂'));
    fc.assert(
      fc.property(fc.dictionary(fc.nat().map(String), text), (map) => {
        const bytes = Buffer.from(encodePhpMap(map), "base64");
        const expected = new Map(Object.entries(map).map(([key, value]) => [Number(key), value.toWellFormed()]));
        expect(unserializeMap(bytes)).toEqual(expected);
      }),
    );
  });
});

function decoded(map: { readonly [key: string]: PhpValue }): string {
  return Buffer.from(encodePhpMap(map), "base64").toString("utf8");
}

/** PHP's own reading of a map of integers to strings, byte by byte and independent of the library under test. */
function unserializeMap(bytes: Buffer): Map<number, string> {
  let at = 0;
  const expectText = (wanted: string): void => {
    expect(bytes.toString("latin1", at, at + wanted.length)).toBe(wanted);
    at += wanted.length;
  };
  const numberUntil = (mark: string): number => {
    const end = bytes.indexOf(mark, at);
    const number = Number(bytes.toString("latin1", at, end));
    at = end + 1;
    return number;
  };
  expectText("a:");
  const count = numberUntil(":");
  expectText("{");
  const map = new Map<number, string>();
  for (let row = 0; row < count; row += 1) {
    expectText("i:");
    const key = numberUntil(";");
    expectText("s:");
    const length = numberUntil(":");
    expectText('"');
    map.set(key, bytes.toString("utf8", at, at + length));
    at += length;
    expectText('";');
  }
  expectText("}");
  expect(at).toBe(bytes.length);
  return map;
}
