import { deleteControls, listControls, writeControl, type ControlName } from "../ledger/control.ts";
import { readDetail } from "../ledger/events.ts";
import type { Db } from "../ledger/schema.ts";
import type { Work } from "./act.ts";

/** What the addon told of itself at its newest heartbeat; null: that heartbeat did not say. */
export interface AddonHealth {
  /** ISO 8601 UTC, by the clock of WHMCS. */
  readonly lastHeartbeatAt: string;
  readonly addonVersion: string | null;
  /** Events not yet delivered, and of these the ones that failed at least once. */
  readonly outboxPending: number | null;
  readonly outboxFailing: number | null;
  /** Services the brake holds, and of these the ones whose deletion is overdue. */
  readonly held: number | null;
  readonly overdue: number | null;
}

const beat: ControlName = "addon.heartbeat";
const rowOf = {
  addonVersion: "addon.version",
  outboxPending: "addon.outbox_pending",
  outboxFailing: "addon.outbox_failing",
  held: "addon.held",
  overdue: "addon.overdue",
} as const satisfies Record<string, ControlName>;

/** Keeps what a heartbeat told, unless a newer one was heard already: heartbeats may come in any order. */
export async function recordAddonHealth(work: Work, sentAt: Date, detail: string | null): Promise<void> {
  const at = sentAt < work.now ? sentAt : work.now; // a clock that runs ahead must not silence those that follow
  const known = (await listControls(work.tx, "addon.")).find(({ name }) => name === beat);
  if (known !== undefined && known.changed_at > at.toISOString()) return;
  await deleteControls(work.tx, "addon.");
  await writeControl(work.tx, beat, "heard", at);
  const facts = readDetail(detail);
  for (const [fact, name] of Object.entries(rowOf)) {
    if (facts[fact] !== undefined) await writeControl(work.tx, name, String(facts[fact]), at);
  }
}

/** What the addon last told of itself; undefined: it was never heard. */
export async function readAddonHealth(db: Db): Promise<AddonHealth | undefined> {
  const rows = await listControls(db, "addon.");
  const valueOf = (name: ControlName): string | null => rows.find((row) => row.name === name)?.value ?? null;
  const countOf = (name: ControlName): number | null => {
    const value = valueOf(name);
    return value === null ? null : Number(value);
  };
  const heard = rows.find((row) => row.name === beat);
  if (heard === undefined) return undefined;
  return {
    lastHeartbeatAt: heard.changed_at,
    addonVersion: valueOf(rowOf.addonVersion),
    outboxPending: countOf(rowOf.outboxPending),
    outboxFailing: countOf(rowOf.outboxFailing),
    held: countOf(rowOf.held),
    overdue: countOf(rowOf.overdue),
  };
}
