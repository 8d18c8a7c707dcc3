import { describe, expect, test } from "@jest/globals";
import { newPlaceholderEmail } from "../../src/connectors/whmcs/erase/placeholders.ts";
import { approveDeletion } from "../../src/duties/approve-deletion.ts";
import { askForDataFirst } from "../../src/duties/data-first.ts";
import { holdDuty, releaseDuty } from "../../src/duties/hold.ts";
import { withdrawDuty } from "../../src/duties/withdraw.ts";
import { findMail } from "../../src/ledger/client-mails.ts";
import { resumeEverything, stopEverything } from "../../src/duties/stop.ts";
import { complete, dayMs, kindsOf, mail, schedule, scheduled, withPost } from "../support/client-post.ts";
import { type Books, deletionOf } from "../support/ledger.ts";
import { defaultPolicy } from "../support/policy.ts";

// What clients are told of their deletions, when, and when not. The books' clock stands on 17 March 2026, 11 h in Brussels.

describe("a client is told", () => {
  test("when a deletion is scheduled, in the client's own language, with what WHMCS calls it", () =>
    withPost(async (books, post) => {
      const id = await scheduled(books);
      await post.sweep();
      expect(post.sent).toMatchObject([{ clientId: 7, mail: { subject: expect.stringContaining("31 maart 2026") } }]);
      expect(post.sent[0]?.mail.html).toContain("Starter (u702.example)");
      expect(await mail(books, id, "scheduled")).toMatchObject({
        state: "sent",
        language: "nl",
        wording: expect.stringMatching(/^mail-/),
        sent_at: books.now.toISOString(),
      });
      expect(await books.duty(id)).toMatchObject({ language: "nl" });
    }));

  test("once, however often the sweep runs and the deletion is looked at", () =>
    withPost(async (books, post) => {
      const id = await scheduled(books);
      await post.sweep();
      for (let day = 0; day < 3; day += 1) {
        books.pass(dayMs);
        await books.perform((work) => work.wake(id, work.now));
        await schedule(books, id);
        await post.sweep();
      }
      expect(post.sent).toHaveLength(1);
    }));

  test("again before it starts: as long before as the policy says", () =>
    withPost(async (books, post) => {
      const id = await scheduled(books);
      await post.sweep();
      expect((await mail(books, id, "reminder")).due_at).toBe("2026-03-28T11:00:00.000Z");
      books.now = new Date("2026-03-28T10:59:00.000Z");
      await post.sweep();
      expect(post.sent).toHaveLength(1);
      books.now = new Date("2026-03-28T11:00:00.000Z");
      await post.sweep();
      expect(post.sent).toHaveLength(2);
      expect(post.sent[1]?.mail.subject).toMatch(/^Herinnering/);
    }));

  test("not again before it starts where the lead is longer than the period", () =>
    withPost(
      async (books) => {
        await scheduled(books);
        expect(await kindsOf(books)).toEqual(["scheduled due"]);
      },
      {
        policy: { hostingDeletion: { ...defaultPolicy.hostingDeletion, remindBefore: "P30D" } },
      },
    ));

  test("when it is gone, without a link", () =>
    withPost(async (books, post) => {
      const id = await scheduled(books);
      await post.sweep();
      books.now = new Date("2026-03-31T10:00:00.000Z");
      await complete(books, id);
      await post.sweep();
      expect(post.sent).toHaveLength(2);
      expect(post.sent[1]?.mail.html).not.toContain("href");
      expect((await mail(books, id, "completed")).state).toBe("sent");
    }));

  test("new dates anew, and the reminder moves with them", () =>
    withPost(async (books, post) => {
      const id = await scheduled(books);
      await post.sweep();
      books.pass(dayMs);
      await books.perform((work) => work.wake(id, work.now));
      await schedule(books, id, 20);
      await post.sweep();
      expect(post.sent).toHaveLength(2);
      expect((await mail(books, id, "reminder")).due_at).toBe("2026-04-03T10:00:00.000Z");
    }));
});

