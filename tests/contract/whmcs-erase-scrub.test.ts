import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createHttpClient, type HttpClient } from "../../src/connectors/http-client.ts";
import { createWhmcsDoor } from "../../src/connectors/whmcs/door/door.ts";
import type { EraseContext } from "../../src/connectors/whmcs/erase/context.ts";
import { databaseScopes, logScopes, ticketScopes } from "../../src/connectors/whmcs/erase/scrub-scopes.ts";
import { scrubDatabase, scrubLogs, scrubTickets } from "../../src/connectors/whmcs/erase/scrub.ts";
import { systemClock } from "../../src/domain/clock.ts";
import { RetryableError } from "../../src/domain/errors.ts";
import { DoorReply, type DoorServer, startDoorServer } from "../support/door-server.ts";
import { scrubRows, type ScrubRows } from "../support/scrub-rows.ts";
import { noDoor } from "../support/no-door.ts";
import { contextOf, newMemory } from "./whmcs-erasure.ts";

// The scrub steps over a real connection to a door whose database is a count of rows by scope.

const subject = {
  clientId: 7,
  emails: ["ann@example.com"],
  domains: ["ann.example"],
  usernames: ["annexamp"],
  serviceIds: [702],
};

let server: DoorServer;
let http: HttpClient;
let table: ScrubRows;
/** What WHMCS's API tells of the client at this moment. */
let services: { status: string }[];
let invoices: { status: string; issuedOn: string }[];
const api = {
  services: () => Promise.resolve(services),
  invoices: async function* ofClient() {
    yield* invoices;
  },
} as unknown as EraseContext["api"];

beforeEach(async () => {
  services = [{ status: "Terminated" }];
  invoices = [];
  table = scrubRows({ order_ips: 2, client_notes: 0, mail_log: 3, activity_log: 4 });
  server = await startDoorServer(table.answers);
  http = createHttpClient({ baseUrl: server.url, userAgent: "whmcs-gdpr/test" });
});

afterEach(async () => {
  http.close();
  await server.close();
});

function context(given: Parameters<typeof contextOf>[2] = {}): EraseContext {
  const door = createWhmcsDoor({
    url: server.url,
    secrets: server.secrets,
    httpClient: http,
    clock: systemClock,
    refuseWrites: false,
    retry: { baseMs: 1 },
  });
  return contextOf(api, subject, { door, ...given });
}

const scopesOf = (action: string): unknown[] =>
  server.called.filter((call) => call.action === action).map(({ data }) => data["scopes"]);

test("the database goes without its logs, the logs go last, and then all is looked at once more", async () => {
  expect(await scrubDatabase(context())).toEqual({ kind: "done", count: 2 });
  expect(await scrubLogs(context())).toEqual({ kind: "done", count: 7 });
  expect(scopesOf("scrub")).toEqual([[...databaseScopes, "order_ips"], [...logScopes]]);
  const verified = [...databaseScopes, "order_ips", ...table.rows.keys()];
  expect(scopesOf("verifyGone")).toEqual(verified.map((scope) => [scope]));
  const { emails, domains, usernames } = subject;
  expect(server.called.find(({ action }) => action === "scrub")?.data).toMatchObject({
    clientId: 7,
    identifiers: { emails, domains, usernames },
    keepsInvoices: true,
  });
});

test("it is called until it has finished, and a stop or hold is heard between two calls", async () => {
  table.pace = 1;
  let asked = 0;
  const stopped = new RetryableError("duty.interrupted");
  const guard = () => ((asked += 1) > 3 ? Promise.reject(stopped) : Promise.resolve());
  const memory = newMemory();
  await expect(scrubLogs(context({ guard, memory }))).rejects.toBe(stopped);
  expect([table.rows.get("mail_log"), table.rows.get("activity_log")]).toEqual([0, 4]);
  expect(await scrubLogs(context({ memory }))).toEqual({ kind: "done", count: 6 });
});

/** Runs something at the second call of the door's scrub, which gets through one row a call. */
function atSecondCall(then: () => void): void {
  table.pace = 1;
  const scrub = server.answers["scrub"] as (data: object) => object;
  let calls = 0;
  server.answers["scrub"] = (data) => {
    if ((calls += 1) === 2) then();
    return scrub(data);
  };
}

