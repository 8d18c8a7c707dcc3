import { PermanentError, RetryableError } from "../../domain/errors.ts";
import type { Quota } from "../../domain/quota.ts";
import { createHttpClient, type HttpResponse } from "../http-client.ts";
import type { ProcessorParts } from "../open.ts";
import type { FreshdeskValues } from "../values.ts";
import { createVendorCall, type VendorCall } from "../vendor-call.ts";

/**
 * The lists of contacts and of tickets have a quota of their own: 20 a minute each on the smallest paid plan, counted here
 * together. https://support.freshdesk.com/support/solutions/articles/225439
 */
export const lists: Quota = { bucket: "freshdesk.lists", calls: 20, perSeconds: 60 };

/** One account's API. */
export interface FreshdeskCalls {
  readonly call: VendorCall;
  readonly close: () => void;
}

/**
 * Speaks to one account. Besides the common codes: PermanentError freshdesk.not_allowed (405: the object's state forbids it),
 * freshdesk.duplicate (another contact has that address).
 */
export function openCalls({ url, apiKey, callsPerMinute }: FreshdeskValues, parts: ProcessorParts): FreshdeskCalls {
  const http = createHttpClient({ baseUrl: url, userAgent: parts.userAgent });
  // Any password will do.
  const credentials = `Basic ${Buffer.from(`${apiKey}:X`).toString("base64")}`;
  const call = createVendorCall({
    ...parts,
    http,
    quota: { bucket: "freshdesk", calls: callsPerMinute, perSeconds: 60 },
    authorize: () => ({ Authorization: credentials }),
    judge,
  });
  return { call, close: () => http.close() };
}

function judge(response: HttpResponse): PermanentError | RetryableError | undefined {
  const { status } = response;
  const said = response.text().trim();
  // What the API has not, it says without a word; a page that says so is somebody else's.
  if (status === 404 && said !== "") return new RetryableError("connector.unreadable");
  if (status === 405) return new PermanentError("freshdesk.not_allowed");
  if (status === 409 || (status === 400 && said.includes('"duplicate_value"'))) {
    return new PermanentError("freshdesk.duplicate");
  }
  return undefined;
}
