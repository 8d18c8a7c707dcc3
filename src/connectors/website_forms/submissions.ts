import { createHash } from "node:crypto";
import type { FormCutOff } from "../../domain/form-purge.ts";
import { PermanentError } from "../../domain/errors.ts";
import { type Content, textOf } from "./content.ts";
import type { FormsDatabase, Row, Statements } from "./database.ts";
import { agreedKinds } from "./form-fields.ts";
import { quoted, type Store, tablesOf } from "./sites.ts";
import type { FieldKind } from "./uploads.ts";

/** One submission as it stands in the database now. */
export interface Submission {
  readonly store: Store;
  readonly id: string;
  /** As the policy's `forms` name it; "" where nobody knows. */
  readonly form: string;
  /** As the database has it. */
  readonly sentAt: string;
  /** undefined: the row cannot be read. */
  readonly content: Content | undefined;
}

type Value = string | number;

/** A condition with what it compares with. */
interface Condition {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** So many submissions are read, or removed, at a time. */
const batchSize = 500;

/** The forms of a store's plugin whose rows may be touched: all, or these. */
export type AllowedForms = "all" | readonly string[];

/** What the policy's list says of one store. Of Flamingo, `*` holds its address book too. */
export function allowedForms(forms: readonly string[], { definition }: Store): AllowedForms {
  const own = forms
    .filter((form) => form.startsWith(`${definition.plugin}:`))
    .map((form) => form.slice(definition.plugin.length + 1));
  return own.includes("*") ? "all" : own;
}

/** Whether the rows of this form may be touched. */
export function isAllowed(allowed: AllowedForms, form: string): boolean {
  return allowed === "all" || allowed.includes(form);
}

/**
 * The submissions in which an address stands anywhere, also inside another one's: a first sieve, which whoever acts compares
 * again. In pages, each read to its end.
 */
export async function* mentioning(
  database: FormsDatabase,
  store: Store,
  address: string,
  signal: AbortSignal,
): AsyncGenerator<readonly Submission[]> {
  const { definition } = store;
  const table = tablesOf(store);
  const pattern = likePattern(address);
  const places = [
    ...definition.searched.map((column) => like(`m.${quoted(column)}`)),
    ...definition.children
      .filter(({ searched }) => searched.length > 0)
      .map(
        ({ table: child, of, searched }) =>
          `EXISTS (SELECT 1 FROM ${table(child)} c WHERE c.${quoted(of)} = m.${quoted(definition.id)} AND (${searched
            .map((column) => like(`c.${quoted(column)}`))
            .join(" OR ")}))`,
      ),
  ];
  const searched = places.flatMap((place) => place.match(/LIKE \?/g) ?? []);
  yield* pages(database, store, { sql: `(${places.join(" OR ")})`, values: searched.map(() => pattern) }, signal);
}

/** The submissions from before a cut-off, of allowed forms, in batches by id. Those without a date are none of them. */
export function older(
  database: FormsDatabase,
  store: Store,
  cutOff: FormCutOff,
  allowed: AllowedForms,
  signal: AbortSignal,
): AsyncGenerator<readonly Submission[]> {
  return pages(database, store, olderThan(store, cutOff, allowed), signal);
}

/** How many submissions of allowed forms are from before a cut-off, and how many have no date. */
export async function countOlder(
  database: FormsDatabase,
  store: Store,
  cutOff: FormCutOff,
  allowed: AllowedForms,
  signal: AbortSignal,
): Promise<{ readonly older: number; readonly undated: number }> {
  const count = async ({ sql, values }: Condition): Promise<number> => {
    const [row] = await database.rows(`SELECT COUNT(*) AS n FROM ${mainTable(store)} WHERE ${sql}`, values, signal);
    const counted = Number(textOf(row ?? {}, "n"));
    if (!Number.isSafeInteger(counted)) throw new PermanentError("connector.shape_unexpected");
    return counted;
  };
  return {
    older: await count(olderThan(store, cutOff, allowed)),
    undated: await count(both(listed(store, allowed), { sql: `NOT ${dated(store)}`, values: [] })),
  };
}

/** One submission as it stands now; undefined: there is none. */
export async function readSubmission(
  database: FormsDatabase,
  store: Store,
  id: string,
  signal: AbortSignal,
): Promise<Submission | undefined> {
  const { definition } = store;
  const condition = { sql: `m.${quoted(definition.id)} = ?`, values: [idOf(store, id)] };
  for await (const page of pages(database, store, condition, signal)) return page[0];
  return undefined;
}

/**
 * Removes submissions with all that belongs to them, children first, in one transaction; only those that still are of a form
 * that may be touched and, with a cut-off, from before it. @returns how many went
 */
export function removeSubmissions(
  database: FormsDatabase,
  store: Store,
  ids: readonly string[],
  of: { readonly allowed: AllowedForms; readonly cutOff?: FormCutOff },
  signal: AbortSignal,
): Promise<number> {
  const { definition } = store;
  const table = tablesOf(store);
  const id = quoted(definition.id);
  const condition = of.cutOff === undefined ? listed(store, of.allowed) : olderThan(store, of.cutOff, of.allowed);
  return database.transaction(signal, async (statements: Statements) => {
    const among = `m.${id} IN (${ids.map(() => "?").join(", ")})`;
    const rows = await statements.rows(
      `SELECT m.${id} AS id FROM ${mainTable(store)} WHERE ${among} AND ${condition.sql} FOR UPDATE`,
      [...ids.map((one) => idOf(store, one)), ...condition.values],
    );
    const still = rows.map((row) => idOf(store, textOf(row, "id")));
    if (still.length === 0) return 0;
    const marks = still.map(() => "?").join(", ");
    for (const { table: child, of: column, only } of definition.children) {
      const besides = only === undefined ? "" : ` AND ${only(table)}`;
      await statements.change(`DELETE FROM ${table(child)} WHERE ${quoted(column)} IN (${marks})${besides}`, still);
    }
    return statements.change(`DELETE FROM ${table(definition.table)} WHERE ${id} IN (${marks})`, still);
  });
}

/** What a submission says, hashed: whether it is still the one that was found. */
export function fingerprintOf({ form, content }: Submission): string {
  return createHash("sha256")
    .update(JSON.stringify([form, content?.fields, content?.senders, content?.files]))
    .digest("hex")
    .slice(0, 16);
}

async function* pages(
  database: FormsDatabase,
  store: Store,
  condition: Condition,
  signal: AbortSignal,
): AsyncGenerator<readonly Submission[]> {
  const { definition } = store;
  const id = `m.${quoted(definition.id)}`;
  let last: Value = definition.idIs === "number" ? -1 : "";
  for (;;) {
    const rows = await database.rows(
      `SELECT ${id} AS \`_id\`, CAST(m.${quoted(definition.date)} AS CHAR) AS \`_sent\`, ${definition.form(tablesOf(store))} AS \`_form\`,
        ${definition.columns.map((column) => `m.${quoted(column)}`).join(", ")}
        FROM ${mainTable(store)} WHERE ${both(ofKind(store), condition).sql} AND ${id} > ? ORDER BY ${id} LIMIT ${batchSize}`,
      [...both(ofKind(store), condition).values, last],
      signal,
    );
    if (rows.length > 0) yield await withChildren(database, store, rows, signal);
    if (rows.length < batchSize) return;
    last = idOf(store, textOf(rows.at(-1) ?? {}, "_id"));
  }
}

async function withChildren(
  database: FormsDatabase,
  store: Store,
  rows: readonly Row[],
  signal: AbortSignal,
): Promise<readonly Submission[]> {
  const { definition, uploads } = store;
  const table = tablesOf(store);
  const ids = rows.map((row) => idOf(store, textOf(row, "_id")));
  const children = new Map<string, ReadonlyMap<string, readonly Row[]>>();
  for (const { table: child, of, columns } of definition.children) {
    if (columns.length === 0) continue;
    const found = await database.rows(
      `SELECT ${quoted(of)} AS \`_of\`, ${columns.map(quoted).join(", ")} FROM ${table(child)} WHERE ${quoted(of)} IN (${ids.map(() => "?").join(", ")})`,
      ids,
      signal,
    );
    children.set(
      child,
      Map.groupBy(found, (row) => textOf(row, "_of")),
    );
  }
  const fields = await fieldsOfForms(database, store, new Set(rows.map((row) => textOf(row, "_form"))), signal);
  return rows.map((row) => {
    const id = textOf(row, "_id");
    const kindOf = (field: string): FieldKind => fields.get(textOf(row, "_form"))?.get(field);
    const content = definition.read(row, (name) => children.get(name)?.get(id) ?? [], { uploads, kindOf });
    return { store, id, form: textOf(row, "_form"), sentAt: textOf(row, "_sent"), content };
  });
}

/** What each field of these forms takes, as the forms are defined now. */
async function fieldsOfForms(
  database: FormsDatabase,
  store: Store,
  forms: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ReadonlyMap<string, FieldKind>>> {
  const { formFields } = store.definition;
  const known = new Map<string, ReadonlyMap<string, FieldKind>>();
  if (formFields === undefined || !store.tellsFields) return known;
  const { table, definition, where, value, read } = formFields;
  for (const form of forms) {
    const found = await database.rows(
      `SELECT ${quoted(definition)} AS \`text\` FROM ${tablesOf(store)(table)} WHERE ${where}`,
      [value(form)],
      signal,
    );
    known.set(form, agreedKinds(found.map((row) => read(textOf(row, "text"), form))));
  }
  return known;
}

function mainTable(store: Store): string {
  return `${tablesOf(store)(store.definition.table)} m`;
}

function both(one: Condition, other: Condition): Condition {
  return { sql: `(${one.sql}) AND (${other.sql})`, values: [...one.values, ...other.values] };
}

function ofKind({ definition: { only } }: Store): Condition {
  return only === undefined ? { sql: "TRUE", values: [] } : { sql: `m.${quoted(only.column)} = ?`, values: [only.is] };
}

function listed(store: Store, allowed: AllowedForms): Condition {
  const kind = ofKind(store);
  if (allowed === "all") return kind;
  if (allowed.length === 0) return { sql: "FALSE", values: [] };
  const form = `CONVERT(${store.definition.form(tablesOf(store))} USING utf8mb4) COLLATE utf8mb4_bin`;
  return both(kind, { sql: `${form} IN (${allowed.map(() => "?").join(", ")})`, values: allowed });
}

/** MySQL's zero date is older than anything, and says nothing. */
function dated({ definition: { date } }: Store): string {
  return `(m.${quoted(date)} IS NOT NULL AND CAST(m.${quoted(date)} AS CHAR) > '1000')`;
}

function olderThan(store: Store, cutOff: FormCutOff, allowed: AllowedForms): Condition {
  const { date, zone } = store.definition;
  const before = zone === "site" ? cutOff.wallClock : cutOff.before.toISOString().slice(0, 19).replace("T", " ");
  return both(listed(store, allowed), { sql: `${dated(store)} AND m.${quoted(date)} < ?`, values: [before] });
}

function like(column: string): string {
  return `LOWER(CONVERT(${column} USING utf8mb4)) LIKE ? ESCAPE '!'`;
}

/** Part of a text, and nothing in it a wildcard. */
function likePattern(part: string): string {
  return `%${part.toLowerCase().replaceAll(/[!%_]/g, "!$&")}%`;
}

/** @throws PermanentError connector.shape_unexpected for an id that is none of this plugin's */
function idOf({ definition: { idIs } }: Store, id: string): Value {
  if (idIs === "text") return id;
  const number = Number(id);
  if (!Number.isSafeInteger(number) || number < 0) throw new PermanentError("connector.shape_unexpected");
  return number;
}
