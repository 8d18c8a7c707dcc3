import { retryDuty } from "../../../duties/retry.ts";
import { readDuty } from "../../duty-json.ts";
import { defineRoute, type Route } from "../../route.ts";
import { idParams } from "../../schemas.ts";
import type { DutyResource } from "./owned.ts";

/** The owner has a failed duty tried again. */
export function retryRoute({ kind, path, tag, schema }: DutyResource): Route {
  return defineRoute({
    method: "post",
    path: `${path}/{id}/retry`,
    tag,
    summary: "Try a failed one again, from the step that failed",
    access: "token",
    params: idParams,
    answers: { 200: { description: "Where it stands now", schema } },
    handle: async ({ params, actor }, { acts }) => {
      await retryDuty(acts, params.id, kind, actor);
      return { status: 200, json: await readDuty(acts, params.id, kind) };
    },
  });
}
