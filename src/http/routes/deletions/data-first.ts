import { askForDataFirst } from "../../../duties/data-first.ts";
import { readDuty } from "../../duty-json.ts";
import { defineRoute } from "../../route.ts";
import { clientWord, deletionSchema, idParams } from "../../schemas.ts";

/** Records that the client wants the content of the hosting account back before it is deleted. */
export const dataFirstRoute = defineRoute({
  method: "post",
  path: "/v1/deletions/{id}/data-first",
  tag: "deletions",
  summary: "Stop the clock until the client has the data back",
  description:
    "Leaves the task `return_hosting_data`; once it is done the clock goes on, and what is due has moved by as long as it stood. The deletion can still be approved or withdrawn.",
  access: "token",
  params: idParams,
  body: clientWord,
  answers: { 200: { description: "Where it stands now", schema: deletionSchema } },
  handle: async ({ params, body, actor }, { acts }) => {
    await askForDataFirst(acts, params.id, body, actor);
    return { status: 200, json: await readDuty(acts, params.id, "deletion") };
  },
});
