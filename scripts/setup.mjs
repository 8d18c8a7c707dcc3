// @ts-check
// Makes a fresh machine ready and runs a task: `node scripts/setup.mjs TASK [ARGUMENTS]`. Runs on Node.js 20 without any package;
// on a machine that is ready it starts the task at once.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { constants as os } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { withLock } from "./setup/lock.mjs";
import { isRecent, noRuntimeMessage, runtimePackage } from "./setup/node-runtime.mjs";
import { installArguments, isInstalled, stampFor, stampPath, wantsDev } from "./setup/packages.mjs";
import { findProgram, isExecutable } from "./setup/programs.mjs";
import { taskNames, taskOf, toolsOf } from "./setup/tasks.mjs";
import { missingMessage, missingTools, planInstallation } from "./setup/tools.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

/** The machine cannot be made ready; the message says what its owner can do. */
class SetupError extends Error {}

const [taskName, ...taskArguments] = process.argv.slice(2);
try {
  const task = taskOf(taskName);
  if (task === null) throw new SetupError(`usage: node scripts/setup.mjs ${taskNames.join("|")} [arguments]`);
  if (!isReady(task)) {
    await withLock(
      ".toolchain/setup.lock",
      () => say("Another set-up of this folder is under way; waiting for it …"),
      async () => prepare(task),
    );
  }
  process.exitCode = await runTask(findNode() ?? process.execPath, task);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(error.message);
  process.exitCode = 1;
}

/** @param {import("./setup/tasks.mjs").Task} wanted */
function isReady(wanted) {
  return arePackagesInstalled(wanted.needsDev) && findNode() !== null && toolsMissing(wanted).length === 0;
}

/** Every part looks again: whoever had the lock before may have done it. @param {import("./setup/tasks.mjs").Task} wanted */
function prepare(wanted) {
  if (!arePackagesInstalled(wanted.needsDev)) installPackages(wantsDev(wanted.needsDev, process.env["NODE_ENV"]));
  if (findNode() === null) installNode();
  if (toolsMissing(wanted).length > 0) installTools(wanted);
}

/** @param {boolean} needsDev */
function arePackagesInstalled(needsDev) {
  const stamp = existsSync(stampPath) ? readFileSync(stampPath, "utf8") : null;
  return isInstalled(readFileSync("package-lock.json", "utf8"), stamp, needsDev);
}

/** @param {boolean} withDev */
function installPackages(withDev) {
  say("Installing the npm packages …");
  const lockText = readFileSync("package-lock.json", "utf8");
  if (!npm(installArguments(withDev)))
    throw new SetupError("The npm packages could not be installed; npm says why above.");
  writeFileSync(stampPath, stampFor(lockText, withDev));
}

/** The Node.js the task runs on: this one where it is recent enough, else the one installed beside the project. */
function findNode() {
  if (isRecent(process.version)) return process.execPath;
  const runtime = runtimePackage(process.platform, process.arch);
  if (runtime === null) return null;
  const path = join(root, ".toolchain", "node_modules", runtime.name, "bin", "node");
  return isExecutable(path) ? path : null;
}

function installNode() {
  const runtime = runtimePackage(process.platform, process.arch);
  if (runtime === null) throw new SetupError(noRuntimeMessage(process.platform, process.arch));
  const { name, version } = runtime;
  say(`Installing Node.js ${version} into .toolchain/ (this one is ${process.version}) …`);
  mkdirSync(".toolchain", { recursive: true });
  const target = [
    "--prefix",
    ".toolchain",
    "--no-save",
    "--no-package-lock",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
  ];
  const installed = npm(["install", ...target, `${name}@${version}`]);
  const path = findNode();
  // Built for another C library, as on Alpine, it is there and does not run.
  const runs = path !== null && isRecent(spawnSync(path, ["--version"], { encoding: "utf8" }).stdout ?? "");
  if (!installed || !runs) throw new SetupError(noRuntimeMessage(process.platform, process.arch));
}

/** @param {import("./setup/tasks.mjs").Task} wanted */
function toolsMissing(wanted) {
  const succeeds = (/** @type {readonly string[]} */ command) => run(command, "ignore");
  return missingTools(toolsOf(wanted, environment()), { which: findProgram, exists: existsSync, succeeds });
}

/** @param {import("./setup/tasks.mjs").Task} wanted */
function installTools(wanted) {
  const missing = toolsMissing(wanted);
  say(`Installing what is missing: ${missing.join(", ")} …`);
  const isRoot = process.getuid?.() === 0;
  const hasSudo = !isRoot && findProgram(["sudo"]) !== null && run(["sudo", "-n", "true"], "ignore");
  for (const { commands } of planInstallation(missing, { which: findProgram, isRoot, hasSudo })) {
    if (commands.every((command) => run(command, "inherit")) && toolsMissing(wanted).length === 0) {
      say(
        "Installed. Should the system have started a Redis, MariaDB or PHP-FPM of its own, this project does not use it.",
      );
      return;
    }
  }
  throw new SetupError(missingMessage(toolsMissing(wanted)));
}

/**
 * Runs the task in our place: its exit code is ours, and a signal that reaches us reaches it.
 * @param {string} node @param {import("./setup/tasks.mjs").Task} wanted @returns {Promise<number>}
 */
async function runTask(node, wanted) {
  const path = `${dirname(node)}${delimiter}${process.env["PATH"] ?? ""}`;
  // Types are taken out once and not at each start: the service is up sooner, and 25 MB smaller for as long as it runs.
  const compileCache = process.env["NODE_COMPILE_CACHE"] ?? join(root, ".toolchain", "compile-cache");
  const env = { ...process.env, PATH: path, NODE_COMPILE_CACHE: compileCache };
  const child = spawn(node, [...wanted.args, ...taskArguments], { stdio: "inherit", env });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the child as well, and a second one would mean "at once".
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  return new Promise((resolve) => {
    child.once("error", () => resolve(127));
    child.once("exit", (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : os.signals[signal])));
  });
}

/** The npm that runs us, else the one on PATH; never told by NODE_ENV or a user's setting what to leave out. @param {string[]} args */
function npm(args) {
  const cli = process.env["npm_execpath"];
  return run(cli?.endsWith(".js") ? [process.execPath, cli, ...args] : ["npm", ...args], "inherit");
}

/** @param {readonly string[]} command @param {"inherit" | "ignore"} output */
function run(command, output) {
  const [file = "", ...args] = command;
  // What an installation prints must not mix with a task's output, which others may read.
  return spawnSync(file, args, { stdio: ["ignore", output === "inherit" ? 2 : "ignore", output] }).status === 0;
}

/** The real environment above `.env`, as the service sees it. */
function environment() {
  const set = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  return { ...(existsSync(".env") ? parseEnv(readFileSync(".env", "utf8")) : {}), ...set };
}

/** @param {string} text */
function say(text) {
  process.stderr.write(`${text}\n`);
}
