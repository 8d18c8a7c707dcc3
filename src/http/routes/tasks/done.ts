import { z } from "zod";
import { completeTask, taskOutcomes } from "../../../duties/tasks.ts";
import { defineRoute } from "../../route.ts";
import { idParams } from "../../schemas.ts";
import { taskSchema } from "../../task-schemas.ts";
import { toTaskJson } from "./task-json.ts";

/** A person reports a task as ended; what waited for it goes on. */
export const finishTask = defineRoute({
  method: "post",
  path: "/v1/tasks/{id}/done",
  tag: "tasks",
  summary: "Report a task as done",
  access: "token",
  params: idParams,
  body: z.strictObject({ outcome: z.enum(taskOutcomes) }),
  answers: { 200: { description: "The task", schema: taskSchema } },
  handle: async ({ params, body, actor }, { acts }) => ({
    status: 200,
    json: toTaskJson(await completeTask(acts, params.id, body.outcome, actor), acts),
  }),
});
