import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { z } from "zod";
import {
  apiTokens,
  baseUrl,
  bearerToken,
  emailAddress,
  encryptionKeys,
  hookUrl,
  line,
  location,
  oneOf,
  redisUrl,
  secretUrl,
  someOf,
  webhookSecrets,
  whmcsCredential,
  wholeNumber,
} from "./formats.ts";
import { type ConfigProblem, ConfigError } from "./problems.ts";

/** The environment as a plain table; an empty value counts as unset. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Every worker a process can run, in the spelling of `WORKERS`. */
const workerNames = ["exports", "anonymizations", "deletions", "sweep"] as const;

/** The secrets: each may also be given as `NAME_FILE`, the path of a file that holds it. */
export const secretNames = [
  "WHMCS_API_IDENTIFIER",
  "WHMCS_API_SECRET",
  "WHMCS_API_ACCESS_KEY",
  "WEBHOOK_SECRETS",
  "API_TOKENS",
  "REDIS_URL",
  "ENCRYPTION_KEY",
  "ALERT_URL",
  "SMTP_URL",
  "METRICS_TOKEN",
] as const;

/** Every variable of contract section 2 with its form and default. */
const schema = z.object({
  HOST: line("a host name or address").default("127.0.0.1"),
  PORT: wholeNumber(0, 65_535).prefault("8080"), // 0: the system chooses a free one
  PUBLIC_URL: baseUrl("https://privacy.example.com").optional(),
  WHMCS_URL: baseUrl("https://example.com/billing"),
  WHMCS_API_IDENTIFIER: whmcsCredential(),
  WHMCS_API_SECRET: whmcsCredential(),
  WHMCS_API_ACCESS_KEY: whmcsCredential().optional(),
  WHMCS_API_CONCURRENCY: wholeNumber(1, 100).prefault("4"),
  WHMCS_DOOR_URL: baseUrl("https://example.com/billing/modules/addons/whmcsgdpr/door.php").optional(),
  WEBHOOK_SECRETS: webhookSecrets(),
  API_TOKENS: apiTokens(),
  REDIS_URL: redisUrl().optional(),
  DATABASE_URL: location("sqlite", "mysql://").prefault("sqlite:var/ledger.db"),
  STORAGE_URL: location("file", "s3://").prefault("file:var/exports"),
  ENCRYPTION_KEY: encryptionKeys(),
  POLICY_FILE: line("the path of the policy file").default("config/policy.yaml"),
  DRY_RUN: oneOf(["0", "1"]).prefault("1"), // a typo must never mean live
  ROLE: oneOf(["web", "worker", "all"]).prefault("all"),
  WORKERS: someOf(workerNames).prefault(workerNames.join(",")),
  ALERT_URL: hookUrl("https://alerts.example.com/hook").optional(),
  SMTP_URL: secretUrl(["smtp:", "smtps:"], "smtp://user:password@mail.example.com:587").optional(),
  ALERT_EMAIL: emailAddress().optional(),
  METRICS_TOKEN: bearerToken().optional(),
  LOG_LEVEL: oneOf(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).prefault("info"),
});

/** The name of every variable that is read, in the order of the schema; each secret's `NAME_FILE` comes on top. */
export const settingNames: readonly string[] = Object.keys(schema.shape);

/** What the composition root hands on. Secrets are wrapped: reveal one only where it is used. */
export type Settings = ReturnType<typeof readSettings>;

/**
 * The environment a process in `cwd` runs with: `.env` where it exists, below the real environment. A secret the real
 * environment names, as `NAME` or as `NAME_FILE`, hides both forms of it in `.env`. Changes nothing, may be called often.
 */
export function loadEnvironment(cwd: string, env: Environment): Environment {
  const file = join(cwd, ".env");
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  for (const name of secretNames) {
    if (!isSet(env[name]) && !isSet(env[`${name}_FILE`])) continue;
    delete fromFile[name];
    delete fromFile[`${name}_FILE`];
  }
  return { ...fromFile, ...Object.fromEntries(Object.entries(env).filter(([, value]) => isSet(value))) };
}

/**
 * The settings of contract section 2. Reads the files that `NAME_FILE` names; changes nothing.
 * @throws ConfigError `config.invalid` with every problem at once; no problem holds a value
 */
export function readSettings(env: Environment) {
  const { values, problems } = gather(env);
  const named = new Set(problems.map(({ name }) => name.replace(/_FILE$/, "")));
  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) {
      const name = path.map(String).join(".");
      if (!named.has(name)) problems.push({ name, expected: message });
    }
  }
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return shape(parsed.data);
}

/** The base of links in mails and pages: `PUBLIC_URL`, else `http://HOST:PORT` with the port that was really opened. */
export function publicUrlOf(settings: Settings, port: number): string {
  const host = settings.host.includes(":") ? `[${settings.host}]` : settings.host;
  return settings.publicUrl ?? `http://${host}:${port}`;
}

function shape(data: z.output<typeof schema>) {
  return {
    host: data.HOST,
    port: data.PORT,
    /** Undefined: see `publicUrlOf`, since only the listening server knows its port. */
    publicUrl: data.PUBLIC_URL,
    whmcs: {
      /** Without a trailing slash. */
      url: data.WHMCS_URL,
      doorUrl: data.WHMCS_DOOR_URL ?? `${data.WHMCS_URL}/modules/addons/whmcsgdpr/door.php`,
      identifier: data.WHMCS_API_IDENTIFIER,
      secret: data.WHMCS_API_SECRET,
      accessKey: data.WHMCS_API_ACCESS_KEY,
      concurrency: data.WHMCS_API_CONCURRENCY,
    },
    /** All verify, the first signs. */
    webhookSecrets: data.WEBHOOK_SECRETS,
    apiTokens: data.API_TOKENS,
    /** Undefined: the embedded Redis. */
    redisUrl: data.REDIS_URL,
    /** The SQLite file, as written: relative to the working directory. */
    databasePath: data.DATABASE_URL,
    /** The folder of sealed files, as written: relative to the working directory. */
    storagePath: data.STORAGE_URL,
    /** 32 bytes each: the first seals, all open. */
    encryptionKeys: data.ENCRYPTION_KEY,
    policyFile: data.POLICY_FILE,
    dryRun: data.DRY_RUN === "1",
    role: data.ROLE,
    workers: data.WORKERS,
    alertUrl: data.ALERT_URL,
    smtpUrl: data.SMTP_URL,
    alertEmail: data.ALERT_EMAIL,
    metricsToken: data.METRICS_TOKEN,
    logLevel: data.LOG_LEVEL,
  };
}

function gather(env: Environment): { values: Record<string, string>; problems: ConfigProblem[] } {
  const values: Record<string, string> = {};
  const problems: ConfigProblem[] = [];
  for (const name of settingNames) {
    const value = env[name];
    if (isSet(value)) values[name] = value;
  }
  for (const name of secretNames) {
    const fileVariable = `${name}_FILE`;
    const file = env[fileVariable];
    if (!isSet(file)) continue;
    if (name in values) {
      problems.push({ name: fileVariable, expected: `either ${name} or ${fileVariable}, not both` });
      continue;
    }
    const content = readSecretFile(file);
    if (content === "")
      problems.push({ name: fileVariable, expected: "the path of a readable file that is not empty" });
    else values[name] = content;
  }
  return { values, problems };
}

/** Editors and mounts end a file with a line break, which is no part of the secret. */
function readSecretFile(path: string): string {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return "";
  }
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== "";
}
