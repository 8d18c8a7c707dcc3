import { findingOf } from "../check-finding.ts";
import type { CheckFinding } from "../processor.ts";
import type { VendorCall } from "../vendor-call.ts";
import { readApps, readProjects } from "./apps.ts";

/** Reads what every act reads. No reading call tells whether the token's role may delete, nor when the token ends. */
export async function checkCloudways(call: VendorCall, signal: AbortSignal): Promise<readonly CheckFinding[]> {
  const apps = await findingOf("cloudways.token", () => readApps(call, signal));
  if (apps.state !== "ok") return [apps];
  return [
    apps,
    await findingOf("cloudways.projects", () => readProjects(call, signal)),
    { code: "cloudways.may_delete", state: "unknown" },
    { code: "cloudways.token_end", state: "unknown" },
  ];
}
