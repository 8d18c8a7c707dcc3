import { findClientHold } from "../ledger/holds.ts";
import { act, type ActContext } from "./act.ts";
import type { Gates } from "./begin-duty.ts";
import { Refusal } from "./refusal.ts";

/**
 * Lets a deletion in Google Analytics begin, and writes down that it does. Which visitor it is about is kept nowhere.
 * @throws Refusal analytics.dry_run, analytics.unsafe_setup, analytics.stopped, analytics.client_is_held
 */
export function beginAnalyticsDeletion(ctx: ActContext, gates: Gates, clientId: number, actor: string): Promise<void> {
  return act(ctx, async (work) => {
    if (await gates.stop.isOn(work.tx)) throw new Refusal("analytics.stopped");
    if ((await findClientHold(work.tx, clientId)) !== undefined) throw new Refusal("analytics.client_is_held");
    const mode = gates.mode();
    if (mode === "dry_run") throw new Refusal("analytics.dry_run");
    if (mode === "unsafe") throw new Refusal("analytics.unsafe_setup");
    work.note({ kind: "analytics.deletion_requested", actor, clientId });
  });
}

/** Writes down that Google took a request to delete. @returns when that was */
export function recordAnalyticsDeletion(
  ctx: ActContext,
  clientId: number,
  coversUntil: Date,
  actor: string,
): Promise<Date> {
  return act(ctx, (work) => {
    const detail = { coversUntil: coversUntil.toISOString() };
    work.note({ kind: "analytics.deletion_submitted", actor, clientId, detail });
    return Promise.resolve(work.now);
  });
}
