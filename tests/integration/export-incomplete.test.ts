import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "@jest/globals";
import type { Fault } from "../../simulators/whmcs/faults.ts";
import { readDuty } from "../../src/http/duty-json.ts";
import { findPackage } from "../../src/ledger/packages.ts";
import { exportPackage } from "../../workers/export.ts";
import { type ExportWorker, withExportWorker } from "../support/export-worker.ts";
import { openZip } from "../support/package-reading.ts";

// What becomes of an export that could not read everything, or whose worker died late.

interface Shown {
  readonly state: string;
  readonly reason?: string;
  readonly steps: readonly { readonly state: string; readonly reason?: string }[];
  readonly sources: readonly { readonly name: string; readonly status: string; readonly reason?: string }[];
}

const show = async ({ books }: Pick<ExportWorker, "books">, id: string): Promise<Shown> =>
  (await readDuty(books.acts, id, "export")) as Shown;

const errorsIn = ({ logged }: ExportWorker) =>
  logged.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ level }) => level === "error");

/** The next turn at a duty, when it is due. */
async function nextTurn({ books, work }: ExportWorker, id: string, packages?: ExportWorker["parts"]["packages"]) {
  const { wake_at } = await books.duty(id);
  if (wake_at! > books.now.toISOString()) books.now = new Date(wake_at!);
  await work(id, packages);
}

async function packageOf({ parts, books }: ExportWorker, id: string) {
  const row = (await findPackage(books.ledger, id))!;
  return openZip(await buffer((await parts.packages.openPackage(row.object))!));
}

/** The same packages while WHMCS goes away, for these actions, as soon as they are being read. */
function awayWhileReading(
  { parts, whmcs }: ExportWorker,
  actions: readonly string[],
): ExportWorker["parts"]["packages"] {
  return {
    ...parts.packages,
    savePackage: (name, build) => {
      for (const action of actions) whmcs.faults.set(action, { kind: "html", status: 503 });
      return parts.packages.savePackage(name, build);
    },
  };
}

describe("an export that lacks something", () => {
  test.each<[string, string, Fault, string]>([
    ["a page stands in place of an answer", "GetEmails", { kind: "html", status: 200 }, "whmcs.unreadable"],
    ["the API role lacks an action", "GetEmails", { kind: "permission_denied" }, "whmcs.permission_missing"],
    ["WHMCS fails at one action", "GetEmails", { kind: "html", status: 503 }, "connector.unavailable"],
  ])("because %s is tried three times, then kept, and the owner told once", (_, action, fault, code) =>
    withExportWorker(async (worker) => {
      const { books, ask, whmcs, stored } = worker;
      whmcs.faults.set(action, fault);
      const id = await ask();
      for (let turn = 1; turn <= 2; turn += 1) {
        await nextTurn(worker, id);
        expect(await show(worker, id)).toMatchObject({ state: "scheduled", reason: code });
        const [first] = (await show(worker, id)).sources.filter(({ name }) => name === "whmcs");
        expect(first).toMatchObject({ status: "unreachable", reason: code });
        expect([await stored(), await findPackage(books.ledger, id), errorsIn(worker)]).toEqual([[], undefined, []]);
      }
      await nextTurn(worker, id);
      const end = await show(worker, id);
      expect(end).toMatchObject({ state: "completed", steps: [{ state: "done", reason: code }] });
      expect(end.sources.find(({ name }) => name === "whmcs")).toMatchObject({ status: "unreachable", reason: code });
      expect((await packageOf(worker, id)).paths).not.toContain("data/whmcs/emails.json");
      expect(errorsIn(worker)).toMatchObject([
        {
          event: "export.incomplete",
          dutyId: id,
          connector: "whmcs",
          code,
          problem: expect.stringMatching(/new export/),
        },
      ]);
    }),
  );

  test("and gets it at the second attempt is complete, and nobody is told of anything", () =>
    withExportWorker(async (worker) => {
      const { ask, whmcs } = worker;
      whmcs.faults.set("GetEmails", { kind: "permission_denied" });
      const id = await ask();
      await nextTurn(worker, id);
      whmcs.faults.clear();
      await nextTurn(worker, id);
      const end = await show(worker, id);
      expect(end).toMatchObject({ state: "completed", steps: [{ state: "done" }] });
      expect(end.steps[0]).not.toHaveProperty("reason");
      expect((await packageOf(worker, id)).paths).toContain("data/whmcs/emails.json");
      expect(errorsIn(worker)).toEqual([]);
    }));

  test("that nothing can give is kept at the first attempt, and the owner told", () =>
    withExportWorker(async (worker) => {
      const { ask, whmcs } = worker;
      whmcs.faults.set("GetEmails", { kind: "status", status: 400 });
      const id = await ask();
      await nextTurn(worker, id);
      expect((await show(worker, id)).state).toBe("completed");
      expect(errorsIn(worker)).toMatchObject([{ event: "export.incomplete", code: "connector.rejected" }]);
    }));

  test.each([
    ["before anything was read", ["*"]],
    ["when much was read", ["GetEmails", "GetClientsDetails"]],
  ])("because WHMCS went away %s waits for it, however long, instead of handing out a part", (_, actions) =>
    withExportWorker(async (worker) => {
      const { books, ask, stored, whmcs } = worker;
      const id = await ask();
      for (let turn = 1; turn <= 4; turn += 1) {
        whmcs.faults.clear();
        await nextTurn(worker, id, awayWhileReading(worker, actions));
        expect(await show(worker, id)).toMatchObject({ state: "scheduled", reason: "connector.unavailable" });
        expect([await stored(), await findPackage(books.ledger, id)]).toEqual([[], undefined]);
      }
      whmcs.faults.clear();
      await nextTurn(worker, id);
      expect((await show(worker, id)).state).toBe("completed");
      expect((await packageOf(worker, id)).paths).toContain("data/whmcs/emails.json");
    }),
  );
});

test("a package that was recorded before its worker died is finished with, not made again nor lost", () =>
  withExportWorker(async (worker) => {
    const { books, parts, ask, whmcs } = worker;
    const id = await ask();
    await exportPackage({
      ...parts,
      askForSweep: () => {
        throw new Error("killed");
      },
    })(id, new AbortController().signal);
    const recorded = await findPackage(books.ledger, id);
    expect(recorded).toMatchObject({ gone_at: null });
    expect((await books.duty(id)).state).not.toBe("completed");

    whmcs.faults.set("*", { kind: "html", status: 200 });
    const calls = whmcs.calls.length;
    await nextTurn(worker, id);
    const end = await show(worker, id);
    expect(end).toMatchObject({ state: "completed", steps: [{ state: "done", count: expect.any(Number) }] });
    expect(whmcs.calls).toHaveLength(calls);
    expect(await findPackage(books.ledger, id)).toEqual(recorded);
    expect((await packageOf(worker, id)).paths).toContain("data/whmcs/emails.json");
  }));
