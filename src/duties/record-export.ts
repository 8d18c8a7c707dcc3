import { findDuty } from "../ledger/duties.ts";
import { insertUnmapped, putSource } from "../ledger/export-sources.ts";
import { packageName, putPackage } from "../ledger/packages.ts";
import type { DutyRow, ExportPackageRow, ExportUnmappedRow } from "../ledger/schema.ts";
import { anonymizedSince } from "../ledger/steps.ts";
import { act, type ActContext, type Work } from "./act.ts";
import { clientAnonymised } from "./destroy-packages.ts";
import { writeProgress } from "./export-progress.ts";
import { failInside } from "./finish-duty.ts";

/** One source as the package names it. */
export interface RecordedSource {
  readonly name: string;
  readonly status: "complete" | "empty" | "unreachable" | "not_configured";
  readonly records: number;
  readonly reason?: string;
}

/** Values left out because the data map does not know their field, by the other system's own names; see `ExportUnmapped`. */
export interface UnmappedField {
  readonly source: string;
  readonly entity: string;
  readonly field: string;
  readonly count: number;
}

/** A finished package: its size and hash are those of the plain ZIP. */
export interface RecordedExport {
  readonly bytes: number;
  readonly sha256: string;
  readonly language: ExportPackageRow["language"];
  readonly expiresAt: Date;
  readonly sources: readonly RecordedSource[];
  readonly unmapped: readonly UnmappedField[];
}

/**
 * What became of a package that was built. `lost`: another worker makes this export now; `ended`: the export was over by
 * then; `anonymised`: it has failed now. Only what is `recorded` stays: otherwise the worker destroys its own package.
 */
export type Recorded = "recorded" | "lost" | "ended" | "anonymised";

/**
 * Writes that a package stands, called as `packageName` has it of this worker, with its evidence, while the worker still
 * holds the duty. A second build of the same export replaces the first. What was read while the client's anonymisation was
 * under way is no package of anybody: then the export fails, in this same transaction.
 * @param readSince when the worker began to read the client
 */
export function recordExport(
  ctx: ActContext,
  id: string,
  owner: string,
  readSince: Date,
  made: RecordedExport,
): Promise<Recorded> {
  return act(ctx, async (work): Promise<Recorded> => {
    const duty = await findDuty(work.tx, id);
    if (duty === undefined || duty.state === "failed" || duty.state === "withdrawn") return "ended";
    if (duty.state !== "running" || duty.lease_owner !== owner) return "lost";
    if (await anonymizedSince(work.tx, duty.client_id, readSince.toISOString())) {
      await failInside(work, duty, clientAnonymised);
      return "anonymised";
    }
    await write(work, duty, packageName(id, owner), made);
    return "recorded";
  });
}

async function write(work: Work, duty: DutyRow, object: string, made: RecordedExport): Promise<void> {
  await putPackage(work.tx, {
    duty_id: duty.id,
    bytes: made.bytes,
    sha256: made.sha256,
    created_at: work.now.toISOString(),
    expires_at: made.expiresAt.toISOString(),
    gone_at: null,
    link_hash: null,
    link_expires_at: null,
    language: made.language,
    object,
  });
  for (const { name, status, records, reason = null } of made.sources) {
    await putSource(work.tx, { duty_id: duty.id, name, status, records, reason, entity: null });
  }
  const unmapped = toRows(duty.id, made.unmapped);
  await insertUnmapped(work.tx, unmapped);
  const records = made.sources.reduce((sum, source) => sum + source.records, 0);
  await writeProgress(work, duty.id, records, records);
  work.note({
    kind: "export.packaged",
    actor: "system",
    dutyId: duty.id,
    clientId: duty.client_id,
    detail: {
      bytes: made.bytes,
      sha256: made.sha256,
      expiresAt: made.expiresAt.toISOString(),
      ...(unmapped.length > 0 && { unmapped: unmapped.reduce((sum, { count }) => sum + count, 0) }),
    },
  });
}

/** A field may be told of twice where a source reads an entity in parts. */
function toRows(dutyId: string, unmapped: readonly UnmappedField[]): readonly ExportUnmappedRow[] {
  const rows = new Map<string, ExportUnmappedRow>();
  for (const { source, entity, field, count } of unmapped) {
    const key = `${source} ${entity} ${field}`;
    rows.set(key, { duty_id: dutyId, source, entity, field, count: count + (rows.get(key)?.count ?? 0) });
  }
  return [...rows.values()];
}
