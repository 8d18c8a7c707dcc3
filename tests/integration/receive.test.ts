import { randomUUID } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { sql } from "kysely";
import { Webhook } from "standardwebhooks";
import { listDuties } from "../../src/ledger/duties.ts";
import type { EventRow } from "../../src/ledger/schema.ts";
import { applyStoredEvents } from "../../src/webhook/meaning.ts";
import { createReceiver, type Receipt, type Receiver } from "../../src/webhook/receive.ts";
import { createVerifier } from "../../src/webhook/signature.ts";
import { type Books, withBooks } from "../support/ledger.ts";

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const webhook = new Webhook(secret);
const timestamp = "2026-11-22T15:00:00Z";
const cancellation = (serviceId: number): object => ({
  type: "service.cancellation_requested",
  timestamp,
  data: { clientId: 7, serviceId, cancellationType: "immediate" },
});
const closed = { type: "client.closed", timestamp, data: { clientId: 7 } };

interface Delivery {
  readonly id?: string;
  readonly signature?: string;
}

interface Reception {
  readonly receiver: Receiver;
  /** How often the receiver told that something was stored. */
  stored: number;
  readonly deliver: (event: unknown, as?: Delivery) => Promise<Receipt>;
}

function receptionOf(books: Books): Reception {
  const reception: Reception = {
    stored: 0,
    receiver: createReceiver({
      ledger: books.ledger,
      clock: books.acts.clock,
      verify: createVerifier([secret]),
      onStored: () => {
        reception.stored += 1;
      },
    }),
    deliver: (event, { id = `msg_${randomUUID()}`, signature } = {}) => {
      const body = typeof event === "string" ? event : JSON.stringify(event);
      const at = new Date();
      return reception.receiver.receive(Buffer.from(body), {
        id,
        timestamp: String(Math.floor(at.getTime() / 1000)),
        signature: signature ?? webhook.sign(id, at, body),
      });
    },
  };
  return reception;
}

const events = (books: Books): Promise<EventRow[]> =>
  books.ledger.selectFrom("event").selectAll().orderBy("id").execute();
const kindsOf = (receipts: readonly Receipt[]): string[] => receipts.map(({ kind }) => kind);

