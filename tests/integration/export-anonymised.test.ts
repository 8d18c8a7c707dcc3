import type { Writable } from "node:stream";
import { describe, expect, test } from "@jest/globals";
import { beginDuty } from "../../src/duties/begin-duty.ts";
import { claimStep } from "../../src/duties/claim-step.ts";
import { destroyExpiredPackages, destroyLeftovers, destroyPackagesOf } from "../../src/duties/destroy-packages.ts";
import { findSharedPackage, requirePackage, shareExport } from "../../src/duties/export-package.ts";
import { finishDuty } from "../../src/duties/finish-duty.ts";
import { recordExport } from "../../src/duties/record-export.ts";
import { recordOutcome } from "../../src/duties/record-outcome.ts";
import { recordPlan } from "../../src/duties/record-plan.ts";
import { findPackage, packageName } from "../../src/ledger/packages.ts";
import { listSteps } from "../../src/ledger/steps.ts";
import type { ExportStore } from "../../src/package/export-store.ts";
import { type ExportWorker, withExportWorker } from "../support/export-worker.ts";
import { type Books, workerA } from "../support/ledger.ts";
import { tell } from "../support/stored-events.ts";

// What becomes of a package when its client is anonymised before, while or after it is made.

/** An anonymisation, carried out step by step as its worker would. */
async function anonymise(books: Books, clientId = 7) {
  const { acts, gates, ledger } = books;
  const id = await books.open({ kind: "anonymization", clientId, origin: "owner", actor: "owner" });
  await recordPlan(acts, id, [
    { connector: "packages", action: "destroy_packages", state: "pending" },
    { connector: "whmcs", action: "reduce_profile", state: "pending" },
  ]);
  await books.claim(id, workerA);
  const begin = async (position: number) => {
    await beginDuty(acts, gates, id, workerA);
    const step = (await listSteps(ledger, id))[position]!;
    expect(await claimStep(acts, gates.stop, id, workerA, step)).toBe("claimed");
    return step;
  };
  const settle = async (position: number): Promise<void> => {
    const step = (await listSteps(ledger, id))[position]!;
    await recordOutcome(acts, await books.duty(id), step, { kind: "done", count: 1 });
  };
  return { begin, settle, finish: () => finishDuty(acts, id, workerA) };
}

/** Storage in which something happens before a package is built, or after it was stored and before that is recorded. */
function storeThat(
  real: ExportStore,
  on: { beforeBuild?: () => Promise<void>; afterSave?: (name: string) => Promise<void> },
): ExportStore {
  return {
    ...real,
    savePackage: async (name, build) => {
      const saved = await real.savePackage(name, async (destination, disk) => {
        await on.beforeBuild?.();
        return build(destination, disk);
      });
      await on.afterSave?.(name);
      return saved;
    },
  };
}

const destroyAll = ({ books, parts }: ExportWorker, clientId = 7) =>
  destroyPackagesOf(books.acts, clientId, parts.packages);

/** What the evidence tells of the destructions of an export's packages. */
async function destructionsOf({ ledger }: Books, id: string): Promise<(string | null)[]> {
  const rows = await ledger.selectFrom("evidence").selectAll().where("kind", "=", "export.destroyed").execute();
  return rows.filter(({ duty_id }) => duty_id === id).map(({ detail }) => detail);
}

async function expectEnded({ books, logged, stored }: ExportWorker, id: string): Promise<void> {
  expect(await books.duty(id)).toMatchObject({ state: "failed", reason: "client_anonymised", lease_owner: null });
  expect(await findPackage(books.ledger, id)).toBeUndefined();
  expect(await stored()).toEqual([]);
  const failures = await books.ledger.selectFrom("evidence").selectAll().where("kind", "=", "duty.failed").execute();
  expect(failures).toMatchObject([{ duty_id: id, client_id: 7, detail: expect.stringContaining("client_anonymised") }]);
  expect(logged.join("")).not.toContain('"code":"internal.unexpected"');
}

