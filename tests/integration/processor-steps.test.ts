import { describe, expect, test } from "@jest/globals";
import { createTargetHashes } from "../../src/domain/target-hash.ts";
import { PermanentError, RetryableError, UnsafeError } from "../../src/domain/errors.ts";
import { leaseMs } from "../../src/duties/claim-duty.ts";
import { holdClient, releaseClient } from "../../src/duties/hold.ts";
import { resumeEverything, stopEverything } from "../../src/duties/stop.ts";
import { listChecksOf } from "../../src/ledger/absence-checks.ts";
import { listLinks } from "../../src/ledger/client-links.ts";
import { listTargets } from "../../src/ledger/step-targets.ts";
import { clientId, type Play, play, targetsOf } from "../support/one-system.ts";

// What a system besides WHMCS holds of a client goes object by object, each remembered before it is touched.

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

describe("a step at a system besides WHMCS", () => {
  test("erases all that is found, counts it, and remembers ids that say nothing about a person", () =>
    play({ "77": { link: "77", looks: 1 }, "78": { kind: "ticket" } }, async (one) => {
      await one.look();
      expect(await listLinks(one.books.ledger, clientId, "freshdesk")).toEqual([{ kind: "contact", id: "77" }]);
      await one.finish(one.id);
      expect(await one.step()).toMatchObject({ state: "done", count: 2, reason: null });
      expect(one.system.held.size).toBe(0);
      const facts = await one.books.ledger.selectFrom("evidence").select("detail").execute();
      expect(facts.map(({ detail }) => detail).join()).toContain('"parts":"contact.gone:1,ticket.gone:1"');
    }));

  test("that finds nothing says so", () =>
    play({}, async (one) => {
      await one.finish(one.id);
      expect(await one.step()).toMatchObject({ state: "nothing_found", reason: null });
    }));

  test("leaves what must stay, counted, with its reason and its end", () =>
    play({ a: {}, b: { keep: { reason: "active_domain", retainedUntil: "2027-01-01" } } }, async (one) => {
      await one.finish(one.id);
      expect(await one.step()).toMatchObject({
        state: "retained",
        reason: "active_domain",
        count: 1,
        retained_until: "2027-01-01",
      });
      expect([...one.system.held.keys()]).toEqual(["b"]);
      expect(one.system.sent).toEqual(["a"]);
    }));

  test("writes nowhere in the ledger what it found, but for a keyed hash", () =>
    play({ "lena@client.example": {}, "lena.other@client.example": { looks: 2 } }, async (one) => {
      await one.look();
      const kinds = ["step", "step_target", "task", "evidence", "client_link", "duty"] as const;
      const rows = await Promise.all(kinds.map((table) => one.books.ledger.selectFrom(table).selectAll().execute()));
      expect(await listTargets(one.books.ledger, (await one.step()).id)).toHaveLength(2);
      expect(JSON.stringify(rows)).not.toContain("lena");
    }));

  test("waits for what is under way, looks again when asked to, and asks for nothing twice", () =>
    play({ a: { looks: 2 }, b: {} }, async (one) => {
      await one.look();
      expect(await one.step()).toMatchObject({ state: "waiting", reason: "processor" });
      const duty = await one.books.duty(one.id);
      expect(duty).toMatchObject({ state: "waiting", reason: "processor" });
      expect(Date.parse(duty.wake_at ?? "") - one.books.now.getTime()).toBe(minuteMs);
      const { duty: ended } = await one.finish(one.id);
      expect(ended.state).toBe("completed");
      expect(await one.step()).toMatchObject({ state: "done", count: 2, look_again_at: null });
      expect(one.system.sent).toEqual(["a", "b"]);
    }));

  test("counts as gone what vanished between two looks", () =>
    play({ a: { looks: 9 }, b: {} }, async (one) => {
      await one.look();
      one.system.held.delete("a");
      await one.finish(one.id);
      expect(await one.step()).toMatchObject({ state: "done", count: 2 });
    }));

  test("of which keys were rotated between two looks knows what it remembered", () =>
    play({ a: { looks: 1 }, b: {} }, async (one) => {
      const [older, newer] = [new Uint8Array(32).fill(7), new Uint8Array(32).fill(8)];
      await one.look();
      Object.assign(one.parts, { targetHashes: createTargetHashes([newer, older]) });
      await one.finish(one.id);
      expect(await one.step()).toMatchObject({ state: "done", count: 2 });
      expect(await targetsOf(one)).toHaveLength(2);
    }));
});

