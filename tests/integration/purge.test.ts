import { describe, expect, test } from "@jest/globals";
import { addClient, addContact, emptyWorld, place } from "../../simulators/whmcs/builders.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import { addInvoice, addQuote } from "../../simulators/whmcs/record-builders.ts";
import type { Policy } from "../../src/domain/policy.ts";
import { holdClient, releaseClient, releaseDuty } from "../../src/duties/hold.ts";
import { completeTask } from "../../src/duties/tasks.ts";
import { withdrawDuty } from "../../src/duties/withdraw.ts";
import { readDuty } from "../../src/http/duty-json.ts";
import { writeControl } from "../../src/ledger/control.ts";
import { isPlaceholderName } from "../../src/connectors/whmcs/erase/placeholders.ts";
import { latestOfClient } from "../../src/ledger/duties.ts";
import { listEvidence } from "../../src/ledger/evidence.ts";
import { documentsOfClient } from "../../src/ledger/retained-documents.ts";
import { listSteps } from "../../src/ledger/steps.ts";
import { listTasks } from "../../src/ledger/tasks.ts";
import { purgeDocuments } from "../../workers/purge.ts";
import { createDocumentReview } from "../../workers/review-documents.ts";
import { healthyCapabilities } from "../support/door-server.ts";
import { type DutySite, withDutySite } from "../support/duty-site.ts";
import { workerA } from "../support/ledger.ts";
import { removesDocuments } from "../support/expired-documents.ts";
import { changedPaths } from "../support/twins.ts";

// The yearly listing and the purge, in process, on a real ledger, the stand-in and a door that really removes.

/** Client 7 and client 8, the twin, with the same documents; the books' present is in March 2026. */
function worldOfTwins(): World {
  const world = emptyWorld();
  for (const id of [7, 8]) {
    addClient(world, { id, email: `client${id}@example.com`, status: "Active" });
    const invoice = (n: number, date: string, status: string): void => {
      addInvoice(world, { id: id * 100 + n, clientId: id, date, status });
    };
    invoice(1, "2014-03-15", "Paid");
    invoice(2, "2015-12-31", "Refunded");
    invoice(3, "2016-01-01", "Paid");
    pay(world, { id: id * 100 + 1, clientId: id, invoiceId: id * 100 + 1, date: "2014-03-16 10:00:00" });
    pay(world, { id: id * 100 + 2, clientId: id, invoiceId: 0, date: "2013-01-01 10:00:00" });
    pay(world, { id: id * 100 + 3, clientId: id, invoiceId: 0, date: "2024-01-01 10:00:00" });
  }
  return world;
}

function pay(world: World, of: { id: number; clientId: number; invoiceId: number; date: string }): void {
  place(world, "transactions", world.transactions, {
    ...of,
    currency: 1,
    gateway: "paypal",
    description: "Payment",
    amountin: "12.95",
    fees: "0.00",
    amountout: "0.00",
    transid: `t${of.id}`,
    refundId: 0,
  });
}

interface Setting {
  readonly world?: World;
  readonly notes?: Parameters<typeof removesDocuments>[1];
  readonly policy?: Partial<Policy>;
  readonly withoutAddon?: boolean;
}

function withPurges(run: (site: DutySite) => Promise<void>, setting: Setting = {}): Promise<void> {
  const { world = worldOfTwins(), notes, policy = {}, withoutAddon = false } = setting;
  const door = withoutAddon ? {} : { door: removesDocuments(world, notes) };
  return withDutySite({ world, policy, ...door }, async (site) => {
    await site.books.perform((work) => writeControl(work.tx, "baseline", "recorded", work.now));
    await run(site);
  });
}

const never = new AbortController().signal;
const review = ({ parts }: DutySite): Promise<void> => createDocumentReview(parts).goOn(never);

async function purgeOf({ books }: DutySite, clientId = 7) {
  const duty = await latestOfClient(books.ledger, clientId, "purge");
  return duty === undefined ? undefined : { ...duty, steps: await listSteps(books.ledger, duty.id) };
}

