import { z } from "zod";

interface Operation {
  readonly responses: Record<string, { content?: Record<string, { schema?: object }> }>;
}

/** As much of an OpenAPI document as holding answers against it takes. */
export interface OpenApi {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, object> };
}

/** An answer as it came. */
export interface Answered {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly text: string;
}

/**
 * Holds an answer against the document: its status is documented for that route, its media type too, and a JSON body
 * has the shape that is promised, no field more. Routes the document does not know are let pass: they are 404 and 405.
 * @throws Error that names what does not fit
 */
export function checkAnswer(document: OpenApi, method: string, path: string, answer: Answered): void {
  const operation = findOperation(document, method, path);
  if (operation === undefined || method === "HEAD") return;
  const where = `${method} ${path} ${answer.status}`;
  const response = operation.responses[answer.status];
  if (response === undefined) throw new Error(`${where}: status is not documented`);
  const mediaType = answer.contentType?.split(";")[0];
  const documented = Object.keys(response.content ?? {});
  if (mediaType === undefined && documented.length === 0) return;
  const content = response.content?.[mediaType ?? ""];
  if (content === undefined) throw new Error(`${where}: ${mediaType} is not documented, but ${documented.join(", ")}`);
  if (mediaType?.endsWith("json") !== true || path === "/openapi.json") return;
  const result = toSchema(document, content.schema ?? {}).safeParse(JSON.parse(answer.text));
  if (!result.success) throw new Error(`${where}: ${z.prettifyError(result.error)}`);
}

function findOperation(document: OpenApi, method: string, path: string): Operation | undefined {
  const [bare = ""] = path.split("?");
  const found = Object.entries(document.paths)
    .filter(([template]) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(bare))
    .toSorted(([a], [b]) => a.split("{").length - b.split("{").length);
  return found[0]?.[1][method.toLowerCase()];
}

const schemas = new WeakMap<object, z.ZodType>();

function toSchema(document: OpenApi, schema: object): z.ZodType {
  const known = schemas.get(schema);
  if (known !== undefined) return known;
  const whole = JSON.stringify({ ...schema, $defs: document.components.schemas });
  const local = JSON.parse(whole.replaceAll("#/components/schemas/", "#/$defs/")) as Parameters<
    typeof z.fromJSONSchema
  >[0];
  const made = z.fromJSONSchema(local);
  schemas.set(schema, made);
  return made;
}
