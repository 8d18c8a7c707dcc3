import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "@jest/globals";
import type { WhmcsApi } from "../../src/connectors/whmcs/api.ts";
import { claimDuty } from "../../src/duties/claim-duty.ts";
import { followExport } from "../../src/duties/export-progress.ts";
import { followMerge } from "../../src/duties/follow-merge.ts";
import { retryDuty } from "../../src/duties/retry.ts";
import { PermanentError, RetryableError } from "../../src/domain/errors.ts";
import { readDuty } from "../../src/http/duty-json.ts";
import { countUnmapped, listSources } from "../../src/ledger/export-sources.ts";
import { findPackage } from "../../src/ledger/packages.ts";
import { exportPackage } from "../../workers/export.ts";
import { type ExportWorker, withExportWorker } from "../support/export-worker.ts";
import { withBooks, workerA, workerB } from "../support/ledger.ts";
import { openZip } from "../support/package-reading.ts";

/** An export as the API shows it. */
interface Shown {
  readonly state: string;
  readonly reason?: string;
  readonly progress: { readonly done: number; readonly total: number };
  readonly sources: readonly {
    readonly name: string;
    status: string;
    records: number;
    entity?: string;
    unmapped?: object[];
  }[];
}

const show = async ({ books }: Pick<ExportWorker, "books">, id: string): Promise<Shown> =>
  (await readDuty(books.acts, id, "export")) as Shown;

describe("progress", () => {
  test("moves while the export runs, source by source, and ends at what was read", () =>
    withExportWorker(async (worker) => {
      const { ask, work, whmcs } = worker;
      whmcs.faults.set("GetTickets", { kind: "slow", ms: 700 }, 1);
      whmcs.faults.set("GetEmails", { kind: "slow", ms: 1_400 }, 1);
      const id = await ask();
      const ended = new AbortController();
      const worked = work(id).finally(() => ended.abort());
      const seen = new Map<string, Shown>();
      while (!ended.signal.aborted) {
        const shown = await show(worker, id);
        if (shown.state === "running") seen.set(JSON.stringify([shown.progress, shown.sources]), shown);
        await new Promise(setImmediate);
      }
      await worked;

      const end = await show(worker, id);
      const records = end.sources.reduce((sum, source) => sum + source.records, 0);
      expect(records).toBeGreaterThan(10);
      expect(end).toMatchObject({ state: "completed", progress: { done: records, total: records } });
      const [whmcsAtEnd] = end.sources.filter(({ name }) => name === "whmcs");
      expect(whmcsAtEnd).toMatchObject({ status: "complete", records });
      expect(whmcsAtEnd).not.toHaveProperty("entity");

      const between = [...seen.values()].filter(({ progress: { done } }) => done > 0 && done < records);
      const counts = between.map(({ progress }) => progress.done);
      expect(new Set(counts).size).toBeGreaterThanOrEqual(2);
      expect(counts).toEqual(counts.toSorted((a, b) => a - b));
      for (const { progress, sources } of between) {
        expect(progress.total).toBeGreaterThanOrEqual(progress.done);
        expect(sources).toEqual([
          { name: "whmcs", status: "running", records: progress.done, entity: expect.stringMatching(/^[a-z_]+$/) },
        ]);
      }
    }));

  test("of a second attempt starts again, and the first writes no more", () =>
    withBooks(async (books) => {
      const id = await books.open({ kind: "export", clientId: 7, origin: "owner", actor: "owner" });
      await run(workerA);
      const first = await followExport(books.acts, await books.duty(id), workerA, 40);
      first.report({ source: "whmcs", entity: "tickets", records: 30 });
      first.report({ source: "whmcs", entity: "emails", records: 35 });
      await first.settle();
      expect((await show({ books }, id)).progress).toEqual({ done: 35, total: 40 });

      books.pass(60_000);
      await run(workerB);
      const second = await followExport(books.acts, await books.duty(id), workerB, 40);
      expect(await show({ books }, id)).toMatchObject({ progress: { done: 0, total: 40 }, sources: [] });
      first.report({ source: "whmcs", records: 39 }); // it had ended
      const stale = await followExport(books.acts, await books.duty(id), workerA, 90);
      stale.report({ source: "whmcs", records: 50 });
      await stale.settle();
      second.report({ source: "whmcs", entity: "invoices", records: 45 });
      await second.settle();
      expect((await show({ books }, id)).progress).toEqual({ done: 45, total: 45 });
      expect(await listSources(books.ledger, [id])).toMatchObject([{ records: 45, entity: "invoices" }]);

      async function run(owner: string): Promise<void> {
        expect((await claimDuty(books.acts, id, owner)).kind).toBe("claimed");
        await books.ledger.updateTable("duty").set({ state: "running" }).where("id", "=", id).execute();
      }
    }));

  test("an attempt that ended without a package shows no source as being read", () =>
    withExportWorker(async (worker) => {
      const { books, parts, ask, work } = worker;
      for (const [error, state] of [
        [new RetryableError("storage.failed"), "scheduled"],
        [new PermanentError("package.name_invalid"), "failed"],
      ] as const) {
        const id = await ask();
        await work(id, {
          ...parts.packages,
          savePackage: (name, build) =>
            parts.packages.savePackage(name, async (destination, disk) => {
              await build(destination, disk);
              throw error;
            }),
        });
        expect(await show(worker, id)).toMatchObject({ state, reason: error.code, sources: [] });
        const rows = await books.ledger.selectFrom("export_source").selectAll().where("duty_id", "=", id).execute();
        // Or there would be nothing to hide.
        expect(rows.find(({ name }) => name === "whmcs")).toMatchObject({ status: "running" });
      }
    }));
});

