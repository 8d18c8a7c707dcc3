import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { appendEvidence, type Fact, listEvidence, verifyEvidence } from "../../src/ledger/evidence.ts";
import type { Ledger } from "../../src/ledger/open.ts";
import { withBooks } from "../support/ledger.ts";

const at = new Date("2026-03-17T10:00:00.000Z");
const fact = (index: number): Fact => ({
  kind: "step.recorded",
  actor: "system",
  dutyId: "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa",
  clientId: 7,
  serviceId: 702,
  detail: { index, outcome: "done", count: 3 },
});

async function append(ledger: Ledger, count: number, perCommit = count): Promise<void> {
  for (let first = 0; first < count; first += perCommit) {
    const facts = Array.from({ length: Math.min(perCommit, count - first) }, (_, index) => fact(first + index));
    await ledger.transaction().execute((tx) => appendEvidence(tx, at, facts));
  }
}

/** What somebody with the file and an SQL shell can do, once the triggers are out of the way. */
function tamper(path: string, ...statements: readonly (readonly [string, ...SQLInputValue[]])[]): void {
  const db = new DatabaseSync(path);
  db.exec("DROP TRIGGER evidence_is_append_only_update; DROP TRIGGER evidence_is_append_only_delete");
  for (const [sql, ...values] of statements) db.prepare(sql).run(...values);
  db.close();
}

describe("untouched evidence", () => {
  test("is intact, also when there is none", async () => {
    await withBooks(async ({ ledger }) => {
      expect(await verifyEvidence(ledger)).toEqual({ intact: true, length: 0, firstBroken: null });
      await append(ledger, 10, 3);
      expect(await verifyEvidence(ledger)).toEqual({ intact: true, length: 10, firstBroken: null });
    });
  });

  test("of 5,000 facts is recomputed whole, and a change in the last of them is found", async () => {
    await withBooks(async ({ ledger, path }) => {
      await append(ledger, 5_000, 500);
      expect(await verifyEvidence(ledger)).toEqual({ intact: true, length: 5_000, firstBroken: null });
      tamper(path, ["UPDATE evidence SET client_id = 8 WHERE seq = 5000"]);
      expect(await verifyEvidence(ledger)).toEqual({ intact: false, length: 5_000, firstBroken: 5_000 });
    });
  });

  test("says the same for the same facts in whatever order their details are named", async () => {
    await withBooks(async ({ ledger }) => {
      for (const detail of [
        { a: 1, b: "x", c: undefined },
        { b: "x", a: 1 },
      ]) {
        await ledger.transaction().execute((tx) => appendEvidence(tx, at, [{ ...fact(0), detail }]));
      }
      const rows = await listEvidence(ledger, { limit: 2 });
      expect(rows.map((row) => row.detail)).toEqual(['{"a":1,"b":"x"}', '{"a":1,"b":"x"}']);
    });
  });

  test("of a transaction that fails leaves no trace, and the chain goes on", async () => {
    await withBooks(async (books) => {
      await append(books.ledger, 2);
      const failing = books.perform((work) => {
        work.note(fact(2));
        return Promise.reject(new Error("no"));
      });
      await expect(failing).rejects.toThrow("no");
      await append(books.ledger, 1);
      expect(await verifyEvidence(books.ledger)).toEqual({ intact: true, length: 3, firstBroken: null });
    });
  });

  test("appended by two processes at once is one chain with every fact of both", async () => {
    await withBooks(async ({ ledger, path }) => {
      const writers = ["first", "second"].map((actor) => {
        const script = join(import.meta.dirname, "../support/append-evidence.ts");
        return spawn(process.execPath, [script, path, "100", actor], { stdio: ["ignore", "ignore", "inherit"] });
      });
      const ends = await Promise.all(writers.map((writer) => once(writer, "exit")));
      expect(ends.map(([code]) => code as number)).toEqual([0, 0]);
      expect(await verifyEvidence(ledger)).toEqual({ intact: true, length: 200, firstBroken: null });
      const rows = await listEvidence(ledger, { limit: 200 });
      for (const actor of ["first", "second"]) expect(rows.filter((row) => row.actor === actor)).toHaveLength(100);
    });
  });
});

