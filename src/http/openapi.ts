import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import { problems } from "./problems.ts";
import { takesBody, type RouteDocument } from "./route.ts";
import { problemSchema } from "./schemas.ts";

/**
 * The OpenAPI 3.1 document, made from the schemas that validate. Problems that every route of a sort may answer are
 * added here, so that no route can forget them.
 */
export function createOpenApiDocument(
  routes: readonly RouteDocument[],
  about: { readonly version: string; readonly publicUrl: string },
): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "whmcs-gdpr",
      version: about.version,
      description:
        "Exports, anonymises and deletes the data of a WHMCS installation's clients. Problems are RFC 9457 documents; every answer carries an `X-Request-Id` that the log repeats.",
    },
    servers: [{ url: about.publicUrl }],
    paths,
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "One of the setting API_TOKENS" },
        metrics: { type: "http", scheme: "bearer", description: "The setting METRICS_TOKEN; open where it is unset" },
      },
    },
  });
}

/** Every status a route may answer with a problem. */
export function problemStatuses(route: RouteDocument): readonly number[] {
  const isKeyed = route.access === "token" && route.method === "post";
  const statuses = new Set<number>([...(route.problems ?? []), 500, 503]);
  if (route.access !== "open") statuses.add(401);
  if (route.params !== undefined && route.access === "token") statuses.add(404);
  if (takesBody(route)) for (const status of [400, 413, 415, 422]) statuses.add(status);
  if (route.query !== undefined) statuses.add(422);
  if (isKeyed) statuses.add(409);
  return [...statuses].filter((status) => route.answers[status] === undefined).toSorted((a, b) => a - b);
}

const keyHeader = z.object({
  "Idempotency-Key": z.string().min(1).max(255).optional().meta({
    description: "The same key with the same token gives the same answer for 24 hours; with another body 422",
  }),
});

function operationOf(route: RouteDocument): ZodOpenApiOperationObject {
  const isKeyed = route.access === "token" && route.method === "post";
  return {
    operationId: `${route.method}${route.path.replace("/v1", "").replaceAll(/[^A-Za-z]+([A-Za-z])?/g, (_all, letter?: string) => letter?.toUpperCase() ?? "")}`,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description !== undefined && { description: route.description }),
    ...(route.access === "token" && { security: [{ token: [] }] }),
    ...(route.access === "metrics" && { security: [{ metrics: [] }, {}] }),
    requestParams: {
      ...(route.params !== undefined && { path: route.params }),
      ...(route.query !== undefined && { query: route.query }),
      ...(isKeyed && { header: keyHeader }),
    },
    ...bodyOf(route),
    responses: { ...answersOf(route), ...problemsOf(route) },
  };
}

function bodyOf({ body, form }: RouteDocument): Pick<ZodOpenApiOperationObject, "requestBody"> {
  const schema = body ?? form;
  if (schema === undefined) return {};
  const mediaType = form === undefined ? "application/json" : "application/x-www-form-urlencoded";
  return { requestBody: { required: !schema.safeParse({}).success, content: { [mediaType]: { schema } } } };
}

function answersOf(route: RouteDocument): ZodOpenApiOperationObject["responses"] {
  return Object.fromEntries(
    Object.entries(route.answers).map(([status, { description, schema, contentType, hasLocation }]) => [
      status,
      {
        description,
        ...(hasLocation === true && { headers: z.object({ Location: z.string() }) }),
        ...((schema !== undefined || contentType !== undefined) && {
          content: {
            [contentType ?? "application/json"]:
              schema === undefined ? { schema: { type: "string" as const } } : { schema },
          },
        }),
      },
    ]),
  );
}

function problemsOf(route: RouteDocument): ZodOpenApiOperationObject["responses"] {
  return Object.fromEntries(
    problemStatuses(route).map((status) => {
      const titles = Object.values(problems).flatMap((one) => (one.status === status ? [one.title] : []));
      const headers =
        status === 503 || (status === 409 && route.method === "post")
          ? z.object({ "Retry-After": z.string().optional() })
          : null;
      return [
        status,
        {
          description: `Problem: ${titles[0] ?? "see title"}${titles.length > 1 ? ", or another; `code` tells" : ""}`,
          ...(headers !== null && { headers }),
          content: { "application/problem+json": { schema: problemSchema } },
        },
      ];
    }),
  );
}
