import { holdDuty } from "../../../duties/hold.ts";
import { readDuty } from "../../duty-json.ts";
import { defineRoute, type Route } from "../../route.ts";
import { holdBody, idParams } from "../../schemas.ts";
import type { OwnedKind } from "./owned.ts";

/** The owner holds a duty that is still to come: its clock goes on, nothing is carried out. */
export function holdRoute({ kind, path, tag, schema }: OwnedKind): Route {
  return defineRoute({
    method: "post",
    path: `${path}/{id}/hold`,
    tag,
    summary: "Hold it until it is released",
    access: "token",
    params: idParams,
    body: holdBody,
    answers: { 200: { description: "Where it stands now", schema } },
    handle: async ({ params, body, actor }, { acts }) => {
      await holdDuty(acts, params.id, kind, body.reason, actor);
      return { status: 200, json: await readDuty(acts, params.id, kind) };
    },
  });
}
