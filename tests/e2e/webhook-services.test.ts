import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { shortPolicy } from "../support/service.ts";
import { addRequest, daysFromNow, type Stage, startStage, wallClock } from "../support/stage.ts";

// The rows about services in the contract's table (section 3), each from the signed event to what the ledger then owes.

let stage: Stage;

beforeAll(async () => {
  const policy = { ...shortPolicy, hostingDeletion: { gracePeriod: "P14D" } };
  stage = await startStage({ policy });
}, 60_000);

afterAll(() => stage.stop(), 60_000);

describe("service.cancellation_requested", () => {
  test("immediate: schedules the deletion, due when the policy's fourteen days have ended", async () => {
    const { clientId, serviceId } = stage.host();
    await stage.act({ act: "client_requests_cancellation", serviceId, type: "Immediate" });
    const duty = await stage.deletionIn(serviceId, "scheduled");
    expect(duty).toMatchObject({ kind: "deletion", clientId, backlog: false });
    expect(duty.steps).toMatchObject([
      { connector: "whmcs", action: "terminate_hosting", state: "pending" },
      { connector: "whmcs", action: "set_service_status", state: "pending" },
    ]);
    const event = (await stage.settledEvents("service.cancellation_requested", clientId))[0];
    expect(event).toMatchObject({ state: "applied", service_id: serviceId, cancellation_type: "immediate" });
    expect(duty.effectiveAt).toBe(event?.occurred_at);
    const days = (Date.parse(duty.dueAt ?? "") - Date.parse(duty.effectiveAt ?? "")) / 86_400_000;
    expect(days).toBeGreaterThan(14 - 0.1); // an hour is lost or won where the clock changes
    expect(days).toBeLessThan(15 + 0.1);
    expect(Date.parse(duty.dueAt ?? "") - Date.parse(duty.startAt ?? "")).toBe(12 * 3_600_000);
  });

  test("at the end of the billing period: takes effect at the start of the next due date, and is due fourteen days after", async () => {
    const nextDue = daysFromNow(20);
    const { serviceId } = stage.host({ service: { nextduedate: nextDue } });
    await stage.act({ act: "client_requests_cancellation", serviceId, type: "End of Billing Period" });
    const duty = await stage.deletionIn(serviceId, "scheduled");
    expect(inBrussels(duty.effectiveAt)).toBe(`${nextDue} 00:00`);
    expect(inBrussels(duty.dueAt)).toBe(`${addDays(nextDue, 15)} 00:00`);
  });

  test("requested twice: one deletion", async () => {
    const { clientId, serviceId } = stage.host();
    await stage.act({ act: "client_requests_cancellation", serviceId });
    await stage.send("service.cancellation_requested", { clientId, serviceId, cancellationType: "immediate" });
    await stage.settledEvents("service.cancellation_requested", clientId);
    expect(await stage.deletions(serviceId)).toHaveLength(1);
  });
});

test("service.cancellation_withdrawn withdraws the deletion, and nothing reaches the panel", async () => {
  const hosting = stage.host();
  const { serviceId } = hosting;
  await stage.act({ act: "client_requests_cancellation", serviceId });
  await stage.deletionIn(serviceId, "scheduled");
  await stage.act({ act: "admin_withdraws_request", serviceId });
  await stage.act({ act: "cron" });
  const duty = await stage.deletionIn(serviceId, "withdrawn");
  expect(duty).toMatchObject({ reason: "no_longer_cancelled", steps: [] });
  expect(stage.terminations(serviceId)).toBe(0);
  expect(stage.isHosted(hosting)).toBe(true);
});

test("service.cancellation_withdrawn that is not true is not believed: the request still stands in WHMCS", async () => {
  const { clientId, serviceId } = stage.host();
  await stage.act({ act: "client_requests_cancellation", serviceId });
  const before = await stage.deletionIn(serviceId, "scheduled");
  await stage.send("service.cancellation_withdrawn", { clientId, serviceId });
  await stage.settledEvents("service.cancellation_withdrawn", clientId);
  await stage.lookedAt(before.id);
  expect((await stage.deletions(serviceId))[0]).toMatchObject({ id: before.id, state: "scheduled" });
});

