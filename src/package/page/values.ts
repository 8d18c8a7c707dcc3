import type { Json } from "../../connectors/connector.ts";
import { presentFields, type ExportedField, type MaskedField } from "../../domain/data-map.ts";
import { escapeHtml } from "../../domain/escape-html.ts";
import type { Writing } from "./content.ts";
import { mailText } from "./mail-text.ts";

/** A field that stands in the package, as the data map describes it. */
export type Described = ExportedField | MaskedField;

/** Where a value stands: labels depend on it. */
export interface Place {
  readonly writing: Writing;
  readonly entity: string;
  /** Of the field inside a record, such as `lines.amount`. */
  readonly path: string;
}

type Row = { readonly [key: string]: Json };

const deepest = 8;

/** Short values that line up in a column. */
const isNumeric = (type: Described["type"] | undefined): boolean => type === "money" || type === "count";

const isDate = (type: Described["type"]): boolean => type === "day" || type === "moment";

/** Nothing is told: no text, nothing in a list, nothing in any part of an object. */
export function isEmpty(value: Json): boolean {
  if (value === null || value === "") return true;
  return typeof value === "object" && Object.values(value).every(isEmpty);
}

/** Markup of a described value. One that is not of the described form is shown as it comes. */
export function describedValue(value: Json, field: Described, place: Place): string {
  const { formats, translate } = place.writing;
  if (isEmpty(value)) return none(place);
  if (typeof value === "string") {
    const isStaff = field.treatment === "masked" && field.mask === "staff" && value === "staff";
    if (isStaff) return escapeHtml(translate("staff"));
    if (field.isHtml === true) return escapeHtml(mailText(value));
    if (field.type === "money") return escapeHtml(formats.money(value));
    if (field.type === "day") return escapeHtml(formats.day(value));
    if (field.type === "moment") return escapeHtml(formats.moment(value));
  }
  if (typeof value === "number" && field.type === "count") return escapeHtml(formats.count(value));
  if (field.fields !== undefined && typeof value === "object" && value !== null) {
    if (field.type === "list" && isList(value)) return describedList(value.filter(isRow), field, place);
    if (isRow(value)) return describedObject(value, field, place);
  }
  return plainValue(value, place);
}

/** Markup of a value of which nothing is known, whatever it is. */
export function plainValue(value: Json, place: Place, depth = 0): string {
  if (value === null || value === "") return none(place);
  if (typeof value === "boolean") return escapeHtml(place.writing.translate(value ? "yes" : "no"));
  if (typeof value !== "object") return escapeHtml(String(value));
  if (Object.keys(value).length === 0) return none(place);
  if (depth >= deepest) return escapeHtml(JSON.stringify(value));
  if (isList(value)) {
    return `<ul>${value.map((item) => `<li dir="auto">${plainValue(item, place, depth + 1)}</li>`).join("")}</ul>`;
  }
  const pairs = Object.entries(value).map(([key, item]) => {
    const inner = { ...place, path: `${place.path}.${key}` };
    return `<dt>${label(inner)}</dt><dd dir="auto">${plainValue(item, inner, depth + 1)}</dd>`;
  });
  return `<dl>${pairs.join("")}</dl>`;
}

function describedObject(row: Row, field: Described, place: Place): string {
  const fields = presentFields(field.fields ?? []).filter(({ name }) => !isEmpty(ownValue(row, name)));
  const pairs = fields.map((inner) => {
    const at = { ...place, path: `${place.path}.${inner.name}` };
    return termPair(ownValue(row, inner.name), inner, at);
  });
  return `<dl>${pairs.join("")}</dl>`;
}

