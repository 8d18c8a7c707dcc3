import { describe, expect, test } from "@jest/globals";
import { newId } from "../../src/domain/ids.ts";
import { openDuty } from "../../src/duties/open-duty.ts";
import { type Service, withService } from "../support/http-service.ts";

// What a client says of a deletion, as the addon and the owner bring it: the data first, or the service kept.

async function openDeletion(service: Service): Promise<string> {
  const opening = { kind: "deletion", clientId: 7, serviceId: 702, origin: "event", actor: "whmcs" } as const;
  const { id } = await service.perform((work) => openDuty(work, { ...opening, occurredAt: work.now }));
  await service.ledger
    .updateTable("duty")
    .set({ request_id: 41, due_at: "2026-12-06T23:00:00.000Z", start_at: "2026-12-06T11:00:00.000Z" })
    .where("id", "=", id)
    .execute();
  return id;
}

const word = { channel: "client_area", userId: 3, wordingVersion: "2026-11-2" };

describe("POST /v1/deletions/{id}/data-first", () => {
  test("200: the clock stands, and no due date is told", () =>
    withService(async (service) => {
      const id = await openDeletion(service);
      const { status, json } = await service.call("POST", `/v1/deletions/${id}/data-first`, { body: word });
      expect(status).toBe(200);
      expect(json).toMatchObject({
        state: "waiting",
        reason: "data_back_first",
        clockStoppedAt: service.world.now.toISOString(),
      });
      expect(json).not.toHaveProperty("dueAt");
      expect(json).not.toHaveProperty("startAt");
    }));

  test("409 when it is asked for again, with what to do", () =>
    withService(async (service) => {
      const id = await openDeletion(service);
      await service.call("POST", `/v1/deletions/${id}/data-first`);
      const { status, json } = await service.call("POST", `/v1/deletions/${id}/data-first`);
      expect(status).toBe(409);
      expect(json).toMatchObject({
        type: "/problems/cannot_return_data",
        code: "deletion.cannot_return_data_asked",
        detail: expect.stringContaining("return_hosting_data"),
      });
    }));

  test("404 for a duty that is none or of another kind, 422 for what is no such word", () =>
    withService(async (service) => {
      const id = await openDeletion(service);
      expect((await service.call("POST", `/v1/deletions/${newId()}/data-first`)).status).toBe(404);
      expect((await service.call("POST", `/v1/anonymizations/${id}/data-first`)).status).toBe(404);
      for (const body of [{ channel: "link" }, { userId: "3" }, { wordingVersion: "a b" }, { name: "Anna" }]) {
        expect((await service.call("POST", `/v1/deletions/${id}/data-first`, { body })).status).toBe(422);
      }
    }));
});

describe("POST /v1/deletions/{id}/withdraw", () => {
  test.each([
    ["the owner's without a body", undefined, "owner", 0],
    ["the owner's with an empty one", {}, "owner", 0],
    ["the client's with the client's word", word, "client", 1],
  ])("is %s", (_whose, body, reason, tasks) =>
    withService(async (service) => {
      const id = await openDeletion(service);
      const { status, json } = await service.call("POST", `/v1/deletions/${id}/withdraw`, { body });
      expect([status, json["state"], json["reason"]]).toEqual([200, "withdrawn", reason]);
      const { json: open } = await service.call("GET", "/v1/tasks?state=open");
      expect(open["items"]).toHaveLength(tasks);
      const evidence = await service.ledger
        .selectFrom("evidence")
        .selectAll()
        .where("kind", "=", "duty.withdrawn")
        .execute();
      expect(evidence.map(({ actor, detail }) => [actor, JSON.parse(detail) as unknown])).toEqual([
        ["owner", { kind: "deletion", reason, ...(body !== undefined && body) }],
      ]);
    }),
  );
});
