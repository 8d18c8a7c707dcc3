// Verifies the evidence of one ledger, so many times, in a process of its own and says what that took: forked with both.
import { verifyEvidence } from "../../src/ledger/evidence.ts";
import { openLedger } from "../../src/ledger/open.ts";
import { monotonicMs } from "./benchmark.ts";

/** What the verification took; memory is resident memory, in bytes. */
export interface Verified {
  readonly intact: boolean;
  readonly length: number;
  /** Of all times together. */
  readonly milliseconds: number;
  readonly peakBytes: number;
}

const ledger = await openLedger(process.argv[2] ?? "");
const began = monotonicMs();
let verified = await verifyEvidence(ledger);
for (let times = Number(process.argv[3] ?? 1); times > 1; times -= 1) verified = await verifyEvidence(ledger);
const { intact, length } = verified;
const milliseconds = monotonicMs() - began;
await ledger.destroy();
process.send?.({ intact, length, milliseconds, peakBytes: process.resourceUsage().maxRSS * 1024 } satisfies Verified);
process.disconnect();
