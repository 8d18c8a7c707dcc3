import type { z } from "zod";
import type { ExportedField, MaskedField } from "../../../domain/data-map.ts";
import type { Json } from "../../connector.ts";
import { date, dateTime, flag, optionalCount, optionalId, optionalMoney, text, toList } from "../normalise.ts";

/** Types of one value; the others have fields of their own. */
export type PlainType = Exclude<(ExportedField | MaskedField)["type"], "list" | "object" | "labelled">;

/** A value as it stands in the package. `isUnreadable`: WHMCS sent something that its type cannot be. */
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
  moment: dateTime,
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

/** Reads one value of WHMCS. Never throws. */
export function readValue(type: PlainType, raw: unknown): ReadValue {
  if (type === "texts") return readTexts(raw);
  const parsed = readers[type].safeParse(raw);
  if (!parsed.success) return { value: blank(type), isUnreadable: true };
  return { value: parsed.data ?? blank(type), isUnreadable: false };
}

/** A list in any of WHMCS's shapes, one text with separators, or names with a flag each. */
function readTexts(raw: unknown): ReadValue {
  try {
    const rows = typeof raw === "string" ? raw.split(/[,;|\r\n]+/) : isRecord(raw) ? namedTexts(raw) : toList(raw);
    const texts = rows.map((row) => text.parse(row).trim());
    return { value: texts.filter((value) => value !== ""), isUnreadable: false };
  } catch {
    return { value: [], isUnreadable: true };
  }
}

function namedTexts(raw: Readonly<Record<string, unknown>>): readonly unknown[] {
  if (Object.keys(raw).every((key) => /^\d+$/.test(key))) return toList(raw);
  return Object.entries(raw).flatMap(([name, value]) => {
    if (Array.isArray(value)) return value;
    return flag.parse(value) ? name : [];
  });
}

/** Whether a value is an object of WHMCS: no list, not null. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The rows of a list in any of WHMCS's shapes; undefined for what is no list. */
export function rowsIn(raw: unknown, item?: string): readonly unknown[] | undefined {
  try {
    return toList(raw, item);
  } catch {
    return undefined;
  }
}

/** A text of a row, whatever WHMCS sent; "" where there is none. */
export function textOf(row: Readonly<Record<string, unknown>>, key: string): string {
  return Object.hasOwn(row, key) ? (text.safeParse(row[key]).data ?? "").trim() : "";
}
