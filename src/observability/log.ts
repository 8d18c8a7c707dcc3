import { type DestinationStream, type LevelWithSilent, type Logger, pino, stdTimeFunctions } from "pino";

/**
 * Everything a log line may carry beside its event: ids of the ledger, enumerations, counts and times. Closed on purpose: no
 * free text, no error object, no client id (it names a person, so it stays in the ledger), no address with a query.
 */
export interface LogFields {
  readonly dutyId?: string | undefined;
  readonly stepId?: string | undefined;
  readonly eventId?: string | undefined;
  readonly taskId?: string | undefined;
  readonly connector?: string | undefined;
  readonly action?: string | undefined;
  readonly kind?: string | undefined;
  /** The webhook event's type, once it is one of the contract's. */
  readonly eventType?: string | undefined;
  readonly queue?: string | undefined;
  readonly worker?: string | undefined;
  readonly attempt?: number | undefined;
  readonly outcome?: string | undefined;
  readonly state?: string | undefined;
  /** A stable error or reason code; see `failureFields`. */
  readonly code?: string | undefined;
  /** Where in our own source an error arose, `src/…:line`. */
  readonly raisedAt?: string | undefined;
  readonly durationMs?: number | undefined;
  readonly delayMs?: number | undefined;
  readonly httpStatus?: number | undefined;
  readonly httpMethod?: string | undefined;
  readonly httpRequestId?: string | undefined;
  /** The route's pattern, such as `/v1/exports/{id}`; never the requested address. */
  readonly route?: string | undefined;
  /** The name of an API token. */
  readonly actor?: string | undefined;
  readonly count?: number | undefined;
  readonly bytes?: number | undefined;
  readonly pid?: number | undefined;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly signal?: string | undefined;
  readonly dryRun?: boolean | undefined;
  readonly mode?: string | undefined;
  readonly role?: string | undefined;
  readonly version?: string | undefined;
  /** What a readiness or start-up check looked at. */
  readonly check?: string | undefined;
  /** A sentence of our own for the owner, written in this source; never built from what another system said. */
  readonly problem?: string | undefined;
}

/** `noun.past`, such as `step.finished`: the one thing a reader searches for. */
export type LogEvent = `${string}.${string}`;

/** Where every part of the service reports what it did. One wide line per request and per attempt. */
export interface Log {
  debug(event: LogEvent, fields?: LogFields): void;
  info(event: LogEvent, fields?: LogFields): void;
  warn(event: LogEvent, fields?: LogFields): void;
  error(event: LogEvent, fields?: LogFields): void;
  /** Whether a line of that level would be written, for callers on a path where making one costs. */
  writes(level: "debug" | "info"): boolean;
  /** A log whose every line also carries these fields. */
  child(fields: LogFields): Log;
}

export type LogLevel = LevelWithSilent;

// Keyed by every field, so that the compiler refuses a field that is missing here or there.
const known: Readonly<Record<keyof LogFields, true>> = {
  dutyId: true,
  stepId: true,
  eventId: true,
  taskId: true,
  connector: true,
  action: true,
  kind: true,
  eventType: true,
  queue: true,
  worker: true,
  attempt: true,
  outcome: true,
  state: true,
  code: true,
  raisedAt: true,
  durationMs: true,
  delayMs: true,
  httpStatus: true,
  httpMethod: true,
  httpRequestId: true,
  route: true,
  actor: true,
  count: true,
  bytes: true,
  pid: true,
  host: true,
  port: true,
  signal: true,
  dryRun: true,
  mode: true,
  role: true,
  version: true,
  check: true,
  problem: true,
};

/**
 * A log of JSON lines: `level` as a word, `time` in UTC, `event`, then the fields. What is no field of `LogFields` is dropped
 * although the compiler let it pass; a text that is no identifier is shown as `[redacted]`.
 * @param options.destination default: standard output
 * @param options.bindings fields of every line
 */
export function createLog(options: {
  readonly level: LogLevel;
  readonly destination?: DestinationStream;
  readonly bindings?: LogFields;
}): Log {
  const settings = {
    level: options.level,
    base: null,
    messageKey: "event",
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (level: string) => ({ level }) },
    redact: { paths: Object.keys(known), censor: (value: unknown, [field]: string[]) => censor(value, field) },
  };
  const logger = options.destination === undefined ? pino(settings) : pino(settings, options.destination);
  return wrap(logger.child(knownFields(options.bindings ?? {})));
}

/** A log that writes nothing, for tests. */
export const silentLog: Log = createLog({ level: "silent" });

/**
 * What may be logged of anything thrown: its code (ours, or the operating system's as `system.econnrefused`, else
 * `internal.unexpected`) and the line of our own source it came from. Never its message.
 */
export function failureFields(error: unknown): Pick<LogFields, "code" | "raisedAt"> {
  if (typeof error !== "object" || error === null) return { code: "internal.unexpected" };
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const stack = "stack" in error && typeof error.stack === "string" ? error.stack : "";
  const raisedAt = /^ {4}at .*\b((?:src|workers|config|scripts)\/[\w./-]+:\d+):\d+\)?$/m.exec(stack)?.[1];
  if (/^[a-z0-9_]+(\.[a-z0-9_]+)+$/.test(code)) return { code, raisedAt };
  if (/^E[A-Z0-9]+$/.test(code)) return { code: `system.${code.toLowerCase()}`, raisedAt };
  return { code: "internal.unexpected", raisedAt };
}

function wrap(logger: Logger): Log {
  return {
    debug: (event, fields = {}) => logger.debug(knownFields(fields), event),
    info: (event, fields = {}) => logger.info(knownFields(fields), event),
    warn: (event, fields = {}) => logger.warn(knownFields(fields), event),
    error: (event, fields = {}) => logger.error(knownFields(fields), event),
    writes: (level) => logger.isLevelEnabled(level),
    child: (fields) => wrap(logger.child(knownFields(fields))),
  };
}

/** A wider object passes for `LogFields` by structure, and would carry whatever else it holds into the log. */
function knownFields(fields: LogFields): object {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => Object.hasOwn(known, name)));
}

/** Names and addresses have blanks, an at sign or letters beyond ASCII; our identifiers, codes and routes have none. */
function censor(value: unknown, field: string | undefined): unknown {
  if (typeof value === "number" || typeof value === "boolean" || value === undefined) return value;
  if (typeof value !== "string" || value.length > 300) return "[redacted]";
  const allowed = field === "problem" ? /^[\x20-\x3f\x41-\x7e]*$/ : /^[\x21-\x3f\x41-\x7e]*$/;
  return allowed.test(value) ? value : "[redacted]";
}
