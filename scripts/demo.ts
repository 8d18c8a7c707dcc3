// `npm run demo [-- --keep]`: the whole job, live, against a stand-in for WHMCS and nothing else (contract section 1).
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { constants } from "node:os";
import { join, relative } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { loadEnvironment } from "../config/settings.ts";
import { startWhmcsSimulator } from "../simulators/whmcs/server.ts";
import { findRedisServer } from "../src/queues/embedded-redis.ts";
import { playClosure } from "./demo/closure-story.ts";
import { playDeletions } from "./demo/deletion-story.ts";
import { playExport } from "./demo/export-story.ts";
import { createOwner } from "./demo/owner.ts";
import { createScreen, type Screen } from "./demo/screen.ts";
import { startService, type RunningService } from "./demo/service.ts";
import { demoPolicy, type Stage } from "./demo/stage.ts";
import { areAllKept, formatSummary, judge } from "./demo/summary.ts";
import { cast, createWorld } from "./demo/world.ts";
import { withLock } from "./setup/lock.mjs";

const root = join(import.meta.dirname, "..");
const folder = join(root, "var/demo");
const logFile = join(folder, "service.log");
const tailLines = 20;
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** What runs while the demo plays. */
interface Theatre {
  readonly service: RunningService;
  readonly stage: Stage;
}

/** Ends what was started, the last first. */
type Closers = (() => Promise<void>)[];

/** @returns the exit code: 0 only where the stand-in's own state proves every outcome */
async function runDemo(keep: boolean): Promise<number> {
  const interruption = new AbortController();
  for (const name of signals) process.on(name, () => interruption.abort(name));
  const screen = createScreen(process.stdout, interruption.signal);
  const closers: Closers = [];
  try {
    const theatre = await open(screen, closers, { keep, signal: interruption.signal });
    const stories = [];
    for (const play of [playExport, playDeletions, playClosure]) stories.push(...(await play(theatre.stage)));
    const verdicts = judge(stories);
    screen.say(`\n${formatSummary(verdicts)}\n`);
    const evidence = await verifyEvidence(theatre.stage);
    showWhereToLook(theatre, evidence);
    if (!areAllKept(verdicts) || !evidence.intact) throw new Error("not every promise was kept: see FAILED above");
    screen.say("\nEvery promise was kept.");
    if (keep) await stayOpen(theatre, interruption.signal);
    return 0; // also after Ctrl-C: by then the demo is over
  } catch (error) {
    const signal = signals.find((name) => name === interruption.signal.reason);
    if (signal !== undefined) {
      console.error("\nInterrupted: ending what was started.");
      return 128 + constants.signals[signal];
    }
    explain(error);
    return 1;
  } finally {
    for (const close of closers.toReversed()) await close().catch(explain);
  }
}

/** Starts the stand-in and the service; what was started is in `closers`, also where this throws. */
async function open(
  screen: Screen,
  closers: Closers,
  { keep, signal }: { readonly keep: boolean; readonly signal: AbortSignal },
): Promise<Theatre> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  screen.heading("The stand-in for WHMCS and the service start");
  const whmcs = await startWhmcsSimulator({ world: createWorld(), control: keep });
  closers.push(() => whmcs.stop());
  const service = await startService({
    directory: join(folder, "run"),
    logFile,
    policy: demoPolicy,
    whmcs: { url: whmcs.url, ...whmcs.credentials },
    env: redisOfOwner(screen),
    signal,
  });
  closers.push(() => service.stop());
  whmcs.setWebhook({ url: `${service.url}/webhooks/whmcs`, secret: service.webhookSecret });
  const running = AbortSignal.any([signal, service.ended]);
  const stage = {
    whmcs,
    owner: createOwner(service.url, service.token, running),
    screen: createScreen(process.stdout, running),
    folder,
  };
  await stage.screen.follow("the service is ready, live", async () => {
    const response = await fetch(`${service.url}/readyz`, { signal: running });
    const { status, checks } = (await response.json()) as { status: string; checks: Record<string, { ok: boolean }> };
    const missing = Object.keys(checks).filter((name) => checks[name]?.ok !== true);
    return { status: `${status}: ${missing.join(", ")}`, ...(response.ok && { found: true }) };
  });
  return { service, stage };
}

