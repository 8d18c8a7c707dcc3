import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { addClient, addContact } from "../../simulators/whmcs/builders.ts";
import { type Stage, startStage } from "../support/stage.ts";

// What the service writes in WHMCS fires WHMCS's hooks like anybody's edit. Those echoes, and events about clients who are
// anonymised, open nothing (contract section 3).

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
}, 60_000);

afterAll(() => stage.stop(), 60_000);

async function anonymised(): Promise<number> {
  const { id: clientId } = addClient(stage.whmcs.world, { notes: "A note", phonenumber: "+32.20000001" });
  addContact(stage.whmcs.world, { clientId });
  await stage.act({ act: "admin_closes_client", clientId });
  await stage.dutyIn("anonymization", clientId, "completed");
  await stage.whmcs.settled();
  return clientId;
}

test("an anonymisation's own writes are ignored: no rectification, no task, no second anonymisation", async () => {
  const clientId = await anonymised();
  const echoes = stage.whmcs.events.filter(({ data }) => data["clientId"] === clientId);
  const types = new Set(echoes.map(({ type }) => type));
  expect([...types]).toEqual(expect.arrayContaining(["client.closed", "client.updated", "contact.deleted"]));
  for (const type of ["client.updated", "contact.deleted"]) {
    for (const event of await stage.settledEvents(type, clientId)) {
      expect(event).toMatchObject({ state: "ignored", reason: "own_write" });
    }
  }
  expect(await stage.duties("rectification", clientId)).toEqual([]);
  expect(await stage.duties("anonymization", clientId)).toHaveLength(1);
  expect(await stage.openTasks(clientId)).toEqual([]);
});

test("a later edit of an anonymised client is ignored", async () => {
  const clientId = await anonymised();
  const timestamp = new Date(Date.now() + 3_600_000).toISOString();
  await stage.send("client.updated", { clientId, changed: ["city"] }, { timestamp });
  for (const event of await stage.settledEvents("client.updated", clientId)) expect(event.state).toBe("ignored");
  expect(await stage.duties("rectification", clientId)).toEqual([]);
});

test("a deletion's own termination and status open no second deletion, also when their events come late", async () => {
  const { clientId, serviceId } = stage.host();
  await stage.act({ act: "client_requests_cancellation", serviceId });
  await stage.deletionIn(serviceId, "completed");
  await stage.whmcs.settled();
  await stage.settledEvents("service.terminated", clientId);
  await stage.send("service.terminated", { clientId, serviceId });
  await stage.send("service.updated", { clientId, serviceId });
  await stage.settledEvents("service.terminated", clientId);
  await stage.settledEvents("service.updated", clientId);
  expect(await stage.deletions(serviceId)).toMatchObject([{ state: "completed" }]);
});

test("a closed account waits for its services' hosting, asks before what WHMCS calls Cancelled, and goes last", async () => {
  const hosting = stage.host();
  const { clientId, serviceId } = hosting;
  const client = stage.whmcs.world.clients.get(clientId);
  const name = client?.firstname;
  await stage.act({ act: "admin_closes_client", clientId });
  const deletion = await stage.deletionIn(serviceId, "held");
  expect(deletion).toMatchObject({ reason: "already_cancelled" });
  expect(await stage.dutyIn("anonymization", clientId, "waiting")).toMatchObject({ reason: "deletions_open" });
  expect(client?.firstname).toBe(name);
  expect(stage.isHosted(hosting)).toBe(true);
  await stage.post(`/v1/deletions/${deletion.id}/release`);
  await stage.deletionIn(serviceId, "completed");
  await stage.dutyIn("anonymization", clientId, "completed");
  expect(client?.firstname).not.toBe(name);
  expect(stage.isHosted(hosting)).toBe(false);
});
