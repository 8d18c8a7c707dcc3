import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ExportItem } from "../../src/connectors/connector.ts";
import { createHttpClient, type HttpClient } from "../../src/connectors/http-client.ts";
import type { WhmcsApi } from "../../src/connectors/whmcs/api.ts";
import type { DoorCallOptions } from "../../src/connectors/whmcs/door/call.ts";
import { createWhmcsDoor, type WhmcsDoor } from "../../src/connectors/whmcs/door/door.ts";
import { scrubDatabase, scrubLogs } from "../../src/connectors/whmcs/erase/scrub.ts";
import { exportBehindDoor } from "../../src/connectors/whmcs/export/behind-door.ts";
import { createOthers } from "../../src/connectors/others.ts";
import { peopleIn } from "../../src/connectors/whmcs/export/people.ts";
import { collect } from "../../src/connectors/whmcs/reading.ts";
import { databaseScopes, logScopes } from "../../src/connectors/whmcs/erase/scrub-scopes.ts";
import { systemClock } from "../../src/domain/clock.ts";
import { doorSecret } from "../support/door-server.ts";
import { startMariadb } from "../support/mariadb.ts";
import { type PhpWhmcs, startPhpWhmcs } from "../support/php-whmcs.ts";
import { contextOf } from "./whmcs-erasure.ts";
import { thrownBy } from "./whmcs-client-server.ts";

// The client of the door before the addon's own PHP and a real database: what tests/contract/whmcs-door.test.ts shows of the
// client alone is shown here of both together.

let php: PhpWhmcs;
let http: HttpClient;
const closers: (() => unknown)[] = [];

const subject = {
  clientId: 7,
  emails: ["ann@client.example"],
  domains: ["ann.example"],
  usernames: ["annexamp"],
  serviceIds: [702],
};
const identifiers = { emails: subject.emails, domains: subject.domains, usernames: subject.usernames };

beforeAll(async () => {
  const mariadb = await startMariadb();
  closers.push(() => mariadb.stop());
  php = await startPhpWhmcs({ mariadb });
  closers.push(() => php.stop());
  await php.set({
    connection: { url: "http://127.0.0.1:9", secret: doorSecret, token: "addon-token-for-tests-0123456789abcdef" },
  });
  http = createHttpClient({ baseUrl: php.doorUrl, userAgent: "whmcs-gdpr/test" });
  closers.push(() => http.close());
  for (const client of [
    { id: 7, name: "ann" },
    { id: 8, name: "bob" },
  ]) {
    await plant(client.id, client.name);
  }
  await mkdir(join(php.root, "attachments"), { recursive: true });
  await writeFile(join(php.root, "attachments/scan.png"), "bytes of the scan");
}, 120_000);

afterAll(async () => {
  for (const close of closers.toReversed()) await close();
}, 60_000);

/** What WHMCS holds of one client, spread over its tables; client 8 is the twin of client 7. */
async function plant(id: number, name: string): Promise<void> {
  const rows: readonly (readonly [string, Record<string, string | number>])[] = [
    ["tblclients", { id, firstname: name, email: `${name}@client.example`, status: "Closed" }],
    ["tblhosting", { id: 695 + id, userid: id, domain: `${name}.example`, username: `${name}examp` }],
    ["tblorders", { id: 100 + id, userid: id, ipaddress: `192.0.2.${id}`, status: "Active" }],
    ["tblnotes", { userid: id, note: `${name} called` }],
    ["tblclientsfiles", { id: 200 + id, userid: id, title: "Scan", filename: "scan.png" }],
    ["tblcustomfields", { id: 300 + id, type: "client", fieldname: "Shoe size", fieldtype: "text" }],
    ["tblcustomfieldsvalues", { fieldid: 300 + id, relid: id, value: "43" }],
    ["tblinvoices", { id: 400 + id, userid: id, invoicenum: `2026/${id}`, status: "Paid", date: "2026-01-01" }],
    ["tblinvoiceitems", { userid: id, invoiceid: 400 + id, description: "Hosting" }],
    ["tblemails", { userid: id, subject: "Welcome", message: `Dear ${name}`, to: `${name}@client.example` }],
    ["tblactivitylog", { userid: id, description: `Login of ${name}`, user: name, date: "2026-01-01 00:00:00" }],
    ["tblmodulelog", { module: "cpanel", action: "create", request: `user=${name}examp ${name}@client.example` }],
  ];
  for (const [table, row] of rows) await php.sql(`INSERT INTO ${table} SET ?`, [row]);
}

