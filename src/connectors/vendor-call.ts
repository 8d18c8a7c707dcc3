import { setTimeout as pause } from "node:timers/promises";
import type { z } from "zod";
import type { Clock } from "../domain/clock.ts";
import { AppError, PermanentError, RetryableError } from "../domain/errors.ts";
import type { Quota, RateLimiter } from "../domain/quota.ts";
import { errorOfStatus, type HttpClient, type HttpRequest, type HttpResponse } from "./http-client.ts";

/** One call, before it is signed. */
export interface VendorRequest {
  readonly method: HttpRequest["method"];
  /** Relative to the base URL; ids in it are encoded already. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as application/x-www-form-urlencoded. */
  readonly form?: Readonly<Record<string, string | readonly string[]>>;
  /** Besides the connector's own. */
  readonly quota?: Quota;
  /** Whether sending it twice does no harm; default: GET only. */
  readonly repeatable?: boolean;
  /** Whether it changes something; default: everything but GET. A dry run refuses it. */
  readonly writes?: boolean;
  readonly timeoutMs?: number;
}

/** An answer whose status is a success. */
export interface VendorAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; undefined for an empty body. */
  readonly body: unknown;
}

/** How long calls wait; absent: as long as vendors need. Tests are less patient. */
export interface CallPatience {
  /** For a whole answer, in milliseconds. */
  readonly timeoutMs?: number;
  /** Before the second and the third try, in milliseconds. */
  readonly waitsMs?: readonly number[];
}

/** What one vendor's calls share. */
export interface VendorParts extends CallPatience {
  readonly http: HttpClient;
  readonly limiter: RateLimiter;
  readonly quota: Quota;
  readonly clock: Clock;
  readonly dryRun: boolean;
  /** Headers that prove who calls; asked for each try, since some are signed over the time. Never logged. */
  readonly authorize: (
    signal: AbortSignal,
  ) => Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>;
  /** What this vendor means by an answer, asked before the common rule; undefined: that decides. */
  readonly judge?: (response: HttpResponse) => AppError | "success" | undefined;
}

/** Sends one request within the vendor's quota. @throws AppError, with codes of `http-client.ts`, and as below */
export type VendorCall = (request: VendorRequest, signal: AbortSignal) => Promise<VendorAnswer>;

const defaultTimeoutMs = 30_000;
const mostTries = 3;
const waitsMs = [500, 2_000];
const longestWaitMs = 65_000;

/**
 * The one way in which connectors of processors speak HTTP: within the quota, signed anew at each try, repeated where that is
 * harmless, redirects refused. A vendor's wish to be left alone is kept by every worker.
 * Besides the client's own errors: RetryableError connector.unreadable (cut off, or no JSON), connector.rate_limited;
 * PermanentError connector.dry_run (nothing was sent).
 */
export function createVendorCall(parts: VendorParts): VendorCall {
  return async (request, signal) => {
    const writes = request.writes ?? request.method !== "GET";
    if (writes && parts.dryRun) throw new PermanentError("connector.dry_run");
    const mayRepeat = request.repeatable ?? !writes;
    for (let tries = 1; ; tries += 1) {
      try {
        return await sendOnce(parts, request, signal);
      } catch (error) {
        const waitMs = mayRepeat && tries < mostTries ? waitBefore(error, tries, parts.waitsMs) : undefined;
        if (waitMs === undefined) throw error;
        await pause(waitMs, undefined, { signal }).catch(() => {
          throw new RetryableError("connector.aborted");
        });
      }
    }
  };
}

/** A value of another system in the shape we rely on. @throws PermanentError connector.shape_unexpected, without the value */
export function shaped<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new PermanentError("connector.shape_unexpected");
  return parsed.data;
}

async function sendOnce(parts: VendorParts, request: VendorRequest, signal: AbortSignal): Promise<VendorAnswer> {
  const { http, limiter, quota, authorize } = parts;
  for (const one of request.quota === undefined ? [quota] : [quota, request.quota]) await limiter.take(one, signal);
  const { content, type } = bodyOf(request);
  const response = await http.request({
    method: request.method,
    url: urlOf(request),
    headers: {
      Accept: "application/json",
      ...(type !== undefined && { "Content-Type": type }),
      ...request.headers,
      ...(await authorize(signal)),
    },
    ...(content !== undefined && { body: content }),
    timeoutMs: request.timeoutMs ?? parts.timeoutMs ?? defaultTimeoutMs,
    signal,
    // A kept connection that the vendor closed would leave open whether the call arrived.
    reuseConnection: request.method === "GET",
  });
  const failure = judge(parts, response);
  if (failure !== undefined) {
    if (failure.code === "connector.rate_limited") {
      const refused = request.quota ?? quota;
      await limiter.pause(refused, failure.retryAfterMs ?? refused.perSeconds * 1_000);
    }
    throw failure;
  }
  return { status: response.status, headers: response.headers, body: parseBody(response) };
}

function judge({ judge: own, clock }: VendorParts, response: HttpResponse): AppError | undefined {
  const said = own?.(response);
  if (said === "success") return undefined;
  return said ?? errorOfStatus(response, clock);
}

function waitBefore(error: unknown, tries: number, waits: readonly number[] = waitsMs): number | undefined {
  if (!(error instanceof AppError) || error.retry !== "later" || error.code === "connector.aborted") return undefined;
  const waitMs = error.retryAfterMs ?? waits[tries - 1] ?? 5_000;
  return waitMs > longestWaitMs ? undefined : waitMs;
}

/** The parser's own error quotes the text, which must reach no log. */
function parseBody(response: HttpResponse): unknown {
  const text = response.text().trim();
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new RetryableError("connector.unreadable");
  }
}

function urlOf({ path, query }: VendorRequest): string {
  const plain = path.replace(/^\/+/, "");
  return query === undefined ? plain : `${plain}?${toForm(query)}`;
}

function bodyOf({ json, form }: VendorRequest): { content?: string; type?: string } {
  if (json !== undefined) return { content: JSON.stringify(json), type: "application/json" };
  if (form !== undefined) return { content: toForm(form), type: "application/x-www-form-urlencoded" };
  return {};
}

function toForm(values: Readonly<Record<string, string | readonly string[]>>): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of typeof value === "string" ? [value] : value) form.append(name, one);
  }
  return form.toString();
}
