import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { startVendorServer, type VendorFault, type VendorServer } from "../../simulators/vendor-server.ts";
import { createHttpClient, type HttpClient } from "../../src/connectors/http-client.ts";
import { createVendorCall, shaped, type VendorCall, type VendorParts } from "../../src/connectors/vendor-call.ts";
import { AppError, PermanentError, RetryableError } from "../../src/domain/errors.ts";
import type { Quota } from "../../src/domain/quota.ts";

const secret = "zqsecret-key";
const person = "an.zqmark@example.com";
const quota: Quota = { bucket: "vendor", calls: 60, perSeconds: 60 };
const own: Quota = { bucket: "vendor.writes", calls: 30, perSeconds: 60 };
const clock = { now: () => new Date("2026-03-02T09:00:00Z") };
const { signal } = new AbortController();

let vendor: VendorServer;
let http: HttpClient;
let taken: string[];
let pauses: { bucket: string; ms: number }[];
let signed: number;

beforeEach(async () => {
  [taken, pauses, signed] = [[], [], 0];
  vendor = await startVendorServer(() => ({ json: { fine: true } }), "/api");
  http = createHttpClient({ baseUrl: vendor.url, userAgent: "whmcs-gdpr/test" });
});

afterEach(async () => {
  http.close();
  await vendor.close();
});

function open(parts: Partial<VendorParts> = {}): VendorCall {
  return createVendorCall({
    http,
    limiter: {
      take: ({ bucket }) => {
        taken.push(bucket);
        return Promise.resolve();
      },
      pause: ({ bucket }, ms) => {
        pauses.push({ bucket, ms });
        return Promise.resolve();
      },
    },
    quota,
    clock,
    dryRun: false,
    authorize: () => {
      signed += 1;
      return { Authorization: `Bearer ${secret}`, "X-Try": String(signed) };
    },
    timeoutMs: 5_000,
    waitsMs: [1, 2],
    ...parts,
  });
}

const failureOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => new Error("it ended well"),
    (error: unknown) => error,
  );

const answering = (status: number, headers: Record<string, string> = {}): VendorFault => ({
  kind: "status",
  status,
  headers,
  text: `${person} may not`,
});

describe("what is sent", () => {
  test("a call goes out within the vendor's quota and its own, signed, as JSON or as a form, its names repeated", async () => {
    const call = open();
    await call({ method: "PUT", path: "/things/1", json: { a: [1] }, quota: own }, signal);
    await call({ method: "DELETE", path: "things/1", form: { id: ["1", "2"] }, query: { id: "1 &" } }, signal);
    expect(taken).toEqual(["vendor", "vendor.writes", "vendor"]);
    const [put, removed] = vendor.calls;
    expect(put).toMatchObject({ method: "PUT", path: "/things/1", body: '{"a":[1]}' });
    expect(put?.headers).toMatchObject({ authorization: `Bearer ${secret}`, "content-type": "application/json" });
    expect(removed?.body).toBe("id=1&id=2");
    expect(removed?.query.get("id")).toBe("1 &");
  });

  test("an empty answer has no body, and a JSON value of any kind has its own", async () => {
    const call = open();
    const bodies: unknown[] = [];
    for (const text of ["", " \n", "true", "17", "[]", '{"a":null}']) {
      vendor.meet({ kind: "status", status: 200, text }, 1);
      bodies.push((await call({ method: "GET", path: "x" }, signal)).body);
    }
    expect(bodies).toEqual([undefined, undefined, true, 17, [], { a: null }]);
  });

  test.each(["POST", "PUT", "PATCH", "DELETE"] as const)(
    "a dry run sends no %s: nothing is signed, counted or sent",
    async (method) => {
      const call = open({ dryRun: true });
      const error = await failureOf(call({ method, path: "x", repeatable: true }, signal));
      expect(error).toBeInstanceOf(PermanentError);
      expect(error).toMatchObject({ code: "connector.dry_run" });
      expect([vendor.calls.length, taken.length, signed]).toEqual([0, 0, 0]);
    },
  );

  test("a dry run reads, also by a POST that changes nothing, and writes by no GET that does", async () => {
    const call = open({ dryRun: true });
    await call({ method: "GET", path: "x" }, signal);
    await call({ method: "POST", path: "token", writes: false }, signal);
    expect(vendor.calls).toHaveLength(2);
    const error = await failureOf(call({ method: "GET", path: "erase", writes: true }, signal));
    expect(error).toMatchObject({ code: "connector.dry_run" });
    expect(vendor.calls).toHaveLength(2);
  });
});

