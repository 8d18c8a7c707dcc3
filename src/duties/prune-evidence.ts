import { subtractPeriod } from "../domain/calendar.ts";
import { lastPrunable, removeUpTo } from "../ledger/evidence-checkpoint.ts";
import { checkpointDetail, evidencePruned } from "../ledger/evidence.ts";
import { act, type ActContext } from "./act.ts";

const atOnce = 5_000; // a transaction that others need not wait for

/**
 * Removes the evidence that is older than the policy keeps it (GDPR Art. 5(1)(e)), oldest first and so many at once. A checkpoint
 * keeps the hash that the rest hangs on, and evidence tells of it, so that nobody can end the chain elsewhere unseen.
 * May be called at any time. @returns how many it removed
 */
export async function pruneEvidence(ctx: ActContext): Promise<number> {
  const { timezone, retention } = ctx.policy;
  const before = subtractPeriod(ctx.clock.now(), retention.evidence.keep, timezone).toISOString();
  // Looked at outside of any transaction first: on almost all days there is nothing.
  if ((await lastPrunable(ctx.ledger, before, 1)) === undefined) return 0;
  return act(ctx, async (work) => {
    const last = await lastPrunable(work.tx, before, atOnce);
    if (last === undefined) return 0;
    const removed = await removeUpTo(work.tx, last, work.now);
    work.note({ kind: evidencePruned, actor: "system", detail: checkpointDetail(last) });
    return removed;
  });
}
