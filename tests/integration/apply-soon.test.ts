import { createHash } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { sql } from "kysely";
import { listDuties } from "../../src/ledger/duties.ts";
import { insertNewEvents, type NewEvent } from "../../src/ledger/events.ts";
import { type Applier, createApplier, type Pace } from "../../src/webhook/apply-soon.ts";
import { applyNextEvents } from "../../src/webhook/meaning.ts";
import { type Books, withBooks } from "../support/ledger.ts";

/** A time that a test moves: timers ring when it passes them, and each turn that an applier lets pass is counted. */
interface Hand extends Pace {
  /** Moves on, ringing what falls due on the way, and waits until the applier rests. */
  pass(ms: number): Promise<void>;
  /** Run in each turn that is let pass. */
  inTurn: (() => Promise<void>) | undefined;
  turns: number;
}

function createHand(): Hand {
  let now = 0;
  const timers = new Map<object, { readonly at: number; readonly run: () => void }>();
  const hand: Hand = {
    turns: 0,
    inTurn: undefined,
    now: () => now,
    after: (ms, run) => {
      const key = {};
      timers.set(key, { at: now + ms, run });
      return () => timers.delete(key);
    },
    yieldTurn: async () => {
      hand.turns += 1;
      await hand.inTurn?.();
    },
    pass: async (ms) => {
      const until = now + ms;
      for (;;) {
        const [next] = [...timers].toSorted(([, a], [, b]) => a.at - b.at);
        if (next === undefined || next[1].at > until) break;
        now = next[1].at;
        timers.delete(next[0]);
        next[1].run();
        await rested();
      }
      now = until;
    },
  };
  return hand;
}

