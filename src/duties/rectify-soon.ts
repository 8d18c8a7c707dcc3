import { findDuty } from "../ledger/duties.ts";
import { listDetailChanges } from "../ledger/detail-changes.ts";
import { isCarried } from "../domain/rectification.ts";
import { act, type ActContext, type Work } from "./act.ts";
import { openDuty } from "./open-duty.ts";

const rectifyAfterMs = 10 * 60_000; // Contract section 3: one client's events within ten minutes become one re-read.

/**
 * Owes a client the correction of its details at other systems, ten minutes from now. One that is owed already and waits for a
 * processor or a person looks again then.
 */
export async function rectifySoon(work: Work, clientId: number, occurredAt: Date, actor: string): Promise<void> {
  const wakeAt = new Date(work.now.getTime() + rectifyAfterMs);
  const { id, created } = await openDuty(work, {
    kind: "rectification",
    clientId,
    origin: "event",
    occurredAt,
    actor,
    wakeAt,
  });
  const duty = created ? undefined : await findDuty(work.tx, id);
  const waits = duty?.state === "waiting" && (duty.wake_at ?? "9") > wakeAt.toISOString();
  if (waits) await work.wake(id, wakeAt);
}

/** Owes it anew where WHMCS told of a change after a worker had read the client. */
export function rectifyChangedSince(ctx: ActContext, clientId: number, readSince: Date): Promise<void> {
  return act(ctx, async (work) => {
    const changes = await listDetailChanges(work.tx, clientId, readSince.toISOString());
    const first = changes.find(({ fields }) => isCarried(fields));
    if (first !== undefined) await rectifySoon(work, clientId, new Date(first.at), "whmcs");
  });
}
