import { readControl, writeControl } from "../ledger/control.ts";
import { wakeScheduledDeletions } from "../ledger/duties.ts";
import type { CheckState } from "../observability/live-checks.ts";
import type { Mode } from "./begin-duty.ts";
import { act, type ActContext } from "./act.ts";

/**
 * Leaves evidence of how the service runs: the first start and each change between dry run, live and unsafe, with the whole
 * check-list as it stood, what was well included; and has every scheduled deletion looked at once it is live. May be called at
 * every start and look: the same mode adds nothing.
 */
export async function recordStart(
  ctx: ActContext,
  mode: Mode,
  checks: Readonly<Record<string, CheckState>>,
): Promise<void> {
  await act(ctx, async (work) => {
    const before = await readControl(work.tx, "mode");
    if (before === mode) return;
    await writeControl(work.tx, "mode", mode, work.now);
    // What was left undone meanwhile, such as a suspension or a word to the brake, is seen to by a look at each.
    if (mode === "live") await wakeScheduledDeletions(work.tx, work.now);
    work.note({
      kind: before === undefined ? "service.first_started" : "service.mode_changed",
      actor: "system",
      detail: { mode, before: before ?? null, ...checks },
    });
  });
}