describe("a full disk", () => {
  test("is the reason the owner sees while the export waits; it goes on by itself once there is room", () =>
    withExportWorker(async (worker) => {
      const { books, ask, work, stored, logged, whmcs, withRoom } = worker;
      const id = await ask();
      await work(id, withRoom(1_000_000));
      expect(await show(worker, id)).toMatchObject({ state: "scheduled", reason: "storage.full" });
      expect(await stored()).toEqual([]);
      expect(whmcs.calls.some(({ action }) => action === "GetInvoices" || action === "GetTickets")).toBe(false);
      const told = logged.map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(told.find(({ event }) => event === "export.no_room")).toMatchObject({
        level: "error",
        dutyId: id,
        problem: expect.stringMatching(/^The disk.*Free space.*until it has failed; then/),
      });

      const { wake_at } = await books.duty(id);
      expect(wake_at! > books.now.toISOString()).toBe(true);
      books.now = new Date(wake_at!);
      await work(id);
      expect(await show(worker, id)).toMatchObject({ state: "completed" });
      expect(await findPackage(books.ledger, id)).toMatchObject({ gone_at: null, language: "nl" });
    }));

  test("that stays full fails the export in the end, and a retry starts it anew", () =>
    withExportWorker(async (worker) => {
      const { books, ask, work, withRoom } = worker;
      const id = await ask();
      for (let turns = 0; (await books.duty(id)).state !== "failed"; turns += 1) {
        expect(turns).toBeLessThan(20);
        books.now = new Date((await books.duty(id)).wake_at!);
        await work(id, withRoom(1_000_000));
      }
      expect(await show(worker, id)).toMatchObject({ state: "failed", reason: "storage.full" });
      await retryDuty(books.acts, id, "export", "owner");
      await work(id);
      expect(await show(worker, id)).toMatchObject({ state: "completed" });
    }));
});

