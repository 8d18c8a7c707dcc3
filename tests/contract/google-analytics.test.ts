import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createGoogleAnalytics } from "../../src/connectors/google_analytics/connector.ts";
import type { ProcessorParts } from "../../src/connectors/open.ts";
import type { Processor, ProcessorContext } from "../../src/connectors/processor.ts";
import type { GoogleAnalyticsValues } from "../../src/connectors/values.ts";
import { AppError } from "../../src/domain/errors.ts";
import {
  startGoogleAnalyticsSimulator,
  type GoogleAnalyticsSimulator,
} from "../../simulators/google_analytics/server.ts";
import { thrownBy } from "./whmcs-client-server.ts";

const cookie = "GA1.2-2.1234567.1700000000";
const clientId = "1234567.1700000000";

let now = new Date("2026-11-23T10:00:00Z");
const clock = { now: () => now };
let google: GoogleAnalyticsSimulator;
const opened: Processor[] = [];

beforeEach(async () => {
  now = new Date("2026-11-23T10:00:00Z");
  google = await startGoogleAnalyticsSimulator({ clock });
});

afterEach(async () => {
  for (const processor of opened.splice(0)) await processor.close();
  await google.close();
});

function open(values: Partial<GoogleAnalyticsValues> = {}, parts: Partial<ProcessorParts> = {}): Processor {
  const { url, tokenUrl, property, key } = google;
  const processor = createGoogleAnalytics(
    { url, tokenUrl, property, key, callsPerMinute: 60, ...values },
    {
      limiter: { take: () => Promise.resolve(), pause: () => Promise.resolve() },
      clock,
      userAgent: "whmcs-gdpr/test",
      dryRun: false,
      timeoutMs: 300,
      waitsMs: [1, 1],
      ...parts,
    },
  );
  opened.push(processor);
  return processor;
}

const context: ProcessorContext = {
  signal: new AbortController().signal,
  clock,
  links: [],
  mayGo: () => Promise.resolve(),
};

function erase(processor: Processor, given = cookie, ctx = context): Promise<{ coversUntil: Date }> {
  return processor.eraseGiven?.(given, ctx) ?? Promise.reject(new Error("eraseGiven is missing"));
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await thrownBy(promise);
  if (!(error instanceof AppError)) throw error;
  return `${error.retry} ${error.code}`;
}

test("nobody is found there, which proves nothing and is called not identifiable", async () => {
  const processor = open();
  const subject = {
    clientId: 7,
    emails: ["anna@example.com"],
    domains: ["example.com"],
    usernames: [],
    serviceIds: [],
    elsewhere: { names: ["Anna Example"], places: [], registrations: [], sharedDomains: [] },
  };
  expect(await processor.find(subject, { of: "client" }, context)).toEqual([]);
  expect(processor.nothingFoundBecause).toBe("not_identifiable");
  expect(processor.canProveAbsence).toBe(false);
  expect(google.server.calls).toHaveLength(0);
});

test("a visitor's own cookie is enough for Google to delete what it holds under it, twice as well as once", async () => {
  const processor = open();
  expect(await erase(processor)).toEqual({ coversUntil: now });
  await erase(processor, clientId);
  expect(google.world.deletions.map((one) => one.clientId)).toEqual([clientId, clientId]);
  expect(google.server.calls.map(({ method, path }) => `${method} ${path}`)).toEqual(
    Array<string>(2).fill(`POST /v1alpha/properties/${google.property}:submitUserDeletion`),
  );
});

test.each(["", "GA1.1", "1234567", "1234567.17", "1234567.1700000000.1", "anna@example.com", "GA1.1.x.1700000000"])(
  "what is no client id never leaves: %j",
  async (given) => {
    expect(await codeOf(erase(open(), given))).toBe("never google_analytics.id_invalid");
    expect([...google.server.calls, ...google.tokenServer.calls]).toHaveLength(0);
  },
);

test("a token is used until shortly before it expires, and asked for at no other address than the setting's", async () => {
  const processor = open();
  await erase(processor);
  now = new Date("2026-11-23T10:54:00Z");
  await erase(processor);
  expect(google.tokenServer.calls).toHaveLength(1);
  now = new Date("2026-11-23T10:56:00Z");
  await erase(processor);
  expect(google.tokenServer.calls).toHaveLength(2);
  expect(google.world.deletions).toHaveLength(3);
});

