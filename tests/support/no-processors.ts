import { openProcessors, type Processors } from "../../src/connectors/open.ts";
import { systemClock } from "../../src/domain/clock.ts";

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
