import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { addClient } from "../../simulators/whmcs/builders.ts";
import { shortPolicy, until } from "../support/service.ts";
import {
  addHosting,
  addRequest,
  type Duty,
  type Hosting,
  hostingWorld,
  type Stage,
  startStage,
  wallClock,
} from "../support/stage.ts";

// system.heartbeat and the first start: what no event told of is found, and what is already due by then is backlog, which
// nothing touches until the owner releases it (contract sections 3 and 4).

const daysAgo = (days: number): Date => new Date(Math.floor(Date.now() / 1_000) * 1_000 - days * 86_400_000);
const threeDaysAgo = daysAgo(3);

const world = hostingWorld();
const overdue = addHosting(world);
const secondOverdue = addHosting(world);
const toldOfLater = addHosting(world);
const promised = addHosting(world);
const terminated = addHosting(world, { service: { status: "Terminated" } });
const { id: closedClient } = addClient(world, { id: 4_001, status: "Closed" });
const { id: closedAndToldOf } = addClient(world, { id: 4_002, status: "Closed" });
for (const { serviceId } of [overdue, secondOverdue, toldOfLater, terminated]) {
  addRequest(world, serviceId, wallClock(daysAgo(40)));
}
addRequest(world, promised.serviceId, wallClock(threeDaysAgo));

let stage: Stage;

beforeAll(async () => {
  const policy = {
    ...shortPolicy,
    hostingDeletion: { gracePeriod: "P14D" },
    accountClosure: { gracePeriod: "P14D", ownerConfirms: false },
  };
  stage = await startStage({ world, policy });
}, 60_000);

afterAll(() => stage.stop(), 60_000);

async function heartbeat(): Promise<void> {
  await stage.act({ act: "cron" });
  await stage.settledEvents("system.heartbeat", null);
}

async function backlog(): Promise<Duty[]> {
  return ((await stage.service.call("GET", "/v1/backlog?limit=200")).body as { items: Duty[] }).items;
}

async function inBacklog({ serviceId }: Hosting): Promise<Duty | undefined> {
  return (await backlog()).find((duty) => duty.serviceId === serviceId);
}

describe("the first look of an installation", () => {
  test("lays aside what was due long before it, and every client that was closed before it", async () => {
    const items = await backlog();
    expect(new Set(items.map(({ kind, clientId }) => `${kind} ${clientId}`))).toEqual(
      new Set([
        `deletion ${overdue.clientId}`,
        `deletion ${secondOverdue.clientId}`,
        `deletion ${toldOfLater.clientId}`,
        `anonymization ${closedClient}`,
        `anonymization ${closedAndToldOf}`,
      ]),
    );
    for (const duty of items) expect(duty).toMatchObject({ state: "held", reason: "backlog", backlog: true });
  });

  test("shows of a deletion laid aside what would go, and since when it was due", async () => {
    const requested = daysAgo(40);
    const mine = await inBacklog(secondOverdue);
    expect(Date.parse(mine?.dueAt ?? "")).toBeGreaterThan(requested.getTime() + 13 * 86_400_000);
    expect(Date.parse(mine?.dueAt ?? "")).toBeLessThan(Date.now());
    expect(mine?.steps.map(({ action, state }) => `${action} ${state}`)).toEqual([
      "terminate_hosting pending",
      "set_service_status pending",
    ]);
  });

  test("schedules what is still to come, counted from WHMCS's own date", async () => {
    const duty = await stage.deletionIn(promised.serviceId, "scheduled");
    expect(duty).toMatchObject({ backlog: false, effectiveAt: threeDaysAgo.toISOString() });
  });

  test("opens nothing for a service that is terminated", async () => {
    await stage.deletionIn(promised.serviceId, "scheduled");
    expect(await stage.deletions(terminated.serviceId)).toEqual([]);
  });
});

