// `npm run connector:check [-- NAME…]`: tries, without changing anything, whether the other systems' connectors have what they need.
import { parseArgs } from "node:util";
import { isSystem, systems } from "../config/needed-settings.ts";
import { ConfigError } from "../config/problems.ts";
import { loadEnvironment } from "../config/settings.ts";
import { failureFields } from "../src/observability/log.ts";
import { lookAtSystems } from "./connector-check/look.ts";
import { describeAll, describeResult, isWanting, usage } from "./connector-check/words.ts";

const badUsage = 64;
const badConfiguration = 78;

async function main(): Promise<number> {
  const asked = readArguments();
  if (asked === undefined) return say(usage, badUsage);
  const strange = asked.filter((name) => !isSystem(name));
  if (strange.length > 0) {
    return say(`There is no connector of that name. There are: ${systems.join(", ")}.\n${usage}`, badUsage);
  }
  const env = loadEnvironment(process.cwd(), process.env);
  const results = await lookAtSystems(asked.length === 0 ? systems : asked.filter(isSystem), env);
  for (const result of results) process.stdout.write(`${describeResult(result)}\n`);
  process.stdout.write(describeAll(results));
  // Whoever asks for one system by its name wants it in use.
  const isIdle = asked.length > 0 && results.some(({ is }) => is === "not_enabled");
  return isIdle || results.some(isWanting) ? 1 : 0;
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
