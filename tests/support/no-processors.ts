import { openProcessors, type Processors } from "../../src/connectors/open.ts";
import { systemClock } from "../../src/domain/clock.ts";
import { createTargetHashes } from "../../src/domain/target-hash.ts";

/** An installation that no connector but WHMCS's is set up for. */
export const noProcessors: Processors = openProcessors(
  {},
  {
    limiter: { take: () => Promise.resolve(), pause: () => Promise.resolve() },
    clock: systemClock,
    userAgent: "whmcs-gdpr/test",
    dryRun: false,
  },
);

/** How a ledger of tests calls what processors hold. */
export const testTargetHashes = createTargetHashes([new Uint8Array(32).fill(7)]);
