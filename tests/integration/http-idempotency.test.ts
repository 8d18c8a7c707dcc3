import { describe, expect, test } from "@jest/globals";
import { RetryableError } from "../../src/domain/errors.ts";
import { otherToken, withService, type Reply, type Service } from "../support/http-service.ts";

const hourMs = 3_600_000;

function ask(service: Service, key: string, body: unknown = { clientId: 7 }, token?: string): Promise<Reply> {
  return service.call("POST", "/v1/exports", { body, headers: { "idempotency-key": key }, ...(token && { token }) });
}

async function countDuties({ ledger }: Service): Promise<number> {
  return (await ledger.selectFrom("duty").select("id").execute()).length;
}

describe("Idempotency-Key", () => {
  test("gives the same status, body and Location again, and acts once", () =>
    withService(async (service) => {
      const first = await ask(service, "one");
      const second = await ask(service, "one");
      expect(first.status).toBe(202);
      expect([second.status, second.text, second.headers["location"]]).toEqual([
        first.status,
        first.text,
        first.headers["location"],
      ]);
      expect(await countDuties(service)).toBe(1);
    }));

  test("422 for another body or another address under the same key", () =>
    withService(async (service) => {
      await ask(service, "one");
      const otherBody = await ask(service, "one", { clientId: 8 });
      const otherPath = await service.call("POST", "/v1/stop", { headers: { "idempotency-key": "one" } });
      for (const reply of [otherBody, otherPath]) {
        expect([reply.status, reply.json["code"]]).toEqual([422, "idempotency.key_reused"]);
      }
      expect(await countDuties(service)).toBe(1);
    }));

  test("a key of one token says nothing about the same key of another", () =>
    withService(async (service) => {
      const mine = await ask(service, "one");
      const theirs = await ask(service, "one", { clientId: 8 }, otherToken);
      expect([mine.status, theirs.status]).toEqual([202, 202]);
      expect(await countDuties(service)).toBe(2);
    }));

  test("of 20 at once one is carried out; the others get its answer or 409 with Retry-After", () =>
    withService(async (service) => {
      const replies = await Promise.all(Array.from({ length: 20 }, () => ask(service, "one")));
      const answers = replies.filter((reply) => reply.status === 202);
      const early = replies.filter((reply) => reply.status === 409);
      expect(answers.length).toBeGreaterThan(0);
      expect(answers.length + early.length).toBe(20);
      expect(new Set(answers.map((reply) => reply.text)).size).toBe(1);
      for (const reply of early) expect(reply.headers["retry-after"]).toBe("1");
      expect(await countDuties(service)).toBe(1);
    }));

  test("409 while the first request is still being answered", () => {
    let release = (): void => undefined;
    const asked = Promise.withResolvers<void>();
    const held = new Promise<void>((resolve) => (release = resolve));
    return withService(
      async (service) => {
        const send = (): Promise<Reply> =>
          service.call("POST", "/v1/deletions", { body: { serviceId: 702 }, headers: { "idempotency-key": "slow" } });
        const first = send();
        await asked.promise;
        const second = await send();
        expect([second.status, second.json["code"]]).toEqual([409, "idempotency.in_progress"]);
        release();
        expect([202, 409]).toContain((await send()).status);
        expect((await first).status).toBe(202);
        expect((await send()).text).toBe((await first).text);
      },
      (parts) => ({
        facts: {
          ...parts.facts,
          deletable: async (serviceId) => {
            asked.resolve();
            await held;
            return parts.facts.deletable(serviceId);
          },
        },
      }),
    );
  });

  test("is forgotten after 24 hours", () =>
    withService(async (service) => {
      const first = await ask(service, "one");
      service.world.now = new Date(service.world.now.getTime() + 24 * hourMs - 1);
      expect((await ask(service, "one")).text).toBe(first.text);
      service.world.now = new Date(service.world.now.getTime() + 1);
      expect((await ask(service, "one", { clientId: 8 })).status).toBe(202);
      expect(await countDuties(service)).toBe(2);
    }));

  test("keeps a refusal, and keeps no failure of 500 and above", () =>
    withService(async (service) => {
      const send = (key: string): Promise<Reply> =>
        service.call("POST", "/v1/deletions", { body: { serviceId: 702 }, headers: { "idempotency-key": key } });
      service.world.fault = new RetryableError("whmcs.unavailable", { retryAfterMs: 7_000 });
      const failed = await send("weather");
      expect([failed.status, failed.headers["retry-after"]]).toEqual([503, "7"]);
      service.world.fault = undefined;
      expect((await send("weather")).status).toBe(202);

      service.world.services.set(702, { clientId: 7, cancelled: false });
      const refused = await send("refusal");
      service.world.services.set(702, { clientId: 7, cancelled: true });
      const again = await send("refusal");
      expect([refused.status, again.status, again.text]).toEqual([409, 409, refused.text]);
      expect(again.headers["content-type"]).toMatch(/^application\/problem\+json/);
    }));

  test("a request that a crash cut off may be repeated after a minute", () =>
    withService(async (service) => {
      await ask(service, "one");
      await service.ledger.updateTable("idempotency_key").set({ status: null, body: null, location: null }).execute();
      expect((await ask(service, "one")).status).toBe(409);
      service.world.now = new Date(service.world.now.getTime() + 60_000);
      expect((await ask(service, "one")).status).toBe(202);
    }));

  test.each([
    ["empty", ""],
    ["too long", "k".repeat(256)],
    ["not ASCII", "cl\u00e9"],
    ["sent twice", ["a", "b"]],
  ])("400 when it is %s", (_name, key) =>
    withService(async (service) => {
      const reply = await service.call("POST", "/v1/exports", {
        body: { clientId: 7 },
        headers: { "idempotency-key": key },
      });
      expect([reply.status, reply.json["code"]]).toEqual([400, "idempotency.key_invalid"]);
      expect(await countDuties(service)).toBe(0);
    }),
  );

  test("neither key nor body is kept, and no link's secret", () =>
    withService(async (service) => {
      const id = await service.completedExport(7);
      const headers = { "idempotency-key": "planted-key" };
      const made = await service.call("POST", `/v1/exports/${id}/link`, { headers });
      const again = await service.call("POST", `/v1/exports/${id}/link`, { headers });
      expect(made.status).toBe(201);
      expect(again.text).toBe(made.text);
      const rows = JSON.stringify(await service.ledger.selectFrom("idempotency_key").selectAll().execute());
      const secret = String(made.json["url"]).split("/").at(-1) ?? "";
      expect(secret).toMatch(/^[\w-]{43}$/);
      expect(rows).not.toContain(secret);
      expect(rows).not.toContain("planted-key");
    }));
});
