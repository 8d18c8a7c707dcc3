import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

// As in the first schema: no NUL hides anything, and nothing but the marks of names gets in.
const shaped = (column: string, letters: string, atMost: number): string =>
  `CHECK (${column} IS NULL OR (length(CAST(${column} AS BLOB)) = length(${column})
    AND length(${column}) <= ${atMost} AND ${column} NOT GLOB '*[^${letters}]*'))`;

const statements = [
  `ALTER TABLE export_package ADD COLUMN language TEXT CHECK (language IS NULL OR language IN ('nl', 'fr', 'en', 'de'))`,
  `ALTER TABLE export_source ADD COLUMN entity TEXT ${shaped("entity", "a-z0-9_-", 64)}`,
  // Fields are called as the other system calls them, never by what stands in them.
  `CREATE TABLE export_unmapped (
    duty_id TEXT NOT NULL REFERENCES duty (id),
    source TEXT NOT NULL ${shaped("source", "a-z0-9_-", 64)},
    entity TEXT NOT NULL ${shaped("entity", "a-z0-9_-", 64)},
    field TEXT NOT NULL ${shaped("field", "A-Za-z0-9_.#-", 128)},
    count INTEGER NOT NULL,
    PRIMARY KEY (duty_id, source, entity, field)
  ) STRICT`,
];

/**
 * The language of a package, the entity that a running export reads, and the fields that the data map did not know. The
 * packages that are there tell no language, and their exports no fields.
 */
export const exportDetails: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
