import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { type HttpClient, createHttpClient } from "../../src/connectors/http-client.ts";
import { type DoorFile, type WhmcsDoor, createWhmcsDoor } from "../../src/connectors/whmcs/door/door.ts";
import { systemClock } from "../../src/domain/clock.ts";
import { type Mariadb, startMariadb } from "../support/mariadb.ts";
import { type PhpWhmcs, startPhpWhmcs } from "../support/php-whmcs.ts";

// What the door does with personal data, as the service asks it: its own client, PHP over HTTP, a real database. Client 7 is
// the one who leaves, client 8 a twin whose identifiers hold those of client 7 as a part.

const secret = `whsec_${randomBytes(32).toString("base64")}`;
const connection = { url: "http://127.0.0.1:9", secret, token: "addon-token-of-a-test-0123456789abcdef" };
const identifiers = { emails: ["anna@example.com"], domains: ["bakery.example.org"], usernames: ["bakery1"] };
const uploaded = randomBytes(300_000);
const scrubbed = ["tblclients", "tblnotes", "tblclientsfiles", "tblorders", "tblmodulelog", "tblactivitylog"];

let mariadb: Mariadb;
let whmcs: PhpWhmcs;
let httpClient: HttpClient;
let door: WhmcsDoor;

beforeAll(async () => {
  mariadb = await startMariadb();
  whmcs = await startPhpWhmcs({ mariadb, settings: { connection } });
  httpClient = createHttpClient({ baseUrl: whmcs.url, userAgent: "test" });
  door = createWhmcsDoor({
    url: whmcs.doorUrl,
    secrets: [secret],
    httpClient,
    clock: systemClock,
    refuseWrites: false,
  });
}, 120_000);

afterAll(async () => {
  httpClient?.close();
  await whmcs?.stop();
  await mariadb?.stop();
}, 60_000);

beforeEach(async () => {
  for (const table of [...scrubbed, "tblinvoices", "tblinvoiceitems", "mod_invoicedata", "tblaccounts"]) {
    await whmcs.sql(`DELETE FROM ${table}`);
  }
  await mkdir(join(whmcs.root, "attachments"), { recursive: true });
  await writeFile(join(whmcs.root, "attachments/file7_contract.bin"), uploaded);
  for (const [id, name, email] of [
    [7, "Anna", "anna@example.com"],
    [8, "Joanna", "joanna@example.com"],
  ] as const) {
    await whmcs.sql(
      "INSERT INTO tblclients (id, firstname, email, companyname, ip, status) VALUES (?, ?, ?, '', '192.0.2.1', 'Closed')",
      [id, name, email],
    );
    await whmcs.sql("INSERT INTO tblnotes (userid, note) VALUES (?, ?)", [id, `Called ${name}`]);
    await whmcs.sql("INSERT INTO tblorders (id, userid, ipaddress, date) VALUES (?, ?, '192.0.2.7', '2026-01-02')", [
      id,
      id,
    ]);
    await whmcs.sql(
      "INSERT INTO tblinvoices (id, userid, invoicenum, date, status) VALUES (?, ?, ?, '2014-03-15', 'Paid')",
      [id, id, `2014-${id}`],
    );
    await whmcs.sql("INSERT INTO tblinvoiceitems (invoiceid, userid, description) VALUES (?, ?, 'Hosting')", [id, id]);
    await whmcs.sql("INSERT INTO tblmodulelog (module, action, request) VALUES ('m', 'a', ?)", [`email=${email}`]);
  }
  await whmcs.sql(
    "INSERT INTO tblclientsfiles (id, userid, title, filename) VALUES (3, 7, 'Contract', 'file7_contract.bin')",
  );
});

const scopes = ["client_profile_leftovers", "client_notes", "client_files", "orders", "activity_log", "module_log"];

