/** Carries out what intake stored, soon after it was answered. */
export interface Applier {
  /** Tells that a delivery came in. Never throws; cheap enough for every one. */
  received(): void;
  /** Tells that something was stored. Never throws; cheap enough for every commit. */
  stored(): void;
  /** Ends it: a batch under way is finished, nothing more is begun. What is left stays stored, for the sweep. */
  stop(): Promise<void>;
}

/** The time an applier lives by; a test brings its own. */
export interface Pace {
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** Runs something after so many milliseconds. @returns what calls it off */
  after(ms: number, run: () => void): () => void;
  /** Lets everyone else have a turn. */
  yieldTurn(): Promise<void>;
}

const quietMs = 10;
const patienceMs = 500;

const systemPace: Pace = {
  now: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  yieldTurn: () => new Promise((resolve) => setImmediate(resolve)),
};

/**
 * Lets intake go first: begins when no delivery came in for 10 ms, and steps back when one does; but once the oldest
 * stored event has waited for 500 ms it goes on, batch by batch with intake between them, until nothing is left.
 * @param parts.applyNext carries out one batch; resolves with whether more may be left
 * @param parts.onFailure told of a failed batch, which is tried again when something is stored next
 */
export function createApplier(parts: {
  readonly applyNext: () => Promise<boolean>;
  readonly onFailure: (error: unknown) => void;
  readonly pace?: Pace;
}): Applier {
  const { applyNext, onFailure, pace = systemPace } = parts;
  /** No event that is left was stored earlier; undefined: nothing is left. */
  let oldestAt: number | undefined;
  let lastAt = -Infinity;
  let callOff: (() => void) | undefined;
  let running: Promise<void> | undefined;
  let stopped = false;

  /** How long intake still goes first, in milliseconds. */
  const toWait = (): number => {
    const now = pace.now();
    return Math.min(lastAt + quietMs, (oldestAt ?? now) + patienceMs) - now;
  };
  const isDue = (): boolean => !stopped && oldestAt !== undefined && toWait() <= 0;
  const wait = (): void => {
    if (stopped || callOff !== undefined || running !== undefined || oldestAt === undefined) return;
    callOff = pace.after(Math.max(0, toWait()), () => {
      callOff = undefined;
      running = run();
    });
  };
  const run = async (): Promise<void> => {
    try {
      await pace.yieldTurn(); // After a busy spell timers ring first: what came in meanwhile is to be seen.
      while (isDue()) await applyOnce();
    } catch (error) {
      onFailure(error);
    }
    running = undefined;
    wait();
  };
  const applyOnce = async (): Promise<void> => {
    const since = oldestAt;
    oldestAt = undefined; // What is stored from here on may be missed by the batch, and starts anew.
    const isMore = await applyNext();
    if (isMore) oldestAt = since;
    await pace.yieldTurn();
  };

  return {
    received: () => {
      lastAt = pace.now();
    },
    stored: () => {
      oldestAt ??= pace.now();
      wait();
    },
    stop: async () => {
      stopped = true;
      callOff?.();
      await running;
    },
  };
}
