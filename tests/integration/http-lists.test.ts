import { describe, expect, test } from "@jest/globals";
import { openDuty } from "../../src/duties/open-duty.ts";
import { openTask } from "../../src/duties/tasks.ts";
import { withService, type Service } from "../support/http-service.ts";

interface Item {
  readonly id: string;
  readonly seq: number;
  readonly clientId: number;
}

/** All items of a list, page by page. `between` runs after each page. */
async function readAll(
  service: Service,
  path: string,
  between: () => Promise<unknown> = () => Promise.resolve(),
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? "" : `&cursor=${cursor}`;
    const { json } = await service.call("GET", `${path}${query}`);
    items.push(...(json["items"] as Item[]));
    cursor = json["nextCursor"] as string | null;
    await between();
  } while (cursor !== null);
  return items;
}

/** Opens exports of clients 1 to `count`, several at the same instant. */
async function openExports(service: Service, count: number): Promise<void> {
  for (let clientId = 1; clientId <= count; clientId += 1) {
    service.world.now = new Date(Date.UTC(2026, 10, 22, 10, 0, Math.floor(clientId / 3)));
    await openExport(service, clientId);
  }
}

function openExport({ perform }: Service, clientId: number): Promise<unknown> {
  return perform((work) =>
    openDuty(work, { kind: "export", clientId, origin: "owner", occurredAt: work.now, actor: "owner" }),
  );
}

