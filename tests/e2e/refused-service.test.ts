import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { until } from "../support/service.ts";
import { type Stage, startStage } from "../support/stage.ts";

// WHMCS refuses the service as such: its address, its credential, its role. Nothing owed may be lost over that.

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
}, 60_000);

afterAll(() => stage.stop(), 60_000);

async function reasonOf(serviceId: number): Promise<string> {
  return until("a reason", async () => (await stage.deletions(serviceId))[0]?.reason);
}

test("a night of refused addresses fails nothing: /readyz says what to mend, and mended the deletion runs", async () => {
  stage.whmcs.faults.set("*", { kind: "nvp_refusal" });
  const hosting = stage.host();
  await stage.act({ act: "client_requests_cancellation", serviceId: hosting.serviceId, type: "Immediate" });
  expect(await reasonOf(hosting.serviceId)).toBe("whmcs.invalid_ip");
  const ready = await stage.service.call("GET", "/readyz");
  expect(ready).toMatchObject({ status: 503, body: { checks: { whmcs: { ok: false } } } });
  expect(ready.body.checks.whmcs.detail).toContain("API IP Access Restriction");
  expect((await stage.deletions(hosting.serviceId))[0]).toMatchObject({ state: "pending" });

  stage.whmcs.faults.clear();
  await stage.deletionIn(hosting.serviceId, "completed");
  expect(stage.isHosted(hosting)).toBe(false);
}, 90_000);

test("a missing permission to terminate leaves the deletion owed until the role is mended", async () => {
  const hosting = stage.host();
  stage.whmcs.faults.set("ModuleTerminate", { kind: "permission_denied" });
  await stage.act({ act: "client_requests_cancellation", serviceId: hosting.serviceId, type: "Immediate" });
  expect(await reasonOf(hosting.serviceId)).toBe("whmcs.permission_missing");
  expect(stage.isHosted(hosting)).toBe(true);

  stage.whmcs.faults.clear("ModuleTerminate");
  await stage.deletionIn(hosting.serviceId, "completed");
  expect(stage.isHosted(hosting)).toBe(false);
}, 90_000);
