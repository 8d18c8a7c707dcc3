import { describe, expect, test } from "@jest/globals";
import type { PlannedStep } from "../../src/domain/plan.ts";
import { approveDeletion } from "../../src/duties/approve-deletion.ts";
import { beginDuty } from "../../src/duties/begin-duty.ts";
import { claimDuty, endLease, leaseMs, renewLease } from "../../src/duties/claim-duty.ts";
import { claimStep, mayGoOn, putStepBack } from "../../src/duties/claim-step.ts";
import { askOwner, finishDuty, lookAgain, postponeDuty, waitDuty } from "../../src/duties/finish-duty.ts";
import { holdClient, holdDuty, releaseDuty } from "../../src/duties/hold.ts";
import { recordOutcome } from "../../src/duties/record-outcome.ts";
import { recordPlan } from "../../src/duties/record-plan.ts";
import { scheduleDuty } from "../../src/duties/schedule-duty.ts";
import { resumeEverything, stopEverything } from "../../src/duties/stop.ts";
import { withdrawDuty } from "../../src/duties/withdraw.ts";
import { findOpenDuty, listOverdue, moveDuty } from "../../src/ledger/duties.ts";
import { listEvidence } from "../../src/ledger/evidence.ts";
import { listObjects, listSteps, rememberObjects } from "../../src/ledger/steps.ts";
import type { StepRow } from "../../src/ledger/schema.ts";
import { type Books, deletionOf, withBooks, workerA, workerB } from "../support/ledger.ts";

const plan: readonly PlannedStep[] = [
  { connector: "whmcs", action: "terminate_hosting", state: "pending" },
  { connector: "whmcs", action: "set_service_status", state: "pending" },
];

/** A deletion that worker A runs, and its steps. */
async function begun(books: Books, serviceId = 702): Promise<{ id: string; first: StepRow }> {
  const id = await books.open(deletionOf(serviceId));
  await books.claim(id, workerA);
  await recordPlan(books.acts, id, plan);
  expect(await beginDuty(books.acts, books.gates, id, workerA)).toBe(true);
  const [first] = await listSteps(books.ledger, id);
  return { id, first: first! };
}

const stateOf = async (books: Books, id: string): Promise<string> => (await books.duty(id)).state;

describe("moving a duty", () => {
  test("two moves that race cannot both succeed", async () => {
    await withBooks(async (books) => {
      for (let round = 0; round < 100; round += 1) {
        const id = await books.open(deletionOf(round + 1));
        const [withdrawn, failed] = await Promise.all([
          books.perform((work) => moveDuty(work.tx, id, "withdrawn")),
          books.perform((work) => moveDuty(work.tx, id, "failed")),
        ]);
        expect([withdrawn, failed].filter(Boolean)).toHaveLength(1);
        expect(await stateOf(books, id)).toBe(withdrawn ? "withdrawn" : "failed");
      }
    });
  });

  test.each(["completed", "withdrawn"] as const)("one that is %s frees its subject for a new duty", async (end) => {
    await withBooks(async (books) => {
      const id = await books.open();
      expect(await books.open()).toBe(id);
      await books.perform((work) => moveDuty(work.tx, id, end));
      expect(await findOpenDuty(books.ledger, "deletion:702")).toBeUndefined();
      expect(await books.open()).not.toBe(id);
    });
  });

  test("one that failed keeps its subject: the owner may retry it", async () => {
    await withBooks(async (books) => {
      const id = await books.open();
      await books.perform((work) => moveDuty(work.tx, id, "failed"));
      expect(await books.open()).toBe(id);
    });
  });

  test("a refused move changes no column", async () => {
    await withBooks(async (books) => {
      const { id } = await begun(books);
      const before = await books.duty(id);
      expect(await books.perform((work) => moveDuty(work.tx, id, "withdrawn", { reason: "owner" }))).toBe(false);
      expect(await books.duty(id)).toEqual(before);
    });
  });
});

