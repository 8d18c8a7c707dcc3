import { describe, expect, test } from "@jest/globals";
import type { DutyState } from "../../src/domain/duty.ts";
import { readAddonHealth } from "../../src/duties/addon-health.ts";
import { beginDuty } from "../../src/duties/begin-duty.ts";
import { waitDuty } from "../../src/duties/finish-duty.ts";
import { holdClient, holdDuty } from "../../src/duties/hold.ts";
import { recordPlan } from "../../src/duties/record-plan.ts";
import { completeTask, openTask } from "../../src/duties/tasks.ts";
import { withdrawDuty } from "../../src/duties/withdraw.ts";
import { listDuties, moveDuty } from "../../src/ledger/duties.ts";
import { verifyEvidence } from "../../src/ledger/evidence.ts";
import { findClientHold } from "../../src/ledger/holds.ts";
import { listSteps } from "../../src/ledger/steps.ts";
import { type Books, deletionOf, withBooks, workerA } from "../support/ledger.ts";
import { duties, lastEvent, openTasks, tell } from "../support/stored-events.ts";

const minute = 60_000;

describe("client.updated", () => {
  test("is one re-read for all events of ten minutes, and another for what comes after it ran", async () => {
    await withBooks(async (books) => {
      const started = books.now;
      await tell(books, "client.updated");
      books.pass(9 * minute);
      await tell(books, "contact.updated", { contact_id: 5 });
      await tell(books, "user.updated", { user_id: 3 });
      const [duty, ...others] = await duties(books);
      expect(others).toEqual([]);
      expect(duty).toMatchObject({
        kind: "rectification",
        wake_at: new Date(started.getTime() + 10 * minute).toISOString(),
      });
      await books.perform((work) => moveDuty(work.tx, duty!.id, "completed"));
      await tell(books, "client.updated");
      expect(await duties(books)).toHaveLength(2);
    });
  });
});

describe("client.reopened", () => {
  /** A closed client whose anonymisation began a minute ago; after that, the books' present. */
  async function begun(books: Books): Promise<string> {
    const id = await books.open({ kind: "anonymization", clientId: 7, origin: "event", actor: "whmcs" });
    books.pass(minute);
    await books.claim(id, workerA);
    await beginDuty(books.acts, books.gates, id, workerA);
    books.pass(minute);
    return id;
  }
  const at = ({ now }: Books, ms: number) => ({ occurred_at: new Date(now.getTime() + ms).toISOString() });

  test("while the anonymisation runs is told to the owner once, due at once, and the anonymisation goes on", async () => {
    await withBooks(async (books) => {
      const id = await begun(books);
      await tell(books, "client.reopened");
      const [task, ...others] = await openTasks(books);
      expect(task).toMatchObject({ code: "reopened_while_erasing", duty_id: id, due_at: books.now.toISOString() });
      await completeTask(books.acts, task!.id, "done", "owner");
      await tell(books, "client.reopened", at(books, 1));
      expect([others, await openTasks(books), (await books.duty(id)).state]).toEqual([[], [], "running"]);
    });
  });

  test("is told of as well when it is heard of only once that has ended", async () => {
    await withBooks(async (books) => {
      const id = await begun(books);
      const finished_at = new Date(books.now.getTime() + minute).toISOString();
      await books.perform((work) => moveDuty(work.tx, id, "completed", { finished_at }));
      books.pass(2 * minute);
      await tell(books, "client.reopened", at(books, -2 * minute));
      expect((await openTasks(books)).map(({ code }) => code)).toEqual(["reopened_while_erasing"]);
    });
  });

  test.each([
    ["before it began", -2 * minute],
    ["after it ended", 2 * minute],
  ])("%s is no news", async (_, ms) => {
    await withBooks(async (books) => {
      const id = await begun(books);
      const now = books.now;
      const finished_at = new Date(now.getTime() + minute).toISOString();
      await books.perform((work) => moveDuty(work.tx, id, "completed", { finished_at }));
      books.pass(5 * minute);
      await tell(books, "client.reopened", { occurred_at: new Date(now.getTime() + ms).toISOString() });
      expect(await openTasks(books)).toEqual([]);
    });
  });
});

