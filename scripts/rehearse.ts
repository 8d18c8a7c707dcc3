// `npm run rehearse [-- --stand-ins]`: a canary client's export, cancellation and closure, before anything real is switched on.
import { mkdirSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { formatList, isGreen, usage } from "./rehearse/list.ts";
import { rehearseOnStandIns } from "./rehearse/on-stand-ins.ts";
import { withLock } from "./setup/lock.mjs";

const root = join(import.meta.dirname, "..");
const badUsage = 64;

async function main(folder: string): Promise<number> {
  const interruption = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => interruption.abort(new Error(name)));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  try {
    const lines = await rehearseOnStandIns({ folder, say, signal: interruption.signal });
    say(`\n${formatList(lines)}`);
    if (!isGreen(lines)) return 1;
    rmSync(folder, { recursive: true, force: true });
    return 0;
  } catch (error) {
    console.error(`The rehearsal stopped: ${error instanceof Error ? error.message : String(error)}`);
    console.error(`What the service said: ${relative(process.cwd(), join(folder, "service.log"))}`);
    return 1;
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function readArguments(): boolean {
  try {
    parseArgs({ options: { "stand-ins": { type: "boolean", default: false } } });
    return true;
  } catch {
    return false;
  }
}

if (readArguments()) {
  const folder = process.env["REHEARSAL_FOLDER"] ?? join(root, "var/rehearsal");
  const code = await withLock(
    `${folder}.lock`,
    () => console.log("Another rehearsal runs in this folder; waiting for its end …"),
    () => main(folder),
  );
  process.exit(code); // what failed halfway may have left a stand-in listening
} else {
  console.error(usage);
  process.exitCode = badUsage;
}
