import { pending, type PlannedStep } from "./plan.ts";
import type { Policy } from "./policy.ts";

const hostingProcessors = ["cloudways", "rackspace"] as const;

/**
 * The steps that delete a service's hosting: WHMCS's module first, then wherever the policy says the data lives, then
 * the status. A product the policy does not map is asked about at every hosting processor in use.
 */
export function planDeletion(productId: number, policy: Policy): readonly PlannedStep[] {
  const lives = policy.products[productId]?.lives;
  const elsewhere =
    lives === undefined ? hostingProcessors.filter((name) => policy.processors[name]?.enabled === true) : [];
  const mapped = lives === "cloudways" || lives === "rackspace" ? [lives] : elsewhere;
  return [
    ...(lives === "none" ? [] : [pending("whmcs", "terminate_hosting")]),
    ...mapped.map((name) => pending(name, "delete_hosting")),
    pending("whmcs", "set_service_status"),
  ];
}