/** The private Redis, wherever this machine can run one: an owner's Redis is not for plays. */
function redisOfOwner(screen: Screen): Record<string, string> {
  if (findRedisServer() !== null) return {};
  const { REDIS_URL, REDIS_URL_FILE } = loadEnvironment(root, process.env);
  screen.say("  no redis-server or valkey-server on PATH: the demo uses the one that REDIS_URL names");
  return {
    ...(REDIS_URL !== undefined && { REDIS_URL }),
    ...(REDIS_URL_FILE !== undefined && { REDIS_URL_FILE }),
  };
}

interface Evidence {
  readonly intact: boolean;
  readonly length: number;
}

function verifyEvidence({ owner }: Stage): Promise<Evidence> {
  return owner.get<Evidence>("/v1/audit/verify");
}

function showWhereToLook({ stage: { screen } }: Theatre, { intact, length }: Evidence): void {
  const package_ = join(folder, `export-${cast.exported}`);
  const rows = [
    ["package", `${shown(`${package_}.zip`)}, unpacked in ${shown(package_)}/`],
    ["its page", `${shown(join(package_, "index.html"))}: open it in a browser`],
    ["move pack", `${shown(join(package_, "move"))}/`],
    ["letter", shown(join(folder, `letter-${cast.closing.clientId}.html`))],
    ["ledger", shown(join(folder, "run/var/ledger.db"))],
    ["service log", shown(logFile)],
    ["evidence", `${length} entries, ${intact ? "the hash chain is intact" : "THE HASH CHAIN IS BROKEN"}`],
  ];
  screen.say("Where to look");
  for (const [name = "", text] of rows) screen.say(`  ${name.padEnd(12)}${text}`);
}

async function stayOpen({ service, stage: { screen, whmcs } }: Theatre, signal: AbortSignal): Promise<void> {
  screen.say("\nEverything goes on running until Ctrl-C:");
  screen.say(`  API         ${service.url}/docs`);
  screen.say(`  token       ${service.token}`);
  screen.say(`  try         curl -H "Authorization: Bearer ${service.token}" ${service.url}/v1/duties`);
  screen.say(`  stand-in    ${whmcs.url}/_sim/state`);
  const ended = AbortSignal.any([signal, service.ended]);
  while (!ended.aborted) await pause(1_000, undefined, { signal: ended }).catch(() => undefined);
  if (!signal.aborted) throw service.ended.reason;
  screen.say("\nEnding what was started.");
}

function explain(error: unknown): void {
  console.error(`\nThe demo failed: ${error instanceof Error ? error.message : String(error)}`);
  const lines = readLog();
  if (lines.length === 0) return;
  console.error(`The end of ${shown(logFile)}:`);
  for (const line of lines) console.error(`  ${line}`);
}

/** The last lines that tell of more than the demo's own looking. */
function readLog(): readonly string[] {
  try {
    const lines = readFileSync(logFile, "utf8").trimEnd().split("\n");
    return lines.filter((line) => !line.includes('"httpMethod":"GET"')).slice(-tailLines);
  } catch {
    return [];
  }
}

function shown(path: string): string {
  return relative(process.cwd(), path);
}

function readArguments(): { readonly keep: boolean } {
  try {
    return parseArgs({ options: { keep: { type: "boolean", default: false } } }).values;
  } catch {
    console.error("usage: npm run demo [-- --keep]");
    process.exit(2);
  }
}

const { keep } = readArguments();
process.exitCode = await withLock(
  join(root, "var/demo.lock"),
  () => console.log("Another demo runs in this folder, perhaps with --keep; waiting for its end …"),
  () => runDemo(keep),
);