describe("a field that this version does not know", () => {
  test("is named and counted for the owner, and its values are nowhere but in WHMCS", () =>
    withExportWorker(async (worker) => {
      const { books, ask, work, whmcs, logged } = worker;
      whmcs.faults.set("GetEmails", { kind: "extra_field", field: "newfield", value: "Mara Voorbeeld" });
      whmcs.faults.set("GetClientsDomains", { kind: "extra_field", field: "Mara Voorbeeld", value: "x" });
      const id = await ask();
      await work(id);
      const rows = [...whmcs.world.emails.values()].filter(({ clientId }) => clientId === 7).length;
      const domains = [...whmcs.world.domains.values()].filter(({ clientId }) => clientId === 7).length;
      expect([rows > 0, domains > 0]).toEqual([true, true]);

      const end = await show(worker, id);
      expect(end.state).toBe("completed");
      expect(end.sources.find(({ name }) => name === "whmcs")?.unmapped).toEqual([
        { entity: "domains", field: "other", count: domains },
        { entity: "emails", field: "newfield", count: rows },
      ]);
      const told = logged.map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(told.find(({ event }) => event === "export.fields_unmapped")).toMatchObject({
        level: "warn",
        dutyId: id,
        count: rows + domains,
      });
      const evidence = await books.ledger.selectFrom("evidence").selectAll().execute();
      expect(evidence.find(({ kind }) => kind === "export.packaged")?.detail).toContain(`"unmapped":${rows + domains}`);
      expect(await countUnmapped(books.ledger)).toEqual([{ source: "whmcs", count: rows + domains }]);
      expect(JSON.stringify([end, told, evidence])).not.toMatch(/Mara|Voorbeeld/);
    }));

  test("that is known is none: nothing is told", () =>
    withExportWorker(async (worker) => {
      const { books, ask, work, logged } = worker;
      const id = await ask();
      await work(id);
      expect((await show(worker, id)).sources.some((source) => "unmapped" in source)).toBe(false);
      expect(logged.join("")).not.toContain("fields_unmapped");
      expect(await countUnmapped(books.ledger)).toEqual([]);
    }));
});

test("an export whose client is merged into another while it runs is withdrawn, and leaves nothing", () =>
  withExportWorker(async ({ books, ask, work, parts, stored, logged }) => {
    const id = await ask();
    await work(id, {
      ...parts.packages,
      savePackage: async (exportId, build) => {
        const saved = await parts.packages.savePackage(exportId, build);
        await books.perform((tx) => followMerge(tx, 7, 8));
        return saved;
      },
    });
    expect(await books.duty(id)).toMatchObject({ state: "withdrawn", reason: "client_merged" });
    expect(await findPackage(books.ledger, id)).toBeUndefined();
    expect(await stored()).toEqual([]);
    expect(logged.join("")).not.toContain('"level":"error"');
  }));

test("a client is asked for once in an export, its contacts, logins, services and domains too", () =>
  withExportWorker(async ({ ask, work, whmcs }) => {
    await work(await ask());
    const once = ["GetClientsDetails", "GetContacts", "GetUsers", "GetClientsProducts", "GetClientsDomains"];
    const asked = whmcs.calls
      .filter(({ action }) => once.includes(action))
      .map(({ action, params }) => `${action} ${JSON.stringify(params)}`);
    expect(asked.filter((call, index) => asked.indexOf(call) !== index)).toEqual([]);
    expect(new Set(asked.map((call) => call.split(" ")[0]))).toEqual(new Set(once));
  }));

test.each([
  [true, "in the package"],
  [false, "kept out"],
])("with export.notes %s in the policy, staff notes about the client are %s", (notes) =>
  withExportWorker(
    async ({ books, ask, work, whmcs, parts }) => {
      whmcs.world.clients.get(7)!.notes = "Likes tulips";
      const id = await ask();
      await work(id);
      const zip = await openZip(
        await buffer((await parts.packages.openPackage((await findPackage(books.ledger, id))!.object))!),
      );
      expect(zip.text("data/whmcs/profile.json").includes("Likes tulips")).toBe(notes);
    },
    { policy: { export: { notes } } },
  ),
);

test("an export whose size cannot be estimated goes on without an estimate", () =>
  withExportWorker(async (worker) => {
    const { books, parts, ask } = worker;
    let refused = 0;
    const unestimated = (api: WhmcsApi): WhmcsApi => ({
      ...api,
      raw: {
        ...api.raw,
        client: (clientId) => {
          refused += 1;
          return refused === 1
            ? Promise.reject(new PermanentError("whmcs.shape_unexpected"))
            : api.raw.client(clientId);
        },
      },
      remembering: () => unestimated(api.remembering()),
      withSignal: (signal) => unestimated(api.withSignal(signal)),
      withGate: (gate) => unestimated(api.withGate(gate)),
    });
    const id = await ask();
    await exportPackage({ ...parts, whmcs: unestimated(parts.whmcs) })(id, new AbortController().signal);
    expect(refused).toBeGreaterThan(1);
    expect((await books.duty(id)).state).toBe("completed");
    expect((await show(worker, id)).sources.find(({ name }) => name === "whmcs")).toMatchObject({ status: "complete" });
  }));
