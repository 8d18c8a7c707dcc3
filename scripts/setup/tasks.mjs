// @ts-check
/**
 * What an npm script runs once the machine is ready, as arguments of Node.js 24.
 * @typedef {{ readonly args: readonly string[], readonly needsDev: boolean, readonly redis: "none" | "unless-given" | "always" }} Task
 */

/** @type {Readonly<Record<string, Task>>} */
const tasks = {
  start: { args: ["src/main.ts"], needsDev: false, redis: "unless-given" },
  demo: { args: ["scripts/demo.ts"], needsDev: true, redis: "unless-given" },
  bench: { args: ["scripts/bench.ts"], needsDev: true, redis: "unless-given" },
  // The tests start Redis servers of their own, also where the service would use a given one.
  test: {
    args: ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning", "node_modules/jest/bin/jest.js"],
    needsDev: true,
    redis: "always",
  },
  check: { args: ["scripts/check.mjs"], needsDev: true, redis: "none" },
  format: { args: ["node_modules/prettier/bin/prettier.cjs", "--write", "."], needsDev: true, redis: "none" },
};

export const taskNames = Object.keys(tasks);

/** The task of that name, or null. @param {string | undefined} name @returns {Task | null} */
export function taskOf(name) {
  return name !== undefined && Object.hasOwn(tasks, name) ? (tasks[name] ?? null) : null;
}
