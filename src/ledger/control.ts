import type { Ledger } from "./open.ts";
import type { ControlRow, Db, Tx } from "./schema.ts";

/**
 * Named switches of the whole installation. `stop`: `on` freezes every destructive step. `mode`: `live` or `dry_run`.
 * `brake.owner_holds`: what of the owner's holds the addon's brake was last told, hashed, and when.
 * `baseline`, `baseline.services`: what stood there before the first look, of closures and requests, and of ended services.
 * `baseline.unread.…`: a client or a service that could not be read then.
 * `last_reconciliation`: when WHMCS was last compared with the duties; `reconciliation.…`: what that found, by sort.
 * `inactive_examined`: the last client of which was asked whether it is inactive. `silence`: whether the owner was told of it.
 * `documents_reviewed`: the last year in whose January expired documents were listed. `documents_review`: how far the listing
 * of a year has come, as `YEAR.CLIENT`.
 * `mailed_form_copies`: the last month, `YYYY.MM`, in which the owner was asked for the mails that forms sent.
 * `purge_opened.…`, `purge_shown.…`, `purge_allowed.…`: by system, the fingerprint of what may end by age there, as a purge was
 * last opened for it, as the owner was shown it and as they released it.
 * `addon.…`: what the addon last told of itself. `live.…`: what the live check-list last knew of WHMCS.
 */
export type ControlName =
  | "stop"
  | "mode"
  | "baseline"
  | "baseline.services"
  | `baseline.unread.${string}`
  | "last_heartbeat"
  | "last_reconciliation"
  | `reconciliation.${string}`
  | "inactive_examined"
  | "silence"
  | "documents_reviewed"
  | "documents_review"
  | "health"
  | "mailed_form_copies"
  | `purge_opened.${string}`
  | `purge_shown.${string}`
  | `purge_allowed.${string}`
  | "brake.owner_holds"
  | `addon.${string}`
  | `live.${string}`;

/** A switch's value, or undefined when it was never set. */
export async function readControl(db: Db, name: ControlName): Promise<string | undefined> {
  return (await findControl(db, name))?.value;
}

/** A switch with the instant since when it stands so, or undefined when it was never set. */
export function findControl(db: Db, name: ControlName): Promise<ControlRow | undefined> {
  return db.selectFrom("control").selectAll().where("name", "=", name).executeTakeFirst();
}

/** Every switch whose name begins so, as it stands. */
export function listControls(db: Db, prefix: "addon." | "baseline.unread." | "reconciliation."): Promise<ControlRow[]> {
  return db.selectFrom("control").selectAll().where("name", "like", `${prefix}%`).execute();
}

export async function deleteControls(tx: Tx, prefix: "addon."): Promise<void> {
  await tx.deleteFrom("control").where("name", "like", `${prefix}%`).execute();
}

export async function writeControl(tx: Tx, name: ControlName, value: string, at: Date): Promise<void> {
  await tx.deleteFrom("control").where("name", "=", name).execute();
  await tx.insertInto("control").values({ name, value, changed_at: at.toISOString() }).execute();
}

/** Whether the ledger takes a write now; a full disk shows only so. Never throws. */
export function isWritable(ledger: Ledger, at: Date): Promise<boolean> {
  return ledger
    .transaction()
    .execute((tx) => writeControl(tx, "health", "written", at))
    .then(
      () => true,
      () => false,
    );
}