function open(options: Partial<DoorCallOptions> = {}): WhmcsDoor {
  return createWhmcsDoor({
    url: php.doorUrl,
    secrets: [doorSecret],
    httpClient: http,
    clock: systemClock,
    refuseWrites: false,
    retry: { attempts: 1 },
    ...options,
  });
}

const codeOf = async (promise: Promise<unknown>): Promise<unknown> => {
  const error = await thrownBy(promise);
  return (error as { code?: unknown }).code;
};

const countOf = async (table: string, where: string): Promise<number> => {
  const [row] = await php.sql<{ count: number }>(`SELECT COUNT(*) AS count FROM ${table} WHERE ${where}`);
  return Number(row?.count);
};

describe("the addon's own door", () => {
  test("tells what it can do, its scopes by name, and that its brake is on", async () => {
    await php.cron();
    const capabilities = await open().capabilities();
    expect(capabilities).toMatchObject({ protocol: 1, brake: { registered: true, lastCronAt: expect.any(Date) } });
    expect(capabilities?.actions).toEqual(expect.arrayContaining(["scrub", "verifyGone", "readExtras", "invoicePdf"]));
    const scopes = capabilities?.scrubScopes.map(({ scope }) => scope) ?? [];
    // What the service asks for and scrubs last must be what the addon calls so.
    expect(scopes.toSorted()).toEqual([...databaseScopes, ...logScopes].toSorted());
    expect(scopes.slice(-8)).toEqual(logScopes);
  });

  test("refuses a stranger's secret, a clock that differs and an address that is not on its list, each by its name", async () => {
    const strange = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
    const stranger = open({ secrets: [strange] });
    expect(await codeOf(stranger.capabilities())).toBe("door.secret_differs");
    const rotating = open({ secrets: [strange, doorSecret] });
    await expect(rotating.capabilities()).resolves.toMatchObject({ protocol: 1 });
    const late = open({ clock: { now: () => new Date(Date.now() - 301_000) } });
    expect(await codeOf(late.capabilities())).toBe("door.clock_differs");
    await php.set({ doorAddresses: "192.0.2.1" });
    expect(await codeOf(open().capabilities())).toBe("door.address_refused");
    await php.set({ doorAddresses: "" });
  });

  test("holds and releases a service, and not one of another client", async () => {
    await open().hold({ serviceId: 702, clientId: 7, dueAt: new Date("2026-12-06T23:00:00Z") });
    expect(await php.terminate(702)).toBe(false);
    expect(await codeOf(open().release({ serviceId: 703, clientId: 7 }))).toBe("door.facts_differ");
    expect(await codeOf(open().release({ serviceId: 9_999, clientId: 7 }))).toBe("door.service_not_found");
    const { until } = await open().release({ serviceId: 702, clientId: 7 });
    expect(until.getTime()).toBeGreaterThan(Date.now());
    expect(await php.terminate(702)).toBe(true);
  });

  test("keeps closed whatever the owner holds, told by a dry run too, until it is told otherwise", async () => {
    const nothing = { all: false, clientIds: [], serviceIds: [] };
    await open().release({ serviceId: 703, clientId: 8 });
    for (const held of [{ clientIds: [8] }, { serviceIds: [703] }, { all: true }]) {
      await open({ refuseWrites: true }).ownerHolds({ ...nothing, ...held });
      expect(await php.terminate(703)).toBe(false);
    }
    await open().ownerHolds(nothing);
    expect(await php.terminate(703)).toBe(true);
  });

  test("answers which invoices are frozen, credit notes, and that another client's document is none", async () => {
    const snapshots = await open().invoiceSnapshots(7);
    expect(snapshots.invoices).toEqual([{ invoiceId: 407, snapshot: false }]);
    expect((await open().creditNotes(7)).notes).toEqual([]);
    expect(await open().invoicePdf(7, 408)).toEqual({ kind: "not_found" });
    expect(await open().clientFile(7, 208)).toEqual({ kind: "not_found" });
    expect(await codeOf(open().invoiceSnapshots(9_999))).toBe("door.client_not_found");
    expect((await open().capabilities())?.documentKinds).toContain("transaction");
    const documents = [{ kind: "invoice", id: 407, retainedUntil: "2099-01-01" }] as const;
    expect((await open().expiredDocuments(7, documents)).refused).toEqual([
      { kind: "invoice", id: 407, reason: "not_expired" },
    ]);
  });

  test("gives the export its extras, files and invoices, and nothing of the twin", async () => {
    const others = createOthers({ names: [], emails: [], clientId: 7, loginIds: new Set() }, []);
    const source = {
      subject,
      context: Promise.resolve({ people: peopleIn(others), ownEmails: [], withNotes: true }),
      invoices: [{ invoiceId: 407, invoiceNumber: "2026/7", issuedOn: "2026-01-31" }],
      withNotes: true,
    };
    const all: object[] = [];
    for await (const item of exportBehindDoor(source, open({ refuseWrites: true }))) {
      all.push(await whole(item));
    }
    const record = (entity: string, fields: object) => ({
      type: "record",
      entity,
      record: expect.objectContaining(fields),
    });
    expect(all).toContainEqual(record("custom_fields", { name: "Shoe size", value: "43", relatesTo: "client" }));
    expect(all).toContainEqual(record("order_origins", { orderId: 107, ipAddress: "192.0.2.7" }));
    expect(all).toContainEqual(record("client_notes", { note: "ann called" }));
    expect(all).toContainEqual(expect.objectContaining({ type: "attachment", data: "bytes of the scan" }));
    expect(all).toContainEqual(
      expect.objectContaining({ type: "document", name: "2026/7.pdf", data: expect.stringMatching(/^%PDF-/) }),
    );
    expect(JSON.stringify(all)).not.toMatch(/bob|192\.0\.2\.8/);
  });
});

