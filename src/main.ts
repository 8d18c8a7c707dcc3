import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { readConfiguration } from "../config/configuration.ts";
import { installationValues } from "../config/installation-values.ts";
import { findUnsetSystems } from "../config/needed-settings.ts";
import { ConfigError } from "../config/problems.ts";
import { loadEnvironment, publicUrlOf, type Settings } from "../config/settings.ts";
import { anonymizeAccount } from "../workers/anonymize.ts";
import { deleteAnalytics } from "../workers/delete-analytics.ts";
import { deleteHosting } from "../workers/delete-hosting.ts";
import { exportPackage } from "../workers/export.ts";
import { purgeDocuments } from "../workers/purge.ts";
import { rectifyClient } from "../workers/rectify.ts";
import { sweep } from "../workers/sweep.ts";
import { findAtOwner, hasAlarmChannel, openAlarms, type AlarmSettings } from "./alarms.ts";
import { readLiveSettings } from "./connectors/whmcs/live-settings.ts";
import { systemClock } from "./domain/clock.ts";
import type { Policy } from "./domain/policy.ts";
import type { ActContext } from "./duties/act.ts";
import type { Gates, Mode } from "./duties/begin-duty.ts";
import { lastReconciliation } from "./duties/record-reconciliation.ts";
import { createStopSwitch } from "./duties/stop.ts";
import { createApp } from "./http/app.ts";
import { openInstallation, varDirectory, type Installation } from "./installation.ts";
import { readTaskDetails } from "../workers/task-details.ts";
import { startWatch } from "./watch.ts";
import { countDuties } from "./ledger/duties.ts";
import { countUnmapped } from "./ledger/export-sources.ts";
import { isWritable } from "./ledger/control.ts";
import { isMailRefused, isDoorExpected, readLiveMemory, writeLiveMemory } from "./ledger/live-memory.ts";
import { createReadiness } from "./observability/health.ts";
import { createLiveChecks, type LiveChecks, type LiveFinding } from "./observability/live-checks.ts";
import { createLog, failureFields, type Log } from "./observability/log.ts";
import { createMetrics } from "./observability/metrics.ts";
import type { OwnerAlarms } from "./observability/owner-alarm.ts";
import { createDispatcher, type Dispatcher } from "./queues/dispatch.ts";
import { queues, type WorkerName } from "./queues/catalogue.ts";
import { startWorkers, type Handlers } from "./queues/workers.ts";
import { createFacts } from "./facts.ts";
import { writeLetter } from "./notices/letter.ts";
import { chooseLinkBase, findUnsafeLinks, type LinkBase } from "./notices/mails/links.ts";
import { createApplier, type Applier } from "./webhook/apply-soon.ts";
import { applyNextEvents, applyStoredEvents } from "./webhook/meaning.ts";
import { createReceiver } from "./webhook/receive.ts";
import { createVerifier } from "./webhook/signature.ts";

const version = (JSON.parse(readFileSync(join(import.meta.dirname, "../package.json"), "utf8")) as { version: string })
  .version;
const stopFile = join(varDirectory, "STOP");
const drainMs = 25_000; // graceful stop within 30 s

/** What the parts of one process share. */
interface Core {
  readonly acts: ActContext;
  readonly alarms: OwnerAlarms;
  readonly checks: LiveChecks;
  readonly dispatcher: Dispatcher;
  readonly gates: Gates;
  readonly installation: Installation;
  readonly log: Log;
}

/** The composition root: reads the settings, builds the parts, starts what `ROLE` says, and stops it in order. */
async function main(): Promise<void> {
  const env = loadEnvironment(process.cwd(), process.env);
  const { settings, policy } = readConfiguration(env);
  const log = createLog({ level: settings.logLevel });
  const core = await openCore(settings, policy, findUnsetSystems(policy, env), log);
  const closers = [() => core.installation.close(), () => core.dispatcher.close(), () => core.alarms.close()];
  const watch = await startWatch({ ...core, stopFile });
  closers.push(() => watch.stop());
  if (settings.role !== "web") {
    const workers = startWorkers({
      redis: core.installation.redis,
      handlers: handlersOf(settings, core, watch.swept),
      log,
    });
    closers.push(() => workers.close(drainMs));
  }
  if (settings.role !== "worker") {
    const applier = startApplier(core);
    closers.push(() => applier.stop());
    const server = await startWeb(settings, core, applier);
    closers.push(() => closeServer(server));
  }
  log.info("service.started", { version, role: settings.role, mode: core.gates.mode(), pid: process.pid });
  stopOnSignal(closers, log);
}

