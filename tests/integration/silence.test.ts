import { describe, expect, test } from "@jest/globals";
import { findAtOwner } from "../../src/alarms.ts";
import { writeControl } from "../../src/ledger/control.ts";
import { listEvidence } from "../../src/ledger/evidence.ts";
import { writeLiveMemory } from "../../src/ledger/live-memory.ts";
import type { OwnerAlarm } from "../../src/observability/owner-alarm.ts";
import { nothingRemembered } from "../../src/observability/whmcs-checks.ts";
import { failDuty } from "../../src/duties/finish-duty.ts";
import { createComparisonWatch, tellFailed, watchSilence } from "../../workers/watch-duties.ts";
import type { WorkerParts } from "../../workers/worker-parts.ts";
import { type Books, withBooks, workerA } from "../support/ledger.ts";

const hourMs = 3_600_000;

/** One sweep's look; what it told. */
async function look(books: Books, chore: (parts: WorkerParts) => Promise<void> = watchSilence): Promise<OwnerAlarm[]> {
  const told: OwnerAlarm[] = [];
  await chore({ acts: books.acts, tellOwner: (alarm: OwnerAlarm) => void told.push(alarm) } as unknown as WorkerParts);
  return told;
}

const beat = (books: Books): Promise<void> =>
  books.perform((work) => writeControl(work.tx, "last_heartbeat", "seen", work.now));

const findings = async ({ ledger, now }: Books): Promise<string[]> =>
  (await findAtOwner(ledger, now, true)).map(({ check }) => check);

describe("silence", () => {
  test("begins 26 hours after the last sign of life, is named by the check-list, and ends with the next", () =>
    withBooks(async (books) => {
      await beat(books);
      books.pass(26 * hourMs);
      expect(await look(books)).toEqual([]);
      books.pass(1);
      expect(await look(books)).toEqual([{ code: "service.silent" }]);
      expect(await look(books)).toHaveLength(1); // the owner's alarms see to it that it is told once a day
      expect(await findings(books)).toEqual(["silence"]);

      await beat(books);
      expect(await look(books)).toEqual([]);
      expect(await findings(books)).toEqual([]);
      const evidence = await listEvidence(books.ledger, { limit: 10 });
      expect(evidence.map(({ kind }) => kind)).toEqual(["silence.ended", "silence.began"]);
    }));

  test("of an installation without addon is none, however old it is", () =>
    withBooks(async (books) => {
      await writeLiveMemory(books.ledger, nothingRemembered, books.now);
      books.pass(1_000 * hourMs);
      expect(await look(books)).toEqual([]);
    }));

  test("of an addon that never sent one begins 26 hours after it was first seen", () =>
    withBooks(async (books) => {
      await writeLiveMemory(books.ledger, { ...nothingRemembered, doorSeen: true }, books.now);
      books.pass(26 * hourMs);
      await writeLiveMemory(books.ledger, { ...nothingRemembered, doorSeen: true }, books.now);
      expect(await look(books)).toEqual([]);
      books.pass(1);
      expect(await look(books)).toEqual([{ code: "service.silent" }]);
    }));
});

describe("a comparison that fails for good", () => {
  const compared = (books: Books): Promise<void> =>
    books.perform((work) => writeControl(work.tx, "last_reconciliation", "finished", work.now));
  const missing = [{ code: "reconciliation.missing" }];

  test("is told 26 hours after the last that ended, until one ends", () =>
    withBooks(async (books) => {
      const told: OwnerAlarm[] = [];
      const watch = createComparisonWatch({ acts: books.acts, tellOwner: (alarm) => told.push(alarm) });
      await compared(books);
      books.pass(26 * hourMs);
      await watch();
      expect(told).toEqual([]);
      books.pass(1);
      await watch();
      expect(told).toEqual(missing);
      await compared(books);
      await watch();
      expect(told).toEqual(missing);
    }));

  test("is told although none ever ended", () =>
    withBooks(async (books) => {
      const told: OwnerAlarm[] = [];
      const watch = createComparisonWatch({ acts: books.acts, tellOwner: (alarm) => told.push(alarm) });
      books.pass(27 * hourMs);
      await watch();
      expect(told).toEqual(missing);
    }));

  test("is told of a service that was switched off only when it has not caught up", () =>
    withBooks(async (books) => {
      await compared(books);
      books.pass(100 * hourMs);
      const told: OwnerAlarm[] = [];
      const watch = createComparisonWatch({ acts: books.acts, tellOwner: (alarm) => told.push(alarm) });
      books.pass(hourMs - 1);
      await watch();
      expect(told).toEqual([]);
      books.pass(1);
      await watch();
      expect(told).toEqual(missing);
    }));
});

test("a duty that failed is told at every look for half a day, with its client and service", () =>
  withBooks(async (books) => {
    const id = await books.open();
    await books.claim(id, workerA);
    await failDuty(books.acts, id, workerA, "whmcs.module_refused");
    expect(await look(books, tellFailed)).toEqual([{ code: "duty.failed", dutyId: id, clientId: 7, serviceId: 702 }]);
    books.pass(13 * hourMs);
    expect(await look(books, tellFailed)).toEqual([]);
  }));

test("an installation whose alarms go nowhere but to the log is told so", () =>
  withBooks(async ({ ledger, now }) => {
    expect(await findAtOwner(ledger, now, false)).toMatchObject([{ check: "alerts", holds: false }]);
  }));
