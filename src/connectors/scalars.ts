import { z } from "zod";

/** A row of another system, with the keys and values that it sent. */
export type RawRow = Readonly<Record<string, unknown>>;

/**
 * The rows of a list in any of the shapes PHP gives it: `{item: [...]}`, a plain array, absent, `null`, `""`, `[[]]`, `{}`, rows
 * under digits, or one row alone; undefined for what is no list.
 */
export function rowsIn(value: unknown, item?: string): readonly unknown[] | undefined {
  if (value === undefined || value === null || value === "" || value === false) return [];
  if (Array.isArray(value)) return value.filter((row) => !isEmptyRow(row));
  if (typeof value !== "object") return undefined;
  if (item !== undefined && Object.hasOwn(value, item)) return rowsIn((value as RawRow)[item]);
  const entries = Object.entries(value);
  if (entries.every(([key]) => /^\d+$/.test(key))) return rowsIn(entries.map(([, row]: [string, unknown]) => row));
  return [value];
}

function isEmptyRow(row: unknown): boolean {
  return row === null || row === "" || (Array.isArray(row) && row.length === 0);
}

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]).optional();

/** A schema over a scalar of any JSON type; `convert` gives undefined for what it cannot read. */
function required<T>(convert: (text: string) => T | undefined): z.ZodType<T> {
  return scalar.transform((value, ctx) => {
    const converted = convert(toText(value));
    if (converted !== undefined) return converted;
    ctx.addIssue("unreadable");
    return z.NEVER;
  });
}

function optional<T>(isAbsent: (text: string) => boolean, convert: (text: string) => T | undefined) {
  return scalar.transform((value, ctx): T | undefined => {
    const text = toText(value).trim();
    if (isAbsent(text)) return undefined;
    const converted = convert(text);
    if (converted === undefined) ctx.addIssue("unreadable");
    return converted;
  });
}

function toText(value: string | number | boolean | null | undefined): string {
  return value === undefined || value === null ? "" : String(value);
}

const isBlank = (text: string): boolean => text === "";

function toId(text: string): number | undefined {
  const number = Number(text.trim());
  return /^\d+$/.test(text.trim()) && number > 0 && Number.isSafeInteger(number) ? number : undefined;
}

/** A positive whole number, sent as a number or as text. */
export const id = required(toId);

/** The same, or undefined where "none" is meant: 0, "", null, absent. */
export const optionalId = optional((text) => /^0*$/.test(text), toId);

/** A count, zero allowed; undefined when absent. */
export const optionalCount = optional(isBlank, (text) => (/^\d+$/.test(text) ? Number(text) : undefined));

/** Text; "" when absent. Numbers and booleans become their text. */
export const text = scalar.transform(toText);

/** `true`, 1, "1", "on", "true", "yes" are true, anything else a scalar can be is false. */
export const flag = scalar.transform((value) => /^(?:true|1|on|yes)$/i.test(toText(value).trim()));

// PHP prints a stored zero date in two ways; both mean "none".
const isZeroDate = (text: string): boolean => text === "" || /^(?:0000-00-00|-0001-11-30)/.test(text);

/** `YYYY-MM-DD` in the server's zone, or undefined for a zero date, null, "" or an absent field. */
export const date = optional(isZeroDate, (text) => /^(\d{4}-\d{2}-\d{2})(?:[ T]\d{2}:\d{2}:\d{2})?$/.exec(text)?.[1]);

/** `YYYY-MM-DD HH:MM:SS`, the server's own wall clock, or undefined as above. A bare day is its midnight. */
export const dateTime = optional(isZeroDate, (text) => {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2}))?$/.exec(text);
  return parts === null ? undefined : `${parts[1]} ${parts[2] ?? "00:00:00"}`;
});

/**
 * The same, and where the system names a zone, as ISO 8601 does: that instant on the clock of UTC, which is the only wall clock
 * that a system of many zones has.
 */
export const moment = optional(isZeroDate, (text) => {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2})(?:\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text);
  if (parts === null) return undefined;
  const [, day = "", time = "00:00:00", zone] = parts;
  if (zone === undefined) return `${day} ${time}`;
  const instant = new Date(`${day}T${time}${zone.replace(/(\d{2}):?(\d{2})$/, "$1:$2")}`);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString().slice(0, 19).replace("T", " ");
});

function toMoney(text: string): string | undefined {
  const plain = text.trim();
  if (/^-?\d+(?:\.\d+)?$/.test(plain)) return plain;
  return /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain) ? plain.replaceAll(",", "") : undefined;
}

/** A decimal as text, never a float. Absent money is an error: it must not pass for zero. */
export const money = required(toMoney);

/** The same, or undefined when absent. */
export const optionalMoney = optional(isBlank, toMoney);
