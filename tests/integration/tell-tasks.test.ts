import { expect, test } from "@jest/globals";
import { askForDataFirst } from "../../src/duties/data-first.ts";
import { completeTask, openTask } from "../../src/duties/tasks.ts";
import type { OwnerAlarm } from "../../src/observability/owner-alarm.ts";
import { tellTasks } from "../../workers/tell-tasks.ts";
import { type Books, withBooks } from "../support/ledger.ts";

async function told({ acts }: Books): Promise<OwnerAlarm[]> {
  const alarms: OwnerAlarm[] = [];
  await tellTasks({ acts, tellOwner: (alarm) => alarms.push(alarm) });
  return alarms;
}

test("a client who waits for the data is told of at once, until it was given back", () =>
  withBooks(async (books) => {
    const id = await books.open();
    await askForDataFirst(books.acts, id, { channel: "link" }, "client");
    expect(await told(books)).toEqual([{ code: "task.return_hosting_data", dutyId: id, clientId: 7, serviceId: 702 }]);
    const task = await books.ledger.selectFrom("task").select("id").executeTakeFirstOrThrow();
    await completeTask(books.acts, task.id, "done", "owner");
    expect(await told(books)).toEqual([]);
  }));

test.each(["lift_suspension", "remove_cancellation_request"])(
  "a client who keeps a service is told of at once, and helped within a day: %s",
  (code) =>
    withBooks(async (books) => {
      const dutyId = await books.open();
      const opening = { code, clientId: 7, serviceId: 702, dutyId };
      const id = await books.perform((work) => openTask(work, opening, "system"));
      const alarm = { code: `task.${code}`, dutyId, clientId: 7, serviceId: 702 };
      expect(await told(books)).toEqual([alarm]);
      books.pass(25 * 3_600_000);
      expect(await told(books)).toEqual([alarm, { code: "tasks.overdue", count: 1 }]);
      await completeTask(books.acts, id, "done", "owner");
      expect(await told(books)).toEqual([]);
    }),
);

test("tasks past their day are told of together, others are not", () =>
  withBooks(async (books) => {
    for (const clientId of [7, 8])
      await books.perform((work) => openTask(work, { code: "review_hold", clientId }, "x"));
    expect(await told(books)).toEqual([]);
    books.pass(15 * 24 * 3_600_000);
    await books.perform((work) => openTask(work, { code: "review_hold", clientId: 9 }, "x"));
    expect(await told(books)).toEqual([{ code: "tasks.overdue", count: 2 }]);
  }));
