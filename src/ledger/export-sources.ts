import { insertMany } from "./many.ts";
import type { Db, ExportSourceRow, ExportUnmappedRow, Tx } from "./schema.ts";

/** The sources of several exports, by name. */
export function listSources(db: Db, dutyIds: readonly string[]): Promise<ExportSourceRow[]> {
  if (dutyIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("export_source")
    .selectAll()
    .where("duty_id", "in", [...dutyIds])
    .orderBy("name")
    .execute();
}

/** Writes how far a source of an export is. */
export async function putSource(db: Db, row: ExportSourceRow): Promise<void> {
  const { duty_id, name, ...state } = row;
  const { numUpdatedRows } = await db
    .updateTable("export_source")
    .set(state)
    .where("duty_id", "=", duty_id)
    .where("name", "=", name)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) await db.insertInto("export_source").values(row).execute();
}

/** The fields that several exports left out because the data map did not know them, in the order of their names. */
export function listUnmapped(db: Db, dutyIds: readonly string[]): Promise<ExportUnmappedRow[]> {
  if (dutyIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("export_unmapped")
    .selectAll()
    .where("duty_id", "in", [...dutyIds])
    .orderBy("entity")
    .orderBy("field")
    .execute();
}

/** Writes the fields an export left out; each source, entity and field once. */
export async function insertUnmapped(tx: Tx, rows: readonly ExportUnmappedRow[]): Promise<void> {
  await insertMany(tx, "export_unmapped", rows);
}

/** How many values of each source exports have left out. */
export async function countUnmapped(db: Db): Promise<{ source: string; count: number }[]> {
  return db
    .selectFrom("export_unmapped")
    .select((eb) => ["source", eb.fn.sum<number>("count").as("count")])
    .groupBy("source")
    .execute();
}

/** Takes away what an earlier attempt of an export had read. */
export async function forgetSources(tx: Tx, dutyId: string): Promise<void> {
  await tx.deleteFrom("export_unmapped").where("duty_id", "=", dutyId).execute();
  await tx.deleteFrom("export_source").where("duty_id", "=", dutyId).execute();
}
