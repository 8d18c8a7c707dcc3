import type { DutyKind } from "../domain/duty.ts";
import type { Db, TaskRow, Tx } from "./schema.ts";

export function findTask(db: Db, id: string): Promise<TaskRow | undefined> {
  return db.selectFrom("task").selectAll().where("id", "=", id).executeTakeFirst();
}

export async function insertTask(tx: Tx, row: TaskRow): Promise<void> {
  await tx.insertInto("task").values(row).execute();
}

/** @returns false when it was done already */
export async function closeTask(tx: Tx, id: string, outcome: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("task")
    .set({ state: "done", outcome, done_at: at.toISOString() })
    .where("id", "=", id)
    .where("state", "=", "open")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** An open task of the same sort for the same object, so that it is asked once. */
export function findOpenTask(
  db: Db,
  wanted: Pick<TaskRow, "code" | "client_id" | "service_id" | "object_id">,
): Promise<TaskRow | undefined> {
  return db
    .selectFrom("task")
    .selectAll()
    .where("state", "=", "open")
    .where("code", "=", wanted.code)
    .where("client_id", "=", wanted.client_id)
    .where("service_id", "is", wanted.service_id)
    .where("object_id", "is", wanted.object_id)
    .executeTakeFirst();
}

/** The tasks of one sort about a client, done ones included, newest first. */
export function findTasks(db: Db, code: string, clientId: number): Promise<TaskRow[]> {
  return db
    .selectFrom("task")
    .selectAll()
    .where("code", "=", code)
    .where("client_id", "=", clientId)
    .orderBy("created_at", "desc")
    .execute();
}

/** A task of this sort that was ever opened for a duty, ended or not. */
export function findTaskOf(db: Db, dutyId: string, code: string): Promise<TaskRow | undefined> {
  return db
    .selectFrom("task")
    .selectAll()
    .where("duty_id", "=", dutyId)
    .where("code", "=", code)
    .limit(1)
    .executeTakeFirst();
}

/** The open tasks that steps of a duty ask for. */
export function listOpenStepTasks(db: Db, dutyId: string): Promise<TaskRow[]> {
  return db
    .selectFrom("task")
    .selectAll()
    .where("state", "=", "open")
    .where("duty_id", "=", dutyId)
    .where("step_id", "is not", null)
    .execute();
}

/** Open tasks of one sort, oldest first. */
export function listOpenTasksOf(db: Db, code: string, limit: number): Promise<TaskRow[]> {
  return db
    .selectFrom("task")
    .selectAll()
    .where("state", "=", "open")
    .where("code", "=", code)
    .orderBy("created_at")
    .limit(limit)
    .execute();
}

/** How many open tasks, but for those of some sorts, should have been done by `now`. */
export async function countOverdueTasks(db: Db, now: Date, but: readonly string[]): Promise<number> {
  const { count } = await db
    .selectFrom("task")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("state", "=", "open")
    .where("code", "not in", [...but])
    .where("due_at", "<", now.toISOString())
    .executeTakeFirstOrThrow();
  return count;
}

/** A task and the kind of the duty that asks for it; null: none does. */
export type DueTaskRow = TaskRow & { readonly duty_kind: DutyKind | null };

/** Open tasks, but for those of some sorts, that are to be done before `before`, the oldest date first. */
export function listDueTasks(
  db: Db,
  before: Date,
  { but, limit }: { readonly but: readonly string[]; readonly limit: number },
): Promise<DueTaskRow[]> {
  return db
    .selectFrom("task")
    .leftJoin("duty", "duty.id", "task.duty_id")
    .selectAll("task")
    .select("duty.kind as duty_kind")
    .where("task.state", "=", "open")
    .where("task.code", "not in", [...but])
    .where("task.due_at", "<", before.toISOString())
    .orderBy("task.due_at")
    .limit(limit)
    .execute();
}

export interface TaskFilter {
  readonly state?: "open" | "done" | undefined;
  readonly after?: { readonly createdAt: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** Tasks, newest first. */
export function listTasks(db: Db, filter: TaskFilter): Promise<TaskRow[]> {
  let query = db.selectFrom("task").selectAll().orderBy("created_at", "desc").orderBy("id", "desc").limit(filter.limit);
  if (filter.state !== undefined) query = query.where("state", "=", filter.state);
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
