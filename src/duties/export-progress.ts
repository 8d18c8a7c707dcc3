import { putPackage, putSource } from "../ledger/packages.ts";
import type { DutyRow } from "../ledger/schema.ts";
import { act, type ActContext } from "./act.ts";

/** One source as the package names it. */
export interface RecordedSource {
  readonly name: string;
  readonly status: "complete" | "empty" | "unreachable" | "not_configured";
  readonly records: number;
  readonly reason?: string;
}

/** A finished package: its size and hash are those of the plain ZIP. */
export interface RecordedExport {
  readonly bytes: number;
  readonly sha256: string;
  readonly expiresAt: Date;
  readonly sources: readonly RecordedSource[];
}

/** Writes that a package stands, with its evidence. A second build of the same export replaces the first. */
export async function recordExport(ctx: ActContext, duty: DutyRow, made: RecordedExport): Promise<void> {
  await act(ctx, async (work) => {
    await putPackage(work.tx, {
      duty_id: duty.id,
      bytes: made.bytes,
      sha256: made.sha256,
      created_at: work.now.toISOString(),
      expires_at: made.expiresAt.toISOString(),
      gone_at: null,
      link_hash: null,
      link_expires_at: null,
    });
    for (const { name, status, records, reason } of made.sources) {
      await putSource(work.tx, { duty_id: duty.id, name, status, records, reason: reason ?? null });
    }
    work.note({
      kind: "export.packaged",
      actor: "system",
      dutyId: duty.id,
      clientId: duty.client_id,
      detail: { bytes: made.bytes, sha256: made.sha256, expiresAt: made.expiresAt.toISOString() },
    });
  });
}

/**
 * A listener for a build's progress that writes into the ledger how many records each source gave so far, at most one
 * write at a time: a progress that is a little late is better than a build that waits for it.
 */
export function recordExportProgress(ctx: ActContext, duty: DutyRow) {
  let writing = false;
  return ({ source, records }: { readonly source: string; readonly records: number }): void => {
    if (writing) return;
    writing = true;
    putSource(ctx.ledger, { duty_id: duty.id, name: source, status: "running", records, reason: null })
      .catch(() => undefined) // the build's own end is what must be written
      .finally(() => {
        writing = false;
      });
  };
}