describe("the backlog", () => {
  test("shows of a closure laid aside what would become of the account, without anybody asking for it", async () => {
    const previewed = await until("the preview of both", async () => {
      const closures = (await backlog()).filter(({ kind }) => kind === "anonymization");
      return closures.every(({ steps }) => steps.length > 0) && closures;
    });
    expect(previewed).toHaveLength(2);
    for (const { steps, state } of previewed) {
      expect(state).toBe("held");
      expect(steps.map(({ action }) => action)).toContain("anonymise_profile");
    }
  });

  test("is left alone by heartbeats, and listed once", async () => {
    const before = await backlog();
    await heartbeat();
    await heartbeat();
    expect(await backlog()).toEqual(before);
    expect(stage.whmcs.writingCalls()).toEqual([]);
  });

  test("released in a batch goes at once; what cannot go is named and stops nothing else", async () => {
    const mine = await inBacklog(overdue);
    const live = await stage.deletionIn(promised.serviceId, "scheduled");
    const unknown = "00000000-0000-4000-8000-000000000000";
    const answer = await stage.post("/v1/backlog/release", { ids: [mine?.id, live.id, unknown] });
    expect(answer.body).toEqual({
      released: [mine?.id],
      refused: [
        { id: live.id, reason: "not_in_backlog" },
        { id: unknown, reason: "not_found" },
      ],
    });
    await stage.deletionIn(overdue.serviceId, "completed");
    expect(stage.isHosted(overdue)).toBe(false);
    expect(await inBacklog(secondOverdue)).toBeDefined();
    expect(stage.isHosted(secondOverdue)).toBe(true);
  });

  test("of a client on hold is not released", async () => {
    const mine = await inBacklog(secondOverdue);
    await stage.post(`/v1/clients/${secondOverdue.clientId}/hold`, { reason: "claim" });
    expect((await stage.post("/v1/backlog/release", { ids: [mine?.id] })).body).toEqual({
      released: [],
      refused: [{ id: mine?.id, reason: "client_is_held" }],
    });
    await stage.post(`/v1/clients/${secondOverdue.clientId}/release`);
    expect(await inBacklog(secondOverdue)).toMatchObject({ id: mine?.id, state: "held", reason: "backlog" });
    expect(stage.terminations(secondOverdue.serviceId)).toBe(0);
  });

  test("keeps what was found while its client was on hold, also once the client is released", async () => {
    const hosting = stage.host();
    await stage.post(`/v1/clients/${hosting.clientId}/hold`, { reason: "claim" });
    addRequest(world, hosting.serviceId, wallClock(daysAgo(40)));
    await heartbeat();
    expect(await inBacklog(hosting)).toMatchObject({ state: "held", reason: "backlog", holdReason: "claim" });
    await stage.post(`/v1/clients/${hosting.clientId}/release`);
    const mine = await inBacklog(hosting);
    expect(mine).toMatchObject({ state: "held", reason: "backlog" });
    expect(mine).not.toHaveProperty("holdReason");
    await stage.post("/v1/backlog/release", { ids: [mine?.id] });
    await stage.deletionIn(hosting.serviceId, "completed");
  });

  test("is not lifted by an event older than any retry: it tells of the very request that was laid aside", async () => {
    const { clientId, serviceId } = secondOverdue;
    const data = { clientId, serviceId, cancellationType: "immediate" };
    const timestamp = daysAgo(40).toISOString();
    expect(await stage.send("service.cancellation_requested", data, { timestamp })).toBe(202);
    await stage.settledEvents("service.cancellation_requested", clientId);
    expect(await inBacklog(secondOverdue)).toMatchObject({ state: "held", reason: "backlog" });
    expect(stage.terminations(serviceId)).toBe(0);
  });

  test("gives up a deletion to an event, which opens it as a duty of its own date", async () => {
    const { clientId, serviceId } = toldOfLater;
    const before = await inBacklog(toldOfLater);
    await stage.send("service.cancellation_requested", { clientId, serviceId, cancellationType: "immediate" });
    const duty = await stage.deletionIn(serviceId, "scheduled");
    expect(duty).toMatchObject({ id: before?.id, backlog: false });
    const [event] = await stage.settledEvents("service.cancellation_requested", clientId);
    expect(duty.effectiveAt).toBe(event?.occurred_at);
    expect(await inBacklog(toldOfLater)).toBeUndefined();
  });

  test("gives up an anonymisation to an event", async () => {
    await stage.send("client.closed", { clientId: closedAndToldOf });
    expect(await stage.dutyIn("anonymization", closedAndToldOf, "scheduled")).toMatchObject({ backlog: false });
  });
});

