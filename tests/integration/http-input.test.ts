import { describe, expect, test } from "@jest/globals";
import { PermanentError, RetryableError, UnsafeError } from "../../src/domain/errors.ts";
import { newId } from "../../src/domain/ids.ts";
import { routes } from "../../src/http/routes/table.ts";
import { withService, type Service } from "../support/http-service.ts";

async function countRows({ ledger }: Service): Promise<number> {
  const duties = await ledger.selectFrom("duty").select("id").execute();
  const evidence = await ledger.selectFrom("evidence").select("seq").execute();
  return duties.length + evidence.length;
}

describe("what does not fit", () => {
  test("unknown and malformed ids are 404 on every route that takes one, alike", () =>
    withService(async (service) => {
      const malformed = [
        "1",
        "x",
        "..",
        "%2e%2e%2f",
        "%00",
        newId().slice(1),
        `${newId()}0`,
        "__proto__",
        "%F0%9F%92%A9",
      ];
      for (const { method, path } of routes.filter(
        (route) => route.path.startsWith("/v1/") && route.path.includes("{id}"),
      )) {
        const bodies = new Set<string>();
        for (const id of [newId(), ...malformed]) {
          const body = path.endsWith("/hold") ? { reason: "audit" } : path.endsWith("/done") ? { outcome: "done" } : {};
          const reply = await service.call(method.toUpperCase(), path.replace("{id}", id), {
            body: method === "post" ? body : undefined,
          });
          expect([path, id, reply.status]).toEqual([path, id, 404]);
          bodies.add(reply.text);
        }
        expect([path, bodies.size]).toEqual([path, 1]);
      }
      expect(await countRows(service)).toBe(0);
    }));

  test.each(["0", "-1", "07", "1.5", "1e3", "2147483648", "99999999999", "x", "%20", "__proto__"])(
    "client id %s is 404",
    (clientId) =>
      withService(async ({ call }) => {
        expect((await call("GET", `/v1/clients/${clientId}/plan`)).status).toBe(404);
        expect((await call("POST", `/v1/clients/${clientId}/release`)).status).toBe(404);
        expect((await call("POST", `/v1/clients/${clientId}/hold`, { body: { reason: "audit" } })).status).toBe(404);
      }),
  );

  test.each(["{", "", '{"clientId": 7', "{'clientId': 7}", "\u0000", '{"clientId":7}}', "NaN"])(
    "malformed JSON %j is 400, an empty body 422",
    (body) =>
      withService(async (service) => {
        const reply = await service.call("POST", "/v1/exports", { body });
        expect(reply.status).toBe(body === "" ? 422 : 400);
        expect(await countRows(service)).toBe(0);
      }),
  );

  test.each([
    ["null", "null"],
    ["a string", '"7"'],
    ["an array", '[{"clientId":7}]'],
    ["no field", "{}"],
    ["a text for a number", '{"clientId":"7"}'],
    ["zero", '{"clientId":0}'],
    ["a fraction", '{"clientId":7.5}'],
    ["over 32 bits", '{"clientId":2147483648}'],
    ["an unknown field", '{"clientId":7,"note":"Plonk"}'],
    ["a polluting key", '{"clientId":7,"__proto__":{"admin":true}}'],
    ["a constructor", '{"clientId":7,"constructor":{"prototype":{"admin":true}}}'],
    ["only a polluting key", '{"__proto__":{"clientId":7}}'],
  ])("a body that is %s is 422, told without its values, and nothing happens", (_name, body) =>
    withService(async (service) => {
      const reply = await service.call("POST", "/v1/exports", { body });
      expect([reply.status, reply.json["code"]]).toEqual([422, "input.invalid"]);
      expect(reply.json["errors"]).not.toEqual([]);
      expect(reply.text).not.toMatch(/Plonk|admin|7\.5|2147483648/);
      expect(({} as Record<string, unknown>)["admin"]).toBeUndefined();
      expect(await countRows(service)).toBe(0);
    }),
  );

  test("every POST of /v1 reads its body: malformed JSON is 400, a field it does not know 422", () =>
    withService(async ({ call }) => {
      const posts = routes.filter((route) => route.method === "post" && route.access === "token");
      expect(posts.length).toBeGreaterThan(18);
      for (const { path } of posts) {
        const address = path.replace("{id}", newId()).replace("{clientId}", "7");
        expect([path, (await call("POST", address, { body: "{" })).status]).toEqual([path, 400]);
        expect([path, (await call("POST", address, { body: { zork: 1 } })).status]).toEqual([path, 422]);
      }
    }));

  test("415 for a body that is not declared as JSON, 413 over 64 KiB", () =>
    withService(async ({ call }) => {
      const headers = { "content-type": "application/x-www-form-urlencoded" };
      expect((await call("POST", "/v1/exports", { headers, body: "clientId=7" })).status).toBe(415);
      expect(
        (await call("POST", "/v1/exports", { headers: { "content-encoding": "gzip" }, body: { clientId: 7 } })).status,
      ).toBe(415);
      expect((await call("POST", "/v1/exports", { body: `{"clientId":7}${" ".repeat(65_536)}` })).status).toBe(413);
    }));

  test("an unknown address is 404, a wrong method 405 with Allow, both problems", () =>
    withService(async ({ call }) => {
      for (const path of [
        "/",
        "/nothing",
        "/webhooks",
        "/v1",
        "/v1/exports/",
        "/docs/../package.json",
        "/docs/x.css",
      ]) {
        const reply = await call("GET", path);
        expect([path, reply.status, reply.headers["content-type"]]).toEqual([
          path,
          404,
          "application/problem+json; charset=utf-8",
        ]);
      }
      const allowed = {
        "/v1/exports": "POST, GET, HEAD",
        "/webhooks/whmcs": "POST",
        "/livez": "GET, HEAD",
        "/v1/stop": "POST",
      };
      for (const [path, allow] of Object.entries(allowed)) {
        for (const method of ["PATCH", "OPTIONS"]) {
          const reply = await call(method, path);
          expect([path, reply.status, reply.headers.allow]).toEqual([path, 405, allow]);
          expect(reply.json).toMatchObject({ type: "/problems/request.method_not_allowed", status: 405 });
        }
      }
    }));

  test("every answer names itself anew, hides what runs here and is guarded", () =>
    withService(async ({ call }) => {
      const sent = { "x-request-id": "mine" };
      const replies = [
        await call("GET", "/livez", { headers: sent }),
        await call("GET", "/v1/duties"),
        await call("GET", "/nothing"),
      ];
      const ids = replies.map((reply) => reply.headers["x-request-id"]);
      expect(new Set(ids).size).toBe(3);
      expect(ids).not.toContain("mine");
      for (const { headers } of replies) {
        expect(headers["x-powered-by"]).toBeUndefined();
        expect(headers["x-content-type-options"]).toBe("nosniff");
        expect(headers["content-security-policy"]).toContain("default-src 'none'");
      }
      expect(replies[1]?.headers["cache-control"]).toBe("no-store");
    }));
});

