import { suspicions } from "../domain/comparison.ts";
import { findControl, listControls, readControl, writeControl } from "../ledger/control.ts";
import type { Db } from "../ledger/schema.ts";
import type { Work } from "./act.ts";
import type { Mode } from "./begin-duty.ts";

/** Everything a comparison of WHMCS with the ledger may find: what no duty was opened for, and what speaks against one. */
export const findings = ["closure", "cancellation", "ended_service", ...suspicions, "inactive_client"] as const;
export type Finding = (typeof findings)[number];

/** How often each was found; those that were not are 0. */
export type Counts = Readonly<Record<Finding, number>>;

/** Counts of nothing yet. */
export function noCounts(): Record<Finding, number> {
  return Object.fromEntries(findings.map((finding) => [finding, 0])) as Record<Finding, number>;
}

/** Which parts of what WHMCS holds have been looked at before: what stood there by then is backlog. */
export interface Baseline {
  readonly closuresAndRequests: boolean;
  readonly services: boolean;
  /** What stood there before the first look and could not be read then, such as `client_7`. */
  readonly unread: ReadonlySet<string>;
}

/** Rows that a comparison could not read, by their ids. */
export type UnreadRows = Readonly<Record<"clients" | "services" | "requests", ReadonlySet<number>>>;

const unreadAtFirst = "baseline.unread.";
const mostNamed = 50;

export async function readBaseline(db: Db): Promise<Baseline> {
  return {
    closuresAndRequests: (await readControl(db, "baseline")) !== undefined,
    services: (await readControl(db, "baseline.services")) !== undefined,
    unread: new Set((await listControls(db, unreadAtFirst)).map(({ name }) => name.slice(unreadAtFirst.length))),
  };
}

/**
 * Ends a comparison: what it found is evidence and figures, and what stood there before the first one has been seen once and
 * for all.
 */
export async function recordReconciliation(
  work: Work,
  found: {
    readonly counts: Counts;
    readonly baseline: Baseline;
    readonly backlog: number;
    readonly sawServices: boolean;
    readonly mode: Mode;
    readonly unread: UnreadRows;
  },
): Promise<void> {
  const { counts, baseline, backlog, sawServices, mode } = found;
  const { clients, services, requests } = found.unread;
  const isFirst = !baseline.closuresAndRequests || (!baseline.services && sawServices);
  const unread = [...named("client", clients), ...named("service", services)];
  // Once they can be read, what they tell is as old as the rest of what stood there.
  if (isFirst) for (const row of unread) await writeControl(work.tx, `${unreadAtFirst}${row}`, "unread", work.now);
  if (!baseline.closuresAndRequests) await writeControl(work.tx, "baseline", "recorded", work.now);
  if (!baseline.services && sawServices) await writeControl(work.tx, "baseline.services", "recorded", work.now);
  for (const finding of findings) {
    await writeControl(work.tx, `reconciliation.${finding}`, String(counts[finding]), work.now);
  }
  await writeControl(work.tx, "last_reconciliation", "finished", work.now);
  work.note({
    kind: baseline.closuresAndRequests ? "reconciliation.finished" : "baseline.recorded",
    actor: "system",
    detail: { ...counts, backlog, sawServices, mode, ...detailOfUnread([...unread, ...named("request", requests)]) },
  });
}

/** What the last comparison found and when; undefined: there was none yet. */
export async function lastReconciliation(db: Db): Promise<{ readonly at: Date; readonly counts: Counts } | undefined> {
  const last = await findControl(db, "last_reconciliation");
  if (last === undefined) return undefined;
  const rows = await listControls(db, "reconciliation.");
  const counts = noCounts();
  for (const finding of findings) {
    counts[finding] = Number(rows.find(({ name }) => name === `reconciliation.${finding}`)?.value ?? 0);
  }
  return { at: new Date(last.changed_at), counts };
}

function named(what: string, ids: ReadonlySet<number>): readonly string[] {
  return [...ids].map((id) => `${what}_${id}`);
}

function detailOfUnread(rows: readonly string[]): Readonly<Record<string, string | number>> {
  return rows.length === 0 ? {} : { unread: rows.length, unreadRows: rows.slice(0, mostNamed).join(",") };
}