describe("lists", () => {
  test("are newest first, 50 to a page unless told otherwise, with a null cursor at the end", () =>
    withService(async (service) => {
      await openExports(service, 60);
      const first = await service.call("GET", "/v1/exports");
      expect(first.json["items"]).toHaveLength(50);
      expect(typeof first.json["nextCursor"]).toBe("string");
      const rest = await service.call("GET", `/v1/exports?cursor=${String(first.json["nextCursor"])}`);
      expect(rest.json["items"]).toHaveLength(10);
      expect(rest.json["nextCursor"]).toBeNull();
      const all = (await service.call("GET", "/v1/exports?limit=200")).json["items"] as { createdAt: string }[];
      const times = all.map((item) => item.createdAt);
      expect(times).toEqual(times.toSorted().toReversed());
    }));

  test("a last page that is just full has no next one", () =>
    withService(async (service) => {
      await openExports(service, 6);
      const first = await service.call("GET", "/v1/exports?limit=3");
      const second = await service.call("GET", `/v1/exports?limit=3&cursor=${String(first.json["nextCursor"])}`);
      expect(second.json["items"]).toHaveLength(3);
      expect(second.json["nextCursor"]).toBeNull();
    }));

  test("a walk over pages meets every row once although new rows come meanwhile", () =>
    withService(async (service) => {
      await openExports(service, 20);
      service.world.now = new Date(Date.UTC(2026, 10, 22, 10, 1));
      let clientId = 1_000;
      const items = await readAll(service, "/v1/exports?limit=3", () => openExport(service, (clientId += 1)));
      const seen = items.map((item) => item.clientId).filter((id) => id <= 20);
      expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_one, index) => index + 1));
      expect(items).toHaveLength(20);
    }));

  test("the evidence is walked without a gap while it grows", () =>
    withService(async (service) => {
      await openExports(service, 10);
      const items = await readAll(service, "/v1/audit?limit=4", () => openExport(service, 99));
      expect(items.map((item) => item.seq)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    }));

  test.each([
    "limit=0",
    "limit=201",
    "limit=-1",
    "limit=x",
    "limit=1.5",
    "limit=",
    "limit=1&limit=2",
    "cursor=",
    "cursor=!!",
    "cursor=W10",
    "cursor=bnVsbA",
    "state=gone",
    "kind=evil",
    "unknown=1",
    "dueBefore=soon",
  ])("422 for ?%s, naming the parameter and not its value", (query) =>
    withService(async ({ call }) => {
      const reply = await call("GET", `/v1/duties?${query}`);
      expect([reply.status, reply.json["code"]]).toEqual([422, "input.invalid"]);
      expect(reply.json["errors"]).toHaveLength(1);
      expect(reply.text).not.toMatch(/soon|evil|gone|!!/);
    }),
  );

  test("a cursor of the evidence is none of the duties, nor the other way round", () =>
    withService(async (service) => {
      await openExports(service, 3);
      const audit = await service.call("GET", "/v1/audit?limit=1");
      const duties = await service.call("GET", "/v1/duties?limit=1");
      expect((await service.call("GET", `/v1/duties?cursor=${String(audit.json["nextCursor"])}`)).status).toBe(422);
      expect((await service.call("GET", `/v1/audit?cursor=${String(duties.json["nextCursor"])}`)).status).toBe(422);
    }));

  test("duties are narrowed by kind, state, client and due date", () =>
    withService(async (service) => {
      const { call, ledger } = service;
      await openExports(service, 3);
      const deletion = await call("POST", "/v1/deletions", { body: { serviceId: 702 } });
      await ledger
        .updateTable("duty")
        .set({ state: "scheduled", due_at: "2026-12-01T00:00:00.000Z" })
        .where("kind", "=", "deletion")
        .execute();
      const ids = async (query: string): Promise<string[]> =>
        (await readAll(service, `/v1/duties?${query}`)).map((item) => item.id);
      const id = deletion.json["id"];
      expect(await ids("kind=deletion")).toEqual([id]);
      expect(await ids("state=scheduled")).toEqual([id]);
      expect(await ids("clientId=7")).toEqual([id]);
      expect(await ids("dueBefore=2026-12-01T01:00:00%2B01:00")).toEqual([]);
      expect(await ids("dueBefore=2026-12-01T01:00:01%2B01:00")).toEqual([id]);
      expect(await ids("kind=export")).toHaveLength(3);
      const scheduled = await call("GET", "/v1/deletions?state=scheduled&dueBefore=2027-01-01T00:00:00Z");
      expect(scheduled.json["items"]).toHaveLength(1);
      expect((await call("GET", "/v1/anonymizations")).json).toEqual({ items: [], nextCursor: null });
    }));

  test("the evidence is narrowed by duty, client, service and kind", () =>
    withService(async (service) => {
      const { call } = service;
      await openExports(service, 2);
      const deletion = await call("POST", "/v1/deletions", { body: { serviceId: 702 } });
      const seqs = async (query: string): Promise<number[]> =>
        (await readAll(service, `/v1/audit?${query}`)).map((item) => item.seq);
      expect(await seqs(`dutyId=${String(deletion.json["id"])}`)).toEqual([3]);
      expect(await seqs("clientId=2")).toEqual([2]);
      expect(await seqs("serviceId=702")).toEqual([3]);
      expect(await seqs("kind=duty.opened")).toEqual([3, 2, 1]);
      expect(await seqs("kind=step.recorded")).toEqual([]);
    }));

  test("tasks are paged and narrowed by state, each in plain words", () =>
    withService(async (service) => {
      await service.perform(async (work) => {
        for (const clientId of [1, 2, 3])
          await openTask(work, { code: "contact_deleted", clientId, objectId: 5 }, "whmcs");
        await openTask(work, { code: "never_heard_of", clientId: 4, connector: "mollie" }, "system");
      });
      const items = await readAll(service, "/v1/tasks?limit=3&state=open");
      expect(items).toHaveLength(4);
      for (const item of items)
        expect(item).toMatchObject({ state: "open", what: expect.stringMatching(/report the outcome|not_needed/) });
      const [unknown] = items.filter((item) => item.clientId === 4);
      expect(unknown).toMatchObject({ what: expect.stringContaining("by hand at mollie") });
      expect(await readAll(service, "/v1/tasks?state=done")).toEqual([]);
    }));
});
