import { collectDefaultMetrics, Counter, Gauge, Registry } from "prom-client";

/** Where parts of the service count what they did; no label ever names a person. */
export interface Metrics {
  countDelivery(outcome: string): void;
  countStep(connector: string, outcome: string): void;
  /** The Prometheus text format. */
  render(): Promise<{ contentType: string; body: string }>;
}

/** How many duties of a kind stand in a state, and how many of them are past their due date. */
export interface DutyCount {
  readonly kind: string;
  readonly state: string;
  readonly count: number;
}

/** A registry of its own per process. `countDuties` is asked at each scrape. */
export function createMetrics(countDuties: () => Promise<readonly DutyCount[]>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const deliveries = new Counter({
    name: "whmcs_gdpr_webhook_deliveries_total",
    help: "Webhook deliveries by outcome",
    labelNames: ["outcome"],
    registers: [registry],
  });
  const steps = new Counter({
    name: "whmcs_gdpr_steps_total",
    help: "Steps that ended, by connector and outcome",
    labelNames: ["connector", "outcome"],
    registers: [registry],
  });
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
    countDelivery: (outcome) => deliveries.inc({ outcome }),
    countStep: (connector, outcome) => steps.inc({ connector, outcome }),
    render: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}
