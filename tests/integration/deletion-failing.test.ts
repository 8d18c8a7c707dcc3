import { describe, expect, test } from "@jest/globals";
import { tellLimits, tellOverdue } from "../../workers/tell-overdue.ts";
import { readDuty } from "../../src/http/duty-json.ts";
import { holdDuty, releaseDuty } from "../../src/duties/hold.ts";
import { stopEverything } from "../../src/duties/stop.ts";
import { withdrawDuty } from "../../src/duties/withdraw.ts";
import { type Cancelled, type Deletions, withDeletions } from "../support/deletion-worker.ts";
import { defaultPolicy } from "../support/policy.ts";

// A termination that fails is owed for as long as it takes: tried at growing intervals, told after an hour, shown as overdue.

const minute = 60_000;
const hour = 60 * minute;
const atOnce = { hostingDeletion: { ...defaultPolicy.hostingDeletion, gracePeriod: "PT0S" } };
const refused = { kind: "failure", text: "The panel is down" } as const;

/** A deletion that is due, whose module refuses, and its first attempt. */
async function refusedOnce(deletions: Deletions): Promise<Cancelled> {
  const cancelled = await deletions.cancelled({ service: { moduleOutcome: refused } });
  await deletions.look(cancelled.id);
  return cancelled;
}

/** Sweeps each minute of the clock, and gives the duty its turns, as the service does. */
async function runFor(deletions: Deletions, id: string, ms: number): Promise<void> {
  const { books, parts } = deletions;
  for (const end = books.now.getTime() + ms; books.now.getTime() < end; books.pass(minute)) {
    const { wake_at } = await deletions.duty(id);
    if (wake_at !== null && Date.parse(wake_at) <= books.now.getTime()) await deletions.look(id);
    await tellOverdue(parts);
  }
}

const showDeletion = async ({ books }: Deletions, id: string) =>
  (await readDuty(books.acts, id, "deletion")) as { state: string; overdue?: boolean; reason?: string };

describe("a termination that the module refuses", () => {
  test("is tried again at growing intervals, about hourly after the first hour, and never given up", () =>
    withDeletions(async (deletions) => {
      const { id, row, serviceId } = await refusedOnce(deletions);
      const at: number[] = [];
      for (let attempt = 0; attempt < 40; attempt += 1) at.push((await deletions.next(id)).getTime());
      const waits = at.slice(1).map((time, index) => time - (at[index] ?? 0));
      expect(waits).toEqual(waits.toSorted((a, b) => a - b));
      expect(waits[0]).toBeLessThan(minute);
      expect(at.filter((time) => time < (at[0] ?? 0) + hour).length).toBeGreaterThan(5);
      expect(waits.at(-1)).toBe(hour);
      expect(await deletions.duty(id)).toMatchObject({ state: "scheduled", reason: "whmcs.module_refused" });
      row.moduleOutcome = { kind: "success" };
      await deletions.next(id);
      expect((await deletions.duty(id)).state).toBe("completed");
      expect(deletions.sent("ModuleTerminate", serviceId)).toBe(42);
    }, atOnce));

  test("is told to the owner after one hour and not before, again each day, and leaves one task that ends with it", () =>
    withDeletions(async (deletions) => {
      const { id, clientId, serviceId, row } = await refusedOnce(deletions);
      await runFor(deletions, id, 59 * minute);
      expect(deletions.told).toEqual([]);
      expect(await deletions.tasks()).toEqual([]);
      await runFor(deletions, id, 3 * minute);
      const alarm = { code: "deletion.overdue", dutyId: id, clientId, serviceId };
      expect(deletions.told).toEqual([alarm]);
      expect(await deletions.tasks()).toMatchObject([{ code: "deletion_overdue", state: "open", duty_id: id }]);
      await runFor(deletions, id, 24 * hour);
      expect(deletions.told).toEqual([alarm, alarm]);
      row.moduleOutcome = { kind: "success" };
      await runFor(deletions, id, 2 * hour);
      expect((await deletions.duty(id)).state).toBe("completed");
      expect(await deletions.tasks()).toMatchObject([{ state: "done", outcome: "not_needed" }]);
      await runFor(deletions, id, 25 * hour);
      expect(deletions.told).toHaveLength(2);
    }, atOnce));

  test("is shown as overdue from its date on and for as long as it has not ended", () =>
    withDeletions(async (deletions) => {
      const { id, row } = await deletions.cancelled({ service: { moduleOutcome: refused } });
      await deletions.look(id);
      expect((await showDeletion(deletions, id)).overdue).toBeUndefined();
      await deletions.next(id); // twelve hours before the promised end
      expect(await showDeletion(deletions, id)).toMatchObject({ reason: "whmcs.module_refused" });
      expect((await showDeletion(deletions, id)).overdue).toBeUndefined();
      deletions.books.pass(13 * hour);
      expect(await showDeletion(deletions, id)).toMatchObject({ state: "scheduled", overdue: true });
      row.moduleOutcome = { kind: "success" };
      await deletions.next(id);
      expect(await showDeletion(deletions, id)).toMatchObject({ state: "completed" });
      expect((await showDeletion(deletions, id)).overdue).toBeUndefined();
    }));

  test("can be withdrawn between two attempts, and is not tried any more", () =>
    withDeletions(async (deletions) => {
      const { id, serviceId } = await refusedOnce(deletions);
      await runFor(deletions, id, 2 * hour);
      const sent = deletions.sent("ModuleTerminate", serviceId);
      await withdrawDuty(deletions.books.acts, id, "deletion", "owner");
      expect(await deletions.tasks()).toMatchObject([{ code: "deletion_overdue", state: "done" }]);
      await runFor(deletions, id, 5 * hour);
      expect(deletions.sent("ModuleTerminate", serviceId)).toBe(sent);
      expect(deletions.told).toHaveLength(1);
    }, atOnce));
});

