import { createHash } from "node:crypto";
import { listDuties } from "../../src/ledger/duties.ts";
import { insertNewEvents, type NewEvent } from "../../src/ledger/events.ts";
import { listTasks } from "../../src/ledger/tasks.ts";
import type { DutyRow, EventRow, TaskRow } from "../../src/ledger/schema.ts";
import type { EventType } from "../../src/webhook/envelope.ts";
import { type Applied, applyStoredEvents } from "../../src/webhook/meaning.ts";
import type { Books } from "./ledger.ts";

let deliveries = 0;

/** Stores an event as the receiver does, of the books' present unless told otherwise. */
export async function store(books: Books, type: EventType, columns: Partial<NewEvent> = {}): Promise<void> {
  const event: NewEvent = {
    delivery_hash: createHash("sha256")
      .update(String((deliveries += 1)))
      .digest("hex"),
    type,
    state: "stored",
    occurred_at: books.now.toISOString(),
    received_at: books.now.toISOString(),
    client_id: type === "system.heartbeat" ? null : 7,
    ...columns,
  };
  await books.ledger.transaction().execute((tx) => insertNewEvents(tx, [event]));
}

export async function tell(books: Books, type: EventType, columns: Partial<NewEvent> = {}): Promise<Applied> {
  await store(books, type, columns);
  return applyStoredEvents(books.acts);
}

export const events = (books: Books): Promise<EventRow[]> =>
  books.ledger.selectFrom("event").selectAll().orderBy("id").execute();
export const duties = (books: Books): Promise<DutyRow[]> => listDuties(books.ledger, { limit: 100 });
export const openTasks = (books: Books): Promise<TaskRow[]> => listTasks(books.ledger, { state: "open", limit: 100 });
export const lastEvent = async (books: Books): Promise<[string, string | null]> => {
  const { state, reason } = (await events(books)).at(-1)!;
  return [state, reason];
};
