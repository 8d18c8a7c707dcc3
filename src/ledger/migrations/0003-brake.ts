import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

const instant = (column: string): string =>
  `CHECK (${column} IS NULL OR (length(CAST(${column} AS BLOB)) = 24 AND ${column} GLOB '${"[0-9]".repeat(4)}-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'))`;

/** What the addon's brake was told of a deletion. Deletions that are there have told it nothing. */
export const brake: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const column of ["brake_told_due_at", "brake_released_at"]) {
      await sql.raw(`ALTER TABLE duty ADD COLUMN ${column} TEXT ${instant(column)}`).execute(db);
    }
    await sql
      .raw(`CREATE INDEX duty_brake_released ON duty (brake_released_at) WHERE brake_released_at IS NOT NULL`)
      .execute(db);
  },
};
