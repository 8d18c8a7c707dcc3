import { describe, expect, test } from "@jest/globals";
import { readdir, readFile } from "node:fs/promises";
import { dataMaps } from "../../src/connectors/data-maps.ts";
import { type FieldDescription, masks, presentFields, withholdings } from "../../src/domain/data-map.ts";
import { languages } from "../../src/domain/policy.ts";
import { en as common } from "../../src/package/texts/fields/en.ts";
import { fieldLabel, fieldLabels } from "../../src/package/texts/fields/label.ts";
import { processorLabels } from "../../src/package/texts/fields/processors/index.ts";
import { treatmentTexts } from "../../src/package/texts/treatments.ts";
import { createTranslator } from "../../src/package/texts/translate.ts";

const keys = Object.keys(fieldLabels.en);
/** Each key as its own label, so that a look-up tells which key it found. */
const keysThemselves = Object.fromEntries(keys.map((key) => [key, key]));

/** A record, or rows inside one: fields that are read beside one another. */
interface Group {
  readonly entity: string;
  readonly paths: readonly string[];
}

function groupsOf(entity: string, fields: readonly FieldDescription[], at: string): readonly Group[] {
  const present = presentFields(fields);
  const paths = new Map<string, string[]>();
  for (const { name } of present) {
    // `a.b` stands in an object `a`, which is shown as well.
    const names = name.split(".");
    for (const depth of names.keys()) {
      const parent = [...at.split("."), ...names.slice(0, depth)].filter((part) => part !== "").join(".");
      const path = [parent, names[depth]].filter((part) => part !== "").join(".");
      paths.set(parent, [...new Set([...(paths.get(parent) ?? []), path])]);
    }
  }
  const inner = present.flatMap((field) =>
    groupsOf(entity, field.fields ?? [], at === "" ? field.name : `${at}.${field.name}`),
  );
  return [...[...paths.values()].map((some) => ({ entity, paths: some })), ...inner];
}

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

function groupsOfSchema(entity: string, schema: Schema, at: string): readonly Group[] {
  const { properties = {}, items } = schema;
  if (items !== undefined) return groupsOfSchema(entity, items, at);
  const paths = Object.keys(properties).map((name) => `${at}${name}`);
  const inner = Object.entries(properties).flatMap(([name, part]) => groupsOfSchema(entity, part, `${at}${name}.`));
  return [...(paths.length === 0 ? [] : [{ entity, paths }]), ...inner];
}

const moveSchemas = new URL("../../docs/schemas/move/", import.meta.url);

/** Everything that a package shows: the records of the data maps, and the lists of the move pack. */
async function shownGroups(): Promise<readonly Group[]> {
  const files = await readdir(moveSchemas);
  const lists = files.map(async (file) => {
    const schema = JSON.parse(await readFile(new URL(file, moveSchemas), "utf8")) as Schema;
    return groupsOfSchema(file.replace(".schema.json", ""), schema, "");
  });
  return [
    ...dataMaps.flatMap(({ entities }) => entities.flatMap(({ entity, fields }) => groupsOf(entity, fields, ""))),
    ...(await Promise.all(lists)).flat(),
  ];
}

/** Words that a language shares with English. */
const sharedWords = {
  nl: "Bank Postcode Product Registrar Server Status Type",
  fr: "Commission Date Description Message Messages Note Notes Options Services Total Type",
  de: "Bank Name Registrar Server Status Text",
} as const;

