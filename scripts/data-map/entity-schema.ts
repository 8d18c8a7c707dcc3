import type { Json } from "../../src/connectors/connector.ts";
import {
  type EntityDescription,
  type ExportedField,
  type FieldDescription,
  type FieldType,
  type MaskedField,
  presentFields,
} from "../../src/domain/data-map.ts";
import { maskWords } from "./words.ts";

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = { readonly [key: string]: Json };

type Scalar = Exclude<FieldType, "list" | "object" | "labelled">;

/** How each kind of value stands in the package. */
export const valueSchemas: Readonly<Record<Scalar, JsonSchema>> = {
  id: { type: ["integer", "null"], minimum: 1 },
  count: { type: ["integer", "null"], minimum: 0 },
  text: { type: "string" },
  flag: { type: "boolean" },
  money: { type: ["string", "null"], pattern: String.raw`^-?\d+(\.\d+)?$` },
  day: { type: ["string", "null"], pattern: String.raw`^\d{4}-\d{2}-\d{2}$` },
  moment: { type: ["string", "null"], pattern: String.raw`^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$` },
  texts: { type: "array", items: { type: "string" } },
};

/** A schema that stands for itself. `name` is its file's, without the ending. */
export function asDocument(name: string, title: string, schema: JsonSchema): JsonSchema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: `urn:whmcs-gdpr:schema:${name}`,
    title,
    ...schema,
  };
}

/** An object of exactly these keys, those of `optional` not always there. */
export function exactly(
  properties: Readonly<Record<string, JsonSchema>>,
  optional: readonly string[] = [],
): JsonSchema {
  return {
    type: "object",
    properties,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    additionalProperties: false,
  };
}

/** The schema of `data/<source>/<entity>.json`: an array of records, each with every field that the map has. `name` as of a document. */
export function entitySchema(name: string, { entity, fields }: EntityDescription): JsonSchema {
  return asDocument(name, entity, { type: "array", items: recordSchema(fields) });
}

/** Staff notes may be left out by policy; everything else is in every record. */
function recordSchema(fields: readonly FieldDescription[]): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  const objects = new Map<string, Record<string, JsonSchema>>();
  const notes: string[] = [];
  for (const field of presentFields(fields)) {
    const schema = fieldSchema(field, fields);
    const [name, inner] = field.name.split(".", 2);
    if (name === undefined) continue;
    if (inner === undefined) properties[name] = schema;
    else {
      const object = objects.get(name) ?? {};
      object[inner] = schema;
      objects.set(name, object);
      properties[name] = exactly(object);
    }
    if (field.isNote === true) notes.push(name);
  }
  return exactly(properties, notes);
}

function fieldSchema(field: ExportedField | MaskedField, among: readonly FieldDescription[]): JsonSchema {
  const sources = among.flatMap((other) =>
    other.treatment !== "left_out" && other.name === field.name ? [other.source] : [],
  );
  const description = [
    `WHMCS: ${sources.join(", ")}`,
    ...(field.treatment === "masked" ? [maskWords[field.mask]] : []),
  ].join("; ");
  return { description, ...typeSchema(field) };
}

function typeSchema({ type, fields = [] }: ExportedField | MaskedField): JsonSchema {
  if (type === "list") return { type: "array", items: recordSchema(fields) };
  if (type === "object" || type === "labelled") return { ...recordSchema(fields), type: ["object", "null"] };
  return valueSchemas[type];
}
