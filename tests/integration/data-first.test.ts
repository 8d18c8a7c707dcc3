import { describe, expect, test } from "@jest/globals";
import { decideDeletion } from "../../src/domain/deletion.ts";
import { approveDeletion } from "../../src/duties/approve-deletion.ts";
import { askForDataFirst } from "../../src/duties/data-first.ts";
import { holdDuty, releaseDuty } from "../../src/duties/hold.ts";
import { scheduleDuty } from "../../src/duties/schedule-duty.ts";
import { completeTask } from "../../src/duties/tasks.ts";
import { withdrawDeletion } from "../../src/duties/withdraw.ts";
import { updateDuty } from "../../src/ledger/duties.ts";
import { findOpenTask } from "../../src/ledger/tasks.ts";
import { type Books, deletionOf, withBooks, workerA } from "../support/ledger.ts";

// The client wants the data back first: the clock of the deletion stands until the owner has given it back.

const dayMs = 24 * 3_600_000;
const dueAt = "2026-03-31T22:00:00.000Z";

async function scheduled(books: Books): Promise<string> {
  const id = await books.open();
  await books.claim(id, workerA);
  const seen = { effective_at: books.now.toISOString(), request_id: 41 };
  const startAt = new Date("2026-03-31T10:00:00.000Z");
  await scheduleDuty(books.acts, id, workerA, { dueAt: new Date(dueAt), startAt, seen }, []);
  return id;
}

async function taskId({ ledger }: Books, code: string): Promise<string | undefined> {
  const task = await findOpenTask(ledger, { code, client_id: 7, service_id: 702, object_id: null });
  return task?.id;
}

/** The due date as the worker's next look would have it. */
async function dueAfter(books: Books, id: string): Promise<string> {
  const row = await books.duty(id);
  const occurredAt = new Date(row.occurred_at);
  const decision = decideDeletion(
    {
      clientId: 7,
      origin: "event",
      occurredAt,
      openedAt: occurredAt,
      requestId: null,
      nextDueSeen: null,
      approvedAt: null,
      approvedNow: false,
      released: new Set(),
      terminatedAt: null,
      endedByUs: false,
      clockStands: row.clock_stopped_at !== null,
      clockStoodMs: row.clock_stopped_ms,
    },
    {
      service: { clientId: 7, status: "Active", nextDueDate: undefined, registeredAt: undefined },
      request: { id: 41, at: occurredAt, type: "immediate" },
      clientIsClosed: false,
      laterPeriodPaid: false,
      terminatedSinceRequest: false,
      calledOff: false,
    },
    books.acts.policy,
    books.now,
  );
  return decision.kind === "schedule" ? decision.dueAt.toISOString() : decision.kind;
}

test("the clock stops by the client's recorded choice, nothing is due, and the owner has a task", () =>
  withBooks(async (books) => {
    const id = await scheduled(books);
    await askForDataFirst(books.acts, id, { channel: "client_area", userId: 3, wordingVersion: "2026-11-1" }, "addon");
    expect(await books.duty(id)).toMatchObject({
      state: "waiting",
      reason: "data_back_first",
      clock_stopped_at: books.now.toISOString(),
      due_at: null,
      start_at: null,
      wake_at: null,
    });
    expect(await dueAfter(books, id)).toBe("stand_still");
    expect(await taskId(books, "return_hosting_data")).toBeDefined();
    const evidence = await books.ledger
      .selectFrom("evidence")
      .selectAll()
      .where("kind", "=", "deletion.clock_stopped")
      .execute();
    expect(evidence.map(({ actor, detail }) => ({ actor, detail: JSON.parse(detail) as unknown }))).toEqual([
      {
        actor: "addon",
        detail: {
          channel: "client_area",
          userId: 3,
          wordingVersion: "2026-11-1",
          reason: "data_back_first",
          dueAt,
        },
      },
    ]);
  }));