async function release(site: DutySite, clientId = 7): Promise<string> {
  const { id } = (await purgeOf(site, clientId))!;
  await releaseDuty(site.books.acts, id, "purge", "owner");
  return id;
}

/** `invoice 701 removed`, and its reason. */
async function rowsOf({ books }: DutySite, clientId = 7): Promise<readonly string[]> {
  const rows = await documentsOfClient(books.ledger, clientId);
  return rows.map(({ kind, document_id, state, reason }) => [kind, document_id, state, reason].join(" ").trim());
}

const actionsOf = (steps: readonly { action: string; state: string; count: number | null }[]): readonly string[] =>
  steps.map(({ action, state, count }) => [action, state, count].join(" ").trim());

const asked = ({ door }: DutySite): readonly string[] =>
  (door?.called ?? [])
    .filter(({ action }) => action === "expiredDocuments")
    .map(({ data }) =>
      (data["documents"] as { kind: string; id: number }[]).map(({ kind, id }) => `${kind} ${id}`).join(),
    );

const tasksOf = async ({ books }: DutySite, state: "open" | "done" = "open") =>
  listTasks(books.ledger, { state, limit: 50 });

const goneOf7 = [
  "invoice 701 removed",
  "invoice 702 removed",
  "transaction 701 removed absent",
  "transaction 702 removed",
];

describe("the yearly listing", () => {
  test("lists what has expired of every client, active ones too, and nothing runs before the owner's release", () =>
    withPurges(async (site) => {
      const before = structuredClone(site.whmcs.world);
      await review(site);
      for (const clientId of [7, 8]) {
        expect(await purgeOf(site, clientId)).toMatchObject({
          state: "held",
          reason: "documents_expired",
          hold_scope: "service",
          wake_at: null,
          steps: [{ action: "remove_documents", state: "pending", count: 4 }],
        });
        const n = clientId * 100;
        expect(await rowsOf(site, clientId)).toEqual([
          `invoice ${n + 1} expired`,
          `invoice ${n + 2} expired`,
          `transaction ${n + 1} expired`,
          `transaction ${n + 2} expired`,
        ]);
      }
      const [first] = await documentsOfClient(site.books.ledger, 7);
      expect(first).toMatchObject({
        dated_on: "2014-03-15",
        keep_from: "2015-01-01",
        keep_until: "2025-01-01",
        ground: "bookkeeping law",
      });
      expect(changedPaths(before, site.whmcs.world)).toEqual([]);
      expect(site.books.alarms).toEqual([]);
    }));

  test("comes once a year, from 1 January in the policy's zone, however far away the year is", () =>
    withPurges(async (site) => {
      await review(site);
      const calls = (): number => site.whmcs.calls.length;
      const first = calls();
      site.books.now = new Date("2026-12-31T22:59:59Z");
      await review(site);
      expect(calls()).toBe(first);
      site.books.now = new Date("2026-12-31T23:00:00Z");
      await review(site);
      expect(await rowsOf(site)).toContain("invoice 703 expired");

      addInvoice(site.whmcs.world, { id: 790, clientId: 7, date: "2090-01-01", status: "Paid" });
      site.books.now = new Date("2100-12-31T22:59:59Z");
      await review(site);
      expect(await rowsOf(site)).not.toContain("invoice 790 expired");
      site.books.now = new Date("2100-12-31T23:00:00Z");
      await review(site);
      expect(await rowsOf(site)).toContain("invoice 790 expired");
      expect((await purgeOf(site))?.wake_at).toBeNull();
    }));

  test("goes on where it stopped, over several sweeps and a restart, and passes over nobody while WHMCS is away", () => {
    const world = emptyWorld();
    for (let id = 1; id <= 120; id += 1) {
      addClient(world, { id, email: `client${id}@example.com` });
      addInvoice(world, { id: 1_000 + id, clientId: id, date: "2010-01-01", status: "Paid" });
    }
    return withPurges(
      async (site) => {
        const listed = async (): Promise<number> =>
          (await site.books.ledger.selectFrom("duty").select("id").where("kind", "=", "purge").execute()).length;
        await review(site);
        expect(await listed()).toBe(50);
        site.whmcs.faults.set("GetInvoices", { kind: "status", status: 503 });
        await expect(review(site)).rejects.toMatchObject({ retry: "later" });
        expect(await listed()).toBe(50);
        site.whmcs.faults.clear();
        await review(site);
        await review(site);
        expect(await listed()).toBe(120);
        const calls = site.whmcs.calls.length;
        await review(site);
        expect(site.whmcs.calls.length).toBe(calls);
      },
      { world },
    );
  });

  test("asks a person about old invoices that were never settled, once, and lists the others", () =>
    withPurges(async (site) => {
      site.whmcs.world.invoices.get(701)!.status = "Unpaid";
      await review(site);
      expect(await rowsOf(site)).toEqual([
        "invoice 701 refused not_settled",
        "invoice 702 expired",
        "transaction 701 retained",
        "transaction 702 expired",
      ]);
      expect((await tasksOf(site)).map(({ code, client_id }) => [code, client_id])).toEqual([
        ["documents_not_settled", 7],
      ]);
    }));

  test("leaves what the owner withdrew alone until the next year", () =>
    withPurges(async (site) => {
      await review(site);
      const { id } = (await purgeOf(site))!;
      await withdrawDuty(site.books.acts, id, "purge", "owner");
      await site.books.perform((work) => writeControl(work.tx, "documents_reviewed", "2025", work.now));
      await site.books.perform((work) => writeControl(work.tx, "documents_review", "2026.0", work.now));
      await review(site);
      expect((await purgeOf(site))?.id).toBe(id);
      site.books.now = new Date("2027-01-02T00:00:00Z");
      await review(site);
      expect(await purgeOf(site)).toMatchObject({ state: "held", reason: "documents_expired" });
      expect((await purgeOf(site))?.id).not.toBe(id);
    }));
});

