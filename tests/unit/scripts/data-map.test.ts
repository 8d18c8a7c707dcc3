import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { generateDocs, schemasFolder } from "../../../scripts/data-map/generated.ts";
import { dataMaps } from "../../../src/connectors/data-maps.ts";
import { validateFile } from "../../support/package-schemas.ts";

const entities = dataMaps.flatMap(({ source, entities: own }) => own.map(({ entity }) => `${source}/${entity}`));
const root = join(import.meta.dirname, "../../..");

describe("what docs/ says of the data map", () => {
  test("is what the map says: `node scripts/data-map.ts` would change nothing", async () => {
    const docs = await generateDocs();
    const stale = [...docs].filter(([path, content]) => readFileSync(join(root, path), "utf8") !== content);
    expect(stale.map(([path]) => path)).toEqual([]);
  });

  test("has no schema of what no longer is", async () => {
    const docs = await generateDocs();
    const found = readdirSync(join(root, schemasFolder), { recursive: true, encoding: "utf8" });
    const schemas = found.filter((path) => path.endsWith(".json")).map((path) => `${schemasFolder}/${path}`);
    expect(schemas.filter((path) => !docs.has(path))).toEqual([]);
    expect(schemas.length).toBeGreaterThan(entities.length);
  });
});

const credit = { creditId: 3, bookedOn: "2026-01-02", description: "Back", amount: "-1.00", relatedId: null };

describe("a schema of docs/", () => {
  const check = (record: object) => validateFile("data/whmcs/credits.json", [record]);

  test("takes a record as the map describes it", () => {
    expect(check(credit)).toEqual([]);
  });

  test.each([
    ["a field that the map does not have", { ...credit, adminId: 1 }],
    ["a missing field", { ...credit, relatedId: undefined }],
    ["an id of 0, which means none", { ...credit, relatedId: 0 }],
    ["money as a number", { ...credit, amount: -1 }],
    ["money with a currency sign", { ...credit, amount: "€1.00" }],
    ["a zero date", { ...credit, bookedOn: "0000-00-00 00:00:00" }],
    ["a text that is null", { ...credit, description: null }],
  ])("refuses %s", (_what, record) => {
    expect(check(JSON.parse(JSON.stringify(record)) as object)).toHaveLength(1);
  });

  test("takes a record without the staff notes that the policy keeps out", () => {
    const noted = { noteId: 1, date: null };
    expect(validateFile("data/whmcs/client_notes.json", [noted])).toEqual([]);
    expect(validateFile("data/whmcs/client_notes.json", [{ ...noted, note: "Called." }])).toEqual([]);
  });

  test.each(["data/whmcs/unheard_of.json", "data/other/credits.json", "other.json"])(
    "does not exist for %s",
    (path) => {
      expect(validateFile(path, [])).toEqual([`${path}: no schema`]);
    },
  );

  test.each(entities)("stands for an empty list of %s", (path) => {
    expect(validateFile(`data/${path}.json`, [])).toEqual([]);
    expect(validateFile(`data/${path}.json`, [{}])).not.toEqual([]);
  });
});
