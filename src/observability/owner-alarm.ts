import type { Log } from "./log.ts";

/** Something the owner must hear of, in codes and ids alone: it travels by mail and over the network. */
export interface OwnerAlarm {
  /** `area.problem`, e.g. `deletion.overdue`. */
  readonly code: string;
  readonly dutyId?: string;
  readonly clientId?: number;
  readonly serviceId?: number;
  readonly count?: number;
}

/** Tells the owner, by every means that is set up. Returns at once and never throws: what cannot be sent is logged. */
export type TellOwner = (alarm: OwnerAlarm) => void;

/** Tells the owner by the log alone. */
export function tellByLog(log: Log): TellOwner {
  return ({ code, dutyId, count }) => log.error("owner.told", { code, dutyId, count });
}