describe("what is tried again", () => {
  const weather: readonly [string, VendorFault, Partial<VendorParts>][] = [
    ["503", answering(503), {}],
    ["a cut connection", { kind: "reset" }, {}],
    ["an answer cut in half", { kind: "truncated" }, {}],
    ["silence", { kind: "silence" }, { timeoutMs: 150 }],
    ["429", answering(429), {}],
  ];

  test.each(weather)("a read that meets %s twice, each try counted and signed anew", async (_what, fault, parts) => {
    vendor.meet(fault, 2);
    await open(parts)({ method: "GET", path: "x" }, signal);
    expect(vendor.calls.map(({ headers }) => headers["x-try"])).toEqual(["1", "2", "3"]);
    expect(taken).toEqual(["vendor", "vendor", "vendor"]);
  });

  test.each(weather)("never a write that meets %s", async (_what, fault, parts) => {
    vendor.meet(fault);
    for (const method of ["POST", "PUT", "PATCH", "DELETE"] as const) {
      expect(await failureOf(open(parts)({ method, path: "x" }, signal))).toMatchObject({ retry: "later" });
    }
    expect(vendor.calls).toHaveLength(4);
  });

  test("a write that says it may be repeated, and no read that says it may not", async () => {
    vendor.meet(answering(500));
    await failureOf(open()({ method: "DELETE", path: "x", repeatable: true }, signal));
    expect(vendor.calls).toHaveLength(3);
    await failureOf(open()({ method: "GET", path: "x", repeatable: false }, signal));
    expect(vendor.calls).toHaveLength(4);
  });

  test.each([400, 401, 403, 404, 409, 422])("nothing that was answered with %d", async (status) => {
    vendor.meet(answering(status));
    expect(await failureOf(open()({ method: "GET", path: "x" }, signal))).toBeInstanceOf(PermanentError);
    expect(vendor.calls).toHaveLength(1);
  });

  test("nothing more after three tries", async () => {
    vendor.meet(answering(502));
    expect(await failureOf(open()({ method: "GET", path: "x" }, signal))).toMatchObject({
      code: "connector.unavailable",
    });
    expect(vendor.calls).toHaveLength(3);
  });

  test("nothing once it is called off, neither in the call nor in the wait for the next", async () => {
    const stopping = new AbortController();
    vendor.meet(answering(503, { "retry-after": "60" }));
    const waiting = failureOf(open()({ method: "GET", path: "x" }, stopping.signal));
    const look = setInterval(() => {
      if (vendor.calls.length > 0) stopping.abort();
    }, 5);
    expect(await waiting).toMatchObject({ code: "connector.aborted", retry: "later" });
    clearInterval(look);
    expect(vendor.calls).toHaveLength(1);
  });
});