test("a WHMCS that is away is told of as well, and leaves no task for each deletion: nobody can mend them one by one", () =>
  withDeletions(async (deletions) => {
    const { id } = await deletions.cancelled();
    deletions.whmcs.faults.set("GetClientsProducts", { kind: "connection_reset" });
    const others = [await deletions.cancelled(), await deletions.cancelled()];
    await deletions.books.ledger.updateTable("duty").set({ start_at: deletions.books.now.toISOString() }).execute();
    for (const duty of [{ id }, ...others]) await deletions.look(duty.id);
    deletions.books.pass(61 * minute);
    await tellOverdue(deletions.parts);
    expect(deletions.told.map(({ code }) => code)).toEqual(Array(3).fill("deletion.overdue"));
    expect(await deletions.tasks()).toEqual([]);
  }, atOnce));

test("forty at once: five run, the rest are held, and the owner is told once how many", () =>
  withDeletions(
    async (deletions) => {
      const all: Cancelled[] = [];
      for (let one = 0; one < 40; one += 1) all.push(await deletions.cancelled());
      for (const { id } of all) await deletions.look(id);
      const duties = await Promise.all(all.map(({ id }) => deletions.duty(id)));
      expect(duties.filter(({ state }) => state === "completed")).toHaveLength(5);
      expect(duties.filter(({ state, reason }) => state === "held" && reason === "daily_limit")).toHaveLength(35);
      expect(all.filter(({ row }) => row.status === "Terminated")).toHaveLength(5);
      deletions.books.pass(2 * hour);
      await tellOverdue(deletions.parts);
      await tellLimits(deletions.parts);
      expect(deletions.told).toEqual([{ code: "duties.daily_limit", count: 35 }]);
      expect(await deletions.tasks()).toEqual([]);
    },
    { ...atOnce, limits: { deletionsPerDay: 5, anonymizationsPerDay: 2 } },
  ));

describe("overdue is what failed or was forgotten for an hour", () => {
  test("not what was released a moment ago, however long ago it was due", () =>
    withDeletions(async (deletions) => {
      const { books } = deletions;
      const { id } = await deletions.cancelled();
      await holdDuty(books.acts, id, "deletion", "dispute", "owner");
      await books.ledger.updateTable("duty").set({ start_at: books.now.toISOString() }).execute();
      books.pass(30 * 24 * hour);
      await tellOverdue(deletions.parts);
      await releaseDuty(books.acts, id, "deletion", "owner");
      await tellOverdue(deletions.parts);
      expect(deletions.told).toEqual([]);
      books.pass(61 * minute); // and no worker looked
      await tellOverdue(deletions.parts);
      expect(deletions.told).toMatchObject([{ code: "deletion.overdue", dutyId: id }]);
    }, atOnce));

  test.each([
    ["an unsafe set-up is told, and is nobody's task", "unsafe", ["deletion.overdue"]],
    ["the owner's own stop is no news", "stopped", []],
  ] as const)("%s", (_, obstacle, codes) =>
    withDeletions(async (deletions) => {
      const { books } = deletions;
      if (obstacle === "unsafe") books.mode = "unsafe";
      else await stopEverything(books.acts, "owner");
      const { id } = await deletions.cancelled();
      await runFor(deletions, id, 63 * minute);
      expect((await deletions.duty(id)).state).toBe("scheduled");
      expect(deletions.told.map(({ code }) => code)).toEqual(codes);
      expect(await deletions.tasks()).toEqual([]);
    }, atOnce),
  );
});

test("many that are overdue for one cause are one piece of news", () =>
  withDeletions(async (deletions) => {
    for (let one = 0; one < 8; one += 1) await refusedOnce(deletions);
    deletions.books.pass(61 * minute);
    await tellOverdue(deletions.parts);
    expect(deletions.told).toEqual([{ code: "deletion.overdue", count: 8 }]);
    await tellOverdue(deletions.parts);
    expect(deletions.told).toHaveLength(1);
  }, atOnce));
