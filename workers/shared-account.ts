import type { WhmcsApi } from "../src/connectors/whmcs/api.ts";
import type { Service } from "../src/connectors/whmcs/records.ts";
import type { ActContext } from "../src/duties/act.ts";
import { latestDeletion } from "../src/ledger/duties.ts";
import { wasActivatedSince } from "../src/ledger/events.ts";
import { findClientHold } from "../src/ledger/holds.ts";
import type { DutyRow } from "../src/ledger/schema.ts";
import { listSteps } from "../src/ledger/steps.ts";
import { readHostingGone } from "./client-facts.ts";

/**
 * Tells of a service that WHMCS calls Cancelled whether an account that it shares may be ended: nothing of its hosting is left, or
 * its own deletion is due as well and only what the two share holds that back. So the last that is due ends the account; the
 * earlier waits for it, and what was promised until later, is held or was called off is in everybody's way.
 */
export function readMayGo(acts: ActContext): (service: Service) => Promise<boolean> {
  return async (service) => {
    if ((await readHostingGone(acts, service.clientId))(service)) return true;
    const deletion = await latestDeletion(acts.ledger, service.serviceId);
    if (deletion === undefined || !isDueToo(deletion, acts.clock.now())) return false;
    return (await findClientHold(acts.ledger, deletion.client_id)) === undefined;
  };
}

/**
 * Tells whether the very account of a service was ended with another that was on it, while this deletion was open already, and
 * was not made anew since: a panel refuses to end what it has no more.
 * @throws AppError when WHMCS cannot be asked
 */
export async function wasEndedWithAnother(
  { ledger }: ActContext,
  whmcs: WhmcsApi,
  duty: DutyRow,
  { serviceId, serverId, username }: Service,
): Promise<boolean> {
  if (serverId === undefined || username.trim() === "") return false;
  for (const other of await whmcs.servicesNamed({ username })) {
    if (other.serviceId === serviceId || other.serverId !== serverId || other.status !== "Terminated") continue;
    const ended = await latestDeletion(ledger, other.serviceId);
    if (ended?.state !== "completed" || (ended.finished_at ?? "") < duty.created_at) continue;
    const steps = await listSteps(ledger, ended.id);
    const at =
      steps.find(({ action, state }) => action === "terminate_hosting" && state === "done")?.finished_at ?? null;
    if (at === null) continue;
    const activated = [serviceId, other.serviceId].map((id) => wasActivatedSince(ledger, id, at));
    if (!(await Promise.all(activated)).includes(true)) return true;
  }
  return false;
}

function isDueToo(duty: DutyRow, now: Date): boolean {
  const waitsForUs = duty.state === "held" && duty.hold_scope === "service" && duty.reason === "account_shared";
  const goesOn = duty.state === "scheduled" && duty.clock_stopped_at === null;
  return (goesOn || waitsForUs) && duty.start_at !== null && duty.start_at <= now.toISOString();
}
