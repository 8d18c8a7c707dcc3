import { PermanentError } from "../../domain/errors.ts";
import type { FormPlugin } from "../values.ts";
import { textOf } from "./content.ts";
import type { FormsDatabase } from "./database.ts";
import { type FormDefinition, formDefinitions, type TableName } from "./definitions.ts";
import type { OwnUploads } from "./uploads.ts";

/** The tables of one form plugin on one site. */
export interface Store {
  readonly definition: FormDefinition;
  /** The site's prefix of table names, such as `wp_` or `wp_2_`. */
  readonly prefix: string;
  /** Columns of its main table that this version does not know. */
  readonly unknownColumns: readonly string[];
  /** False: whose site this is cannot be told, such as a copy beside the site itself; only a person may touch it. */
  readonly isClear: boolean;
  readonly uploads: OwnUploads;
  /** False: its forms are out of reach, or kept elsewhere, so that no field of theirs is known to take files. */
  readonly tellsFields: boolean;
}

/** The types of columns by table and column, in small letters. */
type Columns = ReadonlyMap<string, ReadonlyMap<string, string>>;

const numbers: ReadonlySet<string> = new Set(["bigint", "int", "mediumint", "smallint"]);
/** A `timestamp` is shown on the clock of whoever asks, which is not the plugin's. */
const moments: ReadonlySet<string> = new Set(["datetime"]);

/**
 * Which form plugins keep rows in this database, and for which sites, as its own catalogue says. What the account has no right
 * on is not in there: a plugin whose forms the policy lists must be.
 * @param forms the policy's list @param only one plugin, so that another one's tables stand in nobody's way
 * @throws PermanentError website_forms.no_tables (none of a listed plugin, or of any), connector.shape_unexpected (a table or
 *   column of a plugin is missing, of another type, or out of reach); as of the database
 */
export async function findStores(
  database: FormsDatabase,
  forms: readonly string[],
  signal: AbortSignal,
  only?: FormPlugin,
): Promise<readonly Store[]> {
  const rows = await database.rows(
    "SELECT TABLE_NAME AS tableName, COLUMN_NAME AS columnName, DATA_TYPE AS dataType FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE()",
    [],
    signal,
  );
  const columns = new Map<string, Map<string, string>>();
  for (const row of rows) {
    const table = textOf(row, "tableName");
    const known = columns.get(table) ?? new Map<string, string>();
    columns.set(table, known.set(textOf(row, "columnName").toLowerCase(), textOf(row, "dataType").toLowerCase()));
  }
  const all = formDefinitions.flatMap((definition) =>
    prefixesOf(columns, definition).map((prefix) => ({ definition, prefix })),
  );
  requireWhole(all, only);
  const there = new Set(all.map(({ definition }) => definition.plugin));
  const isMissing = forms.some((form) => !there.has(pluginOf(form)) && (only === undefined || only === pluginOf(form)));
  if (all.length === 0 || isMissing) throw new PermanentError("website_forms.no_tables");
  const prefixes = [...new Set(all.map(({ prefix }) => prefix))];
  const isClear = areOneNetwork(prefixes);
  const hosts = new Map<string, ReadonlySet<string>>();
  for (const prefix of prefixes) hosts.set(prefix, await hostsOf(database, columns, prefix, signal));
  const found = all.filter(({ definition }) => only === undefined || definition.plugin === only);
  return found.map(({ definition, prefix }) => ({
    definition,
    prefix,
    unknownColumns: requireColumns(columns, definition, prefix),
    isClear,
    uploads: { hosts: hosts.get(prefix) ?? new Set(), folder: folderOf(prefix, prefixes) },
    tellsFields: definition.formFields !== undefined && hasAll(columns, prefix, definition.formFields),
  }));
}

/** As WordPress's own settings name the site; none where they are out of reach. */
async function hostsOf(
  database: FormsDatabase,
  columns: Columns,
  prefix: string,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const table = "options";
  if (!hasAll(columns, prefix, { table, columns: ["option_name", "option_value"] })) return new Set();
  const rows = await database.rows(
    `SELECT option_value AS url FROM ${tablesOf({ prefix })(table)} WHERE option_name IN ('siteurl', 'home')`,
    [],
    signal,
  );
  const urls = rows.map((row) => textOf(row, "url")).filter((url) => URL.canParse(url));
  return new Set(urls.map((url) => new URL(url).host.toLowerCase()));
}

