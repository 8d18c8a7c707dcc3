import type { Subject } from "../src/connectors/connector.ts";
import { isKnownSubject, type Place } from "../src/connectors/processor.ts";
import { lookAround, placesNow, resolveKnownSubject } from "../src/connectors/whmcs/elsewhere.ts";
import { lookUpAddresses } from "../src/connectors/whmcs/find.ts";
import { isElsewhere } from "../src/domain/duty.ts";
import { AppError, RetryableError, UnsafeError } from "../src/domain/errors.ts";
import type { SharedWith } from "../src/domain/shared-with.ts";
import type { StepRow } from "../src/ledger/schema.ts";
import { listSteps } from "../src/ledger/steps.ts";
import { failureFields } from "../src/observability/log.ts";
import { addressTaken } from "./at-processor.ts";
import { isToRun } from "./run-steps.ts";
import type { Turn } from "./with-duty.ts";

/** Who a duty is about, by a look made for this turn. */
export interface KnownNow {
  readonly subject: Subject;
  /** Why nothing may be touched at any other system now. */
  readonly obstacle?: AppError;
}

/**
 * Who a duty that has just begun, or goes on, is about: as it was sealed when it first began, for WHMCS may know less by now.
 * Where a step is at another system, what such systems and a person there know somebody by is part of it. Where a connector is to run there,
 * WHMCS is read afresh at each look (law 3): the services and names that came since, what is another client's, and whose the
 * addresses are. What cannot be read when the duty begins is left out: then nothing is touched elsewhere.
 * @param plain who it is about as far as WHMCS's own steps ask
 * @throws AppError for what may be read later
 */
export async function openKnownSubject(turn: Turn, plain: Subject): Promise<KnownNow> {
  const { duty, subjects } = turn;
  const kept = await subjects.openSubject(duty.id);
  // A deletion that followed its service into another client is about that one.
  const sealed = kept?.clientId === duty.client_id ? kept : undefined;
  const { isByHand, isReaching } = await stepsElsewhere(turn);
  const isNamed = isByHand || isReaching;
  if (sealed === undefined || (isNamed && sealed.elsewhere === undefined && duty.started_at === null)) {
    const known = isNamed ? await readable(turn, () => resolveKnownSubject(turn.whmcs, duty.client_id)) : undefined;
    const subject = { ...plain, ...sealed, ...known };
    await subjects.sealSubject(duty.id, subject);
    return { subject };
  }
  return isReaching ? lookAgain(turn, sealed) : { subject: sealed };
}

/** Whether a step at another system is carried out in this turn, be it by asking a person. */
export async function concernsOthers(turn: Turn): Promise<boolean> {
  const { isByHand, isReaching } = await stepsElsewhere(turn);
  return isByHand || isReaching;
}

async function stepsElsewhere({ acts, duty }: Turn): Promise<{ isByHand: boolean; isReaching: boolean }> {
  const now = acts.clock.now().toISOString();
  const steps = (await listSteps(acts.ledger, duty.id)).filter((step) => isElsewhere(step) && isToRun(step, now));
  const isReaching = (step: StepRow): boolean => step.by_hand === 0 && acts.connected.has(step.connector);
  return { isByHand: !steps.every(isReaching), isReaching: steps.some(isReaching) };
}

/** As a fresh look has it: what WHMCS says of its services and names now, and whether its addresses are still its own. */
async function lookAgain(turn: Turn, sealed: Subject): Promise<KnownNow> {
  const { duty, whmcs } = turn;
  if (!isKnownSubject(sealed)) return { subject: sealed };
  const look = await readable(turn, async () => ({
    subject: await lookAround(whmcs, sealed),
    // A service's hosting is found by its name alone.
    takenBy: duty.service_id === null ? (await lookUpAddresses(whmcs, sealed)).takenBy : [],
  }));
  if (look === undefined) return { subject: sealed, obstacle: new RetryableError("subject.unread") };
  const { subject, takenBy } = look;
  if (takenBy.length === 0) return { subject };
  const sharedWith = takenBy.map((id): SharedWith => ({ type: "client", id }));
  return { subject, obstacle: new UnsafeError(addressTaken, { sharedWith }) };
}

/**
 * Law 3, right before a deletion destroys something at a processor.
 * @throws RetryableError deletion.reconsidered when another service of the client's lives that the look did not know to live
 */
export async function demandNoneCame({ whmcs }: Turn, subject: Subject, serviceId: number): Promise<void> {
  if (!isKnownSubject(subject)) return;
  const lives = (place: Place): boolean => place.serviceId !== serviceId && place.gone !== true;
  const known = subject.elsewhere.places.filter(lives);
  const came = (await placesNow(whmcs, subject))
    .filter(lives)
    .filter((place) => !known.some(({ serviceId: id, domain }) => id === place.serviceId && domain === place.domain));
  if (came.length > 0) throw new RetryableError("deletion.reconsidered");
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
