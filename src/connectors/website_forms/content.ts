import { unserialize } from "php-serialize";
import { PermanentError } from "../../domain/errors.ts";
import type { Row } from "./database.ts";

/** One field of a form as the sender filled it in. */
export interface FilledField {
  readonly name: string;
  readonly value: string;
}

/** What one submission says, whichever plugin keeps it. */
export interface Content {
  readonly fields: readonly FilledField[];
  /** The sender as the plugin itself worked it out, beside the fields. */
  readonly senders: readonly string[];
  readonly ipAddress: string;
  readonly userAgent: string;
  /** The page on which it was sent. */
  readonly page: string;
  /** What the site's staff or its plugins wrote about it. */
  readonly notes: readonly string[];
  /** Everything else in which an address may stand. */
  readonly otherTexts: readonly string[];
  /** Its uploaded files, as paths below `uploads/`. */
  readonly files: readonly string[];
  /** True: it names files besides, or may, of which nobody can tell that they are its own. */
  readonly filesInDoubt: boolean;
}

/** A submission in which nothing stands. */
export const emptyContent: Content = {
  fields: [],
  senders: [],
  ipAddress: "",
  userAgent: "",
  page: "",
  notes: [],
  otherTexts: [],
  files: [],
  filesInDoubt: false,
};

/** A column as text; "" for NULL. @throws PermanentError connector.shape_unexpected for what a text column never holds */
export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (Buffer.isBuffer(value)) return value.toString("utf8");
  throw new PermanentError("connector.shape_unexpected");
}

/** A value that PHP serialised. @returns undefined for what cannot be read, such as a cut one; never an object of a class */
export function readSerialised(text: string): unknown {
  if (text.includes('"__proto__"')) return undefined; // what stands under it would not be seen
  try {
    const value: unknown = unserialize(text, {}, { strict: true });
    return value === undefined ? undefined : value;
  } catch {
    return undefined;
  }
}

/** A JSON value; undefined for what is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A list or map as its entries; undefined for anything else. */
export function entriesOf(value: unknown): readonly (readonly [string, unknown])[] | undefined {
  return typeof value === "object" && value !== null ? Object.entries(value) : undefined;
}

/** Every text in a value, however deep. */
export function leavesOf(value: unknown): readonly string[] {
  const leaves: string[] = [];
  const left: unknown[] = [value]; // a stack: what is nested a hundred thousand times must not end the process
  while (left.length > 0) {
    const one = left.pop();
    if (typeof one === "string") leaves.push(one);
    else if (typeof one === "number" || typeof one === "boolean" || typeof one === "bigint") leaves.push(String(one));
    else for (const [, inner] of (entriesOf(one) ?? []).toReversed()) left.push(inner);
  }
  return leaves;
}

/** What WordPress keeps in a text column: a text as it is, anything else serialised. */
export function maybeSerialised(text: string): readonly string[] {
  // As a whole: a sender's own words may begin like one, and all of them count.
  if (!/^(?:a:\d+:\{[^]*\}|[bi]:-?\d+;|d:[^;]+;|s:\d+:"[^]*";|N;)$/.test(text)) return [text];
  const value = readSerialised(text);
  return value === undefined ? [text] : leavesOf(value);
}

// RFC 5322's atoms, as forms accept them; a domain of two labels or more.
const atom = /[a-z0-9.!#$%&'*+/=?^_`{|}~\-\u0080-\uffff]/i;
const domain = /@[a-z0-9\-\u0080-\uffff]+(?:\.[a-z0-9\-\u0080-\uffff]+)+/giy;

/** The e-mail addresses that stand in a text, in small letters. In one pass: a text may be megabytes without one. */
export function addressesIn(text: string): readonly string[] {
  const found: string[] = [];
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    let start = at;
    while (start > 0 && atom.test(text.charAt(start - 1))) start -= 1;
    domain.lastIndex = at;
    const [host = ""] = domain.exec(text) ?? [];
    if (start < at && host !== "") found.push((text.slice(start, at) + host).toLowerCase());
  }
  return found;
}

/** A text that is an e-mail address and nothing else, in small letters; else undefined. */
export function wholeAddress(text: string): string | undefined {
  const trimmed = text.trim().toLowerCase();
  const [only] = addressesIn(trimmed);
  return only === trimmed ? only : undefined;
}
