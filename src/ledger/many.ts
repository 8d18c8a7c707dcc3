import { sql, type Insertable, type RawBuilder } from "kysely";
import type { Schema, Tx } from "./schema.ts";

// Lists travel as one JSON parameter, so that the statement's text is the same for any length: a statement with a placeholder
// for each value is compiled and prepared anew for every count, which costs more than the database's own work.

/** The values of a list, to stand after `in`. */
export function anyOf<T extends string | number>(values: readonly T[]): RawBuilder<T> {
  return sql<T>`(select value from json_each(${JSON.stringify(values)}))`;
}

/** Inserts rows in their order by one statement. A column that no row fills takes its default. */
export async function insertMany<T extends keyof Schema>(
  tx: Tx,
  table: T,
  rows: readonly Insertable<Schema[T]>[],
): Promise<void> {
  if (rows.length === 0) return;
  const cells = rows as readonly Readonly<Record<string, unknown>>[];
  const columns = [...new Set(cells.flatMap((row) => Object.keys(row)))].filter((column) =>
    cells.some((row) => row[column] !== null && row[column] !== undefined),
  );
  const values = columns.map((_, index) => sql.raw(`value ->> ${index}`));
  const list = JSON.stringify(cells.map((row) => columns.map((column) => row[column])));
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    select ${sql.join(values)} from json_each(${list})`.execute(tx);
}
