import type { DutyKind } from "../domain/duty.ts";
import type { Db, DutyRow, Tx } from "./schema.ts";

// Erasures that stand still until somebody says or does something. Backlog is none of them, and what the owner holds is no news.

const kinds: readonly DutyKind[] = ["deletion", "anonymization", "purge"];
const documentsExpired = "documents_expired";
/**
 * What the owner hears of otherwise: the day's limit, the yearly list of documents, a client who wants the data first, and a
 * processor that gives no answer or takes its time.
 */
const toldOtherwise: readonly string[] = ["daily_limit", documentsExpired, "dry_run", "data_back_first", "processor"];

/** What is to be told of the erasures that wait; instants in ISO 8601 UTC. */
export interface WaitingFilter {
  /** They should have begun by then; where no start is known, they were opened by then. */
  readonly since: string;
  /** Which of them need only have reached their start by `now`. */
  readonly atOnce: { readonly reason: string; readonly now: string };
  /** What the owner was told of since is left out, unless the duty waits over something else by now. */
  readonly toldBefore: string;
  readonly limit: number;
}

/** Erasures that wait past their start, held by the service itself or waiting, and of which the owner is to be told; oldest first. */
export function listWaiting(db: Db, { since, atOnce, toldBefore, limit }: WaitingFilter): Promise<DutyRow[]> {
  return db
    .selectFrom("duty")
    .selectAll()
    .where("kind", "in", [...kinds])
    .where("open_key", "is not", null)
    .where("backlog", "=", 0)
    .where((eb) =>
      eb.or([eb("state", "=", "waiting"), eb.and([eb("state", "=", "held"), eb("hold_scope", "=", "service")])]),
    )
    .where("reason", "not in", [...toldOtherwise])
    .where((eb) =>
      eb.or([
        eb(eb.fn.coalesce("start_at", "created_at"), "<=", since),
        eb.and([eb("reason", "=", atOnce.reason), eb("start_at", "<=", atOnce.now)]),
      ]),
    )
    .where((eb) =>
      eb.or([
        eb("told_reason", "is", null),
        eb("told_reason", "!=", eb.ref("reason")),
        eb("overdue_told_at", "<=", toldBefore),
      ]),
    )
    .orderBy("created_at")
    .limit(limit)
    .execute();
}

/** Records that the owner is told that a duty waits, and over what. @returns false when it waits so no more, or another was faster */
export async function markWaitingTold(tx: Tx, duty: DutyRow, toldBefore: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("duty")
    .set({ overdue_told_at: now.toISOString(), told_reason: duty.reason })
    .where("id", "=", duty.id)
    .where("state", "=", duty.state)
    .where("reason", "=", duty.reason)
    .where((eb) =>
      eb.or([
        eb("told_reason", "is", null),
        eb("told_reason", "!=", eb.ref("reason")),
        eb("overdue_told_at", "<=", toldBefore),
      ]),
    )
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * Records that the owner is told of all documents that wait to be released for removal, if one was listed by `listedBefore` of which
 * they were not told since `toldBefore`. @returns how many clients' there are; 0: there is nothing to tell
 */
export async function markListedTold(
  tx: Tx,
  at: { readonly listedBefore: string; readonly toldBefore: string; readonly now: Date },
): Promise<number> {
  const { untold } = await tx
    .selectFrom("duty")
    .select((eb) => eb.fn.countAll<number>().as("untold"))
    .where("state", "=", "held")
    .where("hold_scope", "=", "service")
    .where("reason", "=", documentsExpired)
    .where("backlog", "=", 0)
    .where("created_at", "<=", at.listedBefore)
    .where((eb) => eb.or([eb("overdue_told_at", "is", null), eb("overdue_told_at", "<=", at.toldBefore)]))
    .executeTakeFirstOrThrow();
  if (untold === 0) return 0;
  const { numUpdatedRows } = await tx
    .updateTable("duty")
    .set({ overdue_told_at: at.now.toISOString(), told_reason: documentsExpired })
    .where("state", "=", "held")
    .where("hold_scope", "=", "service")
    .where("reason", "=", documentsExpired)
    .where("backlog", "=", 0)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Whether a person is asked already to do something for a duty. */
export async function hasOpenTask(db: Db, dutyId: string): Promise<boolean> {
  const row = await db
    .selectFrom("task")
    .select("id")
    .where("state", "=", "open")
    .where("duty_id", "=", dutyId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Duties that have an open task of one of these sorts although they ended, began, or rest until a later instant. */
export function listGoneOn(db: Db, codes: readonly string[], now: Date, limit: number): Promise<DutyRow[]> {
  return db
    .selectFrom("duty")
    .innerJoin("task", "task.duty_id", "duty.id")
    .selectAll("duty")
    .where("task.state", "=", "open")
    .where("task.code", "in", [...codes])
    .where((eb) =>
      eb.or([
        eb("duty.state", "in", ["running", "completed", "failed", "withdrawn"]),
        // One that is due for a look may wait again right after it.
        eb.and([
          eb("duty.state", "in", ["pending", "scheduled"]),
          eb("duty.lease_owner", "is", null),
          eb("duty.wake_at", ">", now.toISOString()),
        ]),
      ]),
    )
    .limit(limit)
    .execute();
}
