import { randomBytes } from "node:crypto";
import { pipeline } from "node:stream/promises";
import express, { type Request, type RequestHandler, type Response } from "express";
import { failureFields } from "../observability/log.ts";
import type { Authenticate, Caller } from "./auth.ts";
import { answerOnce, readIdempotencyKey, type KeptAnswer } from "./idempotency.ts";
import type { HttpParts } from "./ports.ts";
import { Problem, toProblem } from "./problems.ts";
import type { Answer, Route, RouteDocument } from "./route.ts";

/** What one request leaves for its log line. */
export interface RequestNotes {
  requestId: string;
  /** The pattern, never the address. */
  route: string;
  actor?: string;
  code?: string;
  /** One of thousands that went well: its line is for level debug. */
  isRoutine?: boolean;
}

/** The notes of a request, made when it arrived. */
export function notesOf(res: Response): RequestNotes {
  return res.locals as RequestNotes;
}

/** Who may call: the tokens of the API and the one of the metrics. */
export interface Gatekeepers {
  readonly token: Authenticate;
  /** undefined: open. */
  readonly metrics: Authenticate | undefined;
}

/** Lets a caller in. @throws Problem auth.required, auth.metrics_token_required */
export function admit(
  access: RouteDocument["access"],
  keepers: Gatekeepers,
  req: Request,
  res: Response,
): Caller | undefined {
  if (access === "open" || (access === "metrics" && keepers.metrics === undefined)) return undefined;
  if (access === "token") res.set("Cache-Control", "no-store");
  const caller =
    access === "token" ? keepers.token(req.headers.authorization) : keepers.metrics?.(req.headers.authorization);
  if (caller === undefined) throw new Problem(access === "token" ? "auth.required" : "auth.metrics_token_required");
  notesOf(res).actor = caller.name;
  return caller;
}

const parseJson = express.json({ limit: 65_536, strict: false, inflate: false, type: () => true });

const parseForm = express.urlencoded({ extended: false, limit: 4_096, parameterLimit: 20, inflate: false });

/** The whole way of a request through one route: who, what, once, answer. */
export function serve(route: Route, parts: HttpParts, keepers: Gatekeepers): RequestHandler {
  return async (req, res) => {
    const notes = notesOf(res);
    notes.route = route.path;
    const caller = admit(route.access, keepers, req, res);
    if (req.method === "HEAD" && route.refusesHead === true) {
      throw new Problem("request.method_not_allowed", {}, { Allow: route.method.toUpperCase() });
    }
    const languages = parts.acts.policy.languages;
    const perform = await route.prepare(
      {
        params: req.params,
        query: req.query,
        actor: caller?.name ?? "anonymous",
        language: languages.find((language) => language === req.acceptsLanguages(...languages)) ?? languages[0] ?? "en",
        address: req.socket.remoteAddress ?? "",
        readBody: (as) => (as === "form" ? readForm(req, res) : readBody(req, res)),
      },
      parts,
    );
    const key =
      route.method === "post" && caller ? readIdempotencyKey(req.headersDistinct["idempotency-key"]) : undefined;
    if (key !== undefined && caller !== undefined) {
      const request = { caller, key, method: req.method, path: req.originalUrl, body: (req.body as unknown) ?? null };
      sendKept(res, await answerOnce(parts, request, perform));
    } else {
      await sendAnswer(parts, res, await perform(randomBytes(32).toString("base64url")));
    }
  };
}

/** Parses a JSON body; an absent one is `{}`. @throws Problem request.not_json, and the parser's own errors */
async function readBody(req: Request, res: Response): Promise<unknown> {
  const hasBody = req.headers["transfer-encoding"] !== undefined || Number(req.headers["content-length"] ?? 0) > 0;
  if (!hasBody) return {};
  if (!isJson(req)) throw new Problem("request.not_json");
  await runParser(parseJson, req, res);
  return req.body === undefined ? {} : req.body;
}

/** Reads what a page's form sent; anything else is an empty form. @throws the parser's own errors */
async function readForm(req: Request, res: Response): Promise<unknown> {
  await runParser(parseForm, req, res);
  return req.body === undefined ? {} : req.body;
}

/** Lets one of Express's body parsers read the request. @throws what the parser reports */
export function runParser(parser: RequestHandler, req: Request, res: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: unknown): void => {
      if (error === undefined) resolve();
      else reject(error);
    };
    void parser(req, res, done);
  });
}

/** Whether the body is declared as JSON; parameters such as a charset are allowed. */
export function isJson(req: Request): boolean {
  return /^application\/json[ \t]*(?:;|$)/i.test(req.headers["content-type"] ?? "");
}

async function sendAnswer(parts: HttpParts, res: Response, answer: Answer): Promise<void> {
  res.status(answer.status).set(answer.headers ?? {});
  if (answer.stream !== undefined) {
    try {
      await pipeline(answer.stream, res);
    } catch (error) {
      // `pipeline` has cut the connection: with the status out already that is the only honest sign.
      parts.log.warn("http.stream_broken", { route: notesOf(res).route, ...failureFields(error) });
    }
  } else if (answer.text !== undefined) {
    res.type(answer.text.contentType).send(answer.text.body);
  } else if (answer.json !== undefined) {
    res.type("application/json").send(JSON.stringify(answer.json));
  } else {
    res.end();
  }
}

function sendKept(res: Response, { status, body, location }: KeptAnswer): void {
  res.status(status);
  if (location !== null) res.set("Location", location);
  if (body === null) res.end();
  else res.type(status >= 400 ? "application/problem+json" : "application/json").send(body);
}

/** Answers anything thrown, and logs it by its code alone. */
export function sendProblem(parts: HttpParts, res: Response, error: unknown): void {
  const notes = notesOf(res);
  const { status, headers, body } = toProblem(error);
  notes.code = body.code;
  const fields = { route: notes.route, httpRequestId: notes.requestId };
  if (status === 401) parts.log.warn("access.denied", { ...fields, code: body.code });
  if (status >= 500) parts.log.error("http.failed", { ...fields, ...failureFields(error), httpStatus: status });
  if (res.headersSent) {
    res.destroy();
    return;
  }
  res.status(status).set(headers).type("application/problem+json").send(JSON.stringify(body));
}
