import { describe, expect, test } from "@jest/globals";
import type { ExportItem, ExportMove } from "../../src/connectors/connector.ts";
import { RetryableError } from "../../src/domain/errors.ts";
import { languages } from "../../src/domain/policy.ts";
import { packageTexts } from "../../src/package/texts/translate.ts";
import { withDirectory } from "../support/package-directory.ts";
import { buildAndOpen, entityItems, stream } from "../support/package-reading.ts";

const move = (list: ExportMove["list"], record: ExportMove["record"]): ExportMove => ({ type: "move", list, record });

const whmcsItems: ExportItem[] = [
  ...entityItems("profile", [{ id: 7 }]),
  move("domains", { domainId: 1, domainName: "example.com" }),
  ...entityItems("services", [{ id: 2 }]),
  move("services", { serviceId: 2, productName: "Hosting 😀" }),
  move("domains", { domainId: 3, domainName: "example.be" }),
];

describe("the move pack", () => {
  test("holds what sources say to the next host, list by list in their order, an empty list too", () =>
    withDirectory(async (spoolDirectory) => {
      const { opened, summary } = await buildAndOpen({
        spoolDirectory,
        sources: [
          { name: "whmcs", items: stream(whmcsItems) },
          { name: "mail", items: stream([move("domains", { domainName: "example.org" })]) },
        ],
      });
      expect(opened.json("move/domains.json")).toEqual([
        { domainId: 1, domainName: "example.com" },
        { domainId: 3, domainName: "example.be" },
        { domainName: "example.org" },
      ]);
      expect(opened.json("move/services.json")).toEqual([{ serviceId: 2, productName: "Hosting 😀" }]);
      expect(opened.json("move/mailboxes.json")).toEqual([]);
      const files = opened.manifest().files.filter(({ path }) => path.startsWith("move/"));
      expect(files.map(({ path, mediaType, records }) => [path, mediaType, records])).toEqual([
        ["move/domains.json", "application/json", 3],
        ["move/services.json", "application/json", 1],
        ["move/mailboxes.json", "application/json", 0],
        ["move/README.txt", "text/plain", 0],
      ]);
      // They repeat records that stand under `data`.
      expect(summary.records).toBe(2);
    }));

  test.each(languages)("explains itself in %s, names whom to ask, and opens in every editor", (language) =>
    withDirectory(async (spoolDirectory) => {
      const sources = [{ name: "whmcs", items: stream(whmcsItems) }];
      const { opened } = await buildAndOpen({ spoolDirectory, language, sources });
      const readme = opened.text("move/README.txt");
      expect(readme.startsWith(`\uFEFF${packageTexts[language].moveTitle}\r\n`)).toBe(true);
      expect(readme.replaceAll("\r\n", "")).not.toMatch(/\p{Cc}|\{\{|undefined/u);
      for (const key of ["moveDomainsExpiry", "moveDomainsStart", "moveServicesSwitch", "moveMailboxesCopy"] as const) {
        expect(readme).toContain(packageTexts[language][key]);
      }
      expect(readme).toContain("Example Hosting BV (privacy@example.com)");
      for (const list of ["domains", "services", "mailboxes"]) {
        expect(readme).toContain(`${list}.json: `);
        expect(readme).toContain(`urn:whmcs-gdpr:schema:move/${list}`);
      }
    }),
  );

  test("of a source that broke off nothing stands there, and the text says that something is missing", () =>
    withDirectory(async (spoolDirectory) => {
      const { opened } = await buildAndOpen({
        spoolDirectory,
        sources: [
          { name: "whmcs", items: stream(whmcsItems, new RetryableError("connector.timeout")) },
          { name: "mail", items: stream([move("mailboxes", { address: "ann@example.org" })]) },
        ],
      });
      expect(opened.json("move/domains.json")).toEqual([]);
      expect(opened.json("move/mailboxes.json")).toEqual([{ address: "ann@example.org" }]);
      expect(opened.text("move/README.txt")).toContain(
        "This folder is incomplete, because not everything could be read from WHMCS",
      );
    }));

  test("is not in a package of which no source was read to its end", () =>
    withDirectory(async (spoolDirectory) => {
      const { opened } = await buildAndOpen({
        spoolDirectory,
        sources: [
          { name: "whmcs", items: stream(whmcsItems, new RetryableError("connector.timeout")) },
          { name: "mail", items: null },
        ],
      });
      expect(opened.paths.filter((path) => path.startsWith("move/"))).toEqual([]);
    }));
});
