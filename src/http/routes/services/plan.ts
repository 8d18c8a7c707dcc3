import { Problem } from "../../problems.ts";
import { defineRoute } from "../../route.ts";
import { deletionPlanSchema, serviceParams } from "../../schemas.ts";
import { plannedStepsJson } from "../../step-json.ts";

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
    const [effectiveAt, dueAt, startAt] = [dates?.effectiveAt, dates?.dueAt, dates?.startAt].map((at) =>
      at?.toISOString(),
    );
    return {
      status: 200,
      json: {
        clientId,
        cancelled,
        ...(effectiveAt !== undefined && { effectiveAt }),
        ...(dueAt !== undefined && { dueAt }),
        ...(startAt !== undefined && { startAt }),
        steps: plannedStepsJson(steps, startAt),
        conflicts: conflicts.map((conflict) => ({
          ...conflict,
          ...(conflict.sharedWith !== undefined && { sharedWith: [...conflict.sharedWith] }),
        })),
      },
    };
  },
});
