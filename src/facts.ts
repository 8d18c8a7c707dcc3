import { previewAnonymization, readBlockers } from "../workers/client-facts.ts";
import { readDeletionFacts } from "./connectors/whmcs/facts.ts";
import type { WhmcsDoor } from "./connectors/whmcs/door/door.ts";
import type { WhmcsApi } from "./connectors/whmcs/api.ts";
import { decideDeletion } from "./domain/deletion.ts";
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
    deletable: async (serviceId) => {
      const service = await whmcs.service(serviceId);
      if (service === undefined) return undefined;
      const { clientId } = service;
      const { facts } = await readDeletionFacts(whmcs, serviceId, { clientId, timezone: acts.policy.timezone });
      const now = acts.clock.now();
      const duty = {
        clientId,
        origin: "owner",
        occurredAt: now,
        openedAt: now,
        requestId: null,
        nextDueSeen: null,
        approvedAt: null,
        approvedNow: false,
        released: new Set<string>(),
        terminatedAt: null,
        clockStands: false,
        clockStoodMs: 0,
      } as const;
      const decision = decideDeletion(duty, { ...facts, terminatedSinceRequest: false }, acts.policy, now);
      return { clientId, cancelled: decision.kind === "schedule" };
    },
  };
}
