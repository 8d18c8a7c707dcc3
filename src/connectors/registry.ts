import type { Policy } from "../domain/policy.ts";

/** The systems besides WHMCS that the privacy notice names; each becomes a connector of its own in time. */
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
 * Every system a package must name although nothing was read from it: the ones the notice lists and whatever recipients
 * the policy adds. None is passed over in silence.
 */
export function sourcesNotConfigured(policy: Policy): readonly string[] {
  return [...new Set([...knownSystems, ...Object.keys(policy.processors)])];
}
