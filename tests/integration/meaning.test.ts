import { DatabaseSync } from "node:sqlite";
import { retakeFailedEvents } from "../../src/ledger/events.ts";
import { describe, expect, test } from "@jest/globals";
import { sql } from "kysely";
import { approveDeletion } from "../../src/duties/approve-deletion.ts";
import { beginDuty } from "../../src/duties/begin-duty.ts";
import { claimStep, putStepBack } from "../../src/duties/claim-step.ts";
import { failDuty, finishDuty, postponeDuty } from "../../src/duties/finish-duty.ts";
import { holdClient } from "../../src/duties/hold.ts";
import { recordOutcome } from "../../src/duties/record-outcome.ts";
import { recordPlan } from "../../src/duties/record-plan.ts";
import { findOpenDuty } from "../../src/ledger/duties.ts";
import { type NewEvent } from "../../src/ledger/events.ts";
import { verifyEvidence } from "../../src/ledger/evidence.ts";
import { listSteps } from "../../src/ledger/steps.ts";
import type { EventType } from "../../src/webhook/envelope.ts";
import { applyStoredEvents } from "../../src/webhook/meaning.ts";
import { type Books, deletionOf, withBooks, workerA } from "../support/ledger.ts";
import { duties, events, lastEvent, openTasks, store, tell } from "../support/stored-events.ts";

const minute = 60_000;

/** An anonymisation of client 7 whose first step worker A has begun. */
async function beginAnonymization(books: Books): Promise<{ id: string; finish: () => Promise<unknown> }> {
  await tell(books, "client.closed");
  const { id } = (await findOpenDuty(books.ledger, "anonymization:7"))!;
  await books.claim(id, workerA);
  await recordPlan(books.acts, id, [{ connector: "whmcs", action: "delete_contacts", state: "pending" }]);
  expect(await beginDuty(books.acts, books.gates, id, workerA)).toBe(true);
  const step = (await listSteps(books.ledger, id))[0]!;
  expect(await claimStep(books.acts, books.gates.stop, id, workerA, step)).toBe("claimed");
  return {
    id,
    finish: async () => {
      await recordOutcome(books.acts, await books.duty(id), step, { kind: "done", count: 1 });
      return finishDuty(books.acts, id, workerA);
    },
  };
}

describe("an event", () => {
  test("is applied once, however often the appliers run and however many run at once", async () => {
    await withBooks(async (books) => {
      await store(books, "service.cancellation_requested", { service_id: 702, cancellation_type: "immediate" });
      const runs = await Promise.all([1, 2, 3].map(() => applyStoredEvents(books.acts)));
      runs.push(await applyStoredEvents(books.acts));
      expect(runs.reduce((sum, { settled }) => sum + settled, 0)).toBe(1);
      expect(await duties(books)).toHaveLength(1);
      expect(await verifyEvidence(books.ledger)).toMatchObject({ intact: true, length: 1 });
    });
  });

  test("is applied in the order of its storage, batch after batch", async () => {
    await withBooks(async (books) => {
      for (let serviceId = 1; serviceId <= 450; serviceId += 1) {
        await store(books, "service.cancellation_requested", { service_id: serviceId, cancellation_type: "immediate" });
      }
      expect(await applyStoredEvents(books.acts)).toEqual({ settled: 450, reread: 0 });
      const opened = await books.ledger.selectFrom("evidence").select("service_id").orderBy("seq").execute();
      expect(opened.map((row) => row.service_id)).toEqual(Array.from({ length: 450 }, (_, index) => index + 1));
    });
  });

  test("that fails is set aside, visible, and blocks no other", async () => {
    await withBooks(async (books) => {
      const good = (serviceId: number): Promise<void> =>
        store(books, "service.cancellation_requested", { service_id: serviceId, cancellation_type: "immediate" });
      await good(701);
      await store(books, "service.cancellation_requested", { service_id: 702, cancellation_type: "immediate" });
      await good(703);
      // Nothing the receiver stores looks like this: a type whose meaning nobody knows any more.
      tamper(books, "UPDATE event SET type = 'service.of_tomorrow' WHERE service_id = 702");
      await applyStoredEvents(books.acts);
      expect((await events(books)).map(({ state, reason }) => [state, reason])).toEqual([
        ["applied", null],
        ["stored", "apply_failed"],
        ["applied", null],
      ]);
      expect(new Set((await duties(books)).map((duty) => duty.service_id))).toEqual(new Set([701, 703]));
      expect(await verifyEvidence(books.ledger)).toMatchObject({ intact: true });
    });
  });

  test("that was set aside is carried out once it can be: the sweep gives it another chance", async () => {
    await withBooks(async (books) => {
      await store(books, "contact.deleted", { contact_id: 5 });
      tamper(books, "CREATE TRIGGER no_task BEFORE INSERT ON task BEGIN SELECT RAISE(ABORT, 'refused'); END");
      await applyStoredEvents(books.acts);
      expect(await lastEvent(books)).toEqual(["stored", "apply_failed"]);
      tamper(books, "DROP TRIGGER no_task");
      expect(await retakeFailedEvents(books.ledger)).toBe(1);
      await applyStoredEvents(books.acts);
      expect(await lastEvent(books)).toEqual(["applied", null]);
    });
  });

  test("that breaks a rule of the schema is set aside like any other failure, not retried for ever", async () => {
    await withBooks(async (books) => {
      await store(books, "contact.deleted", { contact_id: 5 });
      await store(books, "service.cancellation_requested", { service_id: 703, cancellation_type: "immediate" });
      tamper(books, "CREATE TRIGGER no_task BEFORE INSERT ON task BEGIN SELECT RAISE(ABORT, 'refused'); END");
      await applyStoredEvents(books.acts);
      expect((await events(books)).map(({ state, reason }) => [state, reason])).toEqual([
        ["stored", "apply_failed"],
        ["applied", null],
      ]);
    });
  });

  test("stays stored while the ledger cannot be written, and is applied afterwards", async () => {
    await withBooks(async (books) => {
      await store(books, "client.closed");
      await sql`PRAGMA query_only = ON`.execute(books.ledger);
      await expect(applyStoredEvents(books.acts)).rejects.toMatchObject({ code: "ERR_SQLITE_ERROR" });
      expect(await lastEvent(books)).toEqual(["stored", null]);
      await sql`PRAGMA query_only = OFF`.execute(books.ledger);
      expect(await applyStoredEvents(books.acts)).toEqual({ settled: 1, reread: 0 });
    });
  });
});

