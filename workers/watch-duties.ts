import { isUncompared, recordSilence } from "../src/duties/silence.ts";
import { listFailedSince } from "../src/ledger/duties.ts";
import type { WorkerParts } from "./worker-parts.ts";

const catchesUpMs = 3_600_000; // whoever was switched off for days compares first
const failedLatelyMs = 12 * 3_600_000; // within the day in which the owner is told once

/** Tells the owner when WHMCS's daily sign of life is missing, once and then daily. Called by every sweep. */
export async function watchSilence({ acts, tellOwner }: WorkerParts): Promise<void> {
  if (await recordSilence(acts)) tellOwner({ code: "service.silent" });
}

/**
 * Tells the owner, once and then daily, when no comparison of WHMCS with the ledger has ended for 26 hours: each that fails says so in
 * the log alone. One per process, called by every sweep.
 */
export function createComparisonWatch({ acts, tellOwner }: Pick<WorkerParts, "acts" | "tellOwner">) {
  const startedAt = acts.clock.now();
  return async (): Promise<void> => {
    const now = acts.clock.now();
    if (now.getTime() - startedAt.getTime() < catchesUpMs) return;
    if (await isUncompared(acts.ledger, now, startedAt)) tellOwner({ code: "reconciliation.missing" });
  };
}

/**
 * Tells the owner of each duty that failed lately, whichever worker or process ended it: nothing tries it again by itself.
 * Called by every sweep; the owner hears of each once.
 */
export async function tellFailed({ acts, tellOwner }: WorkerParts): Promise<void> {
  const since = new Date(acts.clock.now().getTime() - failedLatelyMs).toISOString();
  for (const { id, client_id: clientId, service_id: serviceId } of await listFailedSince(acts.ledger, since)) {
    tellOwner({ code: "duty.failed", dutyId: id, clientId, ...(serviceId !== null && { serviceId }) });
  }
}
