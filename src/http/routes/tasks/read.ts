import { z } from "zod";
import { listTasks } from "../../../ledger/tasks.ts";
import { toPage } from "../../cursor.ts";
import { defineRoute } from "../../route.ts";
import { listQuery, pageOf } from "../../schemas.ts";
import { taskSchema } from "../../task-schemas.ts";
import { toTaskJson } from "./task-json.ts";

/** What only a person can do. */
export const readTasks = defineRoute({
  method: "get",
  path: "/v1/tasks",
  tag: "tasks",
  summary: "List what only a person can do",
  access: "token",
  query: listQuery.extend({ state: z.enum(["open", "done"]).optional() }),
  answers: { 200: { description: "One page, newest first", schema: pageOf(taskSchema) } },
  handle: async ({ query: { limit, cursor, state } }, { acts }) => {
    const rows = await listTasks(acts.ledger, { limit: limit + 1, after: cursor, state });
    const { page, nextCursor } = toPage(rows, limit, (row) => [row.created_at, row.id]);
    return { status: 200, json: { items: page.map((row) => toTaskJson(row, acts)), nextCursor } };
  },
});
