import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { askForExport, endedExport, readExport } from "../support/exports.ts";
import { makeOwnRedis, type OwnRedis } from "../support/redis-server.ts";
import { makeDirectory, removeDirectory, until } from "../support/service.ts";
import { startStage, type Stage } from "../support/stage.ts";

// The owner's own Redis, named by REDIS_URL: away for a while, or set up so that it may drop jobs.

describe("with the owner's Redis stopped", () => {
  let stage: Stage;
  let redis: OwnRedis;
  const directory = makeDirectory();

  beforeAll(async () => {
    redis = await makeOwnRedis(directory);
    await redis.start();
    stage = await startStage({ env: { REDIS_URL: redis.url } });
  }, 60_000);

  afterAll(async () => {
    try {
      await stage.stop();
    } finally {
      await redis.stop(); // also when the service never started
      removeDirectory(directory);
    }
  }, 60_000);

  test("events and calls are accepted as ever, kept in the ledger, and carried out once it is back", async () => {
    const hosting = stage.host();
    const { clientId, serviceId } = hosting;
    expect((await stage.service.call("GET", "/readyz")).status).toBe(200);
    await redis.stop();
    await until("readiness to name Redis", async () => {
      const { status, body } = await stage.service.call("GET", "/readyz");
      return status === 503 && !(body as { checks: { redis: { ok: boolean } } }).checks.redis.ok;
    });

    await stage.act({ act: "client_requests_cancellation", serviceId });
    expect(stage.whmcs.events.at(-1)).toMatchObject({ type: "service.cancellation_requested", status: 202 });
    expect(await stage.settledEvents("service.cancellation_requested", clientId)).toMatchObject([
      { state: "applied", service_id: serviceId },
    ]);
    expect(await stage.deletions(serviceId)).toMatchObject([{ state: "pending" }]);
    const again = { id: stage.whmcs.events.at(-1)?.id ?? "" };
    const data = { clientId, serviceId, cancellationType: "immediate" };
    expect(await stage.send("service.cancellation_requested", data, again)).toBe(200);
    const id = await askForExport(stage.service, clientId);
    expect((await readExport(stage.service, id)).state).toBe("pending");
    expect(stage.terminations(serviceId)).toBe(0);

    await redis.start();
    expect(await endedExport(stage.service, id)).toMatchObject({ state: "completed" });
    await stage.deletionIn(serviceId, "completed");
    expect(stage.terminations(serviceId)).toBe(1);
    expect(stage.isHosted(hosting)).toBe(false);
    expect(await stage.deletions(serviceId)).toHaveLength(1);
    await until("readiness", async () => (await stage.service.call("GET", "/readyz")).status === 200);
  }, 90_000);
});

describe("with a Redis that may evict keys", () => {
  let stage: Stage;
  let redis: OwnRedis;
  const directory = makeDirectory();

  beforeAll(async () => {
    redis = await makeOwnRedis(directory, ["--maxmemory", "64mb", "--maxmemory-policy", "allkeys-lru"]);
    await redis.start();
    stage = await startStage({ env: { REDIS_URL: redis.url } });
  }, 60_000);

  afterAll(async () => {
    try {
      await stage.stop();
    } finally {
      await redis.stop(); // also when the service never started
      removeDirectory(directory);
    }
  }, 60_000);

  test("a live service destroys nothing, says why in its readiness and its log, and still makes exports", async () => {
    const hosting = stage.host();
    const { clientId, serviceId } = hosting;
    const { status, body } = await stage.service.call("GET", "/readyz");
    expect(body).toMatchObject({ checks: { redis: { ok: false, detail: expect.stringContaining("noeviction") } } });
    expect(status).toBe(200); // it accepts and reads as ever: only what destroys is held back
    expect(stage.service.lines.some((line) => line.includes('"check.found"') && line.includes("noeviction"))).toBe(
      true,
    );

    await stage.act({ act: "client_requests_cancellation", serviceId });
    await until("the deletion to be due and let go", async () => {
      const [duty] = await stage.deletions(serviceId);
      return duty?.reason === "unsafe_setup" && duty.state === "scheduled";
    });
    const id = await askForExport(stage.service, clientId);
    expect(await endedExport(stage.service, id)).toMatchObject({ state: "completed" });
    expect(stage.whmcs.writingCalls()).toEqual([]);
    expect(stage.isHosted(hosting)).toBe(true);
  }, 60_000);
});
