import type { Subject } from "../src/connectors/connector.ts";
import { findSharedDomains, resolveKnownSubject } from "../src/connectors/whmcs/elsewhere.ts";
import { isElsewhere } from "../src/domain/duty.ts";
import { AppError } from "../src/domain/errors.ts";
import { listSteps } from "../src/ledger/steps.ts";
import { failureFields } from "../src/observability/log.ts";
import { isToRun } from "./run-steps.ts";
import type { Turn } from "./with-duty.ts";

/**
 * Who a duty that has just begun, or goes on, is about: as it was sealed when it first began, for WHMCS may know less by now.
 * Where a connector of another system is to run, what such systems know the person by is part of it, and what is another client's
 * is read afresh (law 3). What WHMCS tells of that in no readable way is left out: then nothing is touched elsewhere.
 * @param plain who it is about as far as WHMCS's own steps ask
 * @throws AppError for what may be read later
 */
export async function openKnownSubject(turn: Turn, plain: Subject): Promise<Subject> {
  const { duty, subjects } = turn;
  const isReaching = await reachesElsewhere(turn);
  const kept = await subjects.openSubject(duty.id);
  // A deletion that followed its service into another client is about that one.
  const sealed = kept?.clientId === duty.client_id ? kept : undefined;
  if (sealed === undefined || (isReaching && sealed.elsewhere === undefined && duty.started_at === null)) {
    const known = isReaching ? await readable(turn, () => resolveKnownSubject(turn.whmcs, duty.client_id)) : undefined;
    const subject = { ...plain, ...sealed, ...known };
    await subjects.sealSubject(duty.id, subject);
    return subject;
  }
  return isReaching ? refreshed(turn, sealed) : sealed;
}

/** Whether a connector of another system runs in this turn. */
export async function reachesElsewhere({ acts, duty }: Turn): Promise<boolean> {
  const now = acts.clock.now().toISOString();
  return (await listSteps(acts.ledger, duty.id)).some(
    (step) => isElsewhere(step) && step.by_hand === 0 && acts.connected.has(step.connector) && isToRun(step, now),
  );
}

async function refreshed(turn: Turn, subject: Subject): Promise<Subject> {
  const { elsewhere, ...plain } = subject;
  if (elsewhere === undefined) return plain;
  const own = [...elsewhere.places, ...elsewhere.registrations].map(({ domain }) => domain);
  const shared = await readable(turn, () =>
    findSharedDomains(turn.whmcs, subject.clientId, [...own, ...subject.domains]),
  );
  if (shared === undefined) return plain;
  return {
    ...plain,
    elsewhere: { ...elsewhere, sharedDomains: [...new Set([...elsewhere.sharedDomains, ...shared])] },
  };
}

async function readable<T>({ duty, log }: Turn, read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof AppError) || error.retry === "later") throw error;
    log.warn("subject.unread", { dutyId: duty.id, ...failureFields(error) });
    return undefined;
  }
}
