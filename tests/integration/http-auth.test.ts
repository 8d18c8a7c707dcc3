import { describe, expect, test } from "@jest/globals";
import { routes } from "../../src/http/routes/table.ts";
import { newId } from "../../src/domain/ids.ts";
import { otherToken, ownerToken, withService } from "../support/http-service.ts";

const guarded = routes.filter((route) => route.path.startsWith("/v1/"));
const addressOf = (path: string): string => path.replace("{id}", newId()).replace("{clientId}", "7");

describe("bearer tokens", () => {
  test("every route of /v1 asks for one", () => {
    expect(guarded.length).toBeGreaterThan(30);
    expect(guarded.filter((route) => route.access !== "token")).toEqual([]);
  });

  test("every route of /v1 answers 401 without a token, with a wrong one and with a wrong scheme, and alike", () =>
    withService(async ({ call, logged }) => {
      for (const { method, path } of guarded) {
        const wrong = [
          {},
          { authorization: `Bearer ${ownerToken}x` },
          { authorization: `Basic ${ownerToken}` },
          { authorization: ownerToken },
        ];
        const bodies = new Set<string>();
        for (const headers of wrong) {
          const reply = await call(method.toUpperCase(), addressOf(path), {
            token: null,
            headers,
            body: method === "post" ? "{" : undefined,
          });
          expect([method, path, reply.status]).toEqual([method, path, 401]);
          expect(reply.headers["www-authenticate"]).toBe("Bearer");
          expect(reply.headers["content-type"]).toMatch(/^application\/problem\+json/);
          bodies.add(reply.text);
        }
        expect(bodies.size).toBe(1);
      }
      const denied = logged
        .map((line) => JSON.parse(line) as Record<string, unknown>)
        .filter((line) => line["event"] === "access.denied");
      expect(new Set(denied.map((line) => line["route"]))).toEqual(new Set(guarded.map((route) => route.path)));
      expect(logged.join("")).not.toContain(ownerToken);
    }));

  test("an unknown or undecodable address below /v1 and a wrong method tell nothing without a token", () =>
    withService(async ({ call }) => {
      for (const path of ["/v1", "/v1/", "/v1/nothing", "/v1/exports/%zz", "/V1/exports"]) {
        expect([path, (await call("GET", path, { token: null })).status]).toEqual([path, 401]);
        expect([path, (await call("GET", path)).status]).toEqual([path, 404]);
      }
      expect((await call("PUT", "/v1/exports", { token: null })).status).toBe(401);
    }));

  test("every token opens, and its name is the actor in the evidence whatever a forwarded header says", () =>
    withService(async ({ call, ledger }) => {
      for (const token of [ownerToken, otherToken]) {
        const headers = { "x-forwarded-for": "203.0.113.9", "x-forwarded-user": "root", forwarded: "for=203.0.113.9" };
        expect((await call("POST", "/v1/exports", { token, headers, body: { clientId: 7 } })).status).toBe(202);
      }
      const evidence = await ledger.selectFrom("evidence").select("actor").orderBy("seq").execute();
      expect(evidence).toEqual([{ actor: "owner" }, { actor: "other" }]);
    }));

  test("health and documentation are open", () =>
    withService(async ({ call }) => {
      for (const path of ["/livez", "/readyz", "/metrics", "/openapi.json", "/docs"]) {
        expect([path, (await call("GET", path, { token: null })).status]).toEqual([path, 200]);
      }
    }));

  test("/metrics asks for its own token where one is set, and no API token opens it", () =>
    withService(
      async ({ call }) => {
        expect((await call("GET", "/metrics", { token: null })).status).toBe(401);
        expect((await call("GET", "/metrics")).status).toBe(401);
        expect((await call("GET", "/metrics", { token: "metrics-token" })).text).toBe("up 1\n");
      },
      () => ({ metricsToken: "metrics-token" }),
    ));
});
