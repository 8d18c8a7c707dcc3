import { findAtWhmcs, nothingRemembered, remember, type WhmcsMemory, type WhmcsSettings } from "./whmcs-checks.ts";

/** One line of the live check-list. `holds`: destructive steps wait until it is mended; otherwise it only warns. */
export interface LiveFinding {
  readonly check: string;
  readonly holds: boolean;
  /** A sentence of our own for the owner. */
  readonly problem: string;
}

/** Every check of the list by name; what the addon tells stands at the end. */
const checkNames = [
  "redis",
  "whmcs_cancellation_automation",
  "whmcs_retention_pruning",
  "whmcs_mail",
  "public_url",
  "alerts",
  "silence",
  "whmcs_addon",
  "whmcs_client_snapshot",
  "whmcs_outbox",
  "whmcs_cron",
] as const;
const toldByAddon: ReadonlySet<string> = new Set(["whmcs_client_snapshot", "whmcs_outbox", "whmcs_cron"]);

/** How one check stands. `unread`: only the addon could tell, and it does not. */
export type CheckState = "ok" | "warns" | "holds" | "unread";

/** The whole list, what is well included, as a look found it. */
export function stateOfChecks(findings: readonly LiveFinding[]): Readonly<Record<string, CheckState>> {
  const found = Map.groupBy(findings, ({ check }) => check);
  const isMute = found.has("whmcs_addon");
  const stateOf = (name: string): CheckState => {
    const lines = found.get(name);
    if (lines !== undefined) return lines.some(({ holds }) => holds) ? "holds" : "warns";
    return isMute && toldByAddon.has(name) ? "unread" : "ok";
  };
  const names = new Set([...checkNames, ...found.keys()]);
  return Object.fromEntries([...names].map((name) => [name, stateOf(name)]));
}

/** What the check-list reads; each part answers for itself and never throws. */
export interface LiveSources {
  redis(): Promise<{ readonly evicting: boolean; readonly problems: readonly string[] }>;
  whmcs(): Promise<WhmcsSettings>;
  /** What this service itself lacks, given what is known of WHMCS; absent: nothing is asked. */
  own?(known: WhmcsMemory): Promise<readonly LiveFinding[]>;
  /** What was known of WHMCS before, restarts included; may throw, and is then what this process itself knows. */
  readonly memory: { read(): Promise<WhmcsMemory>; write(memory: WhmcsMemory): Promise<void> };
}

/** The check-list of a live installation (contract section 2, `DRY_RUN`). */
export interface LiveChecks {
  /** Reads everything anew. Never throws. */
  run(): Promise<readonly LiveFinding[]>;
  /** What the last run found; undefined before the first one ended: then nothing destructive may begin. */
  findings(): readonly LiveFinding[] | undefined;
}

/** What is known to be unsafe holds destructive steps; what cannot be read only warns. */
export function createLiveChecks(sources: LiveSources): LiveChecks {
  let last: readonly LiveFinding[] | undefined;
  let known = nothingRemembered;
  return {
    findings: () => last,
    run: async () => {
      const redis = await sources.redis();
      const whmcs = await sources.whmcs();
      const before = await sources.memory.read().catch(() => known);
      known = remember(before, whmcs);
      last = [
        ...redis.problems.map((problem) => ({ check: "redis", holds: redis.evicting, problem })),
        ...findAtWhmcs(whmcs, before),
        ...((await sources.own?.(known)) ?? []),
      ];
      // A ledger that cannot be written is told by readiness, and this process knows all the same.
      await sources.memory.write(known).catch(() => undefined);
      return last;
    },
  };
}
