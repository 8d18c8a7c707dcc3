import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { addClient } from "../../simulators/whmcs/builders.ts";
import { askForExport, endedExport, fetchPackage, readExport } from "../support/exports.ts";
import { shortPolicy, until } from "../support/service.ts";
import { startStage, type Stage } from "../support/stage.ts";

// An anonymised account leaves no package behind, whichever of the two began first.

let stage: Stage;

beforeAll(async () => {
  const policy = {
    ...shortPolicy,
    accountClosure: { gracePeriod: "PT1S", ownerConfirms: true },
    processors: { mollie: { kind: "manual", label: "Mollie" } },
  };
  stage = await startStage({ policy });
}, 60_000);

afterAll(() => stage.stop(), 60_000);

/** The owner's own anonymisation of a client; a person has to erase at Mollie before it is complete. */
async function anonymise(clientId: number): Promise<void> {
  const asked = await stage.post("/v1/anonymizations", { clientId });
  expect(asked.status).toBe(202);
  const { id } = asked.body as { id: string };
  await stage.dutyIn("anonymization", clientId, "waiting");
  expect((await stage.post(`/v1/anonymizations/${id}/confirm`)).status).toBe(200);
}

async function finishTask(clientId: number): Promise<void> {
  const task = await until("the task", async () => (await stage.openTasks(clientId))[0]);
  expect((await stage.post(`/v1/tasks/${task.id}/done`, { outcome: "done" })).status).toBe(200);
  await stage.dutyIn("anonymization", clientId, "completed");
}

const storedOf = (id: string): string[] =>
  readdirSync(join(stage.directory, "var/exports")).filter((name) => name.includes(id));

test("an export that is running ends visibly and leaves nothing; a retry gives what has stayed", async () => {
  const { whmcs, service } = stage;
  addClient(whmcs.world, { id: 601, firstname: "Mara", notes: "Likes tulips" });
  whmcs.faults.set("GetEmails", { kind: "slow", ms: 20_000 }, 1);
  const id = await askForExport(service, 601);
  await until("the export to read", () =>
    whmcs.calls.some(({ action, params }) => action === "GetEmails" && Number(params["clientid"]) === 601),
  );
  expect((await readExport(service, id)).state).toBe("running");
  await anonymise(601);
  expect(await endedExport(service, id)).toMatchObject({ state: "failed", reason: "client_anonymised" });
  expect((await service.call("GET", `/v1/exports/${id}/package`)).status).toBe(409);
  await finishTask(601);
  expect(storedOf(id)).toEqual([]);

  expect((await stage.post(`/v1/exports/${id}/retry`)).status).toBe(200);
  expect(await endedExport(service, id)).toMatchObject({ state: "completed" });
  const opened = await fetchPackage(service, id);
  expect(opened.text("data/whmcs/profile.json")).not.toMatch(/Mara|tulips/);
}, 60_000);

test("a package made while the anonymisation waits for a person is gone, key and link too, once it is complete", async () => {
  const { whmcs, service } = stage;
  addClient(whmcs.world, { id: 602 });
  await anonymise(602);
  await until("the task", async () => (await stage.openTasks(602)).length === 1);
  await stage.dutyIn("anonymization", 602, "waiting");
  const id = await askForExport(service, 602);
  expect(await endedExport(service, id)).toMatchObject({ state: "completed" });
  expect(storedOf(id)).toHaveLength(2);
  const { url } = (await service.call("POST", `/v1/exports/${id}/link`)).body as { url: string };

  await finishTask(602);
  expect(storedOf(id)).toEqual([]);
  expect((await service.call("GET", `/v1/exports/${id}/package`)).status).toBe(410);
  expect((await fetch(url, { method: "POST" })).status).toBe(404);
}, 60_000);

test("a package of a client who was merged into the anonymised one is gone, key and link too", async () => {
  const { whmcs, service } = stage;
  for (const id of [603, 604]) addClient(whmcs.world, { id });
  const id = await askForExport(service, 603);
  expect(await endedExport(service, id)).toMatchObject({ state: "completed" });
  expect(storedOf(id)).toHaveLength(2);
  const { url } = (await service.call("POST", `/v1/exports/${id}/link`)).body as { url: string };

  await stage.act({ act: "admin_merges_clients", fromClientId: 603, intoClientId: 604 });
  await stage.settledEvents("client.merged", 603);
  expect((await service.call("GET", `/v1/exports/${id}/package`)).status).toBe(410);
  expect((await fetch(url, { method: "POST" })).status).toBe(404);

  await anonymise(604);
  await finishTask(604);
  expect(storedOf(id)).toEqual([]);
  expect(await readExport(service, id)).toMatchObject({ state: "completed", package: { goneAt: expect.any(String) } });
}, 60_000);
