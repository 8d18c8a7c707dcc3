// `npm run connector:check [-- NAME…]`: tries, without changing anything, whether the other systems' connectors have what they need.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readConfiguration } from "../config/configuration.ts";
import { processorValues } from "../config/connectors.ts";
import { ConfigError } from "../config/problems.ts";
import { type Environment, loadEnvironment } from "../config/settings.ts";
import { openProcessors } from "../src/connectors/open.ts";
import type { ProcessorName } from "../src/connectors/values.ts";
import { systemClock } from "../src/domain/clock.ts";
import { failureFields } from "../src/observability/log.ts";
import { createRateLimiter } from "../src/queues/rate-limits.ts";
import { isSystem, neededSettings, systems } from "./connector-check/needs.ts";
import { describeAll, describeResult, isWanting, type Result, usage } from "./connector-check/words.ts";

const badUsage = 64;
const badConfiguration = 78;
const withinMs = 120_000;

async function main(): Promise<number> {
  const asked = readArguments();
  if (asked === undefined) return say(usage, badUsage);
  const strange = asked.filter((name) => !isSystem(name));
  if (strange.length > 0) {
    return say(`There is no connector of that name. There are: ${systems.join(", ")}.\n${usage}`, badUsage);
  }
  const env = loadEnvironment(process.cwd(), process.env);
  const results = await check(asked.length === 0 ? systems : asked.filter(isSystem), env);
  for (const result of results) process.stdout.write(`${describeResult(result)}\n`);
  process.stdout.write(describeAll(results));
  // Whoever asks for one system by its name wants it in use.
  const isIdle = asked.length > 0 && results.some(({ is }) => is === "not_enabled");
  return isIdle || results.some(isWanting) ? 1 : 0;
}

async function check(names: readonly ProcessorName[], env: Environment): Promise<readonly Result[]> {
  const { settings, policy } = readConfiguration(env);
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "../package.json"), "utf8")) as {
    version: string;
  };
  const limiter = createRateLimiter(settings.redisUrl?.reveal());
  const processors = openProcessors(processorValues(settings, policy), {
    limiter,
    clock: systemClock,
    userAgent: `whmcs-gdpr/${version}`,
    dryRun: true, // whatever the settings say: a check changes nothing
  });
  const look = async (name: ProcessorName): Promise<Result> => {
    const listed = policy.processors[name];
    if (listed?.enabled !== true) return { name, is: "not_enabled" };
    if (listed.kind === "manual") return { name, is: "by_hand" };
    const processor = processors.get(name);
    if (processor === undefined) return { name, is: "unset", needed: neededSettings[name].filter(isUnset(env)) };
    const signal = AbortSignal.timeout(withinMs);
    return { name, is: "checked", findings: await processor.check({ signal, clock: systemClock }) };
  };
  try {
    return await Promise.all(names.map(look));
  } finally {
    await processors.close();
    limiter.close();
  }
}

function isUnset(env: Environment): (name: string) => boolean {
  return (name) => !env[name] && !env[`${name}_FILE`];
}

function readArguments(): readonly string[] | undefined {
  try {
    return parseArgs({ options: {}, allowPositionals: true }).positionals;
  } catch {
    return undefined;
  }
}

function say(text: string, code: number): number {
  process.stderr.write(`${text}\n`);
  return code;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.exitCode =
    error instanceof ConfigError
      ? say(error.describe(), badConfiguration)
      : say(`The check stopped: ${failureFields(error).code}.`, 1);
}
