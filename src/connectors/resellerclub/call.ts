import pLimit from "p-limit";
import { AppError, PermanentError, RetryableError } from "../../domain/errors.ts";
import type { Quota } from "../../domain/quota.ts";
import { createHttpClient, type HttpResponse } from "../http-client.ts";
import type { ProcessorParts } from "../open.ts";
import { isRecord } from "../read-value.ts";
import type { ResellerClubValues } from "../values.ts";
import { createVendorCall, type VendorRequest } from "../vendor-call.ts";

/** What a call says, without what proves who calls. */
export type CallParameters = Readonly<Record<string, string | readonly string[]>>;

/**
 * Speaks to the API, one call at a time; answers are parsed JSON, which may be a bare `true` or number. Besides the common
 * errors: PermanentError resellerclub.object_missing, resellerclub.contact_in_use, resellerclub.not_allowed (the object is
 * another's), resellerclub.refused.
 */
export interface ResellerClubCalls {
  get(path: string, parameters: CallParameters, signal: AbortSignal): Promise<unknown>;
  post(path: string, parameters: CallParameters, signal: AbortSignal): Promise<unknown>;
  close(): void;
}

/** After a refusal at the door nobody knocks for so long: after too many calls the vendor blocks the address for a day. */
const pauseAfterDenialMs = 60 * 60 * 1_000;

/**
 * Opens the API. Credentials travel as parameters, as the vendor wants it: they are added here and nowhere else. Calls nobody
 * yet.
 *
 * @param bucket what the calls are counted under: a check of the set-up has its own, so that it can be made in a pause
 */
export function openResellerClubCalls(
  values: ResellerClubValues,
  parts: ProcessorParts,
  bucket: "resellerclub" | "resellerclub.check",
): ResellerClubCalls {
  const { limiter, clock, userAgent, dryRun, timeoutMs, waitsMs } = parts;
  const http = createHttpClient({ baseUrl: values.url, userAgent });
  const quota: Quota = { bucket, calls: 1, perSeconds: Math.max(1, Math.ceil(60 / values.callsPerMinute)) };
  const credentials = { "auth-userid": String(values.userId), "api-key": values.apiKey };
  const call = createVendorCall({
    http,
    limiter,
    clock,
    dryRun,
    quota,
    authorize: () => ({}),
    judge,
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(waitsMs !== undefined && { waitsMs }),
  });
  const oneAtATime = pLimit(1);
  let denial: Denial | undefined;
  const send = async (request: VendorRequest, signal: AbortSignal): Promise<unknown> =>
    await oneAtATime(async () => {
      try {
        const { body } = await call(request, signal);
        denial = undefined;
        return body;
      } catch (error) {
        if (isDenied(error)) {
          denial = { code: error.code, until: clock.now().getTime() + pauseAfterDenialMs };
          await limiter.pause(quota, pauseAfterDenialMs);
        }
        throw causeOf(error, denial, clock.now());
      }
    });
  return {
    get: async (path, parameters, signal) =>
      await send({ method: "GET", path, query: { ...parameters, ...credentials } }, signal),
    post: async (path, parameters, signal) =>
      await send({ method: "POST", path, form: { ...parameters, ...credentials } }, signal),
    close: () => http.close(),
  };
}

/** A refusal at the door, and until when nobody knocks. */
interface Denial {
  readonly code: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** In the pause after a refusal the refusal is what the owner can mend: the pause would hide it. */
function causeOf(error: unknown, denial: Denial | undefined, now: Date): unknown {
  if (denial === undefined || now.getTime() >= denial.until) return error;
  if (!(error instanceof AppError) || error.code !== "connector.rate_limited") return error;
  const { retryAfterMs } = error;
  return new AppError(denial.code, "never", { cause: error, ...(retryAfterMs !== undefined && { retryAfterMs }) });
}

function isDenied(error: unknown): error is AppError {
  return error instanceof AppError && ["connector.unauthenticated", "connector.forbidden"].includes(error.code);
}

/**
 * The texts are the vendor's and not promised (docs/connectors.md); what is not known is a refusal. Only texts that name the
 * object asked for say that it is missing: a reseller who is not found is no customer who is not found.
 */
const meanings: readonly (readonly [RegExp, () => AppError])[] = [
  [/not allowed to perform/i, () => new PermanentError("resellerclub.not_allowed")],
  [/access denied|invalid credentials|authenti|authori[sz]|whitelist|ip address/i, denied],
  [/^no entity found for|^invalid contact-?id/i, missing],
  [/^(?:customer|contact|username|domain|website)\b.*(?:does ?n.t exist|does not exist|not found)/i, missing],
  [/in use|associated with/i, () => new PermanentError("resellerclub.contact_in_use")],
];

/**
 * A refusal may come with any status, 200 included, and a success has a `status` of its own too. A 5xx is the gateway's
 * trouble unless the body says that a parameter is missing.
 */
function judge(response: HttpResponse): AppError | undefined {
  const { status } = response;
  if (status === 401 || status === 403 || status === 429) return undefined;
  const message = refusalIn(response);
  if (message === undefined) return undefined;
  const meaning = meanings.find(([text]) => text.test(message))?.[1];
  if (meaning !== undefined) return meaning();
  if (status >= 500 && !/parameter/i.test(message)) return new RetryableError("connector.unavailable");
  return new PermanentError("resellerclub.refused");
}

/** What the vendor says of a refusal; undefined: the answer is none of the vendor's refusals. */
function refusalIn(response: HttpResponse): string | undefined {
  const text = response.text();
  try {
    const body: unknown = JSON.parse(text);
    if (!isRecord(body) || !/^error$/i.test(String(body["status"]))) return undefined;
    const message = body["message"] ?? body["error"];
    return typeof message === "string" ? message : "";
  } catch {
    return text.length < 1_000 && /^\s*access denied/i.test(text) ? text : undefined;
  }
}

function denied(): AppError {
  return new PermanentError("connector.unauthenticated");
}

function missing(): AppError {
  return new PermanentError("resellerclub.object_missing");
}
