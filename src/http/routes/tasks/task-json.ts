import type { z } from "zod";
import type { Policy } from "../../../domain/policy.ts";
import { isRecipient, recipientLabel } from "../../../domain/recipients.ts";
import type { TaskRow } from "../../../ledger/schema.ts";
import type { taskSchema } from "../../schemas.ts";
import { explainTask } from "../../task-texts.ts";

type TaskJson = z.output<typeof taskSchema>;

/** A task as the API shows it. */
export function toTaskJson(row: TaskRow, { processors }: Pick<Policy, "processors">): TaskJson {
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
    state: row.state,
    ...(row.done_at !== null && { doneAt: row.done_at }),
    ...(row.outcome !== null && { outcome: row.outcome as NonNullable<TaskJson["outcome"]> }),
  };
}
