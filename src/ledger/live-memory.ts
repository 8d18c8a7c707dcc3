import type { SettingState, WhmcsMemory } from "../observability/whmcs-checks.ts";
import { findControl, readControl, writeControl, type ControlName } from "./control.ts";
import type { Ledger } from "./open.ts";

const names = {
  door: "live.door",
  cancellationAutomation: "live.cancellation_automation",
  retentionPruning: "live.retention_pruning",
  mails: "live.mails",
} as const satisfies Record<string, ControlName>;

const missedMs = 24 * 3_600_000;

/** What the live check-list knew of WHMCS when it last looked, in whichever process. @throws the driver's error */
export async function readLiveMemory(ledger: Ledger): Promise<WhmcsMemory> {
  const stateOf = async (name: ControlName): Promise<SettingState> => {
    const value = await readControl(ledger, name);
    return value === "on" || value === "off" ? value : "unknown";
  };
  const door = await readControl(ledger, names.door);
  return {
    doorSeen: door === "seen" || door === "gone",
    doorGone: door === "gone",
    cancellationAutomation: await stateOf(names.cancellationAutomation),
    retentionPruning: await stateOf(names.retentionPruning),
    mails: await stateOf(names.mails),
  };
}

/**
 * Whether an absent door is a fault that passes: this installation has an addon, and the check-list has not missed it for a
 * whole day. A page of maintenance must not cost what only the addon can do. @throws the driver's error
 */
export async function isDoorExpected(ledger: Ledger, now: Date): Promise<boolean> {
  const row = await findControl(ledger, names.door);
  if (row?.value === "gone") return now.getTime() - Date.parse(row.changed_at) < missedMs;
  return row?.value === "seen";
}

/** Keeps whether WHMCS lets mails be sent, as it was found outside of the check-list. @throws the driver's error */
export async function rememberMails(ledger: Ledger, state: "on" | "off", at: Date): Promise<void> {
  await ledger.transaction().execute(async (tx) => {
    if ((await readControl(tx, names.mails)) !== state) await writeControl(tx, names.mails, state, at);
  });
}

/** Whether it is known at all whether WHMCS lets mails be sent. @throws the driver's error */
export async function isMailKnown(ledger: Ledger): Promise<boolean> {
  return ["on", "off"].includes((await readControl(ledger, names.mails)) ?? "");
}

/** Whether it was found to let no mail be sent; false where nobody ever looked. @throws the driver's error */
export async function isMailRefused(ledger: Ledger): Promise<boolean> {
  return (await readControl(ledger, names.mails)) === "off";
}

/** Keeps whether WHMCS lets the owner be mailed. @returns whether that is news @throws the driver's error */
export function noteAdminMails(ledger: Ledger, state: "on" | "off", at: Date): Promise<boolean> {
  return ledger.transaction().execute(async (tx) => {
    if ((await readControl(tx, "live.admin_mails")) === state) return false;
    await writeControl(tx, "live.admin_mails", state, at);
    return true;
  });
}

/** Keeps it for the next look. Each row tells since when it says so. @throws the driver's error */
export async function writeLiveMemory(ledger: Ledger, memory: WhmcsMemory, at: Date): Promise<void> {
  const values: readonly (readonly [ControlName, string])[] = [
    [names.door, memory.doorGone ? "gone" : memory.doorSeen ? "seen" : "never"],
    [names.cancellationAutomation, memory.cancellationAutomation],
    [names.retentionPruning, memory.retentionPruning],
    [names.mails, memory.mails],
  ];
  await ledger.transaction().execute(async (tx) => {
    for (const [name, value] of values) {
      if ((await readControl(tx, name)) !== value) await writeControl(tx, name, value, at);
    }
  });
}
