import { createFreshdesk } from "../../src/connectors/freshdesk/connector.ts";
import type { ExportItem } from "../../src/connectors/connector.ts";
import type { Erasure, KnownSubject, Processor, ProcessorContext, Target } from "../../src/connectors/processor.ts";
import type { FreshdeskValues } from "../../src/connectors/values.ts";
import type { Quota } from "../../src/domain/quota.ts";
import {
  startFreshdeskSimulator,
  type FreshdeskOptions,
  type FreshdeskSimulator,
} from "../../simulators/freshdesk/server.ts";
import { createTestClock, type TestClock } from "../contract/processor-suite-stand.ts";

/** What the connector is opened with for a stand-in. */
export function freshdeskValues(freshdesk: FreshdeskSimulator, own: Partial<FreshdeskValues> = {}): FreshdeskValues {
  return {
    url: freshdesk.url,
    apiKey: freshdesk.apiKey,
    fileOrigins: [freshdesk.fileServer.url],
    tickets: "keep",
    deleteAfter: "P7D",
    withNotes: true,
    callsPerMinute: 100,
    ...own,
  };
}

/** Ann, whom WHMCS knows by these addresses. */
export function ann(...emails: readonly string[]): KnownSubject {
  return {
    clientId: 7,
    emails: emails.length === 0 ? ["ann@example.com"] : emails,
    domains: [],
    usernames: [],
    serviceIds: [],
    elsewhere: { names: ["Ann Peeters"], places: [], registrations: [], sharedDomains: [] },
  };
}

/** A stand-in with its connector and a clock, as a worker has them. */
export interface FreshdeskDesk {
  readonly freshdesk: FreshdeskSimulator;
  readonly clock: TestClock;
  readonly processor: Processor;
  /** Every call that was counted, by the bucket it was counted in. */
  readonly taken: readonly Quota[];
  readonly ctx: (own?: Partial<ProcessorContext>) => ProcessorContext;
  readonly find: (subject: KnownSubject, links?: ProcessorContext["links"]) => Promise<readonly Target[]>;
  /** As the core does it: with what the last look left. */
  readonly erase: (target: Target, before?: Erasure) => Promise<Erasure>;
  readonly exported: (subject: KnownSubject, links?: ProcessorContext["links"]) => Promise<readonly ExportItem[]>;
}

/** Runs with a stand-in of its own and ends it. */
export async function withFreshdesk(
  values: Partial<FreshdeskValues>,
  run: (desk: FreshdeskDesk) => Promise<void>,
  options: FreshdeskOptions = {},
): Promise<void> {
  const clock = createTestClock();
  const freshdesk = await startFreshdeskSimulator({ clock, callsPerMinute: 1e6, listsPerMinute: 1e6, ...options });
  const taken: Quota[] = [];
  const since = clock.now();
  const processor = createFreshdesk(freshdeskValues(freshdesk, values), {
    limiter: {
      take: (quota) => {
        taken.push(quota);
        return Promise.resolve();
      },
      pause: () => Promise.resolve(),
    },
    clock,
    userAgent: "whmcs-gdpr/test",
    dryRun: false,
    timeoutMs: 5_000,
    waitsMs: [1, 2],
  });
  const ctx = (own: Partial<ProcessorContext> = {}): ProcessorContext => ({
    signal: new AbortController().signal,
    clock,
    links: [],
    mayGo: () => Promise.resolve(),
    ...own,
  });
  try {
    await run({
      freshdesk,
      clock,
      processor,
      taken,
      ctx,
      find: (subject, links = []) => processor.find(subject, { of: "client" }, ctx({ links })),
      erase: async (target, before) => {
        const operation = before?.kind === "pending" ? before.operation : undefined;
        const erasure = await processor.erase?.(
          target,
          { since, ...(operation !== undefined && { operation }) },
          ctx(),
        );
        if (erasure === undefined) throw new Error("it erases nothing");
        return erasure;
      },
      exported: async (subject, links = []) => {
        const items: ExportItem[] = [];
        for await (const item of processor.export?.(subject, ctx({ links })) ?? []) {
          if (item.type !== "link") items.push(item);
        }
        return items;
      },
    });
  } finally {
    await processor.close();
    await freshdesk.close();
  }
}

/** The records of one entity. */
export function recordsOf(items: readonly ExportItem[], entity: string): readonly Readonly<Record<string, unknown>>[] {
  return items.flatMap((item) => (item.type === "record" && item.entity === entity ? [item.record] : []));
}

/** What was told to be missing, as `reason` or `reason count`. */
export function gapsOf(items: readonly ExportItem[]): readonly string[] {
  return items.flatMap((item) =>
    item.type === "gap" ? [item.count === undefined ? item.reason : `${item.reason} ${item.count}`] : [],
  );
}
