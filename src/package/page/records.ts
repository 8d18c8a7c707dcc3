import type { Json } from "../../connectors/connector.ts";
import { presentFields, type EntityDescription } from "../../domain/data-map.ts";
import { escapeHtml } from "../../domain/escape-html.ts";
import type { SpooledEntity } from "../spooled-entity.ts";
import type { Writing } from "./content.ts";
import {
  cell,
  columnHead,
  describedValue,
  isEmpty,
  isolated,
  label,
  ownValue,
  plainValue,
  termPair,
  type Described,
} from "./values.ts";

/** One record of the package. */
export type PageRecord = { readonly [key: string]: Json };

/** How the records of one entity are shown. */
export interface RecordView {
  /** What stands before and after the rows of its tables, as markup. */
  readonly head: string;
  readonly end: string;
  /** The class of its tables. */
  readonly className: "rows" | "full";
  /** One record as the rows of a table. */
  row(record: PageRecord): string;
  /** A record that stands alone. */
  single(record: PageRecord): string;
}

/** The records, one at a time. */
export async function* readRecords({ lines }: SpooledEntity): AsyncGenerator<PageRecord> {
  for await (const line of lines()) yield JSON.parse(line) as PageRecord;
}

/** A field of a record; `a.b` stands in an object `a`. Absent is null. */
export function valueAt(record: PageRecord, path: string): Json {
  let value: Json = record;
  for (const name of path.split(".")) {
    if (typeof value !== "object" || value === null) return null;
    value = ownValue(value as PageRecord, name);
  }
  return value;
}

/** A described entity shows its main fields in a table, and all of them below each record. */
export function describedView(description: EntityDescription, writing: Writing): RecordView {
  const { entity } = description;
  const hasNotes = writing.policy.export.notes;
  const fields = presentFields(description.fields).filter(({ isNote }) => hasNotes || isNote !== true);
  const marked = fields.filter(({ isMain }) => isMain === true);
  const main = marked.length > 0 ? marked : fields.slice(0, 4);
  const known = new Set(fields.map(({ name }) => name.split(".")[0]));
  const place = (path: string) => ({ writing, entity, path });
  const labels = new Map(fields.map(({ name }) => [name, label(place(name))]));
  const labelOf = (field: Described): string => labels.get(field.name) ?? "";
  const shown = (record: PageRecord, field: Described): string =>
    describedValue(valueAt(record, field.name), field, place(field.name));

  const allFields = (record: PageRecord): string => {
    const told = fields.filter(({ name }) => !isEmpty(valueAt(record, name)));
    const untold = fields.filter(({ name }) => isEmpty(valueAt(record, name)));
    const pairs = told.map((field) => termPair(valueAt(record, field.name), field, place(field.name)));
    // A description may be older than a record: what it does not name is shown all the same.
    const others = Object.keys(record).filter((key) => !known.has(key));
    pairs.push(...others.map((key) => termPair(ownValue(record, key), undefined, place(key))));
    const empty = untold.map(labelOf).join(", ");
    const rest = empty === "" ? "" : `<p class="none">${escapeHtml(writing.translate("emptyFields"))} ${empty}</p>`;
    return `<dl class="fields">${pairs.join("")}</dl>${rest}`;
  };

  const summary = escapeHtml(writing.translate("allFields"));
  return {
    head: `<thead role="rowgroup"><tr role="row">${main.map((field) => columnHead(field, labelOf(field))).join("")}</tr></thead>\n`,
    end: "",
    className: "rows",
    row: (record) => {
      const cells = main.map((field, index) =>
        index === 0
          ? `<th scope="row" role="rowheader" data-label="${labelOf(field)}">${isolated(shown(record, field), field)}</th>`
          : cell(shown(record, field), field, labelOf(field)),
      );
      return `<tbody role="rowgroup"><tr role="row">${cells.join("")}</tr>
<tr role="row" class="more"><td role="cell" colspan="${main.length}"><details><summary>${summary}</summary>${allFields(record)}</details></td></tr></tbody>\n`;
    },
    single: allFields,
  };
}

/** An entity of which nothing is known shows every field in one wide table, as it comes. */
export function plainView({ entity, fields }: SpooledEntity, writing: Writing): RecordView {
  const place = (path: string) => ({ writing, entity, path });
  const heads = fields.map((field) => `<th scope="col">${label(place(field))}</th>`);
  const column = (record: PageRecord, field: string): string => {
    const value = ownValue(record, field);
    const number = typeof value === "number" ? ' class="number"' : ' dir="auto"';
    return `<td${number}>${plainValue(value, place(field))}</td>`;
  };
  return {
    head: `<thead><tr>${heads.join("")}</tr></thead>\n<tbody>\n`,
    end: "</tbody>\n",
    className: "full",
    row: (record) => `<tr>${fields.map((field) => column(record, field)).join("")}</tr>\n`,
    single: (record) => {
      const pairs = fields.map((field) => termPair(ownValue(record, field), undefined, place(field)));
      return `<dl class="fields">${pairs.join("")}</dl>`;
    },
  };
}
