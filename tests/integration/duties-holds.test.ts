import { describe, expect, test } from "@jest/globals";
import { beginDuty } from "../../src/duties/begin-duty.ts";
import { approveDeletion } from "../../src/duties/approve-deletion.ts";
import { askOwner, finishDuty } from "../../src/duties/finish-duty.ts";
import { holdClient, holdDuty, releaseClient, releaseDuty } from "../../src/duties/hold.ts";
import { releaseBacklog } from "../../src/duties/release-backlog.ts";
import { reviewHolds } from "../../src/duties/review-holds.ts";
import { completeTask } from "../../src/duties/tasks.ts";
import { openLedger } from "../../src/ledger/open.ts";
import { retryDuty } from "../../src/duties/retry.ts";
import { withdrawDuty } from "../../src/duties/withdraw.ts";
import { moveDuty } from "../../src/ledger/duties.ts";
import { verifyEvidence } from "../../src/ledger/evidence.ts";
import { type Books, deletionOf, withBooks, workerA } from "../support/ledger.ts";

/** Claims and begins a deletion of its own. @returns whether it began */
async function begin(books: Books, id: string): Promise<boolean> {
  await books.claim(id, workerA);
  return beginDuty(books.acts, books.gates, id, workerA);
}

const limitOf = (deletionsPerDay: number) => ({ policy: { limits: { deletionsPerDay, anonymizationsPerDay: 2 } } });

describe("the daily limit", () => {
  test("lets so many begin on a calendar day of the policy's zone, and asks the owner about the rest", async () => {
    await withBooks(async (books) => {
      books.now = new Date("2026-03-17T22:59:59.000Z"); // 23:59:59 in Brussels
      const begun = [];
      for (const serviceId of [1, 2, 3]) begun.push(await begin(books, await books.open(deletionOf(serviceId))));
      expect(begun).toEqual([true, true, false]);
      books.pass(1_000);
      expect(await begin(books, await books.open(deletionOf(4)))).toBe(true);
    }, limitOf(2));
  });

  test("counts what has begun, ended or not, and not what only ended up looked at", async () => {
    await withBooks(async (books) => {
      const first = await books.open(deletionOf(1));
      await begin(books, first);
      await finishDuty(books.acts, first, workerA);
      expect((await books.duty(first)).state).toBe("completed");
      const second = await books.open(deletionOf(2));
      expect(await begin(books, second)).toBe(false);
      expect(await books.duty(second)).toMatchObject({
        state: "held",
        hold_scope: "service",
        reason: "daily_limit",
        started_at: null,
      });
    }, limitOf(1));
  });

  test("does not stop in its middle what has begun", async () => {
    await withBooks(async (books) => {
      const id = await books.open(deletionOf(1));
      await begin(books, id);
      await books.perform((work) => moveDuty(work.tx, id, "scheduled", { lease_owner: null, lease_until: null }));
      expect(await begin(books, id)).toBe(true);
    }, limitOf(1));
  });

  test("is passed by the owner's word, for that duty alone", async () => {
    await withBooks(async (books) => {
      const [first, second] = [await books.open(deletionOf(1)), await books.open(deletionOf(2))];
      for (const id of [first, second]) expect(await begin(books, id)).toBe(false);
      await releaseDuty(books.acts, first, "deletion", "owner");
      expect(await begin(books, first)).toBe(true);
      expect((await books.duty(second)).state).toBe("held");
    }, limitOf(0));
  });

  test("of deletions does not count anonymisations", async () => {
    await withBooks(async (books) => {
      await begin(books, await books.open(deletionOf(1)));
      const other = { kind: "anonymization", clientId: 9, origin: "owner", actor: "owner" } as const;
      expect(await begin(books, await books.open(other))).toBe(true);
    }, limitOf(1));
  });
});

