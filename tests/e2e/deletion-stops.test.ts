import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { addClient } from "../../simulators/whmcs/builders.ts";
import { shortPolicy, until } from "../support/service.ts";
import { type Hosting, type Stage, startStage } from "../support/stage.ts";

// What keeps a due deletion from running: the global stop, the owner's hold, the day's limit.

describe("with a grace period of two seconds", () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await startStage();
  }, 60_000);

  afterAll(() => stage.stop(), 60_000);

  async function requested(): Promise<Hosting> {
    const hosting = stage.host();
    await stage.act({ act: "client_requests_cancellation", serviceId: hosting.serviceId });
    return hosting;
  }

  test("a deletion goes by itself, not before it is due and within ten seconds after", async () => {
    const { serviceId } = await requested();
    const { dueAt } = await stage.deletionIn(serviceId, "scheduled");
    await stage.deletionIn(serviceId, "completed");
    const [call] = stage.whmcs.calls.filter(
      ({ action, params }) => action === "ModuleTerminate" && Number(params["serviceid"]) === serviceId,
    );
    const late = Date.parse(call?.at ?? "") - Date.parse(dueAt ?? "");
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(10_000);
  });

  test("a held deletion lets its due time pass; released, it runs at once", async () => {
    const held = await requested();
    const { id } = await stage.deletionIn(held.serviceId, "scheduled");
    await stage.post(`/v1/deletions/${id}/hold`, { reason: "dispute" });
    const later = await requested();
    await stage.deletionIn(later.serviceId, "completed");
    const [duty] = await stage.deletions(held.serviceId);
    expect(duty).toMatchObject({ state: "held", holdReason: "dispute" });
    expect(Date.parse(duty?.dueAt ?? "")).toBeLessThan(Date.now());
    expect(stage.terminations(held.serviceId)).toBe(0);
    await stage.post(`/v1/deletions/${id}/release`);
    await stage.deletionIn(held.serviceId, "completed");
  });

  test("POST /v1/stop: what falls due does not run; POST /v1/resume lets it", async () => {
    expect((await stage.post("/v1/stop")).body).toEqual({ stopped: true });
    const hosting = await requested();
    await expectStopped(hosting);
    expect((await stage.post("/v1/resume")).body).toEqual({ stopped: false });
    await stage.deletionIn(hosting.serviceId, "completed");
    expect(stage.terminations(hosting.serviceId)).toBe(1);
  });

  test("the file var/STOP does the same, and a resume says while it lies there that it still does", async () => {
    const file = join(stage.directory, "var/STOP");
    writeFileSync(file, "");
    const hosting = await requested();
    await expectStopped(hosting);
    expect((await stage.post("/v1/resume")).body).toEqual({ stopped: true });
    await stage.lookedAt((await stage.deletions(hosting.serviceId))[0]?.id ?? "");
    await expectStopped(hosting);
    rmSync(file);
    expect((await stage.post("/v1/resume")).body).toEqual({ stopped: false });
    await stage.deletionIn(hosting.serviceId, "completed");
  });

  test("once var/STOP is removed what it froze goes on by itself, within seconds", async () => {
    const file = join(stage.directory, "var/STOP");
    writeFileSync(file, "");
    const hosting = await requested();
    await expectStopped(hosting);
    const removedAt = Date.now();
    rmSync(file);
    const { finishedAt } = await stage.deletionIn(hosting.serviceId, "completed");
    expect(Date.parse(finishedAt ?? "") - removedAt).toBeLessThan(10_000);
  });

  test("a stop in the middle of a run: the next step is not begun, the first is not repeated", async () => {
    const { serviceId } = await requested();
    const { id } = await stage.deletionIn(serviceId, "scheduled");
    stage.whmcs.setLatency(500);
    await until("the call to be under way", () => stage.terminations(serviceId) === 1);
    await stage.post("/v1/stop");
    stage.whmcs.setLatency(0);
    const stopped = await until("the duty to be put back", async () => {
      const [duty] = await stage.deletions(serviceId);
      return duty?.reason === "stopped" ? duty : undefined;
    });
    expect(stopped).toMatchObject({
      id,
      state: "scheduled",
      steps: [
        { action: "terminate_hosting", state: "done" },
        { action: "set_service_status", state: "pending" },
      ],
    });
    await stage.post("/v1/resume");
    await stage.deletionIn(serviceId, "completed");
    expect(stage.terminations(serviceId)).toBe(1);
  });

  test("neither a stop nor the client's hold keeps back an export: it destroys nothing", async () => {
    await stage.post("/v1/stop");
    const { clientId } = stage.host();
    await stage.post(`/v1/clients/${clientId}/hold`, { reason: "dispute" });
    await stage.post("/v1/exports", { clientId });
    await stage.dutyIn("export", clientId, "completed");
    await stage.post("/v1/resume");
  });

  async function expectStopped(hosting: Hosting): Promise<void> {
    await until("the due duty to meet the stop", async () => {
      const [duty] = await stage.deletions(hosting.serviceId);
      return duty?.state === "scheduled" && duty.reason === "stopped";
    });
    expect(stage.terminations(hosting.serviceId)).toBe(0);
    expect(stage.isHosted(hosting)).toBe(true);
  }
});

describe("with a limit of two deletions and one anonymisation a day", () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await startStage({
      policy: {
        ...shortPolicy,
        hostingDeletion: { gracePeriod: "PT0S" },
        limits: { deletionsPerDay: 2, anonymizationsPerDay: 1 },
      },
    });
  }, 60_000);

  afterAll(() => stage.stop(), 60_000);

  test("the third deletion waits for the owner's word; released, it runs", async () => {
    for (const hosting of [stage.host(), stage.host()]) {
      await stage.act({ act: "client_requests_cancellation", serviceId: hosting.serviceId });
      await stage.deletionIn(hosting.serviceId, "completed");
    }
    const third = stage.host();
    await stage.act({ act: "client_requests_cancellation", serviceId: third.serviceId });
    const held = await stage.deletionIn(third.serviceId, "held");
    expect(held).toMatchObject({ reason: "daily_limit", backlog: false });
    expect(stage.terminations(third.serviceId)).toBe(0);
    await stage.post(`/v1/deletions/${held.id}/release`);
    await stage.deletionIn(third.serviceId, "completed");
    expect(stage.isHosted(third)).toBe(false);
  });

  test("the second anonymisation waits for the owner's word; released, it runs", async () => {
    const { world } = stage.whmcs;
    const [first, second] = [addClient(world, { id: 2_001 }), addClient(world, { id: 2_002 })];
    await stage.act({ act: "admin_closes_client", clientId: first.id });
    await stage.dutyIn("anonymization", first.id, "completed");
    const name = second.firstname;
    await stage.act({ act: "admin_closes_client", clientId: second.id });
    const { id } = await stage.dutyIn("anonymization", second.id, "held");
    expect(second.firstname).toBe(name);
    await stage.post(`/v1/anonymizations/${id}/release`);
    await stage.dutyIn("anonymization", second.id, "completed");
    expect(second.firstname).not.toBe(name);
  });
});