test("a token that Google takes back is asked for anew", async () => {
  const processor = open();
  await erase(processor);
  google.world.tokens.clear();
  expect(await codeOf(erase(processor))).toBe("never connector.unauthenticated");
  await erase(processor);
  expect(google.world.deletions).toHaveLength(2);
});

test("a last look that says no, and a dry run, let nothing leave", async () => {
  const halted = erase(open(), cookie, { ...context, mayGo: () => Promise.reject(new AppError("stopped", "never")) });
  expect(await codeOf(halted)).toBe("never stopped");
  expect(await codeOf(erase(open({}, { dryRun: true })))).toBe("never connector.dry_run");
  expect([...google.server.calls, ...google.tokenServer.calls]).toHaveLength(0);
});

test("an answer that got lost is asked for again, because a second request does no harm", async () => {
  google.server.meet({ kind: "reset", acts: true }, 1);
  await erase(open());
  expect(google.world.deletions).toHaveLength(2);
});

test.each([
  ["an answer without its time", { deletionTime: "x" }],
  ["a time that is none", { deletionRequestTime: "soon" }],
  ["a list", []],
])("what Google does not confirm counts as nothing done: %s", async (_, body) => {
  google.server.meet({ kind: "replace", change: () => body });
  expect(await codeOf(erase(open()))).toBe("never connector.shape_unexpected");
});

test("Google being busy, away or unreadable is told as such, and a redirect is not followed", async () => {
  google.world.deletionsLeft = 0;
  expect(await codeOf(erase(open()))).toBe("later connector.rate_limited");
  google.server.meet({ kind: "status", status: 503 });
  expect(await codeOf(erase(open()))).toBe("later connector.unavailable");
  google.server.clear();
  google.server.meet({ kind: "truncated" });
  expect(await codeOf(erase(open()))).toMatch(/^later connector\./);
  google.server.clear();
  google.server.meet({ kind: "redirect", to: google.tokenUrl });
  google.tokenServer.forgetCalls();
  expect(await codeOf(erase(open()))).toBe("never connector.redirect_refused");
  expect(google.tokenServer.calls).toHaveLength(1);
});

test("each deletion is counted for the minute and for the day, and a refusal silences the minute alone", async () => {
  const taken: string[] = [];
  const paused: string[] = [];
  const limiter = {
    take: ({ bucket, calls }: { bucket: string; calls: number }) =>
      Promise.resolve(void taken.push(`${bucket} ${calls}`)),
    pause: ({ bucket }: { bucket: string }, ms: number) => Promise.resolve(void paused.push(`${bucket} ${ms}`)),
  };
  const processor = open({}, { limiter });
  await erase(processor);
  expect(taken).toEqual(["google_analytics.deletions 500", "google_analytics 60", "google_analytics 60"]);
  google.world.deletionsLeft = 0;
  await thrownBy(erase(processor));
  expect(new Set(paused)).toEqual(new Set(["google_analytics 60000"]));
});

test("the check reads the property and changes nothing", async () => {
  expect(await open().check(context)).toEqual([
    { code: "google_analytics.key", state: "ok" },
    { code: "google_analytics.property", state: "ok" },
    { code: "google_analytics.may_delete", state: "unknown" },
  ]);
  expect(google.server.calls.map(({ method }) => method)).toEqual(["GET"]);
  expect(google.world.deletions).toEqual([]);
});

test("the check tells a key that is none, one that Google refuses, and a property that the account may not see", async () => {
  const missing = [{ code: "google_analytics.key", state: "missing" }];
  expect(await open({ key: "no key" }).check(context)).toEqual(missing);
  expect(
    await open({ key: google.key.replace(/"client_email":"[^"]*"/, '"client_email":"x@example.com"') }).check(context),
  ).toEqual(missing);
  google.world.properties.clear();
  expect((await open().check(context))[1]).toEqual({ code: "google_analytics.property", state: "missing" });
  google.server.meet({ kind: "status", status: 500 });
  expect((await open().check(context))[1]).toEqual({ code: "google_analytics.property", state: "unknown" });
});

test("neither the key nor the visitor's id stands in what is thrown", async () => {
  const seen: string[] = [];
  google.server.meet({ kind: "status", status: 400, json: { error: { message: clientId } } });
  for (const processor of [open(), open({ key: "secret-key" })]) {
    const error = await thrownBy(erase(processor));
    seen.push(error instanceof Error ? `${error.message} ${error.stack} ${JSON.stringify(error)}` : String(error));
  }
  expect(seen.join(" ")).not.toMatch(/1234567|secret-key|PRIVATE/);
});
