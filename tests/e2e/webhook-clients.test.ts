import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { addClient, addContact } from "../../simulators/whmcs/builders.ts";
import { addDomain } from "../../simulators/whmcs/record-builders.ts";
import { shortPolicy } from "../support/service.ts";
import { type Stage, startStage } from "../support/stage.ts";

// The rows about people in the contract's table (section 3), each from the signed event to what the ledger then owes.
// Periods are long here, so that every duty rests where its event put it; what follows at the due time is tested elsewhere.

let stage: Stage;

beforeAll(async () => {
  const policy = {
    ...shortPolicy,
    hostingDeletion: { gracePeriod: "P14D" },
    accountClosure: { gracePeriod: "P14D", ownerConfirms: false },
    products: { 16: { lives: "cloudways" } },
    processors: { freshdesk: {}, mollie: { kind: "manual", label: "Mollie" } },
  };
  stage = await startStage({ policy });
}, 60_000);

afterAll(() => stage.stop(), 60_000);

describe("client.closed", () => {
  test("opens a deletion for each service whose hosting may still exist, and the anonymisation that waits for them", async () => {
    const { clientId, serviceId: active } = stage.host();
    const { serviceId: cancelled } = stage.host({ clientId, service: { status: "Cancelled" } });
    const { serviceId: gone } = stage.host({ clientId, service: { status: "Terminated" } });
    const { serviceId: elsewhere } = stage.host({ clientId, product: 16, service: { status: "Terminated" } });
    await stage.act({ act: "admin_closes_client", clientId });
    const anonymization = await stage.dutyIn("anonymization", clientId, "scheduled");
    expect(anonymization.steps.map((step) => step.action)).toContain("anonymise_profile");
    const deletions = await Promise.all(
      [active, cancelled, elsewhere].map((serviceId) => stage.deletionIn(serviceId, "scheduled")),
    );
    const [event] = await stage.settledEvents("client.closed", clientId);
    for (const duty of [...deletions, anonymization]) {
      expect(Date.parse(duty.dueAt ?? "")).toBeGreaterThan(Date.parse(event?.occurred_at ?? "") + 13.9 * 86_400_000);
    }
    expect(await stage.deletions(gone)).toEqual([]);
  });

  test("told twice: still one anonymisation", async () => {
    const { id: clientId } = addClient(stage.whmcs.world, { id: 2_001 });
    await stage.act({ act: "admin_closes_client", clientId });
    await stage.act({ act: "admin_closes_client", clientId });
    await stage.settledEvents("client.closed", clientId);
    expect(await stage.duties("anonymization", clientId)).toHaveLength(1);
  });

  test("for a client WHMCS does not know: failed, and said", async () => {
    await stage.send("client.closed", { clientId: 424_242 });
    expect(await stage.dutyIn("anonymization", 424_242, "failed")).toMatchObject({ reason: "whmcs.client_not_found" });
  });
});

describe("client.reopened", () => {
  test("withdraws what the closure opened and has not run", async () => {
    const { clientId, serviceId } = stage.host();
    await stage.act({ act: "admin_closes_client", clientId });
    await stage.deletionIn(serviceId, "scheduled");
    await stage.act({ act: "admin_reopens_client", clientId });
    expect(await stage.dutyIn("anonymization", clientId, "withdrawn")).toMatchObject({ reason: "client_not_closed" });
    expect(await stage.deletionIn(serviceId, "withdrawn")).toMatchObject({ reason: "client_not_closed" });
  });

  test("leaves the deletion of a service its client had cancelled", async () => {
    const { clientId, serviceId } = stage.host();
    await stage.act({ act: "client_requests_cancellation", serviceId });
    const before = await stage.deletionIn(serviceId, "scheduled");
    await stage.act({ act: "admin_closes_client", clientId });
    await stage.dutyIn("anonymization", clientId, "scheduled");
    await stage.act({ act: "admin_reopens_client", clientId });
    await stage.dutyIn("anonymization", clientId, "withdrawn");
    await stage.lookedAt(before.id);
    expect(await stage.deletions(serviceId)).toMatchObject([
      { id: before.id, state: "scheduled", dueAt: before.dueAt },
    ]);
  });

  test("also withdraws what was held", async () => {
    const { clientId, serviceId } = stage.host();
    await stage.act({ act: "admin_closes_client", clientId });
    const deletion = await stage.deletionIn(serviceId, "scheduled");
    const anonymization = await stage.dutyIn("anonymization", clientId, "scheduled");
    await stage.post(`/v1/deletions/${deletion.id}/hold`, { reason: "claim" });
    await stage.post(`/v1/anonymizations/${anonymization.id}/hold`, { reason: "claim" });
    await stage.act({ act: "admin_reopens_client", clientId });
    await stage.dutyIn("anonymization", clientId, "withdrawn");
    await stage.deletionIn(serviceId, "withdrawn");
    expect(await stage.settledEvents("client.reopened", clientId)).toMatchObject([{ state: "applied" }]);
  });

  test("that is not true is not believed: the client is still closed", async () => {
    const { id: clientId } = addClient(stage.whmcs.world, { id: 2_002 });
    await stage.act({ act: "admin_closes_client", clientId });
    const { id } = await stage.dutyIn("anonymization", clientId, "scheduled");
    await stage.send("client.reopened", { clientId });
    await stage.settledEvents("client.reopened", clientId);
    await stage.lookedAt(id);
    expect(await stage.duties("anonymization", clientId)).toMatchObject([{ id, state: "scheduled" }]);
  });
});

