import { dutyStates, statesLeadingTo, type DutyKind, type DutyState, type OwnStopReason } from "../domain/duty.ts";
import { readSharedWith } from "../domain/shared-with.ts";
import { lastReopening } from "./events.ts";
import { anyOf, insertMany } from "./many.ts";
import type { Db, DutyRow, NewDutyRow, Tx } from "./schema.ts";

/** The columns an act may change along with a move. */
export type DutyChange = Partial<Omit<DutyRow, "id" | "kind" | "created_at" | "state">>;

export function findDuty(db: Db, id: string): Promise<DutyRow | undefined> {
  return db.selectFrom("duty").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The open duty under a key such as `deletion:702`, if any. */
export function findOpenDuty(db: Db, openKey: string): Promise<DutyRow | undefined> {
  return db.selectFrom("duty").selectAll().where("open_key", "=", openKey).executeTakeFirst();
}

/** The open duties under any of these keys. */
export function findOpenDuties(db: Db, openKeys: readonly string[]): Promise<DutyRow[]> {
  return db.selectFrom("duty").selectAll().where("open_key", "in", anyOf(openKeys)).execute();
}

export async function insertDuties(tx: Tx, rows: readonly NewDutyRow[]): Promise<void> {
  await insertMany(tx, "duty", rows);
}

/**
 * Moves a duty to a state by compare-and-set over the state machine. Releases its open key when it ends.
 * @returns false when the duty is not in a state from which this move is allowed (somebody was faster)
 */
export async function moveDuty(tx: Tx, id: string, to: DutyState, change: DutyChange = {}): Promise<boolean> {
  const ends = to === "completed" || to === "withdrawn" ? { open_key: null } : {};
  const { numUpdatedRows } = await tx
    .updateTable("duty")
    .set({ ...change, ...ends, state: to })
    .where("id", "=", id)
    .where("state", "in", [...statesLeadingTo(to)])
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Changes columns of a duty without moving it, provided it is in one of these states. @returns whether it was */
export async function updateDuty(
  tx: Tx,
  id: string,
  change: DutyChange,
  states: readonly DutyState[] = dutyStates,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("duty")
    .set(change)
    .where("id", "=", id)
    .where("state", "in", [...states])
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * Sets the instant at which a worker looks next and gives the alarm a new generation. `null` silences it. A worker that is
 * merely looking loses its claim: it saw the duty as it was before, and what it found would undo what rang.
 */
export async function setWake(tx: Tx, id: string, wakeAt: Date | null): Promise<void> {
  await tx
    .updateTable("duty")
    .set((eb) => ({ wake_at: wakeAt?.toISOString() ?? null, generation: eb("generation", "+", 1) }))
    .where("id", "=", id)
    .execute();
  await tx
    .updateTable("duty")
    .set({ lease_owner: null, lease_until: null })
    .where("id", "=", id)
    .where("state", "!=", "running")
    .execute();
}

/** Sets the alarm of every deletion that is scheduled for later, and that no worker looks at, to now. */
export async function wakeScheduledDeletions(tx: Tx, now: Date): Promise<void> {
  await tx
    .updateTable("duty")
    .set((eb) => ({ wake_at: now.toISOString(), generation: eb("generation", "+", 1) }))
    .where("kind", "=", "deletion")
    .where("state", "=", "scheduled")
    .where("wake_at", ">", now.toISOString())
    .where("lease_owner", "is", null)
    .execute();
}

/** What a list of duties may be narrowed by; the cursor is the last row seen. */
export interface DutyFilter {
  readonly kind?: DutyKind | undefined;
  readonly state?: DutyState | undefined;
  readonly clientId?: number | undefined;
  readonly dueBefore?: string | undefined;
  readonly backlog?: boolean | undefined;
  readonly after?: { readonly createdAt: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** Duties, newest first. */
export function listDuties(db: Db, filter: DutyFilter): Promise<DutyRow[]> {
  let query = db.selectFrom("duty").selectAll().orderBy("created_at", "desc").orderBy("id", "desc").limit(filter.limit);
  if (filter.kind !== undefined) query = query.where("kind", "=", filter.kind);
  if (filter.state !== undefined) query = query.where("state", "=", filter.state);
  if (filter.clientId !== undefined) query = query.where("client_id", "=", filter.clientId);
  if (filter.dueBefore !== undefined) query = query.where("due_at", "<", filter.dueBefore);
  if (filter.backlog !== undefined) query = query.where("backlog", "=", filter.backlog ? 1 : 0);
  const { after } = filter;
  if (after !== undefined) {
    query = query.where((eb) =>
      eb.or([
        eb("created_at", "<", after.createdAt),
        eb.and([eb("created_at", "=", after.createdAt), eb("id", "<", after.id)]),
      ]),
    );
  }
  return query.execute();
}

/** A client's duties of some kinds that are neither completed nor withdrawn (failed ones included). */
export function openDutiesOfClient(db: Db, clientId: number, kinds: readonly DutyKind[]): Promise<DutyRow[]> {
  return db
    .selectFrom("duty")
    .selectAll()
    .where("client_id", "=", clientId)
    .where("kind", "in", [...kinds])
    .where("open_key", "is not", null)
    .orderBy("created_at")
    .execute();
}

/** A page of the open duties of some kinds, in the order of their ids. */
export function listOpenDuties(db: Db, kinds: readonly DutyKind[], afterId: string, limit: number): Promise<DutyRow[]> {
  return db
    .selectFrom("duty")
    .selectAll()
    .where("kind", "in", [...kinds])
    .where("open_key", "is not", null)
    .where("id", ">", afterId)
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** Anonymisations of the backlog that have no steps to show yet, the newest first, but those that could not be read last. */
export function listUnpreviewed(db: Db, limit: number): Promise<DutyRow[]> {
  return db
    .selectFrom("duty")
    .selectAll()
    .where("kind", "=", "anonymization")
    .where("state", "=", "held")
    .where("backlog", "=", 1)
    .where((eb) => eb.not(eb.exists(eb.selectFrom("step").select("step.id").whereRef("step.duty_id", "=", "duty.id"))))
    .orderBy("attempts")
    .orderBy("created_at", "desc")
    .limit(limit)
    .execute();
}

/** The services that deletions of a client, ended ones too, speak of. */
export async function servicesOfClient(db: Db, clientId: number): Promise<number[]> {
  const rows = await db
    .selectFrom("duty")
    .select("service_id")
    .distinct()
    .where("client_id", "=", clientId)
    .where("kind", "=", "deletion")
    .execute();
  return rows.flatMap(({ service_id }) => (service_id === null ? [] : [service_id]));
}

/** The newest duty of a kind that a client has or had, ended ones included. */
export function latestOfClient(db: Db, clientId: number, kind: DutyKind): Promise<DutyRow | undefined> {
  return db
    .selectFrom("duty")
    .selectAll()
    .where("kind", "=", kind)
    .where("client_id", "=", clientId)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The newest purge of what ends by age at a system, ended ones included. */
export function latestPurgeAt(db: Db, connector: string): Promise<DutyRow | undefined> {
  return db
    .selectFrom("duty")
    .selectAll()
    .where("kind", "=", "purge")
    .where("connector", "=", connector)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The newest deletion of a service, ended ones included. */
export function latestDeletion(db: Db, serviceId: number): Promise<DutyRow | undefined> {
  return db
    .selectFrom("duty")
    .selectAll()
    .where("kind", "=", "deletion")
    .where("service_id", "=", serviceId)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** One alarm to be set: everything the queue may know of a duty. */
export interface Alarm {
  readonly dutyId: string;
  readonly kind: DutyKind;
  readonly wakeAt: string;
  readonly generation: number;
}

/** A page of the alarms up to `until`, in the order of their ids. */
export async function listAlarms(db: Db, until: string, afterId: string, limit: number): Promise<Alarm[]> {
  const rows = await db
    .selectFrom("duty")
    .select(["id", "kind", "wake_at", "generation"])
    .where("wake_at", "<=", until)
    .where("id", ">", afterId)
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ dutyId: row.id, kind: row.kind, wakeAt: row.wake_at!, generation: row.generation }));
}

/**
 * Erasures that should have begun before an instant, have not ended, and wait for nobody's word: of which the owner was not told
 * since another. One that was released just now has its hour yet, unless it failed; what the owner stopped altogether is no news.
 */
export function listLate(
  db: Db,
  of: { readonly startBefore: string; readonly toldBefore: string; readonly limit: number },
): Promise<DutyRow[]> {
  return db
    .selectFrom("duty")
    .selectAll()
    .where("kind", "in", ["deletion", "anonymization", "purge"])
    .where("state", "in", ["pending", "scheduled", "running"])
    .where("open_key", "is not", null)
    .where("start_at", "<=", of.startBefore)
    .where((eb) => eb.or([eb("overdue_told_at", "is", null), eb("overdue_told_at", "<=", of.toldBefore)]))
    .where((eb) => eb.or([eb("reason", "is", null), eb("reason", "!=", "stopped")]))
    .where((eb) =>
      eb.or([eb("attempts", ">", 0), eb("wake_at", "<=", of.startBefore), eb("reason", "=", "unsafe_setup")]),
    )
    .orderBy("start_at")
    .limit(of.limit)
    .execute();
}

/** Deletions that the service itself stopped because this service uses what they would have ended. */
export async function listStoppedOverService(db: Db, serviceId: number): Promise<DutyRow[]> {
  const rows = await db
    .selectFrom("duty")
    .innerJoin("step", "step.duty_id", "duty.id")
    .selectAll("duty")
    .select("step.shared_with")
    .where("duty.kind", "=", "deletion")
    .where("duty.state", "=", "held")
    .where("duty.reason", "=", "account_shared")
    .where("step.shared_with", "is not", null)
    .execute();
  return rows.filter(({ shared_with }) =>
    readSharedWith(shared_with).some(({ type, id }) => type === "service" && id === serviceId),
  );
}

/** How many duties the service itself holds for this reason until the owner says; backlog is none of them. */
export async function countHeldOver(db: Db, reason: OwnStopReason): Promise<number> {
  const { held } = await db
    .selectFrom("duty")
    .select((eb) => eb.fn.countAll<number>().as("held"))
    .where("open_key", "is not", null)
    .where("state", "=", "held")
    .where("reason", "=", reason)
    .where("backlog", "=", 0)
    .executeTakeFirstOrThrow();
  return held;
}

/** The completed deletions of a client's services, in the order in which they ended. */
export function completedDeletions(db: Db, clientId: number): Promise<DutyRow[]> {
  return db
    .selectFrom("duty")
    .selectAll()
    .where("kind", "=", "deletion")
    .where("state", "=", "completed")
    .where("client_id", "=", clientId)
    .orderBy("finished_at")
    .execute();
}

/** Alarms that should have rung before `since` and whose duty no worker holds at `now`. */
export async function listOverdue(db: Db, since: string, now: string, limit: number): Promise<Alarm[]> {
  const rows = await db
    .selectFrom("duty")
    .select(["id", "kind", "wake_at", "generation"])
    .where("wake_at", "<=", since)
    .where((eb) => eb.or([eb("lease_until", "is", null), eb("lease_until", "<=", now)]))
    .orderBy("wake_at")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ dutyId: row.id, kind: row.kind, wakeAt: row.wake_at!, generation: row.generation }));
}

/** Duties of some kinds that were completed since an instant, oldest first. */
export function listEndedSince(db: Db, kinds: readonly DutyKind[], since: string): Promise<DutyRow[]> {
  return db
    .selectFrom("duty")
    .selectAll()
    .where("state", "=", "completed")
    .where("kind", "in", [...kinds])
    .where("finished_at", ">=", since)
    .orderBy("finished_at")
    .execute();
}

/** Open duties of some kinds of which a step at a connector ended since an instant. */
export function listBegunSince(
  db: Db,
  kinds: readonly DutyKind[],
  connector: string,
  since: string,
): Promise<Pick<DutyRow, "id" | "kind" | "state" | "client_id" | "service_id">[]> {
  return db
    .selectFrom("duty")
    .innerJoin("step", "step.duty_id", "duty.id")
    .select(["duty.id", "duty.kind", "duty.state", "duty.client_id", "duty.service_id"])
    .distinct()
    .where("duty.kind", "in", [...kinds])
    .where("duty.open_key", "is not", null)
    .where("duty.replay_of", "is", null)
    .where("step.connector", "=", connector)
    .where("step.state", "=", "done")
    .where("step.finished_at", ">=", since)
    .orderBy("duty.id")
    .execute();
}

/** Duties that failed since an instant and stand so. */
export function listFailedSince(db: Db, since: string): Promise<Pick<DutyRow, "id" | "client_id" | "service_id">[]> {
  return db
    .selectFrom("duty")
    .select(["id", "client_id", "service_id"])
    .where("state", "=", "failed")
    .where("finished_at", ">=", since)
    .execute();
}

/**
 * Whether a client has an anonymisation, open or ended, that speaks of its last closing as far as anybody knows. One that was
 * withdrawn over facts that may have changed since does not count, nor does one that ended before the client was open again;
 * one the owner called off does.
 */
export async function hasAnonymization(db: Db, clientId: number): Promise<boolean> {
  const reopened = await lastReopening(db, clientId);
  const row = await standingAnonymizations(db)
    .where("client_id", "=", clientId)
    .where((eb) => eb.or([eb("open_key", "is not", null), eb("finished_at", ">", reopened ?? "")]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The ended anonymisations that keep a closing of their client from being found missing. */
export function listEndedAnonymizations(db: Db): Promise<Pick<DutyRow, "id" | "client_id">[]> {
  return standingAnonymizations(db).where("open_key", "is", null).orderBy("client_id").execute();
}

function standingAnonymizations(db: Db) {
  return db
    .selectFrom("duty")
    .select(["id", "client_id"])
    .where("kind", "=", "anonymization")
    .where("seen_open_at", "is", null)
    .where((eb) => eb.or([eb("state", "!=", "withdrawn"), eb("reason", "=", "owner")]));
}

/** Whether an anonymisation of a client is being carried out. */
export async function isBeingAnonymized(db: Db, clientId: number): Promise<boolean> {
  const duties = await openDutiesOfClient(db, clientId, ["anonymization"]);
  return duties.some(({ state }) => state === "running");
}

/** How many duties of each kind stand in each state. */
export async function countDuties(db: Db): Promise<{ kind: DutyKind; state: DutyState; count: number }[]> {
  const rows = await db
    .selectFrom("duty")
    .select((eb) => ["kind", "state", eb.fn.countAll<number>().as("count")])
    .groupBy(["kind", "state"])
    .execute();
  return rows.map((row) => ({ kind: row.kind, state: row.state, count: row.count }));
}
