// `npm run rehearse [-- --configured …]`: a canary client's export, cancellation and closure, before anything real is switched on.
import { mkdirSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { ConfigError } from "../config/problems.ts";
import { loadEnvironment } from "../config/settings.ts";
import { failureFields } from "../src/observability/log.ts";
import { AppError } from "../src/domain/errors.ts";
import type { Line } from "./rehearse/acts.ts";
import { formatList, isGreen, usage } from "./rehearse/list.ts";
import { rehearseOnConfigured } from "./rehearse/on-configured.ts";
import { type Rehearsal, rehearseOnStandIns } from "./rehearse/on-stand-ins.ts";
import { withLock } from "./setup/lock.mjs";

const root = join(import.meta.dirname, "..");
const badUsage = 64;
const badConfiguration = 78;
const madeByRun = ["run", "package", "service.log"];

interface Wanted {
  readonly isConfigured: boolean;
  readonly productId: number | undefined;
  readonly paymentMethod: string;
  readonly email: string | undefined;
  readonly hasAgreed: boolean;
}

async function main(folder: string, wanted: Wanted): Promise<number> {
  const interruption = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => interruption.abort(new Error(name)));
  clear(folder);
  mkdirSync(folder, { recursive: true });
  try {
    const lines = await rehearse({ folder, say, signal: interruption.signal }, wanted);
    if (lines === undefined) return (say("Nothing was made."), 1);
    say(`\n${formatList(lines)}`);
    if (!isGreen(lines)) return 1;
    clear(folder);
    return 0;
  } catch (error) {
    if (error instanceof ConfigError) return (console.error(error.describe()), badConfiguration);
    console.error(`The rehearsal stopped: ${wordsOf(error)}`);
    console.error(`What the service said, if it ran: ${relative(process.cwd(), join(folder, "service.log"))}`);
    if (wanted.isConfigured)
      console.error("A canary that was made is named in canary.json beside it; run again to end it.");
    return 1;
  }
}

function rehearse(rehearsal: Rehearsal, wanted: Wanted): Promise<readonly Line[] | undefined> {
  if (!wanted.isConfigured) return rehearseOnStandIns(rehearsal);
  const { productId, paymentMethod, email, hasAgreed } = wanted;
  return rehearseOnConfigured(rehearsal, {
    env: loadEnvironment(process.cwd(), process.env),
    order: productId === undefined ? undefined : { productId, paymentMethod },
    email,
    agrees: () => (hasAgreed ? Promise.resolve(true) : ask()),
  });
}

async function ask(): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    say("Nobody is there to agree: say --yes.");
    return false;
  }
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await lines.question('Go on? Type "yes": ')).trim() === "yes";
  } finally {
    lines.close();
  }
}

/** The note of a canary that was not ended stays. */
function clear(folder: string): void {
  for (const name of madeByRun) rmSync(join(folder, name), { recursive: true, force: true });
}

function wordsOf(error: unknown): string {
  if (error instanceof AppError) return failureFields(error).code ?? "internal.unexpected";
  return error instanceof Error ? error.message : String(error);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function readArguments(): Wanted | undefined {
  try {
    const { values } = parseArgs({
      options: {
        "stand-ins": { type: "boolean", default: false },
        configured: { type: "boolean", default: false },
        product: { type: "string" },
        "payment-method": { type: "string", default: "banktransfer" },
        email: { type: "string" },
        yes: { type: "boolean", default: false },
      },
    });
    const { configured: isConfigured, product, email } = values;
    const isOdd = product !== undefined && !/^[1-9]\d{0,8}$/.test(product);
    if (isOdd || (isConfigured && values["stand-ins"]) || (!isConfigured && (product ?? email) !== undefined))
      return undefined;
    return {
      isConfigured,
      productId: product === undefined ? undefined : Number(product),
      paymentMethod: values["payment-method"],
      email,
      hasAgreed: values.yes,
    };
  } catch {
    return undefined;
  }
}

const wanted = readArguments();
if (wanted === undefined) {
  console.error(usage);
  process.exitCode = badUsage;
} else {
  const folder = process.env["REHEARSAL_FOLDER"] ?? join(root, "var/rehearsal");
  const code = await withLock(
    `${folder}.lock`,
    () => console.log("Another rehearsal runs in this folder; waiting for its end …"),
    () => main(folder, wanted),
  );
  process.exit(code); // what failed halfway may have left a stand-in listening
}