describe("client.merged", () => {
  const merged = { into_client_id: 8 };

  test("takes deletions, holds and open tasks to the client that stays, and looks at the deletions anew", async () => {
    await withBooks(async (books) => {
      const id = await books.open();
      await books.perform((work) => openTask(work, { code: "contact_deleted", clientId: 7, objectId: 5 }, "whmcs"));
      await holdClient(books.acts, 7, "claim", "owner");
      const other = await books.open(deletionOf(703));
      await tell(books, "client.merged", merged);
      expect(await books.duty(id)).toMatchObject({ client_id: 8, state: "held", hold_scope: "client" });
      expect(await books.duty(other)).toMatchObject({ client_id: 8, state: "held" });
      expect(await findClientHold(books.ledger, 7)).toBeUndefined();
      expect(await findClientHold(books.ledger, 8)).toMatchObject({ reason: "claim" });
      expect((await openTasks(books)).map((task) => task.client_id)).toEqual([8]);
    });
  });

  test("wakes a deletion that rests, and takes it from a worker that saw it as the old client's", async () => {
    await withBooks(async (books) => {
      const id = await books.open();
      await books.claim(id, workerA);
      await tell(books, "client.merged", merged);
      expect(await books.duty(id)).toMatchObject({ client_id: 8, lease_owner: null, wake_at: books.now.toISOString() });
    });
  });

  test("keeps the hold of the client that stays where both had one", async () => {
    await withBooks(async (books) => {
      await holdClient(books.acts, 7, "claim", "owner");
      await holdClient(books.acts, 8, "audit", "owner");
      await tell(books, "client.merged", merged);
      expect(await findClientHold(books.ledger, 8)).toMatchObject({ reason: "audit" });
      expect(await findClientHold(books.ledger, 7)).toBeUndefined();
    });
  });

  test("withdraws the exports and the anonymisation of the client that went, and of no other", async () => {
    await withBooks(async (books) => {
      const opening = { origin: "owner", actor: "owner" } as const;
      const states = async (clientId: number): Promise<DutyState[]> =>
        (await listDuties(books.ledger, { clientId, limit: 10 })).map((duty) => duty.state);
      for (const clientId of [7, 8]) {
        for (const kind of ["export", "anonymization"] as const) {
          await books.open({ ...opening, kind, clientId });
        }
      }
      await tell(books, "client.merged", merged);
      expect(await states(7)).toEqual(["withdrawn", "withdrawn"]);
      expect(await states(8)).toEqual(["pending", "pending"]);
    });
  });
});

