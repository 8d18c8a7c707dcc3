import { readdir } from "node:fs/promises";
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "@jest/globals";
import type { ExportItem } from "../../src/connectors/connector.ts";
import { whmcsDataMap } from "../../src/connectors/whmcs/data-map/index.ts";
import { PermanentError, RetryableError, UnsafeError } from "../../src/domain/errors.ts";
import { languages } from "../../src/domain/policy.ts";
import { buildPackage } from "../../src/package/build.ts";
import { packageTexts } from "../../src/package/texts/translate.ts";
import { withDirectory } from "../support/package-directory.ts";
import { buildAndOpen, entityItems, packageDefaults, stream } from "../support/package-reading.ts";

import { attachment, whmcsItems } from "../support/package-items.ts";

describe("a source that fails", () => {
  const failing = (error: Error): AsyncGenerator<ExportItem> =>
    stream(
      [
        ...entityItems("profile", [{ id: 7 }]),
        attachment("ticket-1", "a.txt"),
        ...entityItems("tickets", [{ id: 1 }, { id: 2 }]),
      ],
      error,
    );
  const firstLine = (page: string): string =>
    page
      .slice(page.indexOf("<body>") + 6)
      .replaceAll(/<[^>]+>/g, "")
      .trim()
      .split("\n")[0] ?? "";

  test.each(languages)("is told in the first line of the page in %s, with what it means and what to do", (language) =>
    withDirectory(async (spoolDirectory) => {
      const { opened } = await buildAndOpen({
        spoolDirectory,
        language,
        sources: [{ name: "freshdesk", items: failing(new RetryableError("connector.timeout")) }],
      });
      const texts = packageTexts[language];
      const page = opened.text("index.html");
      const told = texts.incompleteNotice_one.replace("{{sources}}", "Freshdesk").replaceAll("'", "&#39;");
      expect(firstLine(page)).toBe(told);
      expect(page).toContain(texts.incompleteMeaning_one.replaceAll("'", "&#39;"));
      expect(page).toContain("privacy@example.com");
      expect(page).toContain("connector.timeout");
    }),
  );

  test("keeps the entities read to their end, leaves out the one it broke in, and spares the other sources", () =>
    withDirectory(async (spoolDirectory) => {
      const { opened, summary } = await buildAndOpen({
        spoolDirectory,
        sources: [
          { name: "freshdesk", items: failing(new PermanentError("connector.rejected")) },
          { name: "whmcs", items: stream(whmcsItems) },
        ],
      });
      expect(opened.json("data/freshdesk/profile.json")).toEqual([{ id: 7 }]);
      expect(opened.paths.filter((path) => path.includes("freshdesk/tickets."))).toEqual([]);
      expect(opened.text("attachments/freshdesk/ticket-1/a.txt")).toBe("content");
      expect(opened.manifest().sources).toEqual([
        { name: "freshdesk", status: "unreachable", records: 1, reason: "connector.rejected", leftOut: ["tickets"] },
        { name: "whmcs", status: "complete", records: 3 },
      ]);
      expect(summary).toMatchObject({ complete: false, mayMend: false });
      expect(opened.text("index.html")).toContain("not to the end: Support tickets.");
    }));

  test("names what was never begun as well, on the page and in the manifest, and that another attempt may mend it", () =>
    withDirectory(async (spoolDirectory) => {
      const describes = whmcsDataMap.filter(({ entity }) => ["profile", "tickets", "emails"].includes(entity));
      const items = failing(new RetryableError("connector.timeout"));
      const { opened, summary } = await buildAndOpen({
        spoolDirectory,
        sources: [{ name: "whmcs", items, describes }],
      });
      expect(opened.manifest().sources).toMatchObject([{ status: "unreachable", leftOut: ["tickets", "emails"] }]);
      expect(opened.text("index.html")).toContain("not to the end: Support tickets, E-mails sent to you.");
      expect(summary).toMatchObject({ complete: false, mayMend: true });
    }));

  test("that leaves out one entity goes on, without what came of it, and the package says so in its first line", () =>
    withDirectory(async (spoolDirectory) => {
      const items = stream([
        ...entityItems("profile", [{ id: 7 }]),
        ...entityItems("credits", [{ id: 1 }]),
        { type: "left_out", entity: "credits", reason: "whmcs.permission_missing", mayMend: false },
        ...entityItems("tickets", [{ id: 2 }]),
      ]);
      const { opened, summary } = await buildAndOpen({ spoolDirectory, sources: [{ name: "whmcs", items }] });
      expect(opened.paths.filter((path) => path.startsWith("data/"))).toEqual([
        "data/whmcs/profile.json",
        "data/whmcs/tickets.json",
      ]);
      expect(opened.manifest().sources).toEqual([
        {
          name: "whmcs",
          status: "unreachable",
          records: 2,
          reason: "whmcs.permission_missing",
          leftOut: ["credits"],
        },
      ]);
      expect(firstLine(opened.text("index.html"))).toContain("incomplete");
      expect(summary).toMatchObject({ complete: false, mayMend: false, records: 2 });
    }));

  test("an entity that comes back after another began ends the build: its file would lack the rest", () =>
    withDirectory(async (spoolDirectory) => {
      const twice = [...entityItems("tickets", [{ id: 1 }]), ...entityItems("credits", [])];
      const items = stream([...twice, ...entityItems("tickets", [{ id: 2 }])]);
      await expect(buildAndOpen({ spoolDirectory, sources: [{ name: "whmcs", items }] })).rejects.toMatchObject({
        code: "package.entity_repeated",
      });
    }));

  test("a source that was unreachable from the start can be told as such, and two are told in the plural", () =>
    withDirectory(async (spoolDirectory) => {
      const { opened } = await buildAndOpen({
        spoolDirectory,
        sources: ["freshdesk", "forms"].map((name) => ({
          name,
          items: null,
          status: "unreachable" as const,
          reason: "connector.unavailable",
        })),
      });
      expect(firstLine(opened.text("index.html"))).toContain("Freshdesk, Forms");
      expect(opened.text("index.html")).toContain(packageTexts.en.incompleteMeaning_other);
    }));

  test.each([
    ["an unsafe finding", new UnsafeError("connector.shared"), "connector.shared"],
    ["a bug", new TypeError("bug"), "bug"],
  ])("%s breaks the build off instead of being called unreachable", (_what, error, message) =>
    withDirectory(async (spoolDirectory) => {
      const destination = new PassThrough();
      const received = buffer(destination).catch(() => "destroyed");
      const sources = [{ name: "whmcs", items: failing(error) }];
      await expect(buildPackage({ ...packageDefaults(), spoolDirectory, sources, destination })).rejects.toThrow(
        message,
      );
      expect(await received).toBe("destroyed");
      expect(await readdir(spoolDirectory)).toEqual([]);
    }),
  );
});
