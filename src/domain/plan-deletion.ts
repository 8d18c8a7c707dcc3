import { addPeriod } from "./calendar.ts";
import { isStepSettled, type StepState } from "./duty.ts";
import { elsewhere, keychain, pending, type PlannedStep } from "./plan.ts";
import type { Policy } from "./policy.ts";

/** What a fresh look tells of a service whose hosting is to be deleted, as far as its plan depends on it. */
export interface HostingFacts {
  readonly productId: number;
  /** How many of the service's product addons WHMCS still calls alive; absent: not looked at. They would be invoiced on. */
  readonly liveAddons?: number;
}

const hostingProcessors = ["cloudways", "rackspace"] as const;

/**
 * The steps that delete a service's hosting: WHMCS's module first, then wherever the policy says the data lives, then what WHMCS
 * itself would have ended with it, the status last. A product the policy does not map is a person's to look for at every hosting
 * processor in use: no connector guesses. Whoever else receives hosting as the policy says, such as a place for backups, is a
 * person's in any case. Pure.
 * @param connected the systems besides WHMCS that a connector reaches
 */
export function planDeletion(
  { productId, liveAddons = 0 }: HostingFacts,
  policy: Policy,
  connected: ReadonlySet<string>,
): readonly PlannedStep[] {
  const lives = policy.products[productId]?.lives;
  const isInUse = (name: string): boolean => policy.processors[name]?.enabled === true;
  const places: readonly string[] =
    lives === "cloudways" || lives === "rackspace"
      ? [lives]
      : lives === undefined
        ? hostingProcessors.filter(isInUse)
        : [];
  return [
    ...(lives === "none" ? [] : [pending("whmcs", "terminate_hosting")]),
    ...places.map((name) => elsewhere(name, "delete_hosting", lives === name && connected.has(name))),
    ...(lives === "none" ? [] : manualHosts(policy, places)).map((name) => elsewhere(name, "delete_hosting", false)),
    ...(isInUse(keychain) ? [elsewhere(keychain, "erase_credentials", connected.has(keychain))] : []),
    ...(liveAddons > 0 ? [pending("whmcs", "end_addons", liveAddons)] : []),
    pending("whmcs", "set_service_status"),
  ];
}

/**
 * Whether nothing of a deletion's step is left that an anonymisation of its client has to wait for: it is settled, or is a
 * person's at a recipient that runs no hosting, such as the owner's own keychain. Pure.
 */
export function mayOutlastAccount({
  connector,
  state,
}: {
  readonly connector: string;
  readonly state: StepState;
}): boolean {
  if (isStepSettled(state)) return true;
  return state === "manual" && connector !== "whmcs" && !hostingProcessors.some((name) => name === connector);
}

function manualHosts({ processors }: Policy, but: readonly string[]): readonly string[] {
  return Object.entries(processors)
    .filter(([name, { enabled, kind, receives }]) => {
      return enabled && kind === "manual" && receives?.includes("hosting") === true && !but.includes(name);
    })
    .map(([name]) => name);
}

/** When the server's own backups hold nothing more of an account that was deleted at `at`; undefined: the policy does not say. */
export function lastCopyGoneAt({ products, timezone }: Policy, productId: number, at: Date): Date | undefined {
  const kept = products[productId]?.backupsKept;
  return kept === undefined ? undefined : addPeriod(at, kept, timezone);
}
