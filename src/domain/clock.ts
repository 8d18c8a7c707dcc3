/** The only source of "now" for domain code and acts: passed in, so that a test or a simulation can move it. */
export interface Clock {
  /** The present instant. Callers must not cache it across an await that may last. */
  now(): Date;
}

/** The machine's own clock, for the composition root and stand-ins. */
export const systemClock: Clock = { now: () => new Date() };
