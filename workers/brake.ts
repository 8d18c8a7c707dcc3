import { createHash } from "node:crypto";
import type { OwnerHolds, WhmcsDoor } from "../src/connectors/whmcs/door/door.ts";
import { saysAbsent } from "../src/connectors/whmcs/door/errors.ts";
import type { Outcome } from "../src/domain/outcome.ts";
import {
  clearBrakeReleased,
  listOwnerHolds,
  listReleasedBrakes,
  markBrakeReleased,
  markBrakeTold,
} from "../src/ledger/brakes.ts";
import { readControl, writeControl } from "../src/ledger/control.ts";
import type { DutyRow } from "../src/ledger/schema.ts";
import { failureFields } from "../src/observability/log.ts";
import type { Turn } from "./with-duty.ts";
import type { WorkerParts } from "./worker-parts.ts";

// The addon holds back what WHMCS itself would terminate, and fails closed. What is told here helps it to show and to mail the
// right dates, closes early what was opened for us, and keeps closed what only the owner opens. Done as well as can be: what
// the door did not take is told again at the next sweep.

const doorMayTakeMs = 10_000;
const releaseLastsMs = 3_600_000; // the addon ends a release by itself
const mostOwnerHolds = 5_000; // of each kind in one call of the door

/**
 * Tells the brake when a deletion that stands on a cancellation request is due, once per date. A dry run tells nothing; a
 * door that is absent or fails is told at the next look. Never throws for what the door does.
 */
export async function tellDueDate(turn: Turn, dueAt: Date): Promise<void> {
  const { acts, duty, gates, log, signal } = turn;
  const due = dueAt.toISOString();
  if (gates.mode() === "dry_run" || duty.brake_told_due_at === due) return;
  try {
    await hold(turn, duty, signal, dueAt);
    await markBrakeTold(acts.ledger, duty.id, due);
  } catch (error) {
    if (!saysAbsent(error)) log.warn("brake.not_told", { dutyId: duty.id, ...failureFields(error) });
  }
}

/**
 * Carries out a step that may release the brake. The ledger knows of the release before it happens, so that the brake does
 * not stay open when the step, or this process, ends badly. A hold that the owner has just lifted would still outweigh it.
 */
export async function whileReleased(turn: Turn, perform: (door: WhmcsDoor) => Promise<Outcome>): Promise<Outcome> {
  const { acts, door, duty, signal } = turn;
  const since = acts.clock.now().toISOString();
  const outcome = await perform({
    ...door,
    release: async (service) => {
      await tellOwnerHolds(turn, signal);
      await markBrakeReleased(acts.ledger, duty.id, since);
      return door.release(service);
    },
  });
  await clearBrakeReleased(acts.ledger, duty.id, since);
  return outcome;
}

/**
 * Has the brake hold again what a termination that did not take place left released, be it held, called off, failed or
 * tried again later. Called by every sweep; twice is once. Never throws for what the door does.
 */
export async function holdAgain(parts: WorkerParts, signal: AbortSignal): Promise<void> {
  const { acts, gates, log } = parts;
  if (gates.mode() === "dry_run") return;
  const now = acts.clock.now();
  const since = new Date(now.getTime() - releaseLastsMs);
  for (const duty of await listReleasedBrakes(acts.ledger, since, now)) {
    try {
      await hold(parts, duty, signal);
    } catch (error) {
      if (!saysAbsent(error)) {
        log.warn("brake.not_held_again", { dutyId: duty.id, ...failureFields(error) });
        continue;
      }
    }
    await clearBrakeReleased(acts.ledger, duty.id, duty.brake_released_at ?? "");
  }
}

/**
 * Tells the brake everything that the owner holds whenever that changed, and once a day whatever it is, so that WHMCS ends
 * nothing of it by itself. Also in a dry run: it only protects. Called by every sweep; never throws for what the door does.
 */
export async function tellOwnerHolds(
  { acts, door, gates, log }: Pick<WorkerParts, "acts" | "door" | "gates" | "log">,
  signal: AbortSignal,
): Promise<void> {
  const { ledger } = acts;
  const now = acts.clock.now();
  const holds = withinBounds({ all: await gates.stop.isOn(ledger), ...(await listOwnerHolds(ledger)) });
  const told = await readControl(ledger, "brake.owner_holds");
  const isNothing = !holds.all && holds.clientIds.length === 0 && holds.serviceIds.length === 0;
  const day = now.toISOString().slice(0, 10);
  const hash = createHash("sha256").update(JSON.stringify({ day, holds })).digest("hex");
  if (hash === told || (isNothing && told === undefined)) return;
  try {
    await bounded(door, signal).ownerHolds(holds);
    await ledger.transaction().execute((tx) => writeControl(tx, "brake.owner_holds", hash, now));
  } catch (error) {
    if (!saysAbsent(error)) log.warn("brake.owner_holds_not_told", failureFields(error));
  }
}

/** More than the door takes is held by holding everything: too much held can be explained, too little cannot be undone. */
function withinBounds(holds: OwnerHolds): OwnerHolds {
  const fits = holds.clientIds.length <= mostOwnerHolds && holds.serviceIds.length <= mostOwnerHolds;
  return fits ? holds : { all: true, clientIds: [], serviceIds: [] };
}

async function hold(
  { door }: Pick<WorkerParts, "door">,
  { service_id: serviceId, client_id: clientId }: DutyRow,
  signal: AbortSignal,
  dueAt?: Date,
): Promise<void> {
  if (serviceId === null) return;
  await bounded(door, signal).hold({ serviceId, clientId, ...(dueAt !== undefined && { dueAt }) });
}

function bounded(door: WhmcsDoor, signal: AbortSignal): WhmcsDoor {
  return door.withSignal(AbortSignal.any([signal, AbortSignal.timeout(doorMayTakeMs)]));
}
