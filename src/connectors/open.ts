import type { Clock } from "../domain/clock.ts";
import type { RateLimiter } from "../domain/quota.ts";
import { createAppleKeychain } from "./apple_keychain/connector.ts";
import { createCloudways } from "./cloudways/connector.ts";
import { createFreshdesk } from "./freshdesk/connector.ts";
import { createGoogleAnalytics } from "./google_analytics/connector.ts";
import type { Processor } from "./processor.ts";
import { createRackspace } from "./rackspace/connector.ts";
import { createResellerClub } from "./resellerclub/connector.ts";
import { createVersio } from "./versio/connector.ts";
import { createWebsiteForms } from "./website_forms/connector.ts";
import type { CallPatience } from "./vendor-call.ts";
import type { ProcessorName, ProcessorValues } from "./values.ts";

/** What every connector of a processor is made from. */
export interface ProcessorParts extends CallPatience {
  readonly limiter: RateLimiter;
  readonly clock: Clock;
  /** Fixed: some vendors sign over it. */
  readonly userAgent: string;
  /** Nothing is changed anywhere, whatever asks for it. */
  readonly dryRun: boolean;
}

/** The connectors that are in use. */
export interface Processors {
  /** By name; a name without a connector in use is a person's. */
  get(name: string): Processor | undefined;
  /** Of all of them. */
  readonly names: ReadonlySet<string>;
  /** Of those where a search that finds nothing proves that nothing is left. */
  readonly searchable: ReadonlySet<string>;
  /** In the order in which packages name them. */
  readonly all: readonly Processor[];
  close(): Promise<void>;
}

type Factories = { readonly [Name in ProcessorName]?: (values: never, parts: ProcessorParts) => Processor };

/** One line per connector. */
const factories: Factories = {
  cloudways: createCloudways,
  freshdesk: createFreshdesk,
  versio: createVersio,
  resellerclub: createResellerClub,
  rackspace: createRackspace,
  website_forms: createWebsiteForms,
  google_analytics: createGoogleAnalytics,
  apple_keychain: createAppleKeychain,
};

/** Opens a connector for every system of `values`. Calls nobody yet. */
export function openProcessors(values: ProcessorValues, parts: ProcessorParts): Processors {
  const all: Processor[] = [];
  for (const [name, factory] of Object.entries(factories)) {
    const own = values[name as ProcessorName];
    if (own !== undefined) all.push(factory(own as never, parts));
  }
  const byName = new Map(all.map((processor) => [processor.name, processor]));
  return {
    get: (name) => byName.get(name),
    names: new Set(byName.keys()),
    searchable: new Set(all.filter(({ canProveAbsence }) => canProveAbsence).map(({ name }) => name)),
    all,
    close: async () => {
      await Promise.allSettled(all.map((processor) => processor.close()));
    },
  };
}
