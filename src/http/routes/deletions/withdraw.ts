import { withdrawDeletion } from "../../../duties/withdraw.ts";
import { readDuty } from "../../duty-json.ts";
import { defineRoute } from "../../route.ts";
import { clientWord, deletionSchema, idParams } from "../../schemas.ts";

/** The owner, or the client, calls a deletion off that has not begun. */
export const withdrawDeletionRoute = defineRoute({
  method: "post",
  path: "/v1/deletions/{id}/withdraw",
  tag: "deletions",
  summary: "Withdraw it: nothing of it is carried out any more",
  description:
    "With a body it is the client's own word: its `reason` is `client`, and the task `remove_cancellation_request` asks a person to take the request out of WHMCS.",
  access: "token",
  params: idParams,
  body: clientWord,
  answers: { 200: { description: "Where it stands now", schema: deletionSchema } },
  handle: async ({ params, body, actor }, { acts }) => {
    await withdrawDeletion(acts, params.id, body, actor);
    return { status: 200, json: await readDuty(acts, params.id, "deletion") };
  },
});
