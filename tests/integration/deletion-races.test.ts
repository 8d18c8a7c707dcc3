import { fork } from "node:child_process";
import { once } from "node:events";
import { writeFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { WhmcsDoor } from "../../src/connectors/whmcs/door/door.ts";
import { holdClient } from "../../src/duties/hold.ts";
import { withdrawDuty } from "../../src/duties/withdraw.ts";
import { type Cancelled, type Deletions, startOfTest, withDeletions } from "../support/deletion-worker.ts";
import { noDoor } from "../support/no-door.ts";
import { defaultPolicy } from "../support/policy.ts";

// Who wins when a deletion falls due in the very moment in which somebody calls it off, and that nobody ever loses both ways.

const races = process.env["PROOFS"] === "full" ? 1_000 : 150;

/** Due as soon as it is requested. */
const atOnce = { hostingDeletion: { ...defaultPolicy.hostingDeletion, gracePeriod: "PT0S" } };

/** An addon whose brake is released over the network; `released` is awaited while the release is on its way. */
function doorWith(released: () => Promise<void> | void): WhmcsDoor {
  const door: WhmcsDoor = {
    ...noDoor,
    release: async () => {
      await released();
      return { until: new Date() };
    },
    withSignal: () => door,
  };
  return door;
}

/** What each call of one undisturbed deletion is, in order. */
async function callsOfOne(): Promise<readonly string[]> {
  const actions: string[] = [];
  await withDeletions(async (deletions) => {
    const { id } = await deletions.cancelled();
    deletions.before = (action) => void actions.push(action);
    await deletions.look(id);
  }, atOnce);
  return actions;
}

describe("the owner's withdrawal against the due worker", () => {
  test(`${races} times: exactly one of the two takes place, and the ledger says which`, async () => {
    await withDeletions(async (deletions) => {
      const { books } = deletions;
      const program = join(import.meta.dirname, "../support/withdrawer.ts");
      const owner = fork(program, [books.path, startOfTest], { execArgv: ["--no-warnings"] });
      try {
        await once(owner, "message");
        const seen = { withdrawn: 0, terminated: 0 };
        let lookMs = 20;
        for (let race = 0; race < races; race += 1) {
          const { id, serviceId, row } = await deletions.cancelled();
          const begunAt = performance.now();
          const answer = once(owner, "message");
          owner.send({ id, afterMs: Math.random() * lookMs });
          const [[reply]] = await Promise.all([answer as Promise<[string]>, deletions.look(id)]);
          const { state } = await books.duty(id);
          const terminated = row.status === "Terminated";
          if (reply === "withdrawn") {
            expect({ state, terminated }).toEqual({ state: "withdrawn", terminated: false });
            seen.withdrawn += 1;
          } else {
            expect(reply).toMatch(/^deletion\.cannot_withdraw_(running|completed)$/);
            expect({ state, terminated }).toEqual({ state: "completed", terminated: true });
            lookMs = Math.min(50, (lookMs + performance.now() - begunAt) / 2);
            seen.terminated += 1;
          }
          deletions.whmcs.world.services.delete(serviceId);
          deletions.whmcs.world.cancelRequests.clear();
        }
        // Both took place, so the two really met.
        expect(seen.withdrawn).toBeGreaterThan(0);
        expect(seen.terminated).toBeGreaterThan(0);
      } finally {
        const ended = once(owner, "exit");
        owner.disconnect();
        await ended;
      }
    }, atOnce);
  }, 240_000);

  test("once it runs, a withdrawal is refused and the deletion goes on", () =>
    withDeletions(async (deletions) => {
      const { id, row } = await deletions.cancelled();
      let refusal = "";
      deletions.before = async (action) => {
        if (action !== "ModuleTerminate") return;
        await withdrawDuty(deletions.books.acts, id, "deletion", "owner").catch((error: Error) => {
          refusal = error.message;
        });
      };
      await deletions.look(id);
      expect(refusal).toBe("deletion.cannot_withdraw_running");
      expect((await deletions.duty(id)).state).toBe("completed");
      expect(row.status).toBe("Terminated");
    }, atOnce));
});

describe("a cancellation request that disappears from WHMCS", () => {
  test("before any call up to the last look keeps the module call from being sent, and withdraws the deletion", async () => {
    const actions = await callsOfOne();
    const lastLook = actions.lastIndexOf("GetCancelledPackages", actions.indexOf("ModuleTerminate"));
    expect(lastLook).toBeGreaterThan(5);
    for (let place = 0; place <= lastLook; place += 1) {
      await withDeletions(async (deletions) => {
        const { id, serviceId, requestId } = await deletions.cancelled();
        let calls = 0;
        deletions.before = () => {
          if (calls === place) deletions.whmcs.world.cancelRequests.delete(requestId);
          calls += 1;
        };
        // An event's request may not be written yet: until it may, it is looked for again.
        deletions.books.pass(60_000);
        await deletions.look(id);
        if ((await deletions.duty(id)).state === "scheduled") await deletions.next(id);
        expect(await deletions.duty(id)).toMatchObject({ state: "withdrawn", reason: "no_longer_cancelled" });
        expect(deletions.sent("ModuleTerminate", serviceId)).toBe(0);
      }, atOnce);
    }
  }, 60_000);

  test("while the brake is being released, which is a call over the network, does so too; the brake is held again", () =>
    withDeletions(async (deletions) => {
      const { id, serviceId, requestId } = await deletions.cancelled();
      deletions.door = doorWith(() => void deletions.whmcs.world.cancelRequests.delete(requestId));
      deletions.books.pass(60_000);
      await deletions.look(id);
      await deletions.next(id);
      const duty = await deletions.duty(id);
      expect(duty).toMatchObject({ state: "withdrawn", reason: "no_longer_cancelled" });
      expect(duty.brake_released_at).not.toBeNull(); // from which the sweep knows
      expect(deletions.sent("ModuleTerminate", serviceId)).toBe(0);
    }, atOnce));
});

describe("in the last moment before the module call", () => {
  const obstacles: Readonly<Record<string, (deletions: Deletions, of: Cancelled) => Promise<void> | void>> = {
    "the client is held": ({ books }, { clientId }) => holdClient(books.acts, clientId, "dispute", "owner"),
    "everything is stopped": ({ books }) => writeFileSync(join(dirname(books.path), "STOP"), ""),
    "another worker takes over": async ({ books }, { id }) => {
      const change = { lease_owner: "cccccccc-cccc-4ccc-8ccc-cccccccccccc" };
      await books.ledger.updateTable("duty").set(change).where("id", "=", id).execute();
    },
  };

  test.each(Object.entries(obstacles))("%s: nothing is sent", (_, obstruct) =>
    withDeletions(async (deletions) => {
      const cancelled = await deletions.cancelled();
      deletions.before = async (action) => {
        if (action === "ModuleTerminate") await obstruct(deletions, cancelled);
      };
      await deletions.look(cancelled.id);
      expect(deletions.sent("ModuleTerminate", cancelled.serviceId)).toBe(0);
      expect((await deletions.duty(cancelled.id)).state).not.toBe("completed");
    }, atOnce),
  );

  test("a call that had to wait for its turn longer than its look lasts is not sent, and is tried again", () =>
    withDeletions(async (deletions) => {
      const { id, serviceId } = await deletions.cancelled();
      deletions.before = (action) => {
        if (action === "ModuleTerminate") deletions.books.pass(31_000);
      };
      await deletions.look(id);
      expect(await deletions.duty(id)).toMatchObject({ state: "scheduled", reason: "deletion.look_too_old" });
      expect(deletions.sent("ModuleTerminate", serviceId)).toBe(0);
      deletions.before = () => undefined;
      await deletions.next(id);
      expect((await deletions.duty(id)).state).toBe("completed");
      expect(deletions.sent("ModuleTerminate", serviceId)).toBe(1);
    }, atOnce));
});

describe("a hold", () => {
  test("stops the act and not the clock: released after its time the deletion runs at once", () =>
    withDeletions(async (deletions) => {
      const { id, serviceId } = await deletions.cancelled();
      await deletions.look(id);
      const { due_at } = await deletions.duty(id);
      const file = join(dirname(deletions.books.path), "STOP");
      writeFileSync(file, "");
      await deletions.next(id);
      deletions.books.pass(24 * 3_600_000);
      expect(await deletions.duty(id)).toMatchObject({ state: "scheduled", reason: "stopped", due_at });
      rmSync(file);
      await deletions.next(id);
      expect(await deletions.duty(id)).toMatchObject({ state: "completed", due_at });
      expect(deletions.sent("ModuleTerminate", serviceId)).toBe(1);
    }));
});
