import { readHostingEnd } from "../src/connectors/whmcs/hosting-facts.ts";
import { pending } from "../src/domain/plan.ts";
import { act } from "../src/duties/act.ts";
import { beginDuty } from "../src/duties/begin-duty.ts";
import { finishDuty, withdrawByFacts } from "../src/duties/finish-duty.ts";
import { scheduleDuty } from "../src/duties/schedule-duty.ts";
import { openTask } from "../src/duties/tasks.ts";
import { whyNotAgain } from "./replay-look.ts";
import { runSteps, type PerformStep } from "./run-steps.ts";
import type { Turn } from "./with-duty.ts";

/**
 * Ends a service in WHMCS alone, which a restored backup calls alive although its hosting is gone. No module command is sent:
 * the panel knows an account by its name, and a newer customer of whom the restored WHMCS knows nothing may have it by now.
 * A person looks at the server.
 */
export async function replayDeletion(turn: Turn, perform: PerformStep): Promise<void> {
  const { acts, gates, owner, duty, whmcs } = turn;
  const objection = await whyNotAgain(turn);
  if (objection !== undefined) return withdrawByFacts(acts, duty.id, owner, objection);
  const service = await whmcs.service(duty.service_id ?? 0);
  const { liveAddons } = service === undefined ? { liveAddons: 0 } : await readHostingEnd(whmcs, service);
  const plan = [
    // First, so that WHMCS's own runs leave the account's name alone.
    pending("whmcs", "set_service_status"),
    ...(liveAddons > 0 ? [pending("whmcs", "end_addons", liveAddons)] : []),
    pending("whmcs", "clear_service"),
  ];
  const restoredFrom = new Date(duty.occurred_at);
  const due = await scheduleDuty(acts, duty.id, owner, { dueAt: restoredFrom, startAt: restoredFrom }, plan);
  if (due !== "due" || !(await beginDuty(acts, gates, duty.id, owner))) return;
  if (!(await runSteps(turn, perform))) return;
  await act(acts, (work) =>
    openTask(
      work,
      {
        code: "check_server_after_restore",
        clientId: duty.client_id,
        serviceId: duty.service_id,
        dutyId: duty.id,
      },
      "system",
    ),
  );
  await finishDuty(acts, duty.id, owner);
}
