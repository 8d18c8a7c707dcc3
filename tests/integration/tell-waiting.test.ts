import { expect, test } from "@jest/globals";
import { addClient, emptyWorld } from "../../simulators/whmcs/builders.ts";
import type { OwnStopReason } from "../../src/domain/duty.ts";
import { confirmAnonymization } from "../../src/duties/confirm-anonymization.ts";
import { askOwner, waitDuty } from "../../src/duties/finish-duty.ts";
import { holdDuty, releaseDuty } from "../../src/duties/hold.ts";
import { openTask } from "../../src/duties/tasks.ts";
import { withdrawDuty } from "../../src/duties/withdraw.ts";
import { listEvidence } from "../../src/ledger/evidence.ts";
import { listTasks } from "../../src/ledger/tasks.ts";
import type { OwnerAlarm } from "../../src/observability/owner-alarm.ts";
import { anonymizeAccount } from "../../workers/anonymize.ts";
import { tellOverdue } from "../../workers/tell-overdue.ts";
import { tellTasks } from "../../workers/tell-tasks.ts";
import { tellWaiting } from "../../workers/tell-waiting.ts";
import { withDutySite } from "../support/duty-site.ts";
import { type Books, deletionOf, withBooks, workerA } from "../support/ledger.ts";

// Nothing waits unheard: whatever stands still for the owner's word, or for a person, is told of when it begins to.

const hour = 3_600_000;
const day = 24 * hour;

/** What one sweep tells. */
async function sweep({ acts, gates }: Pick<Books, "acts" | "gates">): Promise<OwnerAlarm[]> {
  const told: OwnerAlarm[] = [];
  const parts = { acts, gates, tellOwner: (alarm: OwnerAlarm) => void told.push(alarm) };
  await tellOverdue(parts);
  await tellWaiting(parts);
  await tellTasks(parts);
  return told;
}

/** What the sweeps of some days tell, an hour apart. */
async function days(books: Books, count: number): Promise<string[]> {
  const told: OwnerAlarm[] = [];
  for (const end = books.now.getTime() + count * day; books.now.getTime() < end; books.pass(hour))
    told.push(...(await sweep(books)));
  return told.map(({ code }) => code);
}

async function heldOver(books: Books, reason: OwnStopReason, serviceId = 702): Promise<string> {
  const id = await books.open(deletionOf(serviceId));
  await books.claim(id, workerA);
  await askOwner(books.acts, id, workerA, reason);
  return id;
}

const openTasks = async ({ ledger }: Pick<Books, "ledger">): Promise<string[]> =>
  (await listTasks(ledger, { state: "open", limit: 50 })).map(({ code }) => code);

test.each([
  "already_cancelled",
  "already_terminated",
  "account_shared",
  "facts_changed",
  "facts_unclear",
  "product_type_needs_owner",
] as const)("a deletion held over %s is told after an hour, then weekly, with one task until it goes on", (reason) =>
  withBooks(async (books) => {
    const id = await heldOver(books, reason);
    expect(await sweep(books)).toEqual([]);
    books.pass(hour);
    expect(await sweep(books)).toEqual([{ code: "erasure.waits", dutyId: id, clientId: 7, serviceId: 702 }]);
    const [row] = await listEvidence(books.ledger, { kind: "duty.waits", limit: 1 });
    expect(row).toMatchObject({ duty_id: id });
    expect(await days(books, 30)).toEqual(Array(4).fill("erasure.waits"));
    expect(await openTasks(books)).toEqual(["deletion_waits"]);

    await releaseDuty(books.acts, id, "deletion", "owner");
    await books.ledger
      .updateTable("duty")
      .set({ wake_at: new Date(books.now.getTime() + day).toISOString() })
      .execute();
    await sweep(books);
    expect(await openTasks(books)).toEqual([]);
  }),
);

test("a duty that is withdrawn takes its task along, and is told of no more", () =>
  withBooks(async (books) => {
    const id = await heldOver(books, "already_cancelled");
    books.pass(hour);
    await sweep(books);
    await withdrawDuty(books.acts, id, "deletion", "owner");
    expect(await days(books, 10)).toEqual([]);
    expect(await openTasks(books)).toEqual([]);
  }));

test("what waits before its start is told of at its start", () =>
  withBooks(async (books) => {
    const id = await heldOver(books, "facts_changed");
    const startAt = new Date(books.now.getTime() + 3 * day).toISOString();
    await books.ledger.updateTable("duty").set({ start_at: startAt }).where("id", "=", id).execute();
    expect(await days(books, 3)).toEqual([]);
    expect(await days(books, 1)).toEqual(["erasure.waits"]);
  }));

