import { expect, test } from "@jest/globals";
import { failDuty } from "../../src/duties/finish-duty.ts";
import { applyStoredEvents } from "../../src/webhook/meaning.ts";
import { insertNewEvents, type NewEvent } from "../../src/ledger/events.ts";
import { withBooks, workerA, type Books } from "../support/ledger.ts";

async function failed(books: Books): Promise<string> {
  const id = await books.open();
  await books.claim(id, workerA);
  await failDuty(books.acts, id, workerA, "whmcs.module_refused");
  expect(await books.duty(id)).toMatchObject({ state: "failed", wake_at: null });
  return id;
}

function event(books: Books, type: string): NewEvent {
  const at = books.now.toISOString();
  return {
    delivery_hash: "ab".repeat(32),
    type,
    state: "stored",
    reason: null,
    occurred_at: at,
    received_at: at,
    applied_at: null,
    client_id: 7,
    service_id: 702,
    contact_id: null,
    user_id: null,
    domain_id: null,
    into_client_id: null,
    cancellation_type: type === "service.cancellation_requested" ? "immediate" : null,
    changed: null,
    detail: null,
  };
}

test.each(["service.cancellation_requested", "service.cancellation_withdrawn", "service.reactivated"] as const)(
  "%s is not swallowed by a deletion that failed: it is looked at again",
  (type) =>
    withBooks(async (books) => {
      const id = await failed(books);
      books.pass(1_000);
      await books.perform((work) => insertNewEvents(work.tx, [event(books, type)]));
      await applyStoredEvents(books.acts);
      expect(await books.duty(id)).toMatchObject({ state: "pending", attempts: 0, wake_at: books.now.toISOString() });
    }),
);
