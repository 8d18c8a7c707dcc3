import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Pool, type RowDataPacket, createPool } from "mysql2/promise";
import { programOf, spawnServer } from "./own-server.ts";

/** A MariaDB of one's own, on a socket in a temporary folder, reachable as root without a password. */
export interface Mariadb {
  readonly socket: string;
  readonly pid: number;
  /** An empty database of an unused name. */
  createDatabase(): Promise<Database>;
  /** Ends it and removes its folder; harmless when it has ended. */
  stop(): Promise<void>;
}

/** One database of it. */
export interface Database {
  readonly name: string;
  /** Runs one statement; dates come back as text, as they are stored. */
  query<Row extends object = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

const run = promisify(execFile);

/** Starts a MariaDB and waits until it answers. The test that starts it stops it. */
export async function startMariadb(): Promise<Mariadb> {
  const folder = await mkdtemp(join(tmpdir(), "mariadb-"));
  const socket = join(folder, "s");
  // At its start a server removes every temporary table it finds: never those of another one.
  const env = { ...process.env, TMPDIR: join(folder, "tmp") };
  const asRoot = process.getuid?.() === 0 ? ["--user=root"] : [];
  try {
    await mkdir(env.TMPDIR);
    await run(
      programOf(["mariadb-install-db", "mysql_install_db"]),
      [
        "--no-defaults",
        "--auth-root-authentication-method=normal",
        "--skip-test-db",
        "--force", // also where this machine's own name cannot be looked up
        `--datadir=${join(folder, "data")}`,
        ...asRoot,
      ],
      { env },
    );
    const server = spawnServer(
      ["mariadbd", "mysqld"],
      [
        "--no-defaults",
        "--skip-networking",
        "--skip-log-bin",
        `--socket=${socket}`,
        `--datadir=${join(folder, "data")}`,
        "--innodb-buffer-pool-size=32M",
        "--innodb-flush-log-at-trx-commit=0",
        "--innodb-flush-method=nosync",
        ...asRoot,
      ],
      { env },
    );
    const pool = createPool({ socketPath: socket, user: "root", dateStrings: true, connectionLimit: 4 });
    // What a test's database holds need not survive, so it is not asked to end in good order.
    const stop = async (): Promise<void> => {
      await pool.end().catch(() => undefined);
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    };
    try {
      await server.ready(() =>
        pool.query("SELECT 1").then(
          () => true,
          () => undefined,
        ),
      );
    } catch (error) {
      await stop();
      throw error;
    }
    return { socket, pid: server.pid, createDatabase: () => createDatabase(pool), stop };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function createDatabase(pool: Pool): Promise<Database> {
  const name = `whmcs_${randomBytes(6).toString("hex")}`;
  await pool.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  return {
    name,
    query: async <Row extends object>(sql: string, values: readonly unknown[] = []) => {
      const connection = await pool.getConnection();
      try {
        await connection.query(`USE ${name}`);
        // As WHMCS connects: its zero dates are allowed.
        await connection.query("SET SESSION sql_mode = 'NO_ENGINE_SUBSTITUTION'");
        const [rows] = await connection.query<RowDataPacket[]>(sql, [...values]);
        return rows as unknown as Row[];
      } finally {
        connection.release();
      }
    },
  };
}
