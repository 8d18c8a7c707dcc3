import { createHash } from "node:crypto";
import { createPool, type PoolConnection } from "mysql2/promise";
import { AppError, PermanentError, RetryableError } from "../../domain/errors.ts";

/** One row as the database keeps it: dates and large numbers are text. */
export type Row = Readonly<Record<string, unknown>>;
type Value = string | number;

/** Runs one prepared statement. @returns the rows of a query, or how many rows a change concerned */
export interface Statements {
  rows(sql: string, values?: readonly Value[]): Promise<readonly Row[]>;
  change(sql: string, values: readonly Value[]): Promise<number>;
}

/**
 * The website's database. Every method may throw RetryableError connector.unreachable, connector.unavailable,
 * connector.timeout, connector.aborted; PermanentError connector.unauthenticated, connector.forbidden (a right is missing),
 * connector.shape_unexpected (a table or column is not what it was).
 */
export interface FormsDatabase {
  /** Which database it is, hashed: no secret, and another one for another host or schema. */
  readonly identity: string;
  rows(sql: string, values: readonly Value[], signal: AbortSignal): Promise<readonly Row[]>;
  /** All of it or nothing, where the tables know transactions. */
  transaction<T>(signal: AbortSignal, work: (statements: Statements) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const connectTimeoutMs = 10_000;
const defaultTimeoutMs = 60_000;

/** A pool of two connections, opened with the first call; in a dry run it only reads. @throws TypeError on an address that is none */
export function openFormsDatabase(
  url: string,
  { dryRun, timeoutMs = defaultTimeoutMs }: { readonly dryRun: boolean; readonly timeoutMs?: number },
): FormsDatabase {
  const pool = createPool({
    uri: url,
    connectionLimit: 2,
    connectTimeout: Math.min(connectTimeoutMs, timeoutMs),
    charset: "utf8mb4",
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    multipleStatements: false,
    maxPreparedStatements: 100,
  });
  const run = async <T>(signal: AbortSignal, work: (connection: PoolConnection) => Promise<T>): Promise<T> => {
    if (signal.aborted) throw new RetryableError("connector.aborted");
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), timeoutMs);
    const over = AbortSignal.any([signal, limit.signal]);
    const asked = pool.getConnection();
    let connection: PoolConnection | undefined;
    try {
      connection = await orCut(asked, over);
      const result = await orCut(work(connection), over);
      connection.release();
      return result;
    } catch (error) {
      // What was cut off or failed midway must not be handed to the next.
      connection?.destroy();
      if (connection === undefined) void asked.then((late) => late.destroy()).catch(() => undefined);
      if (signal.aborted) throw new RetryableError("connector.aborted");
      if (limit.signal.aborted) throw new RetryableError("connector.timeout");
      throw errorOf(error);
    } finally {
      clearTimeout(timer);
    }
  };
  const { host, pathname, search } = new URL(url);
  return {
    identity: createHash("sha256").update(`${host}${pathname}${search}`).digest("hex"),
    rows: (sql, values, signal) => run(signal, (connection) => statementsOn(connection).rows(sql, values)),
    transaction: (signal, work) =>
      run(signal, async (connection) => {
        if (dryRun) throw new PermanentError("connector.dry_run");
        await connection.beginTransaction();
        const result = await work(statementsOn(connection));
        await connection.commit();
        return result;
      }),
    close: () => pool.end().catch(() => undefined),
  };
}

function statementsOn(connection: PoolConnection): Statements {
  return {
    rows: async (sql, values = []) => {
      const [rows] = await connection.execute(sql, [...values]);
      return Array.isArray(rows) ? (rows as Row[]) : [];
    },
    change: async (sql, values) => {
      const [result] = await connection.execute(sql, [...values]);
      return "affectedRows" in result ? result.affectedRows : 0;
    },
  };
}

/** A connection that is cut tells its waiting statement nothing. */
async function orCut<T>(work: Promise<T>, over: AbortSignal): Promise<T> {
  const cut = Promise.withResolvers<never>();
  const onAbort = (): void => cut.reject(new RetryableError("connector.aborted"));
  if (over.aborted) onAbort();
  over.addEventListener("abort", onAbort, { once: true });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, cut.promise]);
  } finally {
    over.removeEventListener("abort", onAbort);
  }
}

const permanent: Readonly<Record<string, string>> = {
  ER_ACCESS_DENIED_ERROR: "connector.unauthenticated",
  ER_ACCESS_DENIED_NO_PASSWORD_ERROR: "connector.unauthenticated",
  ER_NOT_SUPPORTED_AUTH_MODE: "connector.unauthenticated",
  ER_DBACCESS_DENIED_ERROR: "connector.forbidden",
  ER_TABLEACCESS_DENIED_ERROR: "connector.forbidden",
  ER_COLUMNACCESS_DENIED_ERROR: "connector.forbidden",
  ER_SPECIFIC_ACCESS_DENIED_ERROR: "connector.forbidden",
  ER_BAD_DB_ERROR: "connector.forbidden",
  ER_NO_SUCH_TABLE: "connector.shape_unexpected",
  ER_BAD_FIELD_ERROR: "connector.shape_unexpected",
  ER_PARSE_ERROR: "connector.shape_unexpected",
  ER_WRONG_VALUE: "connector.shape_unexpected",
  ER_TRUNCATED_WRONG_VALUE: "connector.shape_unexpected",
};

const unreachable: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOENT",
]);

/** The driver's own error quotes the statement and its values, which must reach no log. */
function errorOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const raw = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  const code = typeof raw === "string" ? raw : "";
  const said = permanent[code];
  if (said !== undefined) return new PermanentError(said);
  if (code === "ETIMEDOUT") return new RetryableError("connector.timeout");
  if (code.startsWith("HANDSHAKE_") || code.startsWith("ERR_TLS") || /CERT/.test(code)) {
    return new RetryableError("connector.certificate_invalid");
  }
  return new RetryableError(unreachable.has(code) ? "connector.unreachable" : "connector.unavailable");
}
