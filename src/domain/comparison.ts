import { endedByUsAs, saysEnded } from "./deletion.ts";
import type { DutyKind } from "./duty.ts";

/** WHMCS as its lists showed it while they were read, page after page. */
export interface Picture {
  /** Every client by id. */
  readonly clients: ReadonlyMap<number, { readonly status: string; readonly createdOn: string | undefined }>;
  /** Every service by id; undefined: this WHMCS lists services of one client only. */
  readonly services:
    ReadonlyMap<number, { readonly clientId: number; readonly status: string; readonly productId: number }> | undefined;
  /** The services that a cancellation request names, carried out or not. */
  readonly requested: ReadonlySet<number>;
}

/** What a comparison looks at of a duty. */
export interface ComparedDuty {
  readonly kind: DutyKind;
  readonly client_id: number;
  readonly service_id: number | null;
  readonly origin: "event" | "owner" | "closure" | "reconciliation";
  readonly reason: string | null;
  readonly request_id: number | null;
  readonly started_at: string | null;
}

/** What may have become of the ground of a duty, for want of an event. */
export const suspicions = [
  "client_deleted",
  "client_merged",
  "service_moved",
  "service_gone",
  "request_gone",
  "closure_undone",
  "came_back",
] as const;
export type Suspicion = (typeof suspicions)[number];

/**
 * What the picture says against an open duty; undefined: nothing. A row that a list lacks proves nothing, for a list may have
 * been read short: whoever acts on a suspicion asks WHMCS by id first.
 */
export function suspicionOf(duty: ComparedDuty, picture: Picture): Suspicion | undefined {
  const suspicion = weigh(duty, picture);
  // It waits for a person over just this.
  const isKnown =
    (suspicion === "client_deleted" && duty.reason === "client_deleted") ||
    (suspicion === "service_gone" && duty.reason === "service_deleted");
  return isKnown ? undefined : suspicion;
}

function weigh(duty: ComparedDuty, picture: Picture): Suspicion | undefined {
  const client = picture.clients.get(duty.client_id);
  if (duty.kind !== "deletion") {
    if (client === undefined) return "client_deleted";
    if (duty.reason === "client_deleted") return "came_back";
    const isUndone = duty.kind === "anonymization" && duty.origin !== "owner" && client.status !== "Closed";
    return isUndone ? "closure_undone" : undefined;
  }
  const service = picture.services?.get(duty.service_id ?? 0);
  if (service === undefined) {
    if (client === undefined) return "client_deleted";
    return picture.services === undefined ? undefined : "service_gone";
  }
  if (service.clientId !== duty.client_id) return client === undefined ? "client_merged" : "service_moved";
  if (duty.reason === "client_deleted" || duty.reason === "service_deleted") return "came_back";
  if (picture.requested.has(duty.service_id ?? 0)) return undefined;
  if (duty.origin === "closure") return client?.status === "Closed" ? undefined : "closure_undone";
  // What a deletion of a request may have written itself does not tell whether the request stands.
  const mayBeOurs = duty.request_id !== null && duty.started_at !== null && service.status === endedByUsAs;
  return saysEnded(service.status) && !mayBeOurs ? undefined : "request_gone";
}
