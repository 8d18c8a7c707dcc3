import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readConfiguration } from "../../config/configuration.ts";
import { processorValues } from "../../config/connectors.ts";
import { missingSettings } from "../../config/needed-settings.ts";
import type { Environment } from "../../config/settings.ts";
import { openProcessors } from "../../src/connectors/open.ts";
import type { ProcessorName } from "../../src/connectors/values.ts";
import { systemClock } from "../../src/domain/clock.ts";
import { createRateLimiter } from "../../src/queues/rate-limits.ts";
import type { Result } from "./words.ts";

const withinMs = 120_000;

/**
 * What `npm run connector:check` finds at the named systems. Changes nothing anywhere. @throws ConfigError where the settings or the
 * policy are invalid
 */
export async function lookAtSystems(names: readonly ProcessorName[], env: Environment): Promise<readonly Result[]> {
  const { settings, policy } = readConfiguration(env);
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8")) as {
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
    if (processor === undefined) return { name, is: "unset", needed: missingSettings(name, env) };
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
