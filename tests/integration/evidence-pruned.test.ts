import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "@jest/globals";
import { pruneEvidence } from "../../src/duties/prune-evidence.ts";
import { appendEvidence, listEvidence, verifyEvidence } from "../../src/ledger/evidence.ts";
import { type Books, withBooks } from "../support/ledger.ts";

const yearMs = 365 * 24 * 3_600_000;

/** Appends as many facts as there are instants, each of its own. */
async function appendAt(books: Books, ...instants: readonly string[]): Promise<void> {
  for (const at of instants) {
    await books.ledger
      .transaction()
      .execute((tx) => appendEvidence(tx, new Date(at), [{ kind: "test.appended", actor: "system", clientId: 7 }]));
  }
}

async function sequence(books: Books): Promise<(number | string)[]> {
  const rows = await listEvidence(books.ledger, { limit: 100 });
  return rows.toReversed().map(({ seq, kind }) => (kind === "test.appended" ? seq : kind));
}

const old = ["2014-05-01T00:00:00Z", "2015-05-01T00:00:00Z", "2015-05-02T00:00:00Z"];
const young = ["2020-05-01T00:00:00Z", "2024-05-01T00:00:00Z"];
const now = { now: "2026-05-01T12:00:00.000Z" };

/** What somebody with the file and an SQL shell can do, once the triggers are out of the way. */
function tamper(path: string, ...statements: readonly string[]): void {
  const db = new DatabaseSync(path);
  db.exec("DROP TRIGGER evidence_is_append_only_update; DROP TRIGGER evidence_is_append_only_delete");
  for (const statement of statements) db.exec(statement);
  db.close();
}

describe("evidence past its own retention", () => {
  test("goes, its going is evidence, and the chain that is left verifies", async () => {
    await withBooks(async (books) => {
      await appendAt(books, ...old, ...young);
      expect(await pruneEvidence(books.acts)).toBe(3);
      expect(await sequence(books)).toEqual([4, 5, "evidence.pruned"]);
      const whole = { intact: true, length: 6, firstBroken: null, prunedUpTo: 3 };
      expect(await verifyEvidence(books.ledger)).toEqual(whole);
      await appendAt(books, "2026-05-01T12:00:01Z");
      expect(await verifyEvidence(books.ledger)).toEqual({ ...whole, length: 7 });
    }, now);
  });

  test("goes once, and again when more of it is past its time", async () => {
    await withBooks(async (books) => {
      await appendAt(books, ...old, ...young);
      expect([await pruneEvidence(books.acts), await pruneEvidence(books.acts)]).toEqual([3, 0]);
      books.pass(5 * yearMs);
      expect(await pruneEvidence(books.acts)).toBe(1);
      expect(await sequence(books)).toEqual([5, "evidence.pruned", "evidence.pruned"]);
      expect(await verifyEvidence(books.ledger)).toEqual({ intact: true, length: 7, firstBroken: null, prunedUpTo: 4 });
    }, now);
  });

  test("stays while it is not past it, to the day", async () => {
    await withBooks(async (books) => {
      await appendAt(books, "2016-05-01T12:00:00.000Z", "2016-05-02T00:00:00Z");
      expect(await pruneEvidence(books.acts)).toBe(0);
      books.pass(1);
      expect(await pruneEvidence(books.acts)).toBe(1);
    }, now);
  });

  test("stays behind what is younger, and the newest of all stays however old it is", async () => {
    await withBooks(async (books) => {
      await appendAt(books, young[0]!, ...old);
      expect(await pruneEvidence(books.acts)).toBe(0);
      expect(await sequence(books)).toEqual([1, 2, 3, 4]);
    }, now);
    await withBooks(async (books) => {
      await appendAt(books, ...old);
      expect(await pruneEvidence(books.acts)).toBe(0);
      expect(await verifyEvidence(books.ledger)).toEqual({ intact: true, length: 3, firstBroken: null });
    }, now);
  });

  test("cannot be removed, by whoever has the ledger open, before it was pruned", async () => {
    await withBooks(async (books) => {
      await appendAt(books, ...old, ...young);
      await expect(books.ledger.deleteFrom("evidence").where("seq", "=", 1).execute()).rejects.toThrow("append-only");
      await pruneEvidence(books.acts);
      await expect(books.ledger.deleteFrom("evidence").where("seq", "=", 4).execute()).rejects.toThrow("append-only");
    }, now);
  });
});

describe("a chain that was pruned is not intact", () => {
  const broken: readonly (readonly [string, string, number])[] = [
    ["a row after the checkpoint is gone", "DELETE FROM evidence WHERE seq = 4", 4],
    ["a row after it was changed", "UPDATE evidence SET client_id = 8 WHERE seq = 4", 4],
    ["the checkpoint has another hash", `UPDATE evidence_checkpoint SET hash = '${"f".repeat(64)}'`, 4],
    ["the checkpoint is gone", "DELETE FROM evidence_checkpoint", 1],
    [
      "more was removed behind a checkpoint that no evidence tells of",
      `UPDATE evidence_checkpoint SET seq = 4, hash = (SELECT hash FROM evidence WHERE seq = 4);
       DELETE FROM evidence WHERE seq = 4`,
      5,
    ],
    [
      "a row was put before the checkpoint",
      `INSERT INTO evidence SELECT 3, at, kind, actor, duty_id, client_id, service_id, detail, prev_hash, hash FROM evidence WHERE seq = 4`,
      4,
    ],
  ];

  test.each(broken)("when %s", async (_what, statement, firstBroken) => {
    await withBooks(async (books) => {
      await appendAt(books, ...old, ...young);
      await pruneEvidence(books.acts);
      tamper(books.path, statement);
      expect(await verifyEvidence(books.ledger)).toMatchObject({ intact: false, firstBroken });
    }, now);
  });
});