/** Uploads of a network's further sites lie in folders by their number; undefined: the number may be the first site's own name. */
function folderOf(prefix: string, prefixes: readonly string[]): string | undefined {
  const number = /_(\d+)_$/.exec(prefix)?.[1];
  if (number === undefined) return "";
  return prefixes.some((base) => prefix === `${base}${number}_`) ? `sites/${number}/` : undefined;
}

function hasAll(
  columns: Columns,
  prefix: string,
  needed: { readonly table: string; readonly columns: readonly string[] },
): boolean {
  const there = columns.get(prefix + needed.table);
  return there !== undefined && needed.columns.every((column) => there.has(column));
}

/** The plugin of a form as the policy names it. */
export function pluginOf(form: string): FormPlugin {
  return form.slice(0, form.indexOf(":")) as FormPlugin;
}

/** Names the tables of a site, quoted. */
export function tablesOf({ prefix }: Pick<Store, "prefix">): TableName {
  return (name) => quoted(prefix + name);
}

/** An identifier as SQL takes it. */
export function quoted(name: string): string {
  return `\`${name.replaceAll("`", "``")}\``;
}

/** A plugin's own table tells that it is there; WordPress's own tables are everywhere, and hold its rows or none. */
function prefixesOf(columns: Columns, { table, id, date, only, children }: FormDefinition): readonly string[] {
  // `wp_course_submissions` is no `e_submissions` of a site called `wp_cours`, unless it looks like one.
  const isOwn = (prefix: string): boolean =>
    /^$|_$/.test(prefix) || [id, date].every((column) => columns.get(prefix + table)?.has(column.toLowerCase()));
  const all = [...columns.keys()]
    .filter((name) => name.endsWith(table))
    .map((name) => name.slice(0, -table.length))
    .filter(isOwn);
  if (only === undefined) return all;
  return all.filter((prefix) => children.every((child) => columns.has(prefix + child.table)));
}

/** A plugin of which a table of submissions is there and another one out of reach would look as if that one were empty. */
function requireWhole(all: readonly Pick<Store, "definition" | "prefix">[], only: FormPlugin | undefined): void {
  const isThere = (definition: FormDefinition, prefix: string): boolean =>
    all.some((one) => one.definition === definition && one.prefix === prefix);
  for (const { definition, prefix } of all) {
    const { plugin } = definition;
    const whole = formDefinitions.filter((one) => one.plugin === plugin);
    if ((only === undefined || only === plugin) && !whole.every((one) => isThere(one, prefix))) {
      throw new PermanentError("connector.shape_unexpected");
    }
  }
}

/** @returns the columns that nobody knows */
function requireColumns(columns: Columns, definition: FormDefinition, prefix: string): readonly string[] {
  const { table, id, date, only, children, lookups } = definition;
  const own = [id, date, ...definition.columns, ...(only === undefined ? [] : [only.column])];
  const needed: readonly (readonly [string, readonly string[]])[] = [
    [table, own],
    ...children.map((child) => [child.table, [child.of, ...child.columns, ...child.searched]] as const),
    ...Object.entries(lookups),
  ];
  for (const [name, wanted] of needed) {
    const there = columns.get(prefix + name);
    if (there === undefined || !wanted.every((column) => there.has(column.toLowerCase()))) {
      throw new PermanentError("connector.shape_unexpected");
    }
  }
  const main = columns.get(prefix + table) ?? new Map<string, string>();
  // A day that is a text would be compared letter by letter.
  const isTyped =
    moments.has(main.get(date.toLowerCase()) ?? "") &&
    numbers.has(main.get(id.toLowerCase()) ?? "") === (definition.idIs === "number");
  if (!isTyped) throw new PermanentError("connector.shape_unexpected");
  const known = new Set([...own, ...definition.leftOut].map((column) => column.toLowerCase()));
  return [...main.keys()].filter((column) => !known.has(column));
}

/** The further sites of a network carry their number behind the first one's prefix; any other prefix may be a copy's. */
function areOneNetwork(prefixes: readonly string[]): boolean {
  const [base = ""] = prefixes.toSorted((a, b) => a.length - b.length);
  return prefixes.every(
    (prefix) => prefix === base || /^\d+_$/.test(prefix.startsWith(base) ? prefix.slice(base.length) : ""),
  );
}
