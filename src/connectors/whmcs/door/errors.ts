import { type AppError, PermanentError, RetryableError, UnsafeError } from "../../../domain/errors.ts";
import { errorOfStatus, type HttpResponse } from "../../http-client.ts";
import type { Clock } from "../../../domain/clock.ts";
import { hasCode } from "../reading.ts";

/** Nothing of ours answers at the door's address: the addon is not installed, not active or not connected. */
const absent = "door.absent";

/** Whether an error says that there is no door; any other error says that there may be one. */
export function saysAbsent(error: unknown): boolean {
  return hasCode(error, [absent]);
}

/** The error with which an answer without a door behind it ends. */
export function doorAbsent(): PermanentError {
  return new PermanentError(absent);
}

/** The door's own codes and what they mean here; none carries data. */
const known: Readonly<Record<string, () => AppError>> = {
  "door.not_connected": doorAbsent,
  "door.address_refused": () => new RetryableError("door.address_refused"),
  "door.signature_missing": () => new RetryableError("door.secret_differs"),
  "door.signature_wrong": () => new RetryableError("door.secret_differs"),
  "door.stale": () => new RetryableError("door.clock_differs"),
  // Ids are random: a proxy that sent the call twice had it answered the first time.
  "door.replayed": () => new RetryableError("connector.unavailable"),
  "door.unknown_action": () => new RetryableError("door.addon_outdated"),
  "door.facts_differ": () => new UnsafeError("door.facts_differ"),
  "door.client_not_found": () => new PermanentError("door.client_not_found"),
  "door.service_not_found": () => new PermanentError("door.service_not_found"),
  "door.invoice_not_found": () => new PermanentError("door.invoice_not_found"),
  "door.file_not_found": () => new PermanentError("door.file_not_found"),
  "door.not_supported": () => new PermanentError("door.not_supported"),
};

/**
 * The error of an answer that is no success; undefined for a 2xx that is not a web page. Told apart: nobody there (a page
 * or a 404 that is not ours), somebody who refuses (installation faults), trouble that passes, and the door's own word.
 */
export function errorOfAnswer(response: HttpResponse, clock: Clock): AppError | undefined {
  const { status } = response;
  const isPage = /^\s*text\/html\b/i.test(response.headers["content-type"] ?? "");
  if (status >= 200 && status < 300) return isPage ? doorAbsent() : undefined;
  const code = codeOf(response.text());
  if (code !== undefined && Object.hasOwn(known, code)) return known[code]?.();
  if (code === undefined && (status === 404 || status === 410)) return doorAbsent();
  // A firewall or a password in front of the door: somebody has to let this service through.
  if (code === undefined && (status === 401 || status === 403)) return new RetryableError("door.forbidden");
  if (status < 500 && status !== 408 && status !== 429) return new PermanentError("door.rejected");
  return errorOfStatus(response, clock);
}

function codeOf(body: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== "object" || parsed === null || !("error" in parsed)) return undefined;
    return typeof parsed.error === "string" && /^door\.[a-z_]+$/.test(parsed.error) ? parsed.error : undefined;
  } catch {
    return undefined;
  }
}
