import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { addClient } from "../../simulators/whmcs/builders.ts";
import {
  makeDirectory,
  makeKeys,
  removeDirectory,
  type Service,
  shortPolicy,
  startService,
} from "../support/service.ts";
import { addRequest, deletionOf, type Duty, type Hosting, type Stage, startStage } from "../support/stage.ts";

// DRY_RUN=1: everything is received, decided, dated and recorded, and WHMCS is told nothing. With nothing carried out, the
// contract's calendar vectors can be held against days long past.

let stage: Stage;

beforeAll(async () => {
  const policy = {
    ...shortPolicy,
    hostingDeletion: { gracePeriod: "P14D" },
    accountClosure: { gracePeriod: "PT0S", ownerConfirms: false },
    processors: { freshdesk: {} },
  };
  stage = await startStage({ policy, env: { DRY_RUN: "1" } });
}, 60_000);

afterAll(() => stage.stop(), 60_000);

/** A cancellation of some day in the past, as WHMCS has it and as its event tells it. */
async function cancelledAt(
  timestamp: string,
  wallClock: string,
  of: { type?: "Immediate" | "End of Billing Period"; nextDue?: string } = {},
): Promise<Hosting> {
  const { type = "Immediate", nextDue = "2027-01-01" } = of;
  const hosting = stage.host({ service: { nextduedate: nextDue } });
  const { clientId, serviceId } = hosting;
  addRequest(stage.whmcs.world, serviceId, wallClock, type);
  const cancellationType = type === "Immediate" ? "immediate" : "end_of_billing_period";
  await stage.send("service.cancellation_requested", { clientId, serviceId, cancellationType }, { timestamp });
  return hosting;
}

describe("dueAt by the contract's calendar, fourteen days in Europe/Brussels", () => {
  test.each([
    [
      "17 March 2026, across the start of summer time",
      "2026-03-17T10:00:00Z",
      "2026-03-17 11:00:00",
      "2026-03-31T22:00:00.000Z",
    ],
    ["20 October 2026, across its end", "2026-10-20T10:00:00Z", "2026-10-20 12:00:00", "2026-11-03T23:00:00.000Z"],
    [
      "the last second of 17 March 2026 there",
      "2026-03-17T22:59:59Z",
      "2026-03-17 23:59:59",
      "2026-03-31T22:00:00.000Z",
    ],
    [
      "the first second of 18 March 2026 there",
      "2026-03-17T23:00:00Z",
      "2026-03-18 00:00:00",
      "2026-04-01T22:00:00.000Z",
    ],
  ])("immediate, %s", async (_day, timestamp, wallClock, dueAt) => {
    const { serviceId } = await cancelledAt(timestamp, wallClock);
    const duty = await stage.deletionIn(serviceId, "held");
    expect(duty).toMatchObject({ dueAt, effectiveAt: new Date(timestamp).toISOString() });
    expect(Date.parse(dueAt) - Date.parse(duty.startAt ?? "")).toBe(12 * 3_600_000);
  });

  test("at the end of the billing period: counted from the start of the next due date", async () => {
    const { serviceId } = await cancelledAt("2026-03-02T10:00:00Z", "2026-03-02 11:00:00", {
      type: "End of Billing Period",
      nextDue: "2026-03-17",
    });
    expect(await stage.deletionIn(serviceId, "held")).toMatchObject({
      effectiveAt: "2026-03-16T23:00:00.000Z",
      dueAt: "2026-03-31T22:00:00.000Z",
    });
  });

  test("at the end of a billing period that is over already: counted from the request", async () => {
    const { serviceId } = await cancelledAt("2026-03-17T10:00:00Z", "2026-03-17 11:00:00", {
      type: "End of Billing Period",
      nextDue: "2026-03-10",
    });
    expect(await stage.deletionIn(serviceId, "held")).toMatchObject({ dueAt: "2026-03-31T22:00:00.000Z" });
  });
});

