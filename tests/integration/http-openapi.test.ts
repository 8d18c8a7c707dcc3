import { describe, expect, test } from "@jest/globals";
import { createApp } from "../../src/http/app.ts";
import { problemStatuses } from "../../src/http/openapi.ts";
import { problems } from "../../src/http/problems.ts";
import { ownRoutes, routes } from "../../src/http/routes/table.ts";
import { checkAnswer, type OpenApi } from "../support/openapi-check.ts";
import { withService } from "../support/http-service.ts";

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Record<string, boolean> };
}

describe("the OpenAPI document", () => {
  test("lists every route that is registered, and no other", () =>
    withService(
      async ({ call }) => {
        const { json } = await call("GET", "/openapi.json");
        const documented = Object.entries((json as unknown as OpenApi).paths).flatMap(([path, operations]) =>
          Object.keys(operations).map((method) => `${method} ${path}`),
        );
        expect(documented.toSorted()).toEqual(registered.toSorted());
        expect(documented.length).toBeGreaterThan(45);
      },
      (parts) => {
        const { stack } = createApp(parts).router as unknown as { stack: readonly Layer[] };
        registered = stack.flatMap(({ route }) =>
          Object.keys(route?.methods ?? {})
            .filter((method) => method !== "_all")
            .map((method) => `${method} ${route?.path.replaceAll(/:(\w+)/g, "{$1}")}`),
        );
        return {};
      },
    ));
  let registered: readonly string[] = [];

  test("is OpenAPI 3.1, names every operation once and guards every operation of /v1", () =>
    withService(async ({ call }) => {
      const { json } = await call("GET", "/openapi.json");
      expect(json["openapi"]).toBe("3.1.0");
      const operations = Object.entries(
        json["paths"] as Record<string, Record<string, { operationId: string; security?: unknown; responses: object }>>,
      ).flatMap(([path, methods]) => Object.values(methods).map((operation) => ({ path, ...operation })));
      expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(operations.length);
      for (const { path, security, responses } of operations.filter((operation) => operation.path.startsWith("/v1/"))) {
        expect([path, security]).toEqual([path, [{ token: [] }]]);
        expect(Object.keys(responses)).toEqual(expect.arrayContaining(["401", "500", "503"]));
      }
    }));

  test("every status of a documented problem has a text, and every problem's status is documented somewhere", () => {
    const known = new Set<number>(Object.values(problems).map((problem) => problem.status));
    const documented = new Set([...routes, ...ownRoutes].flatMap(problemStatuses));
    expect([...documented].filter((status) => !known.has(status))).toEqual([]);
    expect([...known].filter((status) => !documented.has(status))).toEqual([]);
  });

  test("the check that holds every answer of these tests against it finds what does not fit", () =>
    withService(async ({ call }) => {
      const document = (await call("GET", "/openapi.json")).json as unknown as OpenApi;
      const { text, headers } = await call("POST", "/v1/exports", { body: { clientId: 7 } });
      const good = { status: 202, contentType: headers["content-type"], text };
      const check = (change: object): void => checkAnswer(document, "POST", "/v1/exports", { ...good, ...change });
      expect(() => check({})).not.toThrow();
      expect(() => check({ status: 201 })).toThrow(/not documented/);
      expect(() => check({ contentType: "text/html" })).toThrow(/not documented/);
      expect(() => check({ text: text.replace('"pending"', '"asleep"') })).toThrow(/state/);
      expect(() => check({ text: text.replace("{", '{"name":"x",') })).toThrow(/name/);
      expect(() => check({ text: "{}" })).toThrow(/clientId/);
    }));

  test("the page to browse it loads nothing from elsewhere and runs no script of its own", () =>
    withService(async ({ call }) => {
      const page = await call("GET", "/docs", { token: null });
      const resources = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? "");
      expect(resources).toEqual(["docs/swagger-ui.css", "docs/swagger-ui-bundle.js", "docs/start.js"]);
      for (const resource of resources) {
        const reply = await call("GET", `/${resource}`, { token: null });
        expect([resource, reply.status]).toEqual([resource, 200]);
        expect(reply.bytes.length).toBeGreaterThan(50);
      }
      expect(page.text).not.toMatch(/<script>|<style/);
      expect(page.headers["content-security-policy"]).toContain("script-src 'self';");
    }));
});