/** `unset`: what of the settings the check-list has to name. */
async function openCore(settings: Settings, policy: Policy, unset: readonly LiveFinding[], log: Log): Promise<Core> {
  const clock = systemClock;
  const installation = await openInstallation(installationValues(settings, policy, version), { clock, log });
  const dispatcher = createDispatcher({ redis: installation.redis, clock, log });
  const acts: ActContext = {
    ledger: installation.ledger,
    clock,
    policy,
    dispatch: (alarms) => dispatcher.ring(alarms),
    connected: installation.processors.names,
    searchable: installation.processors.searchable,
  };
  const alertSettings = alarmSettings(settings);
  const alarms = openAlarms(alertSettings, { ...acts, log });
  const checks = createLiveChecks({
    redis: () => installation.checkRedis(),
    whmcs: async () =>
      readLiveSettings(installation.whmcs, installation.door, { mails: await isMailRefused(installation.ledger) }),
    memory: {
      read: () => readLiveMemory(installation.ledger),
      write: (memory) => writeLiveMemory(installation.ledger, memory, clock.now()),
    },
    own: async (known) => [
      ...unset,
      ...(await findAtOwner(installation.ledger, clock.now(), hasAlarmChannel(alertSettings))),
      ...(policy.hostingDeletion.tellCustomer ? findUnsafeLinks(linkBaseOf(settings, known.doorSeen)) : []),
    ],
  });
  const gates = { stop: createStopSwitch(stopFile), mode: () => modeOf(settings, checks) };
  return { acts, alarms, checks, dispatcher, gates, installation, log };
}

/** Live only when the check-list has been read and found nothing that holds. */
function modeOf(settings: Settings, checks: LiveChecks): Mode {
  if (settings.dryRun) return "dry_run";
  const findings = checks.findings();
  return findings === undefined || findings.some((finding) => finding.holds) ? "unsafe" : "live";
}

function alarmSettings({ alertUrl, smtpUrl, alertEmail }: Settings): AlarmSettings {
  return { alertUrl: alertUrl?.reveal(), smtpUrl: smtpUrl?.reveal(), alertEmail };
}

function linkBaseOf(settings: Settings, hasAddon: boolean): LinkBase | undefined {
  return chooseLinkBase({ publicUrl: settings.publicUrl, whmcsUrl: settings.whmcs.url, hasAddon });
}

/** The handlers of the queues that this process's `WORKERS` name. */
function handlersOf(settings: Settings, core: Core, swept: () => void): Handlers {
  const { acts, dispatcher, gates, installation, log } = core;
  const { documents, door, packages, processors, storage, subjects, targetHashes, whmcs } = installation;
  const parts = {
    acts,
    documents,
    door,
    gates,
    log,
    packages,
    processors,
    storage,
    subjects,
    targetHashes,
    whmcs,
    dispatcher,
    spoolDirectory: join(varDirectory, "spool"),
    askForSweep: (delayMs: number) => dispatcher.askForSweep(delayMs),
    tellOwner: core.alarms.tell,
    applyStoredEvents: () => applyStoredEvents(acts),
    linkBase: async () => linkBaseOf(settings, await isDoorExpected(acts.ledger, acts.clock.now())),
  };
  const runs = (worker: WorkerName): boolean => settings.workers.includes(worker);
  const runSweep = sweep(parts);
  return {
    duties: {
      ...(runs(queues.exports.worker) && { exports: exportPackage(parts) }),
      ...(runs(queues.anonymizations.worker) && { anonymizations: anonymizeAccount(parts) }),
      ...(runs(queues.purges.worker) && { purges: purgeDocuments(parts) }),
      ...(runs(queues.rectifications.worker) && { rectifications: rectifyClient(parts) }),
      ...(runs(queues.deletions.worker) && { deletions: deleteHosting(parts) }),
    },
    ...(runs(queues.sweep.worker) && {
      sweep: async (signal) => {
        await runSweep(signal);
        swept();
      },
    }),
  };
}

