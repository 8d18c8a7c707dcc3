import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Kysely, SqliteAdapter, SqliteDialect, type SqliteDatabase } from "kysely";
import { Migrator } from "kysely/migration";
import type { Schema } from "./schema.ts";
import { migrations } from "./migrations/index.ts";

/** The ledger: the one source of truth. Handles of it are passed to acts and repositories. */
export type Ledger = Kysely<Schema>;

/** SQLite runs DDL inside transactions; Kysely's adapter is told so, and a crash leaves no half migration. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Fits Node's own SQLite to what Kysely's dialect expects of a driver; statements are prepared once and kept. */
function toKyselyDatabase(db: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, ReturnType<SqliteDatabase["prepare"]>>();
  const prepare = (sql: string): ReturnType<SqliteDatabase["prepare"]> => {
    // A deferred transaction that writes later fails at once when another process wrote meanwhile; an immediate one waits.
    const statement = db.prepare(sql === "begin" ? "begin immediate" : sql);
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
      run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
      iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
    };
  };
  return {
    prepare: (sql) => {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      const fresh = prepare(sql);
      if (prepared.size < 500) prepared.set(sql, fresh);
      return fresh;
    },
    close: () => db.close(),
  };
}

/**
 * Opens the ledger at `path` (`:memory:` for tests), durable to the disk at each commit, and brings its schema up to date.
 * Several processes on one machine may hold it open. The caller ends it with `destroy()`.
 * @throws the driver's error when the file cannot be opened or migrated
 */
export async function openLedger(path: string): Promise<Ledger> {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const db = new DatabaseSync(path);
  db.exec("PRAGMA busy_timeout = 5000;");
  await writeAhead(db);
  db.exec("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
  // A burst writes the same pages over and over; copied back less often, each is copied once. The log stays below 20 MB.
  db.exec("PRAGMA wal_autocheckpoint = 4000;");
  const dialect = new SqliteDialect({ database: toKyselyDatabase(db) });
  dialect.createAdapter = () => new TransactionalSqliteAdapter();
  const ledger = new Kysely<Schema>({ dialect });
  const { error } = await new Migrator({
    db: ledger,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  }).migrateToLatest();
  if (error !== undefined) {
    await ledger.destroy();
    throw error;
  }
  return ledger;
}

/**
 * Several processes may switch a new file to its write-ahead log at once; SQLite then refuses all but one without waiting, since
 * each might wait for the other.
 */
async function writeAhead(db: DatabaseSync): Promise<void> {
  const patientUntil = performance.now() + patienceMs;
  for (;;) {
    try {
      db.exec("PRAGMA journal_mode = WAL;");
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > patientUntil) throw error;
      await pause(betweenRefusalsMs);
    }
  }
}

const busy = 5; // SQLITE_BUSY, https://sqlite.org/rescode.html
const patienceMs = 10_000;
const betweenRefusalsMs = 50;

function isBusy(error: unknown): boolean {
  const errcode = typeof error === "object" && error !== null && "errcode" in error ? error.errcode : undefined;
  return typeof errcode === "number" && (errcode & 0xff) === busy;
}

const constraint = 19; // SQLITE_CONSTRAINT, https://sqlite.org/rescode.html; the extended codes carry it in their low byte

/**
 * Whether a failure is the ledger's own (full disk, locked file, lost file): answered with 503, never with silence. A row
 * that breaks a rule of the schema is a fault of the row, which no waiting mends.
 */
export function isLedgerFailure(error: unknown): boolean {
  // Asked by its code alone: an error of Node's own modules is no instance of a test realm's Error.
  if (typeof error !== "object" || error === null || !("code" in error)) return false;
  if (error.code !== "ERR_SQLITE_ERROR") return false;
  return !("errcode" in error && typeof error.errcode === "number" && (error.errcode & 0xff) === constraint);
}
