import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startWhmcsSimulator, type WhmcsSimulator } from "../../simulators/whmcs/server.ts";
import type { TwinWorld } from "../../simulators/whmcs/seed.ts";
import { askForExport, endedExport, fetchPackage, readExport } from "../support/exports.ts";
import { makeDirectory, makeKeys, removeDirectory, type Service, startService, until } from "../support/service.ts";
import type { Duty } from "../support/stage.ts";
import { unhostedTwins } from "../support/twins.ts";

// SIGTERM while an export and an anonymisation are in the middle of a call: what WHMCS answers in time is finished, what it
// does not is let go and taken up again by the next start.

/** What is to be ended afterwards, in this order. */
const opened: (() => Promise<unknown> | void)[] = [];

interface Stopped {
  readonly twins: TwinWorld;
  readonly whmcs: WhmcsSimulator;
  readonly exportId: string;
  readonly anonymizationId: string;
  readonly exitCode: number | null;
  readonly stoppedInMs: number;
  readonly first: Service;
  readonly second: Service;
}

async function readAnonymization(service: Service, id: string): Promise<Duty> {
  return (await service.call("GET", `/v1/anonymizations/${id}`)).body as Duty;
}

/** Stops the service while WHMCS holds back two answers for `ms`, then starts it again. */
async function stopInTheMiddle(kind: "slow" | "hang", ms: number): Promise<Stopped> {
  const twins = unhostedTwins();
  const whmcs = await startWhmcsSimulator({ world: twins.world });
  const [directory, keys] = [makeDirectory(), makeKeys()];
  opened.push(
    () => whmcs.stop(),
    () => removeDirectory(directory),
  );
  const first = await startService({ directory, keys, whmcs });
  opened.unshift(() => first.stop());
  whmcs.faults.set("GetTicket", { kind, ms }, 1);
  whmcs.faults.set("DeletePayMethod", { kind, ms }, 1);
  const exportId = await askForExport(first, twins.twin.clientId);
  const asked = await first.call("POST", "/v1/anonymizations", { clientId: twins.subject.clientId });
  const anonymizationId = (asked.body as Duty).id;
  await until("both to be in the middle", async () => {
    const areSent = ["GetTicket", "DeletePayMethod"].every((action) =>
      whmcs.calls.some((call) => call.action === action && call.outcome === kind),
    );
    const states = [await readExport(first, exportId), await readAnonymization(first, anonymizationId)];
    return areSent && states.every(({ state }) => state === "running");
  });
  const since = performance.now();
  const exitCode = await first.stop();
  const stoppedInMs = performance.now() - since;
  const second = await startService({ directory, keys, whmcs });
  opened.unshift(() => second.stop());
  return { twins, whmcs, exportId, anonymizationId, exitCode, stoppedInMs, first, second };
}

let answered: Promise<Stopped>;
let unanswered: Promise<Stopped>;

beforeAll(() => {
  answered = stopInTheMiddle("slow", 1_500);
  unanswered = stopInTheMiddle("hang", 600_000);
  for (const stopped of [answered, unanswered]) stopped.catch(() => undefined);
});

afterAll(async () => {
  await Promise.allSettled([answered, unanswered]);
  for (const end of opened) await end();
}, 120_000);

const looksAt = (service: Service, dutyId: string): number =>
  service.lines.filter((line) => line.includes('"duty.looked_at"') && line.includes(dutyId)).length;

describe("a service told to stop", () => {
  test("finishes what WHMCS answers in time, and exits with 0", async () => {
    const { exitCode, stoppedInMs, second, exportId, anonymizationId, whmcs, first } = await answered;
    expect(exitCode).toBe(0);
    expect(stoppedInMs).toBeLessThan(20_000);
    // Read from the next start: both had ended before the first one went.
    expect((await readExport(second, exportId)).state).toBe("completed");
    expect((await readAnonymization(second, anonymizationId)).state).toBe("completed");
    expect([looksAt(first, exportId), looksAt(first, anonymizationId)]).toEqual([1, 1]);
    expect(whmcs.calls.filter(({ action }) => action === "DeletePayMethod")).toHaveLength(4);
  }, 60_000);

  test("exits with 0 within thirty seconds when WHMCS keeps silent", async () => {
    const { exitCode, stoppedInMs, first } = await unanswered;
    expect(exitCode).toBe(0);
    expect(stoppedInMs).toBeLessThan(30_000);
    expect(first.lines.at(-1)).toContain('"service.stopped"');
  }, 60_000);

  test("leaves what it could not finish to the next start, which does it at once and repeats only what was cut off", async () => {
    const { second, exportId, anonymizationId, twins, whmcs } = await unanswered;
    expect((await endedExport(second, exportId, 15_000)).state).toBe("completed");
    const opened = await fetchPackage(second, exportId);
    expect(opened.json("data/whmcs/tickets.json")).toHaveLength(2);
    const duty = await until(
      "the anonymisation to end",
      async () => {
        const read = await readAnonymization(second, anonymizationId);
        return read.state === "completed" && read;
      },
      15_000,
    );
    expect(duty.steps.find(({ action }) => action === "delete_pay_methods")).toMatchObject({ state: "done", count: 4 });
    expect(whmcs.calls.filter(({ action }) => action === "DeletePayMethod")).toHaveLength(5);
    expect(whmcs.calls.filter(({ action }) => action === "DeleteTicket")).toHaveLength(2);
    for (const id of twins.twin.ticketIds) expect(twins.world.tickets.has(id)).toBe(true);
    expect((await second.call("GET", "/v1/audit/verify")).body).toMatchObject({ intact: true });
  }, 60_000);
});