describe("an export that is being made", () => {
  test("ends, and leaves nothing, when its client's packages are destroyed while it reads", () =>
    withExportWorker(async (worker) => {
      const { books, parts, ask, work } = worker;
      const id = await ask();
      let ended: readonly string[] = [];
      await work(
        id,
        storeThat(parts.packages, {
          beforeBuild: async () => {
            await (await anonymise(books)).begin(0);
            ended = (await destroyAll(worker)).endedExports;
          },
        }),
      );
      expect(ended).toEqual([id]);
      await expectEnded(worker, id);
    }));

  test("ends, and leaves nothing, when its client's packages are destroyed between its storing and its recording", () =>
    withExportWorker(async (worker) => {
      const { books, parts, ask, work } = worker;
      const id = await ask();
      const afterSave = async (): Promise<void> => {
        await (await anonymise(books)).begin(0);
        await destroyAll(worker);
      };
      await work(id, storeThat(parts.packages, { afterSave }));
      await expectEnded(worker, id);
    }));

  test("ends, and leaves nothing, when its client's anonymisation has begun and its packages are not yet looked for", () =>
    withExportWorker(async (worker) => {
      const { books, parts, ask, work, logged } = worker;
      const id = await ask();
      const afterSave = async (): Promise<void> => void (await (await anonymise(books)).begin(1));
      await work(id, storeThat(parts.packages, { afterSave }));
      await expectEnded(worker, id);
      expect(
        logged.filter((line) => line.includes('"event":"duty.failed"') && line.includes('"level":"error"')),
      ).toHaveLength(1);
    }));

  test("ends, and leaves nothing, when its client's anonymisation began and ended while it read", () =>
    withExportWorker(async (worker) => {
      const { books, parts, ask, work } = worker;
      const id = await ask();
      const beforeBuild = async (): Promise<void> => {
        books.pass(1_000);
        const anonymisation = await anonymise(books);
        await anonymisation.begin(1);
        await anonymisation.settle(1);
        books.pass(1_000);
      };
      await work(id, storeThat(parts.packages, { beforeBuild }));
      await expectEnded(worker, id);
    }));

  test("whose worker dies after the storing leaves nothing once the sweep has come", () =>
    withExportWorker(async (worker) => {
      const { books, parts, ask, work, stored } = worker;
      const id = await ask();
      const afterSave = async (name: string): Promise<void> => {
        await (await anonymise(books)).begin(0);
        await destroyAll(worker);
        // As far as a killed worker's disk goes: stored after the destruction, and nobody left to take it back.
        await parts.packages.savePackage(name, async (destination) => void destination.end("a package"));
        throw new Error("killed");
      };
      await work(id, storeThat(parts.packages, { afterSave }));
      expect(await stored()).toHaveLength(2);
      await destroyLeftovers(books.acts, parts.packages);
      await expectEnded({ ...worker, logged: [] }, id);
    }));
});

describe("an export asked for", () => {
  test("while its client is being anonymised waits, says why, and then holds what has stayed", () =>
    withExportWorker(async (worker) => {
      const { books, ask, work } = worker;
      const anonymisation = await anonymise(books);
      await anonymisation.begin(0);
      const id = await ask();
      await work(id);
      expect(await books.duty(id)).toMatchObject({ state: "waiting", reason: "client_being_anonymised" });
      await anonymisation.settle(0);
      await anonymisation.begin(1);
      await anonymisation.settle(1);
      expect(await anonymisation.finish()).toBe("completed");
      books.pass(30_000);
      await work(id);
      expect(await books.duty(id)).toMatchObject({ state: "completed", reason: null });
      expect(await findPackage(books.ledger, id)).toMatchObject({ gone_at: null });
    }));

  test("of another client is none of an anonymisation's business", () =>
    withExportWorker(async (worker) => {
      const { books, parts, work, whmcs } = worker;
      expect(whmcs.world.clients.has(8)).toBe(true);
      const id = await books.open({ kind: "export", clientId: 8, origin: "owner", actor: "owner" });
      const afterSave = async (): Promise<void> => {
        await (await anonymise(books)).begin(0);
        await destroyAll(worker);
      };
      await work(id, storeThat(parts.packages, { afterSave }));
      expect((await books.duty(id)).state).toBe("completed");
    }));
});

test("a finished package and its key are destroyed, its link ends, and its export stays completed", () =>
  withExportWorker(async (worker) => {
    const { books, ask, work, stored } = worker;
    const id = await ask();
    await work(id);
    expect(await stored()).toHaveLength(2);
    expect(await destroyAll(worker)).toEqual({ packages: 1, endedExports: [] });
    expect(await stored()).toEqual([]);
    expect(await findPackage(books.ledger, id)).toMatchObject({ gone_at: books.now.toISOString(), link_hash: null });
    expect((await books.duty(id)).state).toBe("completed");
    expect(await destroyAll(worker)).toEqual({ packages: 0, endedExports: [] });
  }));

