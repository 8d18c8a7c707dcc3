import type { WhmcsDoor } from "../src/connectors/whmcs/door/door.ts";
import { saysAbsent } from "../src/connectors/whmcs/door/errors.ts";
import type { Outcome } from "../src/domain/outcome.ts";
import { clearBrakeReleased, listReleasedBrakes, markBrakeReleased, markBrakeTold } from "../src/ledger/brakes.ts";
import type { DutyRow } from "../src/ledger/schema.ts";
import { failureFields } from "../src/observability/log.ts";
import type { Turn } from "./with-duty.ts";
import type { WorkerParts } from "./worker-parts.ts";

// The addon holds back what WHMCS itself would terminate, and fails closed: all that is told here only helps it to show and
// to mail the right dates, and to close early what was opened for us. So everything here is done as well as can be.

const doorMayTakeMs = 10_000;
const releaseLastsMs = 3_600_000; // the addon ends a release by itself

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
 * not stay open when the step, or this process, ends badly.
 */
export async function whileReleased(
  { acts, door, duty }: Turn,
  perform: (door: WhmcsDoor) => Promise<Outcome>,
): Promise<Outcome> {
  const since = acts.clock.now().toISOString();
  const outcome = await perform({
    ...door,
    release: async (service) => {
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

async function hold(
  { door }: Pick<WorkerParts, "door">,
  { service_id: serviceId, client_id: clientId }: DutyRow,
  signal: AbortSignal,
  dueAt?: Date,
): Promise<void> {
  if (serviceId === null) return;
  const bounded = door.withSignal(AbortSignal.any([signal, AbortSignal.timeout(doorMayTakeMs)]));
  await bounded.hold({ serviceId, clientId, ...(dueAt !== undefined && { dueAt }) });
}
