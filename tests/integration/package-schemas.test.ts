import { describe, expect, test } from "@jest/globals";
import type { ExportItem, ExportMove } from "../../src/connectors/connector.ts";
import { whmcsDataMap } from "../../src/connectors/whmcs/data-map/index.ts";
import { RetryableError } from "../../src/domain/errors.ts";
import type { SourceInput } from "../../src/package/read-source.ts";
import { withDirectory } from "../support/package-directory.ts";
import { buildAndOpen, entityItems, type OpenedPackage, stream } from "../support/package-reading.ts";
import { validatePackage } from "../support/package-schemas.ts";

const credit = { creditId: 3, bookedOn: "2026-01-02", description: "Back", amount: "-1.00", relatedId: null };

const moved: readonly Omit<ExportMove, "type">[] = [
  {
    list: "domains",
    record: {
      domainId: 1,
      domainName: "ann.example",
      registrationType: "Register",
      registrar: "",
      status: "Active",
      registeredOn: "2020-02-03",
      expiresOn: null,
      nextDueOn: null,
      autoRenew: true,
      nameServers: null,
      dnsManagement: false,
      emailForwarding: false,
      idProtection: true,
    },
  },
  {
    list: "services",
    record: {
      serviceId: 2,
      productName: "Starter",
      domain: "ann.example",
      status: "Active",
      panelType: "cpanel",
      serverHostname: "web1.example.com",
      username: "annexamp",
      nextDueOn: "2027-01-01",
      diskLimitMb: 0,
      diskUsageMb: 12.5,
      bandwidthLimitMb: null,
      bandwidthUsageMb: null,
      options: [{ name: "Backups", value: "Daily" }],
    },
  },
  { list: "mailboxes", record: { address: "ann@ann.example", kind: "forward", target: "ann@example.org" } },
];

const build = (items: readonly ExportItem[], others: readonly SourceInput[] = [], error?: Error) =>
  withDirectory(async (spoolDirectory): Promise<OpenedPackage> => {
    const sources = [{ name: "whmcs", items: stream(items, error), describes: whmcsDataMap }, ...others];
    return (await buildAndOpen({ spoolDirectory, sources })).opened;
  });

describe("the JSON files of a package fit the schemas of docs/", () => {
  test("with records, gaps, files, and systems that were not read", async () => {
    const file: ExportItem = {
      type: "attachment",
      entity: "credits",
      folder: "ticket-1",
      name: "own.json",
      data: Buffer.from("not even JSON"),
    };
    const opened = await build(
      [
        ...entityItems("credits", [credit]),
        file,
        ...entityItems("orders", []),
        ...moved.map((item): ExportItem => ({ type: "move", ...item })),
        { type: "gap", reason: "invoice_pdf_failed", count: 2 },
        { type: "gap", reason: "client_files_not_supported" },
      ],
      [{ name: "versio", items: null }],
    );
    expect(validatePackage(opened)).toEqual([]);
    expect(opened.manifest().entities.map(({ entity }) => entity)).toEqual(["credits", "orders"]);
    expect(opened.paths).toEqual(expect.arrayContaining(moved.map(({ list }) => `move/${list}.json`)));
  });

  test("with every entity and field that the data map describes", async () => {
    const opened = await build(whmcsDataMap.flatMap(({ entity }) => entityItems(entity, [])));
    expect(validatePackage(opened)).toEqual([]);
    expect(opened.manifest().entities).toHaveLength(whmcsDataMap.length);
  });

  test("when a source broke off", async () => {
    const opened = await build(entityItems("credits", [credit]), [], new RetryableError("connector.timeout"));
    expect(validatePackage(opened)).toEqual([]);
  });

  test("which finds a record that does not, and a file that nobody described", async () => {
    const opened = await build([
      ...entityItems("credits", [{ ...credit, amount: 1 }]),
      ...entityItems("unheard_of", []),
    ]);
    expect(validatePackage(opened)).toEqual([
      expect.stringMatching(/^data\/whmcs\/credits\.json\/0\/amount: must be string,null/),
      "data/whmcs/unheard_of.json: no schema",
    ]);
  });
});