/** A file's bytes are read before the next item is asked for, as the package does. */
async function whole(item: ExportItem): Promise<object> {
  if (item.type !== "attachment" && item.type !== "document") return item;
  const pieces = item.data instanceof Uint8Array ? [item.data] : await collect(item.data);
  return { ...item, data: Buffer.concat(pieces).toString("latin1") };
}

describe("the scrub steps before the addon's own door", () => {
  const own: readonly (readonly [string, string, string])[] = [
    ["tblnotes", "userid = 7", "userid = 8"],
    ["tblemails", "userid = 7", "userid = 8"],
    ["tblactivitylog", "userid = 7", "userid = 8"],
    ["tblmodulelog", "request LIKE '%ann%'", "request LIKE '%bob%'"],
    ["tblorders", "userid = 7 AND ipaddress LIKE '192%'", "userid = 8 AND ipaddress LIKE '192%'"],
  ];

  test("leave nothing of the client, everything of the twin, and what kept invoices need; twice is once", async () => {
    const terminated = { services: async () => [{ status: "Terminated" }], invoices: async function* none() {} };
    const context = () => contextOf(terminated as unknown as WhmcsApi, subject, { door: open(), keepsInvoices: true });
    const twins = new Map<string, number>();
    for (const [table, mine, theirs] of own) {
      expect([table, await countOf(table, mine)]).not.toEqual([table, 0]);
      twins.set(table, await countOf(table, theirs));
    }
    expect(await scrubDatabase(context())).toMatchObject({ kind: "done" });
    expect(await countOf("tblemails", "userid = 7")).toBe(1);
    expect(await scrubLogs(context())).toMatchObject({ kind: "done" });
    for (const [table, mine, theirs] of own) {
      expect([table, await countOf(table, mine), await countOf(table, theirs)]).toEqual([table, 0, twins.get(table)]);
    }
    expect(await countOf("tblinvoices", "userid IN (7, 8)")).toBe(2);
    const again = await scrubLogs(context());
    expect(again.kind === "done" ? again.count : 0).toBe(0);
  });

  test("count as left what the addon would scrub, and nothing once it has", async () => {
    const scopes = (await open().capabilities())?.scrubScopes.filter(({ available }) => available) ?? [];
    const request = { clientId: 7, scopes: scopes.map(({ scope }) => scope), identifiers, keepsInvoices: true };
    const left = async () => (await open().verifyGone(request)).scopes.filter((scope) => scope.left > 0);
    expect(await left()).toEqual([]);
    await php.sql("INSERT INTO tblnotes SET ?", [{ userid: 7, note: "ann called again" }]);
    expect(await left()).toHaveLength(1);
  });
});

test("a WHMCS without the addon has no door", async () => {
  const elsewhere = open({ url: php.doorUrl.replace("whmcsgdpr", "nothing_here") });
  expect(await elsewhere.capabilities()).toBeUndefined();
});
