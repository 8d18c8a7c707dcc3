import type { Clock } from "../domain/clock.ts";
import { failureFields, type Log } from "./log.ts";

/** Something the owner must hear of, in codes and ids alone: it travels by mail and over the network. */
export interface OwnerAlarm {
  /** `area.problem`, e.g. `deletion.overdue`. */
  readonly code: string;
  readonly dutyId?: string;
  readonly clientId?: number;
  readonly serviceId?: number;
  /** The system it is about, as the policy names it. */
  readonly connector?: string;
  readonly count?: number;
}

/**
 * Tells the owner, by every means that is set up, the same at most once a day: whoever watches something may say so at each
 * look. Returns at once and never throws: what cannot be sent is logged.
 */
export type TellOwner = (alarm: OwnerAlarm) => void;

/** An alarm and when it was raised. */
export interface RaisedAlarm extends OwnerAlarm {
  readonly at: Date;
}

/** One means of telling. */
export interface AlarmChannel {
  readonly name: string;
  /** Tells several alarms, as few messages as can be. @throws when it cannot; then nothing is known to have left */
  send(alarms: readonly RaisedAlarm[]): Promise<void>;
}

/** What the owner was told already; it outlives a restart. */
export interface ToldMemory {
  /** When the owner was last told of this; undefined: never. `about`: a duty, service or client by its id, or nothing. */
  lastTold(code: string, about: string): Promise<Date | undefined>;
  write(told: readonly { readonly code: string; readonly about: string }[], at: Date): Promise<void>;
}

/** The alarms of one process. */
export interface OwnerAlarms {
  readonly tell: TellOwner;
  /** Sends what still waits, without trying twice; within ten seconds, whatever happens. */
  close(): Promise<void>;
}

const dayMs = 24 * 3_600_000;
const againAfterMs = dayMs - 10 * 60_000; // what is looked at daily must not just miss its day
const afterFailureMs = 3_600_000;
const closeWithinMs = 10_000;

/** What an alarm is about: together with its code, what the owner hears of once a day. */
function aboutOf({ dutyId, clientId, serviceId, connector }: OwnerAlarm): string {
  // As the ledger spells it.
  if (connector !== undefined) return `processor:${connector.replaceAll("_", "-")}`.slice(0, 64);
  if (dutyId !== undefined) return `duty:${dutyId}`;
  if (serviceId !== undefined) return `service:${serviceId}`;
  return clientId === undefined ? "" : `client:${clientId}`;
}

/**
 * Alarms that are gathered for a moment, so that a burst becomes one message, logged, and told by every channel, at most so
 * often. A channel that fails is tried a little more. What no channel could tell may be told again after an hour.
 */
export function createOwnerAlarms(parts: {
  readonly log: Log;
  readonly clock: Clock;
  readonly channels: readonly AlarmChannel[];
  readonly memory: ToldMemory;
  /** Milliseconds; defaults: 1 s to gather, 5 min between messages, retries after 5 s and 60 s. */
  readonly waits?: { readonly gatherMs: number; readonly betweenMs: number; readonly retryMs: readonly number[] };
}): OwnerAlarms {
  const { log, clock, channels, memory } = parts;
  const waits = parts.waits ?? { gatherMs: 1_000, betweenMs: 5 * 60_000, retryMs: [5_000, 60_000] };
  const quietUntil = new Map<string, number>();
  const closing = new AbortController();
  let raised: RaisedAlarm[] = [];
  let unsent: RaisedAlarm[] = [];
  let sentAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let timerAt = 0;
  let working: Promise<void> = Promise.resolve();

  const now = (): number => clock.now().getTime();
  const keyOf = (alarm: OwnerAlarm): string => `${alarm.code} ${aboutOf(alarm)}`;

  const wakeAfter = (ms: number): void => {
    const at = performance.now() + ms;
    if (closing.signal.aborted || (timer !== undefined && timerAt <= at)) return;
    clearTimeout(timer);
    timerAt = at;
    timer = setTimeout(() => {
      timer = undefined;
      run();
    }, ms).unref();
  };
  const run = (): void => {
    working = working.then(work).catch((error: unknown) => log.error("owner.not_told", failureFields(error)));
  };
  const work = async (): Promise<void> => {
    await sort();
    if (unsent.length === 0) return;
    const waitMs = sentAt + waits.betweenMs - performance.now();
    if (waitMs > 0 && !closing.signal.aborted) return wakeAfter(waitMs);
    sentAt = performance.now();
    await send();
  };
  const sort = async (): Promise<void> => {
    for (const alarm of raised.splice(0)) {
      const { code, connector, dutyId, count } = alarm;
      // A ledger that cannot be read must not keep an alarm back.
      const last = await memory.lastTold(code, aboutOf(alarm)).catch(() => undefined);
      if (last !== undefined && now() - last.getTime() < againAfterMs) continue;
      log.error("owner.told", { code, connector, dutyId, count });
      unsent.push(alarm);
    }
  };
  const send = async (): Promise<void> => {
    const alarms = unsent;
    unsent = [];
    const reached = await Promise.all(channels.map((channel) => deliver(channel, alarms)));
    if (channels.length > 0 && !reached.includes(true)) {
      for (const alarm of alarms) quietUntil.set(keyOf(alarm), now() + afterFailureMs);
      return;
    }
    const told = alarms.map((alarm) => ({ code: alarm.code, about: aboutOf(alarm) }));
    await memory.write(told, clock.now()).catch((error: unknown) => {
      log.error("owner.telling_not_kept", failureFields(error));
    });
  };
  const deliver = async (channel: AlarmChannel, alarms: readonly RaisedAlarm[]): Promise<boolean> => {
    for (const waitMs of [...waits.retryMs, undefined]) {
      try {
        await channel.send(alarms);
        return true;
      } catch (error) {
        log.error("owner.not_told", { connector: channel.name, count: alarms.length, ...failureFields(error) });
        if (waitMs === undefined || !(await pause(waitMs, closing.signal))) return false;
      }
    }
    return false;
  };

  return {
    tell: (alarm) => {
      const at = clock.now();
      if ((quietUntil.get(keyOf(alarm)) ?? 0) > at.getTime()) return;
      if (quietUntil.size > 10_000) quietUntil.clear(); // the memory of the ledger still holds
      quietUntil.set(keyOf(alarm), at.getTime() + againAfterMs);
      raised.push({ ...alarm, at });
      wakeAfter(waits.gatherMs);
    },
    close: async () => {
      closing.abort();
      clearTimeout(timer);
      run();
      await Promise.race([working, new Promise((resolve) => setTimeout(resolve, closeWithinMs).unref())]);
    },
  };
}

/** @returns false when there is no time left to wait */
async function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false;
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), ms);
    timer.unref();
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve(false);
      },
      { once: true },
    );
  });
}
