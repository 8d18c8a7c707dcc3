import { isElsewhere } from "../domain/duty.ts";
import { updateDueCheck } from "../ledger/absence-checks.ts";
import type { AbsenceCheckRow, DutyRow } from "../ledger/schema.ts";
import { act, type ActContext, type Work } from "./act.ts";
import { openTask } from "./tasks.ts";

const givenUpAfterMs = 30 * 24 * 3_600_000; // promises.md 3c: a system is asked for thirty days, then a person is
const firstRetryMs = 10 * 60_000;
const longestRetryMs = 12 * 3_600_000;

/**
 * Writes what a look found, with its evidence. What is there again is never erased by itself: it is a person's task.
 * @returns false when the check had ended already
 */
export function recordAbsence(ctx: ActContext, duty: DutyRow, check: AbsenceCheckRow, found: number): Promise<boolean> {
  return act(ctx, async (work) => {
    const ended = await updateDueCheck(work.tx, check.id, {
      state: "done",
      checked_at: work.now.toISOString(),
      found,
      reason: null,
      attempts: check.attempts + 1,
    });
    if (!ended) return false;
    note(work, duty, check, "absence.checked", { found });
    if (found > 0) {
      const { client_id: clientId, service_id: serviceId, id: dutyId } = duty;
      const { connector } = check;
      const code = isElsewhere(check) ? "erased_data_elsewhere" : "erased_data_found";
      await openTask(work, { code, clientId, serviceId, dutyId, connector }, "system");
    }
    return true;
  });
}

/**
 * Has a look that was not possible tried again later, ever less often; after thirty days it is given up, which is evidence
 * of its own: nobody may take it for a look that found nothing.
 * @returns `given_up`: the owner must be told
 */
export function postponeCheck(
  ctx: ActContext,
  duty: DutyRow,
  check: AbsenceCheckRow,
  reason: string,
): Promise<"postponed" | "given_up"> {
  return act(ctx, async (work) => {
    const isOver = work.now.getTime() - Date.parse(check.due_at) >= givenUpAfterMs;
    if (isOver) {
      const change = { state: "given_up", reason, checked_at: work.now.toISOString() } as const;
      if (!(await updateDueCheck(work.tx, check.id, change))) return "postponed";
      note(work, duty, check, "absence.given_up", { reason });
      return "given_up";
    }
    const retryMs = Math.min(firstRetryMs * 3 ** Math.min(check.attempts, 10), longestRetryMs);
    await updateDueCheck(work.tx, check.id, {
      reason,
      attempts: check.attempts + 1,
      retry_at: new Date(work.now.getTime() + retryMs).toISOString(),
    });
    return "postponed";
  });
}

function note(
  work: Work,
  duty: DutyRow,
  { connector, moment }: AbsenceCheckRow,
  kind: string,
  result: Readonly<Record<string, string | number>>,
): void {
  work.note({
    kind,
    actor: "system",
    dutyId: duty.id,
    clientId: duty.client_id,
    serviceId: duty.service_id ?? undefined,
    detail: { connector, moment, ...result },
  });
}