describe("the owner's release", () => {
  test("answers the stop it was asked about, keeps earlier answers, and adds each once", async () => {
    await withBooks(async (books) => {
      const id = await books.open();
      for (const reason of ["already_terminated", "account_shared", "already_terminated"] as const) {
        await books.claim(id, workerA);
        await askOwner(books.acts, id, workerA, reason);
        expect(await books.duty(id)).toMatchObject({ state: "held", reason, lease_owner: null, wake_at: null });
        await releaseDuty(books.acts, id, "deletion", "owner");
      }
      expect((await books.duty(id)).released_reasons).toBe("already_terminated,account_shared");
    });
  });

  test("of the owner's own hold answers nothing, and what is overdue runs at once", async () => {
    await withBooks(async (books) => {
      const id = await books.open({ ...deletionOf(702), wakeAt: new Date(books.now.getTime() + 1_000) });
      await holdDuty(books.acts, id, "deletion", "dispute", "owner");
      books.pass(60_000);
      await releaseDuty(books.acts, id, "deletion", "owner");
      expect(await books.duty(id)).toMatchObject({
        state: "pending",
        released_reasons: null,
        hold_reason: null,
        wake_at: books.now.toISOString(),
      });
    });
  });

  test("brings a duty back to where it was held", async () => {
    await withBooks(async (books) => {
      for (const [index, state] of (["pending", "scheduled", "waiting"] as const).entries()) {
        const id = await books.open(deletionOf(index + 1));
        if (state !== "pending") await books.perform((work) => moveDuty(work.tx, id, state));
        await holdDuty(books.acts, id, "deletion", "audit", "owner");
        await releaseDuty(books.acts, id, "deletion", "owner");
        expect((await books.duty(id)).state).toBe(state);
      }
    });
  });
});

describe("a hold on a client", () => {
  test("holds every open destructive duty, and those that open later, and no export", async () => {
    await withBooks(async (books) => {
      const before = await books.open(deletionOf(1));
      await holdClient(books.acts, 7, "dispute", "owner");
      const after = await books.open(deletionOf(2));
      const others = await books.open(deletionOf(3, 8));
      const request = { kind: "export", clientId: 7, origin: "owner", actor: "owner" } as const;
      const exported = await books.open(request);
      for (const id of [before, after]) {
        expect(await books.duty(id)).toMatchObject({ state: "held", hold_scope: "client", hold_reason: "dispute" });
      }
      for (const id of [others, exported]) expect((await books.duty(id)).state).toBe("pending");
    });
  });

  test("lifted lets go what it held, and leaves the owner's own hold and the backlog", async () => {
    await withBooks(async (books) => {
      const held = await books.open(deletionOf(1));
      await holdDuty(books.acts, held, "deletion", "audit", "owner");
      await holdClient(books.acts, 7, "dispute", "owner");
      const byClient = await books.open(deletionOf(2));
      const backlog = await books.open({ ...deletionOf(3), origin: "reconciliation", actor: "system", backlog: true });
      await releaseClient(books.acts, 7, "owner");
      expect(await books.duty(held)).toMatchObject({ state: "held", hold_reason: "audit" });
      expect((await books.duty(byClient)).state).toBe("pending");
      expect(await books.duty(backlog)).toMatchObject({
        state: "held",
        backlog: 1,
        reason: "backlog",
        hold_scope: null,
      });
      expect(await releaseBacklog(books.acts, [backlog], "owner")).toEqual({ released: [backlog], refused: [] });
    });
  });

  test("keeps a due duty from beginning although it was put in the very moment before", async () => {
    await withBooks(async (books) => {
      const id = await books.open();
      await books.claim(id, workerA);
      // What a second process writes between the claim and the beginning.
      await books.ledger
        .insertInto("client_hold")
        .values({
          client_id: 7,
          reason: "restriction",
          since: books.now.toISOString(),
          actor: "owner",
          ask_again_at: books.now.toISOString(),
        })
        .execute();
      expect(await beginDuty(books.acts, books.gates, id, workerA)).toBe(false);
      expect(await books.duty(id)).toMatchObject({ state: "held", hold_scope: "client", started_at: null });
    });
  });
});

