import { describe, expect, test } from "@jest/globals";
import type { ExportItem } from "../../src/connectors/connector.ts";
import type { WhmcsApi } from "../../src/connectors/whmcs/api.ts";
import { createWhmcsConnector } from "../../src/connectors/whmcs/connector.ts";
import { eraseActions } from "../../src/connectors/whmcs/erase/actions.ts";
import { resolveSubject } from "../../src/connectors/whmcs/find.ts";
import { systemClock } from "../../src/domain/clock.ts";
import { addClient, addContact, addUser, emptyWorld } from "../../simulators/whmcs/builders.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import { addQuote, addTicket } from "../../simulators/whmcs/record-builders.ts";
import { noDoor } from "../support/no-door.ts";
import { contextOf, withStandIn } from "./whmcs-erasure.ts";

// An accountant, a reseller, a parent company: one address, and several clients who name it.

const ctx = { signal: new AbortController().signal, clock: systemClock, dryRun: false };
const address = "books@accountant.example";
const mark = "ABOUT-CLIENT-8";

/** Client 7 names the address as a contact's, and a guest wrote from it, and a prospect asked for a quote. */
function worldOf(usedToo: (world: World) => void): World {
  const world = emptyWorld();
  addClient(world, { id: 7 });
  addContact(world, { clientId: 7, email: address });
  addClient(world, { id: 8 });
  addTicket(world, { id: 81, clientId: 0, email: address, message: mark });
  addQuote(world, { id: 82, clientId: 0, email: address, proposal: mark });
  usedToo(world);
  return world;
}

const asOwn = (world: World): void => {
  const other = world.clients.get(8);
  if (other !== undefined) other.email = address;
};
const asContact = (world: World): void => void addContact(world, { clientId: 8, email: address });
const asLogin = (world: World): void =>
  void addUser(world, { email: address, clients: [{ clientId: 8, owner: false, permissions: [] }] });
const nobody = (): void => {};
/** Found by the search all the same: WHMCS looks for what begins so. */
const aLongerOne = (world: World): void => {
  addClient(world, { id: 9, email: `${address}.be` });
  addUser(world, { email: `${address}.be`, clients: [{ clientId: 9, owner: true, permissions: [] }] });
};

async function subjectOf(api: WhmcsApi) {
  const subject = await resolveSubject(api, 7);
  if (subject === undefined) throw new Error("no such client");
  return subject;
}

async function exportOf(api: WhmcsApi): Promise<readonly ExportItem[]> {
  const items: ExportItem[] = [];
  for await (const item of createWhmcsConnector(api, noDoor).export?.(await subjectOf(api), ctx) ?? [])
    items.push(item);
  return items;
}

describe.each([
  ["another client's own", asOwn],
  ["a contact of another client", asContact],
  ["a login of another client", asLogin],
])("an address that is %s", (_, usedToo) => {
  test("lends no guest's ticket and no prospect's quote to the package, which says so", () =>
    withStandIn({ world: worldOf(usedToo) }, async (api) => {
      const items = await exportOf(api);
      expect(JSON.stringify(items)).not.toContain(mark);
      expect(items).toContainEqual({ type: "gap", reason: "address_shared", count: 1 });
      // That the client itself named it is the client's own.
      expect(JSON.stringify(items)).toContain(address);
    }));

  test("erases nothing of what came from it", () => {
    const world = worldOf(usedToo);
    return withStandIn({ world }, async (api) => {
      const subject = await subjectOf(api);
      expect(await createWhmcsConnector(api, noDoor).find(subject, ctx)).not.toContainEqual({
        kind: "ticket",
        id: "81",
      });
      await eraseActions.delete_tickets(contextOf(api, subject));
      await eraseActions.delete_quotes(contextOf(api, subject));
      expect([world.tickets.has(81), world.quotes.has(82)]).toEqual([true, true]);
    });
  });
});

test.each([
  ["nobody else uses", nobody],
  ["begins another client's", aLongerOne],
])("an address that %s lends its guest's ticket and its prospect's quote", (_, usedToo) => {
  const world = worldOf(usedToo);
  return withStandIn({ world }, async (api) => {
    const items = await exportOf(api);
    expect(JSON.stringify(items).split(mark)).toHaveLength(3);
    expect(items).not.toContainEqual(expect.objectContaining({ reason: "address_shared" }));
    await eraseActions.delete_tickets(contextOf(api, await subjectOf(api)));
    expect(world.tickets.has(81)).toBe(false);
  });
});