describe("an answer that was lost", () => {
  test("to a call that destroyed counts once", () =>
    play({ a: {}, b: {} }, async (one) => {
      let lost = 0;
      one.system.after = () => {
        if (lost++ === 0) throw new RetryableError("connector.timeout");
      };
      await one.look();
      expect(await one.step()).toMatchObject({ state: "waiting", reason: "connector.timeout" });
      await one.finish(one.id);
      expect(await one.step()).toMatchObject({ state: "done", count: 2 });
      expect(one.system.sent).toEqual(["a", "b"]);
    }));

  test("with the worker, between the call and its record, is made up for by the next, and the lost one changes nothing", () =>
    play({ a: {}, b: {} }, async (one) => {
      const called = Promise.withResolvers<void>();
      const never = Promise.withResolvers<void>();
      one.system.after = () => {
        one.system.after = () => undefined;
        called.resolve();
        return never.promise;
      };
      const dead = one.look();
      await called.promise;
      one.books.pass(leaseMs + 1);
      await one.look();
      expect(await one.step()).toMatchObject({ state: "done", count: 2 });
      never.resolve();
      await dead;
      expect(await one.step()).toMatchObject({ state: "done", count: 2 });
      expect((await one.books.duty(one.id)).state).toBe("completed");
      expect(one.system.sent).toEqual(["a", "b"]);
    }));
});

describe("between two objects", () => {
  test.each([
    ["a stop", stopEverything, resumeEverything],
    [
      "a hold on the client",
      (acts: Play["books"]["acts"], actor: string) => holdClient(acts, clientId, "dispute", actor),
      (acts: Play["books"]["acts"], actor: string) => releaseClient(acts, clientId, actor),
    ],
  ])("%s lets nothing more go; what is left goes on afterwards", (_what, close, open) =>
    play({ a: {}, b: {} }, async (one) => {
      one.system.after = () => close(one.books.acts, "owner");
      await one.look();
      expect([one.system.sent, [...one.system.held.keys()]]).toEqual([["a"], ["b"]]);
      expect((await one.step()).state).toBe("pending");
      one.system.after = () => undefined;
      await open(one.books.acts, "owner");
      await one.finish(one.id);
      expect(await one.step()).toMatchObject({ state: "done", count: 2 });
    }),
  );
});

describe("what only a person may decide", () => {
  const byHand = { reason: "freshdesk_company", sharedWith: [{ type: "client" as const, id: 9 }] };

  test("is asked at once while the rest is under way, and the answer forgets nothing of that", () =>
    play({ a: { byHand }, b: { looks: 2 } }, async (one) => {
      await one.look();
      expect(await one.step()).toMatchObject({ state: "waiting", shared_with: "client:9" });
      expect((await one.openTasks()).map(({ code }) => code)).toEqual(["freshdesk_company"]);
      await one.answer("freshdesk_company", "done");
      expect((await one.step()).state).toBe("waiting");
      await one.finish(one.id);
      expect(await one.step()).toMatchObject({ state: "done", count: 2 });
      expect([...one.system.held.keys()]).toEqual(["a"]);
    }));

  test("is the step's own state once nothing else is left, and asked once", () =>
    play({ a: { byHand }, b: { looks: 1 }, c: { keep: { reason: "active_domain" } } }, async (one) => {
      const { duty } = await one.finish(one.id);
      expect(duty).toMatchObject({ state: "waiting", reason: "person", wake_at: null });
      expect(await one.step()).toMatchObject({ state: "manual", reason: "freshdesk_company" });
      expect(await one.openTasks()).toHaveLength(1);
      await one.answer("freshdesk_company", "done");
      expect((await one.finish(one.id)).duty.state).toBe("completed");
      expect(await one.step()).toMatchObject({ state: "retained", reason: "active_domain", count: 1 });
    }));

  test("is each a task of its own, by its reason; the step ends with the last", () =>
    play({ a: { byHand }, b: { byHand: { reason: "freshdesk_agent" } } }, async (one) => {
      await one.finish(one.id);
      await one.answer("freshdesk_company", "nothing_found");
      expect((await one.step()).state).toBe("manual");
      await one.answer("freshdesk_agent", "retained");
      expect(await one.step()).toMatchObject({ state: "retained", reason: "by_hand" });
      expect((await one.finish(one.id)).duty.state).toBe("completed");
    }));

  test("includes what the system refuses, which keeps nothing else from going", () =>
    play({ a: {}, b: {} }, async (one) => {
      one.system.before = (call, id) => {
        if (call === "erase" && id === "a")
          throw new UnsafeError("freshdesk.changed", { sharedWith: byHand.sharedWith });
      };
      await one.finish(one.id);
      expect(await one.step()).toMatchObject({ state: "manual", reason: "processor_refused", shared_with: "client:9" });
      expect([...one.system.held.keys()]).toEqual(["a"]);
      expect((await targetsOf(one)).toSorted()).toEqual(["contact gone null", "contact manual processor_refused"]);
    }));

  test("includes all of it where the system cannot be searched for a whole day", () =>
    play({ a: {} }, async (one) => {
      one.system.before = () => {
        throw new PermanentError("connector.shape_unexpected");
      };
      const since = one.books.now.getTime();
      await one.finish(one.id);
      expect(one.books.now.getTime() - since).toBeGreaterThanOrEqual(24 * 60 * minuteMs);
      expect(await one.step()).toMatchObject({
        state: "manual",
        reason: "connector.shape_unexpected",
        odd_since: null,
      });
      expect((await one.step()).attempts).toBeLessThan(20);
      expect((await one.openTasks()).map(({ code }) => code)).toEqual(["processor_refused"]);
      await one.answer("processor_refused", "done");
      expect(await one.step()).toMatchObject({ state: "done", reason: "by_hand" });
      expect((await one.finish(one.id)).duty.state).toBe("completed");
    }));

  test("ends the step without forgetting until when backups hold what went by our hand", () =>
    play(
      { a: {}, b: { byHand } },
      async (one) => {
        await one.look();
        const erasedAt = one.books.now.getTime();
        expect(await one.step()).toMatchObject({ state: "manual", gone_at: null });
        one.books.pass(dayMs);
        await one.answer("freshdesk_company", "done");
        const goneAt = new Date(erasedAt + 10 * dayMs).toISOString();
        expect(await one.step()).toMatchObject({ state: "done", count: 2, gone_at: goneAt });
        await one.finish(one.id);
        const looks = await listChecksOf(one.books.ledger, [one.id]);
        expect(looks.filter(({ connector }) => connector === "freshdesk").map(({ moment }) => moment)).toContain(
          "after_tail",
        );
      },
      { backupsKept: "P10D" },
    ));

  test("that is no more than needless leaves the step out", () =>
    play({ a: { byHand } }, async (one) => {
      await one.finish(one.id);
      await one.answer("freshdesk_company", "not_needed");
      expect(await one.step()).toMatchObject({ state: "skipped", reason: "not_needed" });
    }));
});

