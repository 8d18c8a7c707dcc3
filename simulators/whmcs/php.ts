/**
 * How PHP reads a form body, which is how WHMCS sees a call: bracketed names become nested maps, every value is a
 * string, and only "" and "0" are false. Written from php.net (parse_str, "Variables from external sources") and the
 * vendor's parameter notes (developers.whmcs.com).
 */
import { unserialize } from "php-serialize";

export type PhpValue = string | PhpMap;
/** A PHP array: insertion order, keys always strings here; built without a prototype, as keys come from outside. */
export interface PhpMap {
  [key: string]: PhpValue;
}

/** PHP's `max_input_vars`: what comes after is dropped without an error. */
const MAX_INPUT_VARS = 1000;

/** Parses an `application/x-www-form-urlencoded` body as `$_POST` would hold it. */
export function parsePhpForm(body: string): PhpMap {
  const form = newMap();
  let count = 0;
  for (const [name, value] of new URLSearchParams(body)) {
    count += 1;
    if (count > MAX_INPUT_VARS) break;
    assign(form, name, value);
  }
  return form;
}

function newMap(): PhpMap {
  return Object.create(null) as PhpMap;
}

function assign(form: PhpMap, rawName: string, value: string): void {
  const name = rawName.trimStart();
  const open = name.indexOf("[");
  const base = (open <= 0 ? name : name.slice(0, open)).replace(/[ .[]/g, "_");
  const path = open <= 0 ? [] : bracketKeys(name.slice(open));
  if (base === "") return;
  let map = form;
  let key = base;
  for (const next of path) {
    const existing = map[key];
    const child: PhpMap = typeof existing === "object" ? existing : newMap();
    map[key] = child;
    map = child;
    key = next === "" ? nextIndex(map) : next;
  }
  map[key] = value;
}

function bracketKeys(brackets: string): string[] {
  return [...brackets.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? "");
}

function nextIndex(map: PhpMap): string {
  const indexes = Object.keys(map).filter((key) => /^\d+$/.test(key));
  return String(indexes.length === 0 ? 0 : Math.max(...indexes.map(Number)) + 1);
}

/** PHP truth: the strings "" and "0" are false, so "false" is true. */
export function isTruthy(value: PhpValue | undefined): boolean {
  return value !== undefined && value !== "" && value !== "0";
}

/** A text parameter, or undefined where it was not sent or came as an array. */
export function textOf(params: PhpMap, name: string): string | undefined {
  const value = params[name];
  return typeof value === "string" ? value : undefined;
}

/** PHP's `(int)`: leading digits count, anything else is 0. */
export function intOf(params: PhpMap, name: string): number {
  const digits = /^\s*[+-]?\d+/.exec(textOf(params, name) ?? "");
  return digits === null ? 0 : Number(digits[0]);
}

export function mapOf(params: PhpMap, name: string): PhpMap {
  const value = params[name];
  return typeof value === "object" ? value : newMap();
}

/**
 * A `base64(serialize(map))` parameter as pairs of key and text. Anything else (a bare array, base64 of JSON, wrong
 * byte lengths) yields nothing, which is what WHMCS users report: the call succeeds and the fields keep their values.
 */
export function serializedPairs(params: PhpMap, name: string): [string, string][] {
  const decoded = decodeSerialized(textOf(params, name));
  if (typeof decoded !== "object" || decoded === null) return [];
  return Object.entries(decoded)
    .filter(([, value]) => ["string", "number", "boolean"].includes(typeof value))
    .map(([key, value]) => [key, value === false ? "" : value === true ? "1" : String(value)]);
}

/** The value inside `base64(serialize(…))`, or undefined where the text is not that. */
export function decodeSerialized(text: string | undefined): unknown {
  if (text === undefined || text === "") return undefined;
  try {
    return unserialize(Buffer.from(text, "base64"), {}, { encoding: "utf8" }) as unknown;
  } catch {
    return undefined;
  }
}