test("a service that lives again between two calls stops the rest, and the step waits", async () => {
  atSecondCall(() => services.push({ status: "Active" }));
  expect(await scrubLogs(context())).toEqual({ kind: "waiting", reason: "hosting_not_gone" });
  expect([table.rows.get("mail_log"), table.rows.get("activity_log")]).toEqual([1, 4]);
  services.pop();
  expect(await scrubLogs(context())).toMatchObject({ kind: "done" });
});

test("an invoice that came between two calls is kept from then on; what was to be kept before stays so", async () => {
  atSecondCall(() => invoices.push({ status: "Unpaid", issuedOn: "2026-11-22" }));
  await scrubLogs(context({ keepsInvoices: false }));
  const kept = server.called
    .map(({ action, data }) => [action, data["keepsInvoices"]])
    .filter(([, keeps]) => keeps !== undefined);
  expect(kept.slice(0, 3)).toEqual([
    ["scrub", false],
    ["scrub", false],
    ["scrub", true],
  ]);
  expect(new Set(kept.slice(2).map(([, keeps]) => keeps))).toEqual(new Set([true]));
  expect(kept.at(-1)?.[0]).toBe("verifyGone");
  invoices = [];
  await scrubDatabase(context({ keepsInvoices: true }));
  expect(server.called.at(-1)?.data["keepsInvoices"]).toBe(true);
});

test.each([
  ["of this year", { id: 3, date: "2026-01-15" }],
  ["of this year, by another column", { id: 3, created_at: "2026-01-15 10:00:00", date: "0000-00-00" }],
  ["without a date", { id: 3, date: null }],
])("a credit note %s is kept like an invoice", async (_, note) => {
  server.answers["creditNotes"] = { table: "present", notes: [note] };
  await scrubDatabase(context({ keepsInvoices: false }));
  expect(server.called.find(({ action }) => action === "scrub")?.data["keepsInvoices"]).toBe(true);
});

test("a credit note past its time is not kept", async () => {
  server.answers["creditNotes"] = { table: "present", notes: [{ id: 3, date: "2012-01-15" }] };
  await scrubDatabase(context({ keepsInvoices: false }));
  expect(server.called.find(({ action }) => action === "scrub")?.data["keepsInvoices"]).toBe(false);
});

test("a second run finds nothing; one resumed at the end of a killed run still says done", async () => {
  const memory = newMemory();
  await scrubDatabase(context({ memory }));
  expect(await scrubDatabase(context({ memory }))).toEqual({ kind: "done", count: 0 });
  expect(await scrubDatabase(context())).toEqual({ kind: "nothing_found" });
});

test("a call whose answer nobody heard was remembered before it was sent; one that found nothing is not", async () => {
  const memory = newMemory();
  const scrub = server.answers["scrub"] as (data: object) => object;
  let rememberedAtCall: number[] = [];
  server.answers["scrub"] = (data, response) => {
    rememberedAtCall = [...memory.ids];
    scrub(data);
    response.destroy();
    return undefined;
  };
  await expect(scrubDatabase(context({ memory }))).rejects.toMatchObject({ retry: "later" });
  expect(rememberedAtCall).toEqual([subject.clientId]);
  server.answers["scrub"] = scrub;
  expect(await scrubDatabase(context({ memory }))).toEqual({ kind: "done", count: 0 });
  const other = newMemory();
  await scrubDatabase(context({ memory: other }));
  expect([...other.ids]).toEqual([]);
});

test("what was written meanwhile is scrubbed again; what will not go is never called done", async () => {
  let writes = 1;
  const verify = server.answers["verifyGone"] as (data: object) => object;
  server.answers["verifyGone"] = (data) => {
    if (writes > 0) table.rows.set("order_ips", 1);
    writes -= 1;
    return verify(data);
  };
  expect(await scrubLogs(context())).toMatchObject({ kind: "done", count: 8 });
  writes = 99;
  await expect(scrubLogs(context())).rejects.toMatchObject({ code: "whmcs.still_there", retry: "later" });
});

test("a scope that this addon did not look at is not called gone", async () => {
  server.answers["verifyGone"] = { scopes: [{ scope: "order_ips", state: "checked", left: 0 }] };
  await expect(scrubDatabase(context())).rejects.toMatchObject({ code: "whmcs.still_there" });
});

