import { toFields, type DetailChange } from "../domain/rectification.ts";
import type { Db, Tx } from "./schema.ts";

const told = ["client.updated", "contact.updated", "user.updated"] as const;

/** A change that an event told of, and when that was taken up. */
export interface TakenUpChange extends DetailChange {
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** What events told of a client's details, and its contacts' and logins', that were taken up at or after an instant. */
export async function listDetailChanges(db: Db, clientId: number, since: string): Promise<readonly TakenUpChange[]> {
  const rows = await db
    .selectFrom("event")
    .select(["type", "changed", "applied_at"])
    .where("client_id", "=", clientId)
    .where("type", "in", [...told])
    .where("state", "=", "applied")
    .where("applied_at", ">=", since)
    .orderBy("id")
    .execute();
  return rows.map(({ type, changed, applied_at }) => ({
    of: type === "client.updated" ? "client" : "other",
    fields: toFields(changed),
    at: applied_at ?? since,
  }));
}

/** Owes those steps of a duty again that were begun before an instant, or at it, and are carried out. */
export async function oweAgain(tx: Tx, dutyId: string, at: string): Promise<void> {
  await tx
    .updateTable("step")
    .set({ state: "pending", reason: null, count: null, finished_at: null })
    .where("duty_id", "=", dutyId)
    .where("state", "in", ["done", "nothing_found", "retained"])
    .where("started_at", "<=", at)
    .execute();
}
