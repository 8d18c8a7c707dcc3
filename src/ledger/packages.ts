import type { Db, ExportPackageRow, Tx } from "./schema.ts";

const idLength = 36;

/** What one worker's package of an export is called in storage: no two attempts ever write over each other. */
export function packageName(exportId: string, attempt: string): string {
  return `${exportId}-${attempt}`;
}

/**
 * Whether a package in storage is one that a row names and that is not gone, or one that its worker may still record: it
 * holds the claim, and a claim once lost never comes back. Any other is of no use to anybody, now and for ever.
 */
export async function isPackageOfUse(db: Db, object: string): Promise<boolean> {
  const exportId = object.slice(0, idLength);
  const worker = object.slice(idLength + 1);
  // In this order: what its worker records in between is found by its row.
  const making = await db
    .selectFrom("duty")
    .select("id")
    .where("id", "=", exportId)
    .where("state", "=", "running")
    .where("lease_owner", "=", worker)
    .executeTakeFirst();
  if (making !== undefined) return true;
  const row = await findPackage(db, exportId);
  return row?.object === object && row.gone_at === null;
}

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

/**
 * Records that the bytes of this package are gone, and its link with them.
 * @returns false where that is on record already, or another package stands in its place
 */
export async function markPackageGone(
  tx: Tx,
  row: Pick<ExportPackageRow, "duty_id" | "object">,
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("export_package")
    .set({ gone_at: at.toISOString(), link_hash: null, link_expires_at: null })
    .where("duty_id", "=", row.duty_id)
    .where("object", "=", row.object)
    .where("gone_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
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
