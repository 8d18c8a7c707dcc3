import { explainBlocker } from "../../blocker-texts.ts";
import { defineRoute } from "../../route.ts";
import { planJson } from "../../step-json.ts";
import { clientParams, planSchema } from "../../schemas.ts";

/** What an anonymisation would do now, without doing it. */
export const getPlan = defineRoute({
  method: "get",
  path: "/v1/clients/{clientId}/plan",
  tag: "clients",
  summary: "See what an anonymisation would do now",
  access: "token",
  params: clientParams,
  answers: { 200: { description: "Every step, and what blocks", schema: planSchema } },
  problems: [409, 502],
  handle: async ({ params }, { facts }) => {
    const { steps, blockers } = await facts.plan(params.clientId);
    return { status: 200, json: { ...planJson(steps), blockers: blockers.map(explainBlocker) } };
  },
});
