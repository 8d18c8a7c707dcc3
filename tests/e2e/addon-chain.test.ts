import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Ledger } from "../../src/ledger/open.ts";
import { openLedger } from "../../src/ledger/open.ts";
import { addContact } from "../../simulators/whmcs/builders.ts";
import { addDomain } from "../../simulators/whmcs/record-builders.ts";
import { moduleParams, secrets } from "../support/fired-hooks.ts";
import type { Firing } from "../support/php-whmcs.ts";
import { shortPolicy, until } from "../support/service.ts";
import { addHosting, hostingWorld } from "../support/stage.ts";
import { startWhmcsWithAddon, type WhmcsWithAddon } from "../support/whmcs-with-addon.ts";

// From a hook in real PHP to the act of the service: no event comes from anywhere but the addon, installed from its ZIP.

let whmcs: WhmcsWithAddon;
let ledger: Ledger;
const world = hostingWorld();
const told = addHosting(world);
const other = addHosting(world);
const contact = addContact(world, { clientId: told.clientId });
const domain = addDomain(world, { clientId: told.clientId });

beforeAll(async () => {
  whmcs = await startWhmcsWithAddon({
    world,
    // Nothing of what is only told here may fall due meanwhile.
    policy: { ...shortPolicy, hostingDeletion: { gracePeriod: "P14D" }, accountClosure: { gracePeriod: "P14D" } },
  });
  ledger = await openLedger(join(whmcs.service.directory, "var/ledger.db"));
}, 120_000);

afterAll(async () => {
  await ledger.destroy();
  await whmcs.stop();
}, 60_000);

const { clientId, serviceId } = told;
const service = { params: moduleParams(serviceId, clientId) };

interface Told extends Firing {
  /** What WHMCS itself writes with it. */
  readonly writes?: string;
  /** What the service must have stored. */
  readonly event: Readonly<Record<string, unknown>>;
}

/** Every row of the contract's table, as WHMCS fires it. */
const table: readonly Told[] = [
  {
    hook: "ClientClose",
    vars: { userid: clientId },
    writes: `UPDATE tblclients SET status = "Closed" WHERE id = ${clientId}`,
    event: { type: "client.closed" },
  },
  {
    hook: "ClientEdit",
    vars: { userid: clientId, status: "Active", password: secrets[0], olddata: { status: "Closed" } },
    writes: `UPDATE tblclients SET status = "Active" WHERE id = ${clientId}`,
    event: { type: "client.reopened" },
  },
  {
    hook: "ClientEdit",
    vars: {
      userid: clientId,
      status: "Active",
      firstname: "New",
      olddata: { status: "Active", firstname: secrets[1] },
    },
    event: { type: "client.updated" },
  },
  {
    hook: "ContactEdit",
    vars: { userid: clientId, contactid: contact.id, firstname: "New", olddata: { firstname: secrets[1] } },
    event: { type: "contact.updated", contact_id: contact.id },
  },
  {
    hook: "AfterClientMerge",
    vars: { fromUserID: clientId, toUserID: other.clientId },
    event: { type: "client.merged", into_client_id: other.clientId },
  },
  {
    hook: "ContactDelete",
    vars: { userid: clientId, contactid: contact.id },
    event: { type: "contact.deleted", contact_id: contact.id },
  },
  {
    hook: "CancellationRequest",
    vars: { userid: clientId, relid: serviceId, reason: secrets[1], type: "Immediate" },
    writes: `INSERT INTO tblcancelrequests (date, relid, reason, type) VALUES (NOW(), ${serviceId}, "", "Immediate")`,
    event: { type: "service.cancellation_requested", service_id: serviceId, cancellation_type: "immediate" },
  },
  {
    hook: "AfterModuleTerminate",
    vars: service,
    writes: `UPDATE tblhosting SET domainstatus = "Terminated" WHERE id = ${serviceId}`,
    event: { type: "service.terminated", service_id: serviceId },
  },
  {
    hook: "AfterModuleUnsuspend",
    vars: service,
    writes: `UPDATE tblhosting SET domainstatus = "Active" WHERE id = ${serviceId}`,
    event: { type: "service.reactivated", service_id: serviceId },
  },
  { hook: "AfterModuleCreate", vars: service, event: { type: "service.reactivated", service_id: serviceId } },
  {
    hook: "ServiceEdit",
    vars: { userid: clientId, serviceid: serviceId },
    event: { type: "service.updated", service_id: serviceId },
  },
  {
    hook: "DomainDelete",
    vars: { userid: clientId, domainid: domain.id },
    event: { type: "domain.deleted", domain_id: domain.id },
  },
  {
    hook: "ServiceDelete",
    vars: { userid: clientId, clientId, serviceid: serviceId },
    writes: `DELETE FROM tblhosting WHERE id = ${serviceId}`,
    event: { type: "service.deleted", service_id: serviceId },
  },
  {
    hook: "PreDeleteClient",
    vars: { userid: clientId },
    writes: `DELETE FROM tblclients WHERE id = ${clientId}`,
    event: { type: "client.deleted" },
  },
];