describe("the receiver", () => {
  const withReception = (run: (reception: Reception, books: Books) => Promise<void>): Promise<void> =>
    withBooks((books) => run(receptionOf(books), books));

  test("accepts an event once it is in the ledger: ids and enumerations only", async () => {
    await withReception(async ({ deliver }, books) => {
      const event = { ...closed, data: { clientId: 7, firstname: "Jan" }, note: "Jan Peeters" };
      expect(await deliver(event, { id: "msg_Jan.Peeters@example.com" })).toEqual({ kind: "accepted" });
      const [row] = await events(books);
      expect(row).toMatchObject({ type: "client.closed", client_id: 7, occurred_at: "2026-11-22T15:00:00.000Z" });
      expect(JSON.stringify(row)).not.toMatch(/jan|peeters/i);
    });
  });

  test("keeps of a heartbeat and of a released brake what the contract lists, as codes and counts", async () => {
    await withReception(async ({ deliver }, books) => {
      const released = { clientId: 7, serviceId: 702, reason: "fraud", adminId: 4, note: "Jan" };
      await deliver({ type: "brake.released", timestamp, data: released });
      await deliver({ type: "system.heartbeat", timestamp, data: { addonVersion: "1.0", overdue: 0, host: "Jan" } });
      await deliver({ type: "system.heartbeat", timestamp, data: {} });
      expect((await events(books)).map(({ service_id, detail }) => [service_id, detail])).toEqual([
        [702, '{"reason":"fraud","adminId":4}'],
        [null, '{"addonVersion":"1.0","overdue":0}'],
        [null, null],
      ]);
    });
  });

  test("answers a delivery that comes again as a duplicate, for ever, and stores nothing twice", async () => {
    await withReception(async ({ deliver }, books) => {
      expect(await deliver(closed, { id: "msg_1" })).toEqual({ kind: "accepted" });
      books.pass(400 * 24 * 3_600_000);
      expect(await deliver(closed, { id: "msg_1" })).toEqual({ kind: "duplicate" });
      expect(await deliver(closed, { id: "msg_2" })).toEqual({ kind: "accepted" });
      expect(await events(books)).toHaveLength(2);
    });
  });

  test("of equal deliveries in one batch accepts the first, and keeps the order of the others", async () => {
    await withReception(async ({ deliver }, books) => {
      const receipts = await Promise.all([
        deliver(cancellation(1), { id: "a" }),
        deliver(cancellation(2), { id: "b" }),
        deliver(cancellation(1), { id: "a" }),
        deliver(cancellation(3), { id: "c" }),
        deliver(cancellation(2), { id: "b" }),
      ]);
      expect(kindsOf(receipts)).toEqual(["accepted", "accepted", "duplicate", "accepted", "duplicate"]);
      expect((await events(books)).map((event) => event.service_id)).toEqual([1, 2, 3]);
    });
  });

  test("takes far more at once than fit one commit, each exactly once", async () => {
    await withReception(async ({ deliver }, books) => {
      const receipts = await Promise.all(
        Array.from({ length: 1_200 }, (_, index) =>
          deliver(cancellation((index % 600) + 1), { id: `m${index % 600}` }),
        ),
      );
      expect(kindsOf(receipts).filter((kind) => kind === "accepted")).toHaveLength(600);
      expect(kindsOf(receipts).filter((kind) => kind === "duplicate")).toHaveLength(600);
      await applyStoredEvents(books.acts);
      expect(await listDuties(books.ledger, { limit: 1_000 })).toHaveLength(600);
    });
  });

  test("ignores a type that is not listed, and remembers that it came", async () => {
    await withReception(async ({ deliver }, books) => {
      expect(await deliver({ ...closed, type: "client.invented" }, { id: "m" })).toEqual({ kind: "ignored" });
      expect(await events(books)).toMatchObject([{ type: null, state: "ignored", reason: "type_not_listed" }]);
      expect(await deliver({ ...closed, type: "client.invented" }, { id: "m" })).toEqual({ kind: "duplicate" });
    });
  });

  test("refuses what is signed but cannot be read, with a row each, beside good ones in the same batch", async () => {
    await withReception(async ({ deliver }, books) => {
      const receipts = await Promise.all([
        deliver("{"),
        deliver({ ...closed, data: { clientId: "Jan Peeters" } }),
        deliver(cancellation(702)),
      ]);
      expect(receipts).toEqual([
        { kind: "refused", why: "malformed" },
        { kind: "refused", why: "invalid", paths: ["data.clientId"] },
        { kind: "accepted" },
      ]);
      const rows = await events(books);
      expect(rows.slice(0, 2).map(({ state, reason, type }) => [state, reason, type])).toEqual([
        ["refused", "malformed", null],
        ["refused", "invalid", null],
      ]);
      expect(JSON.stringify(rows)).not.toContain("Peeters");
    });
  });

  test("counts what it cannot attribute per reason and minute, and stores nothing of it", async () => {
    await withReception(async ({ deliver, receiver }, books) => {
      books.now = new Date("2026-03-17T10:00:30.000Z");
      const forged = (): Promise<Receipt> => deliver(closed, { signature: "v1,AAAA" });
      expect(await forged()).toEqual({ kind: "refused", why: "bad_signature" });
      await Promise.all(Array.from({ length: 20 }, forged));
      expect(await deliver(closed, { id: "" })).toEqual({ kind: "refused", why: "missing_header" });
      await receiver.countRefused("too_large");
      const counts = async (total: number) =>
        until(async () => {
          const rows = await books.ledger.selectFrom("refused_delivery").selectAll().execute();
          return rows.reduce((sum, row) => sum + row.count, 0) === total ? rows : undefined;
        });
      await counts(23);
      books.pass(60_000);
      await forged();
      const counted = await counts(24);
      expect(new Set(counted.map(({ minute, reason, count }) => `${minute} ${reason} ${count}`))).toEqual(
        new Set([
          "2026-03-17T10:00:00.000Z bad_signature 21",
          "2026-03-17T10:00:00.000Z missing_header 1",
          "2026-03-17T10:00:00.000Z too_large 1",
          "2026-03-17T10:01:00.000Z bad_signature 1",
        ]),
      );
      expect(await events(books)).toEqual([]);
    });
  });

  test("is unavailable while the disk is full, takes the same delivery when there is room, and lost none it accepted", async () => {
    await withReception(async ({ deliver }, books) => {
      await sql`PRAGMA max_page_count = 1`.execute(books.ledger); // SQLite keeps what is in use, and grows no more
      let accepted = 0;
      let last: Receipt = { kind: "accepted" };
      while (last.kind === "accepted") {
        last = await deliver(cancellation(accepted + 1), { id: `m${accepted}` });
        if (last.kind === "accepted") accepted += 1;
      }
      expect(last).toEqual({ kind: "unavailable" });
      expect(kindsOf(await Promise.all([deliver(closed), deliver(closed)]))).toEqual(["unavailable", "unavailable"]);
      await sql`PRAGMA max_page_count = 1000000000`.execute(books.ledger);
      expect(await deliver(cancellation(accepted + 1), { id: `m${accepted}` })).toEqual({ kind: "accepted" });
      expect((await events(books)).map((event) => event.service_id)).toEqual(
        Array.from({ length: accepted + 1 }, (_, index) => index + 1),
      );
    });
  });

  test("answers a refusal whatever becomes of its count", async () => {
    await withReception(async ({ deliver, receiver }, books) => {
      await sql`PRAGMA query_only = ON`.execute(books.ledger);
      expect(await deliver(closed, { signature: "v1,AAAA" })).toEqual({ kind: "refused", why: "bad_signature" });
      await receiver.countRefused("too_large");
      expect(await deliver(closed)).toEqual({ kind: "unavailable" });
    });
  });
});

