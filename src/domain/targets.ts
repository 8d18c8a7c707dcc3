import type { Outcome } from "./outcome.ts";

/** Where one object stands that a step found at a processor. `found`: nothing was asked for yet. */
export const targetStates = ["found", "pending", "gone", "retained", "manual"] as const;
export type TargetState = (typeof targetStates)[number];

/** What became of one such object so far. */
export interface TargetResult {
  readonly kind: string;
  readonly state: TargetState;
  readonly reason: string | null;
  /** `YYYY-MM-DD`, of what must stay. */
  readonly retainedUntil: string | null;
  /** ISO 8601 UTC: when the processor is asked again; null: with the next look. */
  readonly lookAgainAt: string | null;
  /** ISO 8601 UTC: when the last copy of what our hand erased leaves the system's backups; null: nobody says, or not ours. */
  readonly goneAt: string | null;
}

/** What is known of a step beside its targets. */
export interface TargetsAround {
  readonly nothingFoundBecause?: string | undefined;
  /** When a target is asked about again that named no instant, and why, where something stood in the way. */
  readonly again: { readonly at: Date; readonly reason?: string | undefined };
}

/** Whether somebody still has to do something about a target. */
export function isOpen({ state }: Pick<TargetResult, "state">): boolean {
  return state === "found" || state === "pending" || state === "manual";
}

/**
 * What a step's targets make of it: it waits while one of them does, whoever is asked for another meanwhile; is a person's
 * while only persons are asked; retained where anything stays; done where all is gone. Pure.
 */
export function outcomeOfTargets(targets: readonly TargetResult[], around: TargetsAround): Outcome {
  const { nothingFoundBecause, again } = around;
  if (targets.length === 0) {
    return { kind: "nothing_found", ...(nothingFoundBecause !== undefined && { reason: nothingFoundBecause }) };
  }
  const of = (state: TargetState): readonly TargetResult[] => targets.filter((target) => target.state === state);
  const asked = reasonsOf(of("manual").map((one) => ({ ...one, reason: one.reason ?? "erase_client_by_hand" })));
  const about = { parts: partsOf(targets), ...(asked.length > 0 && { tasks: asked }) };
  const underWay = [...of("found"), ...of("pending")];
  if (underWay.length > 0) {
    const reason = again.reason ?? reasonsOf(underWay)[0] ?? "processor";
    return { ...about, kind: "waiting", reason, lookAgainAt: earliest(underWay, again.at) };
  }
  const [task] = asked;
  if (task !== undefined) return { ...about, kind: "manual", reason: task };
  const gone = of("gone").filter(({ reason }) => reason !== "not_needed");
  const goneAt = lastCopyGoneAt(targets);
  const tail = goneAt !== undefined && { goneAt };
  const kept = of("retained");
  if (kept.length > 0) {
    const retainedUntil = latestEnd(kept);
    return {
      ...about,
      ...tail,
      kind: "retained",
      reason: reasonsOf(kept)[0] ?? "by_hand",
      count: kept.length,
      ...(retainedUntil !== undefined && { retainedUntil }),
    };
  }
  const reasons = new Set(gone.map(({ reason }) => reason));
  const reason = reasons.size === 1 ? gone[0]?.reason : null; // what holds for a part is none of the whole
  return { ...about, ...tail, kind: "done", count: gone.length, ...(typeof reason === "string" && { reason }) };
}

/** When the last copy of all that our hand erased is gone, whoever settled the rest; undefined: nobody says. */
export function lastCopyGoneAt(targets: readonly Pick<TargetResult, "goneAt">[]): Date | undefined {
  const last = targets
    .flatMap(({ goneAt }) => goneAt ?? [])
    .toSorted()
    .at(-1);
  return last === undefined ? undefined : new Date(last);
}

/** Each once, as they come. */
function reasonsOf(targets: readonly TargetResult[]): readonly string[] {
  return [...new Set(targets.flatMap(({ reason }) => reason ?? []))];
}

/** Counts by kind and state, such as `contact.gone:2`. */
function partsOf(targets: readonly TargetResult[]): readonly string[] {
  const groups = Map.groupBy(targets, ({ kind, state }) => `${kind}.${state}`);
  return [...groups].map(([part, { length }]) => `${part}:${length}`).toSorted();
}

function earliest(targets: readonly TargetResult[], otherwise: Date): Date {
  const times = targets.map(({ lookAgainAt }) =>
    lookAgainAt === null ? otherwise.getTime() : Date.parse(lookAgainAt),
  );
  return new Date(Math.min(...times));
}

/** Undefined where one of them has no known end. */
function latestEnd(targets: readonly TargetResult[]): string | undefined {
  const ends = targets.flatMap(({ retainedUntil }) => retainedUntil ?? []);
  return ends.length === targets.length ? ends.toSorted().at(-1) : undefined;
}
