import { readFileSync } from "node:fs";
import type { Policy } from "../src/domain/policy.ts";
import { readPolicy } from "./policy.ts";
import { type ConfigProblem, ConfigError } from "./problems.ts";
import { type Environment, readSettings, type Settings } from "./settings.ts";

/**
 * Settings and policy, read together so that everything that is wrong with either is named at once (contract section 2).
 * @throws ConfigError
 */
export function readConfiguration(env: Environment): { settings: Settings; policy: Policy } {
  const problems: ConfigProblem[] = [];
  const settings = gather(problems, () => readSettings(env));
  // Where the settings are wrong the policy is still read from where they say it is.
  const policyFile = settings?.policyFile ?? (env["POLICY_FILE"] || "config/policy.yaml");
  const policy = gather(problems, () => readPolicy(readText(policyFile)));
  if (settings === undefined || policy === undefined) throw new ConfigError(problems);
  return { settings, policy };
}

function gather<T>(problems: ConfigProblem[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new ConfigError([{ name: "POLICY_FILE", expected: "the path of a readable file" }]);
  }
}
