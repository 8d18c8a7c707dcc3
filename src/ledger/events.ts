import type { Insertable } from "kysely";
import { anyOf, insertMany } from "./many.ts";
import type { Db, EventRow, EventTable, Tx } from "./schema.ts";

/** An event as it is first stored. */
export type NewEvent = Insertable<EventTable>;

/**
 * Stores events whose delivery was never seen before, in order; of two equal deliveries the first.
 * @returns the hashes that were new
 */
export async function insertNewEvents(tx: Tx, events: readonly NewEvent[]): Promise<ReadonlySet<string>> {
  const byHash = new Map<string, NewEvent>();
  for (const event of events) if (!byHash.has(event.delivery_hash)) byHash.set(event.delivery_hash, event);
  const known = await tx
    .selectFrom("event")
    .select("delivery_hash")
    .where("delivery_hash", "in", anyOf([...byHash.keys()]))
    .execute();
  for (const { delivery_hash } of known) byHash.delete(delivery_hash);
  await insertMany(tx, "event", [...byHash.values()]);
  return new Set(byHash.keys());
}

/** Events that are stored but whose meaning was not yet carried out, oldest first. */
export function listStoredEvents(db: Db, limit: number): Promise<EventRow[]> {
  return db
    .selectFrom("event")
    .selectAll()
    .where("state", "=", "stored")
    .where("reason", "is", null)
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** Events whose meaning needs a look at one client or service in WHMCS, oldest first: a worker's work. */
export function listEventsToReread(db: Db, limit: number): Promise<EventRow[]> {
  return waitingForWorker(db).where("type", "!=", "system.heartbeat").orderBy("id").limit(limit).execute();
}

/** Heartbeats that wait for WHMCS to be compared as a whole. */
export async function listHeartbeats(db: Db): Promise<number[]> {
  const rows = await waitingForWorker(db).where("type", "=", "system.heartbeat").execute();
  return rows.map(({ id }) => id);
}

function waitingForWorker(db: Db) {
  return db.selectFrom("event").selectAll().where("state", "=", "stored").where("reason", "=", "needs_reread");
}

/** Gives events that were set aside another chance. @returns how many there were */
export async function retakeFailedEvents(db: Db): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable("event")
    .set({ reason: null })
    .where("state", "=", "stored")
    .where("reason", "=", "apply_failed")
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Marks events as carried out (or as refused or ignored, with a reason code). */
export async function settleEvents(
  tx: Tx,
  ids: readonly number[],
  state: EventRow["state"],
  at: Date,
  reason: string | null = null,
): Promise<void> {
  await tx
    .updateTable("event")
    .set({ state, reason, applied_at: at.toISOString() })
    .where("id", "in", [...ids])
    .execute();
}

/** What an event says beside its columns. Its keys and forms were checked before it was stored. */
export function readDetail(detail: string | null): Readonly<Record<string, string | number>> {
  return JSON.parse(detail ?? "{}") as Record<string, string | number>;
}

/** When WHMCS last told of a service's termination, or undefined: ISO 8601 UTC. */
export function lastTermination(db: Db, serviceId: number): Promise<string | undefined> {
  return lastOf(db, serviceId, "service.terminated");
}

/** When WHMCS last told that a service lives again, or undefined: ISO 8601 UTC. */
export function lastReactivation(db: Db, serviceId: number): Promise<string | undefined> {
  return lastOf(db, serviceId, "service.reactivated");
}

/** When WHMCS last told that a client is not closed any more, or undefined: ISO 8601 UTC. */
export function lastReopening(db: Db, clientId: number): Promise<string | undefined> {
  return lastOf(db, clientId, "client.reopened", "client_id");
}

async function lastOf(
  db: Db,
  id: number,
  type: "service.terminated" | "service.reactivated" | "client.reopened",
  of: "service_id" | "client_id" = "service_id",
): Promise<string | undefined> {
  const row = await db
    .selectFrom("event")
    .select("occurred_at")
    .where(of, "=", id)
    .where("type", "=", type)
    .orderBy("occurred_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.occurred_at ?? undefined;
}

/** Whether WHMCS told since an instant that a service was activated. */
export async function wasActivatedSince(db: Db, serviceId: number, since: string): Promise<boolean> {
  const row = await db
    .selectFrom("event")
    .select("id")
    .where("service_id", "=", serviceId)
    .where("type", "=", "service.reactivated")
    .where("occurred_at", ">=", since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The client that a client was merged into, as far as events told, or undefined. */
async function mergedInto(db: Db, clientId: number): Promise<number | undefined> {
  const row = await db
    .selectFrom("event")
    .select("into_client_id")
    .where("type", "=", "client.merged")
    .where("client_id", "=", clientId)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.into_client_id ?? undefined;
}

/** The client that a client's services are at now: itself, or what it was merged into at last, as far as events told. */
export async function stayingClient(db: Db, clientId: number): Promise<number> {
  const seen = new Set([clientId]);
  for (let at = clientId; ;) {
    const into = await mergedInto(db, at);
    if (into === undefined || seen.has(into)) return at;
    seen.add(into);
    at = into;
  }
}

/**
 * When a client, or one that was merged into it, was reopened, where that is the last that WHMCS told of it, else undefined:
 * what a closing ended and a reopening left so says nothing.
 */
export async function reopenedAt(db: Db, clientId: number): Promise<string | undefined> {
  const rows = await db
    .selectFrom("event")
    .select((eb) => ["client_id", "type", eb.fn.max("occurred_at").as("at")])
    .where("type", "in", ["client.reopened", "client.closed"])
    .where("client_id", "is not", null)
    .groupBy(["client_id", "type"])
    .execute();
  let latest: string | undefined;
  for (const { client_id: id, at } of rows.filter(({ type }) => type === "client.reopened")) {
    const closed = rows.find((row) => row.type === "client.closed" && row.client_id === id);
    const isLast = id !== null && at !== null && (closed?.at ?? "") < at && at > (latest ?? "");
    if (isLast && (await stayingClient(db, id)) === clientId) latest = at;
  }
  return latest;
}

/** Counts deliveries that could not be attributed; one row per reason and minute, however many come. */
export async function countRefusedDeliveries(tx: Tx, counts: ReadonlyMap<string, number>, at: Date): Promise<void> {
  const minute = new Date(Math.floor(at.getTime() / 60_000) * 60_000).toISOString();
  for (const [reason, count] of counts) {
    const { numUpdatedRows } = await tx
      .updateTable("refused_delivery")
      .set((eb) => ({ count: eb("count", "+", count) }))
      .where("minute", "=", minute)
      .where("reason", "=", reason)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) await tx.insertInto("refused_delivery").values({ minute, reason, count }).execute();
  }
}