describe("service.cancellation_requested", () => {
  const requested = { service_id: 702, cancellation_type: "immediate" } as const;

  test("opens one deletion that counts from the event's own instant and is looked at now", async () => {
    await withBooks(async (books) => {
      const at = "2026-03-17T08:00:00.000Z";
      await tell(books, "service.cancellation_requested", { ...requested, occurred_at: at });
      const [duty] = await duties(books);
      expect(duty).toMatchObject({
        kind: "deletion",
        state: "pending",
        client_id: 7,
        service_id: 702,
        occurred_at: at,
      });
      expect(books.alarms).toEqual([
        { dutyId: duty?.id, kind: "deletion", wakeAt: books.now.toISOString(), generation: 1 },
      ]);
    });
  });

  test("told twice counts from the later of the two, in whatever order they come", async () => {
    for (const order of [
      ["2026-03-17T08:00:00.000Z", "2026-03-17T09:00:00.000Z"],
      ["2026-03-17T09:00:00.000Z", "2026-03-17T08:00:00.000Z"],
    ]) {
      await withBooks(async (books) => {
        for (const at of order) await tell(books, "service.cancellation_requested", { ...requested, occurred_at: at });
        expect((await duties(books)).map((duty) => duty.occurred_at)).toEqual(["2026-03-17T09:00:00.000Z"]);
      });
    }
  });

  test("takes what lay in the backlog out of it: an event always opens its duty", async () => {
    await withBooks(async (books) => {
      const id = await books.open({ ...deletionOf(702), origin: "reconciliation", actor: "system", backlog: true });
      expect(await books.duty(id)).toMatchObject({ state: "held", reason: "backlog", backlog: 1 });
      books.pass(minute);
      await tell(books, "service.cancellation_requested", requested);
      expect(await books.duty(id)).toMatchObject({
        state: "pending",
        origin: "event",
        backlog: 0,
        occurred_at: books.now.toISOString(),
        wake_at: books.now.toISOString(),
      });
    });
  });

  test("leaves a client's hold on what lay in the backlog", async () => {
    await withBooks(async (books) => {
      await holdClient(books.acts, 7, "dispute", "owner");
      const id = await books.open({ ...deletionOf(702), origin: "reconciliation", actor: "system", backlog: true });
      await tell(books, "service.cancellation_requested", requested);
      expect(await books.duty(id)).toMatchObject({ state: "held", hold_scope: "client", backlog: 0, reason: null });
    });
  });

  test("after an approval does not take the approval back", async () => {
    await withBooks(async (books) => {
      await tell(books, "service.cancellation_requested", requested);
      const [duty] = await duties(books);
      await approveDeletion(books.acts, duty!.id, { now: true }, "owner");
      books.pass(minute);
      await tell(books, "service.cancellation_requested", requested);
      expect((await books.duty(duty!.id)).approved_at).not.toBeNull();
    });
  });
});

