import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/**
 * Names one living process for good: its id and when it started, since ids are used again (in a container after every
 * restart). Null when no such process lives; a zombie is dead.
 */
export function processIdentity(pid: number): string | null {
  const startedAt = existsSync("/proc/self/stat") ? startFromProc(pid) : startFromPs(pid);
  return startedAt === null ? null : `${pid}-${startedAt}`;
}

/** True while the process that `identity` named is alive. */
export function isAlive(identity: string): boolean {
  return processIdentity(Number.parseInt(identity, 10)) === identity;
}

/** Linux. See proc_pid_stat(5): field 3 is the state, field 22 the start in ticks since boot; field 2 may hold blanks and brackets. */
function startFromProc(pid: number): string | null {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return null;
  }
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state, startedAt] = [fields[0], fields[19]];
  return state === undefined || startedAt === undefined || "ZX".includes(state) ? null : startedAt;
}

/** macOS and the BSDs. */
function startFromPs(pid: number): string | null {
  try {
    const [state, ...startedAt] = execFileSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], {
      encoding: "utf8",
      env: { PATH: process.env["PATH"], LC_ALL: "C" },
      stdio: ["ignore", "pipe", "ignore"],
    })
      .trim()
      .split(/\s+/);
    return state === undefined || startedAt.length === 0 || state.startsWith("Z")
      ? null
      : startedAt.join("").replaceAll(":", "");
  } catch {
    return null;
  }
}
