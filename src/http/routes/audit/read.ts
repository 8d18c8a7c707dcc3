import { z } from "zod";
import { listEvidence } from "../../../ledger/evidence.ts";
import type { EvidenceRow } from "../../../ledger/schema.ts";
import { sequenceCursor, toPage } from "../../cursor.ts";
import { defineRoute } from "../../route.ts";
import { evidenceSchema, limitQuery, pageOf, whmcsIdText } from "../../schemas.ts";

/** The evidence, newest first. */
export const readAudit = defineRoute({
  method: "get",
  path: "/v1/audit",
  tag: "audit",
  summary: "Read the evidence",
  access: "token",
  query: limitQuery.extend({
    cursor: sequenceCursor.optional().meta({ description: "`nextCursor` of the page before" }),
    dutyId: z.uuid().optional(),
    clientId: whmcsIdText.optional(),
    serviceId: whmcsIdText.optional(),
    kind: z.string().max(64).optional().meta({ example: "step.recorded" }),
  }),
  answers: { 200: { description: "One page, newest first", schema: pageOf(evidenceSchema) } },
  handle: async ({ query: { limit, cursor, ...filter } }, { acts }) => {
    const rows = await listEvidence(acts.ledger, { ...filter, beforeSeq: cursor, limit: limit + 1 });
    const { page, nextCursor } = toPage(rows, limit, (row) => [row.seq]);
    return { status: 200, json: { items: page.map(toEvidenceJson), nextCursor } };
  },
});

function toEvidenceJson(row: EvidenceRow): z.output<typeof evidenceSchema> {
  return {
    seq: row.seq,
    at: row.at,
    kind: row.kind,
    actor: row.actor,
    ...(row.duty_id !== null && { dutyId: row.duty_id }),
    ...(row.client_id !== null && { clientId: row.client_id }),
    ...(row.service_id !== null && { serviceId: row.service_id }),
    detail: JSON.parse(row.detail) as z.output<typeof evidenceSchema>["detail"],
    hash: row.hash,
  };
}
