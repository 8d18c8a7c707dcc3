import { describe, expect, test } from "@jest/globals";
import { PermanentError, RetryableError } from "../../src/domain/errors.ts";
import type { ClientMailRow } from "../../src/ledger/schema.ts";
import { dayMs, mail, scheduled, withPost } from "../support/client-post.ts";

// How mails to clients leave, what becomes of those that do not, and where their links lead.

describe("when WHMCS", () => {
  test("does not say whether it sent a mail, it is not sent again", () =>
    withPost(async (books, post) => {
      const id = await scheduled(books);
      post.fault = new RetryableError("whmcs.outcome_unknown");
      await post.sweep();
      post.fault = undefined;
      books.pass(dayMs);
      await post.sweep();
      expect(post.sent).toEqual([]);
      expect(await mail(books, id, "scheduled")).toMatchObject({ state: "sending", reason: "whmcs.outcome_unknown" });
    }));

  test("is told of a mail and this process dies, it is not sent again", () =>
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

  test.each(["whmcs.permission_missing", "connector.unavailable"])(
    "answers %s, the mail waits for better days",
    (code) =>
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
        expect(post.alarms).toEqual([]);
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
