import { readDuties } from "../../duty-json.ts";
import { defineRoute } from "../../route.ts";
import { dutySchema, listQuery, pageOf } from "../../schemas.ts";

/** What was already due when the service first started or while it ran dry. */
export const listBacklog = defineRoute({
  method: "get",
  path: "/v1/backlog",
  tag: "backlog",
  summary: "List what waits for your word before it is touched",
  access: "token",
  query: listQuery,
  answers: { 200: { description: "One page, newest first", schema: pageOf(dutySchema) } },
  handle: async ({ query: { limit, cursor } }, { acts }) => ({
    status: 200,
    json: await readDuties(acts, { limit, after: cursor, backlog: true }, "any"),
  }),
});