describe("our own writes come back as events", () => {
  const echoes: readonly (readonly [EventType, Partial<NewEvent>])[] = [
    ["client.updated", { changed: "firstname,lastname" }],
    ["client.closed", {}],
    ["contact.updated", { contact_id: 5 }],
    ["contact.deleted", { contact_id: 5 }],
    ["user.updated", { user_id: 3 }],
    ["service.updated", { service_id: 702 }],
  ];

  async function expectIgnored(books: Books, type: EventType, columns: Partial<NewEvent>): Promise<void> {
    const before = (await duties(books)).length;
    await tell(books, type, columns);
    expect(await lastEvent(books)).toEqual(["ignored", "own_write"]);
    expect(await duties(books)).toHaveLength(before);
    expect(await openTasks(books)).toEqual([]);
  }

  test.each(echoes)("%s is ignored while the anonymisation runs", async (type, columns) => {
    await withBooks(async (books) => {
      await beginAnonymization(books);
      await expectIgnored(books, type, columns);
    });
  });

  test.each(echoes)(
    "%s is ignored when it comes late, after the anonymisation was completed",
    async (type, columns) => {
      await withBooks(async (books) => {
        const { finish } = await beginAnonymization(books);
        const at = books.now.toISOString();
        books.pass(minute);
        expect(await finish()).toBe("completed");
        books.pass(60 * minute);
        await expectIgnored(books, type, { ...columns, occurred_at: at });
      });
    },
  );

  test.each(echoes)("%s is ignored when the anonymisation was interrupted after its write", async (type, columns) => {
    await withBooks(async (books) => {
      const { id } = await beginAnonymization(books);
      const step = (await listSteps(books.ledger, id))[0]!;
      await putStepBack(books.acts, await books.duty(id), step, { reason: "connector.unavailable" });
      await postponeDuty(books.acts, id, workerA, "connector.unavailable", new Date(books.now.getTime() + minute));
      await expectIgnored(books, type, columns);
    });
  });

  test("a contact that somebody deletes days after an interruption is a task for the owner", async () => {
    await withBooks(async (books) => {
      const { id } = await beginAnonymization(books);
      await failDuty(books.acts, id, workerA, "whmcs.action_forbidden");
      books.pass(3 * 24 * 60 * minute);
      await tell(books, "contact.deleted", { contact_id: 5 });
      expect((await openTasks(books)).map(({ code, object_id }) => [code, object_id])).toEqual([
        ["contact_deleted", 5],
      ]);
    });
  });

  test("an anonymised client is never carried to the processors again, however late", async () => {
    await withBooks(async (books) => {
      const { finish } = await beginAnonymization(books);
      await finish();
      books.pass(365 * 24 * 60 * minute);
      await tell(books, "client.updated", { changed: "email" });
      expect(await lastEvent(books)).toEqual(["ignored", "own_write"]);
    });
  });

  test("a client that closes again long after is a new duty", async () => {
    await withBooks(async (books) => {
      const { finish } = await beginAnonymization(books);
      await finish();
      books.pass(60 * minute);
      await tell(books, "client.closed");
      expect(await findOpenDuty(books.ledger, "anonymization:7")).toMatchObject({ state: "pending" });
    });
  });

  test("the echo of our own termination opens no second deletion, while it runs and after", async () => {
    await withBooks(async (books) => {
      const id = await books.open();
      await books.claim(id, workerA);
      await recordPlan(books.acts, id, [{ connector: "whmcs", action: "terminate_hosting", state: "pending" }]);
      await beginDuty(books.acts, books.gates, id, workerA);
      const step = (await listSteps(books.ledger, id))[0]!;
      await claimStep(books.acts, books.gates.stop, id, workerA, step);
      await tell(books, "service.terminated", { service_id: 702 });
      expect(await listSteps(books.ledger, id)).toMatchObject([{ state: "running" }]);
      const at = books.now.toISOString();
      await recordOutcome(books.acts, await books.duty(id), step, { kind: "done", count: 1 });
      await finishDuty(books.acts, id, workerA);
      books.pass(60 * minute);
      await tell(books, "service.terminated", { service_id: 702, occurred_at: at });
      expect((await duties(books)).map((duty) => duty.state)).toEqual(["completed"]);
    });
  });
});

function tamper(books: Books, sql: string): void {
  const db = new DatabaseSync(books.path);
  db.exec(sql);
  db.close();
}
