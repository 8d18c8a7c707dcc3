import { z } from "zod";
import { holdReasons } from "../../../domain/duty.ts";
import { holdClient } from "../../../duties/hold.ts";
import { defineRoute } from "../../route.ts";
import { clientParams, holdBody, whmcsId } from "../../schemas.ts";

/** No destructive step for this client from here on, whatever is open or opens later. A second hold renews the first. */
export const holdClientRoute = defineRoute({
  method: "post",
  path: "/v1/clients/{clientId}/hold",
  tag: "clients",
  summary: "Allow no destructive step for this client",
  access: "token",
  params: clientParams,
  body: holdBody,
  answers: {
    200: {
      description: "The client is held",
      schema: z.strictObject({ clientId: whmcsId, held: z.literal(true), reason: z.enum(holdReasons) }),
    },
  },
  handle: async ({ params: { clientId }, body: { reason }, actor }, { acts }) => {
    await holdClient(acts, clientId, reason, actor);
    return { status: 200, json: { clientId, held: true, reason } };
  },
});
