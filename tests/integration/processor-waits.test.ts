import { describe, expect, test } from "@jest/globals";
import { addDomain } from "../../simulators/whmcs/record-builders.ts";
import type { Erasure, Processor, Target } from "../../src/connectors/processor.ts";
import { RetryableError } from "../../src/domain/errors.ts";
import { holdDuty, releaseDuty } from "../../src/duties/hold.ts";
import { clientId, type Play, play, targetsOf } from "../support/one-system.ts";

// What a step waits for at another system, and for how long; and what it takes for gone meanwhile.

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const unavailable = (): never => {
  throw new RetryableError("connector.unavailable", { retryAfterMs: dayMs });
};

/** The clock moved on to what the duty waits for, and a look. */
async function next(one: Play): Promise<void> {
  one.books.now = new Date((await one.books.duty(one.id)).wake_at ?? "");
  await one.look();
}

/** Looks until the step waits no longer. @returns for how many days */
async function daysOf(one: Play): Promise<number> {
  const start = one.books.now.getTime();
  while ((await one.step()).state === "waiting") await next(one);
  return (one.books.now.getTime() - start) / dayMs;
}

/** A system whose answer to each erasure is that it goes on, as long as `days` says, told anew at each look. */
const slow = (reason: string, days: number): Partial<Processor> => ({
  erase: (_target, _progress, { clock }): Promise<Erasure> =>
    Promise.resolve({ kind: "pending", reason, lookAgainAt: new Date(clock.now().getTime() + days * dayMs) }),
});

describe("thirty days without an answer", () => {
  test("count from the first try, not while nobody looked", () =>
    play({ a: {} }, async (one) => {
      const { acts } = one.books;
      await holdDuty(acts, one.id, "anonymization", "dispute", "owner");
      one.books.pass(31 * dayMs);
      await releaseDuty(acts, one.id, "anonymization", "owner");
      one.system.before = unavailable;
      await one.look();
      expect((await one.step()).state).toBe("waiting");
      await holdDuty(acts, one.id, "anonymization", "dispute", "owner");
      one.books.pass(40 * dayMs);
      await releaseDuty(acts, one.id, "anonymization", "owner");
      await one.look();
      expect((await one.step()).state).toBe("waiting");
      const days = await daysOf(one);
      expect([days > 28, days < 31]).toEqual([true, true]);
      expect((await one.openTasks()).map(({ code }) => code)).toEqual(["processor_gave_no_answer"]);
    }));

  test("begin anew where an erasure came further", () =>
    play({ a: {}, b: {} }, async (one) => {
      one.system.before = (call) => (call === "erase" ? unavailable() : undefined);
      const start = one.books.now.getTime();
      await one.look();
      do await next(one);
      while (one.books.now.getTime() - start < 20 * dayMs);
      one.system.before = (call, id) => (call === "erase" && id === "b" ? unavailable() : undefined);
      await next(one);
      expect(one.system.sent).toEqual(["a"]);
      const days = await daysOf(one);
      expect([days >= 30, days < 31]).toEqual([true, true]);
    }));

  test.each([
    ["freshdesk_tickets_open", "freshdesk_tickets_open"],
    ["hosting_deleting", "processor_not_finished"],
  ])("are no silence of a system that answers %s: the task says so", (reason, task) =>
    play(
      { a: {} },
      async (one) => {
        await one.look();
        const days = await daysOf(one);
        expect([days >= 30, days < 32]).toEqual([true, true]);
        expect(await one.step()).toMatchObject({ state: "manual", reason: task });
        expect((await one.openTasks()).map(({ code }) => code)).toEqual([task]);
      },
      slow(reason, 1),
    ),
  );

  test("are not counted while a system said from the first when it will be", () =>
    play(
      { a: {} },
      async (one) => {
        await one.look();
        one.system.before = unavailable;
        await next(one);
        expect(await one.step()).toMatchObject({ state: "waiting", reason: "connector.unavailable" });
      },
      slow("hosting_deleting", 60),
    ));
});

describe("what is found no more", () => {
  test.each<[string, Target["byHand"]]>([
    ["shared domain", { reason: "hosting_domain_shared" }],
    ["service of another's", { reason: "hosting_other_service", sharedWith: [{ type: "service", id: 9 }] }],
  ])("since a %s came between is a person's to look for, never gone", (_what, byHand) =>
    play({ a: { looks: 9 }, b: { looks: 9 } }, async (one) => {
      await one.look();
      one.system.held.clear();
      one.system.held.set("domain", { kind: "mail_domain", byHand });
      await one.finish(one.id);
      expect(await one.step()).toMatchObject({ state: "manual" });
      expect((await targetsOf(one)).toSorted()).toEqual([
        "contact manual processor_out_of_sight",
        "contact manual processor_out_of_sight",
        `mail_domain manual ${byHand?.reason}`,
      ]);
    }),
  );

  test("beside what was held back from the first is gone", () =>
    play({ a: { looks: 9 }, domain: { byHand: { reason: "hosting_domain_shared" } } }, async (one) => {
      await one.look();
      one.system.held.delete("a");
      await one.finish(one.id);
      expect((await targetsOf(one)).toSorted()).toEqual(["contact gone null", "contact manual hosting_domain_shared"]);
    }));

  test("since WHMCS says that the client has a name again is a person's too", () =>
    play({ a: { looks: 9 } }, async (one) => {
      await one.look();
      const { world } = one.whmcs;
      addDomain(world, { clientId, status: "Active" });
      one.system.held.clear();
      one.books.pass(minuteMs);
      await one.look();
      expect(await targetsOf(one)).toEqual(["contact manual processor_out_of_sight"]);
    }));
});
