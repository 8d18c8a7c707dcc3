import pLimit from "p-limit";
import { setTimeout as wait } from "node:timers/promises";
import type { Clock } from "../../domain/clock.ts";
import { AppError, PermanentError, RetryableError } from "../../domain/errors.ts";
import type { HttpClient } from "../http-client.ts";
import { type CallKind, traitsOf, type WhmcsAction, writingActions } from "./actions.ts";
import { installationFaults } from "./errors.ts";
import { encodeForm, type FormParameters } from "./encode.ts";
import { parseAnswer, type WhmcsAnswer } from "./parse.ts";

/**
 * Calls one action of the WHMCS API and hands back its decoded answer.
 * @throws AppError the codes of parse.ts and http-client.ts; whmcs.outcome_unknown (RetryableError) when a call that must
 *   not be repeated may or may not have acted: read the state before anything else
 */
export type WhmcsCall = (
  action: WhmcsAction,
  parameters?: FormParameters,
  options?: {
    readonly signal?: AbortSignal | undefined;
    /** WHMCS is asked even where the answer is remembered. */
    readonly isFresh?: boolean;
    /** Awaited when the call's turn has come. It must not call WHMCS, since it holds a turn; where it throws, nothing is sent. */
    readonly beforeSending?: (() => Promise<void>) | undefined;
  },
) => Promise<WhmcsAnswer>;

/** What is worth a log line: never a text, an id or an address. */
export interface WhmcsCallFields {
  readonly action: WhmcsAction;
  readonly code?: string;
  readonly attempt?: number;
  readonly durationMs?: number;
}

export type WhmcsCallLog = (event: "whmcs.retried" | "whmcs.warned" | "whmcs.noisy", fields: WhmcsCallFields) => void;

export interface WhmcsCallOptions {
  /** Base URL of WHMCS, without `includes/api.php`. */
  readonly url: string;
  readonly identifier: string;
  readonly secret: string;
  readonly accessKey?: string | undefined;
  /** Most calls in flight at once over everyone who uses this function; make one per process. */
  readonly concurrency: number;
  readonly httpClient: HttpClient;
  readonly clock: Clock;
  readonly log?: WhmcsCallLog | undefined;
  /** Refuses every action that writes with whmcs.write_refused, before anything is sent: for dry runs. */
  readonly refuseWrites?: boolean;
  /** Milliseconds per call; default 60 s to read and to write, 180 s for a module call. */
  readonly timeoutsMs?: Partial<Readonly<Record<CallKind, number>>>;
  /** Default: 3 attempts, the first wait up to 500 ms, a wait at WHMCS's wish at most 60 s. */
  readonly retry?: { readonly attempts?: number; readonly baseMs?: number; readonly longestWaitMs?: number };
}

const defaultTimeoutsMs: Readonly<Record<CallKind, number>> = { read: 60_000, write: 60_000, module: 180_000 };

/** Errors after which nothing can have happened in WHMCS, so that even a call that must not be repeated is known not to have acted. */
const nothingHappened = new Set([
  "connector.unreachable",
  "connector.certificate_invalid",
  "connector.rate_limited",
  ...installationFaults,
]);

/** Not worth a second attempt in the same call: the caller gave up, was stopped, or has its own patience. */
const notRetried = new Set([
  "connector.aborted",
  "connector.certificate_invalid",
  "duty.interrupted",
  ...installationFaults,
]);

/** One limiter, one set of credentials, one place for time-outs and retries. */
export function createWhmcsCall(options: WhmcsCallOptions): WhmcsCall {
  const limit = pLimit(options.concurrency);
  const attempts = options.retry?.attempts ?? 3;
  return async (action, parameters = {}, { signal, beforeSending } = {}) => {
    const traits = traitsOf(action);
    if (options.refuseWrites === true && writingActions.has(action)) throw new PermanentError("whmcs.write_refused");
    const request = requestFor(options, action, parameters);
    for (let attempt = 1; ; attempt += 1) {
      let sent = false;
      const job = limit(async () => {
        if (signal?.aborted === true) throw new RetryableError("connector.aborted");
        await beforeSending?.();
        sent = true;
        return sendOnce(options, action, request, signal);
      });
      try {
        return await untilAborted(job, signal, () => sent);
      } catch (error) {
        if (!(error instanceof AppError) || error.retry !== "later") throw error;
        if (!traits.repeatable) throw sent && !nothingHappened.has(error.code) ? outcomeUnknown() : error;
        if (attempt >= attempts || notRetried.has(error.code)) throw error;
        options.log?.("whmcs.retried", { action, code: error.code, attempt });
        await pause(error, attempt, options, signal);
      }
    }
  };
}

function outcomeUnknown(): RetryableError {
  return new RetryableError("whmcs.outcome_unknown");
}

interface PreparedRequest {
  readonly url: string;
  readonly body: string;
  readonly repeatable: boolean;
  readonly timeoutMs: number;
}

function requestFor(options: WhmcsCallOptions, action: WhmcsAction, parameters: FormParameters): PreparedRequest {
  const { kind, repeatable, timeoutMs } = traitsOf(action);
  const body = encodeForm({
    ...parameters,
    action,
    identifier: options.identifier,
    secret: options.secret,
    accesskey: options.accessKey,
    responsetype: "json",
  });
  const url = `${options.url.replace(/\/+$/, "")}/includes/api.php`;
  return { url, body, repeatable, timeoutMs: timeoutMs ?? options.timeoutsMs?.[kind] ?? defaultTimeoutsMs[kind] };
}

async function sendOnce(
  options: WhmcsCallOptions,
  action: WhmcsAction,
  { url, body, repeatable, timeoutMs }: PreparedRequest,
  signal: AbortSignal | undefined,
): Promise<WhmcsAnswer> {
  const started = options.clock.now().getTime();
  const response = await options.httpClient.request({
    method: "POST",
    url,
    headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/json" },
    body,
    timeoutMs,
    signal,
    reuseConnection: repeatable,
  });
  const { answer, warned, noisy } = parseAnswer(response, action, options.clock);
  const durationMs = options.clock.now().getTime() - started;
  if (warned) options.log?.("whmcs.warned", { action, durationMs });
  if (noisy) options.log?.("whmcs.noisy", { action, durationMs });
  return answer;
}

/** A call still waiting for its turn leaves at once when its caller gives up; one that was sent ends by its own signal. */
async function untilAborted<T>(job: Promise<T>, signal: AbortSignal | undefined, wasSent: () => boolean): Promise<T> {
  if (signal === undefined) return job;
  const abandoned = Promise.withResolvers<never>();
  const abandon = () => {
    if (!wasSent()) abandoned.reject(new RetryableError("connector.aborted"));
  };
  if (signal.aborted) abandon();
  signal.addEventListener("abort", abandon, { once: true });
  try {
    return await Promise.race([job, abandoned.promise]);
  } finally {
    signal.removeEventListener("abort", abandon);
  }
}

/** Full jitter, so that calls that failed together do not come back together; WHMCS's own wish is a floor. */
async function pause(
  error: AppError,
  attempt: number,
  { retry }: WhmcsCallOptions,
  signal: AbortSignal | undefined,
): Promise<void> {
  const jitter = Math.random() * (retry?.baseMs ?? 500) * 2 ** (attempt - 1);
  const wished = Math.min(error.retryAfterMs ?? 0, retry?.longestWaitMs ?? 60_000);
  try {
    await wait(wished + jitter, undefined, signal === undefined ? {} : { signal });
  } catch {
    throw new RetryableError("connector.aborted");
  }
}
