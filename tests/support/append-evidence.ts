import { appendEvidence } from "../../src/ledger/evidence.ts";
import { openLedger } from "../../src/ledger/open.ts";

// A process of its own that opens a ledger and appends facts to its evidence, one commit each.
const [path, count, actor] = process.argv.slice(2);
if (path === undefined || count === undefined || actor === undefined) {
  throw new Error("usage: append-evidence.ts LEDGER COUNT ACTOR");
}
const ledger = await openLedger(path);
for (let index = 0; index < Number(count); index += 1) {
  const fact = { kind: "test.appended", actor, detail: { index } };
  await ledger.transaction().execute((tx) => appendEvidence(tx, new Date(), [fact]));
}
await ledger.destroy();
