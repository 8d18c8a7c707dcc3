import { readAnonymizationFacts } from "../src/connectors/whmcs/facts.ts";
import { readCreditNotes } from "../src/connectors/whmcs/credit-notes.ts";
import { readSnapshots } from "../src/connectors/whmcs/erase/freeze.ts";
import type { WhmcsDoor } from "../src/connectors/whmcs/door/door.ts";
import { saysAbsent } from "../src/connectors/whmcs/door/errors.ts";
import type { WhmcsApi } from "../src/connectors/whmcs/api.ts";
import type { Service } from "../src/connectors/whmcs/records.ts";
import { findBlockers, type Blocker } from "../src/domain/blockers.ts";
import { saysEnded } from "../src/domain/deletion.ts";
import { RetryableError } from "../src/domain/errors.ts";
import { planAnonymization } from "../src/domain/plan-anonymization.ts";
import { type PlannedStep } from "../src/domain/plan.ts";
import type { ActContext } from "../src/duties/act.ts";
import { completedDeletions } from "../src/ledger/duties.ts";
import { wasActivatedSince } from "../src/ledger/events.ts";
import { findClientHold } from "../src/ledger/holds.ts";
import { isDoorExpected, isMailRefused } from "../src/ledger/live-memory.ts";
import { livePackagesOfClient } from "../src/ledger/packages.ts";
import type { Db, DutyRow } from "../src/ledger/schema.ts";

/** Tells of a service whether nothing of its hosting is left, as far as WHMCS and the ledger know. */
export type HostingGone = (service: Pick<Service, "serviceId" | "productId" | "status">) => boolean;

/**
 * The rule behind "whose hosting may still exist" (contract section 3): gone when this service deleted it and WHMCS told of no
 * activation since, when WHMCS terminated it and its data lives at no processor, or when the product has no hosting and the service has ended.
 */
export async function readHostingGone(acts: ActContext, clientId: number): Promise<HostingGone> {
  const deleted = await stillDeleted(acts, clientId);
  return ({ serviceId, productId, status }) => {
    // One that lives again after we deleted it has hosting anew, whatever told of that.
    if (deleted.has(serviceId)) return saysEnded(status);
    const lives = acts.policy.products[productId]?.lives;
    if (lives === "none") return saysEnded(status);
    return status === "Terminated" && lives !== "cloudways" && lives !== "rackspace";
  };
}

/** The services whose newest completed deletion nothing was told of since that would have made hosting anew. */
async function stillDeleted({ ledger }: ActContext, clientId: number): Promise<ReadonlySet<number>> {
  const newest = new Map((await completedDeletions(ledger, clientId)).map((duty) => [duty.service_id, duty]));
  const deleted = new Set<number>();
  for (const [serviceId, duty] of newest) {
    if (serviceId !== null && !(await wasMadeAnew(ledger, duty))) deleted.add(serviceId);
  }
  return deleted;
}

/** Whether WHMCS told of an activation of the service after its deletion was completed: its end is owed again. */
export async function wasMadeAnew(db: Db, { state, service_id: serviceId, finished_at }: DutyRow): Promise<boolean> {
  if (state !== "completed" || serviceId === null) return false;
  return wasActivatedSince(db, serviceId, finished_at ?? "");
}

/**
 * The addon's door where it answers; undefined: there is none.
 * @throws AppError while that cannot be known: an unreachable door is no absent one; RetryableError door.gone within a day
 *   after it vanished
 */
export async function findDoor(acts: ActContext, door: WhmcsDoor): Promise<WhmcsDoor | undefined> {
  if ((await door.capabilities()) !== undefined) return door;
  await refuseMissedDoor(acts);
  return undefined;
}

/** @throws RetryableError door.gone while a door that is absent may be back soon */
export async function refuseMissedDoor({ ledger, clock }: ActContext): Promise<void> {
  if (await isDoorExpected(ledger, clock.now())) throw new RetryableError("door.gone");
}

/**
 * What the door answers, or `without` it where there is none. @throws as `findDoor`: without its notes nobody knows for how
 * long an account must be kept
 */
async function askDoor<T>(acts: ActContext, ask: () => Promise<T>, without: T): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!saysAbsent(error)) throw error;
    await refuseMissedDoor(acts);
    return without;
  }
}

/**
 * Everything a fresh look at WHMCS and the ledger tells about a client to be anonymised; undefined: no such client.
 * @param door of the addon with which it is planned; undefined: without
 * @throws AppError
 */
export async function readClientFacts(
  acts: ActContext,
  whmcs: WhmcsApi,
  clientId: number,
  door: WhmcsDoor | undefined,
) {
  const hostingGone = await readHostingGone(acts, clientId);
  const hold = await findClientHold(acts.ledger, clientId);
  const packages = await livePackagesOfClient(acts.ledger, clientId);
  const read = await readAnonymizationFacts(whmcs, clientId, {
    hostingGone,
    held: hold !== undefined,
    packages: packages.length,
    mailRefused: await isMailRefused(acts.ledger),
    door: door === undefined ? "absent" : "present",
    ...(door !== undefined && {
      creditNotes: await askDoor(acts, () => readCreditNotes(door, clientId), []),
      frozen: await askDoor(acts, () => readSnapshots(door, clientId), undefined),
    }),
  });
  return read === undefined ? undefined : { ...read, hostingGone };
}

/** What an anonymisation would do now and what blocks it, without doing it; undefined: no such client. @throws AppError */
export async function previewAnonymization(
  acts: ActContext,
  whmcs: WhmcsApi,
  door: WhmcsDoor,
  clientId: number,
): Promise<{ steps: readonly PlannedStep[]; blockers: readonly Blocker[] } | undefined> {
  const read = await readClientFacts(acts, whmcs, clientId, await findDoor(acts, door));
  if (read === undefined) return undefined;
  return {
    steps: planAnonymization(read.facts, acts.policy, acts.connected, acts.clock.now()),
    blockers: findBlockers(read.blockerFacts, false),
  };
}

/** What blocks an anonymisation now; undefined: no such client. `force` passes open tickets only. @throws AppError */
export async function readBlockers(
  acts: ActContext,
  whmcs: WhmcsApi,
  clientId: number,
  force: boolean,
): Promise<readonly Blocker[] | undefined> {
  // What blocks is WHMCS's to say: the door is not asked for it.
  const read = await readClientFacts(acts, whmcs, clientId, undefined);
  return read === undefined ? undefined : findBlockers(read.blockerFacts, force);
}
