/** One line of the live check-list. `holds`: destructive steps wait until it is mended; otherwise it only warns. */
export interface LiveFinding {
  readonly check: string;
  readonly holds: boolean;
  /** A sentence of our own for the owner. */
  readonly problem: string;
}

/** What the check-list reads; each part answers for itself and never throws. */
export interface LiveSources {
  redis(): Promise<{ readonly evicting: boolean; readonly problems: readonly string[] }>;
  whmcs(): Promise<{
    readonly cancellationAutomation: "on" | "off" | "unknown";
    readonly retentionPruning: "on" | "off" | "unknown";
  }>;
}

/** The check-list of a live installation (contract section 2, `DRY_RUN`). */
export interface LiveChecks {
  /** Reads everything anew. */
  run(): Promise<readonly LiveFinding[]>;
  /** What the last run found; undefined before the first one ended: then nothing destructive may begin. */
  findings(): readonly LiveFinding[] | undefined;
}

const settings = [
  {
    name: "cancellationAutomation",
    check: "whmcs_cancellation_automation",
    on: "WHMCS terminates cancelled services by itself: switch off Automation Settings > Cancellation Requests, or data goes before the promised date.",
    unknown:
      "WHMCS does not tell whether it terminates cancelled services by itself: make sure that Automation Settings > Cancellation Requests is off.",
  },
  {
    name: "retentionPruning",
    check: "whmcs_retention_pruning",
    on: "WHMCS deletes inactive clients by itself, invoices included: set Automation Settings > Data Retention to Never.",
    unknown:
      "WHMCS does not tell whether it deletes inactive clients by itself: make sure that Automation Settings > Data Retention is Never.",
  },
] as const;

/** What is known to be unsafe holds destructive steps; what cannot be read only warns. */
export function createLiveChecks(sources: LiveSources): LiveChecks {
  let last: readonly LiveFinding[] | undefined;
  return {
    findings: () => last,
    run: async () => {
      const redis = await sources.redis();
      const whmcs = await sources.whmcs();
      last = [
        ...redis.problems.map((problem) => ({ check: "redis", holds: redis.evicting, problem })),
        ...settings.flatMap(({ name, check, on, unknown }) => {
          const state = whmcs[name];
          if (state === "off") return [];
          return [{ check, holds: state === "on", problem: state === "on" ? on : unknown }];
        }),
      ];
      return last;
    },
  };
}
