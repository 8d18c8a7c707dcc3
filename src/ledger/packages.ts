import type { Db, ExportPackageRow, Tx } from "./schema.ts";

export function findPackage(db: Db, dutyId: string): Promise<ExportPackageRow | undefined> {
  return db.selectFrom("export_package").selectAll().where("duty_id", "=", dutyId).executeTakeFirst();
}

/** The packages of several exports, for a list. */
export function listPackages(db: Db, dutyIds: readonly string[]): Promise<ExportPackageRow[]> {
  if (dutyIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("export_package")
    .selectAll()
    .where("duty_id", "in", [...dutyIds])
    .execute();
}

/** The package behind a download link, by the link's hash. */
export function findPackageByLink(db: Db, linkHash: string): Promise<ExportPackageRow | undefined> {
  return db.selectFrom("export_package").selectAll().where("link_hash", "=", linkHash).executeTakeFirst();
}

/** Records a finished package; a second run of the same export replaces the first. */
export async function putPackage(tx: Tx, row: ExportPackageRow): Promise<void> {
  await tx.deleteFrom("export_package").where("duty_id", "=", row.duty_id).execute();
  await tx.insertInto("export_package").values(row).execute();
}

export async function updatePackage(
  tx: Tx,
  dutyId: string,
  change: Partial<Omit<ExportPackageRow, "duty_id">>,
): Promise<void> {
  await tx.updateTable("export_package").set(change).where("duty_id", "=", dutyId).execute();
}

/** Packages whose bytes should be gone by `now` and are not. */
export function listExpiredPackages(db: Db, now: string): Promise<ExportPackageRow[]> {
  return db
    .selectFrom("export_package")
    .selectAll()
    .where("gone_at", "is", null)
    .where("expires_at", "<=", now)
    .limit(200)
    .execute();
}

/** A client's packages that still have their bytes: destroyed when the account is anonymised. */
export function livePackagesOfClient(db: Db, clientId: number): Promise<ExportPackageRow[]> {
  return db
    .selectFrom("export_package")
    .innerJoin("duty", "duty.id", "export_package.duty_id")
    .selectAll("export_package")
    .where("duty.client_id", "=", clientId)
    .where("export_package.gone_at", "is", null)
    .execute();
}
