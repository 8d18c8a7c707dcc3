import { describe, expect, test } from "@jest/globals";
import { addClient, emptyWorld } from "../../simulators/whmcs/builders.ts";
import { addInvoice } from "../../simulators/whmcs/record-builders.ts";
import { holdClient, releaseClient } from "../../src/duties/hold.ts";
import { resumeEverything, stopEverything } from "../../src/duties/stop.ts";
import { completeTask } from "../../src/duties/tasks.ts";
import { listEvidence } from "../../src/ledger/evidence.ts";
import { documentsOfClient } from "../../src/ledger/retained-documents.ts";
import { purgeDocuments } from "../../workers/purge.ts";
import { healthyCapabilities } from "../support/door-server.ts";
import { workerA } from "../support/ledger.ts";
import { actionsOf, asked, never, purgeOf, release, review, rowsOf, tasksOf, withPurges } from "../support/purges.ts";
import { changedPaths } from "../support/twins.ts";

const goneOf7 = [
  "invoice 701 removed",
  "invoice 702 removed",
  "transaction 701 removed absent",
  "transaction 702 removed",
];

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

  test("goes in calls of at most twenty, notes before their invoices", () => {
    const world = emptyWorld();
    addClient(world, { id: 7, email: "client7@example.com" });
    for (let n = 1; n <= 45; n += 1) {
      addInvoice(world, { id: n, clientId: 7, date: "2010-01-01", status: "Paid" });
    }
    const notes = new Map([[5, { invoiceId: 45, date: "2011-01-01" }]]);
    return withPurges(
      async (site) => {
        await review(site);
        const { steps } = await site.finish(await release(site));
        expect(actionsOf(steps)).toEqual(["remove_documents done 46"]);
        expect(asked(site).map((call) => call.split(",").length)).toEqual([20, 20, 6]);
        expect(asked(site)[0]?.startsWith("credit_note 5,invoice 1,")).toBe(true);
        expect([world.invoices.size, notes.size]).toEqual([0, 0]);
      },
      { world, notes },
    );
  });

  test("hears the global stop between two calls, and goes on from there after it", () => {
    const world = emptyWorld();
    addClient(world, { id: 7, email: "client7@example.com" });
    for (let n = 1; n <= 45; n += 1) {
      addInvoice(world, { id: n, clientId: 7, date: "2010-01-01", status: "Paid" });
    }
    return withPurges(
      async (site) => {
        await review(site);
        const id = await release(site);
        const remove = site.door!.answers["expiredDocuments"] as (data: object) => object;
        site.door!.answers["expiredDocuments"] = (data, response) => {
          const body = JSON.stringify(remove(data));
          void stopEverything(site.books.acts, "owner").then(() =>
            response.writeHead(200, { "Content-Type": "application/json" }).end(body),
          );
          return undefined;
        };
        await purgeDocuments(site.parts)(id, never);
        expect(asked(site)).toHaveLength(1);
        expect(world.invoices.size).toBe(25);
        expect(await site.books.duty(id)).toMatchObject({ state: "scheduled", reason: "stopped" });
        site.door!.answers["expiredDocuments"] = remove;
        await resumeEverything(site.books.acts, "owner");
        expect((await site.finish(id)).duty.state).toBe("completed");
        expect([world.invoices.size, asked(site).length]).toEqual([0, 3]);
      },
      { world },
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