test("a package that the sweep destroys while its client is anonymised is destroyed once, as the evidence tells", () =>
  withExportWorker(async ({ books, parts, ask, work, stored }) => {
    const id = await ask();
    await work(id);
    let isFirst = true;
    const keep = new Date((await findPackage(books.ledger, id))!.expires_at).getTime() - books.now.getTime();
    books.pass(keep);
    const first = books.now.toISOString();
    await destroyPackagesOf(books.acts, 7, {
      ...parts.packages,
      destroyPackage: async (object) => {
        await parts.packages.destroyPackage(object);
        if (!isFirst) return;
        isFirst = false;
        await destroyExpiredPackages(books.acts, parts.packages);
        books.pass(1_000);
      },
    });
    expect(isFirst).toBe(false);
    expect(await stored()).toEqual([]);
    expect(await findPackage(books.ledger, id)).toMatchObject({ gone_at: first });
    expect(await destructionsOf(books, id)).toEqual([expect.stringContaining('"expired"')]);
  }));

describe("a package of a client who is merged into another", () => {
  const share = async ({ books }: ExportWorker, id: string): Promise<string> => {
    const link = "a".repeat(64);
    await shareExport(books.acts, id, link, "owner");
    expect(await findSharedPackage(books.ledger, link, books.now)).toMatchObject({ duty_id: id });
    return link;
  };

  /** Nobody reads it, now and for ever. */
  const expectUnreadable = async ({ books }: ExportWorker, id: string, link: string): Promise<void> => {
    await expect(requirePackage(books.ledger, id, books.now)).rejects.toMatchObject({ code: "export.package_gone" });
    expect(await findSharedPackage(books.ledger, link, books.now)).toBeUndefined();
  };

  test("is read by nobody from then on, and gone once the account that stays is anonymised", () =>
    withExportWorker(async (worker) => {
      const { books, ask, work, stored } = worker;
      const id = await ask();
      await work(id);
      const link = await share(worker, id);
      await tell(books, "client.merged", { into_client_id: 8 });
      await expectUnreadable(worker, id, link);
      await destroyAll(worker, 8);
      expect(await stored()).toEqual([]);
      expect(await destructionsOf(books, id)).toHaveLength(1);
      expect((await books.duty(id)).state).toBe("completed");
    }));

  test("is gone with the next sweep, where the merge is told only after the account that stays was anonymised", () =>
    withExportWorker(async (worker) => {
      const { books, parts, ask, work, stored } = worker;
      const id = await ask();
      await work(id);
      const link = await share(worker, id);
      const anonymisation = await anonymise(books, 8);
      await anonymisation.begin(0);
      await destroyAll(worker, 8);
      expect(await stored()).toHaveLength(2);
      await tell(books, "client.merged", { into_client_id: 8 });
      await expectUnreadable(worker, id, link);
      await destroyExpiredPackages(books.acts, parts.packages);
      expect(await stored()).toEqual([]);
      expect(await destructionsOf(books, id)).toHaveLength(1);
    }));

  test("is gone, too, where its worker died before it could end the export", () =>
    withExportWorker(async (worker) => {
      const { books, parts, ask, stored } = worker;
      const id = await ask();
      await books.claim(id, workerA);
      await beginDuty(books.acts, books.gates, id, workerA);
      const name = packageName(id, workerA);
      const build = async (destination: Writable): Promise<void> => void destination.end("a package");
      const { bytes, sha256 } = await parts.packages.savePackage(name, build);
      const expiresAt = new Date(books.now.getTime() + 1_000_000);
      const made = { bytes, sha256, language: "nl" as const, expiresAt, sources: [], unmapped: [] };
      expect(await recordExport(books.acts, id, workerA, books.now, made)).toBe("recorded");
      await tell(books, "client.merged", { into_client_id: 8 });
      expect((await books.duty(id)).state).toBe("withdrawn");
      await destroyExpiredPackages(books.acts, parts.packages);
      expect(await stored()).toEqual([]);
    }));

  test("keeps the time it has where it was over before, and another client's is left alone", () =>
    withExportWorker(async (worker) => {
      const { books, ask, work } = worker;
      const id = await ask();
      await work(id);
      const others = await books.open({ kind: "export", clientId: 8, origin: "owner", actor: "owner" });
      await work(others);
      const before = await findPackage(books.ledger, others);
      await tell(books, "client.merged", { into_client_id: 8 });
      const told = await findPackage(books.ledger, id);
      books.pass(1_000);
      await tell(books, "client.merged", { into_client_id: 8 });
      expect(await findPackage(books.ledger, id)).toEqual(told);
      expect(await findPackage(books.ledger, others)).toEqual(before);
    }));
});