describe("a withdrawal, a hold and a beginning that race", () => {
  const races = 1_000;

  test("a duty is withdrawn or begun, never both, and the one who lost is told", async () => {
    await withBooks(async (books) => {
      const seen = new Set<string>();
      for (let round = 0; round < races; round += 1) {
        const id = await books.open(deletionOf(round + 1));
        await books.claim(id, workerA);
        const begin = (): Promise<boolean> => beginDuty(books.acts, books.gates, id, workerA);
        const withdraw = (): Promise<boolean> =>
          withdrawDuty(books.acts, id, "deletion", "owner").then(
            () => true,
            () => false,
          );
        const pair = round % 2 === 0 ? [begin(), withdraw()] : [withdraw(), begin()];
        const won = await Promise.all(pair);
        expect(won.filter(Boolean)).toHaveLength(1);
        const state = await stateOf(books, id);
        expect(state).toBe(won[round % 2 === 0 ? 0 : 1] === true ? "running" : "withdrawn");
        seen.add(state);
        await finishDuty(books.acts, id, workerA);
      }
      expect([...seen].toSorted()).toEqual(["running", "withdrawn"]);
    }, unlimited);
  }, 120_000);

  test("a duty is held or begun, never both", async () => {
    await withBooks(async (books) => {
      for (let round = 0; round < 200; round += 1) {
        const id = await books.open(deletionOf(round + 1));
        await books.claim(id, workerA);
        const begin = (): Promise<boolean> => beginDuty(books.acts, books.gates, id, workerA);
        const hold = (): Promise<boolean> =>
          holdDuty(books.acts, id, "deletion", "dispute", "owner").then(
            () => true,
            () => false,
          );
        const won = await Promise.all(round % 2 === 0 ? [begin(), hold()] : [hold(), begin()]);
        expect(won.filter(Boolean)).toHaveLength(1);
        expect(["held", "running"]).toContain(await stateOf(books, id));
      }
    }, unlimited);
  }, 60_000);

  test("two workers that claim at once: one gets the duty, the other learns when to come back", async () => {
    await withBooks(async (books) => {
      for (let round = 0; round < 100; round += 1) {
        const id = await books.open(deletionOf(round + 1));
        const claims = await Promise.all([workerA, workerB].map((owner) => claimDuty(books.acts, id, owner)));
        const until = new Date(books.now.getTime() + leaseMs);
        expect(claims.map(({ kind }) => kind).toSorted()).toEqual(["claimed", "later"]);
        expect(claims.find(({ kind }) => kind === "later")).toEqual({ kind: "later", at: until });
      }
    });
  });
});

const unlimited = { policy: { limits: { deletionsPerDay: 100_000, anonymizationsPerDay: 100_000 } } };

