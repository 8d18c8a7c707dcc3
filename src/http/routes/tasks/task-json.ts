import type { z } from "zod";
import { isRecipient, recipientLabel } from "../../../domain/recipients.ts";
import { needsDetails } from "../../../domain/task-details.ts";
import type { ActContext } from "../../../duties/act.ts";
import { isOverdue } from "../../../duties/tasks.ts";
import type { TaskRow } from "../../../ledger/schema.ts";
import type { taskSchema } from "../../task-schemas.ts";
import { explainTask } from "../../task-texts.ts";

type TaskJson = z.output<typeof taskSchema>;

/** A task as the API shows it. */
export function toTaskJson(
  row: TaskRow,
  { clock, policy: { processors } }: Pick<ActContext, "clock" | "policy">,
): TaskJson {
  const { connector } = row;
  const recipient = connector !== null && isRecipient(connector) ? recipientLabel(connector, processors) : undefined;
  return {
    id: row.id,
    code: row.code,
    what: explainTask(row, recipient ?? connector ?? undefined),
    ...(connector !== null && { connector }),
    ...(recipient !== undefined && { recipient }),
    clientId: row.client_id,
    ...(row.service_id !== null && { serviceId: row.service_id }),
    ...(row.object_id !== null && { objectId: row.object_id }),
    ...(row.duty_id !== null && { dutyId: row.duty_id }),
    createdAt: row.created_at,
    dueAt: row.due_at,
    ...(isOverdue(row, clock.now()) && { overdue: true }),
    state: row.state,
    ...(row.state === "open" && needsDetails(row) && { hasDetails: true }),
    ...(row.done_at !== null && { doneAt: row.done_at }),
    ...(row.outcome !== null && { outcome: row.outcome as NonNullable<TaskJson["outcome"]> }),
  };
}
