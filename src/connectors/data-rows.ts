import type {
  ExportedField,
  FieldDescription,
  FieldType,
  LeftOutField,
  Mask,
  MaskedField,
  Withholding,
} from "../domain/data-map.ts";

/** What a row of the map may say beside its name, type and treatment. */
type Marks = Partial<Pick<ExportedField, "isMain" | "isNote" | "namesRecipient" | "isHtml">>;

/** Among the few fields that tell a record from the next. */
export const main = { isMain: true } as const satisfies Marks;
/** Written by staff about the client. */
export const note = { isNote: true } as const satisfies Marks;
/** Its values are who else received the record. */
export const recipient = { namesRecipient: true } as const satisfies Marks;

/** A field that stands in the package as the system has it. */
export function kept(source: string, name: string, type: FieldType, marks?: Marks): ExportedField {
  return { treatment: "exported", source, name, type, ...marks };
}

const reasons: Readonly<Record<Mask, Withholding>> = {
  secrets: "secret",
  labelled_secret: "secret",
  digits: "secret",
  last_four: "secret",
  staff: "staff",
  staff_address: "staff",
  others: "other_person",
  own_addresses: "other_person",
};

/** A field of which something is taken out. */
export function masked(source: string, name: string, type: FieldType, mask: Mask, marks?: Marks): MaskedField {
  return { treatment: "masked", source, name, type, mask, reason: reasons[mask], ...marks };
}

/** Fields that are known and not in the package, all for one reason. */
export function leftOut(reason: Withholding, ...sources: readonly string[]): readonly LeftOutField[] {
  return sources.map((source) => ({ treatment: "left_out", source, reason }));
}

/** A list of rows; `item` is what the system calls a row where it wraps them, else "". */
export function list(
  source: string,
  item: string,
  name: string,
  fields: readonly FieldDescription[],
  marks?: Marks,
): ExportedField {
  return { treatment: "exported", source, name, type: "list", fields, item, ...marks };
}

/** An object of its own fields. */
export function object(source: string, name: string, fields: readonly FieldDescription[]): ExportedField {
  return { treatment: "exported", source, name, type: "object", fields };
}

/** A text of lines `Label: value`; the source of each field is its label. */
export function labelled(source: string, name: string, fields: readonly FieldDescription[]): ExportedField {
  return { treatment: "exported", source, name, type: "labelled", fields };
}
