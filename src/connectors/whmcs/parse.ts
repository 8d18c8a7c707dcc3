import type { Clock } from "../../domain/clock.ts";
import { type AppError, PermanentError, RetryableError } from "../../domain/errors.ts";
import { errorOfStatus, type HttpResponse } from "../http-client.ts";
import { traitsOf, type WhmcsAction } from "./actions.ts";
import { errorOfMessage } from "./messages.ts";

/** The decoded object of a successful answer, keys as WHMCS sends them. */
export type WhmcsAnswer = Readonly<Record<string, unknown>>;

/** A successful answer and what was odd about it. */
export interface ParsedAnswer {
  readonly answer: WhmcsAnswer;
  /** WHMCS added a warning; its text is not kept. */
  readonly warned: boolean;
  /** Something stood around the JSON: a notice, a byte order mark, an echo of a hook. */
  readonly noisy: boolean;
}

/**
 * Reads one answer of the API as section 1.3 and 1.4 of the reference describe them, or throws what it means. No text of
 * WHMCS, of a module or of a page in between is in any error.
 * @throws RetryableError whmcs.unreadable (HTML, empty, truncated, ambiguous), connector.unavailable, connector.rate_limited
 * @throws PermanentError the codes of messages.ts, whmcs.module_refused, whmcs.rejected, connector.unauthenticated, connector.forbidden
 */
export function parseAnswer(response: HttpResponse, action: WhmcsAction, clock: Clock): ParsedAnswer {
  const body = response.text();
  const envelope = findEnvelope(body) ?? findBareList(body, action);
  const ofStatus = errorOfStatus(response, clock);
  if (envelope !== undefined && envelope.success) {
    // A fatal error while PHP shuts down turns a finished answer into a 500: what was done is not known.
    if (ofStatus !== undefined) throw ofStatus;
    return { answer: envelope.value, warned: hasText(envelope.value["warning"]), noisy: envelope.noisy };
  }
  if (envelope !== undefined) throw refusalOf(envelope.value["message"], action, ofStatus, true);
  const refusal = findNameValueRefusal(body);
  if (refusal !== undefined) throw refusalOf(refusal, action, ofStatus, false);
  // A page with 403 is as likely a firewall's challenge as WHMCS's word: only the API's own refusals are final.
  if (ofStatus === undefined || ofStatus.code === "connector.forbidden") throw new RetryableError("whmcs.unreadable");
  throw ofStatus;
}

function refusalOf(message: unknown, action: WhmcsAction, ofStatus: AppError | undefined, json: boolean): AppError {
  const isModuleCall = traitsOf(action).kind === "module";
  const known =
    typeof message === "string"
      ? errorOfMessage(message, action, isModuleCall && json && ofStatus === undefined)
      : undefined;
  if (known !== undefined) {
    const wait = ofStatus?.retryAfterMs;
    return known.retry === "later" && wait !== undefined
      ? new RetryableError(known.code, { retryAfterMs: wait })
      : known;
  }
  if (ofStatus !== undefined) return ofStatus;
  return new PermanentError(isModuleCall ? "whmcs.module_refused" : "whmcs.rejected");
}

interface Envelope {
  readonly value: WhmcsAnswer;
  readonly success: boolean;
  readonly noisy: boolean;
}

/** The one object in the body that carries `result`, else `status`, else a bare `warning`; undefined if there is none, or several. */
function findEnvelope(body: string): Envelope | undefined {
  const objects = findObjects(body);
  const noisy = objects.length !== 1 || objects[0]?.length !== body.length;
  for (const key of ["result", "status"] as const) {
    const candidates = objects.filter(({ value }) => /^(?:success|error)$/i.test(String(value[key])));
    // Two envelopes: which one is WHMCS's and which a hook's echo cannot be told.
    if (candidates.length > 1) return undefined;
    const [only] = candidates;
    if (only !== undefined) return { value: only.value, success: /^success$/i.test(String(only.value[key])), noisy };
  }
  const warning = objects.length === 1 ? objects[0] : undefined;
  return warning !== undefined && hasText(warning.value["warning"]) && !("result" in warning.value)
    ? { value: warning.value, success: false, noisy }
    : undefined;
}

/** Some samples show no `result`: such an answer is known by the list that was asked for. */
function findBareList(body: string, action: WhmcsAction): Envelope | undefined {
  const { bareList } = traitsOf(action);
  if (bareList === undefined) return undefined;
  const [only, ...others] = findObjects(body).filter(({ value }) => Array.isArray(value[bareList]));
  if (only === undefined || others.length > 0) return undefined;
  return { value: only.value, success: true, noisy: only.length !== body.length };
}

interface FoundObject {
  readonly value: WhmcsAnswer;
  /** Of its text, in UTF-16 units. */
  readonly length: number;
}

/** Characters looked at before giving up: noise full of unclosed braces must not cost quadratic time. */
const scanBudget = (text: string): number => 4 * text.length + 4_000_000;
const envelopeStart = /\{\s*"(?:result|status)"\s*:\s*"(?:success|error)"/iy;

/**
 * The JSON objects that stand in a text beside anything else, outermost only, in order. A truncated envelope empties the
 * list, so that no inner object of it is ever taken for the answer.
 */
export function findObjects(text: string): readonly FoundObject[] {
  const whole = parseObject(text);
  if (whole !== undefined) return [{ value: whole, length: text.length }];
  const found: FoundObject[] = [];
  let start = text.indexOf("{");
  let budget = scanBudget(text);
  while (start !== -1) {
    const end = findEnd(text, start);
    budget -= (end === -1 ? text.length : end) - start;
    if (budget < 0) return [];
    const value = end === -1 ? undefined : parseObject(text.slice(start, end));
    if (value === undefined) {
      envelopeStart.lastIndex = start;
      if (envelopeStart.test(text)) return [];
      start = text.indexOf("{", start + 1);
    } else {
      found.push({ value, length: end - start });
      start = text.indexOf("{", end);
    }
  }
  return found;
}

/** The index after the brace that closes the one at `start`, braces in strings not counted; -1 if none does. */
function findEnd(text: string, start: number): number {
  const marks = /["{}\\]/g;
  marks.lastIndex = start;
  let depth = 0;
  let inString = false;
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    const mark = match[0];
    if (inString) {
      if (mark === "\\") marks.lastIndex += 1;
      else if (mark === '"') inString = false;
    } else if (mark === '"') inString = true;
    else if (mark === "{") depth += 1;
    else if (mark === "}" && --depth === 0) return match.index + 1;
  }
  return -1;
}

function parseObject(text: string): WhmcsAnswer | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as WhmcsAnswer) : undefined;
  } catch {
    return undefined;
  }
}

/** Refusals come as `result=error;message=…` at times although JSON was asked for. */
function findNameValueRefusal(body: string): string | undefined {
  return /(?:^|[\s;>\uFEFF])result=error;\s*message=([^;<\r\n]*)/i.exec(body)?.[1];
}

function hasText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}
