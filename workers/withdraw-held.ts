import { AppError } from "../src/domain/errors.ts";
import { act } from "../src/duties/act.ts";
import { withdrawInside } from "../src/duties/withdraw.ts";
import { openDutiesOfClient } from "../src/ledger/duties.ts";
import type { DutyRow, EventRow } from "../src/ledger/schema.ts";
import { readDecision } from "./decide-deletion.ts";
import type { WorkerParts } from "./worker-parts.ts";

/**
 * Withdraws the held duties of the client, or of the service, an event names, where WHMCS no longer says what they stood
 * on. A held duty is otherwise looked at on its release only; to withdraw one destroys nothing. Twice is once.
 */
export async function withdrawHeld(parts: WorkerParts, event: EventRow): Promise<void> {
  const { acts } = parts;
  const duties = await openDutiesOfClient(acts.ledger, event.client_id ?? 0, ["anonymization", "deletion"]);
  for (const duty of duties) {
    if (duty.state !== "held" || (event.service_id !== null && duty.service_id !== event.service_id)) continue;
    await withdrawGroundless(parts, duty);
  }
}

/** Withdraws a duty that rests where WHMCS, asked now, no longer says what it stood on. @returns whether it did */
export async function withdrawGroundless(parts: Pick<WorkerParts, "acts" | "whmcs">, duty: DutyRow): Promise<boolean> {
  const reason = await lostGround(parts, duty).catch(undecided);
  return reason !== undefined && act(parts.acts, (work) => withdrawInside(work, duty, reason, "system"));
}

/** Nothing can be decided on such facts: it stays held. A look that failed for now is the event's to repeat. */
function undecided(error: unknown): undefined {
  if (error instanceof AppError && error.retry !== "later") return undefined;
  throw error;
}

/** Why nothing is owed any more, as a code; undefined while something may be. */
async function lostGround(
  { acts, whmcs }: Pick<WorkerParts, "acts" | "whmcs">,
  duty: DutyRow,
): Promise<string | undefined> {
  if (duty.kind === "deletion") {
    const { decision } = await readDecision({ acts, whmcs }, duty);
    return decision.kind === "withdraw" ? decision.reason : undefined;
  }
  if (duty.origin === "owner" || duty.started_at !== null) return undefined;
  const client = await whmcs.client(duty.client_id);
  return client !== undefined && client.status !== "Closed" ? "client_not_closed" : undefined;
}
