import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { escapeHtml } from "../../../src/domain/escape-html.ts";

test("no text can open a tag, leave an attribute or start an entity", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const escaped = escapeHtml(text);
      expect(escaped).not.toMatch(/[<>"'`]|&(?!(?:amp|lt|gt|quot|#39|#96);)/);
      expect(escaped).not.toMatch(/(?![\t\n\r])\p{Cc}/u);
      expect(escaped.isWellFormed()).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("ordinary text of any script stays readable", () => {
  expect(escapeHtml("Ångström & Søn, 東京 😀\nline 2")).toBe("Ångström &amp; Søn, 東京 😀\nline 2");
});
