/**
 * Who may call the WHMCS stand-in, and how answers and refusals are written. HTTP statuses and texts as observed by open
 * client libraries on real installations: refusals of access are 403 (400 without an action), business errors are 200.
 * In order: action present, caller's address, credentials, role.
 */
import type { ServerResponse } from "node:http";
import { canonicalAction } from "./actions/catalogue.ts";
import { type PhpMap, textOf } from "./php.ts";

export interface Credentials {
  identifier: string;
  secret: string;
  /** `$api_access_key` of configuration.php: whoever sends it passes the address list. */
  accessKey?: string;
}

/** May be changed at any time; the next call meets the new rules. */
export interface AccessRules {
  credentials: Credentials;
  /** Addresses that may call; undefined: all. */
  allowedIps: readonly string[] | undefined;
  /** Documented names of the actions the API role permits. */
  allowedActions: readonly string[];
}

export interface Denial {
  status: 400 | 403;
  message: string;
}

/** Null where the call may go on. An unknown action is refused as a forbidden one: the role catalogue lacks it. */
export function denialOf(form: PhpMap, callerIp: string, rules: AccessRules): Denial | null {
  const action = textOf(form, "action") ?? "";
  if (action === "") return { status: 400, message: "Empty action request" };
  const { identifier, secret, accessKey } = rules.credentials;
  const bypass = accessKey !== undefined && textOf(form, "accesskey") === accessKey;
  if (rules.allowedIps !== undefined && !bypass && !rules.allowedIps.includes(callerIp)) {
    return { status: 403, message: `Invalid IP ${callerIp}` };
  }
  const sentIdentifier = textOf(form, "identifier") ?? textOf(form, "username");
  const sentSecret = textOf(form, "secret") ?? textOf(form, "password");
  if (sentIdentifier === undefined || sentSecret === undefined) {
    return { status: 403, message: "Invalid or missing credentials" };
  }
  if (sentIdentifier !== identifier || sentSecret !== secret) {
    return { status: 403, message: "Authentication Failed" };
  }
  const name = canonicalAction(action);
  return name !== undefined && rules.allowedActions.includes(name) ? null : permissionDenial(action);
}

export function permissionDenial(action: string): Denial {
  return {
    status: 403,
    message: `Invalid Permissions: API action "${action.toLowerCase()}" is not allowed`,
  };
}

/** The parameters without what authenticates the call. */
export function withoutSecrets(form: PhpMap): PhpMap {
  const hidden = ["identifier", "secret", "username", "password", "accesskey", "action", "responsetype"];
  return Object.fromEntries(Object.entries(form).filter(([name]) => !hidden.includes(name)));
}

/** `key=value;` text, the format of calls that forget `responsetype`; nested keys are joined by brackets. */
function toNvp(body: Record<string, unknown>): string {
  const pairs: string[] = [];
  const walk = (value: unknown, name: string): void => {
    if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) walk(inner, name === "" ? key : `${name}[${key}]`);
    } else {
      pairs.push(`${name}=${(value as string | number | boolean | null) ?? ""}`);
    }
  };
  walk(body, "");
  return pairs.join(";");
}

/** The body in the format asked for; XML is not simulated and falls back to NVP. */
export function render(body: Record<string, unknown>, form: PhpMap): { text: string; type: string } {
  return textOf(form, "responsetype") === "json"
    ? { text: escapeLikePhp(JSON.stringify(body)), type: "application/json" }
    : { text: toNvp(body), type: "text/plain; charset=utf-8" };
}

/** PHP's json_encode escapes slashes and everything beyond ASCII. */
function escapeLikePhp(json: string): string {
  return json
    .replaceAll("/", String.raw`\/`)
    .replaceAll(/[\u0080-\uffff]/g, (unit) => String.raw`\u` + unit.charCodeAt(0).toString(16).padStart(4, "0"));
}

export function send(
  response: ServerResponse,
  status: number,
  text: string,
  type: string,
  headers: Record<string, string> = {},
): void {
  const bytes = Buffer.from(text, "utf8");
  response.writeHead(status, { "content-type": type, "content-length": bytes.length, ...headers });
  response.end(bytes);
}

/** A page such as a firewall, a login or a fatal error shows in place of the API. */
export function htmlPage(title: string): string {
  return `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
}
