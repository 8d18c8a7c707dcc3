import { movedOnMs } from "../domain/calendar.ts";
import { updateDuty } from "../ledger/duties.ts";
import type { DutyRow } from "../ledger/schema.ts";
import type { Work } from "./act.ts";

/**
 * The clock of a deletion goes on inside a larger act; what is due moves by as long as it stood. Nothing happens where it
 * runs already. The caller has a worker look at the duty.
 */
export async function resumeClock(work: Work, duty: DutyRow): Promise<void> {
  if (duty.clock_stopped_at === null) return;
  const { gracePeriod, startsAt } = work.policy.hostingDeletion;
  const runsFrom = startsAt === "requested" ? duty.occurred_at : (duty.effective_at ?? duty.clock_stopped_at);
  // Before the clock ran there was nothing to stop.
  const stood = runsFrom > duty.clock_stopped_at ? runsFrom : duty.clock_stopped_at;
  const stoodMs = movedOnMs(new Date(stood), work.now, gracePeriod, work.policy.timezone);
  await updateDuty(work.tx, duty.id, { clock_stopped_at: null, clock_stopped_ms: duty.clock_stopped_ms + stoodMs });
  work.note({
    kind: "deletion.clock_resumed",
    actor: "system",
    dutyId: duty.id,
    clientId: duty.client_id,
    serviceId: duty.service_id ?? undefined,
    detail: { since: duty.clock_stopped_at, stoodMs },
  });
}
