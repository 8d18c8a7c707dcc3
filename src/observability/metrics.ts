import { collectDefaultMetrics, Gauge, Registry } from "prom-client";

/** The figures of one process; no label ever names a person. */
export interface Metrics {
  /** The Prometheus text format. */
  render(): Promise<{ contentType: string; body: string }>;
}

/** How many duties of a kind stand in a state. */
export interface DutyCount {
  readonly kind: string;
  readonly state: string;
  readonly count: number;
}

/** How many values of a source exports have left out so far because the data map did not know their field. */
export interface UnmappedCount {
  readonly source: string;
  readonly count: number;
}

/** What the last comparison of WHMCS with the ledger found, by sort, and when it ended. */
export interface ReconciliationCount {
  readonly at: Date;
  readonly counts: Readonly<Record<string, number>>;
}

/** What is asked of the ledger at each scrape. */
export interface LedgerCounts {
  duties(): Promise<readonly DutyCount[]>;
  unmapped(): Promise<readonly UnmappedCount[]>;
  /** undefined: WHMCS was never compared. */
  reconciliation(): Promise<ReconciliationCount | undefined>;
}

/** A registry of its own per process. */
export function createMetrics(counts: LedgerCounts): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duties = new Gauge({
    name: "whmcs_gdpr_duties",
    help: "Duties in the ledger by kind and state",
    labelNames: ["kind", "state"],
    registers: [],
    async collect() {
      this.reset();
      for (const { kind, state, count } of await counts.duties()) this.set({ kind, state }, count);
    },
  });
  const unmapped = new Gauge({
    name: "whmcs_gdpr_export_unmapped_values",
    help: "Values left out of packages because the data map does not know their field",
    labelNames: ["source"],
    registers: [],
    async collect() {
      this.reset();
      for (const { source, count } of await counts.unmapped()) this.set({ source }, count);
    },
  });
  const reconciled = new Gauge({
    name: "whmcs_gdpr_last_reconciliation_timestamp_seconds",
    help: "When WHMCS was last compared with the ledger",
    registers: [],
    async collect() {
      this.reset();
      const last = await counts.reconciliation();
      if (last !== undefined) this.set(last.at.getTime() / 1_000);
    },
  });
  const found = new Gauge({
    name: "whmcs_gdpr_reconciliation_found",
    help: "What the last comparison of WHMCS with the ledger found, by sort",
    labelNames: ["finding"],
    registers: [],
    async collect() {
      this.reset();
      const last = await counts.reconciliation();
      for (const [finding, count] of Object.entries(last?.counts ?? {})) this.set({ finding }, count);
    },
  });
  for (const metric of [duties, unmapped, reconciled, found]) registry.registerMetric(metric);
  return {
    render: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}
