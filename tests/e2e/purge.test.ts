import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { addClient } from "../../simulators/whmcs/builders.ts";
import { addInvoice } from "../../simulators/whmcs/record-builders.ts";
import { doorSecret, type DoorServer, startDoorServer } from "../support/door-server.ts";
import { removesDocuments } from "../support/expired-documents.ts";
import { makeKeys, until } from "../support/service.ts";
import { hostingWorld, type Stage, startStage } from "../support/stage.ts";

let stage: Stage;
let door: DoorServer;

beforeAll(async () => {
  const world = hostingWorld();
  for (const id of [1, 2]) {
    addClient(world, { id, email: `client${id}@example.com` });
    addInvoice(world, { id: id * 10, clientId: id, date: "2009-05-01", status: "Paid" });
  }
  door = await startDoorServer(removesDocuments(world));
  const keys = { ...makeKeys(), webhookSecret: doorSecret };
  stage = await startStage({ world, keys, env: { WHMCS_DOOR_URL: door.url } });
}, 60_000);

afterAll(async () => {
  await stage.stop();
  await door.close();
}, 60_000);

test("the first start lists what has expired, and removes it of the one client whose purge the owner released", async () => {
  const [held] = await until("the purge of client 1", async () => {
    const purges = await stage.duties("purge", 1);
    return purges.length > 0 ? purges : undefined;
  });
  expect(held).toMatchObject({ state: "held", reason: "documents_expired" });
  expect((await stage.service.call("POST", `/v1/purges/${held?.id}/release`)).status).toBe(200);
  await stage.dutyIn("purge", 1, "completed");
  const { body } = await stage.service.call("GET", "/v1/clients/1/documents");
  expect((body as { items: object[] }).items).toMatchObject([{ kind: "invoice", id: 10, state: "removed" }]);
  expect([...stage.whmcs.world.invoices.keys()]).toEqual([20]);
  expect(await stage.duties("purge", 2)).toMatchObject([{ state: "held", reason: "documents_expired" }]);
}, 60_000);
