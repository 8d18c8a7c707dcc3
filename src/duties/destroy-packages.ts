import { listExpiredPackages, livePackagesOfClient, updatePackage } from "../ledger/packages.ts";
import type { ExportPackageRow } from "../ledger/schema.ts";
import { act, type ActContext } from "./act.ts";

/** Makes a package's bytes unreadable and removes them; twice is once. */
export type DestroyBytes = (exportId: string) => Promise<void>;

/** Destroys the packages whose time is over. The bytes go first: a crash in between repeats a harmless removal. */
export async function destroyExpiredPackages(ctx: ActContext, destroy: DestroyBytes): Promise<number> {
  const expired = await listExpiredPackages(ctx.ledger, ctx.clock.now().toISOString());
  for (const row of expired) await destroyOne(ctx, row, destroy, "expired");
  return expired.length;
}

/** Destroys every package of a client, links included: an anonymised account leaves no copy behind. */
export async function destroyPackagesOf(ctx: ActContext, clientId: number, destroy: DestroyBytes): Promise<number> {
  const live = await livePackagesOfClient(ctx.ledger, clientId);
  for (const row of live) await destroyOne(ctx, row, destroy, "client_anonymised");
  return live.length;
}

async function destroyOne(
  ctx: ActContext,
  row: ExportPackageRow,
  destroy: DestroyBytes,
  reason: string,
): Promise<void> {
  await destroy(row.duty_id);
  await act(ctx, async (work) => {
    await updatePackage(work.tx, row.duty_id, {
      gone_at: work.now.toISOString(),
      link_hash: null,
      link_expires_at: null,
    });
    work.note({ kind: "export.destroyed", actor: "system", dutyId: row.duty_id, detail: { reason } });
  });
}
