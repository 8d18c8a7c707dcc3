import { z } from "zod";
import { releaseClient } from "../../../duties/hold.ts";
import { defineRoute } from "../../route.ts";
import { clientParams, whmcsId } from "../../schemas.ts";

/** Lifts the hold on a client; what it held goes on. */
export const releaseClientRoute = defineRoute({
  method: "post",
  path: "/v1/clients/{clientId}/release",
  tag: "clients",
  summary: "Lift the hold on this client",
  access: "token",
  params: clientParams,
  answers: {
    200: {
      description: "The client is not held any more",
      schema: z.strictObject({ clientId: whmcsId, held: z.literal(false) }),
    },
  },
  handle: async ({ params: { clientId }, actor }, { acts }) => {
    await releaseClient(acts, clientId, actor);
    return { status: 200, json: { clientId, held: false } };
  },
});
