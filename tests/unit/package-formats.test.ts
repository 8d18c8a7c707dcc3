import { describe, expect, test } from "@jest/globals";
import { languages } from "../../src/domain/policy.ts";
import { createFormats } from "../../src/package/page/formats.ts";

const plain = (text: string): string => text.replaceAll(/\s/g, " ");
const en = createFormats("en", "Europe/Brussels");

describe("values on the page", () => {
  test("periods of the policy are written in words of each language", () => {
    const written = (period: string): string[] =>
      languages.map((language) => plain(createFormats(language, "UTC").period(period)));
    expect(written("P10Y")).toEqual(["10 jaar", "10 ans", "10 years", "10 Jahre"]);
    expect(written("P14D")).toEqual(["14 dagen", "14 jours", "14 days", "14 Tage"]);
    expect(written("P1Y6M")).toEqual([
      "1 jaar en 6 maanden",
      "1 an et 6 mois",
      "1 year and 6 months",
      "1 Jahr und 6 Monate",
    ]);
    expect(written("PT20S")).toEqual(["20 seconden", "20 secondes", "20 seconds", "20 Sekunden"]);
  });

  test("amounts keep every digit and every decimal they have", () => {
    expect(en.money("1234.50")).toBe("1,234.50");
    expect(en.money("-0.005")).toBe("-0.005");
    expect(en.money("12345678901234567890.95")).toBe("12,345,678,901,234,567,890.95");
    expect(plain(createFormats("fr", "UTC").money("1234.50"))).toBe("1 234,50");
  });

  test("a wall clock is not moved by any zone, and an instant stands in the policy's", () => {
    expect(en.day("2026-03-29")).toBe("29 Mar 2026");
    expect(en.moment("2026-03-29 02:30:00")).toBe("29 Mar 2026, 02:30");
    expect(en.instant(new Date("2026-11-22T10:00:00Z"))).toMatch(/^22 November 2026 at 11:00:00/);
  });

  test.each(["", "free text", "12,50", "1e3", "12.", "9".repeat(40)])(
    "what is no amount comes back as it is: %j",
    (text) => {
      expect(en.money(text)).toBe(text);
    },
  );

  test.each(["2026-13-45", "0000-00-00", "yesterday", "2026-1-1", "2026-01-01 99:99:99"])(
    "what is no date comes back as it is: %j",
    (text) => {
      expect([en.day(text), en.moment(text)]).toEqual([text, text]);
    },
  );

  test("what is no period comes back as it is", () => {
    expect(en.period("soon")).toBe("soon");
  });
});
