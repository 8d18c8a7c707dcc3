import { z } from "zod";
import { toGaClientId } from "../../../domain/ga-client-id.ts";
import { defineRoute } from "../../route.ts";
import { clientParams } from "../../schemas.ts";

const gaClientId = z
  .string()
  .max(64)
  .refine((text) => toGaClientId(text) !== undefined, { error: "the value of the cookie _ga" })
  .meta({
    description: "The value of the visitor's cookie `_ga`, with or without what stands before the two numbers",
    example: "GA1.1.1234567.1700000000",
  });

const submittedSchema = z.strictObject({
  submittedAt: z.iso.datetime().meta({ description: "UTC" }),
  coversUntil: z.iso.datetime().meta({ description: "What was collected up to then is deleted. UTC" }),
});

/** What only the visitor can start: nothing that this service knows leads to a visitor's id (GDPR Art. 11). */
export const deleteAnalyticsRoute = defineRoute({
  method: "post",
  path: "/v1/clients/{clientId}/analytics-deletions",
  tag: "clients",
  summary: "Have Google Analytics delete what it holds under a visitor's own id",
  description:
    "The id goes to Google and is kept nowhere. Google takes ids that it does not know in the same way, so nobody learns whether it held anything.",
  access: "token",
  params: clientParams,
  body: z.strictObject({ gaClientId }),
  answers: {
    202: {
      description: "Google took it: out of reports within 72 hours, from its servers within about two months",
      schema: submittedSchema,
    },
  },
  problems: [409, 502],
  handle: async ({ params: { clientId }, body, actor }, { deleteAnalytics }) => {
    const { submittedAt, coversUntil } = await deleteAnalytics(clientId, body.gaClientId, actor);
    return {
      status: 202,
      json: { submittedAt: submittedAt.toISOString(), coversUntil: coversUntil.toISOString() },
    };
  },
});
