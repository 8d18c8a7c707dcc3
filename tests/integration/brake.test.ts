import { describe, expect, test } from "@jest/globals";
import type { OwnerHolds, WhmcsDoor } from "../../src/connectors/whmcs/door/door.ts";
import { RetryableError, UnsafeError } from "../../src/domain/errors.ts";
import type { DutyState } from "../../src/domain/duty.ts";
import { holdClient, holdDuty, releaseClient, releaseDuty } from "../../src/duties/hold.ts";
import { resumeEverything, stopEverything } from "../../src/duties/stop.ts";
import { withdrawDuty } from "../../src/duties/withdraw.ts";
import { updateDuty } from "../../src/ledger/duties.ts";
import { silentLog } from "../../src/observability/log.ts";
import { holdAgain, tellDueDate, tellOwnerHolds, whileReleased } from "../../workers/brake.ts";
import type { Turn } from "../../workers/with-duty.ts";
import { type Books, deletionOf, withBooks, workerA } from "../support/ledger.ts";
import { noDoor } from "../support/no-door.ts";
import { tell } from "../support/stored-events.ts";

const signal = new AbortController().signal;
const due = new Date("2026-03-31T22:00:00.000Z");

/** A door that takes every hold, unless it throws. */
function doorThat(throws?: Error): { door: WhmcsDoor; held: object[] } {
  const held: object[] = [];
  const door: WhmcsDoor = {
    ...noDoor,
    hold: (service) => (throws === undefined ? Promise.resolve(void held.push(service)) : Promise.reject(throws)),
    withSignal: () => door,
  };
  return { door, held };
}

/** What a worker that looks at the duty is handed, as far as the brake is concerned. */
async function turnOf(books: Books, id: string, door: WhmcsDoor): Promise<Turn> {
  const { acts, gates } = books;
  return { acts, gates, log: silentLog, door, signal, duty: await books.duty(id) } as unknown as Turn;
}

describe("the due date of a deletion", () => {
  test("is told once, and again when it moved", () =>
    withBooks(async (books) => {
      const id = await books.open();
      const { door, held } = doorThat();
      await tellDueDate(await turnOf(books, id, door), due);
      await tellDueDate(await turnOf(books, id, door), due);
      const later = new Date(due.getTime() + 86_400_000);
      await tellDueDate(await turnOf(books, id, door), later);
      expect(held).toEqual([due, later].map((dueAt) => ({ serviceId: 702, clientId: 7, dueAt })));
    }));

  test("is told anew for the client to whom the service went", () =>
    withBooks(async (books) => {
      const id = await books.open();
      const { door, held } = doorThat();
      await tellDueDate(await turnOf(books, id, door), due);
      await tell(books, "client.merged", { into_client_id: 8 });
      await tellDueDate(await turnOf(books, id, door), due);
      expect(held).toMatchObject([{ clientId: 7 }, { clientId: 8 }]);
    }));

  test("is told at the next look when the door failed or was not there yet, and neither is thrown", () =>
    withBooks(async (books) => {
      const id = await books.open();
      for (const door of [noDoor, doorThat(new RetryableError("connector.unavailable")).door]) {
        await tellDueDate(await turnOf(books, id, door), due);
        expect((await books.duty(id)).brake_told_due_at).toBeNull();
      }
      const { door, held } = doorThat();
      await tellDueDate(await turnOf(books, id, door), due);
      expect(held).toHaveLength(1);
    }));

  test("is told by no dry run", () =>
    withBooks(async (books) => {
      books.mode = "dry_run";
      const id = await books.open();
      const { door, held } = doorThat();
      await tellDueDate(await turnOf(books, id, door), due);
      expect(held).toEqual([]);
    }));
});