describe("client.deleted", () => {
  test("open duties become tasks and wait for a person; none is withdrawn, and the evidence stays", async () => {
    const { clientId, serviceId } = stage.host();
    await stage.act({ act: "admin_closes_client", clientId });
    const deletion = await stage.deletionIn(serviceId, "scheduled");
    const anonymization = await stage.dutyIn("anonymization", clientId, "scheduled");
    await stage.act({ act: "admin_deletes_client", clientId });
    await stage.settledEvents("client.deleted", clientId);
    for (const kind of ["deletion", "anonymization"]) {
      expect(await stage.duties(kind, clientId)).toMatchObject([{ state: "waiting", reason: "client_deleted" }]);
    }
    const tasks = await stage.openTasks(clientId);
    expect(tasks.map(({ code, dutyId }) => ({ code, dutyId }))).toEqual(
      expect.arrayContaining([
        { code: "client_deleted_check_processors", dutyId: deletion.id },
        { code: "client_deleted_check_processors", dutyId: anonymization.id },
      ]),
    );
    for (const { id } of tasks) await stage.post(`/v1/tasks/${id}/done`, { outcome: "done" });
    await stage.deletionIn(serviceId, "completed");
    const { body } = await stage.service.call("GET", `/v1/audit?clientId=${clientId}&limit=200`);
    const kinds = (body as { items: { kind: string }[] }).items.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(["client.deleted", "task.opened", "task.done", "duty.completed"]));
    expect(kinds).not.toContain("duty.withdrawn");
  });

  test("without a duty: a task to look at the processors", async () => {
    const { clientId } = stage.host();
    await stage.act({ act: "admin_deletes_client", clientId });
    await stage.settledEvents("client.deleted", clientId);
    expect(await stage.openTasks(clientId)).toMatchObject([{ code: "client_deleted_check_processors" }]);
  });

  test("with a failed duty: a task all the same", async () => {
    await stage.send("client.closed", { clientId: 2_003 });
    const { id } = await stage.dutyIn("anonymization", 2_003, "failed");
    await stage.send("client.deleted", { clientId: 2_003 });
    await stage.settledEvents("client.deleted", 2_003);
    expect(await stage.openTasks(2_003)).toMatchObject([{ code: "client_deleted_check_processors", dutyId: id }]);
  });
});