describe("what was received", () => {
  test("is told of once something is to be carried out, and not when a delivery was forged", async () => {
    await withBooks(async (books) => {
      const reception = receptionOf(books);
      await reception.deliver(cancellation(702), { id: "m" });
      expect(reception.stored).toBe(1);
      await reception.deliver(closed, { signature: "v1,AAAA" });
      expect(reception.stored).toBe(1);
    });
  });

  test("blocks nothing when one event of a batch cannot be carried out", async () => {
    await withBooks(async (books) => {
      const refuse = sql`CREATE TRIGGER no_task BEFORE INSERT ON task BEGIN SELECT RAISE(ABORT, 'refused'); END`;
      await refuse.execute(books.ledger);
      const { deliver } = receptionOf(books);
      const poison = { type: "contact.deleted", timestamp, data: { clientId: 7, contactId: 5 } };
      const receipts = await Promise.all([deliver(cancellation(701)), deliver(poison), deliver(cancellation(703))]);
      expect(kindsOf(receipts)).toEqual(["accepted", "accepted", "accepted"]);
      await applyStoredEvents(books.acts);
      expect((await events(books)).map(({ state, reason }) => [state, reason])).toEqual([
        ["applied", null],
        ["stored", "apply_failed"],
        ["applied", null],
      ]);
    });
  });

  test("of one service in one batch lets the later event see the earlier", async () => {
    await withBooks(async (books) => {
      const { deliver } = receptionOf(books);
      const terminated = { type: "service.terminated", timestamp, data: { clientId: 7, serviceId: 702 } };
      await Promise.all([deliver(cancellation(702)), deliver(cancellation(702)), deliver(terminated)]);
      await applyStoredEvents(books.acts);
      const duties = await listDuties(books.ledger, { limit: 10 });
      expect(duties).toHaveLength(1);
      const steps = await books.ledger.selectFrom("step").selectAll().execute();
      expect(steps).toMatchObject([{ duty_id: duties[0]?.id, action: "terminate_hosting", state: "done" }]);
    });
  });
});

/** Reads again until there is something; a refusal is answered before its count is written. */
async function until<T>(read: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await read();
    if (found !== undefined) return found;
  }
}
