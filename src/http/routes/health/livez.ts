import { z } from "zod";
import { defineRoute } from "../../route.ts";

/** The process answers; nothing else is looked at. */
export const livez = defineRoute({
  method: "get",
  path: "/livez",
  tag: "health",
  summary: "Whether the process answers",
  access: "open",
  answers: { 200: { description: "It does", schema: z.strictObject({ status: z.literal("ok") }) } },
  handle: () => Promise.resolve({ status: 200, json: { status: "ok" } }),
});
