import type { z } from "zod";
import { pageOfDocuments } from "../../../ledger/retained-documents.ts";
import type { RetainedDocumentRow } from "../../../ledger/schema.ts";
import { documentCursor, toPage } from "../../cursor.ts";
import { defineRoute } from "../../route.ts";
import { clientParams, documentSchema, limitQuery, pageOf } from "../../schemas.ts";

/** What of a client is kept in the books, document by document, and what was removed. */
export const listDocuments = defineRoute({
  method: "get",
  path: "/v1/clients/{clientId}/documents",
  tag: "clients",
  summary: "List the documents that are kept of this client, those that stay longest first",
  description:
    "Documents of an account that was anonymised, and of any client once they need not be kept any more: the ledger files no others.",
  access: "token",
  params: clientParams,
  query: limitQuery.extend({
    cursor: documentCursor.optional().meta({ description: "`nextCursor` of the page before" }),
  }),
  answers: { 200: { description: "One page", schema: pageOf(documentSchema) } },
  handle: async ({ params: { clientId }, query: { cursor, limit } }, { acts }) => {
    const rows = await pageOfDocuments(acts.ledger, clientId, { after: cursor, limit: limit + 1 });
    const { page, nextCursor } = toPage(rows, limit, (row) => [row.keep_until, row.kind, row.document_id]);
    return { status: 200, json: { items: page.map(toJson), nextCursor } };
  },
});

function toJson(row: RetainedDocumentRow): z.output<typeof documentSchema> {
  return {
    kind: row.kind,
    id: row.document_id,
    ...(row.dated_on !== null && { datedOn: row.dated_on }),
    keepFrom: row.keep_from,
    keepUntil: row.keep_until,
    ground: row.ground,
    state: row.state,
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.duty_id !== null && { dutyId: row.duty_id }),
    ...(row.removed_at !== null && { removedAt: row.removed_at }),
  };
}