async function bytesOf(file: DoorFile): Promise<Buffer> {
  if (file.kind !== "file") throw new Error(file.kind);
  const pieces: Uint8Array[] = [];
  for await (const piece of file.body) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Every row of the tables that are scrubbed here. */
async function rows(): Promise<string> {
  return JSON.stringify(
    await Promise.all(scrubbed.map((table) => whmcs.sql(`SELECT * FROM ${table} ORDER BY id`))),
    null,
    1,
  );
}

function rowsOfTwin(): Promise<Record<string, unknown>[][]> {
  return Promise.all(
    [
      "tblclients WHERE id = 8",
      "tblnotes WHERE userid = 8",
      "tblorders WHERE userid = 8",
      "tblmodulelog WHERE request = 'email=joanna@example.com'",
    ].map((rest) => whmcs.sql(`SELECT * FROM ${rest}`)),
  );
}

test("a scrub leaves nothing of its client and every byte of the twin, and a second one changes nothing", async () => {
  const before = await door.verifyGone({ clientId: 7, scopes, identifiers, keepsInvoices: true });
  expect(before.scopes.map(({ left }) => left)).toEqual([1, 1, 1, 1, 0, 1]);
  const twin = await rowsOfTwin();

  const first = await door.scrub({ clientId: 7, scopes, identifiers, keepsInvoices: true });
  const after = await rows();
  const second = await door.scrub({ clientId: 7, scopes, identifiers, keepsInvoices: true });

  expect(first).toMatchObject({ finished: true });
  expect(first.scopes.find(({ scope }) => scope === "orders")).toEqual({
    scope: "orders",
    state: "done",
    rows: 1,
    missing: [],
  });
  expect(after).not.toMatch(/Called Anna|"email=anna/);
  expect(existsSync(join(whmcs.root, "attachments/file7_contract.bin"))).toBe(false);
  expect(twin.flat()).toHaveLength(4);
  expect(await rowsOfTwin()).toEqual(twin);
  expect(second.scopes.map(({ rows: count }) => count)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(await rows()).toBe(after);
  const left = await door.verifyGone({ clientId: 7, scopes, identifiers, keepsInvoices: true });
  expect(left.scopes).toEqual(left.scopes.map(({ scope }) => ({ scope, state: "checked", left: 0 })));
});

test("every scope that the capabilities name can be asked for, and this WHMCS has all it needs", async () => {
  const { scrubScopes = [] } = (await door.capabilities()) ?? {};
  expect(scrubScopes.length).toBeGreaterThan(30);
  expect(scrubScopes.filter(({ available, missing }) => !available || missing.length > 0)).toEqual([]);
  const names = scrubScopes.map(({ scope }) => scope);
  const { scopes: done } = await door.scrub({ clientId: 7, scopes: names, identifiers, keepsInvoices: true });
  expect(done.map(({ scope }) => scope)).toEqual(names);
});

test("a scrub whose caller went away is caught up with by the next call", async () => {
  const line = "(20, NOW(), 'Order placed', '', 7, '')";
  const values = Array.from({ length: 3_000 }, (_, index) => line.replace("20", String(index + 1))).join(",");
  await whmcs.sql(`INSERT INTO tblactivitylog (id, date, description, user, userid, ipaddr) VALUES ${values}`);
  const leaving = new AbortController();
  const call = door
    .withSignal(leaving.signal)
    .scrub({ clientId: 7, scopes: ["activity_log"], identifiers, keepsInvoices: true });
  leaving.abort();
  await expect(call).rejects.toMatchObject({ code: "connector.aborted" });

  for (let finished = false; !finished;) {
    ({ finished } = await door.scrub({ clientId: 7, scopes: ["activity_log"], identifiers, keepsInvoices: true }));
  }
  expect(await whmcs.sql("SELECT id FROM tblactivitylog WHERE userid = 7")).toEqual([]);
});

test("extras stream whole, with what is the client's only", async () => {
  const items = [];
  for await (const item of door.readExtras(7)) items.push(item);

  const text = JSON.stringify(items);
  expect(text).toContain("Called Anna");
  expect(text).not.toContain("Joanna");
  expect(items.at(-1)).toEqual({ kind: "end", missing: [] });
  expect(items).toContainEqual({
    kind: "record",
    entity: "order_origins",
    record: { orderId: 7, date: "2026-01-02 00:00:00", ipAddress: "192.0.2.7" },
  });
});

test("an uploaded file comes byte for byte to its client only", async () => {
  expect((await bytesOf(await door.clientFile(7, 3))).equals(uploaded)).toBe(true);
  expect(await door.clientFile(8, 3)).toEqual({ kind: "not_found" });
});

test("an invoice prints what was frozen into it, and the profile where nothing was", async () => {
  expect((await bytesOf(await door.invoicePdf(7, 7))).toString()).toMatch(/^%PDF-.*Anna.*%%EOF\n$/s);
  await whmcs.sql("INSERT INTO mod_invoicedata (invoiceid, clientsdetails, customfields) VALUES (7, ?, '')", [
    JSON.stringify({ firstname: "Anna as she was" }),
  ]);
  await whmcs.sql("UPDATE tblclients SET firstname = 'Nobody' WHERE id = 7");

  expect((await bytesOf(await door.invoicePdf(7, 7))).toString()).toContain("Anna as she was");
  expect(await door.invoicePdf(7, 8)).toEqual({ kind: "not_found" });
  expect(await door.invoiceSnapshots(7)).toMatchObject({
    table: "present",
    invoices: [{ invoiceId: 7, snapshot: true }],
  });
  expect(await door.invoiceSnapshots(8)).toMatchObject({ invoices: [{ invoiceId: 8, snapshot: false }] });
});

test("credit notes are said to be absent where WHMCS has none", async () => {
  expect(await door.creditNotes(7)).toEqual({ table: "absent", notes: [] });
});

test("an expired document is removed once, one that is not the client's never", async () => {
  const documents = [7, 8, 4711].map((id) => ({ kind: "invoice" as const, id, retainedUntil: "2025-01-01" }));

  expect(await door.expiredDocuments(7, documents)).toEqual({
    removed: [{ kind: "invoice", id: 7, rows: 2 }],
    absent: [{ kind: "invoice", id: 4711 }],
    refused: [{ kind: "invoice", id: 8, reason: "other_client" }],
  });
  expect(await door.expiredDocuments(7, documents)).toMatchObject({
    removed: [],
    absent: [{ id: 7 }, { id: 4711 }],
  });
});

test("a client who never was is told apart from a missing door", async () => {
  await expect(door.creditNotes(4711)).rejects.toMatchObject({ code: "door.client_not_found" });
});
