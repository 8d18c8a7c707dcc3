import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { ExportItem } from "../../src/connectors/connector.ts";
import { createHttpClient, type HttpClient } from "../../src/connectors/http-client.ts";
import { createWhmcsApi, type WhmcsApi } from "../../src/connectors/whmcs/api.ts";
import { createWhmcsCall } from "../../src/connectors/whmcs/call.ts";
import { createWhmcsConnector } from "../../src/connectors/whmcs/connector.ts";
import { resolveSubject } from "../../src/connectors/whmcs/find.ts";
import { systemClock } from "../../src/domain/clock.ts";
import { addClient, addContact, emptyWorld } from "../../simulators/whmcs/builders.ts";
import { allocateId, type World } from "../../simulators/whmcs/installation.ts";
import { recordSeedEmail } from "../../simulators/whmcs/mail.ts";
import { addDomain, addReply, addTicket } from "../../simulators/whmcs/record-builders.ts";
import { seedWorld, twinWorld } from "../../simulators/whmcs/seed.ts";
import { startWhmcsSimulator, type WhmcsSimulator } from "../../simulators/whmcs/server.ts";
import { noDoor } from "../support/no-door.ts";

// What an export asks of WHMCS, call by call, and how far it runs ahead of its reader.

const concurrency = 4;
let simulator: WhmcsSimulator;
let http: HttpClient;
let api: WhmcsApi;
let inFlight: number;

async function openSimulator(world: World): Promise<void> {
  simulator = await startWhmcsSimulator({ world });
  inFlight = 0;
  http = createHttpClient({ baseUrl: simulator.url, userAgent: "whmcs-gdpr/test" });
  const counted: HttpClient = {
    ...http,
    request: async (request) => {
      inFlight += 1;
      return http.request(request).finally(() => (inFlight -= 1));
    },
  };
  const { url, credentials } = simulator;
  const retry = { baseMs: 1, longestWaitMs: 5 };
  api = createWhmcsApi(
    createWhmcsCall({ url, ...credentials, concurrency, httpClient: counted, clock: systemClock, retry }),
  );
}

async function closeSimulator(): Promise<void> {
  http.close();
  await simulator.stop();
}

/** Another world in place of the twins'. */
async function openInstead(world: World): Promise<void> {
  await closeSimulator();
  await openSimulator(world);
}

beforeEach(() => openSimulator(twinWorld().world));

afterEach(closeSimulator);

/** Everything that one export does, as the worker does it. */
async function* exportOf(clientId: number): AsyncGenerator<ExportItem> {
  const seen = api.remembering();
  const client = await seen.client(clientId);
  const subject = await resolveSubject(seen, clientId);
  if (client === undefined || subject === undefined) throw new Error("no such client");
  const connector = createWhmcsConnector(seen, noDoor);
  const context = { signal: new AbortController().signal, clock: systemClock, dryRun: false };
  await connector.estimate?.(subject, context);
  yield* connector.export?.(subject, context) ?? [];
}

