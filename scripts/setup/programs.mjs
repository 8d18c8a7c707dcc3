// @ts-check
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Where distributions keep servers; a user who is not root often has none of them on PATH. */
const serverFolders = ["/usr/local/sbin", "/usr/sbin", "/sbin"];

/**
 * The path of the first of these programs that is on PATH or where servers are kept, or null.
 * @param {readonly string[]} names @returns {string | null}
 */
export function findProgram(names) {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  for (const name of names) {
    const found = [...folders, ...serverFolders].map((folder) => join(folder, name)).find(isExecutable);
    if (found !== undefined) return found;
  }
  return null;
}

/** True for a file that may be run. @param {string} path */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
