import type { ProcessorContext } from "../src/connectors/processor.ts";
import { AppError, RetryableError, UnsafeError } from "../src/domain/errors.ts";
import { isOddAnswer } from "../src/domain/odd-answers.ts";
import type { Outcome } from "../src/domain/outcome.ts";
import { mayGoOn, silentSince } from "../src/duties/claim-step.ts";
import { listLinks } from "../src/ledger/client-links.ts";
import type { StepRow } from "../src/ledger/schema.ts";
import { failureFields } from "../src/observability/log.ts";
import { interrupted, type Turn } from "./with-duty.ts";

/** What a step needs that talks to one processor. */
export interface Visit {
  readonly ctx: ProcessorContext;
  /** Awaits one call of the connector. @throws ProcessorFailure what the connector threw; else what ended the turn */
  ask<T>(call: () => Promise<T>): Promise<T>;
}

/** What a processor did not do, apart from what ends the worker's turn: it concerns this one step alone. */
export class ProcessorFailure extends Error {
  readonly failure: AppError;
  /** Whether the connector had its leave to change something before: what came of that is not known. */
  readonly mayHaveActed: boolean;

  constructor(failure: AppError, mayHaveActed = false) {
    super(failure.code, { cause: failure });
    this.name = "ProcessorFailure";
    this.failure = failure;
    this.mayHaveActed = mayHaveActed;
  }
}

const firstLookMs = 60_000;
const longestLookMs = 4 * 3_600_000;
const longestWishMs = 24 * 3_600_000; // however long a vendor asks to be left alone
const toldAfterMs = 3_600_000;
const givenUpAfterMs = 30 * 24 * 3_600_000; // promises.md 3c: a system is asked for thirty days, then a person is
const oddForMs = 24 * 3_600_000; // longer than any maintenance that a vendor announces

/** What a system waits for that only persons there end: each the code of a task of its own. */
const endedByPersons: ReadonlySet<string> = new Set(["freshdesk_tickets_open"]);

/** What the owner mends in the settings or at the vendor, after which the same call succeeds: worth waiting for. */
const accessFaults: ReadonlySet<string> = new Set([
  "connector.unauthenticated",
  "connector.forbidden",
  "connector.certificate_invalid",
]);

/** The code of the task to do at a processor what it refused or answered strangely. */
const refusedTask = "processor_refused";
/** The code of a step's failure, and of its task, where somebody else uses the person's address by now. */
export const addressTaken = "address_taken";
/** The code of the task to do at a processor what it gave no answer to for thirty days. */
export const noAnswerTask = "processor_gave_no_answer";

/**
 * Everything a connector is handed while a step runs, bound to the turn's claim.
 * @param stillOwed law 3 for what WHMCS may call off: throws when the act is owed no longer. Asked before each call that
 *   changes something
 */
export async function openVisit(
  turn: Turn,
  connector: string,
  stillOwed: () => Promise<void> = () => Promise.resolve(),
): Promise<Visit> {
  const { acts, gates, duty, owner, signal } = turn;
  let ended: unknown;
  let mayHaveActed = false;
  // WHMCS first: while it answers, the owner may stop everything.
  const demand = async (): Promise<void> => {
    await stillOwed();
    if (signal.aborted || !(await mayGoOn(acts, gates.stop, duty.id, owner))) throw interrupted();
  };
  const mayGo = async (): Promise<void> => {
    try {
      await demand();
    } catch (error) {
      ended = error;
      throw error;
    }
    mayHaveActed = true;
  };
  const links = await listLinks(acts.ledger, duty.client_id, connector);
  return {
    ctx: { signal, clock: acts.clock, links, mayGo },
    ask: async (call) => {
      mayHaveActed = false;
      try {
        return await call();
      } catch (error) {
        if (ended !== undefined) throw ended; // whatever the connector made of it
        if (signal.aborted) throw interrupted();
        turn.log.warn("step.unanswered", { dutyId: duty.id, connector, ...failureFields(error) });
        throw new ProcessorFailure(
          error instanceof AppError ? error : new RetryableError("internal.unexpected", { cause: error }),
          mayHaveActed,
        );
      }
    },
  };
}

