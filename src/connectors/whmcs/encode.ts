import { serialize } from "php-serialize";

/** A form value as WHMCS's API takes it; `undefined` and `null` are left out, as PHP's http_build_query does. */
export type FormValue =
  string | number | boolean | null | undefined | readonly FormValue[] | { readonly [key: string]: FormValue };

/** Parameters of one action. */
export type FormParameters = { readonly [key: string]: FormValue };

/**
 * The form body PHP's http_build_query would make: nested brackets, booleans as 1 and 0 (PHP reads the text "false" as
 * true), nothing for undefined. @throws TypeError on a number that is not finite
 */
export function encodeForm(parameters: FormParameters): string {
  const pairs: string[] = [];
  for (const [key, value] of Object.entries(parameters)) append(pairs, escape(key), value);
  return pairs.join("&");
}

function append(pairs: string[], name: string, value: FormValue): void {
  if (value === undefined || value === null) return;
  if (typeof value === "object") {
    for (const [key, inner] of Object.entries(value)) append(pairs, `${name}%5B${escape(key)}%5D`, inner);
    return;
  }
  pairs.push(`${name}=${escape(plain(value))}`);
}

function plain(value: string | number | boolean): string {
  if (typeof value === "boolean") return value ? "1" : "0";
  if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError("not a finite number");
  return String(value);
}

/** As PHP's urlencode; a lone surrogate, which UTF-8 cannot hold, becomes U+FFFD. */
function escape(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replace(/[!'()*~]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");
}

/** What a PHP-serialised map may hold. */
export type PhpValue = string | number | boolean | null | { readonly [key: string]: PhpValue };

/**
 * base64(serialize(map)), the only form in which WHMCS takes `customfields`, `configoptions` and `customvars`. Digit-only
 * keys become integers, as in PHP; string lengths count UTF-8 bytes.
 */
export function encodePhpMap(map: { readonly [key: string]: PhpValue }): string {
  return Buffer.from(serialize(toPhp(map)), "utf8").toString("base64");
}

function toPhp(value: PhpValue): unknown {
  if (typeof value === "string") return value.toWellFormed();
  if (typeof value !== "object" || value === null) return value;
  return new Map(Object.entries(value).map(([key, inner]) => [phpKey(key), toPhp(inner)]));
}

function phpKey(key: string): string | number {
  const number = Number(key);
  return /^(?:0|-?[1-9]\d*)$/.test(key) && Number.isSafeInteger(number) ? number : key.toWellFormed();
}