describe("a released purge", () => {
  test("removes exactly what was on its list of exactly that client, with evidence of each, and a second run changes nothing", () =>
    withPurges(async (site) => {
      const { world } = site.whmcs;
      await review(site);
      const before = structuredClone(world);
      const id = await release(site);
      const { duty, steps } = await site.finish(id);
      expect(duty.state).toBe("completed");
      expect(actionsOf(steps)).toEqual(["remove_documents done 4"]);
      expect(changedPaths(before, world).toSorted()).toEqual([
        "/invoices/701",
        "/invoices/702",
        "/transactions/701",
        "/transactions/702",
      ]);
      expect(asked(site)).toEqual(["invoice 701,invoice 702,transaction 701,transaction 702"]);
      expect(await rowsOf(site)).toEqual(goneOf7);
      const evidence = await listEvidence(site.books.ledger, { limit: 100 });
      expect(evidence.filter(({ kind }) => kind === "document.removed")).toHaveLength(4);

      const after = structuredClone(world);
      await purgeDocuments(site.parts)(id, never);
      expect(changedPaths(after, world)).toEqual([]);
      expect(asked(site)).toHaveLength(1);
    }));

  test("whose answer was lost, or whose worker was killed before it wrote it down, removes nothing twice and knows all of it gone", () =>
    withPurges(async (site) => {
      const { door } = site;
      await review(site);
      const remove = door!.answers["expiredDocuments"] as (data: object) => object;
      let isLost = true;
      door!.answers["expiredDocuments"] = (data, response) => {
        const answer = remove(data);
        if (!isLost) return answer;
        isLost = false;
        response.destroy();
        return undefined;
      };
      const id = await release(site);
      await purgeDocuments(site.parts)(id, never);
      // As a worker that was killed in the middle leaves it.
      const lost = { state: "running", lease_owner: workerA, lease_until: site.books.now.toISOString() } as const;
      await site.books.ledger.updateTable("duty").set(lost).where("id", "=", id).execute();
      await site.books.ledger.updateTable("step").set({ state: "running" }).where("duty_id", "=", id).execute();
      const { duty, steps } = await site.finish(id);
      expect(duty.state).toBe("completed");
      expect(actionsOf(steps)).toEqual(["remove_documents done 4"]);
      expect(asked(site)).toHaveLength(2);
      expect(await rowsOf(site)).toEqual(goneOf7.map((row) => (row.endsWith("absent") ? row : `${row} absent`)));
    }));

  test("keeps what today's policy keeps longer than the list said", () =>
    withPurges(async (site) => {
      await review(site);
      const id = await release(site);
      const { policy } = site.books.acts;
      const longer = { keep: "P11Y", countedFrom: "endOfCalendarYear", ground: "a new law" } as const;
      const changed = {
        ...site.parts,
        acts: {
          ...site.books.acts,
          policy: { ...policy, retention: { ...policy.retention, invoices: [longer] } },
        },
      };
      await purgeDocuments(changed)(id, never);
      expect(asked(site)).toEqual(["invoice 701,transaction 701,transaction 702"]);
      expect(await rowsOf(site)).toContain("invoice 702 retained");
      const row = (await documentsOfClient(site.books.ledger, 7)).find(({ document_id }) => document_id === 702);
      expect(row).toMatchObject({ keep_until: "2027-01-01", ground: "a new law" });
    }));

  test("re-reads: what is unsettled again, another client's or already gone is not removed as this client's", () =>
    withPurges(async (site) => {
      const { world } = site.whmcs;
      await review(site);
      const id = await release(site);
      world.invoices.get(701)!.status = "Unpaid";
      world.invoices.get(702)!.clientId = 8;
      world.transactions.delete(702);
      const { duty, steps } = await site.finish(id);
      expect(duty).toMatchObject({ state: "waiting", reason: "person" });
      expect(actionsOf(steps)).toEqual(["remove_documents manual"]);
      expect(world.invoices.has(701) && world.invoices.has(702)).toBe(true);
      expect(await rowsOf(site)).toEqual([
        "invoice 701 refused not_settled",
        "invoice 702 refused other_client",
        "transaction 701 refused not_settled",
        "transaction 702 removed absent",
      ]);
      const [task] = await tasksOf(site);
      expect(task).toMatchObject({ code: "documents_refused", client_id: 7, duty_id: id });
      await completeTask(site.books.acts, task!.id, "retained", "owner");
      expect((await site.finish(id)).duty.state).toBe("completed");
    }));

  test("goes in calls of at most two hundred, notes before their invoices", () => {
    const world = emptyWorld();
    addClient(world, { id: 7, email: "client7@example.com" });
    for (let n = 1; n <= 450; n += 1) {
      addInvoice(world, { id: n, clientId: 7, date: "2010-01-01", status: "Paid" });
    }
    const notes = new Map([[5, { invoiceId: 450, date: "2011-01-01" }]]);
    return withPurges(
      async (site) => {
        await review(site);
        const { steps } = await site.finish(await release(site));
        expect(actionsOf(steps)).toEqual(["remove_documents done 451"]);
        expect(asked(site).map((call) => call.split(",").length)).toEqual([200, 200, 51]);
        expect(asked(site)[0]?.startsWith("credit_note 5,invoice 1,")).toBe(true);
        expect([world.invoices.size, notes.size]).toEqual([0, 0]);
      },
      { world, notes },
    );
  });

  test("waits for the addon where there is none, and tells the owner once", () =>
    withPurges(
      async (site) => {
        await review(site);
        const id = await release(site);
        for (let turn = 0; turn < 3; turn += 1) {
          await purgeDocuments(site.parts)(id, never);
          expect(await site.books.duty(id)).toMatchObject({ state: "waiting", reason: "addon_door_absent" });
          site.books.pass(3_600_000);
        }
        const [task, ...others] = await tasksOf(site);
        expect(task).toMatchObject({ code: "purge_needs_addon", duty_id: id });
        expect(others).toEqual([]);
        await completeTask(site.books.acts, task!.id, "done", "owner");
        await purgeDocuments(site.parts)(id, never);
        expect(await tasksOf(site)).toEqual([]);
        expect(site.whmcs.world.invoices.has(701)).toBe(true);
      },
      { withoutAddon: true },
    ));

  test("touches nothing with an addon of before, which is named, and goes on once it is renewed", () =>
    withPurges(async (site) => {
      await review(site);
      const { documentKinds, ...before } = healthyCapabilities;
      const present = site.door!.answers["capabilities"]!;
      site.door!.answers["capabilities"] = before;
      const id = await release(site);
      await purgeDocuments(site.parts)(id, never);
      expect(await site.books.duty(id)).toMatchObject({ state: "scheduled", reason: "door.addon_outdated" });
      expect(asked(site)).toEqual([]);
      site.door!.answers["capabilities"] = present;
      expect(documentKinds).toContain("transaction");
      expect((await site.finish(id)).duty.state).toBe("completed");
    }));

  test("passes the gates of what destroys, a client's hold and a dry run, but no daily limit", () =>
    withPurges(
      async (site) => {
        await review(site);
        for (const clientId of [7, 8]) {
          const id = await release(site, clientId);
          if (clientId === 8) await holdClient(site.books.acts, 8, "claim", "owner");
          await purgeDocuments(site.parts)(id, never);
        }
        expect(await purgeOf(site)).toMatchObject({ state: "completed" });
        expect(await purgeOf(site, 8)).toMatchObject({ state: "held", hold_reason: "claim" });
        expect(site.whmcs.world.invoices.has(801)).toBe(true);
      },
      { policy: { limits: { deletionsPerDay: 0, anonymizationsPerDay: 0 } } },
    ));

  test("of a dry run names what it would remove, and removes nothing", () =>
    withPurges(async (site) => {
      site.books.mode = "dry_run";
      await review(site);
      const id = await release(site);
      await purgeDocuments(site.parts)(id, never);
      expect(await purgeOf(site)).toMatchObject({
        state: "held",
        reason: "dry_run",
        steps: [{ action: "remove_documents", state: "skipped", reason: "dry_run", count: 4 }],
      });
      expect(asked(site)).toEqual([]);
    }));

  test("that a client's hold let go again still asks for the owner's word on the documents", () =>
    withPurges(async (site) => {
      await holdClient(site.books.acts, 7, "claim", "owner");
      await review(site);
      const { id } = (await purgeOf(site))!;
      expect(await site.books.duty(id)).toMatchObject({ state: "held", hold_scope: "client" });
      await releaseClient(site.books.acts, 7, "owner");
      await purgeDocuments(site.parts)(id, never);
      expect(await purgeOf(site)).toMatchObject({ state: "held", reason: "documents_expired" });
      expect(asked(site)).toEqual([]);
    }));
});

