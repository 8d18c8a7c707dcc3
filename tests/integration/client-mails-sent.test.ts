import { describe, expect, test } from "@jest/globals";
import { PermanentError, RetryableError } from "../../src/domain/errors.ts";
import type { ClientMailRow } from "../../src/ledger/schema.ts";
import { dayMs, mail, schedule, scheduled, withPost } from "../support/client-post.ts";

// How mails to clients leave, what becomes of those that do not, and where their links lead.

const minuteMs = 60_000;
const unknown = new RetryableError("whmcs.outcome_unknown");

describe("when WHMCS", () => {
  test("does not say whether it sent a mail, its log of mails tells that it did", () =>
    withPost(async (books, post) => {
      const id = await scheduled(books);
      post.whileSending = (written) => Promise.resolve(post.logged.push("another", written.html));
      post.fault = unknown;
      await post.sweep();
      expect(await mail(books, id, "scheduled")).toMatchObject({ state: "sending", reason: "whmcs.outcome_unknown" });
      post.fault = undefined;
      books.pass(2 * minuteMs);
      await post.sweep();
      books.pass(dayMs);
      await post.sweep();
      expect(post.sent).toEqual([]);
      expect(await mail(books, id, "scheduled")).toMatchObject({ state: "sent", reason: null });
      expect(post.alarms).toEqual([]);
    }));

  test("does not say so and its log does not hold the mail, it is sent again after two minutes and not before", () =>
    withPost(async (books, post) => {
      const id = await scheduled(books);
      post.fault = unknown;
      await post.sweep();
      post.fault = undefined;
      books.pass(2 * minuteMs - 1);
      await post.sweep();
      expect(post.sent).toEqual([]);
      books.pass(1);
      await post.sweep();
      expect(post.sent).toHaveLength(1);
      expect(await mail(books, id, "scheduled")).toMatchObject({ state: "sent" });
      expect(post.alarms).toEqual([]);
    }));

  test("does not say so twice, the mail has failed and the owner is told; new dates are told of anew", () =>
    withPost(async (books, post) => {
      const id = await scheduled(books);
      let tried = 0;
      post.whileSending = () => Promise.resolve((tried += 1));
      post.fault = unknown;
      for (let minute = 0; minute < 20; minute += 1, books.pass(minuteMs)) await post.sweep();
      expect(tried).toBe(2);
      expect(await mail(books, id, "scheduled")).toMatchObject({ state: "failed", reason: "whmcs.outcome_unknown" });
      expect(post.alarms).toEqual([{ code: "mail.failed", clientId: 7, dutyId: id, count: 1 }]);

      post.fault = undefined;
      books.pass(dayMs);
      await books.perform((work) => work.wake(id, work.now));
      await schedule(books, id, 30);
      await post.sweep();
      expect(post.sent).toHaveLength(1);
      expect(await mail(books, id, "scheduled")).toMatchObject({ state: "sent" });
    }));

  test("does not say so and the dates change meanwhile, the new ones are told of the next day", () =>
    withPost(async (books, post) => {
      const id = await scheduled(books);
      post.fault = unknown;
      await post.sweep();
      post.fault = undefined;
      await books.perform((work) => work.wake(id, work.now));
      await schedule(books, id, 30);
      await post.sweep();
      expect(post.sent).toEqual([]);
      books.pass(dayMs);
      await post.sweep();
      expect(post.sent).toHaveLength(1);
    }));

  test.each([
    ["at once where its log of mails refuses", new PermanentError("whmcs.not_found"), 2 * minuteMs],
    ["after a day in which its log of mails could not be read", new RetryableError("connector.unavailable"), dayMs],
  ])("does not say so, the owner is told %s", (_, logFault, afterMs) =>
    withPost(async (books, post) => {
      const id = await scheduled(books);
      Object.assign(post, { fault: unknown, logFault });
      await post.sweep();
      post.fault = undefined;
      books.pass(afterMs - 1);
      await post.sweep();
      expect(await mail(books, id, "scheduled")).toMatchObject({ state: "sending" });
      books.pass(1);
      await post.sweep();
      expect(await mail(books, id, "scheduled")).toMatchObject({ state: "failed" });
      expect(post.alarms).toMatchObject([{ code: "mail.failed", dutyId: id }]);
      expect(post.sent).toEqual([]);
    }),
  );

  test("is told of a mail and this process dies, what its log shows of an older mail is not taken for it", () =>
    withPost(async (books, post) => {
      const id = await scheduled(books);
      post.whileSending = (written) => Promise.resolve(post.logged.push(written.html));
      await post.sweep();
      books.pass(dayMs);
      await books.perform((work) => work.wake(id, work.now));
      await schedule(books, id, 30);
      const sent_at = books.now.toISOString();
      await books.ledger
        .updateTable("client_mail")
        .set({ state: "sending", sent_at })
        .where("kind", "=", "scheduled")
        .execute();
      books.pass(2 * minuteMs);
      await post.sweep();
      expect(post.sent).toHaveLength(2);
    }));

  test("is told of a mail and this process dies, the ledger knows that it may have left", () =>
    withPost(async (books, post) => {
      const id = await scheduled(books);
      let row: ClientMailRow | undefined;
      post.whileSending = async () => {
        row = await mail(books, id, "scheduled");
      };
      await post.sweep();
      expect(row).toMatchObject({ state: "sending", sent_at: books.now.toISOString() });
    }));

  test("says that it did not send it, it is tried a few times, then the owner is told", () =>
    withPost(async (books, post) => {
      const id = await scheduled(books);
      post.fault = new PermanentError("whmcs.mail_failed");
      for (let hour = 0; hour < 10; hour += 1) {
        await post.sweep();
        books.pass(3_600_000);
      }
      expect(await mail(books, id, "scheduled")).toMatchObject({
        state: "failed",
        reason: "whmcs.mail_failed",
        attempts: 4,
        sent_at: null,
      });
      expect(post.alarms).toEqual([{ code: "mail.failed", clientId: 7, dutyId: id, count: 1 }]);
    }));

  test.each([
    ["whmcs.permission_missing", ["mails.not_allowed"]],
    ["connector.unavailable", []],
  ])("answers %s, the mail waits for better days; what somebody must mend is told", (code, alarms) =>
    withPost(async (books, post) => {
      const id = await scheduled(books);
      post.fault = new RetryableError(code);
      for (let hour = 0; hour < 10; hour += 1) {
        await post.sweep();
        books.pass(3_600_000);
      }
      expect(await mail(books, id, "scheduled")).toMatchObject({ state: "due", attempts: 0, sent_at: null });
      expect(await books.ledger.selectFrom("approval_token").selectAll().execute()).toEqual([]);
      post.fault = undefined;
      await post.sweep();
      expect(post.sent).toHaveLength(1);
      expect([...new Set(post.alarms.map((alarm) => alarm.code))]).toEqual(alarms);
    }),
  );
});

