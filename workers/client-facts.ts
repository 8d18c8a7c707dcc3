import { readAnonymizationFacts } from "../src/connectors/whmcs/facts.ts";
import type { WhmcsApi } from "../src/connectors/whmcs/api.ts";
import type { Service } from "../src/connectors/whmcs/records.ts";
import { findBlockers, type Blocker } from "../src/domain/blockers.ts";
import { saysEnded } from "../src/domain/deletion.ts";
import { planAnonymization, type PlannedStep } from "../src/domain/plan.ts";
import type { ActContext } from "../src/duties/act.ts";
import { completedDeletions } from "../src/ledger/duties.ts";
import { findClientHold } from "../src/ledger/holds.ts";
import { livePackagesOfClient } from "../src/ledger/packages.ts";

/** Tells of a service whether nothing of its hosting is left, as far as WHMCS and the ledger know. */
export type HostingGone = (service: Pick<Service, "serviceId" | "productId" | "status">) => boolean;

/**
 * The rule behind "whose hosting may still exist" (contract section 3): gone when this service deleted it, when WHMCS
 * terminated it and its data lives at no processor, or when the product has no hosting and the service has ended.
 */
export async function readHostingGone(acts: ActContext, clientId: number): Promise<HostingGone> {
  const deleted = new Set(await completedDeletions(acts.ledger, clientId));
  return ({ serviceId, productId, status }) => {
    // One that was activated again after we deleted it has hosting anew.
    if (deleted.has(serviceId)) return saysEnded(status);
    const lives = acts.policy.products[productId]?.lives;
    if (lives === "none") return saysEnded(status);
    return status === "Terminated" && lives !== "cloudways" && lives !== "rackspace";
  };
}

/** Everything a fresh look at WHMCS and the ledger tells about a client to be anonymised; undefined: no such client. */
export async function readClientFacts(acts: ActContext, whmcs: WhmcsApi, clientId: number) {
  const hostingGone = await readHostingGone(acts, clientId);
  const hold = await findClientHold(acts.ledger, clientId);
  const packages = await livePackagesOfClient(acts.ledger, clientId);
  const read = await readAnonymizationFacts(whmcs, clientId, {
    hostingGone,
    held: hold !== undefined,
    packages: packages.length,
  });
  return read === undefined ? undefined : { ...read, hostingGone };
}

/** What an anonymisation would do now and what blocks it, without doing it; undefined: no such client. @throws AppError */
export async function previewAnonymization(
  acts: ActContext,
  whmcs: WhmcsApi,
  clientId: number,
  force: boolean,
): Promise<{ steps: readonly PlannedStep[]; blockers: readonly Blocker[] } | undefined> {
  const read = await readClientFacts(acts, whmcs, clientId);
  if (read === undefined) return undefined;
  return {
    steps: planAnonymization(read.facts, acts.policy, acts.clock.now()),
    blockers: findBlockers(read.blockerFacts, force),
  };
}
