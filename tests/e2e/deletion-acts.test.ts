import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { shortPolicy, until } from "../support/service.ts";
import { daysFromNow, type Duty, type Hosting, type Stage, startStage } from "../support/stage.ts";

// What the owner may do to a deletion, and when it is refused (contract section 4).

let stage: Stage;

beforeAll(async () => {
  const policy = {
    ...shortPolicy,
    hostingDeletion: { gracePeriod: "P14D" },
    products: { 16: { lives: "cloudways" } },
  };
  stage = await startStage({ policy });
}, 60_000);

afterAll(() => stage.stop(), 60_000);

async function cancelled(
  of: Parameters<Stage["host"]>[0] & { type?: "Immediate" | "End of Billing Period" } = {},
): Promise<Hosting & { id: string }> {
  const hosting = stage.host(of);
  const { serviceId } = hosting;
  await stage.act({ act: "client_requests_cancellation", serviceId, type: of.type ?? "Immediate" });
  return { ...hosting, id: (await stage.deletionIn(serviceId, "scheduled")).id };
}

async function read(id: string): Promise<Duty> {
  return (await stage.service.call("GET", `/v1/deletions/${id}`)).body as Duty;
}

describe("approve", () => {
  test("once the cancellation is in effect: due and done at once, on record with channel and day", async () => {
    const { id, clientId, serviceId } = await cancelled();
    const answer = await stage.post(`/v1/deletions/${id}/approve`, { channel: "phone", receivedOn: daysFromNow(-1) });
    expect(answer.status).toBe(200);
    expect(Date.parse((answer.body as Duty).dueAt ?? "")).toBeLessThanOrEqual(Date.now());
    await stage.deletionIn(serviceId, "completed");
    const { body } = await stage.service.call("GET", `/v1/audit?clientId=${clientId}&limit=200`);
    expect((body as { items: object[] }).items).toContainEqual(
      expect.objectContaining({
        kind: "deletion.approved",
        actor: "owner",
        dutyId: id,
        detail: { channel: "phone", receivedOn: daysFromNow(-1), now: false },
      }),
    );
  });

  test("before the effect: due at the effect, and nothing goes before", async () => {
    const hosting = await cancelled({ type: "End of Billing Period" });
    await stage.post(`/v1/deletions/${hosting.id}/approve`, {});
    await stage.lookedAt(hosting.id);
    const duty = await read(hosting.id);
    expect(duty).toMatchObject({ state: "scheduled", dueAt: duty.effectiveAt, startAt: duty.effectiveAt });
    expect(Date.parse(duty.dueAt ?? "")).toBeGreaterThan(Date.now());
    expect(stage.terminations(hosting.serviceId)).toBe(0);
  });

  test("before the effect with now: the time already paid is given up, and it goes at once", async () => {
    const hosting = await cancelled({ type: "End of Billing Period" });
    await stage.post(`/v1/deletions/${hosting.id}/approve`, { now: true });
    await stage.deletionIn(hosting.serviceId, "completed");
    expect(stage.isHosted(hosting)).toBe(false);
  });

  test("a day that is still to come is refused", async () => {
    const { id } = await cancelled();
    const answer = await stage.post(`/v1/deletions/${id}/approve`, { receivedOn: daysFromNow(2) });
    expect(answer.status).toBe(422);
  });
});

describe("409, and nothing changed: a deletion that is", () => {
  const acts = {
    approve: {},
    hold: { reason: "claim" },
    withdraw: undefined,
    release: undefined,
    retry: undefined,
  } as const;

  async function expectRefused(id: string, refused: readonly (keyof typeof acts)[]): Promise<void> {
    const before = await read(id);
    for (const name of refused) {
      const answer = await stage.post(`/v1/deletions/${id}/${name}`, acts[name]);
      expect([name, answer.status]).toEqual([name, 409]);
      expect(answer.headers.get("content-type")).toContain("application/problem+json");
    }
    expect((await read(id)).state).toBe(before.state);
  }

  test("scheduled: release, retry", async () => {
    await expectRefused((await cancelled()).id, ["release", "retry"]);
  });

  test("held: approve, retry", async () => {
    const { id } = await cancelled();
    expect((await stage.post(`/v1/deletions/${id}/hold`, { reason: "audit" })).body).toMatchObject({
      state: "held",
      holdReason: "audit",
    });
    await expectRefused(id, ["approve", "retry"]);
  });

  test("running: everything", async () => {
    const { id, serviceId } = await cancelled();
    stage.whmcs.setLatency(1_500);
    await stage.post(`/v1/deletions/${id}/approve`, {});
    await stage.deletionIn(serviceId, "running");
    await expectRefused(id, ["approve", "hold", "withdraw", "release", "retry"]);
    stage.whmcs.setLatency(0);
    await stage.deletionIn(serviceId, "completed");
  });

  test("waiting for a person: release, retry", async () => {
    const { id, serviceId } = await cancelled({ product: 16 });
    await stage.post(`/v1/deletions/${id}/approve`, {});
    await stage.deletionIn(serviceId, "waiting");
    await expectRefused(id, ["release", "retry"]);
  });

  test("completed: everything", async () => {
    const { id, serviceId } = await cancelled();
    await stage.post(`/v1/deletions/${id}/approve`, {});
    await stage.deletionIn(serviceId, "completed");
    await expectRefused(id, ["approve", "hold", "withdraw", "release", "retry"]);
  });

  test("withdrawn: everything", async () => {
    const { id } = await cancelled();
    expect((await stage.post(`/v1/deletions/${id}/withdraw`)).body).toMatchObject({ state: "withdrawn" });
    await expectRefused(id, ["approve", "hold", "withdraw", "release", "retry"]);
  });

  test("failed: everything but withdraw and retry, which finishes it once the cause is mended", async () => {
    const { id, serviceId } = await cancelled();
    stage.whmcs.faults.set("GetClientsProducts", { kind: "error", message: "A refusal nobody documented" });
    await stage.post(`/v1/deletions/${id}/approve`, {});
    await stage.deletionIn(serviceId, "failed");
    await expectRefused(id, ["approve", "hold", "release"]);
    stage.whmcs.faults.clear("GetClientsProducts");
    expect((await stage.post(`/v1/deletions/${id}/retry`)).status).toBe(200);
    await stage.deletionIn(serviceId, "completed");
  });
});