/**
 * Whether asking again later may end otherwise. An odd answer is taken for passing weather for a day, while nothing was sent
 * that it might be the answer to.
 */
export function passes({ acts }: Turn, step: StepRow, { failure, mayHaveActed }: ProcessorFailure): boolean {
  const { code, retry } = failure;
  if (retry === "later" || accessFaults.has(code)) return true;
  return (
    retry === "never" && isOddAnswer(code) && !mayHaveActed && startedAgo(acts.clock.now(), step.odd_since) < oddForMs
  );
}

/** The code of the task that a failure which does not pass leaves. */
export function taskOf({ code }: AppError): string {
  return code === addressTaken ? addressTaken : refusedTask;
}

/**
 * What a failure makes of a step: it waits for what passes, first for a minute and then ever longer; the rest is a person's.
 * The owner hears of a refused access or an odd answer at once, and of a system that is away once it was tried for an hour.
 */
export function outcomeOfFailure(turn: Turn, step: StepRow, met: ProcessorFailure): Outcome {
  const { failure } = met;
  if (!passes(turn, step, met)) {
    const sharedWith = failure instanceof UnsafeError ? failure.sharedWith : [];
    return { kind: "manual", reason: failure.code, tasks: [taskOf(failure)], sharedWith };
  }
  tellOfFailure(turn, step, failure);
  return { kind: "waiting", reason: failure.code, lookAgainAt: lookAgainAfter(turn, step, failure) };
}

/** When a step that met this failure is looked at again; without one: that still goes on by itself. */
export function lookAgainAfter({ acts }: Turn, { attempts }: StepRow, failure?: AppError): Date {
  const backoffMs = Math.min(firstLookMs * 2 ** attempts, longestLookMs);
  const waitMs = failure?.retryAfterMs === undefined ? backoffMs : Math.min(failure.retryAfterMs, longestWishMs);
  return new Date(acts.clock.now().getTime() + Math.max(waitMs, 1_000));
}

/** Whether a step came no further for thirty days, `step` being as it was before this try: what still waits is a person's. */
export function isGivenUp({ acts }: Turn, step: StepRow): boolean {
  return silentForMs(acts.clock.now(), step) >= givenUpAfterMs;
}

function silentForMs(now: Date, step: StepRow): number {
  return startedAgo(now, silentSince(step, now));
}

/** The code of the task to see to what a processor that answers did not finish within that time, by why it did not. */
export function unfinishedTask(reason: string | null): string {
  return reason !== null && endedByPersons.has(reason) ? reason : "processor_not_finished";
}

/** Hands a step that has waited for thirty days to a person; every other outcome stays as it is. */
export function givenUpInTime(turn: Turn, step: StepRow, outcome: Outcome): Outcome {
  if (outcome.kind !== "waiting" || !isGivenUp(turn, step)) return outcome;
  return { ...outcome, kind: "manual", reason: noAnswerTask, tasks: [...(outcome.tasks ?? []), noAnswerTask] };
}

/** Tells the owner of what keeps a step from ending: one system is one piece of news, however many wait for it. */
export function tellOfFailure({ acts, tellOwner }: Turn, step: StepRow, { code }: AppError): void {
  const { connector } = step;
  if (accessFaults.has(code)) tellOwner({ code: "processor.access_refused", connector });
  else if (isOddAnswer(code)) tellOwner({ code: "processor.odd_answer", connector });
  else if (silentForMs(acts.clock.now(), step) >= toldAfterMs) tellOwner({ code: "processor.no_answer", connector });
}

function startedAgo(now: Date, startedAt: string | null): number {
  return startedAt === null ? 0 : now.getTime() - Date.parse(startedAt);
}
