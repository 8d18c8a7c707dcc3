import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { twinWorld } from "../../simulators/whmcs/seed.ts";
import type { Client } from "../../simulators/whmcs/world.ts";
import { listDuties } from "../../src/ledger/duties.ts";
import { listSteps } from "../../src/ledger/steps.ts";
import { rectifyClient } from "../../workers/rectify.ts";
import { type DutySite, withDutySite } from "../support/duty-site.ts";
import { type Mariadb, startMariadb } from "../support/mariadb.ts";
import { startEightSystems } from "../support/nine-systems.ts";
import { openTasks, tell } from "../support/stored-events.ts";

// What a client changes in WHMCS, at the eight systems besides, beside a twin who keeps every byte.

const start = Date.parse("2026-03-17T10:00:00Z");
let mariadb: Mariadb;

beforeAll(async () => {
  mariadb = await startMariadb();
}, 60_000);

afterAll(() => mariadb.stop());

/** Changes the client in WHMCS, tells of it, and carries it ten minutes later. @returns how each system's step ended */
async function change(site: DutySite, client: Client, values: Partial<Client>, changed: string) {
  Object.assign(client, values);
  await tell(site.books, "client.updated", { client_id: client.id, changed });
  const [duty] = await listDuties(site.books.ledger, { limit: 1, kind: "rectification" });
  if (typeof duty?.wake_at !== "string") throw new Error("nothing is owed");
  site.books.now = new Date(duty.wake_at);
  await rectifyClient(site.parts)(duty.id, new AbortController().signal);
  const steps = await listSteps(site.books.ledger, duty.id);
  return Object.fromEntries(steps.map(({ connector, state, reason }) => [connector, [state, reason]]));
}

test("a new telephone and town, then a new address, reach every system by a call or by a task, and the twin's keep every byte", async () => {
  const twins = twinWorld();
  let site: DutySite | undefined;
  const eight = await startEightSystems(twins, { now: () => site?.books.now ?? new Date(start) }, mariadb);
  try {
    await withDutySite({ world: twins.world, policy: eight.policy, processors: eight.processors }, async (made) => {
      site = made;
      const client = twins.world.clients.get(twins.subject.clientId)!;
      const dumpOf = (name: string) => eight.systems.find((system) => system.name === name)!.dump();
      const before = await Promise.all(eight.systems.map((system) => system.twins()));

      const first = await change(site, client, { phonenumber: "+32.470111111", city: "Newtown" }, "phonenumber,city");
      expect(first).toEqual({
        cloudways: ["nothing_found", null],
        freshdesk: ["done", null],
        versio: ["manual", "registrar_change_by_hand"],
        resellerclub: ["done", null],
        rackspace: ["nothing_found", null],
        apple_keychain: ["manual", "keychain_rectify_by_hand"],
      });
      expect(await dumpOf("freshdesk")).toContain("+32.470111111");
      expect(await dumpOf("resellerclub")).toContain("Newtown");

      // The owner has yet to do the rest by hand: that keeps the next change from nobody.
      const old = client.email;
      const second = await change(site, client, { email: "new@client.example" }, "email");
      expect(second).toEqual(first);
      expect(await dumpOf("freshdesk")).toMatch(/"name":"[^"]*","email":"new@client.example"/);
      const [customers] = JSON.parse(await dumpOf("resellerclub")) as [{ username: string }[]];
      expect(customers.map(({ username }) => username)).toContain("new@client.example");
      expect(customers.map(({ username }) => username)).not.toContain(old);

      expect(await Promise.all(eight.systems.map((system) => system.twins()))).toEqual(before);
      const asked = (await openTasks(site.books)).map(({ connector, code }) => `${connector} ${code}`);
      expect(asked.toSorted()).toEqual(["apple_keychain keychain_rectify_by_hand", "versio registrar_change_by_hand"]);
    });
  } finally {
    await eight.close();
  }
}, 60_000);
