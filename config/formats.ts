import { z } from "zod";
import { Secret } from "./secret.ts";

/** The secrets printed in `.env.example`. Everybody knows them, so a service that used one would stand open. */
const publishedSamples: ReadonlySet<string> = new Set([
  "whsec_c2FtcGxlLW9ubHktbWFrZS15b3VyLW93bi1zZWNyZXQ=",
  "sample-only-make-your-own-token-here",
  "c2FtcGxlIG9ubHk6IG1ha2UgeW91ciBvd24ga2V5ISE=",
  "sample-identifier",
  "sample-secret",
]);

const makeWebhookSecret = `node -p "'whsec_' + require('crypto').randomBytes(32).toString('base64')"`;
const makeToken = `node -p "require('crypto').randomBytes(32).toString('base64url')"`;
const makeKey = `node -p "require('crypto').randomBytes(32).toString('base64')"`;
const makeCredentials = "made in WHMCS under Configuration > Manage API Credentials";

/** A named bearer token of the API; the name is the actor in the audit trail. */
export interface ApiToken {
  readonly name: string;
  readonly token: Secret;
}

/** A wrong value says what was expected and nothing of itself. */
type Refuse = (expected: string) => never;

class Refusal extends Error {}

/** A text setting read by `read`, which either returns the typed value or refuses, saying what it expected. */
function text<Value>(missing: string, read: (value: string, refuse: Refuse) => Value) {
  return z.string({ error: missing }).transform((value, ctx): Value => {
    try {
      return read(value, (expected) => {
        throw new Refusal(expected);
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      ctx.addIssue({ code: "custom", message: error.message });
      return z.NEVER;
    }
  });
}

/** A whole number between two bounds, both included. */
export function wholeNumber(min: number, max: number) {
  const expected = `a whole number from ${min} to ${max}`;
  return text(expected, (value, refuse) => {
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    return number >= min && number <= max ? number : refuse(expected);
  });
}

/** One of a few words. */
export function oneOf<const Word extends string>(words: readonly Word[]) {
  const expected = `one of ${words.join(", ")}`;
  return text(expected, (value, refuse) => words.find((word) => word === value) ?? refuse(expected));
}

/** Comma-separated words out of a few; each once. */
export function someOf<const Word extends string>(words: readonly Word[]) {
  const expected = `a comma-separated list out of ${words.join(", ")}`;
  return text(expected, (value, refuse): readonly Word[] => {
    const named = items(value).map((item) => words.find((word) => word === item) ?? refuse(expected));
    return named.length > 0 ? [...new Set(named)] : refuse(expected);
  });
}

/** `scheme:PATH`, of which the path is returned as written; the reserved scheme is answered as such. */
export function location(scheme: string, reserved: string) {
  const expected = `${scheme}:PATH`;
  return text(expected, (value, refuse) => {
    if (value.startsWith(reserved)) return refuse(`${expected}; ${reserved}… is reserved and not available yet`);
    const path = value.startsWith(`${scheme}:`) ? value.slice(scheme.length + 1) : "";
    return path === "" || path.startsWith("//") ? refuse(expected) : path;
  });
}

/** An http or https address without user, password, query and fragment; returned without a trailing slash. */
export function baseUrl(example: string) {
  const expected = `an http or https address without credentials, query or fragment, such as ${example}`;
  return text(expected, (value, refuse) => {
    const url = parseUrl(value, ["http:", "https:"]) ?? refuse(expected);
    if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") return refuse(expected);
    return url.href.replace(/\/+$/, "");
  });
}

/** An address that may hold credentials. */
export function secretUrl(schemes: readonly string[], example: string) {
  const expected = `an address such as ${example}`;
  return text(expected, (value, refuse) => (parseUrl(value, schemes) === null ? refuse(expected) : new Secret(value)));
}

/** An address that is called over TLS, or on this machine; it may hold credentials. */
export function hookUrl(example: string) {
  const expected = `an https address such as ${example}, or http on this machine`;
  return text(expected, (value, refuse) => (parseSafeUrl(value) === null ? refuse(expected) : new Secret(value)));
}

/** The one address at which a processor is called: over TLS, or on this machine, without credentials and query; no trailing slash. */
export function vendorUrl(example: string) {
  const expected = `an https address without credentials, query or fragment, such as ${example}, or http on this machine`;
  return text(expected, (value, refuse) => {
    const url = parseSafeUrl(value) ?? refuse(expected);
    if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") return refuse(expected);
    return url.href.replace(/\/+$/, "");
  });
}

/** Comma-separated origins that may be called, over TLS or on this machine. */
export function origins(example: string) {
  const expected = `comma-separated origins such as ${example}, without a path`;
  return text(expected, (value, refuse): readonly string[] =>
    different(items(value), refuse, expected).map((item) => {
      const url = parseSafeUrl(item) ?? refuse(expected);
      return url.href === `${url.origin}/` ? url.origin : refuse(expected);
    }),
  );
}

/** A secret that others made: any text. */
export function secretLine(expected: string) {
  return text(expected, (value, refuse) => (/\0/.test(value) ? refuse(expected) : new Secret(value)));
}

/** A Redis address. Sentinel and Cluster name several hosts, which is no URL by the standard, so only the scheme is checked. */
export function redisUrl() {
  const expected =
    "redis://, rediss://, redis+sentinel://HOST,HOST/NAME or redis+cluster://HOST,HOST (rediss+… over TLS)";
  return text(expected, (value, refuse) =>
    /^rediss?(\+sentinel|\+cluster)?:\/\/\S+$/.test(value) ? new Secret(value) : refuse(expected),
  );
}

/** One e-mail address. */
export function emailAddress() {
  const expected = "an e-mail address";
  return text(expected, (value, refuse) => (z.email().safeParse(value).success ? value : refuse(expected)));
}

/** A name or path on one line. */
export function line(expected: string) {
  return text(expected, (value, refuse) =>
    /^[^\s\p{Cc}]([^\p{Cc}]*[^\s\p{Cc}])?$/u.test(value) ? value : refuse(expected),
  );
}

/** A credential as WHMCS made it. */
export function whmcsCredential() {
  const expected = `a credential ${makeCredentials}`;
  return text(expected, (value, refuse) => new Secret(unpublished(value, refuse, makeCredentials)));
}

/** A bearer token without a name. */
export function bearerToken() {
  const expected = `a token of letters, digits and -._~+/; make one: ${makeToken}`;
  return text(expected, (value, refuse) =>
    isToken(value) ? new Secret(unpublished(value, refuse, `make one: ${makeToken}`)) : refuse(expected),
  );
}

/** Comma-separated Standard Webhooks secrets: `whsec_` and the base64 of 24 to 64 bytes (Standard Webhooks 1.0, "Secret"). */
export function webhookSecrets() {
  const expected = `comma-separated secrets, each whsec_ and the base64 of 24 to 64 random bytes; make one: ${makeWebhookSecret}`;
  return text(expected, (value, refuse): readonly Secret[] =>
    different(items(value), refuse, expected).map((secret) => {
      const bytes = secret.startsWith("whsec_") ? decodeBase64(secret.slice("whsec_".length)) : null;
      if (bytes === null || bytes.length < 24 || bytes.length > 64) return refuse(expected);
      return new Secret(unpublished(secret, refuse, `make one: ${makeWebhookSecret}`));
    }),
  );
}

/** Comma-separated `name:token`, names and tokens all different. */
export function apiTokens() {
  const expected = `comma-separated name:token, all different, each token at least 32 letters, digits and -._~+/; make one: ${makeToken}`;
  return text(expected, (value, refuse): readonly ApiToken[] => {
    const pairs = items(value).map((item) => {
      const [, name, token] = /^([A-Za-z][\w-]{0,31}):(.+)$/.exec(item) ?? [];
      if (name === undefined || token === undefined || token.length < 32 || !isToken(token)) return refuse(expected);
      return { name, token: unpublished(token, refuse, `make one: ${makeToken}`) };
    });
    for (const key of ["name", "token"] as const) {
      different(
        pairs.map((pair) => pair[key]),
        refuse,
        expected,
      );
    }
    return pairs.map(({ name, token }) => ({ name, token: new Secret(token) }));
  });
}

/** Comma-separated keys of exactly 32 bytes in base64. */
export function encryptionKeys() {
  const expected = `comma-separated keys, each 32 random bytes in base64; make one: ${makeKey}`;
  return text(expected, (value, refuse): readonly Secret<Uint8Array>[] =>
    different(items(value), refuse, expected).map((key) => {
      const bytes = decodeBase64(unpublished(key, refuse, `make one: ${makeKey}`));
      return bytes?.length === 32 ? new Secret(bytes) : refuse(expected);
    }),
  );
}

function items(value: string): readonly string[] {
  return value
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

function different(values: readonly string[], refuse: Refuse, expected: string): readonly string[] {
  return values.length > 0 && new Set(values).size === values.length ? values : refuse(expected);
}

function unpublished(value: string, refuse: Refuse, remedy: string): string {
  return publishedSamples.has(value) ? refuse(`a secret of your own, not the published sample; ${remedy}`) : value;
}

/** RFC 6750 section 2.1: what may stand behind `Bearer`. */
function isToken(value: string): boolean {
  return /^[A-Za-z0-9\-._~+/]+=*$/.test(value);
}

/** Only the canonical form, so that one key has one spelling; null for anything else. */
function decodeBase64(value: string): Uint8Array | null {
  const bytes = Buffer.from(value, "base64");
  return bytes.length > 0 && bytes.toString("base64") === value ? bytes : null;
}

function parseSafeUrl(value: string): URL | null {
  const url = parseUrl(value, ["http:", "https:"]);
  const isHere = url !== null && /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  return isHere || url?.protocol === "https:" ? url : null;
}

function parseUrl(value: string, schemes: readonly string[]): URL | null {
  const url = URL.parse(value);
  return url !== null && url.hostname !== "" && schemes.includes(url.protocol) ? url : null;
}