describe("system.heartbeat", () => {
  test("finds a cancellation no event told of, and counts it from WHMCS's own date", async () => {
    const hosting = stage.host();
    addRequest(world, hosting.serviceId, wallClock(threeDaysAgo));
    await heartbeat();
    const duty = await stage.deletionIn(hosting.serviceId, "scheduled");
    expect(duty).toMatchObject({ backlog: false, effectiveAt: threeDaysAgo.toISOString() });
    const { body } = await stage.service.call("GET", `/v1/audit?clientId=${hosting.clientId}&limit=200`);
    expect((body as { items: object[] }).items).toContainEqual(
      expect.objectContaining({ kind: "duty.opened", detail: expect.objectContaining({ origin: "reconciliation" }) }),
    );
  });

  test("finds the others beside a request that names no service", async () => {
    const hosting = stage.host();
    addRequest(world, 0, wallClock(threeDaysAgo));
    addRequest(world, hosting.serviceId, wallClock(threeDaysAgo));
    await heartbeat();
    await stage.deletionIn(hosting.serviceId, "scheduled");
  });

  test("finds a closure no event told of, and counts it from the day it was found", async () => {
    const { id: clientId } = addClient(world, { status: "Closed" });
    await heartbeat();
    const duty = await stage.dutyIn("anonymization", clientId, "scheduled");
    expect(duty.backlog).toBe(false);
    expect(Date.parse(duty.dueAt ?? "")).toBeGreaterThan(Date.now() + 13.9 * 86_400_000);
  });

  test("lays aside what was due already when it was found", async () => {
    const hosting = stage.host();
    addRequest(world, hosting.serviceId, wallClock(daysAgo(40)));
    await heartbeat();
    expect(await stage.deletionIn(hosting.serviceId, "held")).toMatchObject({ reason: "backlog", backlog: true });
    expect(stage.isHosted(hosting)).toBe(true);
  });

  test("opens nothing twice, and nothing again that ended", async () => {
    await heartbeat();
    const before = (await stage.service.call("GET", "/v1/duties?limit=200")).body as { items: Duty[] };
    await heartbeat();
    const after = (await stage.service.call("GET", "/v1/duties?limit=200")).body as { items: Duty[] };
    expect(after.items.map(({ id, state }) => [id, state])).toEqual(before.items.map(({ id, state }) => [id, state]));
    expect(await stage.deletions(overdue.serviceId)).toMatchObject([{ state: "completed" }]);
  });

  test("keeps its place while WHMCS is away and compares once it is back", async () => {
    const hosting = stage.host();
    addRequest(world, hosting.serviceId, wallClock(threeDaysAgo));
    stage.whmcs.faults.set("GetCancelledPackages", { kind: "connection_reset" });
    const failures = (): number => stage.service.lines.filter((line) => line.includes('"sweep.part_failed"')).length;
    const failedBefore = failures();
    await stage.act({ act: "cron" });
    await until("the comparison to fail", () => failures() > failedBefore);
    expect(await stage.deletions(hosting.serviceId)).toEqual([]);
    stage.whmcs.faults.clear("GetCancelledPackages");
    await heartbeat(); // any later event that asks for a look finds the waiting one too
    await stage.deletionIn(hosting.serviceId, "scheduled");
  });
});
