import { z } from "zod";
import { verifyEvidence } from "../../../ledger/evidence.ts";
import { defineRoute } from "../../route.ts";

/** Recomputes the whole chain. */
export const verifyAudit = defineRoute({
  method: "get",
  path: "/v1/audit/verify",
  tag: "audit",
  summary: "Recompute the evidence's hash chain",
  access: "token",
  answers: {
    200: {
      description: "Whether it is intact",
      schema: z.strictObject({
        intact: z.boolean(),
        length: z.int().meta({ description: "Of the whole chain, what was pruned included" }),
        firstBroken: z.int().nullable(),
        prunedUpTo: z.int().optional().meta({
          description: "The last evidence past its own retention, removed up to there; absent while all of it is there",
        }),
      }),
    },
  },
  handle: async (_call, { acts }) => ({ status: 200, json: await verifyEvidence(acts.ledger) }),
});
