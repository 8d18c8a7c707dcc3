import { defineRoute } from "../../route.ts";

/** Prometheus's text format. */
export const getMetrics = defineRoute({
  method: "get",
  path: "/metrics",
  tag: "health",
  summary: "Metrics for Prometheus",
  access: "metrics",
  answers: { 200: { description: "The metrics", contentType: "text/plain" } },
  handle: async (_call, parts) => ({
    status: 200,
    headers: { "Cache-Control": "no-store" },
    text: await parts.metrics(),
  }),
});
