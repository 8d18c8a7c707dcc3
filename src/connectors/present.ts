import {
  type EntityDescription,
  type ExportedField,
  type FieldDescription,
  type MaskedField,
  presentFields,
} from "../domain/data-map.ts";
import type { ExportUnmapped, Json } from "./connector.ts";
import { type MaskContext, maskValue } from "./masks.ts";
import { blank, isBlank, isRecord, type ReadValue, readValue } from "./read-value.ts";
import { type RawRow, rowsIn } from "./scalars.ts";

type Present = ExportedField | MaskedField;
type Row = { [key: string]: Json };

/** A record as it stands in the package: every field that the map presents, in its order. */
export type PresentedRecord = Readonly<Row>;

/** What presenting needs beside the row. */
export interface PresentContext extends MaskContext {
  readonly withNotes: boolean;
}

/** Presents the rows of one entity, and remembers what it had to leave out. */
export interface Presenter {
  /** Never throws: a value that cannot be read is left out like one that nobody knows. */
  present(row: RawRow, context: PresentContext): PresentedRecord;
  /** One item for each path of values that were left out so far, in order of appearance. */
  unmapped(): readonly ExportUnmapped[];
}

/** Rows of one entity are presented one by one, as its description says; what they hold besides is counted. */
export function createPresenter({ entity, fields }: EntityDescription): Presenter {
  const counts = new Map<string, number>();
  const leaveOut: LeaveOut = (path) => void counts.set(path, (counts.get(path) ?? 0) + 1);
  return {
    present: (row, context) => presentRow(fields, row, "", context, leaveOut),
    unmapped: () => [...counts].map(([field, count]) => ({ type: "unmapped", entity, field, count })),
  };
}

type LeaveOut = (path: string) => void;

/** What is to be known of a list of fields, once for all rows. */
interface Compiled {
  readonly names: readonly { readonly path: readonly string[]; readonly sources: readonly Present[] }[];
  readonly knows: (key: string) => boolean;
}

const compiled = new WeakMap<readonly FieldDescription[], Compiled>();

function compile(fields: readonly FieldDescription[]): Compiled {
  const known = compiled.get(fields);
  if (known !== undefined) return known;
  const sources = new Set(fields.map(({ source }) => source));
  const made: Compiled = {
    names: presentFields(fields).map(({ name }) => ({
      path: name.split("."),
      sources: fields.filter((field): field is Present => field.treatment !== "left_out" && field.name === name),
    })),
    knows: (key) => sources.has(key) || (/\d/.test(key) && sources.has(key.replaceAll(/\d+/g, "#"))),
  };
  compiled.set(fields, made);
  return made;
}

function presentRow(
  fields: readonly FieldDescription[],
  row: RawRow,
  at: string,
  context: PresentContext,
  leaveOut: LeaveOut,
): Row {
  const { names, knows } = compile(fields);
  for (const key of Object.keys(row)) if (!knows(key)) leaveOut(at + plainKey(key));
  const record: Row = {};
  for (const { path, sources } of names) {
    const values = sources
      .filter(({ source }) => Object.hasOwn(row, source))
      .map((field) => presentField(field, row, at, context, leaveOut));
    put(record, path, choose(sources, values));
  }
  return record;
}

/** Of texts all that there are, of anything else the first that is not blank. */
function choose(sources: readonly Present[], values: readonly Json[]): Json {
  const type = sources[0]?.type ?? "text";
  if (type === "texts") return [...new Set(values.flatMap((value) => (Array.isArray(value) ? value : [])))];
  return values.find((value) => !isBlank(value)) ?? blank(type);
}

function put(record: Row, [key = "", ...below]: readonly string[], value: Json): void {
  if (below.length === 0) {
    record[key] = value;
    return;
  }
  const inner = record[key];
  const object: Row = isRecord(inner) ? inner : {};
  record[key] = object;
  put(object, below, value);
}

function presentField(field: Present, row: RawRow, at: string, context: PresentContext, leaveOut: LeaveOut): Json {
  if (field.isNote === true && !context.withNotes) return blank(field.type);
  const path = at + plainKey(field.source);
  const { value, isUnreadable } = readField(field, row[field.source], path, context, leaveOut);
  if (isUnreadable) leaveOut(path);
  return field.treatment === "masked" ? maskValue(field.mask, value, row, context) : value;
}

function readField(field: Present, raw: unknown, path: string, context: PresentContext, leaveOut: LeaveOut): ReadValue {
  const { fields = [], item, type } = field;
  const present = (row: RawRow): Row => presentRow(fields, row, `${path}.`, context, leaveOut);
  if (type === "labelled") {
    const row = typeof raw === "string" ? toLabelledRow(raw) : {};
    const isUnreadable = raw !== null && typeof raw !== "string";
    return { value: Object.keys(row).length === 0 ? null : present(row), isUnreadable };
  }
  if (type === "object") {
    if (isRecord(raw)) return { value: present(raw), isUnreadable: false };
    return { value: null, isUnreadable: rowsIn(raw)?.length !== 0 };
  }
  if (type === "list") {
    if (isRecord(raw) && item !== undefined && Object.hasOwn(raw, item)) {
      for (const key of Object.keys(raw)) if (key !== item) leaveOut(`${path}.${plainKey(key)}`);
    }
    const rows = rowsIn(raw, item);
    const records = (rows ?? []).filter(isRecord);
    return { value: records.map(present), isUnreadable: records.length !== rows?.length };
  }
  return readValue(type, raw);
}

/** The lines `Label: value` of a text, broken as HTML breaks them; a label without a value says nothing. */
function toLabelledRow(lines: string): RawRow {
  const found = lines.split(/<br\s*\/?>|\n/i).map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, Math.max(0, colon)).trim(), line.slice(colon + 1).trim()] as const;
  });
  return Object.fromEntries(found.filter(([label, value]) => label !== "" && value !== ""));
}

/** A key that may be told: digits could be an id, and what is no plain name could be anybody's own words. */
function plainKey(key: string): string {
  return /^[A-Za-z][A-Za-z0-9_-]{0,40}$/.test(key) ? key.replaceAll(/\d+/g, "#") : "other";
}
