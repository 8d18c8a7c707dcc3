import { openDutiesOfClient } from "../ledger/duties.ts";
import {
  isPackageOfUse,
  listExpiredPackages,
  livePackagesOfClient,
  markPackageGone,
  updatePackage,
} from "../ledger/packages.ts";
import type { ExportPackageRow } from "../ledger/schema.ts";
import { act, type ActContext, type Work } from "./act.ts";
import { failInside } from "./finish-duty.ts";

/** The bytes of packages, by what `packageName` calls them. */
export interface StoredPackages {
  /** Everything that is there, whether a row names it or not. */
  listPackages(): Promise<readonly string[]>;
  /** Makes a package's bytes unreadable and removes them; twice is once. */
  destroyPackage(object: string): Promise<void>;
}

/** Destroys the packages whose time is over. The bytes go first: a crash in between repeats a harmless removal. */
export async function destroyExpiredPackages(ctx: ActContext, stored: StoredPackages): Promise<void> {
  const expired = await listExpiredPackages(ctx.ledger, ctx.clock.now().toISOString());
  for (const row of expired) await destroyOne(ctx, row, stored, "expired");
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
 * Ends the time of a client's packages and their links: from this act's commit nobody reads them any more, and what destroys
 * expired packages destroys them.
 */
export async function expirePackagesOf(work: Work, clientId: number, reason: string, actor: string): Promise<void> {
  const now = work.now.toISOString();
  const live = await livePackagesOfClient(work.tx, clientId);
  for (const { duty_id: dutyId } of live.filter(({ expires_at }) => expires_at > now)) {
    await updatePackage(work.tx, dutyId, { expires_at: now, link_hash: null, link_expires_at: null });
    work.note({ kind: "export.expired", actor, dutyId, clientId, detail: { reason } });
  }
}

/**
 * Destroys every package of a client, links included, and ends the exports that are being made: an anonymised account
 * leaves no copy behind, nor do the accounts that were merged into it. Twice is once.
 */
export async function destroyPackagesOf(ctx: ActContext, clientId: number, stored: StoredPackages): Promise<Destroyed> {
  const endedExports = await endExportsOf(ctx, clientId);
  await destroyExpiredPackages(ctx, stored); // among them those of clients who became this one
  const live = await livePackagesOfClient(ctx.ledger, clientId);
  for (const row of live) await destroyOne(ctx, row, stored, clientAnonymised);
  await destroyLeftovers(ctx, stored);
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

/**
 * Removes whatever lies in storage and is of no use to anybody, however long ago: a worker died at the wrong moment, or
 * another one's package took the place of its own.
 */
export async function destroyLeftovers(ctx: ActContext, stored: StoredPackages): Promise<void> {
  for (const object of await stored.listPackages()) {
    if (!(await isPackageOfUse(ctx.ledger, object))) await stored.destroyPackage(object);
  }
}

async function destroyOne(
  ctx: ActContext,
  row: ExportPackageRow,
  stored: StoredPackages,
  reason: string,
): Promise<void> {
  await stored.destroyPackage(row.object);
  await act(ctx, async (work) => {
    // Whoever else destroyed it meanwhile has written that down.
    if (!(await markPackageGone(work.tx, row, work.now))) return;
    work.note({ kind: "export.destroyed", actor: "system", dutyId: row.duty_id, detail: { reason } });
  });
}
