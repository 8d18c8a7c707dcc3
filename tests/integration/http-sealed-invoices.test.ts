import { describe, expect, test } from "@jest/globals";
import { markDocumentDestroyed, findSealedDocument, putSealedDocument } from "../../src/ledger/sealed-documents.ts";
import { listEvidence } from "../../src/ledger/evidence.ts";
import { type Service, withService } from "../support/http-service.ts";

const pdf = Buffer.from("%PDF-1.7 invoice 12\n");
const path = "/v1/clients/7/documents/12/pdf";
const dutyId = "11111111-1111-4111-8111-111111111111";
const object = `${dutyId}-12`;

/** Invoice 12 of client 7, sealed. */
async function seal({ ledger, world }: Service): Promise<void> {
  world.documents.set(object, pdf);
  await ledger.transaction().execute((tx) =>
    putSealedDocument(tx, {
      invoice_id: 12,
      client_id: 7,
      duty_id: dutyId,
      object,
      bytes: pdf.length,
      sha256: "0".repeat(64),
      sealed_at: "2026-11-22T10:00:00.000Z",
      dated_on: null,
      keep_until: "2035-01-01",
      destroyed_at: null,
    }),
  );
}

const downloads = ({ ledger }: Service) => listEvidence(ledger, { kind: "document.downloaded", limit: 10 });

describe("a sealed invoice over HTTP", () => {
  test("is handed out whole as a PDF that nobody keeps, each time with evidence of who fetched it", () =>
    withService(async (service) => {
      await seal(service);
      for (let time = 1; time <= 2; time += 1) {
        const reply = await service.call("GET", path);
        expect([reply.status, reply.bytes]).toEqual([200, pdf]);
        expect(reply.headers).toMatchObject({
          "content-type": "application/pdf",
          "content-length": String(pdf.length),
          "content-disposition": "attachment; filename=invoice-12.pdf",
          "cache-control": "no-store",
        });
      }
      const evidence = await downloads(service);
      expect(evidence.map(({ actor, client_id, duty_id }) => [actor, client_id, duty_id])).toEqual([
        ["owner", 7, dutyId],
        ["owner", 7, dutyId],
      ]);
      expect(JSON.parse(evidence[0]!.detail)).toEqual({ invoice: 12, sha256: "0".repeat(64) });
    }));

  test.each(["/v1/clients/8/documents/12/pdf", "/v1/clients/7/documents/13/pdf", "/v1/clients/7/documents/x/pdf"])(
    "%s is not found, whether the invoice is another client's, unknown or no id",
    (wrong) =>
      withService(async (service) => {
        await seal(service);
        const reply = await service.call("GET", wrong);
        expect([reply.status, reply.json["type"]]).toEqual([404, expect.stringContaining("request.not_found")]);
        expect(await downloads(service)).toEqual([]);
      }),
  );

  test("is gone once it was destroyed, and missing where its file is not there; neither counts as fetched", () =>
    withService(async (service) => {
      await seal(service);
      service.world.documents.clear();
      const missing = await service.call("GET", path);
      const row = await findSealedDocument(service.ledger, 7, 12);
      await service.ledger.transaction().execute((tx) => markDocumentDestroyed(tx, row!, new Date()));
      const gone = await service.call("GET", path);
      expect([missing.status, missing.json["type"]]).toEqual([410, expect.stringContaining("document.missing")]);
      expect([gone.status, gone.json["type"]]).toEqual([410, expect.stringContaining("document.gone")]);
      expect(await downloads(service)).toEqual([]);
    }));
});
