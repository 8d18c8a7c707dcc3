import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

const statements = [
  `ALTER TABLE export_package ADD COLUMN object TEXT NOT NULL DEFAULT ''
    CHECK (length(CAST(object AS BLOB)) = length(object) AND length(object) <= 80 AND object NOT GLOB '*[^a-f0-9-]*')`,
  `UPDATE export_package SET object = duty_id`,
];

/** What a package is called in storage. The packages that are there are called like their export. */
export const packageObjects: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