describe("an answer as nobody expected", () => {
  const odd = [
    "connector.redirect_refused",
    "connector.shape_unexpected",
    "connector.response_too_large",
    "connector.not_found",
    "resellerclub.refused",
    "website_forms.no_tables",
  ];

  test.each(odd)(
    "that passes, %s, is waited for: nothing is gone, nothing is a person's, and the owner is told",
    (code) =>
      play({ a: {} }, async (one) => {
        one.system.before = () => {
          throw new PermanentError(code);
        };
        await one.look();
        expect(await one.step()).toMatchObject({ state: "waiting", reason: code, count: null });
        expect(one.told.map((alarm) => [alarm.code, alarm.connector])).toEqual([["processor.odd_answer", "freshdesk"]]);
        expect(await one.openTasks()).toEqual([]);
        one.system.before = () => undefined;
        expect((await one.finish(one.id)).duty.state).toBe("completed");
        expect(await one.step()).toMatchObject({ state: "done", count: 1, odd_since: null });
      }),
  );

  test("to a read before the call that destroys leaves that object as it is until the next look", () =>
    play({ a: {}, b: {} }, async (one) => {
      one.system.before = (call, id) => {
        if (call === "erase" && id === "a") throw new PermanentError("connector.shape_unexpected");
      };
      await one.look();
      expect(await one.step()).toMatchObject({ state: "waiting", reason: "connector.shape_unexpected" });
      expect((await targetsOf(one)).toSorted()).toEqual(["contact found null", "contact gone null"]);
      one.system.before = () => undefined;
      await one.finish(one.id);
      expect(await one.step()).toMatchObject({ state: "done", count: 2 });
    }));

  test("to the call that destroys is a person's at once", () =>
    play({ a: {} }, async (one) => {
      one.system.after = () => {
        throw new PermanentError("connector.redirect_refused");
      };
      await one.look();
      expect(await targetsOf(one)).toEqual(["contact manual processor_refused"]);
      expect((await one.openTasks()).map(({ code }) => code)).toEqual(["processor_refused"]);
    }));

  test("counts from the last good one: what was away for days may still answer oddly once", () =>
    play({ a: {} }, async (one) => {
      one.system.before = () => {
        throw new RetryableError("connector.timeout");
      };
      await one.look();
      one.books.pass(3 * 24 * 60 * minuteMs);
      one.system.before = () => {
        throw new PermanentError("connector.redirect_refused");
      };
      await one.look();
      expect((await one.step()).state).toBe("waiting");
      one.books.pass(23 * 60 * minuteMs);
      await one.look();
      expect((await one.step()).state).toBe("waiting");
      one.books.pass(2 * 60 * minuteMs);
      one.system.before = () => {
        throw new RetryableError("connector.timeout");
      };
      await one.look();
      expect(await one.step()).toMatchObject({ state: "waiting", odd_since: null });
    }));

  test("that says that somebody else uses it is a person's at once", () =>
    play({ a: {} }, async (one) => {
      one.system.before = () => {
        throw new UnsafeError("connector.target_changed");
      };
      await one.look();
      expect(await one.step()).toMatchObject({ state: "manual", reason: "connector.target_changed" });
    }));
});