test.each(table)(
  "a page that fires $hook is unharmed, and the service stores $event.type once, as ids only",
  async ({ hook, vars, event, writes }) => {
    const before = await eventsOf(String(event["type"]));
    const page = await whmcs.php.fire({ hook, vars });
    expect(page.printed).toBe("");
    if (writes !== undefined) await whmcs.php.sql(writes);
    await whmcs.cron();
    await whmcs.cron(); // What was delivered is not sent again.
    const after = await until(`${hook} at the service`, async () => {
      const rows = await eventsOf(String(event["type"]));
      return rows.length > before.length ? rows : undefined;
    });
    expect(after).toHaveLength(before.length + 1);
    expect(after.at(-1)).toMatchObject({ client_id: clientId, ...event });
  },
  30_000,
);

test("each client of an edited login is told of", async () => {
  await whmcs.php.sql("INSERT INTO tblusers_clients (auth_user_id, client_id, owner) VALUES (900, ?, 1), (900, ?, 0)", [
    clientId,
    other.clientId,
  ]);
  await whmcs.php.fire({
    hook: "UserEdit",
    vars: { user_id: 900, firstname: "New", lastname: "", email: "", olddata: { firstname: secrets[1] } },
  });
  await whmcs.cron();
  const rows = await until("both events", async () => {
    const found = await eventsOf("user.updated");
    return found.length === 2 ? found : undefined;
  });
  expect(new Set(rows.map((row) => row.client_id))).toEqual(new Set([clientId, other.clientId]));
}, 30_000);

test("the daily cron is heard as a heartbeat that tells how the addon is", async () => {
  await whmcs.cron({ daily: true });
  await until("the heartbeat", async () => (await eventsOf("system.heartbeat")).length > 0);
  const body = await until("its meaning", async () => {
    const { body } = await whmcs.service.call("GET", "/v1/status");
    return (body as { addon: object | null }).addon !== null && body;
  });
  expect(body).toMatchObject({ addon: { addonVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/), outboxFailing: 0 } });
}, 30_000);

test("no secret of a hook's variables is in a table of the addon or in what the service stored", async () => {
  const dump: unknown[] = [];
  for (const row of await whmcs.php.sql<Record<string, string>>("SHOW TABLES LIKE 'mod_whmcsgdpr%'")) {
    dump.push(...(await whmcs.php.sql(`SELECT * FROM ${Object.values(row)[0] ?? ""}`)));
  }
  const stored = JSON.stringify([dump, await ledger.selectFrom("event").selectAll().execute()]);
  expect(dump.length).toBeGreaterThan(table.length); // A search of nothing would find nothing.
  for (const secret of secrets) expect(stored).not.toContain(secret);
}, 30_000);

function eventsOf(type: string) {
  return ledger.selectFrom("event").selectAll().where("type", "=", type).orderBy("id").execute();
}
