import { randomUUID } from "node:crypto";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from "express";
import helmet from "helmet";
import { createAuthentication } from "./auth.ts";
import type { HttpParts } from "./ports.ts";
import { Problem } from "./problems.ts";
import type { RouteDocument } from "./route.ts";
import { openApiRoute } from "./routes/docs/openapi.ts";
import { ownRoutes, routes } from "./routes/table.ts";
import { admit, notesOf, sendProblem, serve, type Gatekeepers } from "./serve.ts";

/** The HTTP side of the service (contract sections 3 and 4). Listens nowhere by itself; holds nothing that must be closed. */
export function createApp(parts: HttpParts): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", false); // A forwarded header is what any caller may write.
  app.set("etag", false);
  app.set("query parser", "simple");
  app.enable("case sensitive routing");
  app.enable("strict routing");
  app.use(observe(parts));
  const keepers: Gatekeepers = {
    token: createAuthentication(parts.tokens),
    metrics:
      parts.metricsToken === undefined
        ? undefined
        : createAuthentication([{ name: "metrics", token: parts.metricsToken }]),
  };
  const own = [...ownRoutes, openApiRoute([...routes, ...ownRoutes])];
  for (const route of own) app[route.method](toExpressPath(route), route.handler(parts));
  for (const route of routes) app[route.method](toExpressPath(route), serve(route, parts, keepers));
  for (const [path, group] of Map.groupBy([...routes, ...own], toExpressPath)) {
    app.route(path).all(refuseMethod(group, keepers));
  }
  app.use(findNothing(keepers));
  app.use(answerError(parts, keepers));
  return app;
}

function toExpressPath(route: RouteDocument): string {
  return route.path.replaceAll(/\{(\w+)\}/g, ":$1");
}

const protect = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] },
  },
  frameguard: { action: "deny" },
});

/** Helmet's headers are the same for every request: asked for once. */
function securityHeaders(): ReadonlyMap<string, string> {
  const res = new ServerResponse(new IncomingMessage(new Socket()));
  protect(res.req, res, () => undefined);
  return new Map(Object.entries(res.getHeaders()).map(([name, value]) => [name, String(value)]));
}

/**
 * Names the request, and writes its one line in the log once it is over: the pattern of its route, never its address. What
 * comes by the thousand and went well is told at level debug only.
 */
function observe({ log }: HttpParts): RequestHandler {
  const headers = securityHeaders();
  return (req, res, next) => {
    const startedAt = performance.now();
    const notes = notesOf(res);
    notes.requestId = randomUUID();
    notes.route = "none";
    res.setHeader("X-Request-Id", notes.requestId);
    for (const [name, value] of headers) res.setHeader(name, value);
    res.once("close", () => {
      const level = notes.isRoutine && res.writableFinished ? "debug" : "info";
      if (!log.writes(level)) return;
      log[level]("http.answered", {
        httpRequestId: notes.requestId,
        httpMethod: req.method,
        route: notes.route,
        actor: notes.actor,
        code: notes.code,
        httpStatus: res.statusCode,
        outcome: res.writableFinished ? undefined : "cut_off",
        durationMs: Math.round(performance.now() - startedAt),
      });
    });
    next();
  };
}

function refuseMethod(group: readonly RouteDocument[], keepers: Gatekeepers): RequestHandler {
  const allow = [
    ...new Set(group.flatMap(({ method }) => (method === "get" ? ["GET", "HEAD"] : [method.toUpperCase()]))),
  ];
  return (req, res) => {
    const [route] = group;
    if (route !== undefined) {
      notesOf(res).route = route.path;
      admit(route.access, keepers, req, res);
    }
    throw new Problem("request.method_not_allowed", {}, { Allow: allow.join(", ") });
  };
}

/** An unknown address. Below `/v1` only a caller with a token learns that it is unknown. */
function findNothing(keepers: Gatekeepers): RequestHandler {
  return (req, res) => {
    if (isBelowV1(req)) admit("token", keepers, req, res);
    throw new Problem("request.not_found");
  };
}

/** The last resort: nothing thrown leaves without an answer, and no answer tells more than its code. */
function answerError(parts: HttpParts, keepers: Gatekeepers): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    sendProblem(parts, res, error instanceof URIError ? refusalOf(error, keepers, req, res) : error);
    void next;
  };
}

/** A path that cannot be decoded failed before any route could ask for a token. */
function refusalOf(error: URIError, keepers: Gatekeepers, req: Request, res: Response): unknown {
  try {
    if (isBelowV1(req)) admit("token", keepers, req, res);
    return error;
  } catch (refusal) {
    return refusal;
  }
}

function isBelowV1(req: Request): boolean {
  return /^\/v1(?:\/|$)/i.test(req.path);
}
