import { withdrawDuty } from "../../src/duties/withdraw.ts";
import { openLedger } from "../../src/ledger/open.ts";
import { defaultPolicy } from "./policy.ts";

// An owner at another machine: a process with a connection to the ledger of its own, which withdraws what it is told to.

const [path = "", now = ""] = process.argv.slice(2);
const ledger = await openLedger(path);
const acts = {
  ledger,
  clock: { now: () => new Date(now) },
  policy: defaultPolicy,
  dispatch: () => undefined,
  connected: new Set<string>(),
};
const answer = (text: string): void => void process.send?.(text);

process.on("message", ({ id, afterMs }: { readonly id: string; readonly afterMs: number }) => {
  setTimeout(() => {
    withdrawDuty(acts, id, "deletion", "owner").then(
      () => answer("withdrawn"),
      (error: Error) => answer(error.message),
    );
  }, afterMs);
});
process.on("disconnect", () => process.exit());
answer("ready");