describe("what goes wrong", () => {
  test("an unexpected error is a bare 500: no stack, no message, no value, in answer and log alike", () =>
    withService(async ({ call, world, logged }) => {
      world.fault = new TypeError("Plonk of anna@example.com at /srv/secret.ts:1");
      const reply = await call("POST", "/v1/deletions", { body: { serviceId: 702 } });
      expect(reply.status).toBe(500);
      expect(Object.keys(reply.json).toSorted()).toEqual(["code", "detail", "status", "title", "type"]);
      expect(reply.json["code"]).toBe("internal.unexpected");
      for (const text of [reply.text, logged.join("")]) expect(text).not.toMatch(/Plonk|example\.com|secret|stack/);
      const failed = logged
        .map((line) => JSON.parse(line) as Record<string, unknown>)
        .find((line) => line["event"] === "http.failed");
      expect(failed).toMatchObject({
        code: "internal.unexpected",
        route: "/v1/deletions",
        httpRequestId: reply.headers["x-request-id"],
      });
    }));

  test.each([
    [new RetryableError("whmcs.unavailable"), 503, "30"],
    [new RetryableError("whmcs.rate_limited", { retryAfterMs: 1_500 }), 503, "2"],
    [new PermanentError("whmcs.permission_missing"), 502, undefined],
    [new PermanentError("whmcs.client_not_found"), 404, undefined],
    [new UnsafeError("whmcs.foreign_row"), 409, undefined],
  ])("%s becomes %d with Retry-After %s", (fault, status, retryAfter) =>
    withService(async (service) => {
      service.world.fault = fault;
      const reply = await service.call("POST", "/v1/anonymizations", { body: { clientId: 8 } });
      expect([reply.status, reply.headers["retry-after"], reply.json["code"]]).toEqual([
        status,
        retryAfter,
        fault.code,
      ]);
      expect(await countRows(service)).toBe(0);
    }),
  );

  test("a lost ledger is 503 with Retry-After on every reading route", () =>
    withService(async ({ call, ledger }) => {
      await ledger.schema.dropTable("duty").execute();
      const reply = await call("GET", "/v1/duties");
      expect([reply.status, reply.headers["retry-after"]]).toEqual([503, "5"]);
    }));
});
