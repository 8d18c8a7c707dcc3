import { releaseDuty } from "../../../duties/hold.ts";
import { readDuty } from "../../duty-json.ts";
import { defineRoute, type Route } from "../../route.ts";
import { idParams } from "../../schemas.ts";
import type { OwnedKind } from "./owned.ts";

/** The owner lets a held duty go on. */
export function releaseRoute({ kind, path, tag, schema }: OwnedKind): Route {
  return defineRoute({
    method: "post",
    path: `${path}/{id}/release`,
    tag,
    summary: "Let a held one go on; an overdue one runs at once",
    access: "token",
    params: idParams,
    answers: { 200: { description: "Where it stands now", schema } },
    handle: async ({ params, actor }, { acts }) => {
      await releaseDuty(acts, params.id, kind, actor);
      return { status: 200, json: await readDuty(acts, params.id, kind) };
    },
  });
}
