import { CompiledQuery, sql, type Insertable, type RawBuilder } from "kysely";
import type { Schema, Tx } from "./schema.ts";

// A statement whose text depends on the length of a list is compiled and prepared anew for every length, which costs more
// than the database's own work. So the texts here are few, and kept.

/** The values of a list, to stand after `in`: they travel as one parameter. */
export function anyOf<T extends string | number>(values: readonly T[]): RawBuilder<T> {
  return sql<T>`(select value from json_each(${JSON.stringify(values)}))`;
}

const chunkSizes = [64, 16, 4, 1] as const;
const texts = new Map<string, string>();

/** Inserts rows that name the same columns, in order, many by one statement. A column no row fills takes its default. */
export async function insertMany<T extends keyof Schema>(
  tx: Tx,
  table: T,
  rows: readonly Insertable<Schema[T]>[],
): Promise<void> {
  const cells = rows as readonly Readonly<Record<string, unknown>>[];
  const columns = Object.keys(cells[0] ?? {}).filter((column) => cells.some((row) => (row[column] ?? null) !== null));
  for (let done = 0; done < cells.length;) {
    const size = chunkSizes.find((one) => done + one <= cells.length) ?? 1;
    const chunk = cells.slice(done, done + size);
    const values = chunk.flatMap((row) => columns.map((column) => row[column] ?? null));
    await tx.executeQuery(CompiledQuery.raw(insertText(table, columns, size), values));
    done += size;
  }
}

function insertText(table: string, columns: readonly string[], size: number): string {
  const key = `${table} ${columns.join()} ${size}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  const row = `(${columns.map(() => "?").join(", ")})`;
  const text = `insert into ${table} (${columns.join(", ")}) values ${Array.from({ length: size }, () => row).join(", ")}`;
  texts.set(key, text);
  return text;
}
