// @ts-check
import { createHash } from "node:crypto";

/** Kept inside node_modules, so that whoever removes the packages removes the note about them. */
export const stampPath = "node_modules/.installed.json";

/**
 * What was installed from the lock file, and whether the tools of development came with it.
 * @param {string} lockText @param {boolean} withDev
 */
export function stampFor(lockText, withDev) {
  return `${JSON.stringify({ lock: createHash("sha256").update(lockText).digest("hex"), withDev })}\n`;
}

/**
 * True when the installed packages are those of the lock file and hold what the task needs.
 * @param {string} lockText @param {string | null} stampText null: none @param {boolean} needsDev
 */
export function isInstalled(lockText, stampText, needsDev) {
  return stampText === stampFor(lockText, true) || (!needsDev && stampText === stampFor(lockText, false));
}

/**
 * A production machine gets the tools of development only for a task that cannot do without.
 * @param {boolean} needsDev @param {string | undefined} nodeEnv
 */
export function wantsDev(needsDev, nodeEnv) {
  return needsDev || nodeEnv !== "production";
}

/** No package of ours needs a script at install time, so none may run one. @param {boolean} withDev */
export function installArguments(withDev) {
  return ["ci", "--ignore-scripts", "--no-audit", "--no-fund", withDev ? "--include=dev" : "--omit=dev"];
}
