/** Everything the service can owe one client. */
export const dutyKinds = ["export", "anonymization", "deletion", "rectification", "erasure", "purge"] as const;
export type DutyKind = (typeof dutyKinds)[number];

/** The client of what concerns no client in particular: WHMCS's own numbers begin at 1. */
export const nobody = 0;

/** Where a duty stands (contract section 4). */
export const dutyStates = [
  "pending",
  "scheduled",
  "held",
  "running",
  "waiting",
  "completed",
  "failed",
  "withdrawn",
] as const;
export type DutyState = (typeof dutyStates)[number];

/** Where one step of a duty stands (contract section 4). */
export const stepStates = [
  "pending",
  "running",
  "done",
  "nothing_found",
  "retained",
  "waiting",
  "manual",
  "failed",
  "skipped",
] as const;
export type StepState = (typeof stepStates)[number];

/** The grounds on which an owner may put a hold on a duty or a client. */
export const holdReasons = ["dispute", "claim", "audit", "restriction"] as const;
export type HoldReason = (typeof holdReasons)[number];

/** Why the service itself stops a duty and asks the owner. Answered by `release`, never by time. */
export const ownStopReasons = [
  "dry_run",
  "daily_limit",
  "backlog",
  "already_cancelled",
  "already_terminated",
  "account_shared",
  "product_type_needs_owner",
  "documents_expired",
  "first_form_purge",
  "facts_changed",
  "facts_unclear",
] as const;
export type OwnStopReason = (typeof ownStopReasons)[number];

const moves: Readonly<Record<DutyState, readonly DutyState[]>> = {
  pending: ["scheduled", "held", "running", "waiting", "completed", "failed", "withdrawn"],
  scheduled: ["pending", "held", "running", "waiting", "completed", "failed", "withdrawn"],
  held: ["pending", "scheduled", "waiting", "withdrawn"],
  running: ["scheduled", "waiting", "held", "completed", "failed"],
  waiting: ["pending", "scheduled", "held", "running", "completed", "failed", "withdrawn"],
  failed: ["pending", "withdrawn"],
  completed: [],
  withdrawn: [],
};

/** Whether the state machine allows this move; every write of a duty's state asks here first. */
export function canMove(from: DutyState, to: DutyState): boolean {
  return moves[from].includes(to);
}

/** The states from which a duty may move to `to`: the `WHERE` of its compare-and-set. */
export function statesLeadingTo(to: DutyState): readonly DutyState[] {
  return dutyStates.filter((from) => canMove(from, to));
}

/** Duties that destroy or replace data: what holds, stops, limits and dry runs apply to. */
export function isDestructive(kind: DutyKind): boolean {
  return kind !== "export" && kind !== "rectification";
}

/** Step states that need no further work of a worker. */
export function isStepSettled(state: StepState): boolean {
  return state === "done" || state === "nothing_found" || state === "retained" || state === "skipped";
}

const ownConnectors: ReadonlySet<string> = new Set(["whmcs", "packages"]);

/** Whether a step is at a system besides WHMCS and this service itself. */
export function isElsewhere(step: { readonly connector: string } | undefined): boolean {
  return step !== undefined && !ownConnectors.has(step.connector);
}
