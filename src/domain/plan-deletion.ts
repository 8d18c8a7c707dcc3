import { addPeriod } from "./calendar.ts";
import { pending, type PlannedStep } from "./plan.ts";
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
 * itself would have ended with it, the status last. A product the policy does not map is asked about at every hosting processor in use.
 */
export function planDeletion({ productId, liveAddons = 0 }: HostingFacts, policy: Policy): readonly PlannedStep[] {
  const lives = policy.products[productId]?.lives;
  const elsewhere =
    lives === undefined ? hostingProcessors.filter((name) => policy.processors[name]?.enabled === true) : [];
  const mapped = lives === "cloudways" || lives === "rackspace" ? [lives] : elsewhere;
  return [
    ...(lives === "none" ? [] : [pending("whmcs", "terminate_hosting")]),
    ...mapped.map((name) => pending(name, "delete_hosting")),
    ...(liveAddons > 0 ? [pending("whmcs", "end_addons", liveAddons)] : []),
    pending("whmcs", "set_service_status"),
  ];
}

/** When the server's own backups hold nothing more of an account that was deleted at `at`; undefined: the policy does not say. */
export function lastCopyGoneAt({ products, timezone }: Policy, productId: number, at: Date): Date | undefined {
  const kept = products[productId]?.backupsKept;
  return kept === undefined ? undefined : addPeriod(at, kept, timezone);
}
