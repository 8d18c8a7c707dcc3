import { AppError, UnsafeError } from "../src/domain/errors.ts";
import type { Outcome } from "../src/domain/outcome.ts";
import { isElsewhere } from "../src/domain/duty.ts";
import { claimStep, mayGoOn, putStepBack } from "../src/duties/claim-step.ts";
import { recordOutcome } from "../src/duties/record-outcome.ts";
import { forgetObject, listObjects, listSteps, markObjectErased, rememberObjects } from "../src/ledger/steps.ts";
import type { StepRow } from "../src/ledger/schema.ts";
import { interrupted, type Turn } from "./with-duty.ts";

/** What the rest must not go before: an invoice is copied while it prints the client, a letter sent while there is an address. */
const neededFirst: ReadonlySet<string> = new Set(["freeze_invoices", "send_letter"]);

/** Carries out one step; throws AppError when it cannot end now. */
export type PerformStep = (step: StepRow) => Promise<Outcome>;

/** How one step ended: the turn is lost, or what came of it. */
type Run = Outcome["kind"] | "lost";

/**
 * Runs the steps of a running duty in order, each claimed in the ledger before and recorded after (laws 2 and 3 of the
 * design); neighbours at other systems than WHMCS side by side, each for itself. Steps that are settled, a person's, or wait
 * until later are passed over: a resumed duty goes on where it stopped. Not past a person's step after which something would be
 * gone that the person needs.
 * @returns false when the duty was stopped, held or lost on the way: then nothing more may be touched
 * @throws AppError what a step threw; the step stands as pending again
 */
export async function runSteps(turn: Turn, perform: PerformStep): Promise<boolean> {
  const { acts, duty } = turn;
  for (const group of groupsOf(await listSteps(acts.ledger, duty.id))) {
    if (group.some((step) => neededFirst.has(step.action) && step.state === "manual")) return true;
    const now = acts.clock.now().toISOString();
    const ends = await Promise.allSettled(
      group.filter((step) => isToRun(step, now)).map((step) => runStep(turn, step, perform)),
    );
    for (const end of ends) if (end.status === "rejected") throw end.reason;
    const runs = ends.flatMap((end) => (end.status === "fulfilled" ? end.value : []));
    if (runs.includes("lost")) return false;
    // Within WHMCS the order of the steps is the safety: identity goes last, or not yet.
    if (runs.includes("waiting") && group[0]?.connector === "whmcs") return true;
    if (runs.includes("manual") && neededFirst.has(group[0]?.action ?? "")) return true;
  }
  return true;
}

/** What stands next to one another at systems besides WHMCS is one group; everything else is a group by itself. */
function groupsOf(steps: readonly StepRow[]): readonly (readonly StepRow[])[] {
  const groups: StepRow[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (isElsewhere(step) && isElsewhere(last?.[0])) last?.push(step);
    else groups.push([step]);
  }
  return groups;
}

/** Whether a step is a worker's to carry out now; `now`: ISO 8601 UTC. */
export function isToRun({ state, look_again_at: lookAgainAt }: StepRow, now: string): boolean {
  if (state === "waiting") return lookAgainAt === null || lookAgainAt <= now;
  return state === "pending" || state === "running" || state === "failed";
}

async function runStep(turn: Turn, step: StepRow, perform: PerformStep): Promise<Run> {
  const { acts, gates, owner, log, duty } = turn;
  if ((await claimStep(acts, gates.stop, duty.id, owner, step)) !== "claimed") return "lost";
  try {
    const outcome = await perform(step);
    await recordOutcome(acts, duty, step, outcome);
    log.info("step.finished", {
      dutyId: duty.id,
      stepId: step.id,
      connector: step.connector,
      action: step.action,
      outcome: outcome.kind,
    });
    return outcome.kind;
  } catch (error) {
    await putStepBack(acts, duty, step, whyOf(error));
    // A stop or a hold that came in between: claiming again writes down why the duty rests.
    if (isInterruption(error) && (await claimStep(acts, gates.stop, duty.id, owner, step)) !== "claimed") return "lost";
    throw error;
  }
}

function whyOf(error: unknown) {
  if (!(error instanceof AppError)) return { reason: "internal.unexpected" };
  return { reason: error.code, ...(error instanceof UnsafeError && { sharedWith: error.sharedWith }) };
}

function isInterruption(error: unknown): boolean {
  return error instanceof AppError && error.code === "duty.interrupted";
}

/** The ledger behind a step that erases object by object: asked before each, told after each. */
export function stepLedger(turn: Turn, stepId: string) {
  const { acts, gates, owner, duty } = turn;
  return {
    guard: async (): Promise<void> => {
      if (!(await mayGoOn(acts, gates.stop, duty.id, owner))) throw interrupted();
    },
    objects: {
      remember: (ids: readonly number[]): Promise<void> =>
        acts.ledger.transaction().execute((tx) => rememberObjects(tx, stepId, ids)),
      erased: (id: number): Promise<void> => markObjectErased(acts.ledger, stepId, id, acts.clock.now()),
      forget: (id: number): Promise<void> => forgetObject(acts.ledger, stepId, id),
      remembered: async (): Promise<ReadonlySet<number>> =>
        new Set((await listObjects(acts.ledger, stepId)).map((row) => row.object_id)),
    },
  };
}
