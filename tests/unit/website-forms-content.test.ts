import { expect, test } from "@jest/globals";
import {
  addressesIn,
  leavesOf,
  maybeSerialised,
  readJson,
  readSerialised,
  wholeAddress,
} from "../../src/connectors/website_forms/content.ts";

test.each([
  ["anna@example.com", ["anna@example.com"]],
  ["Anna <Anna@Example.com>, bert@example.co.uk.", ["anna@example.com", "bert@example.co.uk"]],
  ["mailto:o'b+a_n%na@sub.example.com?x=1", ["o'b+a_n%na@sub.example.com"]],
  ["josé@bücher.example", ["josé@bücher.example"]],
  ["@example.com anna@ anna@localhost a@@b", []],
])("the addresses in %j are %j", (text, addresses) => {
  expect(addressesIn(text)).toEqual(addresses);
});

test("an address is whole only by itself", () => {
  expect(wholeAddress(" Anna@Example.com ")).toBe("anna@example.com");
  expect(wholeAddress("anna@example.com@example.org")).toBeUndefined();
  expect(wholeAddress("anna@example.com, bert@example.com")).toBeUndefined();
});

test("a drawn signature of two megabytes is looked through in one pass", () => {
  const signature = `data:image/png;base64,${"iVBORw0KGgo+/".repeat(160_000)}`;
  expect(addressesIn(`${signature} anna@example.com`)).toEqual(["anna@example.com"]);
});

test.each(["i:5; write to anna@example.com", "b:1;anna@example.com", "N; anna@example.com", "a:0:{} anna@example.com"])(
  "%j is what somebody wrote, and no serialised value",
  (text) => {
    expect(maybeSerialised(text)).toEqual([text]);
  },
);

test("a serialised value is read as a whole, or not at all", () => {
  expect(maybeSerialised('a:2:{i:0;s:3:"one";s:1:"k";a:1:{i:0;i:2;}}')).toEqual(["one", "2"]);
  expect(readSerialised('a:1:{s:9:"__proto__";a:1:{i:0;s:16:"anna@example.com";}}')).toBeUndefined();
  expect(readSerialised('O:8:"stdClass":1:{s:1:"a";i:1;}')).toBeUndefined();
});

test("a value nested a hundred thousand times is looked through", () => {
  const deep = `${"[".repeat(100_000)}"anna@example.com"${"]".repeat(100_000)}`;
  expect(leavesOf(readJson(deep))).toEqual(["anna@example.com"]);
});
