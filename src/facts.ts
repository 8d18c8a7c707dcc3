import { previewAnonymization, readBlockers } from "../workers/client-facts.ts";
import { decideAsked, previewDeletion, saysCancelled } from "../workers/preview-deletion.ts";
import type { WhmcsDoor } from "./connectors/whmcs/door/door.ts";
import type { WhmcsApi } from "./connectors/whmcs/api.ts";
import { PermanentError } from "./domain/errors.ts";
import type { ActContext } from "./duties/act.ts";
import type { Facts } from "./http/ports.ts";

const doorMayTakeMs = 10_000; // whoever asked waits for the answer

/** The fresh looks at WHMCS that some API calls need before they answer. */
export function createFacts(acts: ActContext, whmcs: WhmcsApi, door: WhmcsDoor): Facts {
  return {
    plan: async (clientId) => {
      const patient = door.withSignal(AbortSignal.timeout(doorMayTakeMs));
      const preview = await previewAnonymization(acts, whmcs, patient, clientId);
      if (preview === undefined) throw new PermanentError("whmcs.client_not_found");
      return preview;
    },
    blockers: (clientId, force) => readBlockers(acts, whmcs, clientId, force),
    deletionPlan: (serviceId) => previewDeletion(acts, whmcs, serviceId),
    serviceName: async (serviceId, clientId) => {
      const service = await whmcs.service(serviceId);
      if (service?.clientId !== clientId) return undefined;
      const { productName, domain } = service;
      return [productName, productName === "" || domain === "" ? domain : `(${domain})`].join(" ").trim() || undefined;
    },
    deletable: async (serviceId) => {
      const decided = await decideAsked(acts, whmcs, serviceId);
      if (decided?.service === undefined) return undefined;
      return { clientId: decided.service.clientId, cancelled: saysCancelled(decided.decision) };
    },
  };
}
