import { DatabaseSync } from "node:sqlite";
import { expect, test } from "@jest/globals";
import { isDoorExpected, isMailRefused, readLiveMemory, writeLiveMemory } from "../../src/ledger/live-memory.ts";
import { createLiveChecks, type LiveChecks } from "../../src/observability/live-checks.ts";
import type { WhmcsSettings } from "../../src/observability/whmcs-checks.ts";
import { type Books, withBooks } from "../support/ledger.ts";

const braked: WhmcsSettings = {
  cancellationAutomation: "on",
  retentionPruning: "off",
  clientSnapshot: "on",
  mails: "on",
  answers: true,
  door: { kind: "open", brakeRegistered: true, cronSilentMs: 0, outboxFailing: 0 },
};
const vanished: WhmcsSettings = {
  ...braked,
  cancellationAutomation: "unknown",
  clientSnapshot: "unknown",
  mails: "unknown",
  door: { kind: "absent" },
};

/** The check-list of one process on this ledger; `told` is what WHMCS tells it. */
function checksOn({ ledger, acts }: Books, told: { now: WhmcsSettings }): LiveChecks {
  return createLiveChecks({
    redis: () => Promise.resolve({ evicting: false, problems: [] }),
    whmcs: () => Promise.resolve(told.now),
    memory: {
      read: () => readLiveMemory(ledger),
      write: (memory) => writeLiveMemory(ledger, memory, acts.clock.now()),
    },
  });
}

const holding = (checks: LiveChecks): string[] =>
  (checks.findings() ?? []).filter(({ holds }) => holds).map(({ check }) => check);

test("a brake that vanished while nothing ran is noticed by the next process", () =>
  withBooks(async (books) => {
    const first = checksOn(books, { now: braked });
    expect(first.findings()).toBeUndefined();
    expect(await first.run()).toEqual([]);
    const next = checksOn(books, { now: vanished });
    await next.run();
    expect(holding(next)).toEqual(["whmcs_cancellation_automation"]);
  }));

test("a brake that vanishes while the process runs is noticed, and so is its return", () =>
  withBooks(async (books) => {
    const told = { now: braked };
    const checks = checksOn(books, told);
    await checks.run();
    told.now = vanished;
    await checks.run();
    expect(holding(checks)).toEqual(["whmcs_cancellation_automation"]);
    await checks.run();
    expect(holding(checks)).toEqual(["whmcs_cancellation_automation"]); // seen twice, it is no less gone
    told.now = braked;
    await checks.run();
    expect(checks.findings()).toEqual([]);
  }));

test("an addon taken away after the automation was switched off stops nothing", () =>
  withBooks(async (books) => {
    const told = { now: braked };
    const checks = checksOn(books, told);
    await checks.run();
    told.now = { ...braked, cancellationAutomation: "off" };
    await checks.run();
    told.now = vanished;
    await checks.run();
    expect(holding(checks)).toEqual([]);
    expect((await checks.run()).map(({ check }) => check)).toEqual(["whmcs_cancellation_automation", "whmcs_addon"]);
  }));

test("a ledger that cannot be read or written breaks no look, and what this process saw it still knows", () =>
  withBooks(async (books) => {
    const told = { now: braked };
    const checks = checksOn(books, told);
    const shell = new DatabaseSync(books.path);
    shell.exec("ALTER TABLE control RENAME TO elsewhere");
    shell.close();
    expect(await checks.run()).toEqual([]);
    told.now = vanished;
    await checks.run();
    expect(holding(checks)).toEqual(["whmcs_cancellation_automation"]);
  }));

test("mails that are not allowed are warned of and remembered, in a dry run that cannot ask as well, until they are", () =>
  withBooks(async (books) => {
    const told = { now: braked };
    const checks = checksOn(books, told);
    const look = async () => (await checks.run()).map(({ check, holds }) => [check, holds]);
    await look();
    expect(await isMailRefused(books.ledger)).toBe(false);
    told.now = { ...braked, mails: "off" };
    expect(await look()).toEqual([["whmcs_mail", false]]);
    told.now = { ...braked, mails: "unknown" };
    expect(await look()).toEqual([["whmcs_mail", false]]);
    expect(await isMailRefused(books.ledger)).toBe(true);
    told.now = braked;
    expect(await look()).toEqual([]);
    expect(await isMailRefused(books.ledger)).toBe(false);
  }));

test("a door that vanished is expected back for one day, one that never was is not, and one that is back is again", () =>
  withBooks(async (books) => {
    const told = { now: vanished };
    const checks = checksOn(books, told);
    const isExpected = () => isDoorExpected(books.ledger, books.now);
    await checks.run();
    expect(await isExpected()).toBe(false);
    told.now = braked;
    await checks.run();
    expect(await isExpected()).toBe(true);
    told.now = vanished;
    await checks.run();
    books.pass(86_399_999);
    await checks.run();
    expect(await isExpected()).toBe(true);
    books.pass(1);
    expect(await isExpected()).toBe(false);
    told.now = braked;
    await checks.run();
    expect(await isExpected()).toBe(true);
  }));

test("what is remembered says since when it is so", () =>
  withBooks(async (books) => {
    const since = books.now.toISOString();
    const checks = checksOn(books, { now: braked });
    await checks.run();
    books.pass(3_600_000);
    await checks.run();
    const rows = await books.ledger
      .selectFrom("control")
      .selectAll()
      .where("name", "like", "live.%")
      .orderBy("name")
      .execute();
    expect(rows.map(({ name, value, changed_at }) => [name, value, changed_at])).toEqual([
      ["live.cancellation_automation", "on", since],
      ["live.door", "seen", since],
      ["live.mails", "on", since],
      ["live.retention_pruning", "off", since],
    ]);
  }));
