import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { addTicket } from "../../simulators/whmcs/record-builders.ts";
import { askForExport, endedExport, readExport } from "../support/exports.ts";
import { connectPrivateRedis, pidOfPrivateRedis } from "../support/redis-server.ts";
import { shortPolicy, until } from "../support/service.ts";
import { type Duty, type Hosting, startStage, type Stage } from "../support/stage.ts";

// Redis is transport: whatever it loses, and whenever it goes, every duty is done at its time, and once.

const graceMs = 14_000;
let stage: Stage;

beforeAll(async () => {
  stage = await startStage({ policy: { ...shortPolicy, hostingDeletion: { gracePeriod: `PT${graceMs / 1_000}S` } } });
}, 60_000);

afterAll(() => stage.stop(), 60_000);

interface Evidence {
  readonly at: string;
  readonly kind: string;
}

async function evidenceOf(dutyId: string, kind: string): Promise<Evidence[]> {
  const { body } = await stage.service.call("GET", `/v1/audit?dutyId=${dutyId}&kind=${kind}`);
  return (body as { items: Evidence[] }).items;
}

/** Cancels a hosting with immediate effect and waits until its deletion stands on the calendar. */
async function cancelled(): Promise<{ hosting: Hosting; duty: Duty }> {
  const hosting = stage.host();
  await stage.act({ act: "client_requests_cancellation", serviceId: hosting.serviceId });
  return { hosting, duty: await stage.deletionIn(hosting.serviceId, "scheduled") };
}

/** A deletion was begun once, not before its time and at most ten seconds after it. */
async function expectOnTime({ hosting, duty }: Awaited<ReturnType<typeof cancelled>>): Promise<void> {
  await stage.deletionIn(hosting.serviceId, "completed");
  const [started, ...others] = await evidenceOf(duty.id, "duty.started");
  expect(others).toEqual([]);
  const lateMs = Date.parse(started?.at ?? "") - Date.parse(duty.startAt ?? "");
  expect(lateMs).toBeGreaterThanOrEqual(0);
  expect(lateMs).toBeLessThan(10_000);
  expect(stage.terminations(hosting.serviceId)).toBe(1);
  expect(stage.isHosted(hosting)).toBe(false);
}

describe("a Redis that loses every key", () => {
  test("loses no duty: deletions begin at their time, exports are made, and nothing is done twice", async () => {
    const deletions = await Promise.all(Array.from({ length: 5 }, () => cancelled()));
    const clients = [stage.host(), stage.host(), stage.host()].map(({ clientId }) => clientId);
    for (const clientId of clients) addTicket(stage.whmcs.world, { clientId, status: "Closed" });
    // Two exports are at work, as many as run at once; the third waits in Redis.
    stage.whmcs.faults.set("GetTicket", { kind: "slow", ms: 2_000 }, 2);
    const exports: string[] = [];
    for (const clientId of clients) {
      exports.push(await askForExport(stage.service, clientId));
      await until("the export to be as far as it can", async () => {
        const states = await Promise.all(exports.map(async (id) => (await readExport(stage.service, id)).state));
        return states.filter((state) => state === "running").length === Math.min(2, exports.length);
      });
    }
    expect((await readExport(stage.service, exports[2] ?? "")).state).toBe("pending");

    const redis = connectPrivateRedis(stage.directory);
    expect(await redis.dbsize()).toBeGreaterThan(5);
    await redis.flushall();
    redis.disconnect();

    for (const id of exports) {
      expect(await endedExport(stage.service, id)).toMatchObject({ state: "completed" });
      expect(await evidenceOf(id, "export.packaged")).toHaveLength(1);
    }
    for (const deletion of deletions) await expectOnTime(deletion);
    expect(stage.service.lines.filter((line) => line.includes('"sweep.alarms_restored"'))).toHaveLength(2);
  }, 60_000);
});

describe("a private Redis that is killed while the service lives", () => {
  test("comes back with its data, and what was asked meanwhile is done at its time", async () => {
    const before = await cancelled();
    const pid = pidOfPrivateRedis(stage.service);
    process.kill(pid, "SIGKILL");
    const [asked, during] = await Promise.all([askForExport(stage.service, before.hosting.clientId), cancelled()]);
    await until("another Redis", () => pidOfPrivateRedis(stage.service) !== pid, 15_000);
    expect(await endedExport(stage.service, asked)).toMatchObject({ state: "completed" });
    await expectOnTime(before);
    await expectOnTime(during);
    await until("readiness", async () => (await stage.service.call("GET", "/readyz")).status === 200);
    expect(stage.service.process.exitCode).toBeNull();
  }, 60_000);
});
