import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { Redis } from "ioredis";
import { startWhmcsSimulator } from "../../simulators/whmcs/server.ts";
import { openLedger } from "../../src/ledger/open.ts";
import { makeOwnRedis } from "../support/redis-server.ts";
import { makeDirectory, makeKeys, removeDirectory, type Service, startService } from "../support/service.ts";
import { hostingWorld, makeStage, type Stage } from "../support/stage.ts";

// ROLE and WORKERS over several processes of one installation (contract section 1): they share the ledger and one Redis.

interface Split {
  readonly stage: Stage;
  /** Starts one more process of this installation. */
  readonly start: (env: Record<string, string>) => Promise<Service>;
}

/** An installation whose web process runs; everything a case starts is ended again, the web process last. */
async function withSplit(env: Record<string, string>, perform: (split: Split) => Promise<void>): Promise<void> {
  const directory = makeDirectory();
  const keys = makeKeys();
  const whmcs = await startWhmcsSimulator({ world: hostingWorld() });
  const running: Service[] = [];
  const start = async (more: Record<string, string>): Promise<Service> => {
    const service = await startService({ directory, keys, whmcs, env: { ...env, ...more } });
    running.push(service);
    return service;
  };
  try {
    const web = await start({ ROLE: "web" });
    whmcs.setWebhook({ url: `${web.url}/webhooks/whmcs`, secret: keys.webhookSecret });
    const ledger = await openLedger(join(directory, "var/ledger.db"));
    try {
      await perform({ stage: makeStage({ directory, keys, whmcs, service: web, ledger }), start });
    } finally {
      await ledger.destroy();
    }
  } finally {
    for (const service of running.toReversed()) await service.stop();
    await whmcs.stop();
    removeDirectory(directory);
  }
}

/** One deletion and one export, asked for at the web process. */
async function askForBoth(stage: Stage) {
  const hosting = stage.host();
  await stage.act({ act: "client_requests_cancellation", serviceId: hosting.serviceId });
  expect((await stage.post("/v1/exports", { clientId: hosting.clientId })).status).toBe(202);
  return hosting;
}

test(
  "ROLE=web takes orders and ROLE=worker carries them out, over the installation's own Redis",
  () =>
    withSplit({}, async ({ stage, start }) => {
      const hosting = await askForBoth(stage);
      expect(await stage.duties("export", hosting.clientId)).toMatchObject([{ state: "pending" }]);
      const worker = await start({ ROLE: "worker" });
      expect(worker.lines.some((line) => line.includes('"http.listening"'))).toBe(false);
      await stage.deletionIn(hosting.serviceId, "completed");
      await stage.dutyIn("export", hosting.clientId, "completed");
      expect(stage.isHosted(hosting)).toBe(false);
    }),
  60_000,
);

test("the same over a Redis given as REDIS_URL, which is left running when the service ends", async () => {
  const directory = makeDirectory();
  const redis = await makeOwnRedis(directory);
  await redis.start();
  const connection = new Redis(redis.url);
  try {
    await withSplit({ REDIS_URL: redis.url }, async ({ stage, start }) => {
      await start({ ROLE: "worker" });
      const hosting = await askForBoth(stage);
      await stage.deletionIn(hosting.serviceId, "completed");
      await stage.dutyIn("export", hosting.clientId, "completed");
    });
    expect(await connection.ping()).toBe("PONG");
  } finally {
    connection.disconnect();
    await redis.stop();
    removeDirectory(directory);
  }
}, 60_000);

test(
  "WORKERS=deletions carries out deletions and leaves exports to the process that runs them",
  () =>
    withSplit({}, async ({ stage, start }) => {
      await start({ ROLE: "worker", WORKERS: "deletions" });
      const hosting = await askForBoth(stage);
      await stage.deletionIn(hosting.serviceId, "completed");
      expect(await stage.duties("export", hosting.clientId)).toMatchObject([{ state: "pending" }]);
      await start({ ROLE: "worker", WORKERS: "exports" });
      await stage.dutyIn("export", hosting.clientId, "completed");
    }),
  60_000,
);

test(
  "two workers of one kind carry out each duty once",
  () =>
    withSplit({}, async ({ stage, start }) => {
      await Promise.all([
        start({ ROLE: "worker", WORKERS: "deletions" }),
        start({ ROLE: "worker", WORKERS: "deletions" }),
      ]);
      const hostings = Array.from({ length: 12 }, () => stage.host());
      for (const { serviceId } of hostings) await stage.act({ act: "client_requests_cancellation", serviceId });
      for (const { serviceId } of hostings) {
        await stage.deletionIn(serviceId, "completed");
        expect(stage.terminations(serviceId)).toBe(1);
      }
    }),
  60_000,
);
