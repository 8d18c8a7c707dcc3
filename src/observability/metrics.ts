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

/** A registry of its own per process. `countDuties` is asked at each scrape. */
export function createMetrics(countDuties: () => Promise<readonly DutyCount[]>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duties = new Gauge({
    name: "whmcs_gdpr_duties",
    help: "Duties in the ledger by kind and state",
    labelNames: ["kind", "state"],
    registers: [],
    async collect() {
      this.reset();
      for (const { kind, state, count } of await countDuties()) this.set({ kind, state }, count);
    },
  });
  registry.registerMetric(duties);
  return {
    render: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}
