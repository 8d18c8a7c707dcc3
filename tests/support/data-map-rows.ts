import type { FieldDescription } from "../../src/domain/data-map.ts";

/** A field with the path on which its system sends it. */
export interface Placed {
  readonly path: string;
  readonly field: FieldDescription;
}

/** Every field of a description, those inside others too; `at`: the entity, or the path they stand on. */
export function placed(fields: readonly FieldDescription[], at: string): readonly Placed[] {
  return fields.flatMap((field) => {
    const path = `${at}.${field.source}`;
    const inner = field.treatment === "left_out" ? undefined : field.fields;
    return [{ path, field }, ...placed(inner ?? [], path)];
  });
}
