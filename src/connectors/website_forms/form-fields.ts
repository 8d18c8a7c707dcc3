import { entriesOf, readJson, readSerialised } from "./content.ts";
import type { FieldKind } from "./uploads.ts";

/** Where a plugin keeps its forms, and how one is read. */
export interface FormFields {
  readonly table: string;
  readonly columns: readonly string[];
  /** Holds the form's definition. */
  readonly definition: string;
  /** SQL for the definitions in which a form stands; takes one value. */
  readonly where: string;
  readonly value: (form: string) => string;
  /** Its fields by their names in a submission; undefined: it cannot be read. */
  readonly read: (definition: string, form: string) => ReadonlyMap<string, FieldKind> | undefined;
}

const fileTypes: ReadonlySet<unknown> = new Set(["fileupload", "post_image"]);

/** Gravity Forms: a list of fields with `id`, `type` and, where it acts as another type, `inputType`. */
export const gravityFields: FormFields = {
  table: "gf_form_meta",
  columns: ["form_id", "display_meta"],
  definition: "display_meta",
  where: "`form_id` = ?",
  value: (form) => form,
  read: (text) => {
    const fields = mapOf(readJson(text) ?? readSerialised(text))?.get("fields");
    const listed = entriesOf(fields);
    if (listed === undefined) return undefined;
    return new Map(
      listed.map(([, field]) => {
        const of = mapOf(field);
        const isFile = fileTypes.has(of?.get("type")) || fileTypes.has(of?.get("inputType"));
        return [String(of?.get("id")), isFile ? "file" : "text"];
      }),
    );
  },
};

/**
 * Elementor: the tree of a page or template, in which the form is the element of its id and its fields have `custom_id` and
 * `field_type`. Older versions of the page are asked too: a field that changed its type is in doubt.
 */
export const elementorFields: FormFields = {
  table: "postmeta",
  columns: ["meta_key", "meta_value"],
  definition: "meta_value",
  where: "`meta_key` = '_elementor_data' AND `meta_value` LIKE ? ESCAPE '!'",
  value: (form) => `%"id":${JSON.stringify(form).replaceAll(/[!%_]/g, "!$&")}%`,
  read: (text, form) => {
    const settings = mapOf(elementOf(readJson(text), form)?.get("settings"));
    const fields = entriesOf(settings?.get("form_fields"));
    if (fields === undefined) return undefined;
    return new Map(
      fields.map(([, field]) => {
        const of = mapOf(field);
        return [String(of?.get("custom_id")), of?.get("field_type") === "upload" ? "file" : "text"];
      }),
    );
  },
};

/** What all definitions of a form agree on; where one cannot be read, nothing. */
export function agreedKinds(found: readonly (ReadonlyMap<string, FieldKind> | undefined)[]): Map<string, FieldKind> {
  const agreed = new Map<string, FieldKind>();
  if (found.includes(undefined)) return agreed;
  for (const kinds of found) {
    for (const [name, kind] of kinds ?? []) {
      agreed.set(name, agreed.has(name) && agreed.get(name) !== kind ? undefined : kind);
    }
  }
  return agreed;
}

function elementOf(value: unknown, id: string): ReadonlyMap<string, unknown> | undefined {
  const of = mapOf(value);
  if (of?.get("id") === id && of.has("settings")) return of;
  for (const inner of of?.values() ?? []) {
    const found = typeof inner === "object" ? elementOf(inner, id) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function mapOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  const entries = entriesOf(value);
  return entries === undefined ? undefined : new Map(entries);
}