describe("the owner is asked whether the reason of a hold still stands", () => {
  const dayMs = 24 * 3_600_000;
  const asked = async ({ ledger }: Books): Promise<unknown> =>
    ledger.selectFrom("task").select(["code", "client_id", "duty_id", "state"]).orderBy("created_at").execute();
  const about = (id: string | null, state: string) => ({ code: "review_hold", client_id: 7, duty_id: id, state });

  test("of one duty, every thirty days, across a restart, until it is released", async () => {
    await withBooks(async (books) => {
      const id = await books.open();
      await holdDuty(books.acts, id, "deletion", "dispute", "owner");
      books.pass(30 * dayMs - 1);
      await reviewHolds(books.acts);
      expect(await asked(books)).toEqual([]);
      books.pass(1);
      await reviewHolds(books.acts);
      await reviewHolds(books.acts);
      expect(await asked(books)).toEqual([about(id, "open")]);
      const task = await books.ledger.selectFrom("task").select("id").executeTakeFirstOrThrow();
      await completeTask(books.acts, task.id, "done", "owner");
      expect((await books.duty(id)).state).toBe("held");

      books.pass(30 * dayMs);
      const again = await openLedger(books.path);
      await reviewHolds({ ...books.acts, ledger: again });
      await again.destroy();
      expect(await asked(books)).toEqual([about(id, "done"), about(id, "open")]);
      await releaseDuty(books.acts, id, "deletion", "owner");
      books.pass(60 * dayMs);
      await reviewHolds(books.acts);
      expect(await asked(books)).toEqual([about(id, "done"), about(id, "done")]);
    });
  });

  test("of one duty that is withdrawn meanwhile: no more", async () => {
    await withBooks(async (books) => {
      const id = await books.open();
      await holdDuty(books.acts, id, "deletion", "dispute", "owner");
      books.pass(31 * dayMs);
      await reviewHolds(books.acts);
      await withdrawDuty(books.acts, id, "deletion", "owner");
      expect(await asked(books)).toEqual([about(id, "done")]);
    });
  });

  test("of a client, until the client is released", async () => {
    await withBooks(async (books) => {
      await books.open();
      await holdClient(books.acts, 7, "dispute", "owner");
      books.pass(30 * dayMs);
      await reviewHolds(books.acts);
      expect(await asked(books)).toEqual([about(null, "open")]);
      await releaseClient(books.acts, 7, "owner");
      books.pass(60 * dayMs);
      await reviewHolds(books.acts);
      expect(await asked(books)).toEqual([about(null, "done")]);
    });
  });
});

describe("the gates", () => {
  test.each([
    ["dry_run", { state: "held", reason: "dry_run", backlog: 1 }],
    ["unsafe", { state: "scheduled", reason: "unsafe_setup", started_at: null }],
  ] as const)("of a service that is %s let nothing destructive begin", async (mode, expected) => {
    await withBooks(async (books) => {
      books.mode = mode;
      const id = await books.open();
      expect(await begin(books, id)).toBe(false);
      expect(await books.duty(id)).toMatchObject({ ...expected, lease_owner: null });
    });
  });

  test("let an export pass, dry or not", async () => {
    await withBooks(async (books) => {
      books.mode = "dry_run";
      const id = await books.open({ kind: "export", clientId: 7, origin: "owner", actor: "owner" });
      expect(await begin(books, id)).toBe(true);
    });
  });
});

describe("what the present state does not allow is refused and changes nothing", () => {
  const attempts = {
    approve: (books: Books, id: string) => approveDeletion(books.acts, id, {}, "owner"),
    withdraw: (books: Books, id: string) => withdrawDuty(books.acts, id, "deletion", "owner"),
    hold: (books: Books, id: string) => holdDuty(books.acts, id, "deletion", "audit", "owner"),
    release: (books: Books, id: string) => releaseDuty(books.acts, id, "deletion", "owner"),
    retry: (books: Books, id: string) => retryDuty(books.acts, id, "deletion", "owner"),
  };
  const allowed: Readonly<Record<string, readonly (keyof typeof attempts)[]>> = {
    pending: ["approve", "withdraw", "hold"],
    scheduled: ["approve", "withdraw", "hold"],
    waiting: ["approve", "withdraw", "hold"],
    held: ["withdraw", "release"],
    running: [],
    completed: [],
    failed: ["withdraw", "retry"],
    withdrawn: [],
  };
  const cases = Object.keys(allowed).flatMap((state) =>
    (Object.keys(attempts) as (keyof typeof attempts)[]).map((attempt) => [attempt, state] as const),
  );

  test.each(cases)("%s when %s, as the contract says", async (attempt, state) => {
    await withBooks(async (books) => {
      const id = await books.open();
      if (state === "held") await holdDuty(books.acts, id, "deletion", "audit", "owner");
      else await books.perform((work) => moveDuty(work.tx, id, state as "pending"));
      const before = [await books.duty(id), await verifyEvidence(books.ledger)];
      const code = await attempts[attempt](books, id).then(
        () => "done",
        (error: Error) => error.message,
      );
      if (allowed[state]?.includes(attempt) === true) return expect(code).toBe("done");
      expect(code).toBe(`deletion.cannot_${attempt}_${state}`);
      expect([await books.duty(id), await verifyEvidence(books.ledger)]).toEqual(before);
    });
  });
});
