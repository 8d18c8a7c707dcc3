import { withdrawDuty } from "../../../duties/withdraw.ts";
import { readDuty } from "../../duty-json.ts";
import { defineRoute, type Route } from "../../route.ts";
import { idParams } from "../../schemas.ts";
import type { OwnedKind } from "./owned.ts";

/** The owner withdraws a duty that has not begun. */
export function withdrawRoute({ kind, path, tag, schema }: OwnedKind): Route {
  return defineRoute({
    method: "post",
    path: `${path}/{id}/withdraw`,
    tag,
    summary: "Withdraw it: nothing of it is carried out any more",
    access: "token",
    params: idParams,
    answers: { 200: { description: "Where it stands now", schema } },
    handle: async ({ params, actor }, { acts }) => {
      await withdrawDuty(acts, params.id, kind, actor);
      return { status: 200, json: await readDuty(acts, params.id, kind) };
    },
  });
}