describe("a claim", () => {
  test("is given only when the alarm has rung", async () => {
    await withBooks(async (books) => {
      const wakeAt = new Date(books.now.getTime() + 60_000);
      const id = await books.open({ ...deletionOf(702), wakeAt });
      expect(await claimDuty(books.acts, id, workerA)).toEqual({ kind: "later", at: wakeAt });
      books.pass(60_000);
      expect((await claimDuty(books.acts, id, workerA)).kind).toBe("claimed");
    });
  });

  test("is given for no duty that is held, ended or unknown", async () => {
    await withBooks(async (books) => {
      const held = await books.open(deletionOf(1));
      await holdDuty(books.acts, held, "deletion", "audit", "owner");
      const withdrawn = await books.open(deletionOf(2));
      await withdrawDuty(books.acts, withdrawn, "deletion", "owner");
      const failed = await books.open(deletionOf(3));
      await books.perform((work) => moveDuty(work.tx, failed, "failed"));
      for (const id of [held, withdrawn, failed, workerB]) {
        expect(await claimDuty(books.acts, id, workerA)).toEqual({ kind: "nothing" });
      }
    });
  });

  test("of a dead worker passes to another once its lease has ended, and the duty is resumed", async () => {
    await withBooks(async (books) => {
      const { id } = await begun(books);
      books.pass(leaseMs - 1);
      expect((await claimDuty(books.acts, id, workerB)).kind).toBe("later");
      expect(await listOverdue(books.ledger, books.now.toISOString(), books.now.toISOString(), 10)).toEqual([]);
      books.pass(1);
      const overdue = await listOverdue(books.ledger, books.now.toISOString(), books.now.toISOString(), 10);
      expect(overdue.map(({ dutyId }) => dutyId)).toEqual([id]);
      expect(await claimDuty(books.acts, id, workerB)).toMatchObject({ kind: "claimed", resumed: true });
    });
  });

  test("that is renewed passes to nobody", async () => {
    await withBooks(async (books) => {
      const { id } = await begun(books);
      for (let beat = 0; beat < 10; beat += 1) {
        books.pass(leaseMs / 4);
        expect(await renewLease(books.acts, id, workerA)).toBe(true);
      }
      expect((await claimDuty(books.acts, id, workerB)).kind).toBe("later");
    });
  });

  test("that was lost is not renewed, ends nothing, begins nothing and records no end", async () => {
    await withBooks(async (books) => {
      const { id, first } = await begun(books);
      books.pass(leaseMs);
      await books.claim(id, workerB);
      const { acts, gates } = books;
      expect(await renewLease(acts, id, workerA)).toBe(false);
      await endLease(acts, id, workerA);
      expect(await claimStep(acts, gates.stop, id, workerA, first)).toBe("lost");
      expect(await mayGoOn(acts, gates.stop, id, workerA)).toBe(false);
      const before = await books.duty(id);
      expect(await finishDuty(acts, id, workerA)).toBeUndefined();
      await postponeDuty(acts, id, workerA, "connector.unavailable", books.now);
      await waitDuty(acts, id, workerA, "person", null);
      await lookAgain(acts, id, workerA, books.now);
      await askOwner(acts, id, workerA, "facts_changed");
      expect(await scheduleDuty(acts, id, workerA, { dueAt: books.now, startAt: books.now }, plan)).toBe("lost");
      expect(await books.duty(id)).toEqual(before);
      expect(await claimStep(acts, gates.stop, id, workerB, first)).toBe("claimed");
    });
  });

  test("by a worker that merely looks is lost to an approval, which is then not undone by what the worker saw", async () => {
    await withBooks(async (books) => {
      const id = await books.open();
      await books.claim(id, workerA);
      await approveDeletion(books.acts, id, { now: true }, "owner");
      const later = new Date(books.now.getTime() + 14 * 86_400_000);
      expect(await scheduleDuty(books.acts, id, workerA, { dueAt: later, startAt: later }, plan)).toBe("lost");
      expect(await books.duty(id)).toMatchObject({ due_at: books.now.toISOString(), wake_at: books.now.toISOString() });
      expect((await claimDuty(books.acts, id, workerB)).kind).toBe("claimed");
    });
  });

  test("by a worker that runs the duty survives a new alarm", async () => {
    await withBooks(async (books) => {
      const { id, first } = await begun(books);
      await books.perform((work) => work.wake(id, books.now));
      expect(await claimStep(books.acts, books.gates.stop, id, workerA, first)).toBe("claimed");
    });
  });
});

