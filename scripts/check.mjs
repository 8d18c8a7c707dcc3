// Every check that needs no test to run. All are run, so that one pass names everything that is wrong.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const rooms = ["src", "workers", "config", "scripts", "simulators", "tests"];
const checks = [
  { title: "Format", command: ["prettier", "--check", "."] },
  { title: "Types", command: ["tsc", "-p", "."] },
  { title: "Lint", command: ["oxlint", "--type-aware", "--deny-warnings"] },
  { title: "Unused code", command: ["knip"] },
  { title: "Arrows between rooms", command: ["depcruise", "--config", ".dependency-cruiser.mjs", ...rooms] },
];

const failed = checks.filter(({ title, command: [tool = "", ...args] }) => {
  console.log(`\n== ${title}`);
  return spawnSync(join("node_modules", ".bin", tool), args, { stdio: "inherit" }).status !== 0;
});

console.log(failed.length === 0 ? "\nAll checks passed." : `\nFailed: ${failed.map(({ title }) => title).join(", ")}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