describe("one mail per client and calendar day", () => {
  test("tells of everything that is due, each service with a link of its own", () =>
    withPost(async (books, post) => {
      await scheduled(books, 702);
      await scheduled(books, 703);
      await scheduled(books, 802, 8);
      await post.sweep();
      expect(post.sent.map(({ clientId }) => clientId).toSorted((a, b) => a - b)).toEqual([7, 8]);
      const ofSeven = post.sent.find(({ clientId }) => clientId === 7);
      const links = [...(ofSeven?.mail.html ?? "").matchAll(/approve\/([\w-]{43})"/g)].map(([, token]) => token);
      expect(new Set(links).size).toBe(2);
    }));

  test("a second one waits for the next day of the policy's zone", () =>
    withPost(async (books, post) => {
      await scheduled(books, 702);
      await post.sweep();
      await scheduled(books, 703);
      books.now = new Date("2026-03-17T22:59:00.000Z");
      await post.sweep();
      expect(post.sent).toHaveLength(1);
      books.now = new Date("2026-03-17T23:00:00.000Z");
      await post.sweep();
      expect(post.sent).toHaveLength(2);
      expect(post.sent[1]?.mail.html).toContain("u703.example");
      expect(post.sent[1]?.mail.html).not.toContain("u702.example");
    }));

  test("and is dropped when there is nothing left to tell by then", () =>
    withPost(async (books, post) => {
      await scheduled(books, 702);
      await post.sweep();
      const second = await scheduled(books, 703);
      await post.sweep();
      await withdrawDuty(books.acts, second, "deletion", "owner");
      books.pass(dayMs);
      await post.sweep();
      expect(post.sent).toHaveLength(1);
      expect(await mail(books, second, "scheduled")).toMatchObject({ state: "dropped", reason: "withdrawn" });
    }));

  test("also when two processes sweep at once", () =>
    withPost(async (books, post) => {
      await scheduled(books);
      await Promise.all([post.sweep(), post.sweep(), post.sweep()]);
      expect(post.sent).toHaveLength(1);
    }));
});

describe("no mail goes", () => {
  const dropped = async (books: Books, id: string) => {
    const { state, reason } = await mail(books, id, "scheduled");
    return `${state} ${reason}`;
  };

  test("while the service runs dry, and none of them once it runs live", () =>
    withPost(async (books, post) => {
      books.mode = "dry_run";
      const id = await scheduled(books);
      await post.sweep();
      books.mode = "live";
      books.pass(dayMs);
      await post.sweep();
      expect(post.sent).toEqual([]);
      expect(await dropped(books, id)).toBe("dropped dry_run");
    }));

  test.each([["http://privacy.example.com"], ["https://127.0.0.1:8443"], [undefined]])(
    "while PUBLIC_URL is %s and there is no addon",
    (publicUrl) =>
      withPost(async (books, post) => {
        post.publicUrl = publicUrl;
        const id = await scheduled(books);
        await post.sweep();
        expect(post.sent).toEqual([]);
        expect(await dropped(books, id)).toBe("dropped public_url_unsafe");
      }),
  );

  test("of backlog, nor of what was released from it", () =>
    withPost(async (books, post) => {
      for (const [serviceId, change] of [
        [702, { backlog: 1 }],
        [703, { released_reasons: "backlog", origin: "reconciliation" }],
        [704, { released_reasons: "dry_run" }],
      ] as const) {
        const id = await books.open(deletionOf(serviceId));
        await books.ledger.updateTable("duty").set(change).where("id", "=", id).execute();
        await schedule(books, id);
        await complete(books, id);
      }
      await post.sweep();
      expect(await kindsOf(books)).toEqual([]);
      expect(post.sent).toEqual([]);
    }));

  test("of backlog until its client cancels anew: that is a deletion like any other", () =>
    withPost(async (books, post) => {
      await books.open({ ...deletionOf(702), origin: "reconciliation", backlog: true });
      await scheduled(books);
      await post.sweep();
      expect(post.sent).toHaveLength(1);
    }));

  test("where the policy tells customers nothing", () =>
    withPost(
      async (books) => {
        await scheduled(books);
        expect(await kindsOf(books)).toEqual([]);
      },
      {
        policy: { hostingDeletion: { ...defaultPolicy.hostingDeletion, tellCustomer: false } },
      },
    ));

  test.each([
    ["a placeholder address", () => ({ email: newPlaceholderEmail(), language: "", status: "Closed" }), "no_address"],
    ["no address", () => ({ email: " ", language: "", status: "Active" }), "no_address"],
    ["no row in WHMCS any more", () => undefined, "client_gone"],
  ])("to a client with %s", (_what, client, reason) =>
    withPost(async (books, post) => {
      post.client = client();
      const id = await scheduled(books);
      await post.sweep();
      expect(post.sent).toEqual([]);
      expect(await dropped(books, id)).toBe(`dropped ${reason}`);
    }),
  );

  test("while everything is stopped; once it goes on, the client is told", () =>
    withPost(async (books, post) => {
      await scheduled(books);
      await stopEverything(books.acts, "owner");
      await post.sweep();
      expect(post.sent).toEqual([]);
      await resumeEverything(books.acts, "owner");
      await post.sweep();
      expect(post.sent).toHaveLength(1);
    }));

  test("while the owner holds the deletion; released, the client is told", () =>
    withPost(async (books, post) => {
      const id = await scheduled(books);
      await holdDuty(books.acts, id, "deletion", "dispute", "owner");
      await post.sweep();
      expect(post.sent).toEqual([]);
      await releaseDuty(books.acts, id, "deletion", "owner");
      await post.sweep();
      expect(post.sent).toHaveLength(1);
    }));

  test("of what the client has approved meanwhile", () =>
    withPost(async (books, post) => {
      const id = await scheduled(books);
      await approveDeletion(books.acts, id, { channel: "phone" }, "owner");
      await post.sweep();
      expect(post.sent).toEqual([]);
      expect(await dropped(books, id)).toBe("dropped approved");
    }));

  test("of a product without hosting: nothing of it is deleted", () =>
    withPost(async (books) => {
      const id = await books.open();
      await schedule(books, id, 14, "set_service_status");
      expect(await kindsOf(books)).toEqual([]);
    }));

  test("of what a person found nothing to delete of", () =>
    withPost(async (books) => {
      const id = await scheduled(books);
      await complete(books, id, "skipped");
      expect(await findMail(books.ledger, id, "completed")).toBeUndefined();
    }));

  test("while the clock stands for the data; once it goes on the client is told the new date", () =>
    withPost(async (books, post) => {
      const id = await scheduled(books);
      await askForDataFirst(books.acts, id, {}, "owner");
      await post.sweep();
      expect(post.sent).toEqual([]);
      await books.ledger.updateTable("duty").set({ clock_stopped_at: null }).where("id", "=", id).execute();
      await books.perform((work) => work.wake(id, work.now));
      await schedule(books, id, 15);
      await post.sweep();
      expect(post.sent).toHaveLength(1);
      expect((await mail(books, id, "reminder")).state).toBe("due");
    }));
});
