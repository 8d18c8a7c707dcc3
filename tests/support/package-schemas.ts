import { existsSync, readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { OpenedPackage } from "./package-reading.ts";

const folder = new URL("../../docs/schemas/", import.meta.url);
const compiled = new Map<string, ValidateFunction>();

/**
 * Holds every JSON file of a package against the schemas that `docs/` ships; files of the client's own are none of them.
 * @returns what does not fit, also a file without a schema; [] for a package that keeps its word
 */
export function validatePackage(opened: OpenedPackage): readonly string[] {
  const own = opened.paths.filter((path) => path.endsWith(".json") && !/^(?:attachments|invoices)\//.test(path));
  return own.flatMap((path) => validateFile(path, opened.json(path)));
}

/** Holds the content of one file against its schema. */
export function validateFile(path: string, content: unknown): readonly string[] {
  const validate = validatorOf(path);
  if (validate === undefined) return [`${path}: no schema`];
  if (validate(content)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    [`${path}${instancePath}:`, message, JSON.stringify(params)].join(" "),
  );
}

function validatorOf(path: string): ValidateFunction | undefined {
  const name = /^(?:data\/whmcs\/([a-z_]+)|data\/([a-z_]+\/[a-z_]+)|(move\/[a-z]+|manifest))\.json$/.exec(path);
  const schema = name?.[1] ?? name?.[2] ?? name?.[3];
  if (schema === undefined) return undefined;
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const file = new URL(`${schema}.schema.json`, folder);
  if (!existsSync(file)) return undefined;
  const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(
    JSON.parse(readFileSync(file, "utf8")) as object,
  );
  compiled.set(schema, validate);
  return validate;
}
