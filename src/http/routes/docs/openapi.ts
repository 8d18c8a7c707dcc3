import type { OwnRoute, RouteDocument } from "../../route.ts";
import { createOpenApiDocument } from "../../openapi.ts";
import { notesOf } from "../../serve.ts";

const path = "/openapi.json";

/** The OpenAPI document of all routes, itself included. Made once per app. */
export function openApiRoute(others: readonly RouteDocument[]): OwnRoute {
  const route: OwnRoute = {
    method: "get",
    path,
    tag: "documentation",
    summary: "This document",
    access: "open",
    answers: { 200: { description: "OpenAPI 3.1", contentType: "application/json" } },
    handler: ({ version, publicUrl }) => {
      const body = JSON.stringify(createOpenApiDocument([...others, route], { version, publicUrl }));
      return (_req, res) => {
        notesOf(res).route = path;
        res.type("application/json").send(body);
      };
    },
  };
  return route;
}