/** Lets everything end that nobody needs to wait for. */
async function quiet(): Promise<void> {
  for (let still = 0; still < 100; still = inFlight === 0 ? still + 1 : 0) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const called = (action: string): number => simulator.calls.filter((call) => call.action === action).length;

async function readAll(clientId: number): Promise<readonly ExportItem[]> {
  const items: ExportItem[] = [];
  for await (const item of exportOf(clientId)) items.push(item);
  return items;
}

test("no call is made twice in a whole export, from the subject to the last page", async () => {
  const world = seedWorld({ clients: 2, servicesPerClient: 3, invoicesPerClient: 120, ticketsPerClient: 4 });
  for (const name of ["cas", "dirk"]) addContact(world, { clientId: 1, email: `${name}@client.example` });
  for (const domainname of ["a.example", "b.example"]) addDomain(world, { clientId: 1, domainname });
  await openInstead(world);
  await readAll(1);
  const asked = simulator.calls.map(({ action, params }) => `${action} ${JSON.stringify(params)}`);
  expect(asked.filter((call, index) => asked.indexOf(call) !== index)).toEqual([]);
  expect(called("GetInvoice")).toBe(120);
  expect(called("GetInvoices")).toBe(2);
  expect(called("DomainGetNameservers")).toBe(3);
});

test("a registrar that refuses again and again is not asked of every domain", async () => {
  for (let index = 0; index < 20; index += 1)
    addDomain(simulator.world, { clientId: 21, domainname: `d${index}.example` });
  simulator.faults.set("DomainGetNameservers", { kind: "error", message: "Registrar Error" });
  const items = await readAll(21);
  const domains = [...simulator.world.domains.values()].filter(({ clientId }) => clientId === 21);
  const gap = items.find((item) => item.type === "gap" && item.reason === "name_servers_unknown");
  expect(gap).toMatchObject({ count: domains.filter(({ status }) => status === "Active").length });
  expect(called("DomainGetNameservers")).toBeLessThan(6);
});

describe("reading ahead", () => {
  test("keeps as many calls under way as are allowed, and gives the same items in the same order", async () => {
    const items = JSON.stringify(await readAll(21));
    simulator.setLatency(5);
    expect(JSON.stringify(await readAll(21))).toBe(items);
    expect(simulator.maxInFlight()).toBe(concurrency);
  });

  test("holds at most three files beside the one that is being written, and few tickets", async () => {
    for (let index = 0; index < 60; index += 1) {
      const data = Buffer.from(`file ${index}`).toString("base64");
      addTicket(simulator.world, { clientId: 21, attachments: [{ storedName: "123456_a.txt", data }] });
    }
    let files = 0;
    for await (const item of exportOf(21)) {
      if (item.type !== "attachment") continue;
      await quiet();
      files += 1;
      expect(called("GetTicketAttachment") - files).toBeLessThanOrEqual(3);
      expect(called("GetTicket") - files).toBeLessThanOrEqual(30);
    }
    expect(files).toBeGreaterThan(60);
  });

  test("holds one large file at a time once it knows of the first", async () => {
    const data = Buffer.alloc(9 * 1024 * 1024, "large").toString("base64");
    for (let index = 0; index < 7; index += 1) {
      addTicket(simulator.world, { clientId: 21, attachments: [{ storedName: "123456_a.txt", data }] });
    }
    let large = 0;
    let others = 0;
    for await (const item of exportOf(21)) {
      if (item.type !== "attachment") continue;
      if (item.data instanceof Uint8Array && item.data.byteLength > 1_000_000) large += 1;
      else others += 1;
      await quiet();
      if (large > 0) expect(called("GetTicketAttachment") - large - others).toBeLessThanOrEqual(large < 4 ? 4 : 1);
    }
    expect(large).toBe(7);
  });

  test("leaves nothing under way when its reader leaves", async () => {
    for await (const item of exportOf(21)) if (item.type === "entity" && item.entity === "invoices") break;
    await quiet();
    const made = simulator.calls.length;
    await quiet();
    expect(simulator.calls).toHaveLength(made);
    expect(called("GetTicketAttachment")).toBeLessThanOrEqual(3);
  });

  test.each(["GetEmails", "GetTicket", "GetQuotes", "GetAffiliates"])(
    "tells a refusal of %s where it belongs, after everything that stands before it",
    async (action) => {
      const whole = await readAll(21);
      const entity = { GetEmails: "emails", GetTicket: "tickets", GetQuotes: "quotes", GetAffiliates: "affiliate" }[
        action
      ];
      simulator.faults.set(action, { kind: "permission_denied" });
      const items: ExportItem[] = [];
      for await (const item of exportOf(21)) items.push(item);
      const place = items.findIndex(({ type }) => type === "left_out");
      expect(items[place]).toEqual({ type: "left_out", entity, reason: "whmcs.permission_missing" });
      expect(items[place - 1]).toEqual({ type: "entity", entity });
      const rest = whole.filter((item) => item.type === "entity" || !("entity" in item) || item.entity !== entity);
      expect(JSON.stringify(items.toSpliced(place, 1))).toBe(JSON.stringify(rest));
    },
  );
});

test("names of the staff and ids of others are in no text, and the client's words stay byte for byte", async () => {
  const world = emptyWorld();
  world.colleagues.push({
    id: 2,
    firstname: "Georgina",
    lastname: "Willems",
    username: "georgina.w",
    email: "georgina@agency.example",
  });
  const client = addClient(world, { id: 7, firstname: "Ann", lastname: "Voorbeeld", notes: "Georgina Willems called" });
  const words = "Hé,\r\n\tmy password is weak & <b>User ID: 99</b> 😀 is mine  ";
  const ticket = addTicket(world, { clientId: 7, message: words });
  const reply = "Ann, I moved User ID: 12 into yours. Regards, Georgina Willems <georgina@agency.example>";
  addReply(world, ticket, { message: reply, admin: "Georgina Willems", clientId: 0 });
  ticket.notes.push({
    id: 900,
    admin: "Former Colleague",
    date: "2026-01-02 03:04:05",
    message: "Former Colleague and georgina.w know",
    attachments: [],
    attachmentsRemoved: false,
  });
  recordSeedEmail(world, client, "From Georgina Willems", "<p>Georgina&nbsp;Willems</p>");
  const id = allocateId(world, "activity", world.activity);
  const entry = { userId: 0, adminId: 2, username: "georgina.w", ipaddress: "192.0.2.99", date: "2026-01-02 03:04:05" };
  world.activity.set(id, { id, clientId: 7, ...entry, description: "Merged User ID: 12 - User ID: 7 (georgina.w)" });
  await openInstead(world);
  const items = await readAll(7);
  const records = items.flatMap((item) => (item.type === "record" ? [item.record] : []));
  expect(JSON.stringify(records)).not.toMatch(/georgina|willems|former|192\.0\.2\.99/i);
  expect(records).toContainEqual(expect.objectContaining({ notes: "staff called" }));
  expect(records).toContainEqual(
    expect.objectContaining({
      messages: [
        expect.objectContaining({ message: words }),
        expect.objectContaining({
          author: "staff",
          message: "Ann, I moved User ID: [other client] into yours. Regards, staff <staff>",
        }),
      ],
      notes: [expect.objectContaining({ message: "staff and staff know" })],
    }),
  );
  expect(records).toContainEqual(expect.objectContaining({ subject: "From staff", body: "<p>staff</p>" }));
  expect(records).toContainEqual(
    expect.objectContaining({
      description: "Merged User ID: [other client] - User ID: 7 (staff)",
      username: "staff",
      ipAddress: "",
    }),
  );
});

test("an estimate counts what WHMCS counts, and is no less than what comes", async () => {
  await openInstead(seedWorld({ clients: 2, servicesPerClient: 3, invoicesPerClient: 40, ticketsPerClient: 30 }));
  const subject = await resolveSubject(api, 1);
  if (subject === undefined) throw new Error("no such client");
  const context = { signal: new AbortController().signal, clock: systemClock, dryRun: false };
  const connector = createWhmcsConnector(api, noDoor);
  const estimate = await connector.estimate?.(subject, context);
  const items = await readAll(1);
  const records = items.filter(({ type }) => type === "record");
  expect(estimate?.records).toBeGreaterThanOrEqual(records.length);
  expect(estimate?.records).toBeLessThan(records.length * 10);
  expect(estimate?.bytes).toBeGreaterThan(3 * JSON.stringify(records).length);
  const empty = await connector.estimate?.({ ...subject, clientId: 99_999 }, context);
  expect(empty).toMatchObject({ records: 0, bytes: 0 });
});