describe("client.deleted", () => {
  test.each<[string, (books: Books, id: string) => Promise<unknown>, string]>([
    ["rests", () => Promise.resolve(), "waiting"],
    ["is held", (books, id) => holdDuty(books.acts, id, "deletion", "dispute", "owner"), "held"],
    ["waits already", wait, "waiting"],
    ["failed", (books, id) => books.perform((work) => moveDuty(work.tx, id, "failed")), "failed"],
    ["runs", run, "running"],
  ])("makes a duty that %s a task for the owner, and withdraws nothing", async (_title, prepare, state) => {
    await withBooks(async (books) => {
      const id = await books.open();
      await prepare(books, id);
      await tell(books, "client.deleted");
      expect((await openTasks(books)).map(({ code, duty_id }) => [code, duty_id])).toEqual([
        ["client_deleted_check_processors", id],
      ]);
      expect(await books.duty(id)).toMatchObject({ state, ...(state === "waiting" && { reason: "client_deleted" }) });
    });
  });

  test("ends the duty with the owner's word, because nothing is left to re-read", async () => {
    await withBooks(async (books) => {
      const id = await books.open();
      await wait(books, id);
      await tell(books, "client.deleted");
      const [task] = await openTasks(books);
      await completeTask(books.acts, task!.id, "done", "owner");
      expect(await books.duty(id)).toMatchObject({ state: "completed", wake_at: null, open_key: null });
    });
  });

  test("is not ended by the word on another task of the duty: nobody looked everywhere yet", async () => {
    await withBooks(async (books) => {
      const id = await books.open();
      await wait(books, id);
      const opening = { code: "keychain_by_hand", clientId: 7, dutyId: id };
      const other = await books.perform((work) => openTask(work, opening, "system"));
      await tell(books, "client.deleted");
      await completeTask(books.acts, other, "done", "owner");
      expect(await books.duty(id)).toMatchObject({ state: "waiting", reason: "client_deleted" });
      const [check] = await openTasks(books);
      await completeTask(books.acts, check!.id, "done", "owner");
      expect(await books.duty(id)).toMatchObject({ state: "completed" });
    });
  });

  test("is a task also for a client that nothing was owed to", async () => {
    await withBooks(async (books) => {
      await tell(books, "client.deleted");
      expect(await openTasks(books)).toMatchObject([{ code: "client_deleted_check_processors", client_id: 7 }]);
    });
  });

  test("keeps the evidence", async () => {
    await withBooks(async (books) => {
      await books.open();
      await tell(books, "client.deleted");
      expect(await verifyEvidence(books.ledger)).toEqual({ intact: true, length: 3, firstBroken: null });
    });
  });
});

describe("service.terminated", () => {
  test("marks the hosting step done and has the rest decided", async () => {
    await withBooks(async (books) => {
      const id = await books.open();
      await recordPlan(books.acts, id, [
        { connector: "whmcs", action: "terminate_hosting", state: "pending" },
        { connector: "whmcs", action: "set_service_status", state: "pending" },
      ]);
      await tell(books, "service.terminated", { service_id: 702 });
      const steps = await listSteps(books.ledger, id);
      expect(steps.map(({ state, reason }) => [state, reason])).toEqual([
        ["done", "terminated_by_whmcs"],
        ["pending", null],
      ]);
    });
  });

  test("opens a deletion whose hosting step is done where none was scheduled", async () => {
    await withBooks(async (books) => {
      await tell(books, "service.terminated", { service_id: 702 });
      const [duty] = await duties(books);
      expect(duty).toMatchObject({ kind: "deletion", state: "pending" });
      expect(await listSteps(books.ledger, duty!.id)).toMatchObject([{ action: "terminate_hosting", state: "done" }]);
    });
  });

  test("of a product that was planned without a hosting step adds the step, and blocks no event", async () => {
    await withBooks(async (books) => {
      const id = await books.open();
      await recordPlan(books.acts, id, [{ connector: "whmcs", action: "set_service_status", state: "pending" }]);
      await tell(books, "service.terminated", { service_id: 702 });
      expect(await lastEvent(books)).toEqual(["applied", null]);
      const steps = await listSteps(books.ledger, id);
      expect(steps.map(({ action, state }) => [action, state])).toEqual([
        ["set_service_status", "pending"],
        ["terminate_hosting", "done"],
      ]);
    });
  });

  test("after a withdrawal opens a new deletion", async () => {
    await withBooks(async (books) => {
      await withdrawDuty(books.acts, await books.open(), "deletion", "owner");
      books.pass(1);
      await tell(books, "service.terminated", { service_id: 702 });
      expect((await duties(books)).map((duty) => duty.state)).toEqual(["pending", "withdrawn"]);
    });
  });
});

test("a heartbeat resets the silence alarm and asks for a comparison with WHMCS", async () => {
  await withBooks(async (books) => {
    expect(await tell(books, "system.heartbeat")).toEqual({ settled: 1, reread: 1 });
    expect(await lastEvent(books)).toEqual(["stored", "needs_reread"]);
    const { changed_at } = await books.ledger
      .selectFrom("control")
      .select("changed_at")
      .where("name", "=", "last_heartbeat")
      .executeTakeFirstOrThrow();
    expect(changed_at).toBe(books.now.toISOString());
  });
});

