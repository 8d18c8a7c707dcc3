import { describe, expect, test } from "@jest/globals";
import { PermanentError } from "../../../src/domain/errors.ts";
import { createLog, failureFields, type Log, type LogFields, silentLog } from "../../../src/observability/log.ts";

function captured(bindings?: LogFields): {
  log: Log;
  lines: () => readonly Record<string, unknown>[];
  text: () => string;
} {
  let written = "";
  const destination = {
    write: (chunk: string) => {
      written += chunk;
    },
  };
  const log = createLog({ level: "info", destination, ...(bindings && { bindings }) });
  const lines = () =>
    written
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { log, lines, text: () => written };
}

describe("a log line", () => {
  test("is JSON with level, time in UTC, event and fields, and nothing else", () => {
    const { log, lines } = captured();
    log.info("step.finished", { stepId: "s-1", outcome: "done", count: 3, dryRun: false, route: "/v1/exports/{id}" });
    expect(lines()).toEqual([
      {
        level: "info",
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        event: "step.finished",
        stepId: "s-1",
        outcome: "done",
        count: 3,
        dryRun: false,
        route: "/v1/exports/{id}",
      },
    ]);
  });

  test("carries the fields of its log and of its parent", () => {
    const { log, lines } = captured({ role: "worker" });
    log.child({ dutyId: "d-1" }).child({ stepId: "s-1" }).warn("step.retried", { attempt: 2 });
    expect(lines()[0]).toMatchObject({ role: "worker", dutyId: "d-1", stepId: "s-1", attempt: 2, level: "warn" });
  });

  test("is not written below the level, nor ever by the silent log", () => {
    const { log, text } = captured();
    log.debug("step.started");
    silentLog.error("step.failed");
    expect(text()).toBe("");
  });
});

describe("nothing personal", () => {
  test("enters through a wider object: what is no field is dropped, from lines and from children", () => {
    const wide = { code: "a.b", clientId: 7, email: "anna@example.com", err: new Error("Anna Peeters"), toString: 1 };
    const { log, lines, text } = captured(wide);
    log.info("step.failed", wide);
    log.child(wide).info("step.failed");
    expect(text()).not.toMatch(/anna|peeters|clientId|toString/i);
    expect(lines()).toHaveLength(2);
    expect(lines().every((line) => line["code"] === "a.b")).toBe(true);
  });

  test.each(["anna@example.com", "Anna Peeters", "Zoë", "two\nlines", "x".repeat(301), "\u001b[31m"])(
    "passes as an identifier: %p is redacted, in lines and in children",
    (text) => {
      const { log, lines } = captured();
      log.info("step.failed", { code: text });
      log.child({ actor: text }).info("step.failed");
      expect(lines()[0]).toMatchObject({ code: "[redacted]" });
      expect(lines()[1]).toMatchObject({ actor: "[redacted]" });
    },
  );

  test("is an object: a value that is no text, number or truth value is redacted", () => {
    const { log, text } = captured();
    log.info("step.failed", { code: { name: "Anna" } } as unknown as LogFields);
    expect(text()).toContain("[redacted]");
    expect(text()).not.toContain("Anna");
  });

  test("a problem is a sentence of ours, yet never an address", () => {
    const { log, lines } = captured();
    log.warn("redis.checked", { problem: "maxmemory-policy is allkeys-lru" });
    log.warn("redis.checked", { problem: "mail anna@example.com" });
    expect(lines().map((line) => line["problem"])).toEqual(["maxmemory-policy is allkeys-lru", "[redacted]"]);
  });
});

describe("of a failure only its code and our own line is told", () => {
  test("an error of ours by its code", () => {
    expect(failureFields(new PermanentError("whmcs.refused", { cause: new Error("Anna") }))).toMatchObject({
      code: "whmcs.refused",
    });
  });

  test("the operating system's by its code, anything else as unexpected", () => {
    expect(failureFields(Object.assign(new Error("connect"), { code: "ECONNREFUSED" })).code).toBe(
      "system.econnrefused",
    );
    expect(failureFields(Object.assign(new Error("x"), { code: "anna@example.com" })).code).toBe("internal.unexpected");
    expect(failureFields(new TypeError("Anna")).code).toBe("internal.unexpected");
    expect(failureFields("Anna")).toEqual({ code: "internal.unexpected" });
  });

  test("with the line of our source, never the message, however it is worded", () => {
    const error = new Error("Anna");
    error.stack =
      "Error: Anna\n    at Anna (node:net:1:1)\n    at act (file:///srv/app/src/duties/open.ts:12:3)\n    at src/x.ts:1:1";
    expect(failureFields(error)).toEqual({ code: "internal.unexpected", raisedAt: "src/duties/open.ts:12" });
  });
});
