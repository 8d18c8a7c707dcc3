import { findControl, readControl, writeControl } from "../ledger/control.ts";
import type { Db } from "../ledger/schema.ts";
import { act, type ActContext } from "./act.ts";

const mayBeSilentMs = 26 * 3_600_000; // daily, with the slack of a slow run and of a change of the clocks

/**
 * Whether WHMCS's daily sign of life has been missing for too long: 26 hours since the last one or, where none ever came,
 * since the addon was first seen. An installation without addon is never silent.
 */
export async function isSilent(db: Db, now: Date): Promise<boolean> {
  const heard = await findControl(db, "last_heartbeat");
  const door = await findControl(db, "live.door");
  const since = heard?.changed_at ?? (door !== undefined && door.value !== "never" ? door.changed_at : undefined);
  return since !== undefined && now.getTime() - Date.parse(since) > mayBeSilentMs;
}

/**
 * Whether no comparison of WHMCS with the ledger has ended for 26 hours or, where none ever did, since the first start.
 * @param startedAt of this process, where the ledger knows of no start
 */
export async function isUncompared(db: Db, now: Date, startedAt: Date): Promise<boolean> {
  const since = (await findControl(db, "last_reconciliation")) ?? (await findControl(db, "mode"));
  return now.getTime() - Date.parse(since?.changed_at ?? startedAt.toISOString()) > mayBeSilentMs;
}

/** Leaves evidence of when silence began and ended. May be called often. @returns whether it is silent now */
export async function recordSilence(ctx: ActContext): Promise<boolean> {
  const silent = await isSilent(ctx.ledger, ctx.clock.now());
  const known = (await readControl(ctx.ledger, "silence")) === "silent";
  if (silent === known) return silent;
  await act(ctx, async (work) => {
    await writeControl(work.tx, "silence", silent ? "silent" : "heard", work.now);
    const heard = await findControl(work.tx, "last_heartbeat");
    work.note({
      kind: silent ? "silence.began" : "silence.ended",
      actor: "system",
      detail: { lastHeartbeatAt: heard?.changed_at ?? null },
    });
  });
  return silent;
}
