import type { SettingState, WhmcsMemory } from "../observability/whmcs-checks.ts";
import { readControl, writeControl, type ControlName } from "./control.ts";
import type { Ledger } from "./open.ts";

const names = {
  doorSeen: "live.door",
  cancellationAutomation: "live.cancellation_automation",
  retentionPruning: "live.retention_pruning",
} as const satisfies Record<keyof WhmcsMemory, ControlName>;

/** What the live check-list knew of WHMCS when it last looked, in whichever process. @throws the driver's error */
export async function readLiveMemory(ledger: Ledger): Promise<WhmcsMemory> {
  const stateOf = async (name: ControlName): Promise<SettingState> => {
    const value = await readControl(ledger, name);
    return value === "on" || value === "off" ? value : "unknown";
  };
  return {
    doorSeen: (await readControl(ledger, names.doorSeen)) === "seen",
    cancellationAutomation: await stateOf(names.cancellationAutomation),
    retentionPruning: await stateOf(names.retentionPruning),
  };
}

/** Keeps it for the next look. Each row tells since when it says so. @throws the driver's error */
export async function writeLiveMemory(ledger: Ledger, memory: WhmcsMemory, at: Date): Promise<void> {
  const values: readonly (readonly [ControlName, string])[] = [
    [names.doorSeen, memory.doorSeen ? "seen" : "never"],
    [names.cancellationAutomation, memory.cancellationAutomation],
    [names.retentionPruning, memory.retentionPruning],
  ];
  await ledger.transaction().execute(async (tx) => {
    for (const [name, value] of values) {
      if ((await readControl(tx, name)) !== value) await writeControl(tx, name, value, at);
    }
  });
}
