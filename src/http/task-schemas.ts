import { z } from "zod";
import { taskOutcomes } from "../duties/tasks.ts";
import { clientOrNobody, instant, whmcsId } from "./schemas.ts";

const taskShape = {
  id: z.uuid(),
  code: z.string(),
  what: z.string().meta({ description: "What is to be done, and how" }),
  connector: z.string().optional(),
  recipient: z.string().optional().meta({ description: "What the policy calls that connector's system" }),
  clientId: clientOrNobody,
  serviceId: whmcsId.optional(),
  objectId: z.int().optional().meta({ description: "WHMCS's id of the contact or other object it is about" }),
  dutyId: z.uuid().optional(),
  createdAt: instant,
  dueAt: instant,
  overdue: z.literal(true).optional().meta({ description: "`dueAt` is past and the task is open" }),
  state: z.enum(["open", "done"]),
  hasDetails: z.literal(true).optional().meta({ description: "`GET /v1/tasks/{id}` tells whom to look for" }),
  doneAt: instant.optional(),
  outcome: z.enum(taskOutcomes).optional(),
};

/** A task as lists show it. */
export const taskSchema = z.strictObject(taskShape).meta({ id: "Task" });

const texts = z.array(z.string());

/** A task with what is read for it when it is asked for. */
export const taskWithDetailsSchema = z
  .strictObject({
    ...taskShape,
    details: z
      .strictObject({
        lookFor: z
          .strictObject({ names: texts, emails: texts, domains: texts })
          .optional()
          .meta({ description: "What to search by, beside the client number" }),
        newValues: z
          .record(z.string(), z.string())
          .optional()
          .meta({ description: "Of a correction: the client's details as WHMCS has them now" }),
        where: z
          .array(z.strictObject({ kind: z.string(), id: z.string() }))
          .optional()
          .meta({ description: "What the connector finds there now, by the system's own ids" }),
        missing: z
          .array(z.strictObject({ detail: z.enum(["lookFor", "newValues", "where"]), reason: z.string() }))
          .meta({ description: "What the task needs and could not be read now, and why" }),
      })
      .meta({ description: "Kept nowhere; empty once the task is done, and for a task that needs none" }),
  })
  .meta({ id: "TaskWithDetails" });
