import { act } from "../src/duties/act.ts";
import { openTask, overdueTask } from "../src/duties/tasks.ts";
import { countHeldOver, listLate } from "../src/ledger/duties.ts";
import type { DutyRow } from "../src/ledger/schema.ts";
import type { TellOwner } from "../src/observability/owner-alarm.ts";
import { isNobodysFault } from "./with-duty.ts";
import type { WorkerParts } from "./worker-parts.ts";

const lateAfterMs = 3_600_000;
const againAfterMs = 24 * 3_600_000;
const mostAtOnce = 200;
const mostByName = 5; // more at once have one cause, which is one piece of news

/**
 * Tells the owner of each erasure that should have begun an hour ago and has not ended, and again each day that it has not. What
 * only a person can mend, a refusal rather than an outage, leaves a task besides. Called by every sweep.
 */
export async function tellOverdue({ acts, tellOwner }: Pick<WorkerParts, "acts" | "tellOwner">): Promise<void> {
  const now = acts.clock.now().getTime();
  const ago = (ms: number): string => new Date(now - ms).toISOString();
  const toldBefore = ago(againAfterMs);
  const late = await listLate(acts.ledger, { startBefore: ago(lateAfterMs), toldBefore, limit: mostAtOnce });
  const told: DutyRow[] = [];
  for (const duty of late) if (await recordTold(acts, duty, toldBefore)) told.push(duty);
  for (const [kind, duties] of Map.groupBy(told, ({ kind }) => kind)) tellOf(tellOwner, `${kind}.overdue`, duties);
}

/** What the day's limit holds back is one piece of news, however many erasures it is: all of them wait for one decision. */
export async function tellLimits({ acts, tellOwner }: Pick<WorkerParts, "acts" | "tellOwner">): Promise<void> {
  const count = await countHeldOver(acts.ledger, "daily_limit");
  if (count > 0) tellOwner({ code: "duties.daily_limit", count });
}

/** Tells of duties by name, or of how many there are where they are many. */
export function tellOf(tellOwner: TellOwner, code: string, duties: readonly DutyRow[]): void {
  if (duties.length > mostByName) return tellOwner({ code, count: duties.length });
  for (const { id: dutyId, client_id: clientId, service_id: serviceId } of duties) {
    tellOwner({ code, dutyId, clientId, ...(serviceId !== null && { serviceId }) });
  }
}

/** @returns false when another process was faster */
async function recordTold(acts: WorkerParts["acts"], duty: DutyRow, toldBefore: string): Promise<boolean> {
  return act(acts, async (work) => {
    const { numUpdatedRows } = await work.tx
      .updateTable("duty")
      .set({ overdue_told_at: work.now.toISOString(), told_reason: null })
      .where("id", "=", duty.id)
      .where((eb) => eb.or([eb("overdue_told_at", "is", null), eb("overdue_told_at", "<=", toldBefore)]))
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return false;
    const { id: dutyId, kind, client_id: clientId, service_id: serviceId, reason } = duty;
    work.note({
      kind: "duty.overdue",
      actor: "system",
      dutyId,
      clientId,
      serviceId: serviceId ?? undefined,
      detail: { kind, reason },
    });
    if (isRefusal(reason)) await openTask(work, { code: overdueTask(kind), clientId, serviceId, dutyId }, "system");
    return true;
  });
}

/** Something said no to this very duty, and will again; an outage or an unsafe set-up concerns all of them alike. */
function isRefusal(reason: string | null): boolean {
  return reason !== null && reason !== "unsafe_setup" && !isNobodysFault(reason);
}