/** The ledger answers within one turn of the event loop, whatever is asked of it. */
async function rested(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

interface Scene {
  readonly books: Books;
  readonly hand: Hand;
  readonly applier: Applier;
  readonly failures: unknown[];
  /** How many batches were begun. */
  batches: number;
  /** Stores requests for services that were not named before, in one commit, and tells the applier. */
  readonly store: (count: number) => Promise<void>;
  /** How many events wait, and how many were carried out. */
  readonly count: () => Promise<{ stored: number; applied: number }>;
}

function withScene(run: (scene: Scene) => Promise<void>): Promise<void> {
  return withBooks(async (books) => {
    let services = 0;
    const hand = createHand();
    const applier = createApplier({
      applyNext: async () => {
        scene.batches += 1;
        return (await applyNextEvents(books.acts)).isMore;
      },
      onFailure: (error) => scene.failures.push(error),
      pace: hand,
    });
    const scene: Scene = {
      books,
      hand,
      applier,
      failures: [],
      batches: 0,
      store: async (count) => {
        applier.received();
        const rows = Array.from({ length: count }, () => requested(books, (services += 1)));
        await books.ledger.transaction().execute((tx) => insertNewEvents(tx, rows));
        applier.stored();
      },
      count: async () => {
        const rows = await books.ledger.selectFrom("event").select("state").execute();
        const stored = rows.filter(({ state }) => state === "stored").length;
        return { stored, applied: rows.length - stored };
      },
    };
    await run(scene);
    await applier.stop();
  });
}

function requested(books: Books, serviceId: number): NewEvent {
  return {
    delivery_hash: createHash("sha256").update(`delivery ${serviceId}`).digest("hex"),
    type: "service.cancellation_requested",
    state: "stored",
    occurred_at: books.now.toISOString(),
    received_at: books.now.toISOString(),
    client_id: serviceId,
    service_id: serviceId,
    cancellation_type: "immediate",
  };
}

describe("what intake stored", () => {
  test("is carried out once no delivery came in for 10 ms, and not before", () =>
    withScene(async ({ hand, store, count }) => {
      await store(3);
      await hand.pass(9);
      expect(await count()).toEqual({ stored: 3, applied: 0 });
      await store(1);
      await hand.pass(9);
      expect(await count()).toEqual({ stored: 4, applied: 0 });
      await hand.pass(1);
      expect(await count()).toEqual({ stored: 0, applied: 4 });
    }));

  test("waits also for deliveries that came in and are not stored yet", () =>
    withScene(async ({ applier, hand, store, count }) => {
      await store(3);
      await hand.pass(9);
      applier.received();
      await hand.pass(9);
      expect(await count()).toEqual({ stored: 3, applied: 0 });
      await hand.pass(1);
      expect(await count()).toEqual({ stored: 0, applied: 3 });
    }));

  test("of a burst is carried out whole, in batches of 200 with a turn of the event loop after each", () =>
    withScene(async (scene) => {
      for (let commit = 0; commit < 5; commit += 1) await scene.store(190);
      await scene.hand.pass(10);
      expect(await scene.count()).toEqual({ stored: 0, applied: 950 });
      expect([scene.batches, scene.hand.turns]).toEqual([5, 6]); // one turn to look around first
      expect(await listDuties(scene.books.ledger, { limit: 1_000 })).toHaveLength(950);
    }));

  test("goes first: what came in while the process was busy is seen before anything is begun", () =>
    withScene(async ({ hand, applier, store, count }) => {
      await store(5);
      hand.inTurn = () => Promise.resolve(applier.received());
      await hand.pass(10);
      expect(await count()).toEqual({ stored: 5, applied: 0 });
      hand.inTurn = undefined;
      await hand.pass(10);
      expect(await count()).toEqual({ stored: 0, applied: 5 });
    }));

  test("goes first: carrying out steps back when something is stored between two batches", () =>
    withScene(async ({ hand, store, count }) => {
      await store(500);
      hand.inTurn = async () => {
        if (hand.turns === 2) await store(50);
      };
      await hand.pass(10);
      expect(await count()).toEqual({ stored: 350, applied: 200 });
      await hand.pass(10);
      expect(await count()).toEqual({ stored: 0, applied: 550 });
    }));

  test("is carried out at most 500 ms late while deliveries never cease, and goes on until nothing is left", () =>
    withScene(async (scene) => {
      const { hand, store, count } = scene;
      for (let at = 0; at < 500; at += 5) {
        await store(5);
        await hand.pass(5);
      }
      expect((await count()).applied).toBe(500);
      hand.inTurn = async () => {
        if (hand.turns < 40) await store(5);
      };
      for (let at = 0; at < 500; at += 5) {
        await store(5);
        await hand.pass(5);
      }
      expect((await count()).applied).toBeGreaterThanOrEqual(1_000);
      await hand.pass(500);
      expect((await count()).stored).toBe(0);
    }));

  test("after what seemed the last batch is not missed", () =>
    withScene(async ({ hand, store, count }) => {
      await store(1);
      hand.inTurn = async () => {
        if (hand.turns === 2) await store(1);
      };
      await hand.pass(10);
      expect(await count()).toEqual({ stored: 1, applied: 1 });
      await hand.pass(10);
      expect(await count()).toEqual({ stored: 0, applied: 2 });
    }));

  test("stays stored when the ledger fails, is told of, and is carried out with what comes next", () =>
    withScene(async ({ hand, store, count, failures, books }) => {
      await store(2);
      await sql`PRAGMA query_only = ON`.execute(books.ledger);
      await hand.pass(1_000);
      expect(failures).toHaveLength(1);
      await sql`PRAGMA query_only = OFF`.execute(books.ledger);
      await store(1);
      await hand.pass(10);
      expect(await count()).toEqual({ stored: 0, applied: 3 });
    }));

  test("is left to the sweep once the applier was stopped", () =>
    withScene(async ({ hand, applier, store, count }) => {
      await store(2);
      await applier.stop();
      await store(2);
      await hand.pass(1_000);
      expect(await count()).toEqual({ stored: 4, applied: 0 });
    }));
});
