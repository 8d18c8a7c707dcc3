import { listSources } from "../ledger/export-sources.ts";
import { findPackage } from "../ledger/packages.ts";
import type { Db } from "../ledger/schema.ts";
import type { RecordedSource } from "./record-export.ts";

/** A package that the ledger knows and that nobody has destroyed. */
export interface KnownExport {
  /** What it is called in storage. */
  readonly object: string;
  readonly sources: readonly RecordedSource[];
}

/** What is recorded of an export's package; undefined when nothing is, or when its bytes are gone. */
export async function findRecordedExport(db: Db, dutyId: string): Promise<KnownExport | undefined> {
  const row = await findPackage(db, dutyId);
  if (row === undefined || row.gone_at !== null) return undefined;
  const sources = (await listSources(db, [dutyId])).map(({ name, status, records, reason }) => ({
    name,
    status: status as RecordedSource["status"],
    records,
    ...(reason !== null && { reason }),
  }));
  return { object: row.object, sources };
}
