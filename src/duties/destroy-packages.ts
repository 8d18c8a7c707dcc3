import { openDutiesOfClient, packagelessExports } from "../ledger/duties.ts";
import { listExpiredPackages, livePackagesOfClient, updatePackage } from "../ledger/packages.ts";
import type { ExportPackageRow } from "../ledger/schema.ts";
import { act, type ActContext } from "./act.ts";
import { failInside } from "./finish-duty.ts";

/** Makes a package's bytes unreadable and removes them; twice is once. */
export type DestroyBytes = (exportId: string) => Promise<void>;

/** Destroys the packages whose time is over. The bytes go first: a crash in between repeats a harmless removal. */
export async function destroyExpiredPackages(ctx: ActContext, destroy: DestroyBytes): Promise<number> {
  const expired = await listExpiredPackages(ctx.ledger, ctx.clock.now().toISOString());
  for (const row of expired) await destroyOne(ctx, row, destroy, "expired");
  return expired.length;
}

/** Why a package of an anonymised client is destroyed, and why an export that was being made then fails. */
export const clientAnonymised = "client_anonymised";

/** What `destroyPackagesOf` did away with. */
export interface Destroyed {
  readonly packages: number;
  /** Exports that were being made and have failed. */
  readonly endedExports: readonly string[];
}

/**
 * Destroys every package of a client, links included, and ends the exports that are being made: an anonymised account
 * leaves no copy behind. Twice is once.
 */
export async function destroyPackagesOf(ctx: ActContext, clientId: number, destroy: DestroyBytes): Promise<Destroyed> {
  const endedExports = await endExportsOf(ctx, clientId);
  for (const id of endedExports) await destroy(id);
  const live = await livePackagesOfClient(ctx.ledger, clientId);
  for (const row of live) await destroyOne(ctx, row, destroy, clientAnonymised);
  return { packages: live.length, endedExports };
}

/** Their workers lose the claim, and with it the right to record what they build. */
function endExportsOf(ctx: ActContext, clientId: number): Promise<readonly string[]> {
  return act(ctx, async (work) => {
    const open = await openDutiesOfClient(work.tx, clientId, ["export"]);
    const running = open.filter(({ state }) => state === "running");
    for (const duty of running) await failInside(work, duty, clientAnonymised);
    return running.map(({ id }) => id);
  });
}

/** Removes what exports left that ended since an instant without a package, because their worker died at the wrong moment. */
export async function destroyLeftovers(ctx: ActContext, since: string, destroy: DestroyBytes): Promise<void> {
  for (const id of await packagelessExports(ctx.ledger, since)) await destroy(id);
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