describe("service.terminated", () => {
  test("marks the hosting step done and keeps the rest on its date", async () => {
    const { clientId, serviceId } = stage.host();
    await stage.act({ act: "client_requests_cancellation", serviceId });
    const before = await stage.deletionIn(serviceId, "scheduled");
    await stage.act({ act: "admin_terminates_service", serviceId });
    await stage.settledEvents("service.terminated", clientId);
    await stage.lookedAt(before.id);
    const [duty] = await stage.deletions(serviceId);
    expect(duty).toMatchObject({ id: before.id, state: "scheduled", dueAt: before.dueAt });
    expect(duty?.steps).toMatchObject([
      { action: "terminate_hosting", state: "done", reason: "terminated_by_whmcs" },
      { action: "set_service_status", state: "pending" },
    ]);
    expect(stage.terminations(serviceId)).toBe(0);
  });

  test("without a deletion: opens one whose hosting step is done and schedules the rest", async () => {
    const { serviceId } = stage.host();
    await stage.act({ act: "admin_terminates_service", serviceId });
    const duty = await stage.deletionIn(serviceId, "scheduled");
    expect(duty.steps).toMatchObject([
      { action: "terminate_hosting", state: "done", reason: "terminated_by_whmcs" },
      { action: "set_service_status", state: "pending" },
    ]);
  });
});

test("service.reactivated by an unsuspension withdraws nothing while WHMCS still says cancelled", async () => {
  const { clientId, serviceId } = stage.host();
  await stage.act({ act: "client_requests_cancellation", serviceId });
  const before = await stage.deletionIn(serviceId, "scheduled");
  await stage.act({ act: "admin_suspends_service", serviceId });
  await stage.act({ act: "admin_unsuspends_service", serviceId });
  await stage.settledEvents("service.reactivated", clientId);
  await stage.lookedAt(before.id);
  expect((await stage.deletions(serviceId))[0]).toMatchObject({
    id: before.id,
    state: "scheduled",
    dueAt: before.dueAt,
  });
});

describe("service.updated", () => {
  test("a status set to Cancelled by drop-down opens a deletion, counted from the event", async () => {
    const { clientId, serviceId } = stage.host();
    await stage.act({ act: "admin_sets_service_status", serviceId, status: "Cancelled" });
    const duty = await stage.deletionIn(serviceId, "scheduled");
    const [event] = await stage.settledEvents("service.updated", clientId);
    expect(event).toMatchObject({ state: "applied" });
    expect(duty.effectiveAt).toBe(event?.occurred_at);
  });

  test("a status set to Cancelled after a request was taken back opens a deletion of its own", async () => {
    const { clientId, serviceId } = stage.host();
    await stage.act({ act: "client_requests_cancellation", serviceId });
    await stage.deletionIn(serviceId, "scheduled");
    await stage.act({ act: "admin_withdraws_request", serviceId });
    await stage.act({ act: "cron" });
    const withdrawn = await stage.deletionIn(serviceId, "withdrawn");
    await stage.act({ act: "admin_sets_service_status", serviceId, status: "Cancelled" });
    const duty = await stage.deletionIn(serviceId, "scheduled");
    expect(duty.id).not.toBe(withdrawn.id);
    expect((await stage.settledEvents("service.updated", clientId)).at(-1)).toMatchObject({ state: "applied" });
  });

  test("a status set to Cancelled does not bring back what the owner called off", async () => {
    const { clientId, serviceId } = stage.host();
    await stage.act({ act: "client_requests_cancellation", serviceId });
    const { id } = await stage.deletionIn(serviceId, "scheduled");
    expect((await stage.post(`/v1/deletions/${id}/withdraw`)).status).toBe(200);
    await stage.act({ act: "admin_sets_service_status", serviceId, status: "Cancelled" });
    const [event] = await stage.settledEvents("service.updated", clientId);
    expect(event).toMatchObject({ state: "ignored", reason: "nothing_to_do" });
    expect(await stage.deletions(serviceId)).toMatchObject([{ id, state: "withdrawn" }]);
  });

  test("an edit of a service nobody cancelled opens nothing", async () => {
    const { clientId, serviceId } = stage.host();
    await stage.act({ act: "admin_renews_service", serviceId, nextDueDate: daysFromNow(50) });
    const [event] = await stage.settledEvents("service.updated", clientId);
    expect(event).toMatchObject({ state: "ignored", reason: "nothing_to_do" });
    expect(await stage.deletions(serviceId)).toEqual([]);
  });

  test("a next due date that moved on is found at once, and the owner is asked", async () => {
    const { serviceId } = stage.host();
    await stage.act({ act: "client_requests_cancellation", serviceId });
    await stage.deletionIn(serviceId, "scheduled");
    await stage.act({ act: "admin_renews_service", serviceId, nextDueDate: daysFromNow(50) });
    expect(await stage.deletionIn(serviceId, "held")).toMatchObject({ reason: "facts_changed" });
  });
});

