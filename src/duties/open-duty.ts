import { isDestructive, type DutyKind } from "../domain/duty.ts";
import { newId } from "../domain/ids.ts";
import { findOpenDuty, insertDuty, updateDuty } from "../ledger/duties.ts";
import { findClientHold } from "../ledger/holds.ts";
import type { DutyRow, NewDutyRow } from "../ledger/schema.ts";
import type { Work } from "./act.ts";
import { releaseInside } from "./hold.ts";

/** What is known when a duty opens; the rest is read from WHMCS by its worker. */
export interface Opening {
  readonly kind: DutyKind;
  readonly clientId: number;
  readonly serviceId?: number;
  readonly origin: DutyRow["origin"];
  /** The instant its periods are counted from. */
  readonly occurredAt: Date;
  readonly actor: string;
  readonly cancellationType?: DutyRow["cancellation_type"];
  readonly wakeAt?: Date;
  readonly forced?: boolean;
  /** Found already due at the first start or after a dry run: waits for the owner's release. */
  readonly backlog?: boolean;
}

/** The key under which at most one duty of this sort is open. Several exports of one client may be. */
export function openKeyOf(kind: DutyKind, clientId: number, serviceId: number | undefined, id: string): string {
  if (kind === "export") return `export:${id.replaceAll("-", "")}`;
  return serviceId === undefined ? `${kind}:${clientId}` : `${kind}:${serviceId}`;
}

/**
 * Opens a duty, unless one of its sort is open already: then that one is returned untouched, but for backlog, which an
 * event or the owner's own call turns into a duty like any other (contract section 4). A destructive duty of a client
 * under a hold opens held.
 */
export async function openDuty(work: Work, opening: Opening): Promise<{ id: string; created: boolean }> {
  const id = newId();
  const openKey = openKeyOf(opening.kind, opening.clientId, opening.serviceId, id);
  const existing = await findOpenDuty(work.tx, openKey);
  if (existing !== undefined) {
    if (existing.reason === "backlog" && opening.backlog !== true) await adoptBacklog(work, existing, opening);
    return { id: existing.id, created: false };
  }

  const hold = isDestructive(opening.kind) ? await findClientHold(work.tx, opening.clientId) : undefined;
  await insertDuty(work.tx, {
    ...blankDuty(id, opening, work.now),
    open_key: openKey,
    ...(opening.backlog === true && { state: "held", reason: "backlog", held_from: "pending", backlog: 1 }),
    ...(hold !== undefined && { state: "held", hold_reason: hold.reason, hold_scope: "client", held_from: "pending" }),
  });
  work.note({
    kind: "duty.opened",
    actor: opening.actor,
    dutyId: id,
    clientId: opening.clientId,
    serviceId: opening.serviceId,
    detail: { kind: opening.kind, origin: opening.origin, occurredAt: opening.occurredAt.toISOString() },
  });
  if (hold === undefined && opening.backlog !== true) await work.wake(id, opening.wakeAt ?? work.now);
  return { id, created: true };
}

/**
 * What reconciliation had laid aside as backlog now has an event or a call of its own: it counts from there. A client's
 * hold still holds it.
 */
async function adoptBacklog(work: Work, duty: DutyRow, opening: Opening): Promise<void> {
  await work.tx
    .updateTable("duty")
    .set({
      origin: opening.origin,
      occurred_at: opening.occurredAt.toISOString(),
      cancellation_type: opening.cancellationType ?? duty.cancellation_type,
      forced: opening.forced === true ? 1 : duty.forced,
    })
    .where("id", "=", duty.id)
    .execute();
  if (duty.hold_scope === "client") await updateDuty(work.tx, duty.id, { backlog: 0, reason: null }, ["held"]);
  else await releaseInside(work, duty, opening.actor);
}

function blankDuty(id: string, opening: Opening, now: Date): NewDutyRow {
  return {
    id,
    kind: opening.kind,
    state: "pending",
    client_id: opening.clientId,
    service_id: opening.serviceId ?? null,
    open_key: null,
    origin: opening.origin,
    created_at: now.toISOString(),
    occurred_at: opening.occurredAt.toISOString(),
    request_id: null,
    requested_at: null,
    cancellation_type: opening.cancellationType ?? null,
    effective_at: null,
    next_due_seen: null,
    due_at: null,
    start_at: null,
    wake_at: null,
    started_at: null,
    finished_at: null,
    reason: null,
    hold_reason: null,
    hold_scope: null,
    held_from: null,
    released_reasons: null,
    approved_at: null,
    approval_channel: null,
    approval_received_on: null,
    confirmed_at: null,
    forced: opening.forced === true ? 1 : 0,
    lease_owner: null,
    lease_until: null,
  };
}
