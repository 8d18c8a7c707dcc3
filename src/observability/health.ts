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
  whmcs(): Promise<boolean>;
  findings(): readonly LiveFinding[];
}

const whmcsEveryMs = 15_000; // each look is a full PHP request on the billing server

/** Readiness for `/readyz`: the ledger, Redis and WHMCS each named, then whatever the live check-list found. */
export function createReadiness(sources: HealthSources, now: () => number) {
  let whmcs = { at: -whmcsEveryMs, ok: false };
  return async (): Promise<{ ready: boolean; checks: Record<string, HealthCheck> }> => {
    if (!whmcs.ok || now() - whmcs.at >= whmcsEveryMs) whmcs = { at: now(), ok: await sources.whmcs() };
    const [ledger, redis] = await Promise.all([sources.ledger(), sources.redis()]);
    const checks: Record<string, HealthCheck> = {
      ledger: describe(ledger, "The ledger cannot be read or written: events are refused until it can."),
      redis: describe(redis, "Redis cannot be reached: events are kept and carried out once it is back."),
      whmcs: describe(
        whmcs.ok,
        "WHMCS does not answer its API: events are kept, nothing is carried out until it does.",
      ),
    };
    const ready = Object.values(checks).every((check) => check.ok);
    for (const { check, holds, problem } of sources.findings()) {
      // An unreachable Redis says more than how it is set.
      if (checks[check]?.ok !== false) checks[check] = { ok: !holds, detail: problem };
    }
    return { ready, checks };
  };
}

function describe(ok: boolean, problem: string): HealthCheck {
  return ok ? { ok } : { ok, detail: problem };
}
