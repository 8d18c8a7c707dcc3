import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { addServer } from "../../simulators/whmcs/builders.ts";
import { shortPolicy } from "../support/service.ts";
import { type Duty, type Hosting, type Stage, startStage } from "../support/stage.ts";

// What ModuleTerminate is never sent for (issue "The main job", Deliver 10), and what happens instead.

let stage: Stage;

beforeAll(async () => {
  const policy = {
    ...shortPolicy,
    hostingDeletion: { gracePeriod: "P14D" },
    products: { 16: { lives: "cloudways" } },
  };
  stage = await startStage({ policy });
}, 60_000);

afterAll(() => stage.stop(), 60_000);

/** Has the service cancelled and the client approve, so that the deletion is due now. */
async function cancelAndApprove({ serviceId }: Hosting): Promise<string> {
  await stage.act({ act: "client_requests_cancellation", serviceId });
  const { id } = await stage.deletionIn(serviceId, "scheduled");
  await approve(id);
  return id;
}

async function approve(id: string): Promise<void> {
  expect((await stage.post(`/v1/deletions/${id}/approve`, {})).status).toBe(200);
}

async function release(id: string): Promise<void> {
  expect((await stage.post(`/v1/deletions/${id}/release`)).status).toBe(200);
}

/** The duty waits for the owner and WHMCS was told nothing. */
async function expectSpared(hosting: Hosting, reason: string): Promise<Duty> {
  const duty = await stage.deletionIn(hosting.serviceId, "held");
  expect(duty).toMatchObject({ reason, backlog: false });
  expect(stage.terminations(hosting.serviceId)).toBe(0);
  expect(stage.isHosted(hosting)).toBe(true);
  return duty;
}

describe("without the owner's release ModuleTerminate is not sent for a service that is already", () => {
  test.each([
    ["Terminated", "already_terminated"],
    ["Cancelled", "already_cancelled"],
  ])("%s; released, it is sent once", async (status, reason) => {
    const hosting = stage.host();
    await stage.act({ act: "client_requests_cancellation", serviceId: hosting.serviceId });
    const { id } = await stage.deletionIn(hosting.serviceId, "scheduled");
    hosting.row.status = status;
    await approve(id);
    await expectSpared(hosting, reason);
    await release(id);
    await stage.deletionIn(hosting.serviceId, "completed");
    expect(stage.terminations(hosting.serviceId)).toBe(1);
    expect(stage.isHosted(hosting)).toBe(false);
  });
});

describe("a newer live service is spared that has", () => {
  test("the same server and username: released, a person is asked and the account stays", async () => {
    const old = stage.host();
    const newer = stage.host({
      clientId: old.clientId,
      service: { username: old.row.username, serverId: old.row.serverId },
    });
    const id = await cancelAndApprove(old);
    await expectSpared(old, "account_shared");
    await expectTaskInstead(old, id);
    expect(stage.isHosted(newer)).toBe(true);
  });

  test("the same domain, on another client's account: released, a person is asked", async () => {
    const old = stage.host();
    const newer = stage.host({ service: { domain: old.row.domain } });
    const id = await cancelAndApprove(old);
    await expectSpared(old, "account_shared");
    await expectTaskInstead(old, id);
    expect(stage.isHosted(newer)).toBe(true);
  });

  async function expectTaskInstead(old: Hosting, id: string): Promise<void> {
    await release(id);
    const duty = await stage.deletionIn(old.serviceId, "waiting");
    expect(duty).toMatchObject({ reason: "person" });
    expect(duty.steps[0]).toMatchObject({ action: "terminate_hosting", state: "manual" });
    const [task] = await stage.openTasks(old.clientId);
    expect(task).toMatchObject({ code: "hosting_account_shared", serviceId: old.serviceId, dutyId: id });
    await stage.post(`/v1/tasks/${task?.id ?? ""}/done`, { outcome: "not_needed" });
    expect(await stage.deletionIn(old.serviceId, "completed")).toMatchObject({
      steps: [{ action: "terminate_hosting", state: "skipped" }, { action: "set_service_status" }],
    });
    expect(stage.terminations(old.serviceId)).toBe(0);
  }

  test("a username of the same name on another server spares nothing", async () => {
    const { world } = stage.whmcs;
    const old = stage.host();
    const elsewhere = stage.host({
      service: { username: old.row.username, serverId: addServer(world, "Jupiter") },
    });
    await cancelAndApprove(old);
    await stage.deletionIn(old.serviceId, "completed");
    expect(stage.isHosted(old)).toBe(false);
    expect(stage.isHosted(elsewhere)).toBe(true);
  });

  test("the same username, when that service has ended too, spares nothing", async () => {
    const old = stage.host();
    stage.host({ service: { username: old.row.username, status: "Terminated" } });
    await cancelAndApprove(old);
    await stage.deletionIn(old.serviceId, "completed");
    expect(stage.terminations(old.serviceId)).toBe(1);
  });
});

