import type { DeletionPreview } from "../../../domain/plan.ts";
import { Problem } from "../../problems.ts";
import { defineRoute } from "../../route.ts";
import { deletionPlanSchema, serviceParams } from "../../schemas.ts";
import { planJson } from "../../step-json.ts";

/** What a deletion of a service's hosting would do now, without doing it. */
export const getDeletionPlan = defineRoute({
  method: "get",
  path: "/v1/services/{serviceId}/plan",
  tag: "services",
  summary: "See what a deletion of this service's hosting would do now",
  access: "token",
  params: serviceParams,
  answers: { 200: { description: "Every step, when, and what stands in the way", schema: deletionPlanSchema } },
  problems: [409, 502],
  handle: async ({ params: { serviceId } }, { facts }) => {
    const plan = await facts.deletionPlan(serviceId);
    if (plan === undefined) throw new Problem("service.not_found");
    const { clientId, cancelled, dates, steps, conflicts } = plan;
    return {
      status: 200,
      json: {
        clientId,
        cancelled,
        ...(dates !== undefined && instantsOf(dates)),
        ...planJson(steps, dates?.startAt.toISOString()),
        conflicts: conflicts.map((conflict) => ({
          ...conflict,
          ...(conflict.sharedWith !== undefined && { sharedWith: [...conflict.sharedWith] }),
        })),
      },
    };
  },
});

function instantsOf({ effectiveAt, suspendAt, startAt, dueAt }: NonNullable<DeletionPreview["dates"]>) {
  return {
    effectiveAt: effectiveAt.toISOString(),
    ...(suspendAt !== undefined && { suspendAt: suspendAt.toISOString() }),
    startAt: startAt.toISOString(),
    dueAt: dueAt.toISOString(),
  };
}
