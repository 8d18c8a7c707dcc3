import { AppError, RetryableError } from "../src/domain/errors.ts";
import { newId } from "../src/domain/ids.ts";
import { isDestructive, ownStopReasons, type OwnStopReason } from "../src/domain/duty.ts";
import { installationFaults } from "../src/connectors/whmcs/errors.ts";
import { claimDuty, endLease, leaseMs, renewLease } from "../src/duties/claim-duty.ts";
import { askOwner, failDuty, postponeDuty } from "../src/duties/finish-duty.ts";
import type { DutyRow } from "../src/ledger/schema.ts";
import { failureFields } from "../src/observability/log.ts";
import type { WorkerParts } from "./worker-parts.ts";

/** One worker's turn at one duty; its `whmcs` and `door` are bound to its signal. */
export interface Turn extends WorkerParts {
  readonly duty: DutyRow;
  /** Names this turn in the lease, so that not even the same process runs a duty twice at once. */
  readonly owner: string;
  /** Ends when the process stops or the claim is lost. */
  readonly signal: AbortSignal;
}

const mostAttempts = 10;
const longestBackoffMs = 15 * 60_000;
// What WHMCS or a module refuses is mended by a person, who is told after an hour: from then on it is tried about once in one.
const longestRefusedBackoffMs = 60 * 60_000;

/**
 * Gives one duty to `work` under a claim that is renewed while it lasts, and decides in one place what an error means:
 * try later, stop and show, or stop and ask the owner. Never throws for what a duty met.
 * @returns when to look again under the same alarm, if the duty was not due or is another worker's for now
 */
export async function withDuty(
  parts: WorkerParts,
  dutyId: string,
  stopping: AbortSignal,
  work: (turn: Turn) => Promise<void>,
): Promise<Date | undefined> {
  const { acts, log } = parts;
  const owner = newId();
  const claim = await claimDuty(acts, dutyId, owner);
  if (claim.kind === "later") return claim.at;
  if (claim.kind === "nothing") return undefined;

  const lost = new AbortController();
  const renewal = setInterval(() => {
    renewLease(acts, dutyId, owner).then(
      (kept) => (kept ? undefined : lost.abort()),
      () => undefined, // a ledger that cannot be written stops the next step by itself
    );
  }, leaseMs / 4);
  const signal = AbortSignal.any([stopping, lost.signal]);
  const startedAt = acts.clock.now().getTime();
  try {
    const whmcs = parts.whmcs.withSignal(signal).withGate(() => refuseWhileStopped(parts));
    const bound = { whmcs, door: parts.door.withSignal(signal) };
    await work({ ...parts, ...bound, duty: claim.duty, owner, signal });
  } catch (error) {
    log.warn("duty.interrupted", { dutyId, kind: claim.duty.kind, ...failureFields(error) });
    await settleError(parts, claim.duty, owner, error, stopping.aborted);
  } finally {
    clearInterval(renewal);
    await endLease(acts, dutyId, owner);
    log.info("duty.looked_at", { dutyId, kind: claim.duty.kind, durationMs: acts.clock.now().getTime() - startedAt });
  }
  return undefined;
}

/** Once a stop was answered nothing leaves any more: no call that waited for its turn, and none that is repeated. */
async function refuseWhileStopped({ acts, gates }: WorkerParts): Promise<void> {
  if (await gates.stop.isOn(acts.ledger)) throw interrupted();
}

async function settleError(
  { acts, log }: WorkerParts,
  duty: DutyRow,
  owner: string,
  error: unknown,
  stopping: boolean,
): Promise<void> {
  const now = acts.clock.now().getTime();
  // A process that stops lets go at once; whoever comes next resumes.
  if (stopping) return postponeDuty(acts, duty.id, owner, "service_stopping", new Date(now));
  if (!(error instanceof AppError)) return retryOrFail("internal.unexpected");
  switch (error.retry) {
    case "later":
      return retryOrFail(error.code, error.retryAfterMs);
    case "never":
      return fail(error.code);
    case "unsafe":
      return isDestructive(duty.kind) ? askOwner(acts, duty.id, owner, toOwnStop(error.code)) : fail(error.code);
  }

  /** What failed needs the owner: `GET /v1/duties?state=failed` lists it, the log alarms. */
  async function fail(code: string): Promise<void> {
    log.error("duty.failed", { dutyId: duty.id, kind: duty.kind, code });
    await failDuty(acts, duty.id, owner, code);
  }

  async function retryOrFail(code: string, retryAfterMs = 0): Promise<void> {
    // An erasure that is owed stays owed, however often it failed: no count of attempts ends it.
    const mayGiveUp = !isDestructive(duty.kind) && duty.started_at !== null && !isNobodysFault(code);
    if (mayGiveUp && duty.attempts + 1 >= mostAttempts) return fail(code);
    const longestMs = isDestructive(duty.kind) && !isNobodysFault(code) ? longestRefusedBackoffMs : longestBackoffMs;
    const backoffMs = Math.min(2_000 * 3 ** duty.attempts, longestMs);
    const again = now + Math.max(backoffMs, retryAfterMs);
    // Nothing that fails before its time keeps a duty from starting at it.
    const startsAt = Date.parse(duty.start_at ?? "");
    await postponeDuty(acts, duty.id, owner, code, new Date(startsAt > now ? Math.min(again, startsAt) : again));
  }
}

/** WHMCS is away or refuses this service: what is owed stays owed, for as long as that takes. */
export function isNobodysFault(code: string): boolean {
  return code.startsWith("connector.") || code === "whmcs.unreadable" || installationFaults.has(code);
}

/** `deletion.already_cancelled` asks the owner about that; what is not foreseen is asked about each time. */
function toOwnStop(code: string): OwnStopReason {
  const reason = code.slice(code.indexOf(".") + 1);
  return ownStopReasons.find((known) => known === reason) ?? "facts_unclear";
}

/** The error with which a step ends when it may not go on: the turn is over, the step begins again later. */
export function interrupted(): RetryableError {
  return new RetryableError("duty.interrupted");
}