/** Rows inside a record: what was said one after the other, names alone, or a small table. */
function describedList(rows: readonly Row[], field: Described, place: Place): string {
  const fields = presentFields(field.fields ?? []).filter(({ name }) =>
    rows.some((row) => !isEmpty(ownValue(row, name))),
  );
  const at = (name: string): Place => ({ ...place, path: `${place.path}.${name}` });
  const shown = (row: Row, inner: Described): string =>
    describedValue(ownValue(row, inner.name), inner, at(inner.name));
  if (fields.some(({ name }) => name === "message")) return conversation(rows, fields, shown, at);
  const [only] = fields;
  if (only !== undefined && fields.length === 1) {
    return `<ul>${rows.map((row) => `<li dir="auto">${shown(row, only)}</li>`).join("")}</ul>`;
  }
  const head = fields.map((inner) => columnHead(inner, label(at(inner.name)))).join("");
  const body = rows.map((row) => {
    const cells = fields.map((inner) => cell(shown(row, inner), inner, label(at(inner.name))));
    return `<tr role="row">${cells.join("")}</tr>`;
  });
  return `<table class="rows" role="table" aria-label="${label(place)}"><caption>${label(place)}</caption><thead role="rowgroup"><tr role="row">${head}</tr></thead><tbody role="rowgroup">${body.join("")}</tbody></table>`;
}

/** Messages read as they were exchanged: who and when above what was said, the rest below. */
function conversation(
  rows: readonly Row[],
  fields: readonly Described[],
  shown: (row: Row, field: Described) => string,
  at: (name: string) => Place,
): string {
  const heading = ["author", "writtenAt"].flatMap((name) => fields.find((field) => field.name === name) ?? []);
  const message = fields.filter(({ name }) => name === "message");
  const rest = fields.filter((field) => !heading.includes(field) && !message.includes(field));
  const items = rows.map((row) => {
    const told = (field: Described): boolean => !isEmpty(ownValue(row, field.name));
    const by = heading.filter(told).map((field) => `<span dir="auto">${shown(row, field)}</span>`);
    const said = message.map((field) => `<div class="said" dir="auto">${shown(row, field)}</div>`);
    const more = rest
      .filter((field) => told(field) && ownValue(row, field.name) !== false)
      .map((field) => termPair(ownValue(row, field.name), field, at(field.name)));
    return `<li><p class="by">${by.join(" · ")}</p>${said.join("")}${more.length === 0 ? "" : `<dl>${more.join("")}</dl>`}</li>`;
  });
  return `<ol class="talk">${items.join("")}</ol>`;
}

/** A field of a record as a term and its value. Only text takes the direction of its own script. */
export function termPair(value: Json, field: Described | undefined, place: Place): string {
  const shown = field === undefined ? plainValue(value, place) : describedValue(value, field, place);
  return `<dt>${label(place)}</dt><dd${typeof value === "string" ? ' dir="auto"' : ""}>${shown}</dd>`;
}

/** The head of a column, in line with its cells. */
export function columnHead({ type }: Described, columnLabel: string): string {
  return `<th scope="col" role="columnheader"${isNumeric(type) ? ' class="number"' : ""}>${columnLabel}</th>`;
}

/** A cell that keeps its role and its column's name where a narrow screen shows rows as blocks. */
export function cell(markup: string, field: Described, columnLabel: string): string {
  const className = isNumeric(field.type) ? ' class="number"' : isDate(field.type) ? ' class="when"' : "";
  return `<td role="cell"${className} data-label="${columnLabel}">${isolated(markup, field)}</td>`;
}

/** Text in its own direction, whatever stands around it. */
export function isolated(markup: string, field: Described): string {
  return field.type === "text" ? `<bdi>${markup}</bdi>` : markup;
}

/** The escaped label of a field. */
export function label({ writing, entity, path }: Place): string {
  return escapeHtml(writing.translate.field(entity, path));
}

/** The row's own value: a field that another row calls `constructor` is absent here, not inherited. */
export function ownValue(row: Row, name: string): Json {
  return Object.hasOwn(row, name) ? (row[name] ?? null) : null;
}

function none({ writing }: Place): string {
  return `<span class="none">${escapeHtml(writing.translate("noValue"))}</span>`;
}

// `Array.isArray` alone does not narrow a readonly array.
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isRow(value: Json): value is Row {
  return typeof value === "object" && value !== null && !isList(value);
}
