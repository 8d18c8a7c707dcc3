import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { makeDirectory, makeKeys, removeDirectory, shortPolicy, startService, until } from "../support/service.ts";
import { addHosting, deletionOf, type Hosting, hostingWorld } from "../support/stage.ts";
import { startWhmcsWithAddon, type WhmcsWithAddon } from "../support/whmcs-with-addon.ts";

// WHMCS's own cancellation automation is on in all of these: only the brake stands between a request and the data.

let whmcs: WhmcsWithAddon;
const world = hostingWorld();
const approved = addHosting(world);
const withdrawn = addHosting(world);
const byHand = addHosting(world);
const disputed = addHosting(world);
const unprotected = addHosting(world);

beforeAll(async () => {
  whmcs = await startWhmcsWithAddon({
    world,
    policy: { ...shortPolicy, hostingDeletion: { gracePeriod: "P14D" } },
    settings: { AutoCancellationRequests: "on" },
  });
}, 120_000);

afterAll(() => whmcs.stop(), 60_000);

test("WHMCS's cron destroys nothing until the service releases the brake, which it does right before its own termination", async () => {
  await whmcs.act({ act: "client_requests_cancellation", serviceId: approved.serviceId });
  await whmcs.cron({ daily: true });
  await whmcs.cron({ daily: true });
  expect(await statusOf(approved)).toBe("Active");

  const deletion = await deletionOf(whmcs.service, approved, "scheduled");
  const answer = await whmcs.service.call("POST", `/v1/deletions/${deletion.id}/approve`, { channel: "email" });
  expect(answer.status).toBe(200);
  await deletionOf(whmcs.service, approved, "completed");
  expect(await statusOf(approved)).toBe("Terminated");
  expect(isHosted(approved)).toBe(false);
  const evidence = await whmcs.php.sql(
    "SELECT kind, actor FROM mod_whmcsgdpr_evidence WHERE service_id = ? ORDER BY id",
    [approved.serviceId],
  );
  expect(evidence).toContainEqual({ kind: "brake.held", actor: "addon" });
  expect(evidence).toContainEqual({ kind: "brake.released", actor: "service" });
}, 90_000);

test("a request that is taken back is told by the next cron, withdraws the deletion and lifts its hold", async () => {
  await whmcs.act({ act: "client_requests_cancellation", serviceId: withdrawn.serviceId });
  await whmcs.cron();
  await deletionOf(whmcs.service, withdrawn, "scheduled");
  await whmcs.actUnheard({ act: "admin_withdraws_request", serviceId: withdrawn.serviceId });
  await whmcs.cron();
  await deletionOf(whmcs.service, withdrawn, "withdrawn");
  expect(await statusOf(withdrawn)).toBe("Active");
  expect(await whmcs.php.sql("SELECT 1 FROM mod_whmcsgdpr_brake WHERE service_id = ?", [withdrawn.serviceId])).toEqual(
    [],
  );
}, 60_000);

test("an admin's click on Terminate is held too", async () => {
  expect(await whmcs.php.terminate(byHand.serviceId)).toBe(false);
  expect(await statusOf(byHand)).toBe("Active");
}, 30_000);

test("what the owner holds in the service WHMCS does not end by itself either, not even after the grace period", async () => {
  expect(await whmcs.php.terminate(disputed.serviceId)).toBe(false);
  await whmcs.php.sql("UPDATE mod_whmcsgdpr_brake SET hold_ends_at = UTC_TIMESTAMP() WHERE service_id = ?", [
    disputed.serviceId,
  ]);
  const areHeld = (count: number) => async (): Promise<boolean> => {
    await whmcs.cron({ daily: true }); // its heartbeat asks for a sweep
    return (await whmcs.php.sql("SELECT 1 FROM mod_whmcsgdpr_owner_holds")).length === count;
  };
  const path = `/v1/clients/${disputed.clientId}`;
  expect((await whmcs.service.call("POST", `${path}/hold`, { reason: "dispute" })).status).toBe(200);
  await until("the hold in WHMCS", areHeld(1));
  expect(await whmcs.php.terminate(disputed.serviceId)).toBe(false);
  expect(await statusOf(disputed)).toBe("Active");

  expect((await whmcs.service.call("POST", `${path}/release`)).status).toBe(200);
  await until("its end", areHeld(0));
  expect(await whmcs.php.terminate(disputed.serviceId)).toBe(true);
}, 60_000);

test("without the addon's hooks the same cron destroys on day 0, and the service then begins nothing destructive", async () => {
  await whmcs.php.sql("UPDATE tblconfiguration SET value = '' WHERE setting = 'AddonModulesHooks'");
  await whmcs.actUnheard({ act: "client_requests_cancellation", serviceId: unprotected.serviceId });
  await whmcs.cron({ daily: true });
  expect(await statusOf(unprotected)).toBe("Cancelled");
  const directory = makeDirectory();
  const keys = { ...makeKeys(), webhookSecret: whmcs.service.webhookSecret };
  const env = { WHMCS_DOOR_URL: whmcs.php.doorUrl };
  const started = await startService({ directory, keys, whmcs: whmcs.api, env });
  try {
    const { body } = await started.call("GET", "/readyz");
    const { checks } = body as { checks: Record<string, { ok: boolean; detail?: string }> };
    expect(checks["whmcs_cancellation_automation"]).toMatchObject({ ok: false });
  } finally {
    await started.stop();
    removeDirectory(directory);
  }
}, 60_000);

async function statusOf({ serviceId }: Hosting): Promise<unknown> {
  const [row] = await whmcs.php.sql("SELECT domainstatus FROM tblhosting WHERE id = ?", [serviceId]);
  return row?.["domainstatus"];
}

function isHosted({ row }: Hosting): boolean {
  return world.panels.get(row.serverId)?.has(row.username) === true;
}
