import { existsSync } from "node:fs";
import { recordStart } from "./duties/record-start.ts";
import { thaw } from "./duties/stop.ts";
import type { ActContext } from "./duties/act.ts";
import type { Gates } from "./duties/begin-duty.ts";
import { stateOfChecks, type LiveChecks } from "./observability/live-checks.ts";
import { failureFields, type Log } from "./observability/log.ts";
import { sweepEveryMs } from "./queues/catalogue.ts";
import type { Dispatcher } from "./queues/dispatch.ts";

/** The process's own heartbeat, which needs neither Redis nor a queue. */
export interface Watch {
  /** Tells that a sweep ended in this process. */
  readonly swept: () => void;
  stop(): Promise<void>;
}

const tickMs = 10_000;
const stopFileMs = 400;
const checkEveryMs = 5 * 60_000;
const firstCheckWithinMs = 8_000;

/**
 * Keeps the minute-by-minute sweep scheduled (a flushed Redis has lost it), asks for one as soon as Redis is back, however
 * short it was away, and runs the live check-list at start and every five minutes. Waits for the first check-list, but not for long.
 */
export async function startWatch(parts: {
  readonly acts: ActContext;
  readonly checks: LiveChecks;
  readonly dispatcher: Dispatcher;
  readonly gates: Gates;
  readonly log: Log;
  /** `var/STOP`: what it froze is thawed as soon as it is removed. */
  readonly stopFile: string;
}): Promise<Watch> {
  const { acts, checks, dispatcher, gates, log, stopFile } = parts;
  const now = (): number => acts.clock.now().getTime();
  let redisWasAway = true;
  let sweptAt = now();
  let checkedAt = now();

  const check = async (): Promise<void> => {
    checkedAt = now(); // a look that hangs is waited for, not begun again at each tick
    const findings = await checks.run();
    for (const { check, problem } of findings) log.warn("check.found", { check, problem });
    await recordStart(acts, gates.mode(), stateOfChecks(findings));
  };
  const tick = async (): Promise<void> => {
    try {
      await dispatcher.keepSweepScheduled();
      // Redis may have gone and come back between two looks, without the alarms that rang meanwhile.
      const wasLost = await dispatcher.distrustAfterLoss();
      // A scheduler may sleep like any delayed job: a sweep that is overdue is asked for by name.
      if (wasLost || redisWasAway || now() - sweptAt > 2 * sweepEveryMs) dispatcher.askForSweep();
      redisWasAway = false;
    } catch {
      redisWasAway = true; // readiness says so; the next tick tries again
    }
    if (now() - checkedAt >= checkEveryMs) await check();
    // A file that came and went between two looks froze what met it all the same.
    await thaw(acts, gates.stop);
  };
  const report = (error: unknown): void => log.error("watch.failed", failureFields(error));

  const firstCheck = check().catch(report);
  await Promise.race([firstCheck, new Promise((resolve) => setTimeout(resolve, firstCheckWithinMs).unref())]);
  await tick().catch(report);
  let ticking = Promise.resolve();
  const timer = setInterval(() => {
    ticking = tick().catch(report);
  }, tickMs);
  // Contract section 4: the stop thaws within a second, also when somebody removes the file.
  let wasStopped = existsSync(stopFile);
  const stopTimer = setInterval(() => {
    const isStopped = existsSync(stopFile);
    if (wasStopped && !isStopped) thaw(acts, gates.stop).catch(report);
    wasStopped = isStopped;
  }, stopFileMs);
  return {
    swept: () => {
      sweptAt = now();
    },
    stop: async () => {
      clearInterval(timer);
      clearInterval(stopTimer);
      await ticking;
    },
  };
}
