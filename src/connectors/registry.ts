import type { Policy } from "../domain/policy.ts";

/** The systems besides WHMCS that the privacy notice names. */
const knownSystems = [
  "cloudways",
  "freshdesk",
  "versio",
  "resellerclub",
  "rackspace",
  "website_forms",
  "google_analytics",
  "apple_keychain",
] as const;

/**
 * Every system besides WHMCS that a package must name, whether it is read or not: the ones the notice lists and whatever
 * recipients the policy adds. None is passed over in silence.
 */
export function sourcesBesideWhmcs(policy: Policy): readonly string[] {
  return [...new Set([...knownSystems, ...Object.keys(policy.processors)])];
}
