import { findTask } from "../../../ledger/tasks.ts";
import { Problem } from "../../problems.ts";
import { defineRoute } from "../../route.ts";
import { idParams } from "../../schemas.ts";
import { taskWithDetailsSchema } from "../../task-schemas.ts";
import { toTaskJson } from "./task-json.ts";

/** One task, with what a person needs to do it. */
export const getTask = defineRoute({
  method: "get",
  path: "/v1/tasks/{id}",
  tag: "tasks",
  summary: "See a task with whom to look for and what to write",
  description:
    "`details` are read from WHMCS and the system concerned while you wait, and kept nowhere. What cannot be read now is named in `missing`.",
  access: "token",
  params: idParams,
  answers: { 200: { description: "The task", schema: taskWithDetailsSchema } },
  handle: async ({ params }, { acts, taskDetails }) => {
    const task = await findTask(acts.ledger, params.id);
    if (task === undefined) throw new Problem("request.not_found");
    return {
      status: 200,
      headers: { "Cache-Control": "no-store" },
      json: { ...toTaskJson(task, acts), details: await taskDetails(task) },
    };
  },
});
