import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect, parseEnv } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type ConfigProblem, ConfigError } from "../../../config/problems.ts";
import {
  type Environment,
  loadEnvironment,
  publicUrlOf,
  readSettings,
  secretNames,
  settingNames,
} from "../../../config/settings.ts";

const webhookSecret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const apiToken = "t".repeat(32);
const encryptionKey = Buffer.alloc(32, 9).toString("base64");

const required = {
  WHMCS_URL: "https://billing.example.com/whmcs",
  WHMCS_API_IDENTIFIER: "identifier-of-the-test",
  WHMCS_API_SECRET: "secret-of-the-test",
  WEBHOOK_SECRETS: webhookSecret,
  API_TOKENS: `owner:${apiToken}`,
  ENCRYPTION_KEY: encryptionKey,
};

function problemsOf(env: Environment): readonly ConfigProblem[] {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

const wrongNames = (env: Environment): readonly string[] => problemsOf({ ...required, ...env }).map(({ name }) => name);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "settings-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

describe("defaults", () => {
  test("are those of the contract when only the required variables are set", () => {
    const settings = readSettings(required);
    expect(settings).toMatchObject({
      host: "127.0.0.1",
      port: 8080,
      publicUrl: undefined,
      redisUrl: undefined,
      databasePath: "var/ledger.db",
      storagePath: "var/exports",
      policyFile: "config/policy.yaml",
      dryRun: true,
      role: "all",
      workers: ["exports", "anonymizations", "deletions", "sweep"],
      alertUrl: undefined,
      smtpUrl: undefined,
      alertEmail: undefined,
      metricsToken: undefined,
      logLevel: "info",
    });
    expect(settings.whmcs).toMatchObject({
      url: "https://billing.example.com/whmcs",
      doorUrl: "https://billing.example.com/whmcs/modules/addons/whmcsgdpr/door.php",
      accessKey: undefined,
      concurrency: 4,
    });
  });

  test("stand in .env.example, which lists every variable and no other", async () => {
    const example = parseEnv(await readFile(".env.example", "utf8"));
    expect(Object.keys(example).sort()).toEqual([...settingNames].sort());

    const withOwnSecrets = { ...example, ...required };
    expect(readSettings(withOwnSecrets)).toEqual(readSettings(required));
  });

  test("an empty value counts as unset", () => {
    expect(readSettings({ ...required, PORT: "", REDIS_URL: "" }).port).toBe(8080);
    expect(wrongNames({ WHMCS_URL: "" })).toEqual(["WHMCS_URL"]);
  });
});

describe("problems", () => {
  test("are all named at once, each with what was expected", () => {
    const problems = problemsOf({ PORT: "http", DRY_RUN: "yes", WORKERS: "exports,imports" });
    expect(problems.map(({ name }) => name).sort()).toEqual(
      ["PORT", "DRY_RUN", "WORKERS", ...Object.keys(required)].sort(),
    );
    const described = new ConfigError(problems).describe();
    expect(described).toContain("PORT: expected a whole number from 0 to 65535");
    expect(described).toContain("DRY_RUN: expected one of 0, 1");
    expect(described).toContain("out of exports, anonymizations, deletions, sweep");
    expect(described).not.toContain("undefined");
  });

  test("carry a stable code and no value, so that a wrong secret is printed nowhere", () => {
    const canary = "canary-4711";
    const env = Object.fromEntries(settingNames.map((name) => [name, `${canary} ${name}\u0000`]));
    let thrown: unknown;
    try {
      readSettings(env);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ConfigError);
    expect(thrown).toMatchObject({ code: "config.invalid", message: "config.invalid" });
    expect(inspect(thrown, { depth: 20, showHidden: true })).not.toContain(canary);
    expect(JSON.stringify(thrown)).not.toContain(canary);
    expect((thrown as ConfigError).describe()).not.toContain(canary);
  });

  test.each<[string, string]>([
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PORT", "80.5"],
    ["PORT", "0x50"],
    ["HOST", "a\nb"],
    ["PUBLIC_URL", "privacy.example.com"],
    ["PUBLIC_URL", "ftp://example.com"],
    ["WHMCS_URL", "billing.example.com"],
    ["WHMCS_URL", "https://user:password@example.com"],
    ["WHMCS_URL", "https://example.com/?a=1"],
    ["WHMCS_DOOR_URL", "door.php"],
    ["WHMCS_API_CONCURRENCY", "0"],
    ["WEBHOOK_SECRETS", Buffer.alloc(32).toString("base64")],
    ["WEBHOOK_SECRETS", `whsec_${Buffer.alloc(23).toString("base64")}`],
    ["WEBHOOK_SECRETS", `whsec_${Buffer.alloc(65).toString("base64")}`],
    ["WEBHOOK_SECRETS", "whsec_not base64 at all, really not base64"],
    ["WEBHOOK_SECRETS", `${webhookSecret},${webhookSecret}`],
    ["WEBHOOK_SECRETS", ","],
    ["API_TOKENS", apiToken],
    ["API_TOKENS", `owner:${"t".repeat(31)}`],
    ["API_TOKENS", `owner:${apiToken},owner:${"u".repeat(32)}`],
    ["API_TOKENS", `owner:${apiToken},addon:${apiToken}`],
    ["API_TOKENS", `owner@example.com:${apiToken}`],
    ["API_TOKENS", `owner:${"é".repeat(32)}`],
    ["ENCRYPTION_KEY", Buffer.alloc(31).toString("base64")],
    ["ENCRYPTION_KEY", Buffer.alloc(32).toString("hex")],
    ["ENCRYPTION_KEY", `${encryptionKey},${encryptionKey}`],
    ["REDIS_URL", "localhost:6379"],
    ["REDIS_URL", "http://localhost:6379"],
    ["DATABASE_URL", "var/ledger.db"],
    ["DATABASE_URL", "sqlite:"],
    ["STORAGE_URL", "var/exports"],
    ["STORAGE_URL", "file://var/exports"],
    ["DRY_RUN", "true"],
    ["DRY_RUN", "O"],
    ["DRY_RUN", " 0"],
    ["ROLE", "workers"],
    ["WORKERS", "exports sweep"],
    ["WORKERS", ","],
    ["ALERT_URL", "alerts.example.com"],
    ["ALERT_URL", "http://alerts.example.com/hook"],
    ["SMTP_URL", "https://mail.example.com"],
    ["ALERT_EMAIL", "owner at example.com"],
    ["METRICS_TOKEN", "two words"],
    ["LOG_LEVEL", "verbose"],
  ])("name %s when it is %p, and nothing else", (name, value) => {
    expect(wrongNames({ [name]: value })).toEqual([name]);
  });

  test.each([
    ["DATABASE_URL", "mysql://example.com/ledger"],
    ["STORAGE_URL", "s3://bucket/folder"],
  ])("say of %s that %s is reserved", (name, value) => {
    const [problem] = problemsOf({ ...required, [name]: value });
    expect(problem).toMatchObject({ name, expected: expect.stringContaining("reserved") });
  });

  test("name every published sample secret with the way to get one of your own", async () => {
    const example = parseEnv(await readFile(".env.example", "utf8"));
    const problems = new Map(problemsOf(example).map(({ name, expected }) => [name, expected]));
    const published = secretNames.filter((name) => example[name] !== "");
    expect([...problems.keys()].sort()).toEqual([...published].sort());
    for (const name of ["WEBHOOK_SECRETS", "API_TOKENS", "ENCRYPTION_KEY"]) {
      expect(problems.get(name)).toContain("randomBytes(32)");
    }
    for (const name of ["WHMCS_API_IDENTIFIER", "WHMCS_API_SECRET"]) {
      expect(problems.get(name)).toContain("Manage API Credentials");
    }
  });

  test("find a published sample also behind a secret of one's own", async () => {
    const sample = parseEnv(await readFile(".env.example", "utf8"))["WEBHOOK_SECRETS"];
    expect(wrongNames({ WEBHOOK_SECRETS: `${webhookSecret},${sample}` })).toEqual(["WEBHOOK_SECRETS"]);
  });
});

describe("values", () => {
  test("lists keep their order, since the first one signs or seals", () => {
    const second = `whsec_${Buffer.alloc(24, 1).toString("base64")}`;
    const secondKey = Buffer.alloc(32, 1).toString("base64");
    const settings = readSettings({
      ...required,
      WEBHOOK_SECRETS: ` ${webhookSecret} , ${second} `,
      ENCRYPTION_KEY: `${encryptionKey},${secondKey}`,
      API_TOKENS: `owner:${apiToken},addon:${"u".repeat(40)}`,
    });
    expect(settings.webhookSecrets.map((secret) => secret.reveal())).toEqual([webhookSecret, second]);
    expect(settings.encryptionKeys.map((key) => key.reveal()[0])).toEqual([9, 1]);
    expect(settings.apiTokens.map(({ name, token }) => [name, token.reveal()])).toEqual([
      ["owner", apiToken],
      ["addon", "u".repeat(40)],
    ]);
  });

  test("addresses lose their trailing slashes, and the door follows WHMCS", () => {
    const settings = readSettings({
      ...required,
      WHMCS_URL: "https://example.com//",
      PUBLIC_URL: "https://p.example.com/",
    });
    expect(settings.whmcs.url).toBe("https://example.com");
    expect(settings.whmcs.doorUrl).toBe("https://example.com/modules/addons/whmcsgdpr/door.php");
    expect(publicUrlOf(settings, 8080)).toBe("https://p.example.com");
  });

  test("links fall back to the host and the port that was really opened", () => {
    expect(publicUrlOf(readSettings({ ...required, PORT: "0" }), 43_210)).toBe("http://127.0.0.1:43210");
    expect(publicUrlOf(readSettings({ ...required, HOST: "::1" }), 8080)).toBe("http://[::1]:8080");
  });

  test("DRY_RUN=0 alone is live, and WORKERS narrows", () => {
    expect(readSettings({ ...required, DRY_RUN: "0" }).dryRun).toBe(false);
    expect(readSettings({ ...required, WORKERS: "deletions, exports,deletions" }).workers).toEqual([
      "deletions",
      "exports",
    ]);
  });

  test.each([
    "redis://:pw@localhost:6379/1",
    "rediss://cache.example.com",
    "redis+sentinel://a:26379,b:26379/main",
    "redis+cluster://a:1,b:2",
  ])("%s is an address of Redis", (address) => {
    expect(readSettings({ ...required, REDIS_URL: address }).redisUrl?.reveal()).toBe(address);
  });

  test("a secret shows nothing of itself in JSON, in text and under inspection", () => {
    const settings = readSettings({
      ...required,
      METRICS_TOKEN: "metrics-token",
      REDIS_URL: "redis://:hidden@localhost",
    });
    const shown = [
      JSON.stringify(settings),
      inspect(settings, { depth: 20, showHidden: true }),
      String(settings.metricsToken),
    ];
    for (const hidden of [...Object.values(required).slice(1), apiToken, "metrics-token", "hidden"]) {
      expect(shown.join("\n")).not.toContain(hidden);
    }
    expect(settings.metricsToken?.reveal()).toBe("metrics-token");
  });
});

test("the test address of ResellerClub, which acts on live domains for a live account, takes the owner's word", () => {
  const address = { RESELLERCLUB_URL: "https://test.httpapi.com/api" };
  expect(wrongNames(address)).toEqual(["RESELLERCLUB_URL"]);
  expect(wrongNames({ ...address, RESELLERCLUB_DEMO_ACCOUNT: "1" })).toEqual([]);
  expect(wrongNames({ RESELLERCLUB_URL: "https://httpapi.com/api" })).toEqual([]);
});

test.each([
  "https://test.httpapi.com./api",
  "https://TEST.HttpApi.com/api",
  "https://test.httpapi.com:8443/api",
  "https://test.httpapi%2Ecom",
])("%s is that test address too", (address) => {
  expect(wrongNames({ RESELLERCLUB_URL: address })).toEqual(["RESELLERCLUB_URL"]);
  expect(wrongNames({ RESELLERCLUB_URL: address, RESELLERCLUB_DEMO_ACCOUNT: "1" })).toEqual([]);
});

test("that test address is named at once with every other problem", () => {
  const wrong = { RESELLERCLUB_URL: "https://test.httpapi.com/api", RESELLERCLUB_DEMO_ACCOUNT: "yes", PORT: "x" };
  expect(wrongNames(wrong).toSorted()).toEqual(["PORT", "RESELLERCLUB_DEMO_ACCOUNT", "RESELLERCLUB_URL"]);
});

describe("NAME_FILE", () => {
  test.each(secretNames)("gives %s as a file, without the line break at its end", async (name) => {
    const values: Record<string, string> = {
      ...required,
      WHMCS_API_ACCESS_KEY: "access-key",
      REDIS_URL: "redis://localhost",
      ALERT_URL: "https://alerts.example.com/hook",
      SMTP_URL: "smtp://mail.example.com",
      METRICS_TOKEN: "metrics-token",
      CLOUDWAYS_TOKEN: "cloudways-token",
      FRESHDESK_URL: "https://example.freshdesk.com/api/v2",
      FRESHDESK_API_KEY: "freshdesk-key",
      VERSIO_EMAIL: "owner@example.com",
      VERSIO_PASSWORD: "versio password",
      RESELLERCLUB_USER_ID: "7",
      RESELLERCLUB_API_KEY: "resellerclub-key",
      RACKSPACE_USER_KEY: "rackspace-user",
      RACKSPACE_SECRET_KEY: "rackspace-secret",
      WEBSITE_FORMS_DATABASE_URL: "mysql://forms:pw@127.0.0.1/wordpress",
      WEBSITE_FORMS_FILES_KEY: "files-key",
      GOOGLE_ANALYTICS_PROPERTY: "1",
      GOOGLE_ANALYTICS_KEY: "{}",
    };
    const direct = readSettings(values);
    const path = await file(name, `${values[name]}\n`);
    const { [name]: _moved, ...rest } = values;
    expect(reveal(readSettings({ ...rest, [`${name}_FILE`]: path }))).toEqual(reveal(direct));
  });

  test("that cannot be read, is empty, or stands beside NAME is one problem under its own name", async () => {
    const { METRICS_TOKEN_FILE: missing, SMTP_URL_FILE: empty } = {
      METRICS_TOKEN_FILE: join(folder, "missing"),
      SMTP_URL_FILE: await file("empty", "\n"),
    };
    expect(wrongNames({ METRICS_TOKEN_FILE: missing })).toEqual(["METRICS_TOKEN_FILE"]);
    expect(wrongNames({ SMTP_URL_FILE: empty })).toEqual(["SMTP_URL_FILE"]);
    expect(wrongNames({ API_TOKENS_FILE: missing })).toEqual(["API_TOKENS_FILE"]);

    const { API_TOKENS: _absent, ...rest } = required;
    expect(problemsOf({ ...rest, API_TOKENS_FILE: missing }).map(({ name }) => name)).toEqual(["API_TOKENS_FILE"]);
  });
});

describe(".env", () => {
  test("is read where it exists, and the real environment wins", async () => {
    await file(".env", "PORT=1000\nHOST=0.0.0.0\nLOG_LEVEL=debug\nWHMCS_API_SECRET='with # and spaces'\n");
    const env = { PORT: "2000", LOG_LEVEL: "" };
    expect(loadEnvironment(folder, env)).toEqual({
      PORT: "2000",
      HOST: "0.0.0.0",
      LOG_LEVEL: "debug",
      WHMCS_API_SECRET: "with # and spaces",
    });
    expect(env).toEqual({ PORT: "2000", LOG_LEVEL: "" });
  });

  test("yields a secret to the real environment in either of its forms", async () => {
    await file(".env", "API_TOKENS=in-file\nMETRICS_TOKEN_FILE=/in/file\n");
    const real = { API_TOKENS_FILE: "/real", METRICS_TOKEN: "real" };
    expect(loadEnvironment(folder, real)).toEqual(real);
  });

  test("may be absent", () => {
    expect(loadEnvironment(join(folder, "nowhere"), { PORT: "1" })).toEqual({ PORT: "1" });
  });
});

/** The settings with every secret laid open, to compare two of them. */
function reveal(settings: unknown): unknown {
  if (settings instanceof Object && "reveal" in settings && typeof settings.reveal === "function")
    return settings.reveal();
  if (Array.isArray(settings)) return settings.map(reveal);
  if (settings instanceof Object && !(settings instanceof Uint8Array)) {
    return Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, reveal(value)]));
  }
  return settings;
}
