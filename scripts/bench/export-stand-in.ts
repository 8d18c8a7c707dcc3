import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Order, Taken } from "./export-process.ts";
import type { SeenCall, Started, Wanted } from "./export-whmcs.ts";

/** A WHMCS stand-in in a process of its own. */
export interface StandIn extends Started {
  /** The calls since the last time this was asked. */
  calls(): Promise<readonly SeenCall[]>;
  stop(): Promise<void>;
}

/** Starts one and waits until it answers. @throws when it ends before */
export async function startStandIn(wanted: Wanted): Promise<StandIn> {
  const child = fork(join(import.meta.dirname, "export-whmcs.ts"));
  const started = (await ask(child, wanted)) as Started;
  return {
    ...started,
    calls: async () => (await ask(child, {})) as readonly SeenCall[],
    stop: () => end(child),
  };
}

/** Exports in a process that does nothing else. `execArgv` is for Node.js itself. @throws when it fails */
export async function exportElsewhere(order: Order, execArgv: readonly string[] = []): Promise<Taken> {
  const child = fork(join(import.meta.dirname, "export-process.ts"), { execArgv: [...execArgv] });
  try {
    const taken = (await ask(child, order)) as Taken;
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    return taken;
  } finally {
    await end(child);
  }
}

async function ask(child: ChildProcess, message: object): Promise<unknown> {
  const ended = new AbortController();
  const whenEnded = (): void => ended.abort();
  child.once("exit", whenEnded);
  try {
    child.send(message);
    const [answer] = (await once(child, "message", { signal: ended.signal })) as [unknown];
    return answer;
  } catch (error) {
    throw ended.signal.aborted ? new Error("a process ended before its time, and said why above") : error;
  } finally {
    child.off("exit", whenEnded);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill();
  await gone;
}