describe("evidence that was tampered with names the first link that does not hold", () => {
  const changes: readonly (readonly [string, SQLInputValue])[] = [
    ["at", "2026-03-17T10:00:00.001Z"],
    ["kind", "step.started"],
    ["actor", "owner"],
    ["duty_id", "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaab"],
    ["duty_id", null],
    ["client_id", 8],
    ["client_id", null],
    ["service_id", 703],
    ["service_id", null],
    ["detail", '{"count":3,"index":4,"outcome":"nothing_found"}'],
    ["prev_hash", "f".repeat(64)],
    ["hash", "f".repeat(64)],
  ];

  test.each(changes)("when %s of one row becomes %p", async (column, value) => {
    await withBooks(async ({ ledger, path }) => {
      await append(ledger, 9);
      tamper(path, [`UPDATE evidence SET ${column} = ? WHERE seq = 5`, value]);
      expect(await verifyEvidence(ledger)).toEqual({ intact: false, length: 9, firstBroken: 5 });
    });
  });

  test.each([
    ["the first row", 1],
    ["a row in the middle", 5],
    ["the last row", 9],
  ])("when %s is deleted", async (_title, seq) => {
    await withBooks(async ({ ledger, path }) => {
      await append(ledger, 9);
      tamper(path, ["DELETE FROM evidence WHERE seq = ?", seq]);
      expect(await verifyEvidence(ledger)).toEqual({ intact: false, length: 9, firstBroken: seq });
    });
  });

  test("when the whole tail is deleted", async () => {
    await withBooks(async ({ ledger, path }) => {
      await append(ledger, 9);
      tamper(path, ["DELETE FROM evidence WHERE seq > 6"]);
      expect(await verifyEvidence(ledger)).toEqual({ intact: false, length: 9, firstBroken: 7 });
    });
  });

  test("when a row is deleted and the later ones are moved up", async () => {
    await withBooks(async ({ ledger, path }) => {
      await append(ledger, 9);
      tamper(path, ["DELETE FROM evidence WHERE seq = 4"], ["UPDATE evidence SET seq = -seq + 1 WHERE seq > 4"]);
      tamperAgain(path, "UPDATE evidence SET seq = -seq WHERE seq < 0");
      expect(await verifyEvidence(ledger)).toEqual({ intact: false, length: 9, firstBroken: 4 });
    });
  });

  test("when two rows are swapped", async () => {
    await withBooks(async ({ ledger, path }) => {
      await append(ledger, 9);
      tamper(
        path,
        ["UPDATE evidence SET seq = -1 WHERE seq = 4"],
        ["UPDATE evidence SET seq = 4 WHERE seq = 5"],
        ["UPDATE evidence SET seq = 5 WHERE seq = -1"],
      );
      expect(await verifyEvidence(ledger)).toEqual({ intact: false, length: 9, firstBroken: 4 });
    });
  });

  test("when a row is replaced by one that is whole in itself but stands on other ancestors", async () => {
    await withBooks(async ({ ledger, path }) => {
      await append(ledger, 9);
      let forged: Record<string, SQLInputValue> = {};
      await withBooks(async (other) => {
        await append(other.ledger, 3);
        await append(other.ledger, 6);
        const db = new DatabaseSync(other.path);
        forged = db.prepare("SELECT detail, prev_hash, hash FROM evidence WHERE seq = 5").get() as typeof forged;
        db.close();
      });
      tamper(path, [
        "UPDATE evidence SET detail = ?, prev_hash = ?, hash = ? WHERE seq = 5",
        ...["detail", "prev_hash", "hash"].map((column) => forged[column] ?? null),
      ]);
      expect(await verifyEvidence(ledger)).toEqual({ intact: false, length: 9, firstBroken: 5 });
    });
  });

  test("when the head is set back to hide what came last", async () => {
    await withBooks(async ({ ledger, path }) => {
      await append(ledger, 9, 1);
      tamper(path, ["UPDATE evidence_head SET length = 8 WHERE id = 1"]);
      expect(await verifyEvidence(ledger)).toEqual({ intact: false, length: 8, firstBroken: 9 });
    });
  });

  test("when the head is gone", async () => {
    await withBooks(async ({ ledger, path }) => {
      await append(ledger, 9);
      tamper(path, ["DELETE FROM evidence_head"]);
      expect(await verifyEvidence(ledger)).toEqual({ intact: false, length: 0, firstBroken: 1 });
    });
  });

  test("when a row is added behind the last one", async () => {
    await withBooks(async ({ ledger, path }) => {
      await append(ledger, 9);
      tamper(path, [
        "INSERT INTO evidence SELECT 10, at, kind, actor, duty_id, 7, 7, detail, hash, hash FROM evidence WHERE seq = 9",
      ]);
      expect(await verifyEvidence(ledger)).toEqual({ intact: false, length: 9, firstBroken: 10 });
    });
  });
});

function tamperAgain(path: string, sql: string): void {
  const db = new DatabaseSync(path);
  db.exec(sql);
  db.close();
}

test("facts that are appended while the chain is recomputed break nothing", async () => {
  await withBooks(async ({ ledger }) => {
    await append(ledger, 2_500, 500);
    const verifications = Array.from({ length: 5 }, async () => {
      const verifying = verifyEvidence(ledger);
      await append(ledger, 3, 1);
      return verifying;
    });
    for (const verification of await Promise.all(verifications)) {
      expect(verification).toMatchObject({ intact: true, firstBroken: null });
    }
  });
});

describe("the database itself", () => {
  test.each(["UPDATE evidence SET actor = 'owner' WHERE seq = 1", "DELETE FROM evidence WHERE seq = 1"])(
    "refuses %p",
    async (sql) => {
      await withBooks(async ({ ledger, path }) => {
        await append(ledger, 2);
        const db = new DatabaseSync(path);
        expect(() => db.exec(sql)).toThrow("evidence is append-only");
        db.close();
        expect(await verifyEvidence(ledger)).toEqual({ intact: true, length: 2, firstBroken: null });
      });
    },
  );
});
