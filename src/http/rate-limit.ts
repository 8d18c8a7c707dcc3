/** Counts requests per caller over one window of time, in this process. */
export interface RateLimit {
  /** Counts one request. @returns how many seconds the caller must wait; 0: it may go on */
  wait(caller: string, now: Date): number;
}

const mostCallers = 10_000;

/** At most `most` requests of one caller in each window. What is known of callers ends with the window, and never grows large. */
export function createRateLimit(most: number, windowMs: number): RateLimit {
  let counts = new Map<string, number>();
  let endsAt = 0;
  return {
    wait: (caller, now) => {
      if (now.getTime() >= endsAt || counts.size >= mostCallers) {
        counts = new Map();
        endsAt = now.getTime() + windowMs;
      }
      const count = (counts.get(caller) ?? 0) + 1;
      counts.set(caller, count);
      return count > most ? Math.max(1, Math.ceil((endsAt - now.getTime()) / 1_000)) : 0;
    },
  };
}
