import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { addClient } from "../../simulators/whmcs/builders.ts";
import { shortPolicy } from "../support/service.ts";
import { daysFromNow, type Hosting, type Stage, startStage, wallClock } from "../support/stage.ts";

// "Still cancelled" (contract section 3). Each case changes WHMCS behind the service's back and then makes the deletion due
// by the client's approval, so that only the fresh look before the act can notice.

let stage: Stage;

beforeAll(async () => {
  stage = await startStage({ policy: { ...shortPolicy, hostingDeletion: { gracePeriod: "P14D" } } });
}, 60_000);

afterAll(() => stage.stop(), 60_000);

async function cancelledAnHourAgo(): Promise<Hosting & { id: string }> {
  const hosting = stage.host();
  await stage.act({ act: "client_requests_cancellation", serviceId: hosting.serviceId });
  const { id } = await stage.deletionIn(hosting.serviceId, "scheduled");
  for (const request of stage.whmcs.world.cancelRequests.values()) {
    if (request.serviceId === hosting.serviceId) request.date = wallClock(new Date(Date.now() - 3_600_000));
  }
  return { ...hosting, id };
}

async function approve(id: string): Promise<void> {
  expect((await stage.post(`/v1/deletions/${id}/approve`, { channel: "email" })).status).toBe(200);
}

/** The owner was asked, and WHMCS was told nothing. */
async function expectAsked(hosting: Hosting): Promise<void> {
  expect(await stage.deletionIn(hosting.serviceId, "held")).toMatchObject({ reason: "facts_changed" });
  expect(stage.terminations(hosting.serviceId)).toBe(0);
  expect(stage.isHosted(hosting)).toBe(true);
}

test("while nothing changed, the approved deletion goes at once", async () => {
  const hosting = await cancelledAnHourAgo();
  await approve(hosting.id);
  expect(await stage.deletionIn(hosting.serviceId, "completed")).toMatchObject({
    steps: [
      { action: "terminate_hosting", state: "done" },
      { action: "set_service_status", state: "nothing_found" },
    ],
  });
  expect(stage.terminations(hosting.serviceId)).toBe(1);
  expect(stage.isHosted(hosting)).toBe(false);
  expect(hosting.row.status).toBe("Terminated");
});

test("a request withdrawn without a word is not executed", async () => {
  const hosting = await cancelledAnHourAgo();
  await stage.act({ act: "admin_withdraws_request", serviceId: hosting.serviceId });
  await approve(hosting.id);
  await stage.deletionIn(hosting.serviceId, "withdrawn");
  expect(stage.terminations(hosting.serviceId)).toBe(0);
  expect(stage.isHosted(hosting)).toBe(true);
});

test("a request withdrawn and made anew counts from the new one", async () => {
  const hosting = await cancelledAnHourAgo();
  const { serviceId } = hosting;
  await stage.act({ act: "admin_withdraws_request", serviceId });
  await stage.act({ act: "cron" });
  await stage.deletionIn(serviceId, "withdrawn");
  await stage.act({ act: "client_requests_cancellation", serviceId });
  const again = await stage.deletionIn(serviceId, "scheduled");
  expect(again.id).not.toBe(hosting.id);
  expect(await stage.deletions(serviceId)).toHaveLength(2);
});

describe("stops the duty and asks the owner, with nothing sent, when", () => {
  const changes: readonly [string, (hosting: Hosting) => void][] = [
    ["the next due date moved on", ({ row }) => (row.nextduedate = daysFromNow(60))],
    ["a later period was paid", payLaterPeriod],
    ["the service was activated after the request", ({ row }) => (row.regdate = daysFromNow(1))],
  ];

  test.each(changes)("%s; released, it goes", async (_what, change) => {
    const hosting = await cancelledAnHourAgo();
    change(hosting);
    await approve(hosting.id);
    await expectAsked(hosting);
    expect((await stage.post(`/v1/deletions/${hosting.id}/release`)).status).toBe(200);
    await stage.deletionIn(hosting.serviceId, "completed");
    expect(stage.terminations(hosting.serviceId)).toBe(1);
    expect(stage.isHosted(hosting)).toBe(false);
  });

  test("the service became another client's; even released it is never sent for that client", async () => {
    const hosting = await cancelledAnHourAgo();
    hosting.row.clientId = addClient(stage.whmcs.world, { id: 3_001 }).id;
    await approve(hosting.id);
    await expectAsked(hosting);
    await stage.post(`/v1/deletions/${hosting.id}/release`);
    await stage.lookedAt(hosting.id);
    await expectAsked(hosting);
  });

  test("the service was terminated and activated again; released, the new account goes too", async () => {
    const hosting = await cancelledAnHourAgo();
    const { clientId, serviceId } = hosting;
    await stage.act({ act: "admin_terminates_service", serviceId });
    await stage.settledEvents("service.terminated", clientId);
    await stage.act({ act: "admin_creates_service_account", serviceId });
    await stage.settledEvents("service.reactivated", clientId);
    await agesTermination(hosting.id);
    await approve(hosting.id);
    await expectAsked(hosting);
    await stage.post(`/v1/deletions/${hosting.id}/release`);
    await stage.deletionIn(serviceId, "completed");
    expect(stage.terminations(serviceId)).toBe(1);
    expect(stage.isHosted(hosting)).toBe(false);
  });
});

test("a held deletion whose request disappears is withdrawn, not left to be released by mistake", async () => {
  const hosting = await cancelledAnHourAgo();
  const { serviceId } = hosting;
  hosting.row.nextduedate = daysFromNow(60);
  await approve(hosting.id);
  await expectAsked(hosting);
  await stage.act({ act: "admin_withdraws_request", serviceId });
  await stage.act({ act: "cron" });
  expect(await stage.deletionIn(serviceId, "withdrawn")).toMatchObject({ reason: "no_longer_cancelled" });
  expect((await stage.post(`/v1/deletions/${hosting.id}/release`)).status).toBe(409);
});

function payLaterPeriod({ clientId, serviceId }: Hosting): void {
  const { whmcs } = stage;
  whmcs.act({ act: "admin_issues_invoice", clientId, serviceId, description: "Hosting", amount: "12.95" });
  const invoice = [...whmcs.world.invoices.values()].findLast((row) => row.clientId === clientId);
  whmcs.act({ act: "client_pays_invoice", invoiceId: invoice?.id ?? 0 });
}

/** A hook may run while WHMCS is still writing, so a termination is given half a minute to show: here it is over. */
async function agesTermination(dutyId: string): Promise<void> {
  await stage.ledger
    .updateTable("step")
    .set({ finished_at: new Date(Date.now() - 60_000).toISOString() })
    .where("duty_id", "=", dutyId)
    .where("action", "=", "terminate_hosting")
    .execute();
}