async function startWeb(settings: Settings, core: Core, applier: Applier): Promise<Server> {
  const { acts, checks, dispatcher, gates, installation, log } = core;
  const { ledger, packages, whmcs } = installation;
  const server = createServer();
  await listen(server, settings);
  const { port } = server.address() as AddressInfo;
  const metrics = createMetrics({
    duties: () => countDuties(ledger),
    unmapped: () => countUnmapped(ledger),
    reconciliation: () => lastReconciliation(ledger),
  });
  const app = createApp({
    acts,
    log,
    clock: acts.clock,
    version,
    mode: settings.dryRun ? "dry_run" : "live",
    receiver: createReceiver({
      ledger,
      clock: acts.clock,
      verify: createVerifier(settings.webhookSecrets.map((secret) => secret.reveal())),
      onReceived: () => applier.received(),
      onStored: () => applier.stored(),
    }),
    stop: gates.stop,
    tokens: settings.apiTokens.map(({ name, token }) => ({ name, token: token.reveal() })),
    metricsToken: settings.metricsToken?.reveal(),
    publicUrl: publicUrlOf(settings, port),
    deleteAnalytics: deleteAnalytics({ acts, gates, log, processors: installation.processors, whmcs }),
    taskDetails: readTaskDetails({ ...installation, acts, log }),
    facts: createFacts(acts, whmcs, installation.door),
    documents: { open: (object) => installation.documents.openDocument(object) },
    packages: {
      open: (object) => packages.openPackage(object),
      isThere: (object) => packages.hasPackage(object),
    },
    letter: (dutyId) => writeLetter(ledger, acts.policy, dutyId),
    readiness: createReadiness(
      {
        ledger: () => isWritable(ledger, acts.clock.now()),
        redis: () => dispatcher.isReachable(),
        whmcs: () =>
          whmcs.version().then(
            () => undefined,
            (error: unknown) => failureFields(error).code ?? "internal.unexpected",
          ),
        findings: () => checks.findings() ?? [],
      },
      () => acts.clock.now().getTime(),
    ),
    lookAgain: async () => {
      await checks.run();
    },
    metrics: () => metrics.render(),
  });
  server.on("request", app);
  log.info("http.listening", { host: settings.host, port });
  return server;
}

/** @throws ConfigError when the address cannot be used: the owner must choose another */
async function listen(server: Server, { host, port }: Settings): Promise<void> {
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch {
    throw new ConfigError([
      { name: "HOST, PORT", expected: "an address of this machine and a port that no other program uses" },
    ]);
  }
}

/** Carries out what intake stored; what fails here, or is left when the service ends, the sweep does. */
function startApplier({ acts, dispatcher, log }: Core): Applier {
  return createApplier({
    applyNext: async () => {
      const { settled, reread, isMore } = await applyNextEvents(acts);
      if (reread > 0) dispatcher.askForSweep();
      if (settled > 0) log.debug("events.applied", { count: settled });
      return isMore;
    },
    onFailure: (error) => log.error("events.apply_failed", failureFields(error)),
  });
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 5_000).unref();
  await closed;
}

/** SIGTERM and SIGINT end everything in the reverse order of its start, within 30 s; a second signal ends at once. */
function stopOnSignal(closers: readonly (() => Promise<void>)[], log: Log): void {
  let stopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      log.info("service.stopping", { signal });
      setTimeout(() => process.exit(1), drainMs + 5_000).unref();
      void closeAll(closers, log).then(() => process.exit(0));
    });
  }
}

async function closeAll(closers: readonly (() => Promise<void>)[], log: Log): Promise<void> {
  for (const close of closers.toReversed()) {
    await close().catch((error: unknown) => log.error("service.stop_failed", failureFields(error)));
  }
  log.info("service.stopped");
}

main().catch((error: unknown) => {
  const message =
    error instanceof ConfigError
      ? `The service cannot start until these are mended:\n${error.describe()}`
      : `The service cannot start: ${failureFields(error).code ?? "internal.unexpected"}`;
  process.stderr.write(`${message}\n`);
  process.exit(error instanceof ConfigError ? 78 : 1);
});
