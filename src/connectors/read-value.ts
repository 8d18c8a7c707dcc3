import type { z } from "zod";
import type { ExportedField, MaskedField } from "../domain/data-map.ts";
import type { Json } from "./connector.ts";
import { date, flag, moment, optionalCount, optionalId, optionalMoney, type RawRow, rowsIn, text } from "./scalars.ts";

/** Types of one value; the others have fields of their own. */
export type PlainType = Exclude<(ExportedField | MaskedField)["type"], "list" | "object" | "labelled">;

/** A value as it stands in the package. `isUnreadable`: the system sent something that its type cannot be. */
export interface ReadValue {
  readonly value: Json;
  readonly isUnreadable: boolean;
}

const readers: Readonly<Record<Exclude<PlainType, "texts">, z.ZodType<string | number | boolean | undefined>>> = {
  id: optionalId,
  count: optionalCount,
  text,
  flag,
  money: optionalMoney,
  day: date,
  moment,
};

/** What stands in the package where there is nothing. */
export function blank(type: (ExportedField | MaskedField)["type"]): Json {
  if (type === "text") return "";
  if (type === "flag") return false;
  return type === "list" || type === "texts" ? [] : null;
}

/** Whether a value is no more than what stands for nothing; a flag that was sent always says something. */
export function isBlank(value: Json): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** Reads one value as another system sent it. Never throws. */
export function readValue(type: PlainType, raw: unknown): ReadValue {
  if (type === "texts") return readTexts(raw);
  const parsed = readers[type].safeParse(raw);
  if (!parsed.success) return { value: blank(type), isUnreadable: true };
  return { value: parsed.data ?? blank(type), isUnreadable: false };
}

/** A list in any shape, one text with separators, or names with a flag each. */
function readTexts(raw: unknown): ReadValue {
  try {
    const rows = typeof raw === "string" ? raw.split(/[,;|\r\n]+/) : isRecord(raw) ? namedTexts(raw) : rowsIn(raw);
    if (rows === undefined) return { value: [], isUnreadable: true };
    const texts = rows.map((row) => text.parse(row).trim());
    return { value: texts.filter((value) => value !== ""), isUnreadable: false };
  } catch {
    return { value: [], isUnreadable: true };
  }
}

function namedTexts(raw: RawRow): readonly unknown[] {
  if (Object.keys(raw).every((key) => /^\d+$/.test(key))) return rowsIn(raw) ?? [];
  return Object.entries(raw).flatMap(([name, value]) => {
    if (Array.isArray(value)) return value;
    return flag.parse(value) ? name : [];
  });
}

/** Whether a value is an object: no list, not null. */
export function isRecord(value: unknown): value is RawRow {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text of a row, whatever was sent; "" where there is none. */
export function textOf(row: RawRow, key: string): string {
  return Object.hasOwn(row, key) ? (text.safeParse(row[key]).data ?? "").trim() : "";
}
