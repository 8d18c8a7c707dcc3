import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
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
  const ask = async (message: object): Promise<unknown> => {
    const ended = new AbortController();
    const whenEnded = (): void => ended.abort(new Error("the stand-in ended"));
    child.once("exit", whenEnded);
    child.send(message);
    try {
      const [answer] = (await once(child, "message", { signal: ended.signal })) as [unknown];
      return answer;
    } finally {
      child.off("exit", whenEnded);
    }
  };
  const started = (await ask(wanted)) as Started;
  return {
    ...started,
    calls: async () => (await ask({})) as readonly SeenCall[],
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill();
      await gone;
    },
  };
}
