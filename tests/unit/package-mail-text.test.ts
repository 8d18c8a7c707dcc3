import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { mailText } from "../../src/package/page/mail-text.ts";

describe("a mail on the page", () => {
  test("is the text that its reader saw, with the addresses of its links", () => {
    const html = `<html><head><style>p { color: red }</style><title>Title</title></head><body><h1>Hello</h1>
<p>Dear &eacute;lise,<br>two lines</p><p>See <a href="https://example.org/x">your invoice</a> <img src="https://example.org/p.gif"></p>
<table><tr><td>Total</td><td>29.04</td></tr><tr><td><table><tr><td>inside</td></tr></table></td></tr></table>
<ul><li>one</li><li>two</li></ul><script>alert(1)</script></body></html>`;
    expect(mailText(html).split(/\n+/)).toEqual([
      "Hello",
      "Dear élise,",
      "two lines",
      "See your invoice [https://example.org/x]",
      "Total",
      "29.04",
      "inside",
      " * one",
      " * two",
    ]);
  });

  test.each(["", "plain\n\n  text", "1 < 2 && 3 > 2", "a@example.org <not a tag", "x".repeat(200_000)])(
    "that has no markup stays as it is",
    (text) => {
      expect(mailText(text)).toBe(text);
    },
  );

  test("that is too long to take apart stays as it is", () => {
    const long = `<p>${"x".repeat(100_000)}</p>`;
    expect(mailText(long)).toBe(long);
  });

  test.each(["<div>", "<table><tr><td>", "<blockquote>a", "<ul><li>", "<a href=x>", "<!--", "<![CDATA["])(
    "nested without end, %s, neither fails nor grows out of bounds",
    (tag) => {
      expect(mailText(tag.repeat(5_000)).length).toBeLessThan(1_000_000);
    },
  );

  test("whatever its markup is, can be told", () => {
    const part = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("<p>", "</p>", "<td", "&#x0;", "&lt;b&gt;", "<!", '"'),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        expect(typeof mailText(parts.join(""))).toBe("string");
      }),
    );
  });
});
