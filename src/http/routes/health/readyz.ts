import { z } from "zod";
import { defineRoute } from "../../route.ts";
import { checksSchema } from "../../schemas.ts";

const readiness = z
  .strictObject({
    status: z.enum(["ready", "not_ready"]),
    checks: checksSchema,
  })
  .meta({ id: "Readiness" });

/** Whether the service can do its work, each thing it stands on named. */
export const readyz = defineRoute({
  method: "get",
  path: "/readyz",
  tag: "health",
  summary: "Whether the service can do its work",
  access: "open",
  answers: {
    200: { description: "It can", schema: readiness },
    503: { description: "It cannot; `checks` names why", schema: readiness },
  },
  handle: async (_call, parts) => {
    const { ready, checks } = await parts.readiness();
    return {
      status: ready ? 200 : 503,
      headers: { "Cache-Control": "no-store" },
      json: { status: ready ? "ready" : "not_ready", checks },
    };
  },
});