describe("a due deletion", () => {
  test("is planned, its steps skipped for the dry run, and laid into the backlog", async () => {
    const hosting = await cancelledAt("2026-03-17T10:00:00Z", "2026-03-17 11:00:00");
    const duty = await stage.deletionIn(hosting.serviceId, "held");
    expect(duty).toMatchObject({
      reason: "dry_run",
      backlog: true,
      steps: [
        { connector: "whmcs", action: "terminate_hosting", state: "skipped", reason: "dry_run" },
        { connector: "whmcs", action: "set_service_status", state: "skipped", reason: "dry_run" },
      ],
    });
    const { body } = await stage.service.call("GET", "/v1/backlog?limit=200");
    expect((body as { items: Duty[] }).items.map(({ id }) => id)).toContain(duty.id);
  });

  test("is shown by the preview of its service as the duty has it: the same steps and dates, and what they would do", async () => {
    const { serviceId, clientId } = await cancelledAt("2026-03-17T10:00:00Z", "2026-03-17 11:00:00");
    const duty = await stage.deletionIn(serviceId, "held");
    const { status, body } = await stage.service.call("GET", `/v1/services/${serviceId}/plan`);
    const { effectiveAt, startAt, dueAt } = duty;
    expect(status).toBe(200);
    expect(body).toMatchObject({ clientId, cancelled: true, effectiveAt, startAt, dueAt, conflicts: [] });
    const asPlanned = duty.steps.map((step) => ({ ...step, state: "pending", reason: undefined }));
    expect((body as { steps: object[] }).steps).toEqual(asPlanned);
    expect(JSON.stringify(asPlanned)).toContain("hosting_files");
  });

  test("approved by the client is planned at once, and still not done", async () => {
    const hosting = stage.host();
    await stage.act({ act: "client_requests_cancellation", serviceId: hosting.serviceId });
    const { id } = await stage.deletionIn(hosting.serviceId, "scheduled");
    await stage.post(`/v1/deletions/${id}/approve`, {});
    expect(await stage.deletionIn(hosting.serviceId, "held")).toMatchObject({ reason: "dry_run" });
    expect(stage.isHosted(hosting)).toBe(true);
  });

  test("released by the owner is planned anew and held again: a dry run stays dry", async () => {
    const hosting = await cancelledAt("2026-03-17T10:00:00Z", "2026-03-17 11:00:00");
    const { id } = await stage.deletionIn(hosting.serviceId, "held");
    await stage.post(`/v1/deletions/${id}/release`);
    await stage.lookedAt(id);
    expect(await stage.deletionIn(hosting.serviceId, "held")).toMatchObject({ id, reason: "dry_run", backlog: true });
    expect(stage.isHosted(hosting)).toBe(true);
  });
});

test("a closed account's anonymisation is planned step by step and not begun", async () => {
  const { id: clientId } = addClient(stage.whmcs.world);
  await stage.act({ act: "admin_closes_client", clientId });
  const duty = await stage.dutyIn("anonymization", clientId, "held");
  expect(duty).toMatchObject({ reason: "dry_run", backlog: true });
  expect(duty.steps.length).toBeGreaterThan(5);
  for (const step of duty.steps) expect(["skipped", "retained"]).toContain(step.state);
});

test("an export is made: it destroys nothing", async () => {
  const { clientId } = stage.host();
  await stage.post("/v1/exports", { clientId });
  await stage.dutyIn("export", clientId, "completed");
});

test("after all of it WHMCS has had reading calls, and not one that writes", async () => {
  await stage.act({ act: "cron" });
  await stage.settledEvents("system.heartbeat", null);
  expect(stage.whmcs.calls.length).toBeGreaterThan(20);
  expect(stage.whmcs.writingCalls()).toEqual([]);
});

test("live afterwards: what fell due in the dry run waits until it is released, then goes", async () => {
  const directory = makeDirectory();
  const keys = makeKeys();
  const { whmcs } = stage;
  const start = (dryRun: string): Promise<Service> =>
    startService({
      directory,
      keys,
      whmcs,
      policy: { ...shortPolicy, hostingDeletion: { gracePeriod: "PT0S" } },
      env: { DRY_RUN: dryRun },
    });
  const hosting = stage.host();
  const dry = await start("1");
  whmcs.setWebhook({ url: `${dry.url}/webhooks/whmcs`, secret: keys.webhookSecret });
  await stage.act({ act: "client_requests_cancellation", serviceId: hosting.serviceId });
  const before = await deletionOf(dry, hosting, "held");
  await dry.stop();

  const live = await start("0");
  try {
    const sentinel = stage.host();
    whmcs.setWebhook({ url: `${live.url}/webhooks/whmcs`, secret: keys.webhookSecret });
    await stage.act({ act: "client_requests_cancellation", serviceId: sentinel.serviceId });
    await deletionOf(live, sentinel, "completed");
    expect(await deletionOf(live, hosting, "held")).toEqual(before);
    expect(stage.isHosted(hosting)).toBe(true);
    await live.call("POST", "/v1/backlog/release", { ids: [before.id] });
    await deletionOf(live, hosting, "completed");
    expect(stage.isHosted(hosting)).toBe(false);
  } finally {
    await live.stop();
    removeDirectory(directory);
  }
});
