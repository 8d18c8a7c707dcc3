import { createHmac } from "node:crypto";
import {
  answerIdempotencyKey,
  claimIdempotencyKey,
  deleteIdempotencyKey,
  type IdempotencyRow,
} from "../ledger/idempotency.ts";
import { failureFields } from "../observability/log.ts";
import type { Caller } from "./auth.ts";
import type { HttpParts } from "./ports.ts";
import { Problem, toProblem } from "./problems.ts";
import type { Perform } from "./route.ts";

/** An answer as it goes out, and as it is kept. */
export interface KeptAnswer {
  readonly status: number;
  readonly body: string | null;
  readonly location: string | null;
}

/** A `POST` that carries a key. */
export interface KeyedRequest {
  readonly caller: Caller;
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

const keptForMs = 24 * 3_600_000;
const abandonedAfterMs = 60_000;
const secretPlace = "{secret}";

/**
 * Reads the header. Printable ASCII only, so that it can be named in a caller's own log.
 * @throws Problem idempotency.key_invalid
 */
export function readIdempotencyKey(values: readonly string[] | undefined): string | undefined {
  if (values === undefined) return undefined;
  const [key] = values;
  if (values.length !== 1 || key === undefined || !/^[\x20-\x7e]{1,255}$/.test(key)) {
    throw new Problem("idempotency.key_invalid");
  }
  return key;
}

/**
 * Carries out a request once per key and token, and gives the same answer again for 24 hours. Key and body are kept as
 * hashes; a secret that an answer shows is not kept at all, but derived anew from the caller's token and key.
 * Failures of 500 and above are forgotten, so that the same key may try again; so is a request that a crash cut off,
 * after a minute. @throws Problem idempotency.key_reused, idempotency.in_progress; what `perform` throws with 500 and above
 */
export async function answerOnce(parts: HttpParts, request: KeyedRequest, perform: Perform): Promise<KeptAnswer> {
  const { ledger } = parts.acts;
  const now = parts.clock.now();
  const row = {
    token_name: request.caller.name,
    key_hash: createHmac("sha256", request.caller.token).update(request.key).digest("hex"),
    request_hash: hashOf([request.method, request.path, request.body], request.caller.token),
    created_at: now.toISOString(),
  };
  const claim = await claimIdempotencyKey(ledger, row, {
    forget: new Date(now.getTime() - keptForMs).toISOString(),
    abandoned: new Date(now.getTime() - abandonedAfterMs).toISOString(),
  });
  if (claim.kind === "other_request") throw new Problem("idempotency.key_reused");
  if (claim.kind === "in_progress") throw new Problem("idempotency.in_progress", {}, { "Retry-After": "1" });
  if (claim.kind === "answered") return repeat(claim.row, secretFor(request, claim.row.created_at));

  const secret = secretFor(request, row.created_at);
  try {
    const { answer, keep } = await settle(perform, secret);
    await answerIdempotencyKey(ledger, { ...row, ...keep }).catch((error: unknown) => {
      // What was done is done: the caller is told so, even where it cannot be told a second time.
      parts.log.error("idempotency.not_kept", failureFields(error));
    });
    return answer;
  } catch (error) {
    await deleteIdempotencyKey(ledger, row.token_name, row.key_hash).catch(() => undefined);
    throw error;
  }
}

async function settle(perform: Perform, secret: string): Promise<{ answer: KeptAnswer; keep: KeptAnswer }> {
  try {
    const { status, json, headers, showsSecret } = await perform(secret);
    const body = json === undefined ? null : JSON.stringify(json);
    const answer = { status, body, location: headers?.["Location"] ?? null };
    const kept = showsSecret === true && body !== null ? body.replaceAll(secret, secretPlace) : body;
    return { answer, keep: { ...answer, body: kept } };
  } catch (error) {
    const problem = toProblem(error);
    if (problem.status >= 500) throw error;
    const answer = { status: problem.status, body: JSON.stringify(problem.body), location: null };
    return { answer, keep: answer };
  }
}

function repeat(row: IdempotencyRow, secret: string): KeptAnswer {
  return {
    status: row.status ?? 500,
    body: row.body?.replaceAll(secretPlace, secret) ?? null,
    location: row.location,
  };
}

function secretFor({ caller, key, path }: KeyedRequest, createdAt: string): string {
  return createHmac("sha256", caller.token)
    .update(JSON.stringify(["answer secret", key, path, createdAt]))
    .digest("base64url");
}

/** Keyed, since a body may hold an id that is short enough to be guessed. */
function hashOf(value: unknown, key: string): string {
  return createHmac("sha256", key).update(JSON.stringify(value)).digest("hex");
}
