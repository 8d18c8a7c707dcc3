import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify";
import type { Json } from "../connectors/connector.ts";

/** One record of an entity, as the connector gave it. */
export type PackageRecord = { readonly [key: string]: Json };

const byteOrderMark = "\uFEFF";
const deepest = 8;

/**
 * One cell per leaf, its column named by the path with dots (`address.city`); a dot inside a key is written `\.`, so no
 * two leaves share a column. Lists, empty objects and whatever lies deeper than eight levels become JSON text.
 */
export function flatten(record: PackageRecord): Map<string, string> {
  const cells = new Map<string, string>();
  const visit = (value: Json, path: readonly string[]): void => {
    if (isBranch(value) && path.length < deepest) {
      for (const [key, child] of Object.entries(value)) visit(child, [...path, key.replaceAll(/[\\.]/g, "\\$&")]);
    } else {
      cells.set(path.join("."), toCell(value));
    }
  };
  for (const [key, value] of Object.entries(record)) visit(value, [key.replaceAll(/[\\.]/g, "\\$&")]);
  return cells;
}

/**
 * RFC 4180 with CRLF, UTF-8 with BOM; `columns` is the union of all records' columns. It is the form for spreadsheets:
 * cells are neutralised by {@link neutraliseFormulas}, an absent value and null are both empty, and a lone surrogate is
 * U+FFFD. The JSON file is the exact form. Without columns the file is the BOM alone.
 */
export async function* toCsv(
  columns: readonly string[],
  records: AsyncIterable<PackageRecord>,
): AsyncGenerator<string> {
  yield byteOrderMark;
  if (columns.length === 0) return;
  // Without the second option a lone CR or LF would stand unquoted and break the line.
  const rows = stringify({ record_delimiter: "\r\n", quote_record_delimiter: true });
  const feeding = pipeline(Readable.from(cellRows(columns, records)), rows);
  feeding.catch(() => undefined); // the reader below meets the same error
  for await (const chunk of rows.setEncoding("utf8")) yield String(chunk);
  await feeding;
}

async function* cellRows(
  columns: readonly string[],
  records: AsyncIterable<PackageRecord>,
): AsyncGenerator<readonly string[]> {
  yield columns.map(neutraliseFormulas);
  for await (const record of records) {
    const cells = flatten(record);
    yield columns.map((column) => neutraliseFormulas(cells.get(column) ?? ""));
  }
}

function isBranch(value: Json): value is PackageRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
}

function toCell(value: Json): string {
  if (value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

const formulaStarts = new Set("=+-@＝＋－＠");
const separators = new Set(";\t\r\n\0");
const hiding = /[\s\p{Cf}\0"]/u;
const suspicious = /[=+\-@＝＋－＠\t\r\0]/;
const negativeNumber = /^-\d{1,15}(?:\.\d{1,10})?$/;

/**
 * Text that no spreadsheet takes for a formula: an apostrophe goes before `= + - @` (also full-width) at the start of
 * the cell, and before a leading tab, CR or NUL (OWASP, CSV injection). The same after a semicolon, tab, CR, LF or NUL
 * inside the cell: Dutch, French and German Excel split a comma file there, and the rest would begin a cell of its own.
 * Blanks, invisible characters and quotes in between do not hide the sign: to a reader that splits elsewhere, a doubled
 * quote is an empty quoted part that the cell goes on after. A plain negative number such as `-5.00` stays, since it can
 * do no harm and sums must still add up; `+32…` gets its apostrophe, which also keeps a phone number's plus.
 */
export function neutraliseFormulas(text: string): string {
  if (!suspicious.test(text) || negativeNumber.test(text)) return text;
  let result = /^[\t\r\0]/.test(text) ? "'" : "";
  let atStart = result === "";
  let copied = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (atStart && formulaStarts.has(character)) {
      result += `${text.slice(copied, index)}'`;
      copied = index;
    }
    atStart = separators.has(character) || (atStart && hiding.test(character));
  }
  return result + text.slice(copied);
}
