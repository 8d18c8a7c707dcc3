import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { addClient } from "../../simulators/whmcs/builders.ts";
import { addDomain, addInvoice, addTicket } from "../../simulators/whmcs/record-builders.ts";
import { shortPolicy, until } from "../support/service.ts";
import { type Duty, startStage, type Stage } from "../support/stage.ts";

// What an anonymisation waits for, what stops it, and who must say yes.

let stage: Stage;
let nextClient = 300;

beforeAll(async () => {
  const policy = {
    ...shortPolicy,
    hostingDeletion: { gracePeriod: "PT1S" },
    accountClosure: { gracePeriod: "PT1S", ownerConfirms: true },
    processors: { mollie: { kind: "manual", label: "Mollie" } },
  };
  stage = await startStage({ policy });
}, 60_000);

afterAll(() => stage.stop(), 60_000);

/** A client of whom WHMCS has no more than the profile. */
function plainClient(): number {
  nextClient += 1;
  return addClient(stage.whmcs.world, { id: nextClient }).id;
}

/** Closed tickets that an anonymisation deletes one by one. */
function ticketsFor(clientId: number, count: number): number[] {
  return Array.from({ length: count }, () => addTicket(stage.whmcs.world, { clientId, status: "Closed" }).id);
}

const writesTo = (clientId: number): string[] =>
  stage.whmcs
    .writingCalls()
    .filter(({ params }) => Number(params["clientid"]) === clientId)
    .map(({ action }) => action);

async function anonymization(clientId: number): Promise<Duty> {
  const [duty] = await stage.duties("anonymization", clientId);
  if (duty === undefined) throw new Error("no anonymisation");
  return duty;
}

/** Waits until the newest anonymisation rests in `state` with `reason`. */
function restingFor(clientId: number, state: string, reason: string): Promise<Duty> {
  return until(`the anonymisation of ${clientId} to be ${state} for ${reason}`, async () => {
    const [duty] = await stage.duties("anonymization", clientId);
    return duty?.state === state && duty.reason === reason ? duty : undefined;
  });
}

/** Reports the one open task of the client as done. */
async function finishTask(clientId: number): Promise<void> {
  const task = await until("the task", async () => (await stage.openTasks(clientId))[0]);
  expect(task).toMatchObject({ code: "erase_client_by_hand", connector: "mollie" });
  expect((await stage.post(`/v1/tasks/${task.id}/done`, { outcome: "done" })).status).toBe(200);
}

const obstacles: readonly [code: string, put: (clientId: number) => Promise<readonly number[]> | readonly number[]][] =
  [
    ["service_not_terminated", (clientId) => [stage.host({ clientId }).serviceId]],
    ["live_domain", (clientId) => [addDomain(stage.whmcs.world, { clientId, status: "Active" }).id]],
    ["invoice_unpaid", (clientId) => [addInvoice(stage.whmcs.world, { clientId, status: "Unpaid" }).id]],
    ["invoice_in_collections", (clientId) => [addInvoice(stage.whmcs.world, { clientId, status: "Collections" }).id]],
    [
      "invoice_payment_pending",
      (clientId) => [addInvoice(stage.whmcs.world, { clientId, status: "Payment Pending" }).id],
    ],
    [
      "credit_balance",
      (clientId) => {
        const client = stage.whmcs.world.clients.get(clientId);
        if (client !== undefined) client.credit = "5.00";
        return [];
      },
    ],
    [
      "affiliate_balance",
      (clientId) => {
        const money = { date: "2025-01-01", visitors: 1, balance: "3.00", withdrawn: "0.00", payamount: "1.00" };
        stage.whmcs.world.affiliates.set(clientId, { id: clientId, clientId, ...money });
        return [];
      },
    ],
    ["open_ticket", (clientId) => [addTicket(stage.whmcs.world, { clientId, status: "Open" }).id]],
    [
      "hold",
      async (clientId) => {
        expect((await stage.post(`/v1/clients/${clientId}/hold`, { reason: "claim" })).status).toBe(200);
        return [];
      },
    ],
  ];

describe("an anonymisation is refused with 409, and named in its blockers, because of", () => {
  test.each(obstacles)("%s; force passes open tickets only", async (code, put) => {
    const clientId = plainClient();
    const ids = await put(clientId);
    for (const force of [false, true]) {
      const { status, body } = await stage.post("/v1/anonymizations", { clientId, force });
      if (force && code === "open_ticket") {
        expect(status).toBe(202);
        continue;
      }
      expect([status, body]).toMatchObject([409, { blockers: [{ code, ids, message: expect.any(String) }] }]);
      expect(await stage.duties("anonymization", clientId)).toEqual([]);
    }
    const plan = await stage.service.call("GET", `/v1/clients/${clientId}/plan`);
    expect(plan.body).toMatchObject({ blockers: [{ code, ids }] });
    expect(writesTo(clientId)).toEqual([]);
  });
});