describe("what a heartbeat tells of the addon", () => {
  const beat = (books: Books, at: string, facts: object = {}): Promise<unknown> =>
    tell(books, "system.heartbeat", {
      occurred_at: at,
      detail: Object.keys(facts).length === 0 ? null : JSON.stringify(facts),
    });
  const nothing = { addonVersion: null, outboxPending: null, outboxFailing: null, held: null, overdue: null };

  test("stands until a newer one tells otherwise, and one that comes late changes nothing", async () => {
    await withBooks(async (books) => {
      expect(await readAddonHealth(books.ledger)).toBeUndefined();
      const facts = { addonVersion: "1.0.2", outboxPending: 3, outboxFailing: 1, held: 2, overdue: 0 };
      await beat(books, "2026-03-17T09:00:00.000Z", facts);
      const told = { lastHeartbeatAt: "2026-03-17T09:00:00.000Z", ...facts };
      expect(await readAddonHealth(books.ledger)).toEqual(told);
      await beat(books, "2026-03-16T09:00:00.000Z", { addonVersion: "1.0.1", overdue: 9 });
      expect(await readAddonHealth(books.ledger)).toEqual(told);
      await beat(books, "2026-03-17T09:30:00.000Z", { held: 5 });
      const newer = { lastHeartbeatAt: "2026-03-17T09:30:00.000Z", ...nothing, held: 5 };
      expect(await readAddonHealth(books.ledger)).toEqual(newer);
    });
  });

  test("is not silenced by a heartbeat from a clock that runs ahead", async () => {
    await withBooks(async (books) => {
      await beat(books, "2027-03-17T09:00:00.000Z", { held: 1 });
      books.pass(60_000);
      const now = books.now.toISOString();
      await beat(books, now, { held: 2 });
      expect(await readAddonHealth(books.ledger)).toEqual({ lastHeartbeatAt: now, ...nothing, held: 2 });
    });
  });
});

describe("brake.released", () => {
  const released = { service_id: 702, detail: '{"reason":"legal_order","adminId":4}' };
  const proofOf = (books: Books) =>
    books.ledger.selectFrom("evidence").selectAll().where("kind", "=", "brake.released").execute();

  test("is proof of who let WHMCS terminate, why and when, and has the deletion looked at again", async () => {
    await withBooks(async (books) => {
      const id = await books.open();
      books.pass(60_000);
      const { wake_at } = await books.duty(id);
      await tell(books, "brake.released", released);
      const [proof] = await proofOf(books);
      expect(proof).toMatchObject({ actor: "whmcs", duty_id: id, client_id: 7, service_id: 702 });
      const detail = { reason: "legal_order", adminId: 4, at: books.now.toISOString() };
      expect(JSON.parse(proof?.detail ?? "")).toEqual(detail);
      expect((await books.duty(id)).wake_at).toBe(books.now.toISOString());
      expect(wake_at).not.toBe(books.now.toISOString());
      expect(await lastEvent(books)).toEqual(["applied", null]);
    });
  });

  test("of a service without a deletion is proof all the same, and opens none", async () => {
    await withBooks(async (books) => {
      await tell(books, "brake.released", { service_id: 702, detail: '{"reason":"test_service"}' });
      expect(await proofOf(books)).toMatchObject([{ duty_id: null, service_id: 702 }]);
      expect(await duties(books)).toEqual([]);
    });
  });

  test("leaves the owner's hold on the deletion as it is", async () => {
    await withBooks(async (books) => {
      const id = await books.open();
      await holdDuty(books.acts, id, "deletion", "dispute", "owner");
      await tell(books, "brake.released", released);
      expect(await books.duty(id)).toMatchObject({ state: "held", hold_reason: "dispute" });
    });
  });
});

async function wait(books: Books, id: string): Promise<void> {
  await books.claim(id, workerA);
  await waitDuty(books.acts, id, workerA, "processor", null);
}

async function run(books: Books, id: string): Promise<void> {
  await books.claim(id, workerA);
  await beginDuty(books.acts, books.gates, id, workerA);
}
