import { confirmAnonymization } from "../../../duties/confirm-anonymization.ts";
import { readDuty } from "../../duty-json.ts";
import { defineRoute } from "../../route.ts";
import { anonymizationSchema, idParams } from "../../schemas.ts";

/** The owner's yes, after a look at the plan. It shortens no grace period. */
export const confirmRoute = defineRoute({
  method: "post",
  path: "/v1/anonymizations/{id}/confirm",
  tag: "anonymizations",
  summary: "Confirm it, after a look at its steps",
  access: "token",
  params: idParams,
  answers: { 200: { description: "Where it stands now", schema: anonymizationSchema } },
  handle: async ({ params, actor }, { acts }) => {
    await confirmAnonymization(acts, params.id, actor);
    return { status: 200, json: await readDuty(acts, params.id, "anonymization") };
  },
});
