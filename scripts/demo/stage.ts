import { textOf } from "../../simulators/whmcs/php.ts";
import type { WhmcsSimulator } from "../../simulators/whmcs/server.ts";
import type { Owner } from "./owner.ts";
import type { Screen } from "./screen.ts";

/** What every story plays on. */
export interface Stage {
  readonly whmcs: WhmcsSimulator;
  readonly owner: Owner;
  readonly screen: Screen;
  /** Where what the demo leaves behind lies. */
  readonly folder: string;
}

/** One thing that the stand-in's own state shows, or does not. */
export interface Proof {
  readonly shows: string;
  readonly holds: boolean;
}

/** A promise of the service and how to see whether it was kept. `prove` is asked at the very end: nothing may have changed since. */
export interface Story {
  readonly title: string;
  readonly promise: string;
  prove(): readonly Proof[];
}

/** The periods of the demo's policy; a deletion must start within ten seconds of its due time (contract section 3). */
export const graceMs = 8_000;
export const startWithinMs = 10_000;

/** What the service promises in the demo: as in `config/policy.yaml`, with periods of seconds. */
export const demoPolicy = {
  controller: { name: "Example Hosting", email: "privacy@example.com" },
  timezone: "Europe/Brussels",
  languages: ["en", "nl", "fr", "de"],
  hostingDeletion: { gracePeriod: `PT${graceMs / 1000}S` },
  accountClosure: { gracePeriod: "PT2S", ownerConfirms: true },
  retention: {
    invoices: { keep: "P10Y", countedFrom: "endOfCalendarYear", ground: "Duty to keep accounting documents" },
  },
  products: { 12: { lives: "whmcs_module" } },
};

/** When the stand-in was told to end a service's hosting, as instants, oldest first. */
export function terminations({ whmcs }: Stage, serviceId: number): readonly number[] {
  return whmcs.calls
    .filter(({ action, params }) => action === "ModuleTerminate" && textOf(params, "serviceid") === String(serviceId))
    .map(({ at }) => Date.parse(at));
}
