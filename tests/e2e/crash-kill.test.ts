import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Fault } from "../../simulators/whmcs/faults.ts";
import { type Call, startWhmcsSimulator, type WhmcsSimulator } from "../../simulators/whmcs/server.ts";
import type { TwinWorld } from "../../simulators/whmcs/seed.ts";
import { comparable } from "../contract/whmcs-erasure.ts";
import { makeDirectory, makeKeys, removeDirectory, type Service, startService, until } from "../support/service.ts";
import type { Duty } from "../support/stage.ts";
import { unhostedTwins } from "../support/twins.ts";

// kill -9 in the middle, a restart in the same folder, and the very same end. The service is killed while WHMCS holds back
// one answer: in one half of the cases the act was carried out (and nobody ever learned), in the other it was not.

const forever = 600_000;
const clock = { now: (): Date => new Date("2026-11-22T15:00:00Z") };

/** One installation of its own: a stand-in, a folder, and the service that is started in it again and again. */
interface Site {
  readonly twins: TwinWorld;
  readonly whmcs: WhmcsSimulator;
  readonly directory: string;
  readonly start: () => Promise<Service>;
  /** Every service started so far. */
  readonly services: readonly Service[];
}

const sites: Site[] = [];

async function openSite(): Promise<Site> {
  const twins = unhostedTwins();
  const client = twins.world.clients.get(twins.subject.clientId);
  if (client !== undefined) client.status = "Closed";
  const whmcs = await startWhmcsSimulator({ world: twins.world, clock });
  const directory = makeDirectory();
  const keys = makeKeys();
  const services: Service[] = [];
  const start = async (): Promise<Service> => {
    const service = await startService({ directory, keys, whmcs });
    services.push(service);
    return service;
  };
  const site = { twins, whmcs, directory, start, services };
  sites.push(site);
  return site;
}

/** Runs `work` in the background at once; the test that needs it awaits it. */
function begin<T>(work: () => Promise<T>): () => Promise<T> {
  const outcome = work();
  outcome.catch(() => undefined);
  return () => outcome;
}

async function askForAnonymization(service: Service, clientId: number): Promise<string> {
  const { status, body } = await service.call("POST", "/v1/anonymizations", { clientId });
  expect(status).toBe(202);
  return (body as Duty).id;
}

async function readAnonymization(service: Service, id: string): Promise<Duty> {
  return (await service.call("GET", `/v1/anonymizations/${id}`)).body as Duty;
}

function completed(service: Service, id: string): Promise<Duty> {
  return until(
    `anonymisation ${id} to be completed`,
    async () => {
      const duty = await readAnonymization(service, id);
      return duty.state === "completed" && duty;
    },
    90_000,
  );
}

/** What came of each step, whenever it did and wherever a plan made afresh lists it. */
function outcomesOf(steps: Duty["steps"]): string[] {
  return steps.map((step) => JSON.stringify({ ...step, goneAt: undefined })).toSorted();
}

/** How often each destructive call was sent, by what it aimed at. */
function aims(calls: readonly Call[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { action, params, writing } of calls) {
    if (!writing) continue;
    const ids = [
      "clientid",
      "ticketid",
      "paymethodid",
      "quoteid",
      "contactid",
      "serviceid",
      "user_id",
      "id",
      "domainid",
    ];
    const aim = `${action} ${ids.map((name) => JSON.stringify(params[name] ?? "")).join(" ")}`;
    counts.set(aim, (counts.get(aim) ?? 0) + 1);
  }
  return counts;
}

