import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { settingNames, type Environment, type Settings } from "../../../config/settings.ts";
import type { Policy } from "../../../src/domain/policy.ts";
import { type RunningService, startService } from "../../demo/service.ts";

/** What the private service must not share with the real one: its memory, its doors and whom it tells. */
const ownMatter = new Set([
  "HOST",
  "PORT",
  "PUBLIC_URL",
  "REDIS_URL",
  "DATABASE_URL",
  "STORAGE_URL",
  "POLICY_FILE",
  "DRY_RUN",
  "ROLE",
  "WORKERS",
  "WEBHOOK_SECRETS",
  "API_TOKENS",
  "ENCRYPTION_KEY",
  "ALERT_URL",
  "SMTP_URL",
  "ALERT_EMAIL",
  "METRICS_TOKEN",
  "LOG_LEVEL",
]);

/** Where it runs, and by whose settings. */
export interface PrivateServiceParts {
  readonly folder: string;
  readonly env: Environment;
  readonly settings: Settings;
  readonly policy: Policy;
  readonly signal: AbortSignal;
}

/**
 * The real service on the configured systems, live, with a ledger, a Redis and a policy of its own. It does not sweep: what it was
 * not told of, it never looks for, so that no other client's duty can come up. @throws Error where it does not start, or where
 * its check-list holds destructive steps, with what to mend
 */
export async function startPrivateService(parts: PrivateServiceParts): Promise<RunningService> {
  const { folder, env, settings, signal } = parts;
  const service = await startService({
    directory: join(folder, "run"),
    logFile: join(folder, "service.log"),
    policy: quickPolicy(parts),
    whmcs: {
      url: settings.whmcs.url,
      identifier: settings.whmcs.identifier.reveal(),
      secret: settings.whmcs.secret.reveal(),
    },
    // By the first of them the addon knows who opens its door.
    webhookSecrets: settings.webhookSecrets.map((secret) => secret.reveal()).join(","),
    env: { ...systemSettings(env), WORKERS: "exports,anonymizations,deletions" },
    signal,
  });
  try {
    await refuseWhereHeld(service, signal);
    return service;
  } catch (error) {
    await service.stop();
    throw error;
  }
}

/** The settings of WHMCS and of the other systems, files by their full paths. */
function systemSettings(env: Environment): Record<string, string> {
  const wanted = settingNames.filter((name) => !ownMatter.has(name));
  const pairs = wanted.flatMap((name): [string, string][] => {
    const [value, file] = [env[name], env[`${name}_FILE`]];
    return [
      ...(value === undefined ? [] : [[name, value] satisfies [string, string]]),
      ...(file === undefined ? [] : [[`${name}_FILE`, resolve(file)] satisfies [string, string]]),
    ];
  });
  return Object.fromEntries(pairs);
}

/** The owner's policy, with periods of seconds, since one canary need not wait for two weeks. */
function quickPolicy({ settings, policy }: PrivateServiceParts): object {
  const given = parse(readFileSync(settings.policyFile, "utf8")) as Record<string, object>;
  const { processors = {} } = given as { processors?: Record<string, object> };
  const isQuick = policy.processors["freshdesk"]?.enabled === true;
  return {
    ...given,
    hostingDeletion: { gracePeriod: "PT1H" }, // nothing goes before the approval
    accountClosure: { gracePeriod: "PT1S", ownerConfirms: true },
    limits: { deletionsPerDay: 10, anonymizationsPerDay: 10 },
    processors: { ...processors, ...(isQuick && { freshdesk: { ...processors["freshdesk"], deleteAfter: "PT1S" } }) },
  };
}

/** What holds a live service's hands would hold the rehearsal's, too, and better before anything is made. */
async function refuseWhereHeld({ url }: RunningService, signal: AbortSignal): Promise<void> {
  const response = await fetch(`${url}/readyz`, { signal });
  const { checks } = (await response.json()) as { checks: Record<string, { ok: boolean; detail?: string }> };
  const held = Object.values(checks).flatMap(({ ok, detail = "" }) => (ok ? [] : [detail]));
  if (held.length > 0) throw new Error(`nothing may be erased as things stand. ${held.join(" ")}`);
}
