import { describe, expect, test } from "@jest/globals";
import { addClient, emptyWorld } from "../../simulators/whmcs/builders.ts";
import { addInvoice } from "../../simulators/whmcs/record-builders.ts";
import { withdrawDuty } from "../../src/duties/withdraw.ts";
import { writeControl } from "../../src/ledger/control.ts";
import { documentsOfClient } from "../../src/ledger/retained-documents.ts";
import { purgeOf, review, rowsOf, tasksOf, withPurges } from "../support/purges.ts";
import { changedPaths } from "../support/twins.ts";

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