describe("with the task done the clock goes on, and what is due has moved", () => {
  test.each([
    ["not a day: a begun day counts whole", 3_600_000, "2026-04-01T22:00:00.000Z"],
    ["three days", 3 * dayMs, "2026-04-03T22:00:00.000Z"],
    // In Brussels the clocks go forward on 29 March: a standstill is counted by its days, not by its hours.
    ["fifteen days over the change of the clocks", 15 * dayMs - 3_600_000, "2026-04-15T22:00:00.000Z"],
  ])("by as long as it stood: %s", (_what, ms, expected) =>
    withBooks(async (books) => {
      const id = await scheduled(books);
      await askForDataFirst(books.acts, id, {}, "owner");
      books.pass(ms);
      await completeTask(books.acts, (await taskId(books, "return_hosting_data")) ?? "", "done", "owner");
      expect(await books.duty(id)).toMatchObject({ clock_stopped_at: null, wake_at: books.now.toISOString() });
      expect(await dueAfter(books, id)).toBe(expected);
    }),
  );

  test("a second standstill is added to the first", () =>
    withBooks(async (books) => {
      const id = await scheduled(books);
      for (let round = 0; round < 2; round += 1) {
        await askForDataFirst(books.acts, id, {}, "owner");
        books.pass(2 * dayMs);
        await completeTask(books.acts, (await taskId(books, "return_hosting_data")) ?? "", "done", "owner");
      }
      expect(await dueAfter(books, id)).toBe("2026-04-04T22:00:00.000Z");
    }));

  test("only by what it stood since the effect: before, it did not run", () =>
    withBooks(async (books) => {
      const id = await scheduled(books);
      const effective_at = new Date(books.now.getTime() + 10 * dayMs).toISOString();
      await books.ledger.transaction().execute((tx) => updateDuty(tx, id, { effective_at }));
      await askForDataFirst(books.acts, id, {}, "owner");
      books.pass(5 * dayMs);
      await completeTask(books.acts, (await taskId(books, "return_hosting_data")) ?? "", "done", "owner");
      expect(await books.duty(id)).toMatchObject({ clock_stopped_at: null, clock_stopped_ms: 0 });
    }));

  test("also when the owner holds the deletion meanwhile: released, it is scheduled anew", () =>
    withBooks(async (books) => {
      const id = await scheduled(books);
      await askForDataFirst(books.acts, id, {}, "owner");
      await holdDuty(books.acts, id, "deletion", "dispute", "owner");
      books.pass(dayMs);
      await completeTask(books.acts, (await taskId(books, "return_hosting_data")) ?? "", "done", "owner");
      expect(await books.duty(id)).toMatchObject({ state: "held", clock_stopped_at: null, wake_at: null });
      await releaseDuty(books.acts, id, "deletion", "owner");
      expect(await dueAfter(books, id)).toBe("2026-04-01T22:00:00.000Z");
    }));
});

describe("while the clock stands", () => {
  test("an approval ends the standstill and the task, and the deletion is due", () =>
    withBooks(async (books) => {
      const id = await scheduled(books);
      await askForDataFirst(books.acts, id, {}, "owner");
      books.pass(dayMs);
      await approveDeletion(books.acts, id, { channel: "link" }, "client");
      expect(await books.duty(id)).toMatchObject({
        clock_stopped_at: null,
        approved_at: books.now.toISOString(),
        due_at: books.now.toISOString(),
        wake_at: books.now.toISOString(),
      });
      expect(await taskId(books, "return_hosting_data")).toBeUndefined();
    }));

  test("a withdrawal ends the task as well", () =>
    withBooks(async (books) => {
      const id = await scheduled(books);
      await askForDataFirst(books.acts, id, {}, "owner");
      await withdrawDeletion(books.acts, id, {}, "owner");
      expect(await books.duty(id)).toMatchObject({ state: "withdrawn", reason: "owner", clock_stopped_at: null });
      expect(await taskId(books, "return_hosting_data")).toBeUndefined();
    }));

  test("it is not stopped again", () =>
    withBooks(async (books) => {
      const id = await scheduled(books);
      await askForDataFirst(books.acts, id, {}, "owner");
      await expect(askForDataFirst(books.acts, id, {}, "owner")).rejects.toThrow("deletion.cannot_return_data_asked");
    }));
});

test("an approval given before is taken back: what comes after was not approved", () =>
  withBooks(async (books) => {
    const id = await scheduled(books);
    await approveDeletion(books.acts, id, { now: false }, "owner");
    await askForDataFirst(books.acts, id, {}, "owner");
    expect(await books.duty(id)).toMatchObject({ approved_at: null, approval_channel: null, state: "waiting" });
  }));

test.each(["held", "running", "failed", "withdrawn", "completed"] as const)(
  "one that is %s is refused, and stays as it is",
  (state) =>
    withBooks(async (books) => {
      const id = await scheduled(books);
      await books.ledger.updateTable("duty").set({ state }).where("id", "=", id).execute();
      const before = await books.duty(id);
      await expect(askForDataFirst(books.acts, id, {}, "owner")).rejects.toThrow(
        `deletion.cannot_return_data_${state}`,
      );
      expect(await books.duty(id)).toEqual(before);
      expect(await taskId(books, "return_hosting_data")).toBeUndefined();
    }),
);

describe("a withdrawal", () => {
  test("that is the client's own says so and asks a person to take the request out of WHMCS", () =>
    withBooks(async (books) => {
      const id = await scheduled(books);
      await withdrawDeletion(books.acts, id, { channel: "client_area", userId: 3 }, "addon");
      const duty = await books.duty(id);
      expect(duty).toMatchObject({ state: "withdrawn", reason: "client" });
      expect(await taskId(books, "remove_cancellation_request")).toBeDefined();
    }));

  test("that is the owner's alone leaves no task", () =>
    withBooks(async (books) => {
      const id = await scheduled(books);
      await withdrawDeletion(books.acts, id, {}, "owner");
      expect(await books.duty(id)).toMatchObject({ state: "withdrawn", reason: "owner" });
      expect(await taskId(books, "remove_cancellation_request")).toBeUndefined();
    }));

  test("without a request in WHMCS leaves nothing to take out there", () =>
    withBooks(async (books) => {
      const id = await books.open(deletionOf(702));
      await withdrawDeletion(books.acts, id, { channel: "phone" }, "owner");
      expect(await taskId(books, "remove_cancellation_request")).toBeUndefined();
    }));
});