describe("the last look before a step", () => {
  test("writes that the step runs, and its evidence, before anything is touched", async () => {
    await withBooks(async (books) => {
      const { id, first } = await begun(books);
      expect(await claimStep(books.acts, books.gates.stop, id, workerA, first)).toBe("claimed");
      const [step] = await listSteps(books.ledger, id);
      expect(step).toMatchObject({ state: "running", attempts: 1, started_at: books.now.toISOString() });
      const [fact] = await listEvidence(books.ledger, { limit: 1 });
      expect(fact).toMatchObject({ kind: "step.started", duty_id: id, service_id: 702 });
    });
  });

  test("refuses while everything is stopped, and the duty goes on after the resume", async () => {
    await withBooks(async (books) => {
      const { id, first } = await begun(books);
      await stopEverything(books.acts, "owner");
      expect(await mayGoOn(books.acts, books.gates.stop, id, workerA)).toBe(false);
      expect(await claimStep(books.acts, books.gates.stop, id, workerA, first)).toBe("stopped");
      expect(await books.duty(id)).toMatchObject({ state: "scheduled", reason: "stopped", lease_owner: null });
      const [step] = await listSteps(books.ledger, id);
      expect(step).toMatchObject({ state: "pending", attempts: 0 });
      await resumeEverything(books.acts, "owner");
      await books.claim(id, workerB);
      expect(await beginDuty(books.acts, books.gates, id, workerB)).toBe(true);
      expect(await claimStep(books.acts, books.gates.stop, id, workerB, first)).toBe("claimed");
    });
  });

  test("refuses while the client is held, and says so in the duty", async () => {
    await withBooks(async (books) => {
      const { id, first } = await begun(books);
      await holdClient(books.acts, 7, "claim", "owner");
      expect(await stateOf(books, id)).toBe("running");
      expect(await mayGoOn(books.acts, books.gates.stop, id, workerA)).toBe(false);
      expect(await claimStep(books.acts, books.gates.stop, id, workerA, first)).toBe("held");
      expect(await books.duty(id)).toMatchObject({ state: "held", hold_scope: "client", hold_reason: "claim" });
    });
  });

  test("refuses a step that is settled: twice is once", async () => {
    await withBooks(async (books) => {
      const { id, first } = await begun(books);
      await claimStep(books.acts, books.gates.stop, id, workerA, first);
      await recordOutcome(books.acts, await books.duty(id), first, { kind: "done", count: 1 });
      expect(await claimStep(books.acts, books.gates.stop, id, workerA, first)).toBe("lost");
    });
  });
});

describe("a step that was begun and put back", () => {
  /** Worker A began to erase two objects when WHMCS went away; the duty waits to be tried again. */
  async function interrupted(books: Books): Promise<{ id: string; first: StepRow }> {
    const { id, first } = await begun(books);
    await claimStep(books.acts, books.gates.stop, id, workerA, first);
    await books.perform((work) => rememberObjects(work.tx, first.id, [11, 12]));
    await putStepBack(books.acts, await books.duty(id), first, { reason: "connector.unavailable" });
    await postponeDuty(books.acts, id, workerA, "connector.unavailable", books.now);
    return { id, first };
  }

  test("keeps what it set out to erase when the plan is made afresh", async () => {
    await withBooks(async (books) => {
      const { id, first } = await interrupted(books);
      await recordPlan(books.acts, id, plan);
      const steps = await listSteps(books.ledger, id);
      expect(steps.map(({ action, state }) => [action, state])).toEqual([
        ["terminate_hosting", "pending"],
        ["set_service_status", "pending"],
      ]);
      expect(steps[0]?.id).toBe(first.id);
      expect((await listObjects(books.ledger, first.id)).map((row) => row.object_id)).toEqual([11, 12]);
    });
  });

  test("stays on record as skipped when the duty is withdrawn; what never began is gone", async () => {
    await withBooks(async (books) => {
      const { id, first } = await interrupted(books);
      await withdrawDuty(books.acts, id, "deletion", "owner");
      const steps = await listSteps(books.ledger, id);
      expect(steps.map(({ id, state, reason }) => [id, state, reason])).toEqual([[first.id, "skipped", "withdrawn"]]);
    });
  });

  test("still owes its rest after a dry run in between", async () => {
    await withBooks(async (books) => {
      const { id, first } = await interrupted(books);
      books.mode = "dry_run";
      await books.claim(id, workerA);
      expect(await beginDuty(books.acts, books.gates, id, workerA)).toBe(false);
      expect((await listSteps(books.ledger, id)).map(({ state }) => state)).toEqual(["pending", "skipped"]);
      books.mode = "live";
      await releaseDuty(books.acts, id, "deletion", "owner");
      await books.claim(id, workerB);
      await recordPlan(books.acts, id, plan);
      expect(await beginDuty(books.acts, books.gates, id, workerB)).toBe(true);
      expect(await claimStep(books.acts, books.gates.stop, id, workerB, first)).toBe("claimed");
    });
  });
});
