import { newId } from "../domain/ids.ts";
import type { ClientMailRow, Db, DutyRow, Tx } from "./schema.ts";

// Mails to clients about their deletions. The letter of an anonymisation stands in the same table and is sent by its own step.

/** The mails that tell of a deletion. */
export type DeletionMailKind = Exclude<ClientMailRow["kind"], "letter">;

const deletionMails: readonly DeletionMailKind[] = ["scheduled", "reminder", "completed"];

/** Makes a mail due, also one that was sent or dropped before: what it told has changed. */
export async function putMail(tx: Tx, duty: DutyRow, kind: DeletionMailKind, dueAt: Date): Promise<void> {
  const due = { state: "due", reason: null, due_at: dueAt.toISOString(), attempts: 0 } as const;
  const { numUpdatedRows } = await tx
    .updateTable("client_mail")
    .set(due)
    .where("duty_id", "=", duty.id)
    .where("kind", "=", kind)
    // One that is on its way may have left; once nobody knows whether it did, what it told is told anew.
    .where((eb) => eb.or([eb("state", "!=", "sending"), eb("reason", "is not", null)]))
    .executeTakeFirst();
  if (numUpdatedRows > 0n || (await findMail(tx, duty.id, kind)) !== undefined) return;
  await tx
    .insertInto("client_mail")
    .values({
      ...due,
      id: newId(),
      client_id: duty.client_id,
      duty_id: duty.id,
      kind,
      language: null,
      wording: null,
      sent_at: null,
    })
    .execute();
}

/** The mail of a duty of that kind, if there is one. */
export function findMail(db: Db, dutyId: string, kind: ClientMailRow["kind"]): Promise<ClientMailRow | undefined> {
  return db
    .selectFrom("client_mail")
    .selectAll()
    .where("duty_id", "=", dutyId)
    .where("kind", "=", kind)
    .executeTakeFirst();
}

/** Mails that tell of a date to come and make no sense any more are not sent; what was sent or is on its way stays as it is. */
export async function dropPlannedMails(
  tx: Tx,
  dutyId: string,
  reason: string,
  kinds: readonly DeletionMailKind[] = ["scheduled", "reminder"],
): Promise<void> {
  await tx
    .updateTable("client_mail")
    .set({ state: "dropped", reason })
    .where("duty_id", "=", dutyId)
    .where("kind", "in", [...kinds])
    .where("state", "=", "due")
    .execute();
}

/** A mail that is due; its client is the duty's present one. */
export interface DueMail {
  readonly id: string;
  readonly dutyId: string;
  readonly clientId: number;
  readonly kind: DeletionMailKind;
  /** How many times WHMCS said that it did not send it. */
  readonly attempts: number;
}

/**
 * Mails due by `now`, oldest first. Those of a held deletion wait, as do those to clients who were written to since `dayBegan`,
 * and cost nothing meanwhile.
 */
export async function listDueMails(db: Db, now: Date, dayBegan: Date, limit: number): Promise<DueMail[]> {
  const rows = await db
    .selectFrom("client_mail")
    .innerJoin("duty", "duty.id", "client_mail.duty_id")
    .select(["client_mail.id", "client_mail.duty_id", "client_mail.kind", "client_mail.attempts", "duty.client_id"])
    .where("client_mail.state", "=", "due")
    .where("client_mail.due_at", "<=", now.toISOString())
    .where("client_mail.kind", "in", deletionMails)
    .where("duty.state", "!=", "held")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("client_mail as told")
            .select("told.id")
            .whereRef("told.client_id", "=", "duty.client_id")
            .where("told.sent_at", ">=", dayBegan.toISOString()),
        ),
      ),
    )
    .orderBy("client_mail.due_at")
    .orderBy("client_mail.id")
    .limit(limit)
    .execute();
  return rows.map(toDueMail);
}

function toDueMail(row: Pick<ClientMailRow, "id" | "duty_id" | "client_id" | "kind" | "attempts">): DueMail {
  return {
    id: row.id,
    dutyId: row.duty_id,
    clientId: row.client_id,
    kind: row.kind as DeletionMailKind,
    attempts: row.attempts,
  };
}

/** A mail of which nobody knows whether it left. */
export interface UnsettledMail extends DueMail {
  /** When it was handed to WHMCS, ISO 8601 UTC. */
  readonly sentAt: string;
}

/** Mails that were handed to WHMCS by an instant, and of which no outcome is known; oldest first. */
export async function listUnsettledMails(db: Db, sentBefore: Date, limit: number): Promise<UnsettledMail[]> {
  const rows = await db
    .selectFrom("client_mail")
    .select(["id", "duty_id", "kind", "attempts", "client_id", "sent_at"])
    .where("state", "=", "sending")
    .where("sent_at", "<=", sentBefore.toISOString())
    .where("kind", "in", deletionMails)
    .orderBy("sent_at")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...toDueMail(row),
    sentAt: row.sent_at ?? "",
  }));
}

/** Whether a mail to a client was handed to WHMCS since an instant. */
export async function hasMailSince(db: Db, clientId: number, since: Date): Promise<boolean> {
  const row = await db
    .selectFrom("client_mail")
    .select("id")
    .where("client_id", "=", clientId)
    .where("sent_at", ">=", since.toISOString())
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Moves a mail from one state to the next by compare-and-set. @returns false when somebody was faster */
export async function moveMail(
  tx: Tx,
  id: string,
  from: ClientMailRow["state"],
  change: Partial<Omit<ClientMailRow, "id" | "duty_id" | "kind">>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("client_mail")
    .set(change)
    .where("id", "=", id)
    .where("state", "=", from)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
