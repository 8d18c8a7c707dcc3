import { calendarDay, startOfDay } from "../domain/calendar.ts";
import { nobody } from "../domain/duty.ts";
import { nextFormPurge } from "../domain/form-purge.ts";
import { readControl, writeControl } from "../ledger/control.ts";
import { findOpenDuty, latestPurgeAt, moveDuty } from "../ledger/duties.ts";
import type { DutyRow } from "../ledger/schema.ts";
import { act, type ActContext, type Work } from "./act.ts";
import { openDuty, openKeyOf } from "./open-duty.ts";
import { retryInside } from "./retry.ts";
import { openTask } from "./tasks.ts";

/** The code of the task to delete the copies of what forms sent that came by mail. */
const mailedFormCopies = "mailed_form_copies";

/** What decides which rows end by age at a system. */
export interface PurgeSettings {
  /** ISO 8601: how long they are kept there. */
  readonly keep: string;
  /** Other than it was once anything that decides it is. */
  readonly fingerprint: string;
}

/**
 * Opens the purge of what ends by age at a system: a week after the last one (a day, where it is kept for less than thirty), and
 * at once where the settings are others than those it was last opened under. One that failed begins anew as late as that, and
 * one that is open is looked at again under settings that changed. May be called at any time.
 */
export function openFormPurge(ctx: ActContext, connector: string, { keep, fingerprint }: PurgeSettings): Promise<void> {
  return act(ctx, async (work) => {
    const { tx, now, policy } = work;
    const isTime = (since: string): boolean => nextFormPurge(new Date(since), keep, policy.timezone) <= now;
    const isChanged = (await readControl(tx, `purge_opened.${connector}`)) !== fingerprint;
    const open = await findOpenDuty(tx, openKeyOf({ kind: "purge", clientId: nobody, connector }, ""));
    if (open?.state === "failed" && (isChanged || isTime(open.finished_at ?? open.created_at))) {
      await retryInside(work, open, "system");
    } else if (open !== undefined) {
      // What began goes on with what it began with; what changed since is for the next, right after.
      if (!isChanged || open.started_at !== null) return;
      await showAnew(work, open);
    } else {
      const latest = await latestPurgeAt(tx, connector);
      if (!isChanged && latest !== undefined && !isTime(latest.created_at)) return;
      const opening = { kind: "purge", clientId: nobody, connector, origin: "reconciliation" } as const;
      await openDuty(work, { ...opening, occurredAt: now, actor: "system" });
    }
    if (isChanged) await writeControl(tx, `purge_opened.${connector}`, fingerprint, now);
  });
}

/** Has a purge looked at under the settings of today; a release that answered other settings counts no more. */
async function showAnew(work: Work, duty: DutyRow): Promise<void> {
  const isShown = duty.hold_scope === "service" && (duty.reason === "first_form_purge" || duty.reason === "dry_run");
  if (duty.state === "held" && !isShown) return;
  if (duty.state === "held") {
    const change = { reason: null, hold_scope: null, held_from: null, released_reasons: null, backlog: 0 };
    if (!(await moveDuty(work.tx, duty.id, "pending", change))) return;
    const detail = { kind: duty.kind, stoppedOver: duty.reason };
    work.note({ kind: "duty.reconsidered", actor: "system", dutyId: duty.id, clientId: duty.client_id, detail });
  }
  await work.wake(duty.id, work.now);
}

/** Asks the owner once in each calendar month for what no connector reaches: the mails that forms sent. */
export function askForMailedCopies(ctx: ActContext): Promise<void> {
  return act(ctx, async (work) => {
    const { tx, now, policy } = work;
    const today = calendarDay(now, policy.timezone);
    const month = today.slice(0, 7).replace("-", ".");
    if ((await readControl(tx, "mailed_form_copies")) === month) return;
    const dueAt = startOfDay(firstOfNextMonth(today), policy.timezone);
    await openTask(work, { code: mailedFormCopies, clientId: nobody, connector: "website_forms", dueAt }, "system");
    await writeControl(tx, "mailed_form_copies", month, now);
  });
}

/** What the owner has allowed to go from a system: the fingerprint of the list that was shown to them, and released. */
export async function isPurgeAllowed(ctx: ActContext, connector: string, fingerprint: string): Promise<boolean> {
  return (await readControl(ctx.ledger, `purge_allowed.${connector}`)) === fingerprint;
}

/** Takes the owner's release of a purge for the list that they were shown. @returns false: they were shown another one */
export function allowPurge(ctx: ActContext, connector: string, fingerprint: string): Promise<boolean> {
  return act(ctx, async ({ tx, now }: Work) => {
    if ((await readControl(tx, `purge_shown.${connector}`)) !== fingerprint) return false;
    await writeControl(tx, `purge_allowed.${connector}`, fingerprint, now);
    return true;
  });
}

/** Remembers which list the owner is shown. */
export function rememberShown(ctx: ActContext, connector: string, fingerprint: string): Promise<void> {
  return act(ctx, ({ tx, now }) => writeControl(tx, `purge_shown.${connector}`, fingerprint, now));
}

function firstOfNextMonth(day: string): string {
  const [year = 0, month = 0] = day.split("-").map(Number);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, "0")}-01`;
}
