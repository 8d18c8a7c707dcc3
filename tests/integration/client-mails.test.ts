import { describe, expect, test } from "@jest/globals";
import type { Mail } from "../../src/connectors/whmcs/api-mails.ts";
import type { WhmcsApi } from "../../src/connectors/whmcs/api.ts";
import { AppError, PermanentError, RetryableError } from "../../src/domain/errors.ts";
import { approveDeletion } from "../../src/duties/approve-deletion.ts";
import { askForDataFirst } from "../../src/duties/data-first.ts";
import { finishDuty } from "../../src/duties/finish-duty.ts";
import { holdDuty, releaseDuty } from "../../src/duties/hold.ts";
import { scheduleDuty } from "../../src/duties/schedule-duty.ts";
import { withdrawDuty } from "../../src/duties/withdraw.ts";
import { newPlaceholderEmail } from "../../src/connectors/whmcs/erase/placeholders.ts";
import { findMail } from "../../src/ledger/client-mails.ts";
import { moveDuty } from "../../src/ledger/duties.ts";
import type { ClientMailRow } from "../../src/ledger/schema.ts";
import { pending, type PlannedStep } from "../../src/domain/plan.ts";
import { chooseLinkBase } from "../../src/notices/mails/links.ts";
import { silentLog } from "../../src/observability/log.ts";
import type { OwnerAlarm } from "../../src/observability/owner-alarm.ts";
import { sendMails, type MailParts } from "../../workers/send-mails.ts";
import { type Books, deletionOf, withBooks, workerA } from "../support/ledger.ts";

// What clients are told of their deletions, when, and when not. The books' clock stands on 17 March 2026, 11 h in Brussels.

const dayMs = 24 * 3_600_000;

/** WHMCS as far as mails need it. */
interface Post {
  readonly sent: { clientId: number; mail: Mail }[];
  readonly alarms: OwnerAlarm[];
  client: { email: string; language: string; status: string } | undefined;
  /** Thrown by the next mails while set. */
  fault: AppError | undefined;
  publicUrl: string | undefined;
  hasAddon: boolean;
  whileReading: (clientId: number) => void;
  /** Runs in the middle of sending. */
  whileSending: () => Promise<unknown>;
  sweep(): Promise<void>;
}

function postOf(books: Books): Post {
  const post: Post = {
    sent: [],
    alarms: [],
    client: { email: "anna@example.com", language: "dutch", status: "Active" },
    fault: undefined,
    publicUrl: "https://privacy.example.com",
    hasAddon: false,
    whileReading: () => undefined,
    whileSending: () => Promise.resolve(),
    sweep: () => sendMails(parts, new AbortController().signal),
  };
  const whmcs = {
    withSignal: () => whmcs,
    client: async (clientId: number) => {
      post.whileReading(clientId);
      return post.client && { ...post.client, clientId };
    },
    service: (serviceId: number) =>
      Promise.resolve({
        serviceId,
        clientId: serviceId < 800 ? 7 : 8,
        productName: "Starter",
        domain: `u${serviceId}.example`,
      }),
    mailClient: async (clientId: number, mail: Mail) => {
      await post.whileSending();
      if (post.fault !== undefined) throw post.fault;
      post.sent.push({ clientId, mail });
    },
  } as unknown as WhmcsApi;
  const parts = {
    acts: books.acts,
    gates: books.gates,
    log: silentLog,
    whmcs,
    tellOwner: (alarm: OwnerAlarm) => void post.alarms.push(alarm),
    linkBase: () =>
      Promise.resolve(
        chooseLinkBase({ publicUrl: post.publicUrl, whmcsUrl: "https://example.com/billing", hasAddon: post.hasAddon }),
      ),
  } as unknown as MailParts;
  return post;
}

function withPost(run: (books: Books, post: Post) => Promise<void>, change?: Parameters<typeof withBooks>[1]) {
  return withBooks((books) => run(books, postOf(books)), change);
}

/** Schedules as the worker does: an immediate cancellation of now, due in fourteen days. */
async function schedule(
  books: Books,
  id: string,
  dueInDays = 14,
  action: PlannedStep["action"] = "terminate_hosting",
): Promise<void> {
  await books.claim(id, workerA);
  const dueAt = new Date(Date.parse("2026-03-17T23:00:00.000Z") + dueInDays * dayMs - 3_600_000);
  const startAt = new Date(dueAt.getTime() - 12 * 3_600_000);
  await scheduleDuty(books.acts, id, workerA, { dueAt, startAt, seen: { effective_at: "2026-03-17T10:00:00.000Z" } }, [
    pending("whmcs", action),
  ]);
}

async function scheduled(books: Books, serviceId = 702, clientId = 7): Promise<string> {
  const id = await books.open(deletionOf(serviceId, clientId));
  await schedule(books, id);
  return id;
}

/** Ends the deletion as its worker does, with what became of its steps. */
async function complete(books: Books, id: string, state: "done" | "skipped" = "done"): Promise<void> {
  await books.ledger.transaction().execute(async (tx) => {
    await moveDuty(tx, id, "running", { lease_owner: workerA });
    await tx.updateTable("step").set({ state }).where("duty_id", "=", id).execute();
  });
  await finishDuty(books.acts, id, workerA);
}

async function mail({ ledger }: Books, id: string, kind: ClientMailRow["kind"]): Promise<ClientMailRow> {
  const row = await findMail(ledger, id, kind);
  if (row === undefined) throw new Error(`no ${kind} mail`);
  return row;
}

async function kindsOf({ ledger }: Books): Promise<string[]> {
  const rows = await ledger.selectFrom("client_mail").select(["kind", "state"]).orderBy("kind").execute();
  return rows.map(({ kind, state }) => `${kind} ${state}`);
}

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
        policy: {
          hostingDeletion: {
            gracePeriod: "P14D",
            startBefore: "PT12H",
            startsAt: "effective",
            customerMayApprove: true,
            remindBefore: "P30D",
            suspendAtEffect: false,
            tellCustomer: true,
          },
        },
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
        [703, { released_reasons: "backlog" }],
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

  test("where the policy tells customers nothing", () =>
    withPost(
      async (books) => {
        await scheduled(books);
        expect(await kindsOf(books)).toEqual([]);
      },
      {
        policy: {
          hostingDeletion: {
            gracePeriod: "P14D",
            startBefore: "PT12H",
            startsAt: "effective",
            customerMayApprove: true,
            remindBefore: "P3D",
            suspendAtEffect: false,
            tellCustomer: false,
          },
        },
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