test("a client who cannot be read keeps no other waiting; a WHMCS that is away is not asked for each", () =>
  withPost(async (books, post) => {
    await scheduled(books, 702);
    await scheduled(books, 802, 8);
    let asked = 0;
    const failing = (code: string, clients: readonly number[]) => (clientId: number) => {
      asked += 1;
      if (clients.includes(clientId)) throw new RetryableError(code);
    };
    post.whileReading = failing("connector.unavailable", [7, 8]);
    await post.sweep();
    expect([asked, post.sent]).toEqual([1, []]);
    post.whileReading = failing("whmcs.unreadable", [7]);
    await post.sweep();
    expect(post.sent.map(({ clientId }) => clientId)).toEqual([8]);
  }));

describe("a link", () => {
  test("leads behind WHMCS's login where the addon is, and no token is made", () =>
    withPost(async (books, post) => {
      post.hasAddon = true;
      const id = await scheduled(books);
      await post.sweep();
      expect(post.sent[0]?.mail.html).toContain(`m=whmcsgdpr&amp;action=deletion&amp;id=${id}`);
      expect(await books.ledger.selectFrom("approval_token").selectAll().execute()).toEqual([]);
    }));

  test("is not given to a closed client who cannot log in there", () =>
    withPost(async (books, post) => {
      post.hasAddon = true;
      post.client = { email: "anna@example.com", language: "english", status: "Closed" };
      await scheduled(books);
      await post.sweep();
      expect(post.sent[0]?.mail.html).not.toContain("href");
      expect(post.sent[0]?.mail.html).toContain("Your account with us was closed.");
    }));

  test("holds a secret that the ledger knows the hash of alone, until the deletion is due", () =>
    withPost(async (books, post) => {
      const id = await scheduled(books);
      await post.sweep();
      const token = /approve\/([\w-]{43})"/.exec(post.sent[0]?.mail.html ?? "")?.[1] ?? "";
      const rows = await books.ledger.selectFrom("approval_token").selectAll().execute();
      expect(rows).toMatchObject([{ duty_id: id, expires_at: "2026-03-31T22:00:00.000Z", used_at: null }]);
      const { ledger } = books;
      const everything = JSON.stringify([
        rows,
        await ledger.selectFrom("evidence").selectAll().execute(),
        await ledger.selectFrom("client_mail").selectAll().execute(),
        await ledger.selectFrom("duty").selectAll().execute(),
      ]);
      for (const mark of [token, "anna", "example.com", "Starter", "u702"]) expect(everything).not.toContain(mark);
    }));
});
