// `npm run replay -- --since DATE [--yes]`: only after WHMCS's database was restored from a backup of DATE, shows every erasure that
// was completed since, and carries out again exactly those that are back. What was found goes to standard output. Exit code 1 while anything is left to do.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { readConfiguration } from "../config/configuration.ts";
import { installationValues } from "../config/installation-values.ts";
import { ConfigError } from "../config/problems.ts";
import { loadEnvironment } from "../config/settings.ts";
import { isCalendarDay, wallClockToInstant } from "../src/domain/calendar.ts";
import type { Policy } from "../src/domain/policy.ts";
import { createLog, failureFields } from "../src/observability/log.ts";
import { runReplay } from "../src/replay.ts";
import { countLeft, describeFindings, describeReport, noConsentText, obstacleText, usage } from "./replay/words.ts";

const badUsage = 64;
const badConfiguration = 78;

async function main(): Promise<number> {
  const asked = readArguments();
  if (asked === undefined) return say(usage, badUsage);
  const { settings, policy } = readConfiguration(loadEnvironment(process.cwd(), process.env));
  const since = readSince(asked.since, policy);
  if (since === undefined || since > new Date()) return say(usage, badUsage);

  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "../package.json"), "utf8")) as {
    version: string;
  };
  const { report, file } = await runReplay({
    since,
    settings: installationValues(settings, policy, version),
    policy,
    log: createLog({ level: "error", destination: process.stderr }),
    signal: stopping.signal,
    confirm: async (lines, obstacle) => {
      process.stdout.write(describeFindings(lines, since));
      if (obstacle !== undefined) process.stdout.write(obstacleText[obstacle]);
      return obstacle === undefined && (asked.yes || (await askPerson()));
    },
  });
  process.stdout.write(describeReport(report, file));
  return countLeft(report) > 0 || stopping.signal.aborted ? 1 : 0;
}

function readArguments(): { readonly since: string; readonly yes: boolean } | undefined {
  try {
    const { values } = parseArgs({ options: { since: { type: "string" }, yes: { type: "boolean", default: false } } });
    return values.since === undefined ? undefined : { since: values.since, yes: values.yes };
  } catch {
    return undefined;
  }
}

/** A day is its start in the policy's zone; an instant needs its own. */
function readSince(text: string, { timezone }: Policy): Date | undefined {
  if (isCalendarDay(text)) return wallClockToInstant(`${text} 00:00:00`, timezone);
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/.test(text);
  const instant = new Date(text);
  return isInstant && !Number.isNaN(instant.getTime()) ? instant : undefined;
}

/** Without a terminal there is nobody to ask, and nothing is done. */
async function askPerson(): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return decline("nobody");
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question('Erase again what is back? Type "yes": ');
  lines.close();
  return answer.trim().toLowerCase() === "yes" || decline("refused");
}

function decline(why: keyof typeof noConsentText): false {
  process.stdout.write(noConsentText[why]);
  return false;
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
      : say(`The replay stopped: ${failureFields(error).code}. Run it again to go on.`, 1);
}