test("a scope that takes long to count is asked for until it was counted to its end, but not for ever", async () => {
  const verify = server.answers["verifyGone"] as (data: object) => object;
  const unfinished = { finished: false, scopes: [] };
  let pauses = 3;
  server.answers["verifyGone"] = (data) => {
    const isLong = (data["scopes"] as string[]).includes("mail_log");
    return isLong && (pauses -= 1) >= 0 ? unfinished : verify(data);
  };
  expect(await scrubLogs(context())).toMatchObject({ kind: "done" });
  expect(scopesOf("verifyGone").filter((scopes) => (scopes as string[])[0] === "mail_log")).toHaveLength(4);
  pauses = Number.POSITIVE_INFINITY;
  await expect(scrubLogs(context())).rejects.toMatchObject({ code: "connector.unfinished", retry: "later" });
});

test("what this WHMCS lacks is named and not asked for, and what it keeps out of reach is not waited for", async () => {
  server.answers["capabilities"] = table.capable([
    { scope: "client_files", available: false, missing: ["tblclientsfiles"] },
    { scope: "attachments", available: true, missing: [] },
  ]);
  table.rows.set("attachments", 2);
  const scrub = server.answers["scrub"] as (data: object) => { scopes: { scope: string; state: string }[] };
  server.answers["scrub"] = (data) => {
    const { scopes } = scrub(data);
    table.rows.set("attachments", 2);
    const partly = scopes.map((one) => (one.scope === "attachments" ? { ...one, state: "partly", rows: 0 } : one));
    return { finished: true, scopes: partly };
  };
  const parts = (names: string[]) => expect.objectContaining({ reason: "partly_scrubbed", parts: names });
  expect(await scrubDatabase(context())).toEqual(parts(["attachments", "client_files"]));
  expect(await scrubLogs(context())).toEqual(parts(["attachments"]));
  expect(scopesOf("scrub").flat()).not.toContain("client_files");
});

test("an addon that does not know a scope yet has not done all of it, even where it knows none", async () => {
  for (const scope of ["users", "api_log", ...ticketScopes]) table.rows.delete(scope);
  server.answers["capabilities"] = table.capable([]);
  const partly = { kind: "done", reason: "partly_scrubbed" };
  expect(await scrubTickets(context())).toMatchObject({ ...partly, parts: [...ticketScopes].toSorted() });
  expect(await scrubDatabase(context())).toMatchObject({
    ...partly,
    parts: ["custom_field_values", "ticket_trail", "users"],
  });
  expect(await scrubLogs(context())).toMatchObject({ ...partly, parts: ["api_log"] });
});

test("somebody known by more than one call takes is scrubbed in several, by every name", async () => {
  const emails = Array.from({ length: 501 }, (_, n) => `ann+${n}@example.com`);
  await scrubDatabase(context({ subject: { ...subject, emails } }));
  const asked = server.called.filter(({ action }) => action === "scrub").map(({ data }) => data["identifiers"]);
  expect(asked.flatMap((identifiers) => (identifiers as { emails: string[] }).emails)).toEqual(emails);
  expect(asked).toHaveLength(2);
});

test("an addon that is gone since the plan leaves a task, also between two calls", async () => {
  const byHand = { kind: "manual", reason: "scrub_by_hand" };
  expect(await scrubDatabase(context({ door: noDoor }))).toEqual(byHand);
  server.answers["scrub"] = new DoorReply(404, "text/html", "<html></html>");
  expect(await scrubLogs(context())).toEqual(byHand);
});

test("a stop after a call that failed is heard before anything is sent again", async () => {
  const stopped = new RetryableError("duty.interrupted");
  let isStopped = false;
  server.answers["scrub"] = () => {
    isStopped = true;
    return DoorReply.error(500, "door.failed");
  };
  const guard = () => (isStopped ? Promise.reject(stopped) : Promise.resolve());
  const memory = newMemory();
  await expect(scrubLogs(context({ guard, memory }))).rejects.toMatchObject({ code: "connector.unavailable" });
  await expect(scrubLogs(context({ guard, memory }))).rejects.toBe(stopped);
  expect(scopesOf("scrub")).toHaveLength(1);
});

test("a door that is silent or refuses leaves the step owed", async () => {
  server.answers["scrub"] = DoorReply.error(403, "door.address_refused");
  await expect(scrubDatabase(context())).rejects.toMatchObject({ code: "door.address_refused", retry: "later" });
  server.answers["scrub"] = DoorReply.error(500, "door.failed");
  await expect(scrubDatabase(context())).rejects.toMatchObject({ code: "connector.unavailable", retry: "later" });
});
