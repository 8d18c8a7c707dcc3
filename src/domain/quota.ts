/** So many calls in so many seconds, over all workers of the installation. */
export interface Quota {
  /** Names what is counted, such as `freshdesk.lists`. */
  readonly bucket: string;
  readonly calls: number;
  readonly perSeconds: number;
}

/** Keeps every worker of the installation within the quotas of the systems it calls. */
export interface RateLimiter {
  /** Waits for its turn. @throws RetryableError connector.rate_limited with the wait, when that is longer than a few seconds */
  take(quota: Quota, signal: AbortSignal): Promise<void>;
  /** The other system asked for silence: nobody's turn comes before. */
  pause(quota: Quota, ms: number): Promise<void>;
}
