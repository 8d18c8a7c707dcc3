import { existsSync } from "node:fs";
import { readControl, writeControl } from "../ledger/control.ts";
import type { Db } from "../ledger/schema.ts";
import { act, type ActContext, type Work } from "./act.ts";

/** The two ways to freeze every destructive step: the ledger's switch and a file that needs nothing but a disk. */
export interface StopSwitch {
  /** Asked inside the transaction that starts a step, so that nothing begins after the stop is recorded. */
  isOn(db: Db): Promise<boolean>;
}

/** The stop of this installation. `file` is `var/STOP`: while it exists, everything destructive stands still. */
export function createStopSwitch(file: string): StopSwitch {
  return { isOn: async (db) => existsSync(file) || (await readControl(db, "stop")) === "on" };
}

/** Freezes every destructive step from this commit on; clocks stay visible. May be called twice. */
export async function stopEverything(ctx: ActContext, actor: string): Promise<void> {
  await act(ctx, async (work) => {
    await writeControl(work.tx, "stop", "on", work.now);
    work.note({ kind: "service.stopped", actor });
  });
}

/** Thaws what the stop froze and wakes what came due meanwhile. The file, if there is one, must be removed by hand. */
export async function resumeEverything(ctx: ActContext, actor: string): Promise<void> {
  await act(ctx, async (work) => {
    await writeControl(work.tx, "stop", "off", work.now);
    work.note({ kind: "service.resumed", actor });
    await wakeStopped(work);
  });
}

/** Wakes what the stop froze once nothing stops it any more: the file may vanish without a call. May be called often. */
export async function thaw(ctx: ActContext, stop: StopSwitch): Promise<void> {
  await act(ctx, async (work) => {
    if (!(await stop.isOn(work.tx))) await wakeStopped(work);
  });
}

async function wakeStopped(work: Work): Promise<void> {
  const stopped = await work.tx
    .selectFrom("duty")
    .select("id")
    .where("reason", "=", "stopped")
    .where("state", "in", ["scheduled", "pending", "waiting"])
    .execute();
  for (const { id } of stopped) await work.wake(id, work.now);
}
