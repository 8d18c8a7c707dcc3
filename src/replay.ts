import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { replayErasures } from "../workers/replay.ts";
import type { WorkerParts } from "../workers/worker-parts.ts";
import { readLiveSettings } from "./connectors/whmcs/live-settings.ts";
import { systemClock } from "./domain/clock.ts";
import type { Policy } from "./domain/policy.ts";
import type { ReplayLine, ReplayReport } from "./domain/replay.ts";
import { createStopSwitch } from "./duties/stop.ts";
import { openGround, varDirectory, type InstallationSettings } from "./installation.ts";
import { readLiveMemory } from "./ledger/live-memory.ts";
import { createLiveChecks } from "./observability/live-checks.ts";
import type { Log } from "./observability/log.ts";

/** Why a replay may only be shown; undefined: it may be carried out. */
export type ReplayObstacle = "dry_run" | "stopped" | "unsafe_setup";

/** What a replay needs of whoever started it. */
export interface ReplayOptions {
  readonly since: Date;
  readonly settings: Omit<InstallationSettings, "redisUrl">;
  readonly policy: Policy;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Shows what was found, and says whether to carry it out; is asked only when something is back. */
  readonly confirm: (lines: readonly ReplayLine[], obstacle: ReplayObstacle | undefined) => Promise<boolean>;
}

/**
 * Replays, on this installation's own ledger and storage and without its queue, what was erased since a backup of WHMCS.
 * Does no more than show in a dry run, under the stop, or while the check-list finds what holds.
 * @returns the report, and the file under `var/replays/` that keeps it
 * @throws AppError, ConfigError: what cannot be opened or reached
 */
export async function runReplay(options: ReplayOptions): Promise<{ report: ReplayReport; file: string }> {
  const { settings, policy, log, since, signal } = options;
  const clock = systemClock;
  const ground = await openGround(settings, { clock, log });
  try {
    const { ledger } = ground;
    const checks = createLiveChecks({
      redis: () => Promise.resolve({ evicting: false, problems: [] }), // no queue has a part in it
      whmcs: () => readLiveSettings(ground.whmcs, ground.door),
      memory: { read: () => readLiveMemory(ledger), write: () => Promise.resolve() },
    });
    const isUnsafe = (await checks.run()).some(({ holds }) => holds);
    const stop = createStopSwitch(join(varDirectory, "STOP"));
    const mode = settings.dryRun ? "dry_run" : isUnsafe ? "unsafe" : "live";
    const parts: WorkerParts = {
      ...ground,
      acts: {
        ledger,
        clock,
        policy,
        connected: ground.processors.names,
        searchable: ground.processors.searchable,
        dispatch: () => undefined,
      }, // a running service's sweep finds what is left
      gates: { stop, mode: () => mode },
      log,
      spoolDirectory: join(varDirectory, "spool"),
      askForSweep: () => undefined,
      tellOwner: () => undefined, // whoever runs it reads the report
    };
    const findObstacle = async (): Promise<ReplayObstacle | undefined> => {
      if (mode !== "live") return mode === "dry_run" ? "dry_run" : "unsafe_setup";
      return (await stop.isOn(ledger)) ? "stopped" : undefined;
    };
    const report = await replayErasures(parts, since, {
      signal,
      confirm: async (lines) => {
        const obstacle = await findObstacle();
        return (await options.confirm(lines, obstacle)) && obstacle === undefined;
      },
    });
    return { report, file: keepReport(report) };
  } finally {
    await ground.close();
  }
}

function keepReport(report: ReplayReport): string {
  const directory = join(varDirectory, "replays");
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, `${report.startedAt.replaceAll(/[:.]/g, "-")}.json`);
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`, { mode: 0o600 });
  return file;
}
