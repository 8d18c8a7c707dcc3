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
  origins,
  redisUrl,
  secretLine,
  secretUrl,
  someOf,
  vendorUrl,
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
  "CLOUDWAYS_TOKEN",
  "FRESHDESK_API_KEY",
  "VERSIO_PASSWORD",
  "RESELLERCLUB_API_KEY",
  "RACKSPACE_USER_KEY",
  "RACKSPACE_SECRET_KEY",
  "WEBSITE_FORMS_DATABASE_URL",
  "WEBSITE_FORMS_FILES_KEY",
  "GOOGLE_ANALYTICS_KEY",
] as const;

/** Of ResellerClub; credentials do not tell what sort of account they are of, so the owner has to. */
const testHost = "test.httpapi.com";
const testHostRefused =
  "the live address, or RESELLERCLUB_DEMO_ACCOUNT=1 beside it: the test address acts on live domain names when it is given the key of a live account";

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
  CLOUDWAYS_URL: vendorUrl("https://api.cloudways.com/api/v2").prefault("https://api.cloudways.com/api/v2"),
  CLOUDWAYS_TOKEN: secretLine("the access token that Cloudways shows").optional(),
  FRESHDESK_URL: vendorUrl("https://example.freshdesk.com/api/v2").optional(),
  FRESHDESK_API_KEY: secretLine("the key that the provider shows").optional(),
  FRESHDESK_FILE_ORIGINS: origins("https://s3.amazonaws.com").prefault("https://s3.amazonaws.com"),
  VERSIO_URL: vendorUrl("https://www.versio.nl/api/v1").prefault("https://www.versio.nl/api/v1"),
  VERSIO_EMAIL: emailAddress().optional(),
  VERSIO_PASSWORD: secretLine("the account's password").optional(),
  RESELLERCLUB_URL: vendorUrl("https://httpapi.com/api").prefault("https://httpapi.com/api"),
  RESELLERCLUB_DEMO_ACCOUNT: oneOf(["0", "1"]).prefault("0"),
  RESELLERCLUB_USER_ID: wholeNumber(1, 999_999_999).optional(),
  RESELLERCLUB_API_KEY: secretLine("the key that the provider shows").optional(),
  RACKSPACE_URL: vendorUrl("https://api.emailsrvr.com/v1").prefault("https://api.emailsrvr.com/v1"),
  RACKSPACE_ACCOUNT: line("the number of the customer account, or me").default("me"),
  RACKSPACE_USER_KEY: secretLine("the key that the provider shows").optional(),
  RACKSPACE_SECRET_KEY: secretLine("the key that the provider shows").optional(),
  WEBSITE_FORMS_DATABASE_URL: secretUrl(["mysql:"], "mysql://user:password@127.0.0.1:3306/wordpress").optional(),
  WEBSITE_FORMS_FILES_URL: vendorUrl("https://www.example.com/wp-json/whmcs-gdpr/v1").optional(),
  WEBSITE_FORMS_FILES_KEY: secretLine("the key WHMCS_GDPR_FILES_KEY of wp-config.php").optional(),
  GOOGLE_ANALYTICS_URL: vendorUrl("https://analyticsadmin.googleapis.com").prefault(
    "https://analyticsadmin.googleapis.com",
  ),
  GOOGLE_ANALYTICS_TOKEN_URL: vendorUrl("https://oauth2.googleapis.com/token").prefault(
    "https://oauth2.googleapis.com/token",
  ),
  GOOGLE_ANALYTICS_PROPERTY: wholeNumber(1, 999_999_999).optional(),
  GOOGLE_ANALYTICS_KEY: secretLine("the JSON key of a service account, best as GOOGLE_ANALYTICS_KEY_FILE").optional(),
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
  if (isTestHostRefused(values)) problems.push({ name: "RESELLERCLUB_URL", expected: testHostRefused });
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
    /** What the connectors of processors need; each is undefined until it is complete. */
    processors: processorsOf(data),
    logLevel: data.LOG_LEVEL,
  };
}

function processorsOf(data: z.output<typeof schema>) {
  const {
    CLOUDWAYS_TOKEN: cloudwaysToken,
    FRESHDESK_URL: freshdeskUrl,
    FRESHDESK_API_KEY: freshdeskKey,
    VERSIO_EMAIL: versioEmail,
    VERSIO_PASSWORD: versioPassword,
    RESELLERCLUB_USER_ID: resellerId,
    RESELLERCLUB_API_KEY: resellerKey,
    RACKSPACE_USER_KEY: rackspaceUser,
    RACKSPACE_SECRET_KEY: rackspaceSecret,
    WEBSITE_FORMS_DATABASE_URL: formsDatabase,
    GOOGLE_ANALYTICS_PROPERTY: property,
    GOOGLE_ANALYTICS_KEY: googleKey,
  } = data;
  return {
    cloudways: cloudwaysToken && { url: data.CLOUDWAYS_URL, token: cloudwaysToken },
    freshdesk:
      freshdeskUrl !== undefined && freshdeskKey !== undefined
        ? { url: freshdeskUrl, apiKey: freshdeskKey, fileOrigins: data.FRESHDESK_FILE_ORIGINS }
        : undefined,
    versio:
      versioEmail !== undefined && versioPassword !== undefined
        ? { url: data.VERSIO_URL, email: versioEmail, password: versioPassword }
        : undefined,
    resellerclub:
      resellerId !== undefined && resellerKey !== undefined
        ? { url: data.RESELLERCLUB_URL, userId: resellerId, apiKey: resellerKey }
        : undefined,
    rackspace:
      rackspaceUser !== undefined && rackspaceSecret !== undefined
        ? {
            url: data.RACKSPACE_URL,
            account: data.RACKSPACE_ACCOUNT,
            userKey: rackspaceUser,
            secretKey: rackspaceSecret,
          }
        : undefined,
    website_forms: formsDatabase && {
      database: formsDatabase,
      filesUrl: data.WEBSITE_FORMS_FILES_URL,
      filesKey: data.WEBSITE_FORMS_FILES_KEY,
    },
    google_analytics:
      property !== undefined && googleKey !== undefined
        ? { url: data.GOOGLE_ANALYTICS_URL, tokenUrl: data.GOOGLE_ANALYTICS_TOKEN_URL, property, key: googleKey }
        : undefined,
  };
}

/** Told beside all other problems, which a rule of the whole schema would wait for. However the host is spelled. */
function isTestHostRefused({ RESELLERCLUB_URL: url = "", RESELLERCLUB_DEMO_ACCOUNT: demo }: Environment): boolean {
  return URL.parse(url)?.hostname.replace(/\.+$/, "") === testHost && demo !== "1";
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
