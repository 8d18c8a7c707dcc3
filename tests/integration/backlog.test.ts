import { describe, expect, test } from "@jest/globals";
import { stopAndAsk } from "../../src/duties/begin-duty.ts";
import { updateDuty } from "../../src/ledger/duties.ts";
import { type Books, withBooks } from "../support/ledger.ts";
import { tell } from "../support/stored-events.ts";

// What fell due in a dry run is backlog: it waits for the owner, but an event always opens its duty (contract section 4).

const day = 24 * 3_600_000;
const requested = { service_id: 702, cancellation_type: "immediate" } as const;

/** A deletion that fell due in a dry run, a day ago. */
async function fellDueDry(books: Books): Promise<string> {
  const id = await books.open();
  const duty = await books.duty(id);
  await books.perform(async (work) => {
    await updateDuty(work.tx, id, { due_at: books.now.toISOString() });
    await stopAndAsk(work, duty, "dry_run");
  });
  expect(await books.duty(id)).toMatchObject({ state: "held", reason: "dry_run", backlog: 1 });
  books.pass(day);
  return id;
}

describe("a deletion that fell due in a dry run", () => {
  test("is opened by a request made since, and counts from it", () =>
    withBooks(async (books) => {
      const id = await fellDueDry(books);
      await tell(books, "service.cancellation_requested", requested);
      expect(await books.duty(id)).toMatchObject({
        state: "pending",
        backlog: 0,
        occurred_at: books.now.toISOString(),
        wake_at: books.now.toISOString(),
      });
    }));

  test("is not opened by a late delivery of what it stood on, nor by another event about its service", () =>
    withBooks(async (books) => {
      const id = await fellDueDry(books);
      const before = new Date(books.now.getTime() - 3 * day).toISOString();
      await tell(books, "service.cancellation_requested", { ...requested, occurred_at: before });
      await tell(books, "service.updated", { service_id: 702 });
      await tell(books, "service.reactivated", { service_id: 702 });
      expect(await books.duty(id)).toMatchObject({ state: "held", reason: "dry_run", backlog: 1, wake_at: null });
    }));
});