describe("waits for the owner: a product of type", () => {
  test.each([
    ["reselleraccount", 14],
    ["server", 15],
  ])("%s; released, it goes", async (_type, product) => {
    const hosting = stage.host({ product });
    const id = await cancelAndApprove(hosting);
    await expectSpared(hosting, "product_type_needs_owner");
    await release(id);
    await stage.deletionIn(hosting.serviceId, "completed");
    expect(stage.isHosted(hosting)).toBe(false);
  });
});

test("several reasons to stop are asked about one after the other", async () => {
  const hosting = stage.host({ product: 14 });
  await stage.act({ act: "client_requests_cancellation", serviceId: hosting.serviceId });
  const { id } = await stage.deletionIn(hosting.serviceId, "scheduled");
  hosting.row.status = "Cancelled";
  await approve(id);
  await expectSpared(hosting, "already_cancelled");
  await release(id);
  const reseller = await stage.deletionIn(hosting.serviceId, "held");
  expect(reseller).toMatchObject({ reason: "product_type_needs_owner" });
  await release(id);
  await stage.deletionIn(hosting.serviceId, "completed");
  expect(stage.terminations(hosting.serviceId)).toBe(1);
});

describe("a service without a module", () => {
  test("nothing_found is no failure: the status is set all the same", async () => {
    const hosting = stage.host({ product: 13 });
    await cancelAndApprove(hosting);
    const duty = await stage.deletionIn(hosting.serviceId, "completed");
    expect(duty.steps).toMatchObject([
      { action: "terminate_hosting", state: "nothing_found" },
      { action: "set_service_status", state: "done" },
    ]);
    expect(hosting.row.status).toBe("Terminated");
  });

  test("whose data lives at a processor without a connector: a person deletes it there, and that word completes the duty", async () => {
    const hosting = stage.host({ product: 16 });
    const id = await cancelAndApprove(hosting);
    const waiting = await stage.deletionIn(hosting.serviceId, "waiting");
    expect(waiting).toMatchObject({ id, reason: "person" });
    expect(waiting.steps).toMatchObject([
      { connector: "whmcs", action: "terminate_hosting", state: "nothing_found" },
      { connector: "cloudways", action: "delete_hosting", state: "manual" },
      { connector: "whmcs", action: "set_service_status", state: "done" },
    ]);
    const [task] = await stage.openTasks(hosting.clientId);
    expect(task).toMatchObject({ code: "delete_hosting_by_hand", connector: "cloudways", dutyId: id });
    expect((await stage.post(`/v1/tasks/${task?.id ?? ""}/done`, { outcome: "done" })).status).toBe(200);
    expect(await stage.deletionIn(hosting.serviceId, "completed")).toMatchObject({
      steps: [{ state: "nothing_found" }, { state: "done", reason: "by_hand" }, { state: "done" }],
    });
    expect((await stage.post(`/v1/tasks/${task?.id ?? ""}/done`, { outcome: "done" })).status).toBe(409);
  });
});
