// The WHMCS stand-in as its own process, forked: an export must not share its event loop. The first message says which
// installation it shall be; each further one is answered with the calls since the one before.
import { once } from "node:events";
import { startWhmcsSimulator } from "../../simulators/whmcs/server.ts";
import { createWorld, type WorldChoice } from "./export-worlds.ts";

/** What it is asked to be. */
export interface Wanted {
  readonly world: WorldChoice;
  readonly latencyMs: number;
}

/** Where it answers. */
export interface Started {
  readonly url: string;
  readonly identifier: string;
  readonly secret: string;
}

/** One call of the API, without what authenticates it. */
export interface SeenCall {
  readonly action: string;
  /** As JSON. */
  readonly parameters: string;
}

process.once("disconnect", () => process.exit()); // whoever started it is gone
const [{ world, latencyMs }] = (await once(process, "message")) as [Wanted];
const simulator = await startWhmcsSimulator({ world: createWorld(world), latencyMs });
process.on("message", () => {
  const seen = simulator.calls.map(({ action, params }): SeenCall => ({ action, parameters: JSON.stringify(params) }));
  simulator.resetCalls();
  process.send?.(seen);
});
process.send?.({ url: simulator.url, ...simulator.credentials } satisfies Started);
