import { readControl, writeControl } from "../ledger/control.ts";
import type { Mode } from "./begin-duty.ts";
import { act, type ActContext } from "./act.ts";

/**
 * Leaves evidence of how the service runs: the first start, each change between dry run and live, and for a live start
 * what its check-list found. May be called at every start.
 */
export async function recordStart(ctx: ActContext, mode: Mode, findings: readonly string[]): Promise<void> {
  await act(ctx, async (work) => {
    const before = await readControl(work.tx, "mode");
    if (before === mode) return;
    await writeControl(work.tx, "mode", mode, work.now);
    work.note({
      kind: before === undefined ? "service.first_started" : "service.mode_changed",
      actor: "system",
      detail: { mode, before: before ?? null, findings: findings.join(",") },
    });
  });
}