function pidOfRedis(service: Service): number {
  const line = service.lines.find((one) => one.includes('"redis.started"'));
  return (JSON.parse(line ?? "{}") as { pid: number }).pid;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The undisturbed run that every killed one must end like. */
async function runUndisturbed(): Promise<{ world: unknown; steps: Duty["steps"]; sent: Map<string, number> }> {
  const { twins, whmcs, start } = await openSite();
  const service = await start();
  const { steps } = await completed(service, await askForAnonymization(service, twins.subject.clientId));
  return { world: comparable(twins.world), steps, sent: aims(whmcs.calls) };
}

interface Kill {
  readonly step: string;
  readonly action: string;
  readonly kind: "hang" | "done_but_silent";
}

const kills: readonly Kill[] = [
  { step: "delete_tickets", action: "DeleteTicket", kind: "done_but_silent" },
  { step: "delete_pay_methods", action: "DeletePayMethod", kind: "hang" },
  { step: "clear_services", action: "UpdateClientProduct", kind: "done_but_silent" },
  { step: "reduce_profile", action: "UpdateClient", kind: "done_but_silent" },
];

async function runKilled({ step, action, kind }: Kill) {
  const { twins, whmcs, start } = await openSite();
  const first = await start();
  whmcs.faults.set(action, { kind, ms: forever } satisfies Fault, 1);
  const id = await askForAnonymization(first, twins.subject.clientId);
  const atKill = await until(`${step} to be in the middle`, async () => {
    const duty = await readAnonymization(first, id);
    const isSent = whmcs.calls.some((call) => call.action === action && call.outcome === kind);
    return isSent && duty.steps.some((one) => one.action === step && one.state === "running") && duty;
  });
  await first.kill();
  await until("the private Redis to follow", () => !isAlive(pidOfRedis(first)), 15_000);
  const second = await start();
  const { steps } = await completed(second, id);
  const verified = await second.call("GET", "/v1/audit/verify");
  return { atKill, steps, world: comparable(twins.world), sent: aims(whmcs.calls), verified, first, second };
}

let undisturbed: ReturnType<typeof begin<Awaited<ReturnType<typeof runUndisturbed>>>>;
let killed: ReadonlyMap<Kill, () => ReturnType<typeof runKilled>>;

// All at once: each spends most of its time waiting for a dead worker's lease to run out.
beforeAll(() => {
  undisturbed = begin(runUndisturbed);
  killed = new Map(kills.map((kill) => [kill, begin(() => runKilled(kill))]));
});

afterAll(async () => {
  await Promise.allSettled([undisturbed(), ...[...killed.values()].map((outcome) => outcome())]);
  for (const { services, whmcs, directory } of sites) {
    for (const service of services) await service.stop();
    await whmcs.stop();
    removeDirectory(directory);
  }
}, 180_000);

describe.each(kills)("an anonymisation killed in $step, its $action $kind", (kill) => {
  const outcome = () => killed.get(kill)?.() ?? Promise.reject(new Error("not begun"));

  test("is completed after the restart and ends exactly like an undisturbed one", async () => {
    const [ended, reference] = [await outcome(), await undisturbed()];
    expect(ended.atKill.steps.find(({ action }) => action === kill.step)).toMatchObject({ state: "running" });
    expect(outcomesOf(ended.steps)).toEqual(outcomesOf(reference.steps));
    expect(ended.world).toEqual(reference.world);
    expect(ended.verified.body).toMatchObject({ intact: true });
  }, 120_000);

  test("repeats at most the one call that was cut off", async () => {
    const [{ sent }, reference] = [await outcome(), await undisturbed()];
    const aimed = new Set([...sent.keys(), ...reference.sent.keys()]);
    const extra = [...aimed].filter((aim) => sent.get(aim) !== reference.sent.get(aim));
    expect(extra.length).toBeLessThanOrEqual(1);
    for (const aim of extra) {
      expect(aim).toContain(kill.action);
      expect(kill.kind).toBe("hang");
      expect(sent.get(aim)).toBe((reference.sent.get(aim) ?? 0) + 1);
    }
  }, 120_000);

  test("took its private Redis with it, and the next start found its data again", async () => {
    const { first, second } = await outcome();
    expect(pidOfRedis(second)).not.toBe(pidOfRedis(first));
    const restored = (service: Service): boolean =>
      service.lines.some((line) => line.includes("sweep.alarms_restored"));
    expect([restored(first), restored(second)]).toEqual([true, false]);
  }, 120_000);
});
