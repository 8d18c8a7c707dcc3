import { isDestructive, type DutyKind, type OwnStopReason } from "../domain/duty.ts";
import { newIdAt } from "../domain/ids.ts";
import { findOpenDuties, insertDuties, updateDuty } from "../ledger/duties.ts";
import { findClientHolds } from "../ledger/holds.ts";
import type { ClientHoldRow, DutyRow, NewDutyRow } from "../ledger/schema.ts";
import type { Work } from "./act.ts";
import { releaseInside } from "./hold.ts";

/** What is known when a duty opens; the rest is read from WHMCS by its worker. */
export interface Opening {
  readonly kind: DutyKind;
  readonly clientId: number;
  readonly serviceId?: number;
  /** Of a purge: the system whose rows end by age. */
  readonly connector?: string;
  readonly origin: DutyRow["origin"];
  /** The instant its periods are counted from. */
  readonly occurredAt: Date;
  readonly actor: string;
  readonly cancellationType?: DutyRow["cancellation_type"];
  readonly wakeAt?: Date;
  readonly forced?: boolean;
  /** The duty whose erasure this one repeats, because WHMCS was restored from a backup older than that. */
  readonly replayOf?: string;
  /** Found already due at the first start or after a dry run: waits for the owner's release. */
  readonly backlog?: boolean;
  /** Opens stopped, for the owner to answer by `release` before anything runs. */
  readonly heldFor?: OwnStopReason;
  /** What reconciliation knows already, so that the owner sees it before releasing. */
  readonly preview?: { readonly effectiveAt: Date; readonly dueAt: Date };
}

/** The key under which at most one duty of this sort is open. Several exports of one client may be. */
export function openKeyOf(
  { kind, clientId, serviceId, connector }: Pick<Opening, "kind" | "clientId" | "serviceId" | "connector">,
  id: string,
): string {
  if (kind === "export") return `export:${id.replaceAll("-", "")}`;
  if (connector !== undefined) return `${kind}:${connector}`;
  return serviceId === undefined ? `${kind}:${clientId}` : `${kind}:${serviceId}`;
}

/** A duty that an opening led to; `created`: it was not open before. */
export interface Opened {
  readonly id: string;
  readonly created: boolean;
}

/**
 * Opens a duty, unless one of its sort is open already: then that one is returned untouched, but for backlog, which an
 * event or the owner's own call turns into a duty like any other (contract section 4). A destructive duty of a client
 * under a hold opens held.
 */
export async function openDuty(work: Work, opening: Opening): Promise<Opened> {
  const [opened] = await openDuties(work, [opening]);
  return opened!;
}

/** The same for many at once, in order, at the cost of a few statements: what comes in by the hundred is opened so. */
export async function openDuties(work: Work, openings: readonly Opening[]): Promise<readonly Opened[]> {
  const wanted = openings.map((opening) => {
    const id = newIdAt(work.now);
    return { id, opening, openKey: openKeyOf(opening, id) };
  });
  const open = await findOpenDuties(
    work.tx,
    wanted.map(({ openKey }) => openKey),
  );
  const openByKey = new Map(open.map((duty) => [duty.open_key, duty]));
  const holdByClient = await holdsOver(work, openings);
  const idByKey = new Map<string, string>();
  const rows: NewDutyRow[] = [];
  const opened: Opened[] = [];
  for (const { id, opening, openKey } of wanted) {
    const existing = openByKey.get(openKey);
    if (existing !== undefined && liftsBacklog(work, existing, opening)) {
      openByKey.set(openKey, { ...existing, backlog: 0 });
      await adoptBacklog(work, existing, opening);
    }
    const openId = existing?.id ?? idByKey.get(openKey);
    opened.push({ id: openId ?? id, created: openId === undefined });
    if (openId !== undefined) continue;
    idByKey.set(openKey, id);
    const hold = isDestructive(opening.kind) ? holdByClient.get(opening.clientId) : undefined;
    rows.push(newDuty(work, id, openKey, opening, hold));
  }
  await insertDuties(work.tx, rows);
  return opened;
}

async function holdsOver(work: Work, openings: readonly Opening[]): Promise<ReadonlyMap<number, ClientHoldRow>> {
  const clients = openings.filter(({ kind }) => isDestructive(kind)).map(({ clientId }) => clientId);
  const holds = clients.length === 0 ? [] : await findClientHolds(work.tx, clients);
  return new Map(holds.map((hold) => [hold.client_id, hold]));
}

/** The row of a fresh duty; notes its evidence, and rings unless it opens held. */
function newDuty(
  work: Work,
  id: string,
  openKey: string,
  opening: Opening,
  hold: ClientHoldRow | undefined,
): NewDutyRow {
  work.note({
    kind: "duty.opened",
    actor: opening.actor,
    dutyId: id,
    clientId: opening.clientId,
    serviceId: opening.serviceId,
    detail: {
      kind: opening.kind,
      origin: opening.origin,
      occurredAt: opening.occurredAt.toISOString(),
      replayOf: opening.replayOf,
    },
  });
  const row = { ...blankDuty(id, opening, work.now), open_key: openKey };
  if (hold !== undefined || opening.backlog === true || opening.heldFor !== undefined) {
    return {
      ...row,
      ...(opening.heldFor !== undefined && {
        state: "held",
        reason: opening.heldFor,
        hold_scope: "service",
        held_from: "pending",
      }),
      ...(opening.backlog === true && { state: "held", reason: "backlog", held_from: "pending", backlog: 1 }),
      ...(hold !== undefined && {
        state: "held",
        hold_reason: hold.reason,
        hold_scope: "client",
        held_from: "pending",
      }),
    };
  }
  const wakeAt = (opening.wakeAt ?? work.now).toISOString();
  work.ring({ dutyId: id, kind: opening.kind, wakeAt, generation: 1 });
  return { ...row, wake_at: wakeAt, generation: 1 };
}

// Standard Webhooks: the last retry of a delivery comes 75 h 35 min after the first try.
const retriesEndAfterMs = 76 * 3_600_000;

/**
 * Whether an opening says more than was known of a duty of the backlog. More than reconciliation knew says the owner's own call,
 * and an event unless it is older than any retry, and so of the very fact that was laid aside. What fell due in a dry run only
 * an event of later than that tells anything new of.
 */
function liftsBacklog(work: Work, { backlog, reason, due_at }: DutyRow, opening: Opening): boolean {
  if (backlog === 0) return false;
  if (reason === "dry_run") return opening.origin === "event" && opening.occurredAt.toISOString() > (due_at ?? "");
  if (reason !== "backlog") return false;
  // A closure opens deletions by itself and may have been found by reconciliation: it is nobody's word on the backlog.
  if (opening.backlog === true || opening.origin === "closure") return false;
  return opening.origin === "owner" || work.now.getTime() - opening.occurredAt.getTime() <= retriesEndAfterMs;
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
    connector: opening.connector ?? null,
    open_key: null,
    origin: opening.origin,
    created_at: now.toISOString(),
    occurred_at: opening.occurredAt.toISOString(),
    request_id: null,
    requested_at: null,
    cancellation_type: opening.cancellationType ?? null,
    effective_at: opening.preview?.effectiveAt.toISOString() ?? null,
    next_due_seen: null,
    due_at: opening.preview?.dueAt.toISOString() ?? null,
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
    replay_of: opening.replayOf ?? null,
    generation: 0,
    backlog: 0,
    lease_owner: null,
    lease_until: null,
  };
}
