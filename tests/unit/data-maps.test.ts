import { describe, expect, test } from "@jest/globals";
import { dataMaps } from "../../src/connectors/data-maps.ts";
import { type FieldDescription, presentFields } from "../../src/domain/data-map.ts";
import { placed } from "../support/data-map-rows.ts";

const described = dataMaps.flatMap(({ source, entities }) =>
  entities.map((description) => ({ source, ...description })),
);

describe("the data maps", () => {
  test("name each system once, and each entity of a system once", () => {
    const names = described.map(({ source, entity }) => `${source}/${entity}`);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(dataMaps.map(({ source }) => source)).size).toBe(dataMaps.length);
  });
});

describe.each(described)("$source/$entity", ({ entity, fields, isPortable, legalBasis, origins }) => {
  const rows = placed(fields, entity);

  test("gives two fields one name only where they are the same field", () => {
    expect(clashes(fields)).toEqual([]);
  });

  test("maps no source twice in one place", () => {
    const paths = rows.map(({ path }) => path);
    expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([]);
  });

  test("has a few fields that tell a record from the next", () => {
    const main = presentFields(fields).filter(({ isMain }) => isMain === true);
    expect(main.length).toBeGreaterThanOrEqual(2);
    expect(main.length).toBeLessThanOrEqual(6);
  });

  test("gives what may hold rows their fields, and nothing else any", () => {
    const structured = new Set(["list", "object", "labelled"]);
    const wrong = rows.filter(
      ({ field }) => field.treatment !== "left_out" && structured.has(field.type) !== (field.fields !== undefined),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test("hands out nothing that is called a password, a secret or a key", () => {
    const named = rows.filter(({ field }) => /passw|secret|api_?key|token$|auth_?code/i.test(field.source));
    expect(named.filter(({ field }) => field.treatment !== "left_out").map(({ path }) => path)).toEqual([]);
  });

  test("is portable only on a ground that Art. 20 names, and says where it is read", () => {
    expect(isPortable && !["contract", "consent"].includes(legalBasis)).toBe(false);
    expect(origins).not.toEqual([]);
  });
});

/** Names that stand for two fields of another type, mask or structure, or for one that is an object elsewhere. */
function clashes(fields: readonly FieldDescription[]): readonly string[] {
  const kinds = new Map<string, string>();
  return fields.flatMap((field) => {
    if (field.treatment === "left_out") return [];
    const mask = field.treatment === "masked" ? field.mask : "";
    const kind = JSON.stringify([field.type, mask, field.fields]);
    const isClash = (kinds.get(field.name) ?? kind) !== kind || fields.some((other) => isParent(field.name, other));
    kinds.set(field.name, kind);
    return [...(isClash ? [field.name] : []), ...clashes(field.fields ?? [])];
  });
}

function isParent(name: string, other: FieldDescription): boolean {
  return other.treatment !== "left_out" && other.name.startsWith(`${name}.`);
}
