import { z } from "zod";
import { backlogRefusals, releaseBacklog } from "../../../duties/release-backlog.ts";
import { defineRoute } from "../../route.ts";

/** Lets a previewed batch of the backlog go. */
export const releaseBacklogRoute = defineRoute({
  method: "post",
  path: "/v1/backlog/release",
  tag: "backlog",
  summary: "Let a previewed batch of the backlog go",
  access: "token",
  body: z.strictObject({ ids: z.array(z.uuid()).min(1).max(200) }),
  answers: {
    200: {
      description: "What was released, and what was not and why",
      schema: z.strictObject({
        released: z.array(z.uuid()),
        refused: z.array(z.strictObject({ id: z.uuid(), reason: z.enum(backlogRefusals) })),
      }),
    },
  },
  handle: async ({ body, actor }, { acts }) => ({ status: 200, json: await releaseBacklog(acts, body.ids, actor) }),
});