test("withdrawn by the owner: nothing reaches the panel, and reconciliation does not open it again", async () => {
  const hosting = await cancelled();
  await stage.post(`/v1/deletions/${hosting.id}/withdraw`);
  await stage.act({ act: "cron" });
  await stage.settledEvents("system.heartbeat", null);
  expect(await stage.deletions(hosting.serviceId)).toMatchObject([{ state: "withdrawn", reason: "owner" }]);
  expect(stage.isHosted(hosting)).toBe(true);
});

describe("a client on hold", () => {
  test("has what is open held and what opens later opened held; released, it goes on", async () => {
    const first = await cancelled();
    const { clientId } = first;
    await stage.post(`/v1/clients/${clientId}/hold`, { reason: "restriction" });
    expect(await read(first.id)).toMatchObject({ state: "held", holdReason: "restriction" });

    const second = stage.host({ clientId });
    await stage.act({ act: "client_requests_cancellation", serviceId: second.serviceId });
    expect(await stage.deletionIn(second.serviceId, "held")).toMatchObject({ holdReason: "restriction" });
    await stage.act({ act: "admin_closes_client", clientId });
    expect(await stage.dutyIn("anonymization", clientId, "held")).toMatchObject({ holdReason: "restriction" });

    expect((await stage.post(`/v1/deletions/${first.id}/release`)).status).toBe(409);
    expect(await read(first.id)).toMatchObject({ state: "held" });
    expect((await stage.post(`/v1/clients/${clientId}/release`)).status).toBe(200);
    await stage.deletionIn(first.serviceId, "scheduled");
    await stage.deletionIn(second.serviceId, "scheduled");
    // Due at once by this policy, it rests where it waits for the two.
    expect(await stage.dutyIn("anonymization", clientId, "waiting")).toMatchObject({ reason: "deletions_open" });
  });

  test("in the middle of a run: the next step is not begun; released, it is finished", async () => {
    const { id, clientId, serviceId } = await cancelled();
    stage.whmcs.setLatency(500);
    await stage.post(`/v1/deletions/${id}/approve`, {});
    await until("the call to be under way", () => stage.terminations(serviceId) === 1);
    await stage.post(`/v1/clients/${clientId}/hold`, { reason: "dispute" });
    stage.whmcs.setLatency(0);
    const held = await stage.deletionIn(serviceId, "held");
    expect(held.steps).toMatchObject([
      { action: "terminate_hosting", state: "done" },
      { action: "set_service_status", state: "pending" },
    ]);
    await stage.post(`/v1/clients/${clientId}/release`);
    await stage.deletionIn(serviceId, "completed");
    expect(stage.terminations(serviceId)).toBe(1);
  });

  test("is named among the blockers of its plan", async () => {
    const { clientId } = stage.host();
    await stage.post(`/v1/clients/${clientId}/hold`, { reason: "claim" });
    const { body } = await stage.service.call("GET", `/v1/clients/${clientId}/plan`);
    expect((body as { blockers: { code: string }[] }).blockers.map(({ code }) => code)).toContain("hold");
  });
});

describe("POST /v1/deletions", () => {
  test("202 for a service WHMCS says is cancelled, and the same duty when asked again", async () => {
    const { serviceId } = stage.host({ service: { status: "Cancelled" } });
    const first = await stage.post("/v1/deletions", { serviceId });
    const second = await stage.post("/v1/deletions", { serviceId });
    expect([first.status, second.status]).toEqual([202, 202]);
    expect((second.body as Duty).id).toBe((first.body as Duty).id);
    expect(first.headers.get("location")).toBe(`/v1/deletions/${(first.body as Duty).id}`);
    await stage.deletionIn(serviceId, "scheduled");
  });

  test("409 for a service nobody cancelled, 404 for one WHMCS does not know", async () => {
    const { serviceId } = stage.host();
    expect((await stage.post("/v1/deletions", { serviceId })).status).toBe(409);
    expect((await stage.post("/v1/deletions", { serviceId: 88_888 })).status).toBe(404);
    expect(await stage.deletions(serviceId)).toEqual([]);
  });
});
