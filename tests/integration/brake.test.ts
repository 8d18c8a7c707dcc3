import { describe, expect, test } from "@jest/globals";
import type { WhmcsDoor } from "../../src/connectors/whmcs/door/door.ts";
import { RetryableError, UnsafeError } from "../../src/domain/errors.ts";
import type { DutyState } from "../../src/domain/duty.ts";
import { holdDuty } from "../../src/duties/hold.ts";
import { withdrawDuty } from "../../src/duties/withdraw.ts";
import { updateDuty } from "../../src/ledger/duties.ts";
import { silentLog } from "../../src/observability/log.ts";
import { holdAgain, tellDueDate, whileReleased } from "../../workers/brake.ts";
import type { Turn } from "../../workers/with-duty.ts";
import { type Books, withBooks, workerA } from "../support/ledger.ts";
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
