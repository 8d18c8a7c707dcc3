import { createHash } from "node:crypto";
import { type AppError, PermanentError, RetryableError } from "../../domain/errors.ts";
import type { Quota } from "../../domain/quota.ts";
import { createHttpClient, type HttpResponse } from "../http-client.ts";
import type { ProcessorParts } from "../open.ts";
import type { RackspaceValues } from "../values.ts";
import { createVendorCall, type VendorAnswer, type VendorCall } from "../vendor-call.ts";

/** Speaks to the Rackspace Email API for one account. Paths begin below the account. */
export interface RackspaceCall {
  read(path: string, query: Readonly<Record<string, string>>, signal: AbortSignal): Promise<VendorAnswer>;
  /** Replaces the named fields of an object; empty answers are the rule. */
  put(path: string, form: Readonly<Record<string, string>>, signal: AbortSignal): Promise<void>;
  delete(path: string, signal: AbortSignal): Promise<void>;
  close(): void;
}

/** What a signature is made of; `at`: its timestamp is in UTC. */
export interface SignatureParts {
  readonly userKey: string;
  readonly secretKey: string;
  /** Byte for byte as the header is sent. */
  readonly userAgent: string;
  readonly at: Date;
}

/**
 * The value of `X-Api-Signature`: the key, `yyyyMMddHHmmss`, and the base64 of SHA-1 over both, the user agent and the secret.
 * https://api-wiki.apps.rackspace.com/api-wiki/index.php/Main_Page
 */
export function sign({ userKey, secretKey, userAgent, at }: SignatureParts): string {
  const timestamp = at.toISOString().slice(0, 19).replaceAll(/\D/g, "");
  const hash = createHash("sha1").update(`${userKey}${userAgent}${timestamp}${secretKey}`, "utf8").digest("base64");
  return `${userKey}:${timestamp}:${hash}`;
}

/** Signs each try anew. Half as many writes are made as reads: the vendor counts them apart, and allows fewer. */
export function createRackspaceCall(values: RackspaceValues, parts: ProcessorParts): RackspaceCall {
  const { userKey, secretKey, account, callsPerMinute } = values;
  const { userAgent, clock } = parts;
  const http = createHttpClient({ baseUrl: values.url, userAgent });
  const writes: Quota = {
    bucket: "rackspace.writes",
    calls: Math.max(1, Math.floor(callsPerMinute / 2)),
    perSeconds: 60,
  };
  const call: VendorCall = createVendorCall({
    ...parts,
    http,
    quota: { bucket: "rackspace", calls: callsPerMinute, perSeconds: 60 },
    authorize: () => ({ "X-Api-Signature": sign({ userKey, secretKey, userAgent, at: clock.now() }) }),
    judge,
  });
  const at = (path: string): string => `customers/${encodeURIComponent(account)}/${path}`;
  return {
    read: async (path, query, signal) => await call({ method: "GET", path: at(path), query }, signal),
    put: async (path, form, signal) => {
      await call({ method: "PUT", path: at(path), form, quota: writes, repeatable: true }, signal);
    },
    delete: async (path, signal) => {
      await call({ method: "DELETE", path: at(path), quota: writes }, signal);
    },
    close: () => http.close(),
  };
}

/**
 * Whoever calls too often is answered 403, told from a refusal by its words alone. Only the API's own fault says that an object
 * is not there: a 404 of anything else on the way says nothing about it.
 */
function judge(response: HttpResponse): AppError | undefined {
  if (response.status === 403 && /exceeded request limits/i.test(response.text())) {
    return new RetryableError("connector.rate_limited");
  }
  if (response.status === 404 && !isNotFoundFault(response)) return new PermanentError("connector.shape_unexpected");
  return undefined;
}

function isNotFoundFault(response: HttpResponse): boolean {
  try {
    const body: unknown = JSON.parse(response.text());
    return typeof body === "object" && body !== null && "itemNotFoundFault" in body;
  } catch {
    return false;
  }
}
