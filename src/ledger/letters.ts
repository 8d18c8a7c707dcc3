import type { ClientMailRow, Tx } from "./schema.ts";

// The closing letter of an anonymisation, as far as its sending got; `findMail` of client-mails.ts reads it.

const kind = "letter";

/** Records a letter for the first time. Its `due_at` is the instant of the last attempt. */
export async function insertLetter(tx: Tx, row: Omit<ClientMailRow, "kind">): Promise<void> {
  await tx
    .insertInto("client_mail")
    .values({ ...row, kind })
    .execute();
}

/** Changes a letter that is on record. */
export async function updateLetter(
  tx: Tx,
  dutyId: string,
  change: Partial<Pick<ClientMailRow, "state" | "reason" | "language" | "wording" | "due_at" | "attempts" | "sent_at">>,
): Promise<void> {
  await tx.updateTable("client_mail").set(change).where("duty_id", "=", dutyId).where("kind", "=", kind).execute();
}
