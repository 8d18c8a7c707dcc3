// Verifies the evidence of one ledger in a process of its own and says what that took: forked with the ledger's path.
import { verifyEvidence } from "../../src/ledger/evidence.ts";
import { openLedger } from "../../src/ledger/open.ts";
import { monotonicMs } from "./benchmark.ts";

/** What the verification took; memory is resident memory, in bytes. */
export interface Verified {
  readonly intact: boolean;
  readonly length: number;
  readonly milliseconds: number;
  readonly peakBytes: number;
}

const ledger = await openLedger(process.argv[2] ?? "");
const began = monotonicMs();
const { intact, length } = await verifyEvidence(ledger);
const milliseconds = monotonicMs() - began;
await ledger.destroy();
process.send?.({ intact, length, milliseconds, peakBytes: process.resourceUsage().maxRSS * 1024 } satisfies Verified);
process.disconnect();
