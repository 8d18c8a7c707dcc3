import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { findProgram } from "../../scripts/setup/programs.mjs";

/** A server that runs as a process of ours. */
export interface OwnServer {
  readonly pid: number;
  /** What it wrote to standard error so far, the first 100 lines. */
  readonly lines: readonly string[];
  /** Asks again and again until there is an answer. @throws with its lines when the server ends or takes half a minute */
  ready<Answer>(ask: () => Promise<Answer | undefined> | Answer | undefined): Promise<Answer>;
  /** Kills it with everything it forked; harmless when it has ended. */
  stop(): Promise<void>;
}

/** Reads until the other end of descriptor 3 is gone, which is when we are, and takes the server along. */
const lifeline = '(cat <&3 >/dev/null; kill -KILL -$$) & exec "$@" 3<&-';

/**
 * Starts a server in a process group of its own, under the first of the names it goes by. It never outlives us, even when we
 * are killed: a test run that is broken off leaves nothing running.
 */
export function spawnServer(
  names: readonly string[],
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): OwnServer {
  const child = spawn("/bin/sh", ["-c", lifeline, "sh", programOf(names), ...args], {
    ...(options.cwd !== undefined && { cwd: options.cwd }),
    env: { ...process.env, ...options.env },
    stdio: ["ignore", "ignore", "pipe", "pipe"],
    detached: true,
  });
  const { pid, stderr } = child;
  if (pid === undefined || stderr === null) throw new Error(`${names[0]} could not be started`);
  const lines: string[] = [];
  createInterface({ input: stderr }).on("line", (line) => {
    if (lines.length < 100) lines.push(line);
  });
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  // Where the server ended by itself the lifeline still waits.
  child.once("exit", () => child.stdio[3] instanceof Writable && child.stdio[3].destroy());
  return {
    pid,
    lines,
    ready: async (ask) => {
      const deadline = performance.now() + 30_000;
      for (;;) {
        const answer = await ask();
        if (answer !== undefined) return answer;
        if (hasEnded() || performance.now() > deadline) {
          throw new Error(`${names[0]} did not get ready:\n${lines.join("\n")}`);
        }
        await pause(20);
      }
    },
    stop: async () => {
      if (hasEnded()) return;
      const ended = once(child, "exit");
      process.kill(-pid, "SIGKILL");
      await ended;
    },
  };
}

/** The path of a program that the tests need. @throws when none of its names is on this machine */
export function programOf(names: readonly string[]): string {
  const found = findProgram(names);
  if (found === null) throw new Error(`${names[0]} is not installed: npm test installs it`);
  return found;
}
