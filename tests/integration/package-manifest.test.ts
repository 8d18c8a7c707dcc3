import { describe, expect, test } from "@jest/globals";
import type { ExportItem } from "../../src/connectors/connector.ts";
import { whmcsDataMap } from "../../src/connectors/whmcs/data-map/index.ts";
import { presentFields, type EntityDescription } from "../../src/domain/data-map.ts";
import { languages, type Policy } from "../../src/domain/policy.ts";
import { withDirectory } from "../support/package-directory.ts";
import { buildAndOpen, entityItems, packageDefaults, stream } from "../support/package-reading.ts";

const domains: EntityDescription = {
  entity: "domains",
  origins: ["GetClientsDomains"],
  purpose: "delivery",
  legalBasis: "contract",
  retention: "hosting",
  recipients: ["registrar", "hosting"],
  isPortable: true,
  fields: [
    { treatment: "exported", source: "domainname", name: "domainName", type: "text", isMain: true },
    { treatment: "exported", source: "registrar", name: "registry.name", type: "text", namesRecipient: true },
    {
      treatment: "masked",
      source: "notes",
      name: "notes",
      type: "text",
      mask: "others",
      reason: "staff",
      isNote: true,
    },
    {
      treatment: "exported",
      source: "hosts",
      name: "nameServers",
      type: "list",
      fields: [
        { treatment: "exported", source: "host", name: "host", type: "text" },
        { treatment: "left_out", source: "id", reason: "technical" },
      ],
    },
    { treatment: "left_out", source: "eppcode", reason: "secret" },
  ],
};
const policy = (changes: Partial<Policy>): Policy => ({ ...packageDefaults().policy, ...changes });
const records = [
  { domainName: "example.com", registry: { name: "Registrar One" }, notes: "", nameServers: [] },
  { domainName: "example.org", registry: { name: "" }, notes: "", nameServers: [] },
  { domainName: "example.be", registry: { name: "Registrar One" }, notes: "", nameServers: [] },
  { domainName: "example.net", registry: { name: "Registrar Two" }, notes: "", nameServers: [] },
];

describe("the manifest", () => {
  test("says of each described entity why it is kept, for how long, who received it, and what each field is", () =>
    withDirectory(async (spoolDirectory) => {
      const items = [...entityItems("domains", records), ...entityItems("undescribed", [{ a: 1 }])];
      const { opened } = await buildAndOpen({
        spoolDirectory,
        policy: policy({ processors: { panel: { enabled: true, label: "Panel Host", receives: ["hosting"] } } }),
        sources: [{ name: "whmcs", items: stream(items), describes: [domains] }],
      });
      const { entities } = opened.manifest();
      expect(entities).toMatchObject([
        {
          source: "whmcs",
          entity: "domains",
          description: "Domain names",
          purpose: "delivery",
          legalBasis: "contract",
          retention: "hosting",
          recipients: {
            kinds: ["registrar", "hosting"],
            names: ["Panel Host", "Registrar One", "Registrar Two"],
            unnamed: [],
          },
          portable: true,
          fields: [
            { name: "domainName", type: "text", treatment: "exported" },
            { name: "registry.name", type: "text", treatment: "exported" },
            { name: "notes", type: "text", treatment: "masked", mask: "others", reason: "staff" },
            { name: "nameServers", type: "list", treatment: "exported" },
            { name: "nameServers.host", type: "text", treatment: "exported" },
          ],
          leftOut: [
            { field: "hosts.id", reason: "technical" },
            { field: "eppcode", reason: "secret" },
          ],
        },
      ]);
      expect(entities[0]?.fields.every(({ description }) => description.trim() !== "")).toBe(true);
    }));

  test("tells a note that the policy keeps out among what is left out", () =>
    withDirectory(async (spoolDirectory) => {
      const { opened } = await buildAndOpen({
        spoolDirectory,
        policy: policy({ export: { notes: false } }),
        sources: [{ name: "whmcs", items: stream(entityItems("domains", records)), describes: [domains] }],
      });
      const [entity] = opened.manifest().entities;
      expect(entity?.fields.map(({ name }) => name)).not.toContain("notes");
      expect(entity?.leftOut).toContainEqual({ field: "notes", reason: "notes_withheld" });
    }));

  test.each(languages)("describes every field of WHMCS that stands in the package in %s", (language) =>
    withDirectory(async (spoolDirectory) => {
      const items = whmcsDataMap.flatMap(({ entity }) => entityItems(entity, []));
      const sources = [{ name: "whmcs", items: stream(items), describes: whmcsDataMap }];
      const { opened } = await buildAndOpen({ spoolDirectory, language, sources });
      const { entities } = opened.manifest();
      expect(entities.map(({ entity }) => entity)).toEqual(whmcsDataMap.map(({ entity }) => entity));
      for (const [index, { fields }] of entities.entries()) {
        const names = fields.map(({ name }) => name);
        expect(names).toEqual(
          expect.arrayContaining(presentFields(whmcsDataMap[index]?.fields ?? []).map(({ name }) => name)),
        );
        expect(new Set(names).size).toBe(names.length);
        for (const { description } of fields) expect(description).not.toMatch(/^$|\{\{|undefined/);
      }
    }),
  );

  test("never names a field that the data map does not know: the owner is told, the client sees the gap", () =>
    withDirectory(async (spoolDirectory) => {
      const unmapped = (field: string, count: number): ExportItem => ({
        type: "unmapped",
        entity: "domains",
        field,
        count,
      });
      const items: ExportItem[] = [
        ...entityItems("domains", records),
        unmapped("hosts.newfield", 3),
        unmapped("ann@example.com", 1),
        { type: "gap", reason: "fields_not_mapped", count: 4 },
      ];
      const sources = [{ name: "whmcs", items: stream(items), describes: [domains] }];
      const { opened, summary } = await buildAndOpen({ spoolDirectory, sources });
      expect(summary.unmapped).toEqual([
        { source: "whmcs", entity: "domains", field: "hosts.newfield", count: 3 },
        { source: "whmcs", entity: "domains", field: "-", count: 1 },
      ]);
      expect(summary.complete).toBe(true);
      expect(opened.manifest().sources[0]?.gaps).toEqual([{ reason: "fields_not_mapped", count: 4 }]);
      for (const path of opened.paths) expect(opened.text(path)).not.toMatch(/newfield|ann@example\.com/);
    }));
});
