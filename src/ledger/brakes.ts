import type { Db, DutyRow } from "./schema.ts";

// What the addon's brake was told of deletions. Instants are ISO 8601 UTC.

/** The clients and the single deletions' services that the owner holds, in order. */
export async function listOwnerHolds(db: Db): Promise<{ clientIds: number[]; serviceIds: number[] }> {
  const clients = await db.selectFrom("client_hold").select("client_id").orderBy("client_id").execute();
  const deletions = await db
    .selectFrom("duty")
    .select("service_id")
    .distinct()
    .where("kind", "=", "deletion")
    .where("state", "=", "held")
    .where("hold_scope", "=", "duty")
    .where("service_id", "is not", null)
    .orderBy("service_id")
    .execute();
  return {
    clientIds: clients.map((row) => row.client_id),
    serviceIds: deletions.flatMap((row) => row.service_id ?? []),
  };
}

/** Remembers the due date the brake was told. */
export async function markBrakeTold(db: Db, dutyId: string, dueAt: string): Promise<void> {
  await db.updateTable("duty").set({ brake_told_due_at: dueAt }).where("id", "=", dutyId).execute();
}

/** Remembers, before it happens, that the brake is released for this deletion. */
export async function markBrakeReleased(db: Db, dutyId: string, at: string): Promise<void> {
  await db.updateTable("duty").set({ brake_released_at: at }).where("id", "=", dutyId).execute();
}

/** Forgets that very release; a newer one stays. */
export async function clearBrakeReleased(db: Db, dutyId: string, at: string): Promise<void> {
  await db
    .updateTable("duty")
    .set({ brake_released_at: null })
    .where("id", "=", dutyId)
    .where("brake_released_at", "=", at)
    .execute();
}

/**
 * Deletions for which the brake was released at `since` or later although none of them is at work at `now`. Where WHMCS
 * itself called the cancellation off there is nothing to hold back, and to hold it would outlast the reason.
 */
export function listReleasedBrakes(db: Db, since: Date, now: Date): Promise<DutyRow[]> {
  return db
    .selectFrom("duty")
    .selectAll()
    .where("brake_released_at", ">=", since.toISOString())
    .where((eb) => eb.or([eb("lease_until", "is", null), eb("lease_until", "<=", now.toISOString())]))
    .where((eb) =>
      eb.or([
        eb("state", "in", ["pending", "scheduled", "waiting", "held", "failed"]),
        eb.and([eb("state", "=", "withdrawn"), eb("reason", "in", ["owner", "client"])]),
      ]),
    )
    .limit(100)
    .execute();
}
