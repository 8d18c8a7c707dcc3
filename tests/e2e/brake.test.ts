import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type DoorServer, doorSecret, healthyCapabilities, startDoorServer } from "../support/door-server.ts";
import { makeDirectory, makeKeys, removeDirectory, shortPolicy, startService, until } from "../support/service.ts";
import { type Hosting, hostingWorld, type Stage, startStage } from "../support/stage.ts";
import { startWhmcsSimulator } from "../../simulators/whmcs/server.ts";

// The service and the addon's door: WHMCS terminates cancelled services by itself, and its brake holds that back until the
// service releases it.

const keys = { ...makeKeys(), webhookSecret: doorSecret };
const policy = { ...shortPolicy, hostingDeletion: { gracePeriod: "P14D" } };
/** What WHMCS answers a module command that a hook aborted. */
const braked = { kind: "failure", text: "Function Aborted by Action Hook Code" } as const;
const automated = {
  ...healthyCapabilities,
  settings: { ...healthyCapabilities.settings, cancellationAutomation: "on" },
};

const toldOf = ({ serviceId }: Hosting, door: DoorServer): { action: string; data: object }[] =>
  door.called.filter(({ data }) => data["serviceId"] === serviceId).map(({ action, data }) => ({ action, data }));

describe("with the automation on and a brake that is proven", () => {
  let stage: Stage;
  let door: DoorServer;

  beforeAll(async () => {
    door = await startDoorServer({
      capabilities: automated,
      hold: { state: "held" },
      release: ({ serviceId }) => {
        const service = stage.whmcs.world.services.get(Number(serviceId));
        if (service?.moduleOutcome.kind === "failure" && service.moduleOutcome.text === braked.text) {
          service.moduleOutcome = { kind: "success" };
        }
        return { state: "released", until: new Date(Date.now() + 3_600_000).toISOString() };
      },
    });
    stage = await startStage({ policy, keys, env: { WHMCS_DOOR_URL: door.url } });
  }, 60_000);

  afterAll(async () => {
    await stage.stop();
    await door.close();
  }, 60_000);

  /** A service on the brake whose client asked for its end. */
  async function cancelled(): Promise<Hosting & { dutyId: string; dueAt: string }> {
    const hosting = stage.host({ service: { moduleOutcome: braked } });
    await stage.act({ act: "client_requests_cancellation", serviceId: hosting.serviceId });
    const { id, dueAt } = await stage.deletionIn(hosting.serviceId, "scheduled");
    await until("the brake to be told", () => toldOf(hosting, door).length > 0);
    return { ...hosting, dutyId: id, dueAt: dueAt ?? "" };
  }

  test("the service is live and ready", async () => {
    const { body } = await stage.service.call("GET", "/v1/status");
    expect(body).toMatchObject({ mode: "live", readiness: { ready: true } });
    expect(Object.keys((body as { readiness: { checks: object } }).readiness.checks)).not.toContain(
      "whmcs_cancellation_automation",
    );
  });

  test("the brake is told once when a deletion is due, however often it is looked at", async () => {
    const hosting = await cancelled();
    const { clientId, serviceId, dutyId, dueAt } = hosting;
    const told = { action: "hold", data: { serviceId, clientId, dueAt } };
    expect(toldOf(hosting, door)).toEqual([told]);
    const { generation } = await row(dutyId);
    await stage.send("service.updated", { clientId, serviceId });
    await until("another look", async () => (await row(dutyId)).generation > generation);
    await stage.lookedAt(dutyId);
    expect(toldOf(hosting, door)).toEqual([told]);
  });

  test("a deletion that is approved releases the brake, and then WHMCS terminates", async () => {
    const hosting = await cancelled();
    await stage.post(`/v1/deletions/${hosting.dutyId}/approve`, { now: true });
    await stage.deletionIn(hosting.serviceId, "completed");
    expect(toldOf(hosting, door).map(({ action }) => action)).toEqual(["hold", "release"]);
    expect(stage.terminations(hosting.serviceId)).toBe(1);
    expect((await row(hosting.dutyId)).brake_released_at).toBeNull();
  });

  test("a brake that holds although it was released fails no deletion: it runs once the brake lets go", async () => {
    const hosting = await cancelled();
    const { release } = door.answers;
    door.answers["release"] = { state: "released", until: "2026-11-22T15:00:00Z" };
    await stage.post(`/v1/deletions/${hosting.dutyId}/approve`, { now: true });
    const waits = await until("the brake to hold", async () => {
      const [duty] = await stage.deletions(hosting.serviceId);
      return duty?.reason === "whmcs.brake_held" ? duty : undefined;
    });
    expect(waits.state).toBe("scheduled");
    expect(stage.isHosted(hosting)).toBe(true);
    door.answers["release"] = release!;
    await stage.deletionIn(hosting.serviceId, "completed");
    expect(stage.isHosted(hosting)).toBe(false);
  }, 60_000);

  test("what a termination that failed left released is held again", async () => {
    const hosting = await cancelled();
    hosting.row.moduleOutcome = { kind: "failure", text: "The panel is down" };
    await stage.post(`/v1/deletions/${hosting.dutyId}/approve`, { now: true });
    await until("the owner to get hold of it", async () => {
      const [duty] = await stage.deletions(hosting.serviceId);
      if (duty?.reason !== "whmcs.module_refused") return false;
      return (await stage.post(`/v1/deletions/${hosting.dutyId}/hold`, { reason: "dispute" })).status === 200;
    });
    await stage.act({ act: "cron" }); // its heartbeat asks for a sweep
    await until("the brake to hold again", () => toldOf(hosting, door).at(-1)?.action === "hold");
    const { clientId, serviceId } = hosting;
    expect(toldOf(hosting, door).at(-1)?.data).toEqual({ clientId, serviceId });
    await until("that to be remembered", async () => (await row(hosting.dutyId)).brake_released_at === null);
  }, 60_000);

  test("a door that fails stops the termination, and is no failure of the deletion", async () => {
    const hosting = await cancelled();
    door.fault = (response) => response.writeHead(500, { "content-type": "text/html" }).end("<b>Fatal error</b>");
    await stage.post(`/v1/deletions/${hosting.dutyId}/approve`, { now: true });
    await until("the door to be tried", async () => {
      const [duty] = await stage.deletions(hosting.serviceId);
      return duty?.reason === "connector.unavailable";
    });
    expect(stage.terminations(hosting.serviceId)).toBe(0);
    door.fault = undefined;
    await stage.deletionIn(hosting.serviceId, "completed");
  }, 60_000);

  function row(dutyId: string) {
    return stage.ledger.selectFrom("duty").selectAll().where("id", "=", dutyId).executeTakeFirstOrThrow();
  }
});

