import { adminUrlField } from "../src/connectors/whmcs/api-mails.ts";
import { AppError } from "../src/domain/errors.ts";
import { dayBegan } from "../src/domain/calendar.ts";
import { isRecipient } from "../src/domain/recipients.ts";
import { waitingTasks } from "../src/duties/tasks.ts";
import { noteAdminMails } from "../src/ledger/live-memory.ts";
import { forgetTold, readTold, writeTold } from "../src/ledger/owner-told.ts";
import { listDueTasks, type DueTaskRow } from "../src/ledger/tasks.ts";
import { composeReminder, type DueTask } from "../src/notices/reminders/compose.ts";
import { failureFields } from "../src/observability/log.ts";
import type { WorkerParts } from "./worker-parts.ts";

const aheadMs = 3 * 24 * 3_600_000;
const againAfterFailureMs = 3_600_000;
const mostTasks = 1_000;

const reminded = "tasks.reminded";
const notReminded = "tasks.not_reminded";

/**
 * Reminds the owner, by a mail through WHMCS, of the tasks that are overdue or fall due within three days: at most one mail a
 * day, and none while nothing is due. Where WHMCS does not let it, the owner hears of that once over the alarms, which tell of
 * overdue tasks by themselves and need no WHMCS. Called by every sweep; a dry run sends nothing.
 */
export async function remindOfTasks(
  { acts, gates, log, tellOwner, whmcs }: Pick<WorkerParts, "acts" | "gates" | "log" | "tellOwner" | "whmcs">,
  signal: AbortSignal,
): Promise<void> {
  const { ledger, clock, policy } = acts;
  if (gates.mode() === "dry_run") return;
  const now = clock.now();
  const rows = await listDueTasks(ledger, new Date(now.getTime() + aheadMs), { but: waitingTasks, limit: mostTasks });
  if (rows.length === 0) return;
  if (await wasToldSince(reminded, dayBegan(now, policy.timezone))) return;
  if (await wasToldSince(notReminded, new Date(now.getTime() - againAfterFailureMs))) return;

  const language = policy.languages[0] ?? "en";
  const mail = composeReminder(rows.map(toDueTask), { language, policy, now, adminUrl: adminUrlField });
  // Written first: a mail of which nobody knows whether it left is not sent again the same day.
  await writeTold(ledger, [{ code: reminded, about: "" }], now);
  try {
    await whmcs.withSignal(signal).mailAdmins(mail);
    await noteAdminMails(ledger, "on", now);
  } catch (error) {
    log.warn("reminder.not_sent", { count: rows.length, ...failureFields(error) });
    const code = error instanceof AppError ? error.code : undefined;
    const isRefused = code === "whmcs.permission_missing";
    if (isRefused && (await noteAdminMails(ledger, "off", now))) tellOwner({ code: "reminders.not_allowed" });
    // A role is asked once a day; what is away may be back in an hour.
    if (isRefused || code === undefined || code === "whmcs.outcome_unknown") return;
    await forgetTold(ledger, reminded);
    await writeTold(ledger, [{ code: notReminded, about: "" }], now);
  }

  async function wasToldSince(code: string, since: Date): Promise<boolean> {
    const toldAt = await readTold(ledger, code, "");
    return toldAt !== undefined && toldAt >= since;
  }
}

function toDueTask({ code, connector, duty_kind, client_id, service_id, due_at }: DueTaskRow): DueTask {
  return {
    code,
    recipient: connector !== null && isRecipient(connector) ? connector : undefined,
    kind: duty_kind ?? undefined,
    clientId: client_id,
    serviceId: service_id ?? undefined,
    dueAt: new Date(due_at),
  };
}
