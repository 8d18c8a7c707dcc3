import { readFileSync } from "node:fs";
import type { AnswerDescription } from "../../src/connectors/whmcs/data-map/answers.ts";
import type { EntityDescription, FieldDescription } from "../../src/domain/data-map.ts";

/** Keys and JSON types of a vendor's sample, as `tests/contract/whmcs-simulator-shapes.test.ts` describes them. */
type Shape = string | readonly Shape[] | { readonly [key: string]: Shape };

/** What a data map makes of the samples. */
interface Coverage {
  /** Paths of the samples that neither the map nor the list of answers names, such as `GetInvoice.items.item.taxed`. */
  readonly unmapped: readonly string[];
  /** Paths of the map that a sample showed, such as `invoices.items.taxed`. */
  readonly shown: ReadonlySet<string>;
}

/** Lays a data map over the samples of every answer that the export reads. */
export function coverShapes(map: readonly EntityDescription[], answers: readonly AnswerDescription[]): Coverage {
  const unmapped = new Set<string>();
  const shown = new Set<string>();

  function coverRow(shape: Shape, fields: readonly FieldDescription[], at: string, mapped: string, below: Rows): void {
    for (const [key, value] of keysOf(shape)) {
      const found = fields.filter(({ source }) => matches(source, key));
      if (found.length === 0) unmapped.add(`${at}.${key}`);
      for (const field of found) coverValue(value, field, `${at}.${key}`, `${mapped}.${field.source}`);
      coverAnswer(value, rowsBelow(below, key), `${at}.${key}`);
    }
  }

  function coverValue(value: Shape, field: FieldDescription, at: string, mapped: string): void {
    shown.add(mapped);
    if (field.treatment === "left_out") return;
    const { fields, item, type } = field;
    for (const inner of type === "list" ? rowShapes(value, item) : [value]) {
      if (fields !== undefined) coverRow(inner, fields, at, mapped, {});
      // A text of a map is no answer to an object of the sample.
      else if (keysOf(inner).length > 0) unmapped.add(at);
    }
  }

  function coverAnswer(shape: Shape, rows: Rows, at: string): void {
    const entity = rows[""];
    if (entity !== undefined) {
      const { fields } = described(map, entity);
      for (const row of rowShapes(shape)) coverRow(row, fields, at, entity, rows);
      return;
    }
    for (const [key, value] of keysOf(shape)) {
      const below = rowsBelow(rows, key);
      if (Object.keys(below).length > 0) coverAnswer(value, below, `${at}.${key}`);
    }
  }

  for (const { action, rows, ignored } of answers) {
    const shape = readShape(action);
    const looked = keysOf(shape).filter(([key]) => !Object.hasOwn(ignored, key));
    if (rows[""] === undefined) {
      for (const [key] of looked) if (Object.keys(rowsBelow(rows, key)).length === 0) unmapped.add(`${action}.${key}`);
    }
    coverAnswer(Object.fromEntries(looked), rows, action);
  }
  return { unmapped: [...unmapped], shown };
}

type Rows = AnswerDescription["rows"];

function described(map: readonly EntityDescription[], entity: string): EntityDescription {
  const found = map.find((description) => description.entity === entity);
  if (found === undefined) throw new Error(`no description of ${entity}`);
  return found;
}

function rowsBelow(rows: Rows, key: string): Rows {
  const below = Object.entries(rows).flatMap(([path, entity]) => {
    if (path === key) return [["", entity]];
    return path.startsWith(`${key}.`) ? [[path.slice(key.length + 1), entity]] : [];
  });
  return Object.fromEntries(below) as Rows;
}

function readShape(action: string): Shape {
  const file = new URL(`../fixtures/whmcs-shapes/${action}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as Shape;
}

/** The keys of an object's shape, of all its alternatives. */
function keysOf(shape: Shape): readonly (readonly [string, Shape])[] {
  if (typeof shape === "string") return [];
  if (isList(shape)) return shape.flatMap(keysOf);
  const alternatives = shape["anyOf"];
  if (alternatives !== undefined) return keysOf(alternatives);
  return Object.entries(shape).map(([key, value]) => [key.replace(/\?$/, ""), value]);
}

function rowShapes(shape: Shape, item?: string): readonly Shape[] {
  if (typeof shape === "string") return [];
  if (isList(shape)) return shape;
  const wrapped = item === undefined ? undefined : shape[item];
  return wrapped === undefined ? [shape] : rowShapes(wrapped);
}

function isList(shape: Shape): shape is readonly Shape[] {
  return Array.isArray(shape);
}

function matches(source: string, key: string): boolean {
  return (
    source === key ||
    (source.endsWith("#") && /^\d+$/.test(key.slice(source.length - 1)) && key.startsWith(source.slice(0, -1)))
  );
}