describe("a brake that is gone at the next start", () => {
  test("holds what is due until it is back, and says what to do", async () => {
    const directory = makeDirectory();
    const world = hostingWorld();
    delete world.settings["AutoCancellationRequests"]; // the API does not tell
    const whmcs = await startWhmcsSimulator({ world });
    const door = await startDoorServer({ capabilities: automated });
    const start = () => startService({ directory, keys, whmcs, policy, env: { WHMCS_DOOR_URL: door.url } });
    try {
      const before = await start();
      expect((await before.call("GET", "/readyz")).status).toBe(200);
      await before.stop();
      await door.close();
      const after = await start();
      const { status, body } = await after.call("GET", "/readyz");
      // Only what holds is not ok; the service itself takes events as ever.
      expect([status, body]).toMatchObject([
        200,
        { checks: { whmcs_cancellation_automation: { ok: false }, whmcs_addon: { ok: true } } },
      ]);
      expect(JSON.stringify(body)).toContain("does not answer any more");
      expect(after.lines.some((line) => line.includes('"service.started"') && line.includes('"unsafe"'))).toBe(true);
      await after.stop();
    } finally {
      await whmcs.stop();
      removeDirectory(directory);
    }
  }, 60_000);
});

describe("a dry run", () => {
  test("tells the brake nothing and releases nothing", async () => {
    const door = await startDoorServer({ capabilities: automated, hold: { state: "held" } });
    const env = { WHMCS_DOOR_URL: door.url, DRY_RUN: "1" };
    const stage = await startStage({ policy, keys, env });
    try {
      const { serviceId } = stage.host();
      await stage.act({ act: "client_requests_cancellation", serviceId });
      const { id } = await stage.deletionIn(serviceId, "scheduled");
      await stage.post(`/v1/deletions/${id}/approve`, { now: true });
      await stage.deletionIn(serviceId, "held");
      const called = new Set(door.called.map(({ action }) => action));
      expect(called).toContain("capabilities");
      for (const action of ["hold", "ownerHolds", "release"]) expect(called).not.toContain(action);
    } finally {
      await stage.stop();
      await door.close();
    }
  }, 60_000);
});
