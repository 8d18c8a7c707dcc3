import { returnHostingData, waitingTasks } from "../src/duties/tasks.ts";
import { countOverdueTasks, listOpenTasksOf } from "../src/ledger/tasks.ts";
import type { WorkerParts } from "./worker-parts.ts";

const mostByName = 50;

/**
 * Tells the owner, daily, of each client whose deletion stands still until the data was given back, and of tasks that are past
 * their day: no client waits for a person who does not know. Called by every sweep.
 */
export async function tellTasks({ acts, tellOwner }: Pick<WorkerParts, "acts" | "tellOwner">): Promise<void> {
  const { ledger, clock } = acts;
  for (const task of await listOpenTasksOf(ledger, returnHostingData, mostByName)) {
    tellOwner({
      code: "task.return_hosting_data",
      clientId: task.client_id,
      ...(task.duty_id !== null && { dutyId: task.duty_id }),
      ...(task.service_id !== null && { serviceId: task.service_id }),
    });
  }
  const count = await countOverdueTasks(ledger, clock.now(), waitingTasks);
  if (count > 0) tellOwner({ code: "tasks.overdue", count });
}
