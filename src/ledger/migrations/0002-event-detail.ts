import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** What an event says beside ids: canonical JSON of codes, versions and counts. Rows that are there told none. */
export const eventDetail: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        // As in the first schema: no NUL hides anything, and nothing but the marks of codes and numbers gets in.
        `ALTER TABLE event ADD COLUMN detail TEXT CHECK (detail IS NULL OR (
          length(CAST(detail AS BLOB)) = length(detail)
          AND length(detail) <= 500 AND detail NOT GLOB '*[^A-Za-z0-9_.,:{}"-]*'))`,
      )
      .execute(db);
  },
};
