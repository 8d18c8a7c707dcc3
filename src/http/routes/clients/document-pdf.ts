import { create as contentDisposition } from "content-disposition";
import { recordDocumentFetched } from "../../../duties/sealed-documents.ts";
import { findSealedDocument } from "../../../ledger/sealed-documents.ts";
import { Problem } from "../../problems.ts";
import { defineRoute } from "../../route.ts";
import { clientParams, whmcsIdText } from "../../schemas.ts";

/**
 * Hands the owner an invoice as it was printed before its client was anonymised. Each download is evidence, written before
 * the first byte leaves.
 */
export const getSealedInvoice = defineRoute({
  method: "get",
  path: "/v1/clients/{clientId}/documents/{invoiceId}/pdf",
  tag: "clients",
  summary: "Fetch an invoice that was sealed before its client was anonymised",
  access: "token",
  params: clientParams.extend({ invoiceId: whmcsIdText }),
  refusesHead: true,
  answers: { 200: { description: "The PDF", contentType: "application/pdf" } },
  problems: [404, 405, 410],
  handle: async ({ params: { clientId, invoiceId }, actor }, { acts, documents }) => {
    const row = await findSealedDocument(acts.ledger, clientId, invoiceId);
    if (row === undefined) throw new Problem("request.not_found");
    if (row.destroyed_at !== null) throw new Problem("document.gone");
    const stream = await documents.open(row.object);
    if (stream === undefined) throw new Problem("document.missing");
    try {
      await recordDocumentFetched(acts, row, actor);
    } catch (error) {
      stream.destroy();
      throw error;
    }
    return {
      status: 200,
      headers: {
        "Content-Type": "application/pdf",
        "Content-Length": String(row.bytes),
        "Content-Disposition": contentDisposition(`invoice-${invoiceId}.pdf`),
        "Cache-Control": "no-store",
      },
      stream,
    };
  },
});
