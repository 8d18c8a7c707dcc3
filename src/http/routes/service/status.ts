import type { z } from "zod";
import { readAddonHealth } from "../../../duties/addon-health.ts";
import { defineRoute } from "../../route.ts";
import { statusSchema } from "../../schemas.ts";

/** How the service runs and what it promises, for pages that show it. */
export const getStatus = defineRoute({
  method: "get",
  path: "/v1/status",
  tag: "service",
  summary: "How the service runs, what its policy promises, and how it and the addon are",
  access: "token",
  answers: { 200: { description: "As it is now", schema: statusSchema } },
  handle: async (_call, parts) => {
    const { acts, stop, mode, version } = parts;
    const { timezone, languages, controller, hostingDeletion } = acts.policy;
    const { ready, checks } = await parts.readiness();
    const status: z.input<typeof statusSchema> = {
      mode,
      stopped: await stop.isOn(acts.ledger),
      version,
      policy: {
        timezone,
        languages: [...languages],
        controller: { name: controller.name },
        hostingDeletion: { ...hostingDeletion },
      },
      readiness: { ready, checks },
      addon: (await readAddonHealth(acts.ledger)) ?? null,
    };
    return { status: 200, headers: { "Cache-Control": "no-store" }, json: status };
  },
});
