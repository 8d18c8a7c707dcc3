import { z } from "zod";
import { defineRoute } from "../../route.ts";
import { checksSchema } from "../../schemas.ts";

/** Has the live check-list run now instead of within five minutes: for whoever has just mended something. */
export const runChecks = defineRoute({
  method: "post",
  path: "/v1/checks",
  tag: "service",
  summary: "Look again, now, at everything the service stands on",
  access: "token",
  answers: {
    200: {
      description: "What was found; `checks` as in `/readyz`",
      schema: z.strictObject({ ready: z.boolean(), checks: checksSchema }),
    },
  },
  handle: async (_call, parts) => {
    await parts.lookAgain();
    const { ready, checks } = await parts.readiness();
    return { status: 200, headers: { "Cache-Control": "no-store" }, json: { ready, checks } };
  },
});
