/**
 * How a fault of the WHMCS stand-in shows on the wire: in place of the action's answer, or around it. What each looks like
 * follows the reports of callers of real installations (developers.whmcs.com issue threads, open client libraries).
 */
import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Fault } from "./faults.ts";
import type { PhpMap } from "./php.ts";
import { htmlPage, permissionDenial, render, send } from "./transport.ts";

/** One API call being answered. */
export interface Task {
  form: PhpMap;
  /** Documented spelling where there is one. */
  action: string;
  response: ServerResponse;
  callerIp: string;
}

/** Answers a fault that stands in place of the action; false where the action is to be run and its body decorated. */
export async function replaceAnswer(
  fault: Fault,
  task: Task,
  stopping: AbortSignal,
  run: (task: Task) => unknown,
): Promise<boolean> {
  const { response, form, action } = task;
  const html = "text/html; charset=utf-8";
  const sendError = (status: number, message: string): void => {
    const { text, type } = render({ result: "error", message }, form);
    send(response, status, text, type);
  };
  switch (fault.kind) {
    case "html":
      send(response, fault.status, htmlPage(fault.title ?? "Checking your browser"), html);
      return true;
    case "status":
      if (fault.acts === true) run(task);
      send(
        response,
        fault.status,
        htmlPage(`${fault.status} Error`),
        html,
        fault.retryAfter === undefined ? {} : { "retry-after": fault.retryAfter },
      );
      return true;
    case "redirect":
      send(response, 302, "", html, { location: fault.location ?? "/login.php" });
      return true;
    case "slow":
      await pause(fault.ms, undefined, { signal: stopping });
      return false;
    case "hang":
      await silence(response, fault.ms, stopping);
      return true;
    case "done_but_silent":
      run(task);
      await silence(response, fault.ms, stopping);
      return true;
    case "connection_reset":
      response.socket?.resetAndDestroy();
      return true;
    case "nvp_refusal":
      send(response, 403, `result=error;message=${fault.message ?? "Invalid IP 1.2.3.4"}`, html);
      return true;
    case "permission_denied":
      sendError(403, permissionDenial(action).message);
      return true;
    case "error":
      sendError(200, fault.message);
      return true;
    case "warning":
      if (fault.failed !== true) return false;
      send(response, 200, JSON.stringify({ result: "error", warning: fault.text }), "application/json");
      return true;
    case "php_notice":
    case "bom":
    case "trailing_text":
    case "truncated":
    case "empty_body":
    case "extra_field":
    case "status_envelope":
      return false;
  }
}

/** Sends the action's answer, decorated by the fault where there is one. */
export function sendBody(body: Record<string, unknown>, fault: Fault | undefined, { form, response }: Task): void {
  const { result, ...rest } = body;
  const shaped =
    fault?.kind === "status_envelope"
      ? { status: result, ...rest }
      : fault?.kind === "warning"
        ? { ...body, warning: fault.text }
        : fault?.kind === "extra_field"
          ? addToRows(body, { [fault.field]: fault.value })
          : body;
  const { text, type } = render(shaped, form);
  const quoted = fault?.kind === "php_notice" ? (fault.text ?? "{x}") : "";
  const notice = `<br />\n<b>Notice</b>:  Undefined index: ${quoted} in <b>/includes/hooks/theme.php</b> on line <b>12</b><br />\n`;
  const html = "text/html; charset=utf-8";
  if (fault?.kind === "php_notice") send(response, 200, notice + text, html);
  else if (fault?.kind === "bom") send(response, 200, `\uFEFF${text}`, type);
  else if (fault?.kind === "trailing_text") send(response, 200, `${text}\n<!-- served in 0.12 s {cached} -->`, type);
  else if (fault?.kind === "truncated") send(response, 200, text.slice(0, Math.floor(text.length / 2)), type);
  else send(response, 200, fault?.kind === "empty_body" ? "" : text, type);
}

/** The rows of a list stand in an object of their own (`tickets.ticket`), or as they are. */
function addToRows(answer: object, field: Record<string, string>): Record<string, unknown> {
  const add = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((row: unknown) => (isObject(row) ? { ...row, ...field } : row));
    return isObject(value) ? addToRows(value, field) : value;
  };
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, add(value)]));
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Says nothing for `ms`, or until the caller gives up or the stand-in stops; then cuts the connection. */
export async function silence(response: ServerResponse, ms: number, stopping: AbortSignal): Promise<void> {
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  await pause(ms, undefined, { signal: AbortSignal.any([gone.signal, stopping]) }).catch(() => undefined);
  response.destroy();
}