describe("client.updated, contact.updated, user.updated", () => {
  test("become one rectification, looked at ten minutes after the first", async () => {
    const { clientId } = stage.host();
    const { world } = stage.whmcs;
    const contact = addContact(world, { clientId });
    const user = [...world.users.values()].find(({ clients }) => clients.some((link) => link.clientId === clientId));
    await stage.act({ act: "client_edits_profile", clientId, changes: { city: "Elsewhere" } });
    await stage.act({ act: "admin_edits_contact", contactId: contact.id, changes: { city: "Elsewhere" } });
    await stage.act({ act: "user_edits_profile", userId: user?.id ?? 0, changes: { firstname: "Other" } });
    const [first] = await stage.settledEvents("client.updated", clientId);
    expect(first).toMatchObject({ state: "applied", changed: "city" });
    expect(await stage.settledEvents("contact.updated", clientId)).toMatchObject([{ contact_id: contact.id }]);
    expect(await stage.settledEvents("user.updated", clientId)).toMatchObject([{ user_id: user?.id }]);
    const [duty, ...others] = await stage.duties("rectification", clientId);
    expect(others).toEqual([]);
    expect(duty).toMatchObject({ state: "pending" });
    const row = await stage.ledger
      .selectFrom("duty")
      .selectAll()
      .where("id", "=", duty?.id ?? "")
      .executeTakeFirstOrThrow();
    expect(Date.parse(row.wake_at ?? "") - Date.parse(row.created_at)).toBe(10 * 60_000);
  });

  test("keep field names only: a name that is none becomes 'other'", async () => {
    const { clientId } = stage.host();
    await stage.send("client.updated", { clientId, changed: ["email", "Jane Roe, 12 High Street"] });
    expect(await stage.settledEvents("client.updated", clientId)).toMatchObject([{ changed: "email,other" }]);
  });
});

describe("client.merged", () => {
  test("a deletion and a hold follow their service; the merged-away client's export and anonymisation are withdrawn", async () => {
    const { world } = stage.whmcs;
    const { clientId: from, serviceId } = stage.host();
    const { id: into } = addClient(world, { id: 2_010 });
    const { id: heldFrom } = addClient(world, { id: 2_011 });
    await stage.act({ act: "client_requests_cancellation", serviceId });
    const { id } = await stage.deletionIn(serviceId, "scheduled");
    await stage.act({ act: "admin_closes_client", clientId: heldFrom });
    await stage.dutyIn("anonymization", heldFrom, "scheduled");
    await stage.post(`/v1/clients/${heldFrom}/hold`, { reason: "dispute" });

    await stage.act({ act: "admin_merges_clients", fromClientId: from, intoClientId: into });
    await stage.act({ act: "admin_merges_clients", fromClientId: heldFrom, intoClientId: into });
    await stage.settledEvents("client.merged", from);
    await stage.settledEvents("client.merged", heldFrom);

    expect(await stage.dutyIn("anonymization", heldFrom, "withdrawn")).toMatchObject({ reason: "client_merged" });
    const holds = await stage.ledger.selectFrom("client_hold").selectAll().where("client_id", "=", into).execute();
    expect(holds).toMatchObject([{ reason: "dispute" }]);
    await stage.post(`/v1/clients/${into}/release`);
    expect(await stage.deletionIn(serviceId, "scheduled")).toMatchObject({ id, clientId: into });
  });
});

test("client.merged of a closed client leaves the deletion of a service that ended with it", async () => {
  const { clientId: from, serviceId } = stage.host();
  const { id: into } = addClient(stage.whmcs.world, { id: 2_012 });
  await stage.act({ act: "admin_closes_client", clientId: from });
  const { id } = await stage.deletionIn(serviceId, "scheduled");
  await stage.act({ act: "admin_merges_clients", fromClientId: from, intoClientId: into });
  await stage.settledEvents("client.merged", from);
  await stage.lookedAt(id);
  expect(await stage.deletions(serviceId)).toMatchObject([{ id, state: "scheduled", clientId: into }]);
});

test("contact.deleted leaves a task for the owner and erases nothing", async () => {
  const { clientId } = stage.host();
  const contact = addContact(stage.whmcs.world, { clientId });
  await stage.act({ act: "admin_deletes_contact", contactId: contact.id });
  await stage.settledEvents("contact.deleted", clientId);
  expect(await stage.openTasks(clientId)).toMatchObject([{ code: "contact_deleted", objectId: contact.id }]);
  expect(await stage.duties("erasure", clientId)).toEqual([]);
});

test("domain.deleted of a client without duties is applied and opens nothing", async () => {
  const { clientId } = stage.host();
  const domain = addDomain(stage.whmcs.world, { clientId });
  await stage.act({ act: "admin_deletes_domain", domainId: domain.id });
  expect(await stage.settledEvents("domain.deleted", clientId)).toMatchObject([{ state: "applied" }]);
  const { body } = await stage.service.call("GET", `/v1/duties?clientId=${clientId}`);
  expect(body).toMatchObject({ items: [] });
});
