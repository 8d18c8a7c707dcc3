import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import type { Clock } from "../../../domain/clock.ts";
import { AppError, PermanentError, RetryableError } from "../../../domain/errors.ts";
import type { HttpClient, HttpRequest, HttpResponse, HttpStream } from "../../http-client.ts";
import { installationFaults } from "../errors.ts";
import { hasCode } from "../reading.ts";
import { errorOfAnswer } from "./errors.ts";

/**
 * Everything the door does. All of it may be asked twice; what is true here a dry run does not do. `ownerHolds` it does: that
 * only keeps WHMCS from ending anything, and what the owner holds is held also while this service itself ends nothing.
 */
const writes = {
  capabilities: false,
  invoiceSnapshots: false,
  invoicePdf: false,
  readExtras: false,
  clientFile: false,
  creditNotes: false,
  verifyGone: false,
  ownerHolds: false,
  hold: true,
  release: true,
  expiredDocuments: true,
  scrub: true,
} as const;

/** What destroys, or lets WHMCS destroy, is sent once: only its duty's next run looks anew and hears a stop or a hold. */
const sentOnce: ReadonlySet<string> = new Set(["release", "expiredDocuments", "scrub"]);

/** The name of an action of the door. */
export type DoorAction = keyof typeof writes;

/** Calls the door. Every attempt is signed anew under an id of its own, since the door accepts an id once. */
export interface DoorCall {
  /** A small answer, whole. @throws AppError the codes of errors.ts and http-client.ts; door.write_refused in a dry run */
  ask(action: DoorAction, data: object, signal?: AbortSignal): Promise<HttpResponse>;
  /** An answer as it comes: what breaks off in its middle is not asked for again here. @throws as `ask` */
  open(action: DoorAction, data: object, signal?: AbortSignal): Promise<HttpStream>;
}

export interface DoorCallOptions {
  /** The door's full address. */
  readonly url: string;
  /** `whsec_…`, those that verify the addon's events. Each signs, so that the door opens whichever of them it knows. */
  readonly secrets: readonly string[];
  /** Of the door's origin. */
  readonly httpClient: HttpClient;
  readonly clock: Clock;
  /** Refuses what changes something, before anything is sent: for dry runs. */
  readonly refuseWrites: boolean;
  /** Milliseconds per attempt; default 60 s, and 180 s for `scrub`, which works in bounded pieces. */
  readonly timeoutMs?: number;
  /** Default: 3 attempts, the first wait up to 500 ms. Never for what destroys. */
  readonly retry?: { readonly attempts?: number; readonly baseMs?: number };
}

const longestErrorBytes = 64 * 1024;
const notRetried = ["connector.aborted", "connector.certificate_invalid", ...installationFaults];

/** A caller of one door. */
export function createDoorCall(options: DoorCallOptions): DoorCall {
  const { httpClient, clock } = options;
  const webhooks = options.secrets.map((secret) => new Webhook(secret));
  const sign = (action: DoorAction, data: object, signal: AbortSignal | undefined): HttpRequest => {
    const id = `door_${randomBytes(18).toString("base64url")}`;
    const at = clock.now();
    const body = JSON.stringify({ action, data });
    return {
      method: "POST",
      url: options.url,
      headers: {
        "Content-Type": "application/json",
        Accept: "application/json, application/x-ndjson, application/pdf, application/octet-stream",
        "webhook-id": id,
        "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
        "webhook-signature": webhooks.map((webhook) => webhook.sign(id, at, body)).join(" "),
      },
      body,
      timeoutMs: options.timeoutMs ?? (action === "scrub" ? 180_000 : 60_000),
      signal,
    };
  };
  const refuse = (action: DoorAction): void => {
    if (options.refuseWrites && writes[action]) throw new PermanentError("door.write_refused");
  };
  return {
    ask: async (action, data, signal) => {
      refuse(action);
      const retry = sentOnce.has(action) ? { attempts: 1 } : options.retry;
      return retrying(retry, signal, async () => {
        const response = await redirected(httpClient.request(sign(action, data, signal)));
        const error = errorOfAnswer(response, clock);
        if (error !== undefined) throw error;
        return response;
      });
    },
    open: async (action, data, signal) => {
      refuse(action);
      return retrying(options.retry, signal, async () => {
        const response = await redirected(httpClient.stream(sign(action, data, signal)));
        const isPage = /^\s*text\/html\b/i.test(response.headers["content-type"] ?? "");
        if (response.status >= 200 && response.status < 300 && !isPage) return response;
        throw errorOfAnswer(await readWhole(response), clock) ?? new PermanentError("door.rejected");
      });
    },
  };
}

/** The address in the settings is not the door's own: somebody has to correct it. */
async function redirected<T>(response: Promise<T>): Promise<T> {
  try {
    return await response;
  } catch (error) {
    throw hasCode(error, ["connector.redirect_refused"]) ? new RetryableError("door.redirected") : error;
  }
}

async function readWhole({ status, headers, body }: HttpStream): Promise<HttpResponse> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body) {
    length += piece.byteLength;
    if (length > longestErrorBytes) break;
    pieces.push(piece);
  }
  const bytes = Buffer.concat(pieces);
  return { status, headers, bytes, text: () => bytes.toString("utf8") };
}

/** Full jitter, as for WHMCS's API; every action of the door may be asked twice. */
async function retrying<T>(
  retry: DoorCallOptions["retry"],
  signal: AbortSignal | undefined,
  attempt: () => Promise<T>,
): Promise<T> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (error) {
      const isTemporary = error instanceof AppError && error.retry === "later" && !notRetried.includes(error.code);
      if (!isTemporary || count >= (retry?.attempts ?? 3)) throw error;
      const longest = (retry?.baseMs ?? 500) * 2 ** (count - 1);
      await pause(Math.min(error.retryAfterMs ?? 0, 60_000) + Math.random() * longest, signal);
    }
  }
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await wait(ms, undefined, signal === undefined ? {} : { signal });
  } catch {
    throw new RetryableError("connector.aborted");
  }
}
