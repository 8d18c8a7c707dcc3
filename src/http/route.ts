import type { Readable } from "node:stream";
import type { RequestHandler } from "express";
import { z } from "zod";
import type { Language } from "../domain/policy.ts";
import type { HttpParts } from "./ports.ts";
import { Problem } from "./problems.ts";

/** What a route answers. Exactly one of `json`, `text` and `stream`, or none for 204. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: { readonly contentType: string; readonly body: string };
  readonly stream?: Readable;
  /** The answer shows the call's secret, which must not be kept; see `idempotency.ts`. */
  readonly showsSecret?: boolean;
}

/** A request that passed its schemas. */
export interface Call<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** The name of the caller's token; `anonymous` where none is asked for. */
  readonly actor: string;
  /** The caller's language among the policy's. */
  readonly language: Language;
  /** Where the request came from, as the socket tells; behind a proxy that is the proxy. Goes into no log and no ledger. */
  readonly address: string;
  /** 256 unguessable bits, base64url: the same again when the request is repeated under its Idempotency-Key. */
  readonly secret: string;
}

/** One answer as the OpenAPI document tells it. */
export interface DocumentedAnswer {
  readonly description: string;
  readonly schema?: z.ZodType;
  /** Default: `application/json` where there is a schema. */
  readonly contentType?: string;
  readonly hasLocation?: boolean;
}

/** What is public about a route: enough for its documentation and for the tests that walk all routes. */
export interface RouteDocument {
  readonly method: "get" | "post" | "delete";
  /** In OpenAPI's form, such as `/v1/exports/{id}`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** `token`: one of API_TOKENS. `metrics`: METRICS_TOKEN, where set. */
  readonly access: "token" | "metrics" | "open";
  readonly params?: z.ZodType<unknown, Record<string, unknown>>;
  readonly query?: z.ZodType<unknown, Record<string, unknown>>;
  readonly body?: z.ZodType;
  /** Instead of `body`: what a page's form sends. */
  readonly form?: z.ZodType;
  readonly answers: Readonly<Record<number, DocumentedAnswer>>;
  /** Statuses of problems beyond those every route of its sort may answer. */
  readonly problems?: readonly number[];
  /** HEAD would cause what GET causes: it is refused. */
  readonly refusesHead?: boolean;
}

/** A request before any schema has seen it. */
export interface RawCall {
  readonly params: unknown;
  readonly query: unknown;
  readonly actor: string;
  readonly language: Language;
  readonly address: string;
  /** Parses the body, once. @throws the parser's errors */
  readBody(as: "json" | "form"): Promise<unknown>;
}

/** A checked request, ready to be carried out, perhaps not at once and perhaps not at all. */
export type Perform = (secret: string) => Promise<Answer>;

/** A route of the table. */
export interface Route extends RouteDocument {
  /** @throws Problem 404 for the path, 422 for query and body; what `readBody` throws */
  prepare(raw: RawCall, parts: HttpParts): Promise<Perform>;
}

/** A route that answers by itself, outside the common pipeline. It notes its own pattern for the log. */
export interface OwnRoute extends RouteDocument {
  handler(parts: HttpParts): RequestHandler;
}

const nothing = z.object({});
const emptyBody = z.strictObject({});

/** Whether a route reads a body; a `POST` that documents none takes an absent or empty one alone. */
export function takesBody({ method, access, body, form }: RouteDocument): boolean {
  return body !== undefined || form !== undefined || (method === "post" && access === "token");
}

/**
 * Ties a handler to its schemas: what the document promises is what is checked, and the handler sees only what passed.
 */
export function defineRoute<
  Params extends z.ZodType<unknown, Record<string, unknown>> = typeof nothing,
  Query extends z.ZodType<unknown, Record<string, unknown>> = typeof nothing,
  Body extends z.ZodType = typeof nothing,
>(
  spec: RouteDocument & {
    readonly params?: Params;
    readonly query?: Query;
    readonly body?: Body;
    readonly form?: Body;
    readonly handle: (
      call: Call<z.output<Params>, z.output<Query>, z.output<Body>>,
      parts: HttpParts,
    ) => Promise<Answer>;
  },
): Route {
  const { handle, ...document } = spec;
  const paramsSchema = (spec.params ?? nothing) as Params;
  const querySchema = (spec.query ?? nothing) as Query;
  const bodySchema = (spec.body ?? spec.form ?? emptyBody) as Body;
  const readsBody = takesBody(spec);
  return {
    ...document,
    prepare: async (raw, parts) => {
      const params = paramsSchema.safeParse(raw.params);
      if (!params.success) throw new Problem("request.not_found");
      const query = check(querySchema, raw.query);
      const body = check(bodySchema, readsBody ? await raw.readBody(spec.form === undefined ? "json" : "form") : {});
      const { actor, language, address } = raw;
      return (secret) => handle({ params: params.data, query, body, actor, language, address, secret }, parts);
    },
  };
}

function check<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Problem("input.invalid", { errors: result.error.issues.map(toError) });
}

/** Where something does not fit and what is expected there; never what was sent. */
function toError(issue: z.core.$ZodIssue): { path: string; expected: string } {
  return { path: issue.path.join(".") || "$", expected: expectedBy(issue) };
}

function expectedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `type ${issue.expected}`;
    case "too_small":
      return `at least ${issue.minimum}`;
    case "too_big":
      return `at most ${issue.maximum}`;
    case "invalid_value":
      return `one of ${issue.values.join(", ")}`;
    case "invalid_format":
      return `format ${issue.format}`;
    case "unrecognized_keys":
      return "only the documented fields";
    case "custom":
      return issue.message;
    case "invalid_union":
    case "invalid_key":
    case "invalid_element":
    case "not_multiple_of":
      return "the documented form";
  }
}
