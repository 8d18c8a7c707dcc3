import type { DutyKind } from "../domain/duty.ts";
import type { ClientLinkRow, Db, Tx } from "./schema.ts";

/** One object of a client's at a processor, by the processor's own id that says nothing about a person. */
export interface ClientLink {
  readonly kind: string;
  readonly id: string;
}

/** The code of the task to look at every processor for what is left of a client whom WHMCS deleted. */
export const clientDeletedTask = "client_deleted_check_processors";

// What is no plain id might be a name or an address: rather nothing is kept.
const opaque = /^[\w-]{1,64}$/;

/** What earlier looks at one processor linked to a client, by kind and id. */
export async function listLinks(db: Db, clientId: number, connector: string): Promise<readonly ClientLink[]> {
  const rows = await linksOf(db, clientId).where("connector", "=", connector).execute();
  return rows.map(({ kind, external_id: id }) => ({ kind, id }));
}

/** Links objects of a processor to a client; what is linked already is seen again. May be called again. */
export async function rememberLinks(
  tx: Tx,
  clientId: number,
  connector: string,
  links: readonly ClientLink[],
  at: Date,
): Promise<void> {
  for (const { kind, id } of links.filter((one) => opaque.test(one.id)))
    await link(tx, { client_id: clientId, connector, kind, external_id: id }, at);
}

const owed: readonly DutyKind[] = ["anonymization", "deletion", "rectification", "erasure"];

/**
 * Forgets what is linked to clients who are nobody any more, anonymised since or deleted in WHMCS, once nothing is owed to them and
 * the last look for what was erased is over. Twice is once.
 */
export async function forgetIdleLinks(db: Db): Promise<void> {
  await db
    .deleteFrom("client_link")
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom("duty")
            .select("duty.id")
            .whereRef("duty.client_id", "=", "client_link.client_id")
            .where("duty.kind", "=", "anonymization")
            .where("duty.state", "=", "completed")
            .whereRef("duty.finished_at", ">=", "client_link.seen_at"),
        ),
        eb.exists(
          eb
            .selectFrom("task")
            .select("task.id")
            .whereRef("task.client_id", "=", "client_link.client_id")
            .where("task.code", "=", clientDeletedTask),
        ),
      ]),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("duty")
            .select("duty.id")
            .whereRef("duty.client_id", "=", "client_link.client_id")
            .where("duty.kind", "in", [...owed])
            .where("duty.state", "not in", ["completed", "withdrawn"]),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("absence_check")
            .select("absence_check.id")
            .whereRef("absence_check.client_id", "=", "client_link.client_id")
            .where("absence_check.state", "=", "due"),
        ),
      ),
    )
    .execute();
}

/** What was linked to a client that went into another is that other's. */
export async function moveLinks(tx: Tx, fromClientId: number, intoClientId: number): Promise<void> {
  for (const row of await linksOf(tx, fromClientId).execute()) {
    await link(tx, { ...row, client_id: intoClientId }, new Date(row.seen_at));
  }
  await tx.deleteFrom("client_link").where("client_id", "=", fromClientId).execute();
}

function linksOf(db: Db, clientId: number) {
  return db
    .selectFrom("client_link")
    .selectAll()
    .where("client_id", "=", clientId)
    .orderBy("kind")
    .orderBy("external_id");
}

async function link(tx: Tx, row: Omit<ClientLinkRow, "seen_at">, at: Date): Promise<void> {
  const seen_at = at.toISOString();
  const { numUpdatedRows } = await tx
    .updateTable("client_link")
    .set({ seen_at })
    .where("client_id", "=", row.client_id)
    .where("connector", "=", row.connector)
    .where("kind", "=", row.kind)
    .where("external_id", "=", row.external_id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n)
    await tx
      .insertInto("client_link")
      .values({ ...row, seen_at })
      .execute();
}
