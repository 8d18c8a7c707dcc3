import type { LiveFinding } from "./live-checks.ts";

/** One named part of readiness; `detail` is a sentence of our own. */
export interface HealthCheck {
  readonly ok: boolean;
  readonly detail?: string;
}

/** What the service stands on; each answers whether it works now and never throws. */
export interface HealthSources {
  ledger(): Promise<boolean>;
  redis(): Promise<boolean>;
  /** undefined: it works; otherwise the code of what stood in the way. */
  whmcs(): Promise<string | undefined>;
  findings(): readonly LiveFinding[];
}

const whmcsEveryMs = 15_000; // each look is a full PHP request on the billing server

/** Readiness for `/readyz`: the ledger, Redis and WHMCS each named, then whatever the live check-list found. */
export function createReadiness(sources: HealthSources, now: () => number) {
  let whmcs: { at: number; fault: string | undefined } = { at: -whmcsEveryMs, fault: "unknown" };
  return async (): Promise<{ ready: boolean; checks: Record<string, HealthCheck> }> => {
    if (whmcs.fault !== undefined || now() - whmcs.at >= whmcsEveryMs) {
      whmcs = { at: now(), fault: await sources.whmcs() };
    }
    const [ledger, redis] = await Promise.all([sources.ledger(), sources.redis()]);
    const checks: Record<string, HealthCheck> = {
      ledger: describe(ledger, "The ledger cannot be read or written: events are refused until it can."),
      redis: describe(redis, "Redis cannot be reached: events are kept and carried out once it is back."),
      whmcs: describe(whmcs.fault === undefined, explainWhmcs(whmcs.fault ?? "")),
    };
    const ready = Object.values(checks).every((check) => check.ok);
    for (const { check, holds, problem } of sources.findings()) {
      // An unreachable Redis says more than how it is set.
      if (checks[check]?.ok !== false) checks[check] = { ok: !holds, detail: problem };
    }
    return { ready, checks };
  };
}

/** What to do, by what WHMCS said; events are kept in every case. */
function explainWhmcs(fault: string): string {
  const consequence = "Events are kept, nothing is carried out until this is mended.";
  switch (fault) {
    case "whmcs.invalid_ip":
      return `WHMCS refuses this service's address: allow it (also its IPv6 one) under General Settings > Security > API IP Access Restriction. ${consequence}`;
    case "whmcs.authentication_failed":
    case "whmcs.access_denied":
      return `WHMCS refuses the API credential: check it under Configuration > Manage API Credentials, and that its admin is active and may use the API. ${consequence}`;
    case "whmcs.permission_missing":
      return `The credential's API role lacks an action: the README lists what it needs. ${consequence}`;
    default:
      return `WHMCS does not answer its API. ${consequence}`;
  }
}

function describe(ok: boolean, problem: string): HealthCheck {
  return ok ? { ok } : { ok, detail: problem };
}
