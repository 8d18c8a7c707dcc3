// @ts-check
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Runs `work` while no other process of this checkout does: two runs at once must not both replace node_modules. The lock of a
 * process that died is taken over.
 * @template Result
 * @param {string} path @param {() => void} onWait told once @param {() => Promise<Result>} work @returns {Promise<Result>}
 */
export async function withLock(path, onWait, work) {
  mkdirSync(dirname(path), { recursive: true });
  let told = false;
  while (!tryLock(path)) {
    if (!told) onWait();
    told = true;
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** @param {string} path @returns {boolean} */
function tryLock(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
  if (isHeld(path)) return false;
  rmSync(path, { force: true });
  return tryLock(path);
}

/** @param {string} path */
function isHeld(path) {
  try {
    const holder = Number(readFileSync(path, "utf8"));
    // Made a moment ago, its holder not yet written, unless that one died in between.
    if (holder === 0) return Date.now() - statSync(path).mtimeMs < 5000;
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return typeof error === "object" && error !== null && "code" in error ? error.code : null;
}
