import { urgentTasks, waitingTasks } from "../src/duties/tasks.ts";
import { countOverdueTasks, listOpenTasksOf } from "../src/ledger/tasks.ts";
import type { WorkerParts } from "./worker-parts.ts";

const mostByName = 50; // of one sort

/**
 * Tells the owner, at once and then daily, of each client who waits for a person: for the data of a hosting whose deletion stands
 * still, or for a service that is kept and does not work, or that WHMCS may still end. Daily, too, of tasks that are past their day.
 * Called by every sweep.
 */
export async function tellTasks({ acts, tellOwner }: Pick<WorkerParts, "acts" | "tellOwner">): Promise<void> {
  const { ledger, clock } = acts;
  const urgent = await Promise.all(urgentTasks.map((code) => listOpenTasksOf(ledger, code, mostByName)));
  for (const task of urgent.flat()) {
    tellOwner({
      code: `task.${task.code}`,
      clientId: task.client_id,
      ...(task.duty_id !== null && { dutyId: task.duty_id }),
      ...(task.service_id !== null && { serviceId: task.service_id }),
    });
  }
  const count = await countOverdueTasks(ledger, clock.now(), waitingTasks);
  if (count > 0) tellOwner({ code: "tasks.overdue", count });
}
