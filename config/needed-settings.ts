import type { ProcessorName } from "../src/connectors/values.ts";
import type { Policy } from "../src/domain/policy.ts";
import type { LiveFinding } from "../src/observability/live-checks.ts";
import type { Environment } from "./settings.ts";

/**
 * The variables without which a system has no connector (`.env.example` tells what each is); a secret may also be given as
 * `NAME_FILE`. A test holds this list to `config/settings.ts`.
 */
export const neededSettings: Readonly<Record<ProcessorName, readonly string[]>> = {
  cloudways: ["CLOUDWAYS_TOKEN"],
  freshdesk: ["FRESHDESK_URL", "FRESHDESK_API_KEY"],
  versio: ["VERSIO_EMAIL", "VERSIO_PASSWORD"],
  resellerclub: ["RESELLERCLUB_USER_ID", "RESELLERCLUB_API_KEY"],
  rackspace: ["RACKSPACE_USER_KEY", "RACKSPACE_SECRET_KEY"],
  website_forms: ["WEBSITE_FORMS_DATABASE_URL"],
  google_analytics: ["GOOGLE_ANALYTICS_PROPERTY", "GOOGLE_ANALYTICS_KEY"],
  apple_keychain: [],
};

/** Every system that has a connector, in the order in which they are shown. */
export const systems = Object.keys(neededSettings) as readonly ProcessorName[];

/** Whether there is a connector of that name. */
export function isSystem(name: string): name is ProcessorName {
  return Object.hasOwn(neededSettings, name);
}

/** The names of the variables that a system still lacks. */
export function missingSettings(name: ProcessorName, env: Environment): readonly string[] {
  return neededSettings[name].filter((one) => !env[one] && !env[`${one}_FILE`]);
}

/**
 * Which systems the policy enables that have no connector for want of settings: a line each for the check-list. It only warns,
 * as every part of a duty there is left to the owner. Names of variables, never a value.
 */
export function findUnsetSystems(policy: Policy, env: Environment): readonly LiveFinding[] {
  return systems.flatMap((name) => {
    const processor = policy.processors[name];
    const missing = missingSettings(name, env);
    if (processor?.enabled !== true || processor.kind === "manual" || missing.length === 0) return [];
    const isHalf = missing.length < neededSettings[name].length;
    const problem = isHalf
      ? `The policy enables ${name}, and a part of its settings is missing: ${missing.join(", ")}. Until it is set, no connector asks there, and its part of every duty is left to you as a task.`
      : `The policy enables ${name}, and none of its settings is there (${missing.join(", ")}): its part of every duty is left to you as a task. If that is meant, say kind: manual in the policy.`;
    return { check: `connector_${name}`, holds: false, problem };
  });
}