describe("a vendor's wish to be left alone", () => {
  test.each([
    ["in seconds", "120", 120_000],
    ["as a date", "Mon, 02 Mar 2026 09:05:00 GMT", 300_000],
  ])("%s is told to all, and is not waited for where it is long", async (_how, wish, ms) => {
    vendor.meet(answering(429, { "retry-after": wish }));
    const error = await failureOf(open()({ method: "GET", path: "x" }, signal));
    expect(error).toMatchObject({ code: "connector.rate_limited", retryAfterMs: ms });
    expect(pauses).toEqual([{ bucket: "vendor", ms }]);
    expect(vendor.calls).toHaveLength(1);
  });

  test("without a number counts for a whole window, of the quota that the call has of its own", async () => {
    vendor.meet(answering(429), 1);
    await failureOf(open()({ method: "POST", path: "x", quota: own }, signal));
    expect(pauses).toEqual([{ bucket: "vendor.writes", ms: 60_000 }]);
  });

  test("is told to all where the vendor says it in its own way", async () => {
    vendor.meet({ kind: "status", status: 403, text: "Exceeded request limits" }, 1);
    const judge: VendorParts["judge"] = (response) =>
      response.text().includes("Exceeded") ? new RetryableError("connector.rate_limited") : undefined;
    await open({ judge })({ method: "GET", path: "x" }, signal);
    expect(pauses).toEqual([{ bucket: "vendor", ms: 60_000 }]);
  });
});

describe("what an answer means", () => {
  test("the vendor's own meaning comes first, the common one where it has none", async () => {
    const judge: VendorParts["judge"] = ({ status }) =>
      status === 401 ? new PermanentError("connector.not_found") : status === 418 ? "success" : undefined;
    const codes: unknown[] = [];
    for (const status of [401, 403, 404, 410, 418]) {
      vendor.meet({ kind: "status", status, json: {} }, 1);
      codes.push(
        await open({ judge })({ method: "GET", path: "x" }, signal).then(
          (answer) => answer.status,
          (error: unknown) => (error as AppError).code,
        ),
      );
    }
    expect(codes).toEqual([
      "connector.not_found",
      "connector.forbidden",
      "connector.not_found",
      "connector.not_found",
      418,
    ]);
  });

  test("a page of HTML with 200 is unreadable, and a redirect goes nowhere", async () => {
    vendor.meet({ kind: "status", status: 200, text: "<html>" });
    const call = open();
    expect(await failureOf(call({ method: "GET", path: "x" }, signal))).toMatchObject({ code: "connector.unreadable" });
    vendor.clear();
    const elsewhere = await startVendorServer(() => ({ json: {} }));
    vendor.meet({ kind: "redirect", to: elsewhere.url });
    expect(await failureOf(call({ method: "GET", path: "x" }, signal))).toMatchObject({
      code: "connector.redirect_refused",
    });
    expect(elsewhere.calls).toEqual([]);
    await elsewhere.close();
  });

  test("a value in another shape is refused without a word of it", () => {
    const refuse = (): unknown => shaped(z.strictObject({ id: z.int() }), { id: person });
    expect(refuse).toThrow("connector.shape_unexpected");
    expect(shaped(z.object({ id: z.int() }), { id: 1, more: true })).toEqual({ id: 1 });
  });
});

test("no error tells what was asked, with which key, or what was answered", async () => {
  const path = `people?email=${encodeURIComponent(person)}`;
  const faults: readonly VendorFault[] = [
    ...[400, 401, 403, 404, 409, 429, 500].map((status) => answering(status, { "set-cookie": person })),
    { kind: "status", status: 200, text: `${person} <html>` },
    { kind: "redirect", to: `https://${secret}.example/${person}` },
    { kind: "reset" },
    { kind: "silence" },
  ];
  for (const fault of faults) {
    vendor.clear();
    vendor.meet(fault);
    const call = open({ timeoutMs: 100 });
    const error = await failureOf(call({ method: "POST", path, json: { person } }, signal));
    expect(error).toBeInstanceOf(AppError);
    const { message, stack, cause, code } = error as AppError;
    expect(message).toBe(code);
    const told = [
      message,
      stack,
      JSON.stringify(error),
      String(cause),
      JSON.stringify(Object.entries(error as object)),
    ];
    for (const mark of ["zqmark", "zqsecret", vendor.url]) expect(told.join(" ")).not.toContain(mark);
  }
});
