import { PermanentError } from "../domain/errors.ts";
import { findDuty } from "../ledger/duties.ts";
import { listSources } from "../ledger/export-sources.ts";
import { findPackage, findPackageByLink, updatePackage } from "../ledger/packages.ts";
import type { Db, ExportPackageRow, ExportSourceRow } from "../ledger/schema.ts";
import { listSteps } from "../ledger/steps.ts";
import { act, type ActContext } from "./act.ts";
import { demand, NotFound } from "./refusal.ts";

/**
 * A finished package that has not expired.
 * @throws NotFound @throws Refusal export.not_completed @throws PermanentError export.package_gone, also when the clock
 *   has passed the expiry and the sweep has not come yet
 */
export async function requirePackage(db: Db, id: string, now: Date): Promise<ExportPackageRow> {
  const duty = await findDuty(db, id);
  if (duty === undefined || duty.kind !== "export") throw new NotFound();
  demand(duty.state === "completed", "export.not_completed");
  const row = await findPackage(db, id);
  if (row === undefined || !isThere(row, now)) throw new PermanentError("export.package_gone");
  return row;
}

/** The package a download link leads to; undefined when the link is unknown, revoked or expired. */
export async function findSharedPackage(db: Db, linkHash: string, now: Date): Promise<ExportPackageRow | undefined> {
  const row = await findPackageByLink(db, linkHash);
  if (row === undefined || (row.link_expires_at ?? "") <= now.toISOString()) return undefined;
  return isThere(row, now) ? row : undefined;
}

/**
 * Whether a package holds all that its sources hold, as its own first page says: each was read to its end, and the export's
 * step names nothing that is lacking, such as a file.
 */
export function holdsEverything(
  sources: readonly Pick<ExportSourceRow, "status">[],
  steps: readonly { readonly reason?: string | null | undefined }[],
): boolean {
  return sources.every(({ status }) => status !== "unreachable") && steps.every(({ reason = null }) => reason === null);
}

/** The same of an export in the ledger. */
export async function isComplete(db: Db, id: string): Promise<boolean> {
  return holdsEverything(await listSources(db, [id]), await listSteps(db, id));
}

/**
 * Puts a download link on a package; it ends with the package, and replaces an earlier link. Only the hash is kept.
 * @returns when the link ends, ISO 8601 UTC @throws as `requirePackage`
 */
export function shareExport(ctx: ActContext, id: string, linkHash: string, actor: string): Promise<string> {
  return act(ctx, async (work) => {
    const { expires_at } = await requirePackage(work.tx, id, work.now);
    await updatePackage(work.tx, id, { link_hash: linkHash, link_expires_at: expires_at });
    work.note({
      ...(await subjectOf(work.tx, id)),
      kind: "export.link_made",
      actor,
      detail: { expiresAt: expires_at },
    });
    return expires_at;
  });
}

/** Takes the download link away. Twice is once. @throws NotFound when there is no such export */
export async function revokeExportLink(ctx: ActContext, id: string, actor: string): Promise<void> {
  await act(ctx, async (work) => {
    const duty = await findDuty(work.tx, id);
    if (duty === undefined || duty.kind !== "export") throw new NotFound();
    const row = await findPackage(work.tx, id);
    if (row === undefined || row.link_hash === null) return;
    await updatePackage(work.tx, id, { link_hash: null, link_expires_at: null });
    work.note({ ...(await subjectOf(work.tx, id)), kind: "export.link_revoked", actor });
  });
}

/** Records that a package was handed out, before its first byte leaves. `actor`: a token's name, or `client_link`. */
export async function recordDownload(ctx: ActContext, row: ExportPackageRow, actor: string): Promise<void> {
  await act(ctx, async (work) => {
    const subject = await subjectOf(work.tx, row.duty_id);
    work.note({ ...subject, kind: "export.downloaded", actor, detail: { bytes: row.bytes, sha256: row.sha256 } });
  });
}

function isThere(row: ExportPackageRow, now: Date): boolean {
  return row.gone_at === null && row.expires_at > now.toISOString();
}

async function subjectOf(db: Db, id: string): Promise<{ dutyId: string; clientId?: number }> {
  const duty = await findDuty(db, id);
  return { dutyId: id, ...(duty !== undefined && { clientId: duty.client_id }) };
}
