import { z } from "zod";
import { resumeEverything, stopEverything } from "../../../duties/stop.ts";
import { defineRoute } from "../../route.ts";

const stopped = z.strictObject({
  stopped: z.boolean().meta({ description: "Also true while the file var/STOP exists" }),
});

/** Freezes every destructive step. */
export const stopRoute = defineRoute({
  method: "post",
  path: "/v1/stop",
  tag: "service",
  summary: "Freeze every destructive step",
  access: "token",
  answers: { 200: { description: "Everything stands still", schema: stopped } },
  handle: async ({ actor }, { acts, stop }) => {
    await stopEverything(acts, actor);
    return { status: 200, json: { stopped: await stop.isOn(acts.ledger) } };
  },
});

/** Thaws what the stop froze. The answer says so when the file still freezes it. */
export const resumeRoute = defineRoute({
  method: "post",
  path: "/v1/resume",
  tag: "service",
  summary: "Thaw every destructive step",
  access: "token",
  answers: { 200: { description: "Whether anything still stands still", schema: stopped } },
  handle: async ({ actor }, { acts, stop }) => {
    await resumeEverything(acts, actor);
    return { status: 200, json: { stopped: await stop.isOn(acts.ledger) } };
  },
});
