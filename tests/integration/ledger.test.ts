import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { recordPlan } from "../../src/duties/record-plan.ts";
import { openTask } from "../../src/duties/tasks.ts";
import { writeControl } from "../../src/ledger/control.ts";
import { insertNewEvents } from "../../src/ledger/events.ts";
import { putClientHold } from "../../src/ledger/holds.ts";
import { claimIdempotencyKey } from "../../src/ledger/idempotency.ts";
import { isLedgerFailure, openLedger } from "../../src/ledger/open.ts";
import { insertUnmapped, putSource } from "../../src/ledger/export-sources.ts";
import { findPackage, packageName, putPackage } from "../../src/ledger/packages.ts";
import { listSteps, rememberObjects } from "../../src/ledger/steps.ts";
import { type Books, withBooks } from "../support/ledger.ts";

// What may hold sentences, because they are our owner's or our own: the ground is the policy file's, the body is the
// answer of an API call that is to be given again word for word, with the address it named.
const sentences = new Set(["step.ground", "idempotency_key.body", "idempotency_key.location"]);
// Letters, digits and the marks of codes, instants, ids, field names and canonical JSON: no blank, no at sign, nothing beyond ASCII.
const codeShaped = /^[A-Za-z0-9_.,:{}"#+-]*$/;

interface Column {
  readonly table: string;
  readonly column: string;
}

const textColumns = (db: DatabaseSync): Column[] =>
  db
    .prepare(
      `SELECT t.name AS "table", c.name AS "column" FROM sqlite_schema t JOIN pragma_table_info(t.name) c
       WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE 'kysely%' AND c.type = 'TEXT'`,
    )
    .all() as unknown as Column[];

/** One row in every table, all through the product's own hands. */
async function oneRowEach(books: Books): Promise<void> {
  const { ledger, now } = books;
  const hash = "a".repeat(64);
  const at = now.toISOString();
  const id = await books.open();
  await recordPlan(books.acts, id, [{ connector: "whmcs", action: "keep_invoices", state: "retained" }]);
  const step = (await listSteps(ledger, id))[0]!;
  await books.perform((work) => openTask(work, { code: "review_hold", clientId: 7, dutyId: id }, "system"));
  await claimIdempotencyKey(
    ledger,
    { token_name: "owner", key_hash: hash, request_hash: hash, created_at: at },
    { forget: "", abandoned: "" },
  );
  await ledger.transaction().execute(async (tx) => {
    await rememberObjects(tx, step.id, [11]);
    await putClientHold(tx, { client_id: 7, reason: "audit", since: at, actor: "owner", ask_again_at: at });
    await writeControl(tx, "stop", "off", now);
    await tx.insertInto("refused_delivery").values({ minute: at, reason: "stale", count: 1 }).execute();
    await insertNewEvents(tx, [{ delivery_hash: hash, type: "client.closed", state: "stored", received_at: at }]);
    await putSource(tx, { duty_id: id, name: "whmcs", status: "complete", records: 1, reason: null, entity: null });
    await insertUnmapped(tx, [{ duty_id: id, source: "whmcs", entity: "services", field: "customfields#", count: 1 }]);
    const links = { link_hash: null, link_expires_at: null };
    await putPackage(tx, {
      ...links,
      duty_id: id,
      bytes: 1,
      sha256: hash,
      created_at: at,
      expires_at: at,
      gone_at: null,
      language: "nl",
      object: packageName(id, id),
    });
  });
}

/** Whether an SQL shell gets this text into this column. */
function accepts(db: DatabaseSync, { table, column }: Column, text: string): boolean {
  db.exec("SAVEPOINT attempt");
  try {
    return db.prepare(`UPDATE ${table} SET ${column} = ?`).run(text).changes !== 0;
  } catch {
    return false;
  } finally {
    db.exec("ROLLBACK TO attempt");
  }
}

async function withShell(run: (db: DatabaseSync) => void): Promise<void> {
  await withBooks(async (books) => {
    await oneRowEach(books);
    const db = new DatabaseSync(books.path);
    db.exec("DROP TRIGGER evidence_is_append_only_update");
    try {
      run(db);
    } finally {
      db.close();
    }
  });
}

const personal = [
  "Jan Peeters",
  "jan@example.com",
  "+32 470 00 00 00",
  "Kerkstraat 1, 1000 Brussel",
  "José",
  "李雷",
  "a\u0000Jan Peeters",
  "🙂",
  "<script>",
  "it's",
  "2026-03-17T10:00:00.000Z Jan",
  "Jan Peeters, Kerkstraat 1, 1000 Brus", // as long as an id
  "Peeters, Jan (born 1990)", // as long as an instant
];

describe("the ledger refuses what a client wrote", () => {
  test("in every text column there is, but for those that repeat the owner or ourselves", async () => {
    await withShell((db) => {
      const columns = textColumns(db);
      expect(columns.length).toBeGreaterThan(60);
      const open = columns.filter((column) => personal.some((text) => accepts(db, column, text)));
      expect(new Set(open.map(({ table, column }) => `${table}.${column}`))).toEqual(sentences);
    });
  });

  test("whatever it is: nothing but codes, ids, instants, hashes and counts gets in", async () => {
    await withShell((db) => {
      const columns = textColumns(db).filter(({ table, column }) => !sentences.has(`${table}.${column}`));
      const texts = fc.oneof(
        fc.string({ unit: "grapheme", maxLength: 70 }),
        fc.string({ unit: "binary", maxLength: 70 }),
        fc.string({ unit: "grapheme-ascii", maxLength: 70 }),
        ...[24, 36, 64].map((length) => fc.string({ unit: "grapheme-ascii", minLength: length, maxLength: length })),
        fc.tuple(fc.constantFrom("done", "a".repeat(64), "2026-03-17"), fc.string()).map(([code, text]) => code + text),
        fc.string().map((text) => `done\u0000${text}`),
      );
      fc.assert(
        fc.property(fc.constantFrom(...columns), texts, (column, text) => {
          // SQLite compares and keeps what UTF-8 can carry.
          const stored = Buffer.from(text).toString();
          if (accepts(db, column, text)) expect(stored).toMatch(codeShaped);
        }),
        { numRuns: 5_000 },
      );
    });
  });

  test("and takes what it is made for", async () => {
    await withShell((db) => {
      const takes = (table: string, column: string, text: string): boolean => accepts(db, { table, column }, text);
      expect(takes("duty", "reason", "connector.rate_limited")).toBe(true);
      expect(takes("duty", "due_at", "2026-03-31T22:00:00.000Z")).toBe(true);
      expect(takes("duty", "next_due_seen", "2026-05-01")).toBe(true);
      expect(takes("step", "connector", "billing-by-hand")).toBe(true);
      expect(takes("task", "duty_id", "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa")).toBe(true);
      expect(takes("event", "changed", "firstname,tax_id,other")).toBe(true);
      expect(takes("evidence", "detail", '{"at":"2026-03-31T22:00:00.000Z","count":-3,"now":true}')).toBe(true);
      expect(takes("step", "ground", "VAT code, article 60 §1")).toBe(true);
    });
  });
});

/** Takes a ledger back to what the fourth migration left. */
const backToFour = [
  "DROP INDEX event_reactivated",
  "DROP TRIGGER evidence_is_append_only_delete",
  ...[
    "retained_document",
    "sealed_document",
    "client_mail",
    "approval_token",
    "absence_check",
    "owner_told",
    "evidence_checkpoint",
    "step_target",
    "client_link",
  ].map((table) => `DROP TABLE ${table}`),
  "CREATE TRIGGER evidence_is_append_only_delete BEFORE DELETE ON evidence BEGIN SELECT RAISE(ABORT, 'no'); END",
  ...[
    "language",
    "suspended_at",
    "clock_stopped_at",
    "clock_stopped_ms",
    "overdue_told_at",
    "told_reason",
    "replay_of",
    "seen_open_at",
    "ask_again_at",
    "connector",
  ].map((column) => `ALTER TABLE duty DROP COLUMN ${column}`),
  "ALTER TABLE step DROP COLUMN shared_with",
  "ALTER TABLE step DROP COLUMN look_again_at",
  "ALTER TABLE step DROP COLUMN odd_since",
  "ALTER TABLE step DROP COLUMN silent_since",
  "ALTER TABLE step DROP COLUMN by_hand",
  "ALTER TABLE export_package DROP COLUMN object",
  "DELETE FROM kysely_migration WHERE name >= '0005'",
];

describe("the migrations", () => {
  test("done twice do no harm, and keep what is there", async () => {
    await withBooks(async (books) => {
      const id = await books.open();
      const schemaOf = (db: DatabaseSync): unknown => db.prepare("SELECT sql FROM sqlite_schema ORDER BY name").all();
      const db = new DatabaseSync(books.path);
      const before = schemaOf(db);
      const again = await openLedger(books.path);
      await again.destroy();
      expect(schemaOf(db)).toEqual(before);
      db.close();
      expect(await books.duty(id)).toMatchObject({ state: "pending" });
    });
  });

  test("name in storage the packages that are there, as they were called before they were named", async () => {
    await withBooks(async (books) => {
      await oneRowEach(books);
      const [{ duty_id } = { duty_id: "" }] = await books.ledger.selectFrom("export_package").selectAll().execute();
      const db = new DatabaseSync(books.path);
      for (const statement of backToFour) db.exec(statement);
      db.close();
      const again = await openLedger(books.path);
      expect(await findPackage(again, duty_id)).toMatchObject({ object: duty_id, bytes: 1 });
      await again.destroy();
    });
  });

  test("done by several processes at once on a new ledger all succeed, every time", async () => {
    const script = join(import.meta.dirname, "../support/append-evidence.ts");
    for (let round = 0; round < 4; round += 1) {
      const directory = await mkdtemp(join(tmpdir(), "ledger-"));
      const path = join(directory, "new", "ledger.db");
      const openers = Array.from({ length: 4 }, (_, index) =>
        spawn(process.execPath, [script, path, "1", `p${index}`], { stdio: ["ignore", "ignore", "pipe"] }),
      );
      const ends = await Promise.all(
        openers.map(async (opener) => {
          let said = "";
          opener.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
          const [code] = (await once(opener, "close")) as [number];
          return code === 0 ? "opened" : said;
        }),
      );
      expect(ends).toEqual(["opened", "opened", "opened", "opened"]);
      await rm(directory, { recursive: true });
    }
  }, 60_000);

  test("that fail leave no ledger open and say why", async () => {
    const directory = await mkdtemp(join(tmpdir(), "ledger-"));
    const path = join(directory, "ledger.db");
    const db = new DatabaseSync(path);
    db.exec("CREATE TABLE duty (somebody_elses INTEGER)");
    db.close();
    await expect(openLedger(path)).rejects.toMatchObject({ code: "ERR_SQLITE_ERROR" });
    await rm(directory, { recursive: true });
  });
});

describe("a failure of the ledger", () => {
  test("is told from a row that breaks its rules", async () => {
    await withBooks(async ({ ledger, path }) => {
      const insert = (reason: string): Promise<unknown> =>
        ledger
          .insertInto("refused_delivery")
          .values({ minute: "2026-03-17T10:00:00.000Z", reason, count: 1 })
          .execute()
          .catch((error: unknown) => error);
      const broken = await insert("Jan Peeters");
      const db = new DatabaseSync(path);
      db.exec("ALTER TABLE refused_delivery RENAME TO elsewhere");
      db.close();
      const lost = await insert("stale");
      expect([broken, lost, new Error("other"), undefined].map(isLedgerFailure)).toEqual([false, true, false, false]);
    });
  });
});