describe("an anonymised account", () => {
  /** Client 7 closed, with one invoice kept until 2027 and a quote, anonymised with the addon. */
  async function anonymise(site: DutySite): Promise<string> {
    const id = await site.books.open({ kind: "anonymization", clientId: 7, origin: "owner", actor: "owner" });
    expect((await site.finish(id)).duty).toMatchObject({ state: "completed" });
    return id;
  }
  const closed = (): World => {
    const world = worldOfTwins();
    world.clients.get(7)!.status = "Closed";
    const contact = addContact(world, { clientId: 7, email: "books@example.com", firstname: "Noor" });
    world.clients.get(7)!.billingContactId = contact.id;
    addQuote(world, { clientId: 7, id: 71, stage: "Accepted", datecreated: "2015-03-01", dateaccepted: "2016-03-01" });
    return world;
  };
  const json = (site: DutySite, id: string): Promise<object> => readDuty(site.books.acts, id, "anonymization");

  test("has each document that stays in a row of its own, and what has expired at once on the list of a purge", () =>
    withPurges(
      async (site) => {
        await anonymise(site);
        expect(await rowsOf(site)).toEqual([
          "invoice 701 expired",
          "invoice 702 expired",
          "invoice 703 retained",
          "quote 71 retained",
          "transaction 701 expired",
          "transaction 702 expired",
          "transaction 703 retained",
        ]);
        expect(await purgeOf(site)).toMatchObject({ state: "held", reason: "documents_expired" });
      },
      { world: closed() },
    ));

  test("is finished off once none of its documents stays, and its result says so; the twin keeps everything", () =>
    withPurges(
      async (site) => {
        const { world } = site.whmcs;
        world.transactions.delete(703);
        const id = await anonymise(site);
        expect(await json(site, id)).toMatchObject({ result: "reduced" });
        const { firstname, lastname } = world.clients.get(7)!;
        await site.finish(await release(site));
        expect(await json(site, id)).toMatchObject({ result: "reduced" });

        site.books.now = new Date("2027-01-02T09:00:00Z");
        await review(site);
        const preview = (await purgeOf(site))!;
        expect(preview).toMatchObject({ state: "held", reason: "documents_expired" });
        expect(actionsOf(preview.steps)).toEqual([
          "remove_documents pending 1",
          "delete_quotes pending 1",
          "delete_contacts pending 1",
          "scrub_database pending",
          "anonymise_profile pending 1",
          "scrub_logs pending",
        ]);
        const twin = structuredClone(world.clients.get(8));
        const { duty, steps } = await site.finish(await release(site));
        expect(duty.state).toBe("completed");
        expect(steps.map(({ action }) => action)).toEqual(preview.steps.map(({ action }) => action));
        expect(await json(site, id)).toMatchObject({ result: "anonymised", retained: [] });
        expect([...world.invoices.values(), ...world.transactions.values()].every((row) => row.clientId === 8)).toBe(
          true,
        );
        expect(world.quotes.has(71)).toBe(false);
        expect([...world.contacts.values()].filter(({ clientId }) => clientId === 7)).toEqual([]);
        const profile = world.clients.get(7)!;
        expect(profile.status).toBe("Closed");
        expect([profile.firstname, profile.lastname]).not.toContain(firstname);
        expect(isPlaceholderName(profile.lastname) && !isPlaceholderName(lastname)).toBe(true);
        expect(world.clients.get(8)).toEqual(twin);
        expect((await rowsOf(site)).every((row) => row.includes("removed"))).toBe(true);
      },
      { world: closed() },
    ));

  test("that was opened again is never finished off, though its documents may go", () =>
    withPurges(
      async (site) => {
        const { world } = site.whmcs;
        world.transactions.delete(703);
        await anonymise(site);
        await site.finish(await release(site));
        site.books.now = new Date("2027-01-02T09:00:00Z");
        await review(site);
        world.clients.get(7)!.status = "Active";
        const profile = structuredClone(world.clients.get(7));
        const { duty, steps } = await site.finish(await release(site));
        expect(duty).toMatchObject({ state: "held", reason: "facts_changed" });
        expect(actionsOf(steps)[0]).toBe("remove_documents done 1");
        expect(world.clients.get(7)).toEqual(profile);
      },
      { world: closed() },
    ));

  test("of which a draft remains asks for it before the rest goes", () =>
    withPurges(
      async (site) => {
        const { world } = site.whmcs;
        world.transactions.delete(703);
        addInvoice(world, { id: 799, clientId: 7, date: "2026-01-01", status: "Draft" });
        const id = await anonymise(site);
        await site.finish(await release(site));
        site.books.now = new Date("2027-01-02T09:00:00Z");
        await review(site);
        const purge = await release(site);
        const waiting = await site.finish(purge);
        expect(waiting.duty).toMatchObject({ state: "waiting", reason: "person" });
        expect(isPlaceholderName(world.clients.get(7)!.lastname)).toBe(false);
        world.invoices.delete(799);
        const [task] = await tasksOf(site);
        await completeTask(site.books.acts, task!.id, "done", "owner");
        expect((await site.finish(purge)).duty.state).toBe("completed");
        expect(isPlaceholderName(world.clients.get(7)!.lastname)).toBe(true);
        expect(await json(site, id)).toMatchObject({ result: "anonymised" });
      },
      { world: closed() },
    ));
});