test("what waits over something else by now is told of anew", () =>
  withBooks(async (books) => {
    const id = await books.open({ kind: "anonymization", clientId: 7, origin: "event", actor: "whmcs" });
    const wait = async (reason: string): Promise<void> => {
      await books.claim(id, workerA);
      await waitDuty(books.acts, id, workerA, reason, null);
    };
    await wait("deletions_open");
    expect(await days(books, 2)).toEqual(["erasure.waits"]);
    await books.perform((work) => work.wake(id, work.now));
    await wait("blocked");
    expect(await days(books, 2)).toEqual(["erasure.waits"]);
    expect(await openTasks(books)).toEqual(["anonymization_waits"]);
  }));

test("who is asked already is asked nothing else; who must answer to end the duty least of all", () =>
  withBooks(async (books) => {
    const one = await heldOver(books, "facts_unclear");
    await books.perform((work) =>
      openTask(work, { code: "hosting_account_shared", clientId: 7, serviceId: 702, dutyId: one }, "system"),
    );
    const gone = await books.open(deletionOf(703));
    await books.claim(gone, workerA);
    await waitDuty(books.acts, gone, workerA, "service_deleted", null);
    books.pass(hour);
    expect(await sweep(books)).toHaveLength(2);
    expect(await openTasks(books)).toEqual(["hosting_account_shared"]);
  }));

test("many at once are one piece of news", () =>
  withBooks(async (books) => {
    for (let serviceId = 710; serviceId < 730; serviceId += 1) await heldOver(books, "account_shared", serviceId);
    books.pass(hour);
    expect(await sweep(books)).toEqual([{ code: "erasure.waits", count: 20 }]);
    expect(await sweep(books)).toEqual([]);
  }));

test("backlog, a dry run, and what the owner holds are no news", () =>
  withBooks(async (books) => {
    const id = await books.open(deletionOf(702));
    await holdDuty(books.acts, id, "deletion", "dispute", "owner");
    await books.open({ ...deletionOf(703), backlog: true });
    expect(await days(books, 10)).toEqual([]);
    await heldOver(books, "facts_changed", 704);
    books.mode = "dry_run";
    expect(await days(books, 10)).toEqual([]);
    books.mode = "live";
    expect(await days(books, 1)).toEqual(["erasure.waits"]);
  }));

test("documents that wait to be released are told of together, once a year", () =>
  withBooks(async (books) => {
    for (const clientId of [7, 8, 9]) {
      await books.open({
        kind: "purge",
        clientId,
        origin: "reconciliation",
        actor: "system",
        heldFor: "documents_expired",
      });
      books.pass(2 * hour);
    }
    const told: OwnerAlarm[] = [];
    for (let sweeps = 0; sweeps < 366; sweeps += 1, books.pass(day)) told.push(...(await sweep(books)));
    expect(told).toEqual([{ code: "documents.listed", count: 3 }]);
    books.pass(day);
    expect(await sweep(books)).toEqual([{ code: "documents.listed", count: 3 }]);
    expect(await openTasks(books)).toEqual([]);
  }));

test("a closure is told of as soon as it is due to be confirmed, and carried out once it is", async () => {
  const world = emptyWorld();
  addClient(world, { id: 8, status: "Closed", language: "english" });
  const accountClosure = { gracePeriod: "P14D", ownerConfirms: true };
  await withDutySite({ world, policy: { accountClosure } }, async (site) => {
    const { books } = site;
    const id = await books.open({ kind: "anonymization", clientId: 8, origin: "event", actor: "whmcs" });
    const look = async () => {
      await anonymizeAccount(site.parts)(id, new AbortController().signal);
      return books.duty(id);
    };
    books.now = new Date((await look()).start_at ?? "");
    expect(await sweep(books)).toEqual([]);
    const duty = await look();
    expect(duty).toMatchObject({ state: "waiting", reason: "owner_confirmation" });
    expect(Date.parse(duty.due_at ?? "")).toBeGreaterThan(books.now.getTime());
    expect(await sweep(books)).toEqual([{ code: "anonymization.to_confirm", dutyId: id, clientId: 8 }]);
    expect(await openTasks(books)).toEqual(["anonymization_waits"]);

    await confirmAnonymization(books.acts, id, "owner");
    expect((await site.finish(id)).duty.state).toBe("completed");
    expect(await sweep(books)).toEqual([]);
    expect(await openTasks(books)).toEqual([]);
  });
});