test("an anonymisation nobody confirmed waits and touches nothing; confirmed, it waits for the processor's erasure by hand", async () => {
  const clientId = plainClient();
  const tickets = ticketsFor(clientId, 1);
  expect((await stage.post("/v1/anonymizations", { clientId })).status).toBe(202);
  const { id } = await restingFor(clientId, "waiting", "owner_confirmation");
  expect(writesTo(clientId)).toEqual([]);
  expect(tickets.every((ticket) => stage.whmcs.world.tickets.has(ticket))).toBe(true);

  expect((await stage.post(`/v1/anonymizations/${id}/confirm`)).status).toBe(200);
  const waiting = await restingFor(clientId, "waiting", "person");
  expect(waiting.steps).toContainEqual(
    expect.objectContaining({ connector: "mollie", action: "erase_client", state: "manual" }),
  );
  expect(tickets.some((ticket) => stage.whmcs.world.tickets.has(ticket))).toBe(false);
  await finishTask(clientId);
  const done = await stage.dutyIn("anonymization", clientId, "completed");
  expect(done.steps).toContainEqual(expect.objectContaining({ connector: "mollie", state: "done", reason: "by_hand" }));
  expect(await stage.openTasks(clientId)).toEqual([]);
  expect(stage.whmcs.world.clients.get(clientId)?.email).toMatch(/\.invalid$/);
});

test("a closed account's hosting goes first, on the owner's word where WHMCS says cancelled already, and its identity waits", async () => {
  const hosting = stage.host();
  const { clientId, serviceId } = hosting;
  const email = stage.whmcs.world.clients.get(clientId)?.email;
  await stage.act({ act: "admin_closes_client", clientId });
  const deletion = await stage.deletionIn(serviceId, "held");
  expect(deletion).toMatchObject({ reason: "already_cancelled" });
  const { id } = await restingFor(clientId, "waiting", "deletions_open");
  expect((await stage.post(`/v1/anonymizations/${id}/confirm`)).status).toBe(200);
  await stage.lookedAt(id);
  expect(await anonymization(clientId)).toMatchObject({ state: "waiting", reason: "deletions_open" });
  expect(stage.isHosted(hosting)).toBe(true);

  expect((await stage.post(`/v1/deletions/${deletion.id}/release`)).status).toBe(200);
  await stage.deletionIn(serviceId, "completed");
  expect(stage.isHosted(hosting)).toBe(false);
  await finishTask(clientId);
  await stage.dutyIn("anonymization", clientId, "completed");
  expect(stage.terminations(serviceId)).toBe(1);
  expect(stage.whmcs.world.clients.get(clientId)?.email).not.toBe(email);
  const order = stage.whmcs.calls.map(
    ({ action, params }) => `${action} ${Number(params["serviceid"] ?? params["clientid"])}`,
  );
  expect(order.indexOf(`ModuleTerminate ${serviceId}`)).toBeLessThan(order.indexOf(`UpdateClient ${clientId}`));
});

test("an account that is opened again before its anonymisation ran keeps everything", async () => {
  const clientId = plainClient();
  const tickets = ticketsFor(clientId, 1);
  await stage.act({ act: "admin_closes_client", clientId });
  await restingFor(clientId, "waiting", "owner_confirmation");
  const before = structuredClone(stage.whmcs.world.clients.get(clientId));
  await stage.act({ act: "admin_reopens_client", clientId });
  expect(await stage.dutyIn("anonymization", clientId, "withdrawn")).toMatchObject({ reason: "client_not_closed" });
  expect(writesTo(clientId)).toEqual([]);
  expect(stage.whmcs.world.clients.get(clientId)).toEqual({ ...before, status: "Active" });
  expect(stage.whmcs.world.tickets.has(tickets[0] ?? 0)).toBe(true);
});

test("a hold on the client stops a running anonymisation before its next destructive call, and its release resumes it", async () => {
  const clientId = plainClient();
  const tickets = ticketsFor(clientId, 3);
  const left = (): number => tickets.filter((ticket) => stage.whmcs.world.tickets.has(ticket)).length;
  stage.whmcs.faults.set("DeleteTicket", { kind: "slow", ms: 3_000 }, 1);
  await stage.post("/v1/anonymizations", { clientId });
  const { id } = await restingFor(clientId, "waiting", "owner_confirmation");
  await stage.post(`/v1/anonymizations/${id}/confirm`);
  await until("the first ticket to be under way", async () => {
    const { steps } = await anonymization(clientId);
    const called = stage.whmcs.calls.some(({ action, params }) => {
      return action === "DeleteTicket" && tickets.includes(Number(params["ticketid"]));
    });
    return called && steps.find(({ action }) => action === "delete_tickets")?.state === "running";
  });
  expect((await stage.post(`/v1/clients/${clientId}/hold`, { reason: "dispute" })).status).toBe(200);
  expect(left()).toBe(3);
  const held = await stage.dutyIn("anonymization", clientId, "held");
  expect(held).toMatchObject({ holdReason: "dispute" });
  expect(held.steps.find(({ action }) => action === "delete_tickets")).toMatchObject({ state: "pending" });
  expect(left()).toBe(2);
  expect(writesTo(clientId)).toEqual([]);

  expect((await stage.post(`/v1/clients/${clientId}/release`)).status).toBe(200);
  await finishTask(clientId);
  const done = await stage.dutyIn("anonymization", clientId, "completed");
  expect(done.steps.find(({ action }) => action === "delete_tickets")).toMatchObject({ state: "done", count: 3 });
  expect(left()).toBe(0);
  const deletions = stage.whmcs.calls.filter(
    ({ action, params }) => action === "DeleteTicket" && tickets.includes(Number(params["ticketid"])),
  );
  expect(deletions).toHaveLength(3);
});
