import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { join } from "node:path";
import type { Benchmark } from "./benchmark.ts";

const root = join(import.meta.dirname, "../..");

/** What Jest says of a run, as far as it is asked. */
interface Ran {
  readonly numPassedTests: number;
  readonly numTotalTests: number;
}

/** The tests of `tests/proofs`, which `npm test` runs with a part of their cases, with all of them. */
export const proofs: Benchmark = {
  name: "proofs",
  title: "the proofs of tests/proofs that hold, with every case, beside all of them",
  isLong: true,
  run: async (_full, tell) => {
    const jest = join(root, "node_modules/jest/bin/jest.js");
    const child = spawn(process.execPath, ["--experimental-vm-modules", jest, "tests/proofs", "--json"], {
      cwd: root,
      env: { ...process.env, PROOFS: "full" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [report, said] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
    const { numPassedTests: ours, numTotalTests: reference } = JSON.parse(report) as Ran;
    for (const line of said.split("\n").filter((one) => /[✓✕●]/.test(one))) tell(line);
    return [{ name: "proofs", ours, reference, ratio: ours / reference, target: 1, met: ours === reference }];
  },
};
