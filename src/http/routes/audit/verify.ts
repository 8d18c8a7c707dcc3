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
      schema: z.strictObject({ intact: z.boolean(), length: z.int(), firstBroken: z.int().nullable() }),
    },
  },
  handle: async (_call, { acts }) => ({ status: 200, json: await verifyEvidence(acts.ledger) }),
});