describe("service.deleted", () => {
  test("with a deletion: the duty waits for a person, whose word completes it", async () => {
    const { clientId, serviceId } = stage.host();
    await stage.act({ act: "client_requests_cancellation", serviceId });
    const { id } = await stage.deletionIn(serviceId, "scheduled");
    await stage.act({ act: "admin_deletes_service", serviceId });
    expect(await stage.deletionIn(serviceId, "waiting")).toMatchObject({ id, reason: "service_deleted" });
    const [task, ...others] = await stage.openTasks(clientId);
    expect(task).toMatchObject({ code: "service_deleted_check_processors", serviceId, dutyId: id });
    expect(others).toEqual([]);
    expect((await stage.post(`/v1/tasks/${task?.id ?? ""}/done`, { outcome: "done" })).status).toBe(200);
    expect(await stage.deletionIn(serviceId, "completed")).toMatchObject({ id });
    expect(stage.terminations(serviceId)).toBe(0);
  });

  test("without a deletion: a task for what remains", async () => {
    const { clientId, serviceId } = stage.host();
    await stage.act({ act: "admin_deletes_service", serviceId });
    await stage.settledEvents("service.deleted", clientId);
    expect(await stage.openTasks(clientId)).toMatchObject([{ code: "service_deleted_check_processors", serviceId }]);
    expect(await stage.deletions(serviceId)).toEqual([]);
  });
});

test("domain.deleted has the client's duties re-read: a request that vanished unnoticed is found", async () => {
  const { clientId, serviceId } = stage.host();
  await stage.act({ act: "client_requests_cancellation", serviceId });
  await stage.deletionIn(serviceId, "scheduled");
  await stage.act({ act: "admin_withdraws_request", serviceId });
  await stage.send("domain.deleted", { clientId, domainId: 77 });
  expect(await stage.deletionIn(serviceId, "withdrawn")).toMatchObject({ reason: "no_longer_cancelled" });
  expect(await stage.settledEvents("domain.deleted", clientId)).toMatchObject([{ state: "applied", domain_id: 77 }]);
});

test("an event for a service WHMCS does not know leaves a task, and the duty waits for that word", async () => {
  await stage.send("service.cancellation_requested", { clientId: 9, serviceId: 99_999, cancellationType: "immediate" });
  expect(await stage.deletionIn(99_999, "waiting")).toMatchObject({ reason: "service_deleted" });
  expect(await stage.openTasks(9)).toMatchObject([{ code: "service_deleted_check_processors", serviceId: 99_999 }]);
});

test("a request the hook announces before WHMCS shows it is waited for", async () => {
  const { clientId, serviceId } = stage.host();
  await stage.send("service.cancellation_requested", { clientId, serviceId, cancellationType: "immediate" });
  await stage.settledEvents("service.cancellation_requested", clientId);
  const [before] = await stage.deletions(serviceId);
  expect(before).toMatchObject({ state: "pending" });
  addRequest(stage.whmcs.world, serviceId, wallClock(new Date()));
  expect(await stage.deletionIn(serviceId, "scheduled")).toMatchObject({ id: before?.id });
});

function inBrussels(instant: string | undefined): string {
  return wallClock(new Date(instant ?? "")).slice(0, 16);
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
