import { createHash } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { holdClient } from "../../src/duties/hold.ts";
import { listDuties } from "../../src/ledger/duties.ts";
import { insertNewEvents, type NewEvent } from "../../src/ledger/events.ts";
import { listEvidence, verifyEvidence } from "../../src/ledger/evidence.ts";
import type { DutyRow, EventRow } from "../../src/ledger/schema.ts";
import type { EventType } from "../../src/webhook/envelope.ts";
import { type Applied, applyStoredEvents } from "../../src/webhook/meaning.ts";
import { type Books, withBooks } from "../support/ledger.ts";

let deliveries = 0;

function received(books: Books, type: EventType, columns: Partial<NewEvent> = {}): NewEvent {
  deliveries += 1;
  const delivery_hash = createHash("sha256").update(`delivery ${deliveries}`).digest("hex");
  const at = books.now.toISOString();
  const nothing = {
    reason: null,
    applied_at: null,
    service_id: null,
    contact_id: null,
    user_id: null,
    domain_id: null,
  };
  const more = { into_client_id: null, cancellation_type: null, changed: null, detail: null };
  const known = { delivery_hash, type, occurred_at: at, received_at: at, client_id: 7 };
  return { ...nothing, ...more, ...known, state: "stored", ...columns };
}

const requested = (books: Books, serviceId: number, columns: Partial<NewEvent> = {}): NewEvent =>
  received(books, "service.cancellation_requested", {
    service_id: serviceId,
    cancellation_type: "immediate",
    ...columns,
  });

async function carryOut(books: Books, batch: readonly NewEvent[]): Promise<Applied> {
  await books.ledger.transaction().execute((tx) => insertNewEvents(tx, batch));
  return applyStoredEvents(books.acts);
}

const events = (books: Books): Promise<EventRow[]> =>
  books.ledger.selectFrom("event").selectAll().orderBy("id").execute();
const duties = (books: Books): Promise<DutyRow[]> => listDuties(books.ledger, { limit: 1_000 });

describe("a batch of stored events", () => {
  test("is carried out in one commit: each event applied, each duty with its evidence and its alarm", () =>
    withBooks(async (books) => {
      const batch = Array.from({ length: 150 }, (_, index) => requested(books, index + 1, { client_id: index + 1 }));
      expect(await carryOut(books, batch)).toEqual({ settled: 150, reread: 0 });
      expect((await events(books)).map(({ state, service_id }) => [state, service_id])).toEqual(
        batch.map(({ service_id }) => ["applied", service_id]),
      );
      const opened = await duties(books);
      expect(opened).toHaveLength(150);
      expect(opened.every(({ state, wake_at }) => state === "pending" && wake_at === books.now.toISOString())).toBe(
        true,
      );
      expect(new Set(books.alarms.map(({ dutyId }) => dutyId))).toEqual(new Set(opened.map(({ id }) => id)));
      const proven = await listEvidence(books.ledger, { kind: "duty.opened", limit: 1_000 });
      expect(new Set(proven.map((one) => one.duty_id))).toEqual(new Set(opened.map(({ id }) => id)));
      expect(await verifyEvidence(books.ledger)).toMatchObject({ intact: true, length: 150 });
      expect(await applyStoredEvents(books.acts)).toEqual({ settled: 0, reread: 0 });
    }));

  test("opens one deletion for two requests for one service, which counts from the later one", () =>
    withBooks(async (books) => {
      const later = new Date(books.now.getTime() + 60_000).toISOString();
      await carryOut(books, [requested(books, 702), requested(books, 702, { occurred_at: later })]);
      expect((await duties(books)).map(({ occurred_at }) => occurred_at)).toEqual([later]);
    }));

  test("rings once and with the last generation for a duty that is opened and woken in one batch", () =>
    withBooks(async (books) => {
      await carryOut(books, [requested(books, 702), received(books, "service.reactivated", { service_id: 702 })]);
      const [duty] = await duties(books);
      expect(books.alarms).toEqual([expect.objectContaining({ dutyId: duty!.id, generation: duty!.generation })]);
      expect(duty!.generation).toBe(2);
    }));

  test("keeps its order where kinds mix: a request after a closure, a closure after a request", () =>
    withBooks(async (books) => {
      await carryOut(books, [
        requested(books, 701),
        received(books, "client.closed"),
        requested(books, 702),
        received(books, "system.heartbeat", { client_id: null }),
      ]);
      const proven = await listEvidence(books.ledger, { kind: "duty.opened", limit: 10 });
      expect(proven.toReversed().map(({ detail }) => (JSON.parse(detail) as { kind: string }).kind)).toEqual([
        "deletion",
        "anonymization",
        "deletion",
      ]);
      expect((await events(books)).map(({ state, reason }) => [state, reason])).toEqual([
        ["applied", null],
        ["applied", null],
        ["applied", null],
        ["stored", "needs_reread"],
      ]);
    }));

  test("opens held for a held client and pending for another, in one batch", () =>
    withBooks(async (books) => {
      await holdClient(books.acts, 7, "dispute", "owner");
      await carryOut(books, [requested(books, 701, { client_id: 8 }), requested(books, 702)]);
      const states = (await duties(books)).map(
        ({ service_id, state, backlog }) => [service_id, [state, backlog]] as const,
      );
      expect(new Map(states)).toEqual(
        new Map([
          [701, ["pending", 0]],
          [702, ["held", 0]],
        ]),
      );
      expect(books.alarms).toHaveLength(1);
    }));
});
