import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import type { HttpResponse } from "../../src/connectors/http-client.ts";
import type { WhmcsAction } from "../../src/connectors/whmcs/actions.ts";
import { findObjects, parseAnswer, type ParsedAnswer } from "../../src/connectors/whmcs/parse.ts";
import { systemClock } from "../../src/domain/clock.ts";
import { installationFaults } from "../../src/connectors/whmcs/errors.ts";
import { AppError } from "../../src/domain/errors.ts";

const success = '{"result":"success","clientid":"1"}';

function respond(status: number, body: string, headers: Record<string, string> = {}): HttpResponse {
  return { status, headers, bytes: Buffer.from(body), text: () => body };
}

function parse(body: string, status = 200, action: WhmcsAction = "GetClientsDetails"): ParsedAnswer {
  return parseAnswer(respond(status, body), action, systemClock);
}

function refusal(body: string, status = 200, action: WhmcsAction = "GetClientsDetails"): AppError {
  try {
    parse(body, status, action);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("an answer is found among whatever third-party hooks print", () => {
  test.each([
    ["nothing around it", success, false],
    ["a byte order mark before it", `\uFEFF${success}`, true],
    [
      "a PHP notice before it",
      `<br />\n<b>Notice</b>: Undefined index in /x/hooks.php on line 3<br />\n${success}`,
      true,
    ],
    ["a PHP warning that names a {closure}", `PHP Warning: {closure}() failed in hooks.php\n${success}`, true],
    ["an unclosed brace and quote before it", `oops { "it's\n${success}`, true],
    ["text after it", `${success}\nDeprecated: foo`, true],
    ["another JSON object without an envelope", `{"debug":{"n":1}}${success}`, true],
    ["a hook's own status beside WHMCS's result", `{"status":"success"}${success}`, true],
  ])("%s", (_, body, noisy) => {
    expect(parse(body)).toEqual({ answer: { result: "success", clientid: "1" }, warned: false, noisy });
  });

  test("an answer whose sample has no result is known by its list, and no other answer is", () => {
    const bare = '{"count":1,"admin_users":[{"id":1}]}';
    const answer = { count: 1, admin_users: [{ id: 1 }] };
    expect(parse(bare, 200, "GetAdminUsers")).toEqual({ answer, warned: false, noisy: false });
    expect(parse(`Notice ${bare}`, 200, "GetAdminUsers")).toEqual({ answer, warned: false, noisy: true });
    for (const body of [bare.slice(0, -1), bare + bare, '{"admin_users":"none"}']) {
      expect(refusal(body, 200, "GetAdminUsers").code).toBe("whmcs.unreadable");
    }
    expect(refusal('{"result":"error","message":"Invalid Permissions"}', 403, "GetAdminUsers").code).toBe(
      "whmcs.permission_missing",
    );
    expect(refusal(bare).code).toBe("whmcs.unreadable");
  });

  test("braces, quotes and backslashes inside texts do not end the object", () => {
    const answer = { result: "success", message: 'a } b { c " d \\ e \\" f' };
    expect(parse(`noise ${JSON.stringify(answer)} noise`).answer).toEqual(answer);
  });

  test("any object is found behind any noise that is no JSON itself", () => {
    const noise = fc.string({ unit: fc.constantFrom("<br/>", "Notice: x", "\n", ";", "é🙂", "[", "]", "'", "{", "}") });
    fc.assert(
      fc.property(
        noise,
        fc.dictionary(
          fc.string(),
          fc.json().map((text) => JSON.parse(text) as unknown),
        ),
        noise,
        (before, rest, after) => {
          const answer = { ...rest, result: "success" };
          const found = findObjects(before + JSON.stringify(answer) + after).filter(
            ({ value }) => value["result"] === "success",
          );
          expect(found.map(({ value }) => value)).toEqual([JSON.parse(JSON.stringify(answer))]);
        },
      ),
    );
  });

  test("a large page of unclosed braces costs no quadratic time", () => {
    const started = performance.now();
    expect(findObjects("{ a { ".repeat(500_000))).toEqual([]);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe("what cannot be read is a retryable error, never an empty answer", () => {
  test.each([
    ["an empty body", ""],
    ["an HTML page with 200", "<!DOCTYPE html><html><style>body{color:red}</style>Just a moment…</html>"],
    ["a PHP fatal error", "<b>Fatal error</b>: Allowed memory size exhausted"],
    ["a truncated answer", '{"result":"success","users":{"user":[{"id":1,"status":"success"}]'],
    ["two envelopes, one of them a hook's echo", `${success}{"result":"error","message":"Client Not Found"}`],
    ["JSON without an envelope", '{"clientid":1}'],
    ["a JSON list", "[]"],
    ["a success in the old name=value form", "result=success;clientid=1;"],
  ])("%s", (_, body) => {
    expect(refusal(body)).toMatchObject({ code: "whmcs.unreadable", retry: "later" });
  });

  test("a firewall's page with 403 may go away and is retryable", () => {
    expect(refusal("<html>Checking your browser</html>", 403)).toMatchObject({
      code: "whmcs.unreadable",
      retry: "later",
    });
  });

  test.each([500, 502, 503, 504, 522])("status %i with a page is WHMCS being unavailable", (status) => {
    expect(refusal("<html>Bad gateway</html>", status)).toMatchObject({
      code: "connector.unavailable",
      retry: "later",
    });
  });

  test("a success that ended in a 500 is not trusted", () => {
    expect(refusal(success, 500)).toMatchObject({ code: "connector.unavailable", retry: "later" });
  });

  test("429 carries the server's own wait, in seconds or as a date", () => {
    const now = new Date("2026-03-01T10:00:00Z");
    const errorFor = (value: string): unknown => {
      try {
        parseAnswer(respond(429, "<html>", { "retry-after": value }), "GetClients", { now: () => now });
      } catch (error) {
        return error;
      }
      return undefined;
    };
    expect(errorFor("7")).toMatchObject({ code: "connector.rate_limited", retryAfterMs: 7_000 });
    expect(errorFor("Sun, 01 Mar 2026 10:00:30 GMT")).toMatchObject({ retryAfterMs: 30_000 });
    expect(errorFor("soon")).toMatchObject({ code: "connector.rate_limited", retryAfterMs: undefined });
  });
});

describe("refusals are told apart by their English text, whatever its capitals", () => {
  test.each([
    [403, "Authentication Failed", "whmcs.authentication_failed"],
    [403, "Invalid or missing credentials", "whmcs.authentication_failed"],
    [403, "Invalid IP 192.0.2.1", "whmcs.invalid_ip"],
    [400, "Invalid IP 2001:db8::1", "whmcs.invalid_ip"],
    [403, "Forbidden IP 192.0.2.1", "whmcs.invalid_ip"],
    [403, 'Invalid Permissions: API action "getclientsdetails" is not allowed', "whmcs.permission_missing"],
    [403, "Access Denied", "whmcs.access_denied"],
    [403, "Administrator Account Disabled", "whmcs.access_denied"],
    [400, "Empty action request", "whmcs.empty_action"],
    [200, "API Command Restricted to Internal API", "whmcs.internal_only"],
    [200, "Client Not Found", "whmcs.not_found"],
    [200, "Client ID Not Found", "whmcs.not_found"],
    [200, "client id not found", "whmcs.not_found"],
    [200, "Ticket ID not found", "whmcs.not_found"],
    [200, "Invalid User ID requested", "whmcs.not_found"],
    [200, "Invalid Pay Method ID", "whmcs.not_found"],
    [200, "User is not associated with client", "whmcs.not_associated"],
    [200, "Duplicate Email Address", "whmcs.duplicate_email"],
    [200, "A user already exists with that email address", "whmcs.duplicate_email"],
    [200, "The email address entered is not valid", "whmcs.invalid_email"],
    [200, "Invalid name for parameter setting", "whmcs.unknown_setting"],
    [200, "Attachments Deleted", "whmcs.attachment_gone"],
    [200, "Error Deleting Remote Pay Method: no such customer", "whmcs.remote_deletion_failed"],
    [200, "Something nobody documented", "whmcs.rejected"],
  ])("HTTP %i, %j is %s", (status, message, code) => {
    for (const text of [message, message.toUpperCase()]) {
      expect(refusal(JSON.stringify({ result: "error", message: text }), status)).toMatchObject({
        code,
        // What the installation must mend is still owed; what a call got wrong stays wrong.
        retry: installationFaults.has(code) ? "later" : "never",
      });
    }
  });

  test("a refusal in the old name=value form is understood although JSON was asked for", () => {
    expect(refusal("result=error;message=Invalid IP 192.0.2.1", 403).code).toBe("whmcs.invalid_ip");
    expect(refusal("result=error;message=Authentication Failed;", 200).code).toBe("whmcs.authentication_failed");
  });

  test("a missing permission names the action that was called, lower case, for the owner to grant", () => {
    const error = refusal(
      '{"result":"error","message":"Invalid Permissions: API action \\u0022x\\u0022 is not allowed"}',
      403,
    );
    expect(error).toMatchObject({ code: "whmcs.permission_missing", action: "getclientsdetails" });
  });

  test("an error under the key status instead of result is an error", () => {
    expect(refusal('{"status":"error","message":"Client ID Not Found"}').code).toBe("whmcs.not_found");
  });

  test("a success under the key status instead of result is a success", () => {
    expect(parse('{"status":"success","permissions":[]}').answer["permissions"]).toEqual([]);
  });

  test("a warning beside a success is reported without its text", () => {
    expect(parse('{"result":"success","warning":"Sub Accounts are no longer supported"}').warned).toBe(true);
  });

  test("a warning without a result is a refusal", () => {
    expect(refusal('{"warning":"It did not work"}').code).toBe("whmcs.rejected");
  });

  test("an error without a message is a refusal", () => {
    expect(refusal('{"result":"error"}').code).toBe("whmcs.rejected");
  });
});

describe("a module speaks in its own words", () => {
  test.each(["Authentication failed", "Access denied", "Invalid IP", "Account demo1 does not exist", ""])(
    "%j from the panel is the module's refusal, not WHMCS's",
    (message) => {
      const error = refusal(JSON.stringify({ result: "error", message }), 200, "ModuleTerminate");
      expect(error).toMatchObject({ code: "whmcs.module_refused", retry: "never" });
    },
  );

  test("a service without a module is told apart", () => {
    expect(
      refusal('{"result":"error","message":"Service not assigned to a module"}', 200, "ModuleTerminate").code,
    ).toBe("whmcs.no_module");
  });

  test("a refused credential is still a refused credential", () => {
    expect(refusal('{"result":"error","message":"Authentication Failed"}', 403, "ModuleTerminate").code).toBe(
      "whmcs.authentication_failed",
    );
  });
});