describe("labels of fields", () => {
  test("every field that stands in a package has one, and there is none that no field uses", async () => {
    const groups = await shownGroups();
    const paths = groups.flatMap(({ entity, paths }) => paths.map((path) => ({ entity, path })));
    expect(paths.length).toBeGreaterThan(300);
    const found = paths.map(({ entity, path }) => ({ entity, path, key: fieldLabel(keysThemselves, entity, path) }));
    expect(found.filter(({ key }) => key === undefined)).toEqual([]);
    const used = new Set(found.map(({ key }) => key));
    expect(keys.filter((key) => !used.has(key))).toEqual([]);
  });

  test("no two connectors bring the same one along, nor one that is common", () => {
    const own = processorLabels.flatMap(({ en }) => Object.keys(en));
    expect(new Set([...own, ...Object.keys(common)]).size).toBe(own.length + Object.keys(common).length);
  });

  test("none says in every language what would be found without it", () => {
    const needless = keys.filter((key) => {
      const shorter = key.split(".").map((_, from, names) => names.slice(from + 1).join("."));
      const next = shorter.find((ending) => Object.hasOwn(fieldLabels.en, ending));
      const isSame = (labels: Readonly<Record<string, string>>): boolean => labels[key] === labels[next ?? ""];
      return languages.every((language) => isSame(fieldLabels[language]));
    });
    expect(needless).toEqual([]);
  });

  test.each(languages)("%s has the same as English, in the same order", (language) => {
    expect(Object.keys(fieldLabels[language])).toEqual(keys);
  });

  test.each(languages)("%s tells fields that stand beside one another apart", async (language) => {
    const groups = await shownGroups();
    const alike = groups.flatMap(({ entity, paths }) => {
      const labels = paths.map((path) => fieldLabel(fieldLabels[language], entity, path));
      return paths.filter((_, index) => labels.indexOf(labels[index]) !== index).map((path) => `${entity}.${path}`);
    });
    expect(alike).toEqual([]);
  });

  test.each(languages)("%s is short, begins with a capital and reads like words, not like code", (language) => {
    const wrong = /^(?!\p{Lu})|^.{46}|[_"'{}<>]|\p{Ll}\p{Lu}|\s\s|[\s.:;,]$/u;
    expect(Object.values(fieldLabels[language]).filter((label) => wrong.test(label))).toEqual([]);
  });

  test.each(["en", "nl", "fr"] as const)("%s has no capital inside but in an abbreviation", (language) => {
    const words = Object.values(fieldLabels[language]).flatMap((label) => label.split(/[ -]/).slice(1));
    expect(words.filter((word) => /\p{Lu}/u.test(word) && !/^\(?(ID|IP|DNS|MB|Mo|TVA|VAT)\)?$/.test(word))).toEqual([]);
  });

  test.each(["nl", "fr", "de"] as const)("%s was not left in English", (language) => {
    const same = Object.entries(fieldLabels.en).filter(([key, label]) => fieldLabels[language][key] === label);
    expect([...new Set(same.map(([, label]) => label))].sort().join(" ")).toBe(sharedWords[language]);
  });
});

describe("looking up a label", () => {
  const labels = { amount: "Amount", "lines.amount": "Amount of the line", "invoices.lines.amount": "Billed" };

  test("takes the longest ending of entity and path that has one", () => {
    expect(fieldLabel(labels, "invoices", "lines.amount")).toBe("Billed");
    expect(fieldLabel(labels, "orders", "lines.amount")).toBe("Amount of the line");
    expect(fieldLabel(labels, "orders", "amount")).toBe("Amount");
    expect(fieldLabel(labels, "other", "rows.of.lines.amount")).toBe("Amount of the line");
  });

  test("finds nothing for a name that has none, not even one that every object knows", () => {
    for (const name of ["colour", "constructor", "toString", "__proto__", "", ".", "amount."]) {
      expect(fieldLabel(labels, "orders", name)).toBeUndefined();
    }
  });
});

describe("the translator", () => {
  test("calls a field as people do, and makes readable what has no label", () => {
    const translate = createTranslator("nl");
    expect(translate.field("services", "nextDueOn")).toBe("Volgende vervaldag");
    expect(translate.field("invoices", "lines.amount")).toBe("Bedrag");
    expect(translate.field("website_forms", "form.favouriteColour")).toBe("Favourite colour");
  });

  test.each(languages)("says in %s what every mask takes out, and every reason for leaving out", (language) => {
    const translate = createTranslator(language);
    const told = [...masks.map((mask) => translate.mask(mask)), ...withholdings.map((why) => translate.withheld(why))];
    expect(new Set(told).size).toBe(masks.length + withholdings.length);
    expect(told.filter((sentence) => !/^\p{Lu}.{15,}\.$/u.test(sentence))).toEqual([]);
    expect(Object.values(treatmentTexts[language]).sort()).toEqual(told.sort());
    const english: ReadonlySet<string> = new Set(language === "en" ? [] : Object.values(treatmentTexts.en));
    expect(told.filter((sentence) => english.has(sentence))).toEqual([]);
  });
});
