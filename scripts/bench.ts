// `npm run bench [-- NAME… --full --json]`: ratios measured side by side in one run (contract section 1).
import { parseArgs } from "node:util";
import { formatTable, type Benchmark, type Measurement } from "./bench/benchmark.ts";
import { evidence } from "./bench/evidence.ts";
import { exportMemory } from "./bench/export-memory.ts";
import { exportSpeed } from "./bench/export.ts";
import { exportZip64 } from "./bench/export-zip64.ts";
import { hooks } from "./bench/hooks.ts";
import { intake } from "./bench/intake.ts";
import { proofs } from "./bench/proofs.ts";
import { restore } from "./bench/restore.ts";

const benchmarks: readonly Benchmark[] = [
  intake,
  hooks,
  restore,
  evidence,
  exportSpeed,
  exportMemory,
  exportZip64,
  proofs,
];

const usage = [
  "usage: npm run bench [-- NAME… --full --json]",
  ...benchmarks.map(
    ({ name, title, isLong }) => `  ${name}: ${title}${isLong ? " (long: by name or with --full)" : ""}`,
  ),
].join("\n");

/** @throws RangeError for a name that is none */
function choose(names: readonly string[], full: boolean): readonly Benchmark[] {
  for (const name of names) {
    if (!benchmarks.some((benchmark) => benchmark.name === name)) throw new RangeError(`no such benchmark: ${name}`);
  }
  if (names.length > 0) return benchmarks.filter(({ name }) => names.includes(name));
  return benchmarks.filter(({ isLong }) => full || !isLong);
}

function readArguments(): { readonly chosen: readonly Benchmark[]; readonly full: boolean; readonly json: boolean } {
  try {
    const { values, positionals } = parseArgs({
      options: { full: { type: "boolean", default: false }, json: { type: "boolean", default: false } },
      allowPositionals: true,
    });
    return { chosen: choose(positionals, values.full), ...values };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : "unreadable arguments"}\n${usage}`);
    process.exit(2);
  }
}

function show(measured: readonly Measurement[]): string {
  const rows = measured.map(({ name, ours, reference, ratio, target, met }) => [
    name,
    ...[ours, reference].map((value) => value.toFixed(value < 100 ? 2 : 0)),
    ratio.toFixed(2),
    target.toFixed(2),
    met ? "yes" : "no",
  ]);
  return formatTable([["benchmark", "ours", "reference", "ratio", "target", "met"], ...rows]);
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
const { chosen, full, json } = readArguments();
const measured: Measurement[] = [];
let failed = false;
for (const benchmark of chosen) {
  console.log(`${benchmark.name}: ${benchmark.title}`);
  try {
    measured.push(...(await benchmark.run(full, (line) => console.log(line.replaceAll(/^/gm, "  ")))));
  } catch (error) {
    failed = true;
    console.error(`${benchmark.name} could not be run: ${error instanceof Error ? error.message : "unknown"}`);
  }
  console.log("");
}
console.log(show(measured));
if (json) console.log(JSON.stringify(measured));
process.exitCode = failed ? 1 : 0;