describe("a brake that was released for a termination", () => {
  const releasing: WhmcsDoor = { ...noDoor, release: () => Promise.resolve({ until: due }) };
  /** A deletion whose termination was tried just now and did not end well. */
  async function tried(books: Books): Promise<string> {
    const id = await books.open();
    const failed = whileReleased(await turnOf(books, id, releasing), async (door) => {
      await door.release({ serviceId: 702, clientId: 7 });
      throw new Error("the panel is down");
    });
    await expect(failed).rejects.toThrow("the panel is down");
    return id;
  }
  const sweep = (books: Books, door: WhmcsDoor): Promise<void> =>
    holdAgain({ ...books, log: silentLog, door } as never, signal);

  test("by a call whose answer nobody heard is held again: the ledger knew before it was sent", () =>
    withBooks(async (books) => {
      const id = await books.open();
      const unheard = { ...releasing, release: () => Promise.reject(new RetryableError("connector.timeout")) };
      const failed = whileReleased(await turnOf(books, id, unheard), async (door) => {
        await door.release({ serviceId: 702, clientId: 7 });
        return { kind: "done", count: 1 };
      });
      await expect(failed).rejects.toThrow("connector.timeout");
      const { door, held } = doorThat();
      await sweep(books, door);
      expect(held).toEqual([{ serviceId: 702, clientId: 7 }]);
    }));

  test("and took place is not held again", () =>
    withBooks(async (books) => {
      const id = await books.open();
      await whileReleased(await turnOf(books, id, releasing), async (door) => {
        await door.release({ serviceId: 702, clientId: 7 });
        return { kind: "done", count: 1 };
      });
      const { door, held } = doorThat();
      await sweep(books, door);
      expect(held).toEqual([]);
    }));

  test("is told from a step that ended before it released anything", () =>
    withBooks(async (books) => {
      const id = await books.open();
      const stopped = whileReleased(await turnOf(books, id, releasing), () =>
        Promise.reject(new UnsafeError("deletion.already_cancelled")),
      );
      await expect(stopped).rejects.toThrow("deletion.already_cancelled");
      const { door, held } = doorThat();
      await sweep(books, door);
      expect(held).toEqual([]);
    }));

  test.each<[string, (books: Books, id: string) => Promise<unknown>]>([
    ["tried again later", () => Promise.resolve()],
    ["held by the owner", ({ acts }, id) => holdDuty(acts, id, "deletion", "dispute", "owner")],
    ["called off by the owner", ({ acts }, id) => withdrawDuty(acts, id, "deletion", "owner")],
    ["failed", (books, id) => put(books, id, "failed")],
  ])("and was %s is held again, once", (_, then) =>
    withBooks(async (books) => {
      await then(books, await tried(books));
      const { door, held } = doorThat();
      await sweep(books, door);
      await sweep(books, door);
      expect(held).toEqual([{ serviceId: 702, clientId: 7 }]);
    }),
  );

  test.each<[string, (books: Books, id: string) => Promise<unknown>]>([
    ["runs at this moment", (books, id) => put(books, id, "running")],
    ["is looked at by a worker", (books, id) => books.claim(id, workerA)],
    ["was withdrawn in WHMCS itself", (books, id) => put(books, id, "withdrawn", "no_longer_cancelled")],
    ["was over an hour ago, so that the release has ended", (books) => Promise.resolve(books.pass(3_600_001))],
    ["is a dry run now", (books) => Promise.resolve((books.mode = "dry_run"))],
  ])("is left alone where the deletion %s", (_, then) =>
    withBooks(async (books) => {
      await then(books, await tried(books));
      const { door, held } = doorThat();
      await sweep(books, door);
      expect(held).toEqual([]);
    }),
  );

  test("is tried to hold until the door takes it; without an addon there is nothing to hold", () =>
    withBooks(async (books) => {
      const id = await tried(books);
      for (const error of [new RetryableError("connector.timeout"), new UnsafeError("door.facts_differ")]) {
        await sweep(books, doorThat(error).door);
        expect((await books.duty(id)).brake_released_at).not.toBeNull();
      }
      await sweep(books, noDoor);
      expect((await books.duty(id)).brake_released_at).toBeNull();
    }));

  async function put(books: Books, id: string, state: DutyState, reason: string | null = null): Promise<void> {
    await books.perform((work) => updateDuty(work.tx, id, { reason }));
    await books.ledger.updateTable("duty").set({ state }).where("id", "=", id).execute();
  }
});

