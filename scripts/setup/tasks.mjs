// @ts-check
import { isRedisGiven } from "./tools.mjs";

/**
 * What an npm script runs once the machine is ready, as arguments of Node.js 24.
 * @typedef {import("./tools.mjs").ToolName} ToolName
 * @typedef {{ readonly args: readonly string[], readonly needsDev: boolean, readonly redis: "none" | "unless-given" | "always",
 *   readonly tools: readonly ToolName[] }} Task
 */

/** The addon on a WHMCS of its own. @type {readonly ToolName[]} */
const addonTools = ["php", "phpFpm", "cgiFcgi", "illuminate", "mariadb"];

/** What people open a package with. @type {readonly ToolName[]} */
const zipTools = ["unzip", "sevenZip", "bsdtar", "python"];

/** @type {Readonly<Record<string, Task>>} */
const tasks = {
  start: { args: ["src/main.ts"], needsDev: false, redis: "unless-given", tools: [] },
  demo: { args: ["scripts/demo.ts"], needsDev: true, redis: "unless-given", tools: [] },
  bench: { args: ["scripts/bench.ts"], needsDev: true, redis: "unless-given", tools: [...addonTools, ...zipTools] },
  // The tests start Redis servers of their own, also where the service would use a given one.
  test: {
    args: ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning", "node_modules/jest/bin/jest.js"],
    needsDev: true,
    redis: "always",
    tools: [...addonTools, ...zipTools, "phpunit", "smarty", "chromium", "age"],
  },
  check: { args: ["scripts/check.mjs"], needsDev: true, redis: "none", tools: [] },
  format: {
    args: ["node_modules/prettier/bin/prettier.cjs", "--write", "."],
    needsDev: true,
    redis: "none",
    tools: [],
  },
  replay: { args: ["scripts/replay.ts"], needsDev: false, redis: "none", tools: [] },
  "connector:check": { args: ["scripts/connector-check.ts"], needsDev: false, redis: "none", tools: [] },
  rehearse: { args: ["scripts/rehearse.ts"], needsDev: true, redis: "unless-given", tools: ["mariadb"] },
  "addon:zip": { args: ["scripts/addon-zip.ts"], needsDev: false, redis: "none", tools: [] },
  "addon:connect": { args: ["scripts/addon-connect.ts"], needsDev: false, redis: "none", tools: [] },
};

export const taskNames = Object.keys(tasks);

/** The task of that name, or null. @param {string | undefined} name @returns {Task | null} */
export function taskOf(name) {
  return name !== undefined && Object.hasOwn(tasks, name) ? (tasks[name] ?? null) : null;
}

/**
 * Everything that must be on the machine before the task runs.
 * @param {Pick<Task, "redis" | "tools">} task @param {Readonly<Record<string, string | undefined>>} env @returns {readonly ToolName[]}
 */
export function toolsOf({ redis, tools }, env) {
  const needsRedis = redis === "always" || (redis === "unless-given" && !isRedisGiven(env));
  return needsRedis ? ["redis", ...tools] : tools;
}
