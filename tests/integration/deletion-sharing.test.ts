import { describe, expect, test } from "@jest/globals";
import { holdClient, releaseDuty } from "../../src/duties/hold.ts";
import { withdrawDuty } from "../../src/duties/withdraw.ts";
import { moveDuty } from "../../src/ledger/duties.ts";
import { readSharedWith } from "../../src/domain/shared-with.ts";
import { type Cancelled, type Deletions, withDeletions } from "../support/deletion-worker.ts";

// Two services on one account of a panel, both cancelled: what was promised to one until its date is not ended with the other.

const day = 24 * 3_600_000;

/** The deletion of a service that is due in a fortnight, and another on its account, cancelled ten days later and by status. */
async function sharing(deletions: Deletions, clientId?: number): Promise<{ first: Cancelled; second: Cancelled }> {
  const first = await deletions.cancelled();
  await deletions.look(first.id);
  deletions.books.pass(10 * day);
  const second = await deletions.cancelled({
    ...(clientId === undefined ? {} : { clientId: first.clientId }),
    service: { username: first.row.username, status: "Cancelled" },
  });
  await deletions.look(second.id);
  return { first, second };
}

/** The client closed: both are Cancelled in WHMCS. */
async function bothCancelled(deletions: Deletions): Promise<{ first: Cancelled; second: Cancelled }> {
  const both = await sharing(deletions);
  both.first.row.status = "Cancelled";
  return both;
}

const stands = async (deletions: Deletions, { id }: Cancelled): Promise<string> => {
  const { state, reason } = await deletions.duty(id);
  return [state, reason].join(" ");
};

/** What the first step found on its account, by services. */
const sharersOf = async (deletions: Deletions, { id }: Cancelled): Promise<readonly number[]> =>
  (await deletions.steps(id))
    .flatMap(({ shared_with }) => readSharedWith(shared_with))
    .flatMap(({ type, id: shared }) => (type === "service" ? [shared] : []));

/** The owner's word on a deletion, and the look that follows. */
async function release(deletions: Deletions, { id }: Cancelled): Promise<void> {
  await releaseDuty(deletions.books.acts, id, "deletion", "owner");
  await deletions.next(id);
}

describe("a Cancelled service on the account", () => {
  test.each([
    ["another client's", undefined],
    ["the same client's", 1],
  ])("that was promised until later, %s, is not ended with it", (_, clientId) =>
    withDeletions(async (deletions) => {
      const { first, second } = await sharing(deletions, clientId);
      await deletions.next(first.id);
      expect(await stands(deletions, first)).toBe("held account_shared");
      expect(await sharersOf(deletions, first)).toEqual([second.serviceId]);
      expect(deletions.sent("ModuleTerminate", first.serviceId)).toBe(0);
    }),
  );

  test.each(["a client's hold", "the owner's withdrawal"])("is in the way for good by %s", (word) =>
    withDeletions(async (deletions) => {
      const { first, second } = await bothCancelled(deletions);
      const { acts } = deletions.books;
      if (word === "a client's hold") await holdClient(acts, second.clientId, "dispute", "owner");
      else await withdrawDuty(acts, second.id, "deletion", "owner");
      deletions.books.pass(100 * day);
      await deletions.look(first.id);
      await release(deletions, first);
      expect(await stands(deletions, first)).toBe("held account_shared");
      expect(deletions.sent("ModuleTerminate", first.serviceId)).toBe(0);
    }),
  );

  test("that nobody owes a deletion is in the way: its hosting may exist", () =>
    withDeletions(async (deletions) => {
      const { id, row } = await deletions.cancelled();
      const other = await deletions.cancelled({ service: { username: row.username, status: "Cancelled" } });
      await deletions.books.ledger.deleteFrom("duty").where("id", "=", other.id).execute();
      await deletions.look(id);
      await deletions.next(id);
      expect(await deletions.duty(id)).toMatchObject({ state: "held", reason: "account_shared" });
    }));

  test("whose hosting was deleted before is in nobody's way", () =>
    withDeletions(async (deletions) => {
      const { first, second } = await sharing(deletions);
      const finished_at = deletions.books.now.toISOString();
      await deletions.books.perform((work) => moveDuty(work.tx, second.id, "completed", { finished_at }));
      await deletions.next(first.id);
      expect(await stands(deletions, first)).toBe("completed ");
    }));
});

describe("two that are both cancelled come to an end:", () => {
  test("the last that is due ends the account, and the earlier, which waited, follows it", () =>
    withDeletions(async (deletions) => {
      const { first, second } = await bothCancelled(deletions);
      await deletions.next(first.id);
      await release(deletions, first);
      expect(await stands(deletions, first)).toBe("held account_shared");
      await deletions.next(second.id);
      await release(deletions, second);
      expect(await stands(deletions, second)).toBe("completed ");
      await deletions.next(first.id);
      expect(await stands(deletions, first)).toBe("completed ");
    }));

  test("one that WHMCS still calls Active goes by the owner's word once the other is due, and takes it along", () =>
    withDeletions(async (deletions) => {
      const { first, second } = await sharing(deletions);
      await deletions.next(first.id);
      await deletions.next(second.id);
      await release(deletions, second);
      expect([await stands(deletions, first), await stands(deletions, second)]).toEqual([
        "held account_shared",
        "held account_shared",
      ]);
      await release(deletions, first);
      expect(await stands(deletions, first)).toBe("completed ");
      await deletions.next(second.id);
      expect(await stands(deletions, second)).toBe("completed ");
    }));
});