describe("what the owner holds", () => {
  const nothing: OwnerHolds = { all: false, clientIds: [], serviceIds: [] };
  /** A door that takes every set, unless it throws. */
  function doorThatIsTold(throws?: Error): { door: WhmcsDoor; told: OwnerHolds[] } {
    const told: OwnerHolds[] = [];
    const door: WhmcsDoor = {
      ...noDoor,
      release: () => Promise.resolve({ until: due }),
      ownerHolds: (holds) => (throws === undefined ? Promise.resolve(void told.push(holds)) : Promise.reject(throws)),
      withSignal: () => door,
    };
    return { door, told };
  }
  const sweep = (books: Books, door: WhmcsDoor): Promise<void> =>
    tellOwnerHolds({ ...books, log: silentLog, door }, signal);

  test.each<["live" | "dry_run" | "unsafe"]>([["live"], ["dry_run"], ["unsafe"]])(
    "is told as a whole whenever it changes, held and lifted alike, in mode %s",
    (mode) =>
      withBooks(async (books) => {
        books.mode = mode;
        const { door, told } = doorThatIsTold();
        const id = await books.open();
        await books.open(deletionOf(703, 8));
        await sweep(books, door);
        expect(told).toEqual([]);

        for (const [change, holds] of [
          [() => holdDuty(books.acts, id, "deletion", "dispute", "owner"), { ...nothing, serviceIds: [702] }],
          [() => holdClient(books.acts, 8, "claim", "owner"), { ...nothing, clientIds: [8], serviceIds: [702] }],
          [() => stopEverything(books.acts, "owner"), { all: true, clientIds: [8], serviceIds: [702] }],
          [() => releaseDuty(books.acts, id, "deletion", "owner"), { ...nothing, all: true, clientIds: [8] }],
          [() => resumeEverything(books.acts, "owner"), { ...nothing, clientIds: [8] }],
          [() => releaseClient(books.acts, 8, "owner"), nothing],
        ] as const) {
          await change();
          await sweep(books, door);
          await sweep(books, door);
          expect(told.splice(0)).toEqual([holds]);
        }
      }),
  );

  test("is told once a day even when it stays the same", () =>
    withBooks(async (books) => {
      const { door, told } = doorThatIsTold();
      await holdClient(books.acts, 7, "dispute", "owner");
      for (let hours = 0; hours < 72; hours += 1) {
        await sweep(books, door);
        books.pass(3_600_000);
      }
      expect(told).toHaveLength(4); // three days that begin at ten
    }));

  test("is told until the door takes it; where there is no addon there is nothing to tell", () =>
    withBooks(async (books) => {
      await holdClient(books.acts, 7, "dispute", "owner");
      await sweep(books, doorThatIsTold(new RetryableError("connector.timeout")).door);
      await sweep(books, noDoor);
      const { door, told } = doorThatIsTold();
      await sweep(books, door);
      expect(told).toHaveLength(1);
    }));

  test("is everything where it is more than the door takes", () =>
    withBooks(async (books) => {
      const at = books.now.toISOString();
      for (let clientId = 1; clientId <= 5_001; clientId += 1) {
        const row = { client_id: clientId, reason: "audit", since: at, actor: "owner", ask_again_at: at };
        await books.ledger.insertInto("client_hold").values(row).execute();
      }
      const { door, told } = doorThatIsTold();
      await sweep(books, door);
      expect(told).toEqual([{ ...nothing, all: true }]);
    }));

  test("is told anew before a termination, which a hold that was just lifted would still stop", () =>
    withBooks(async (books) => {
      const id = await books.open();
      const { door, told } = doorThatIsTold();
      await holdClient(books.acts, 7, "dispute", "owner");
      await sweep(books, door);
      await releaseClient(books.acts, 7, "owner");
      let toldAtRelease = 0;
      await whileReleased(await turnOf(books, id, door), async (open) => {
        await open.release({ serviceId: 702, clientId: 7 });
        toldAtRelease = told.length;
        return { kind: "done", count: 1 };
      });
      expect(toldAtRelease).toBe(2);
      expect(told.at(-1)).toEqual(nothing);
    }));
});
