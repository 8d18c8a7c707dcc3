import type { SharedWith } from "./shared-with.ts";

/**
 * What a caller may do about a failure.
 * `later`: the same call may succeed later (network, 429, 5xx, unreadable body).
 * `never`: repeating it is pointless; stop and show it.
 * `unsafe`: more matches than expected, a shared object, changed facts: fail closed and ask the owner.
 */
export type Retry = "later" | "never" | "unsafe";

/**
 * Base of every error this project throws on purpose. `message` is the code alone: never upstream text, never a name,
 * address or other personal datum, because messages travel to logs, Redis and the ledger.
 */
export class AppError extends Error {
  /** Stable, `area.problem`, lower case with underscores. */
  readonly code: string;
  readonly retry: Retry;
  /** For `later`: the upstream's own wish, in milliseconds, when it gave one. */
  readonly retryAfterMs: number | undefined;

  constructor(code: string, retry: Retry, options: { cause?: unknown; retryAfterMs?: number } = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.retry = retry;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** Network trouble, 429, 5xx, an unreadable body: try again later. */
export class RetryableError extends AppError {
  constructor(code: string, options: { cause?: unknown; retryAfterMs?: number } = {}) {
    super(code, "later", options);
  }
}

/** A refusal by logic or permission: repeating it changes nothing. */
export class PermanentError extends AppError {
  constructor(code: string, options: { cause?: unknown } = {}) {
    super(code, "never", options);
  }
}

/** The facts are not what they must be for an irreversible act: stop, and ask the owner. */
export class UnsafeError extends AppError {
  /** Who else uses what would have been touched, where that is why. */
  readonly sharedWith: readonly SharedWith[];

  constructor(code: string, options: { cause?: unknown; sharedWith?: readonly SharedWith[] } = {}) {
    super(code, "unsafe", options);
    this.sharedWith = options.sharedWith ?? [];
  }
}
