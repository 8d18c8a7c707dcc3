import { type CallOff, callOffReasons } from "../domain/called-off.ts";
import type { Db } from "./schema.ts";

/**
 * The deletions of a service that somebody called off and that stay so: what the owner asked for by a call of their own since
 * takes the word back.
 */
export async function listCallOffs(db: Db, serviceId: number): Promise<CallOff[]> {
  const rows = await db
    .selectFrom("duty")
    .select(["state", "reason", "origin", "request_id", "occurred_at", "finished_at"])
    .where("kind", "=", "deletion")
    .where("service_id", "=", serviceId)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .execute();
  const isOff = ({ state, reason }: (typeof rows)[number]): boolean =>
    state === "withdrawn" && callOffReasons.some((one) => one === reason);
  const askedAnew = rows.findIndex((row) => row.origin === "owner" && !isOff(row));
  return (askedAnew === -1 ? rows : rows.slice(0, askedAnew)).filter(isOff).map((row) => ({
    requestId: row.request_id,
    // By WHMCS's own clock, which may be ahead: the request was there when its event was sent.
    at: new Date(Math.max(Date.parse(row.finished_at ?? ""), Date.parse(row.occurred_at))),
  }));
}
