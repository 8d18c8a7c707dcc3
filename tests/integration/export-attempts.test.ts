import { buffer } from "node:stream/consumers";
import { expect, test } from "@jest/globals";
import { leaseMs } from "../../src/duties/claim-duty.ts";
import { destroyExpiredPackages, destroyLeftovers } from "../../src/duties/destroy-packages.ts";
import { findPackage } from "../../src/ledger/packages.ts";
import type { ExportStore } from "../../src/package/export-store.ts";
import { type ExportWorker, withExportWorker } from "../support/export-worker.ts";
import { sha256 } from "../support/package-reading.ts";

// Two workers at one export, or a worker and the sweep: whoever comes in between, and wherever, the package that the ledger
// tells of is the one that is read, and nothing else stays.

/** The package as the ledger tells of it is there, whole and alone. */
async function expectOnePackage({ books, parts, stored }: ExportWorker, id: string): Promise<void> {
  expect((await books.duty(id)).state).toBe("completed");
  const row = (await findPackage(books.ledger, id))!;
  expect(row).toMatchObject({ gone_at: null });
  const zip = await buffer((await parts.packages.openPackage(row.object))!);
  expect([zip.length, sha256(zip)]).toEqual([row.bytes, row.sha256]);
  expect((await stored()).toSorted()).toEqual([`${row.object}.key`, `${row.object}.zip.age`]);
  expect(row.object.startsWith(`${id}-`)).toBe(true);
}

/** A store in which another worker takes over once this one has built its package, and before any of it is stored. */
function overtaken(real: ExportStore, takeOver: () => Promise<unknown>): ExportStore {
  return {
    ...real,
    savePackage: (name, build) =>
      real.savePackage(name, async (destination, disk) => {
        const built = await build(destination, disk);
        await takeOver();
        return built;
      }),
  };
}

const killed = (): never => {
  throw new Error("killed");
};

/** A worker of an export that dies once its package is stored and before that is recorded. */
async function dieUnrecorded({ books, parts, work }: ExportWorker, id: string): Promise<void> {
  await work(id, {
    ...parts.packages,
    savePackage: async (name, build) => {
      await parts.packages.savePackage(name, build);
      return killed();
    },
  });
  books.pass(60_000);
}

test("a worker that another overtakes before it stores its package takes nothing of the other's away", () =>
  withExportWorker(async (worker) => {
    const { books, parts, ask, work, whmcs } = worker;
    const id = await ask();
    const takeOver = async (): Promise<void> => {
      books.pass(leaseMs + 1);
      whmcs.world.clients.get(7)!.companyname = "Another name since";
      await work(id);
      await expectOnePackage({ ...worker, stored: async () => (await worker.stored()).filter(isWhole) }, id);
    };
    await work(id, overtaken(parts.packages, takeOver));
    await expectOnePackage(worker, id);
  }));

test("what an overtaken worker stores before it dies goes with the sweep, however late, and the other's package stays", () =>
  withExportWorker(async (worker) => {
    const { books, parts, ask, work, stored } = worker;
    const id = await ask();
    const late = overtaken(parts.packages, async () => {
      books.pass(leaseMs + 1);
      await work(id);
    });
    const savePackage: ExportStore["savePackage"] = async (name, build) => {
      await late.savePackage(name, build);
      return killed();
    };
    await work(id, { ...late, savePackage });
    expect(await stored()).toHaveLength(4);
    books.pass(3 * 24 * 3_600_000);
    await destroyLeftovers(books.acts, parts.packages);
    await expectOnePackage(worker, id);
  }));

test("the sweep takes what dead workers left, and not the package of the one that finishes while it sweeps", () =>
  withExportWorker(async (worker) => {
    const { books, parts, ask, work, stored } = worker;
    const id = await ask();
    await dieUnrecorded(worker, id);
    expect(await stored()).toHaveLength(2);
    await destroyLeftovers(books.acts, {
      ...parts.packages,
      listPackages: async () => {
        await work(id);
        const all = await parts.packages.listPackages();
        expect(all).toHaveLength(2);
        return all;
      },
    });
    await expectOnePackage(worker, id);
  }));

test("the sweep spares a package that is stored and not yet recorded, for as long as its worker holds the export", () =>
  withExportWorker(async (worker) => {
    const { books, parts, ask, work } = worker;
    const id = await ask();
    await work(id, {
      ...parts.packages,
      savePackage: async (name, build) => {
        const saved = await parts.packages.savePackage(name, build);
        await destroyLeftovers(books.acts, parts.packages);
        return saved;
      },
    });
    await expectOnePackage(worker, id);
  }));

test("the sweep takes what a restored backup brings back of a package that was destroyed", () =>
  withExportWorker(async ({ books, parts, ask, work, stored }) => {
    const id = await ask();
    await work(id);
    const { object, expires_at } = (await findPackage(books.ledger, id))!;
    books.now = new Date(expires_at);
    await destroyExpiredPackages(books.acts, parts.packages);
    await parts.packages.savePackage(object, async (destination) => void destination.end("a package"));
    expect(await stored()).toHaveLength(2);
    await destroyLeftovers(books.acts, parts.packages);
    expect(await stored()).toEqual([]);
  }));

test("the sweep takes what no row names and no export made, and touches nothing but packages", () =>
  withExportWorker(async ({ books, parts, stored }) => {
    const stranger = "0198c0de-0000-7000-8000-000000000001";
    const subject = { clientId: 7, emails: [], domains: [], usernames: [], serviceIds: [] };
    await parts.subjects.sealSubject(stranger, subject);
    for (const name of [stranger, `${stranger}-${stranger}`]) {
      await parts.packages.savePackage(name, async (destination) => void destination.end("a package"));
    }
    expect(await stored()).toHaveLength(6);
    await destroyLeftovers(books.acts, parts.packages);
    expect((await stored()).toSorted()).toEqual([`${stranger}.subject.age`, `${stranger}.subject.key`]);
  }));

function isWhole(name: string): boolean {
  return !name.startsWith(".");
}
