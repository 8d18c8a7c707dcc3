import { expect, test } from "@jest/globals";
import { listExpired } from "../../src/duties/list-expired.ts";
import { putDocuments } from "../../src/ledger/retained-documents.ts";
import type { RetainedDocumentRow } from "../../src/ledger/schema.ts";
import { documentSchema, purgeSchema } from "../../src/http/schemas.ts";
import { withService, type Service } from "../support/http-service.ts";

const row = (
  document_id: number,
  keep_until: string,
  more: Partial<RetainedDocumentRow> = {},
): RetainedDocumentRow => ({
  kind: "invoice",
  document_id,
  client_id: 7,
  duty_id: null,
  dated_on: "2015-03-15",
  keep_from: "2016-01-01",
  keep_until,
  ground: "bookkeeping law",
  state: "retained",
  reason: null,
  recorded_at: "2026-03-17T10:00:00.000Z",
  removed_at: null,
  ...more,
});

const file = ({ perform }: Service, rows: readonly RetainedDocumentRow[]): Promise<void> =>
  perform((work) => putDocuments(work.tx, rows));

/** A purge of client 7 with one invoice on its list; its id. */
async function openPurge(service: Service): Promise<string> {
  const documents = [{ kind: "invoice", id: 701, date: "2001-01-01", settled: true }] as const;
  await listExpired(service.acts, { clientId: 7, documents, unfiled: 0, isClosed: false, contacts: 0 });
  const { json } = await service.call("GET", "/v1/purges");
  return (json["items"] as { id: string }[])[0]!.id;
}

test("a client's documents are listed with ground and period, those that stay longest first, page by page", () =>
  withService(async (service) => {
    await file(service, [
      row(1, "2026-01-01", { state: "removed", removed_at: "2026-03-17T10:00:00.000Z" }),
      row(2, "2100-01-01"),
      row(3, "2100-01-01", { kind: "credit_note" }),
      row(4, "2045-01-01", { dated_on: null, state: "refused", reason: "not_settled" }),
      row(5, "2045-01-01"),
      row(6, "2045-01-01", { client_id: 8 }),
    ]);
    const seen: unknown[] = [];
    for (let cursor = ""; ;) {
      const { status, json } = await service.call("GET", `/v1/clients/7/documents?limit=2${cursor}`);
      expect(status).toBe(200);
      seen.push(...(json["items"] as object[]));
      if (json["nextCursor"] === null) break;
      cursor = `&cursor=${json["nextCursor"] as string}`;
    }
    expect(
      seen.map((one) => documentSchema.parse(one)).map(({ kind, id, keepUntil }) => [kind, id, keepUntil]),
    ).toEqual([
      ["invoice", 2, "2100-01-01"],
      ["credit_note", 3, "2100-01-01"],
      ["invoice", 5, "2045-01-01"],
      ["invoice", 4, "2045-01-01"],
      ["invoice", 1, "2026-01-01"],
    ]);
    expect(seen[3]).toEqual({
      kind: "invoice",
      id: 4,
      keepFrom: "2016-01-01",
      keepUntil: "2045-01-01",
      ground: "bookkeeping law",
      state: "refused",
      reason: "not_settled",
    });
    expect((await service.call("GET", "/v1/clients/9/documents")).json).toEqual({ items: [], nextCursor: null });
    expect((await service.call("GET", "/v1/clients/7/documents?cursor=x")).status).toBe(422);
    expect((await service.call("GET", "/v1/clients/x/documents")).status).toBe(404);
    expect((await service.call("GET", "/v1/clients/7/documents", { token: null })).status).toBe(401);
  }));

test("a purge shows its plan, waits for release, and can be held and withdrawn, but is nobody's deletion", () =>
  withService(async (service) => {
    const id = await openPurge(service);
    const shown = await service.call("GET", `/v1/purges/${id}`);
    expect(purgeSchema.parse(shown.json)).toMatchObject({
      kind: "purge",
      state: "held",
      heldBy: "service",
      reason: "documents_expired",
      clientId: 7,
      steps: [{ action: "remove_documents", state: "pending", count: 1 }],
    });
    expect((await service.call("GET", `/v1/deletions/${id}`)).status).toBe(404);
    const post = async (act: string, body?: object): Promise<unknown[]> => {
      const { status, json } = await service.call(
        "POST",
        `/v1/purges/${id}/${act}`,
        body === undefined ? {} : { body },
      );
      return [status, json["code"] ?? json["state"]];
    };
    expect(await post("retry")).toEqual([409, "purge.cannot_retry_held"]);
    expect(await post("release")).toEqual([200, "pending"]);
    expect(await post("release")).toEqual([409, "purge.cannot_release_pending"]);
    expect(await post("hold", { reason: "audit" })).toEqual([200, "held"]);
    expect(await post("withdraw")).toEqual([200, "withdrawn"]);
    expect(await post("withdraw")).toEqual([409, "purge.cannot_withdraw_withdrawn"]);
  }));
