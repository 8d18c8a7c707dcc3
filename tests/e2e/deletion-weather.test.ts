import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startWhmcsSimulator, type WhmcsSimulator } from "../../simulators/whmcs/server.ts";
import { until } from "../support/service.ts";
import { type Duty, type Hosting, type Stage, startStage } from "../support/stage.ts";

// Bad weather around the one call that destroys data: at most one ModuleTerminate per decision, and nothing lost.

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
}, 60_000);

afterAll(() => stage.stop(), 60_000);

async function requested(outcome: Hosting["row"]["moduleOutcome"]): Promise<Hosting> {
  const hosting = stage.host({ service: { moduleOutcome: outcome } });
  await stage.act({ act: "client_requests_cancellation", serviceId: hosting.serviceId });
  return hosting;
}

function postponed({ serviceId }: Hosting, reason: string): Promise<Duty> {
  return until(`the deletion of ${serviceId} to be postponed`, async () => {
    const [duty] = await stage.deletions(serviceId);
    return duty?.reason === reason ? duty : undefined;
  });
}

test("a termination that was done though no answer came is read, not sent again", async () => {
  const hosting = await requested({ kind: "done_but_silent", ms: 200 });
  const duty = await stage.deletionIn(hosting.serviceId, "completed");
  expect(duty.steps[0]).toMatchObject({ action: "terminate_hosting", state: "done" });
  expect(stage.terminations(hosting.serviceId)).toBe(1);
  expect(stage.isHosted(hosting)).toBe(false);
});

test("the same when WHMCS goes away before it can be read: the next run reads first", async () => {
  const hosting = await requested({ kind: "done_but_silent", ms: 700 });
  await until("the termination to be under way", () => stage.terminations(hosting.serviceId) === 1);
  stage.whmcs.faults.set("GetClientsProducts", { kind: "connection_reset" });
  await postponed(hosting, "whmcs.outcome_unknown");
  stage.whmcs.faults.clear("GetClientsProducts");
  await stage.deletionIn(hosting.serviceId, "completed");
  expect(stage.terminations(hosting.serviceId)).toBe(1);
});

test("a termination that was not done and gave no answer is read, and tried once more later", async () => {
  const hosting = await requested({ kind: "hang", ms: 200 });
  await postponed(hosting, "whmcs.outcome_unknown");
  expect(stage.terminations(hosting.serviceId)).toBe(1);
  hosting.row.moduleOutcome = { kind: "success" };
  await stage.deletionIn(hosting.serviceId, "completed");
  expect(stage.terminations(hosting.serviceId)).toBe(2);
});

test("a module's failure is tried again later, and its text is in neither API, log nor ledger", async () => {
  const text = "Access denied for Jane Roe <jane.roe@client.example>";
  const hosting = await requested({ kind: "failure", text });
  const failed = await postponed(hosting, "whmcs.module_refused");
  expect(failed.steps[0]).toMatchObject({ state: "pending", reason: "whmcs.module_refused" });
  expect(stage.isHosted(hosting)).toBe(true);
  hosting.row.moduleOutcome = { kind: "success" };
  await stage.deletionIn(hosting.serviceId, "completed");
  expect(stage.terminations(hosting.serviceId)).toBe(2);

  expect(stage.whmcs.calls.filter(({ outcome }) => outcome === "error")).not.toEqual([]);
  const folder = join(stage.directory, "var");
  const ledger = readdirSync(folder).filter((name) => name.startsWith("ledger.db"));
  const traces = [
    ...stage.service.lines,
    JSON.stringify((await stage.service.call("GET", "/v1/audit?limit=200")).body),
    ...ledger.map((name) => readFileSync(join(folder, name), "latin1")),
  ].join("\n");
  expect(traces).toContain("module_refused");
  for (const mark of ["Jane Roe", "jane.roe", "Access denied"]) expect(traces).not.toContain(mark);
});

test("a panel account that was gone already, says the module: tried again, never taken for done", async () => {
  const hosting = await requested({ kind: "already_gone" });
  const duty = await postponed(hosting, "whmcs.module_refused");
  expect(duty.steps).toMatchObject([{ state: "pending" }, { action: "set_service_status", state: "pending" }]);
  expect(hosting.row.status).toBe("Active");
});

describe("WHMCS", () => {
  test.each([
    ["answers with a page of its firewall", { kind: "html", status: 200 } as const],
    ["is in maintenance", { kind: "html", status: 503 } as const],
    ["cuts answers in half", { kind: "truncated" } as const],
  ])("%s: the look is made again, and the deletion goes", async (_what, fault) => {
    stage.whmcs.faults.set("GetClientsProducts", fault, 3);
    const hosting = await requested({ kind: "success" });
    await stage.deletionIn(hosting.serviceId, "completed");
    expect(stage.terminations(hosting.serviceId)).toBe(1);
  });

  test("refuses this machine's address: the deletion stays owed and says why; allowed again, it goes by itself", async () => {
    Object.assign(stage.whmcs.access, { allowedIps: ["192.0.2.1"] });
    const hosting = await requested({ kind: "success" });
    const refused = await postponed(hosting, "whmcs.invalid_ip");
    expect(refused.state).not.toBe("failed");
    Object.assign(stage.whmcs.access, { allowedIps: undefined });
    await stage.deletionIn(hosting.serviceId, "completed");
  });

  test("is down: the event is accepted and waits; back again, the deletion goes", async () => {
    const { world, port } = stage.whmcs;
    const hosting = stage.host();
    const { clientId, serviceId } = hosting;
    stage.whmcs.act({ act: "client_requests_cancellation", serviceId });
    await stage.whmcs.settled();
    await stage.deletionIn(serviceId, "scheduled");
    await stage.whmcs.stop();
    let back: WhmcsSimulator | undefined;
    try {
      const status = await stage.send("service.reactivated", { clientId, serviceId });
      expect(status).toBe(202);
      await postponed(hosting, "connector.unreachable");
      expect(stage.isHosted(hosting)).toBe(true);
      back = await startWhmcsSimulator({ world, port });
      await stage.deletionIn(serviceId, "completed");
      expect(back.writes()).toMatchObject({ ModuleTerminate: 1 });
    } finally {
      await back?.stop();
    }
  });
});
