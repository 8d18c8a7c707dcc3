import type { DutyState } from "../domain/duty.ts";
import { dropPlannedMails } from "../ledger/client-mails.ts";
import { moveDuty, updateDuty } from "../ledger/duties.ts";
import type { DutyRow } from "../ledger/schema.ts";
import { act, type ActContext, type Work } from "./act.ts";
import { detailOf, type ClientWord } from "./client-word.ts";
import { demand, requireDuty } from "./refusal.ts";
import { dropTask, openTask, returnHostingData } from "./tasks.ts";

/** Why a deletion waits whose client wants the data back first. */
export const dataBackFirst = "data_back_first";

const waitingStates: ReadonlySet<DutyState> = new Set(["pending", "scheduled", "waiting"]);
const noApproval = { approved_at: null, approval_channel: null, approval_received_on: null, approval_now: 0 };

/**
 * The client, as controller of what a hosting account holds, wants it back before it is deleted (GDPR Art. 28(3)(g)): the
 * clock stops, the owner gets a task, and nothing is due until that is done, or the client approves or withdraws after all.
 * An approval given before is taken back by it. @throws NotFound
 * @throws Refusal when held, running, begun or ended, and when the clock stands already
 */
export async function askForDataFirst(ctx: ActContext, id: string, word: ClientWord, actor: string): Promise<void> {
  await act(ctx, (work) => askForDataFirstInside(work, id, word, actor));
}

/** The same inside a larger act. */
export async function askForDataFirstInside(work: Work, id: string, word: ClientWord, actor: string): Promise<void> {
  const duty = await requireDuty(work, id, "deletion");
  const refused = `deletion.cannot_return_data_${duty.clock_stopped_at === null ? duty.state : "asked"}`;
  demand(waitingStates.has(duty.state) && duty.started_at === null && duty.clock_stopped_at === null, refused);
  const change = {
    ...noApproval,
    reason: dataBackFirst,
    clock_stopped_at: work.now.toISOString(),
    due_at: null,
    start_at: null,
    brake_told_due_at: null,
  };
  const moved =
    (await moveDuty(work.tx, id, "waiting", change)) || (await updateDuty(work.tx, id, change, ["waiting"]));
  demand(moved, refused);
  await dropPlannedMails(work.tx, id, dataBackFirst);
  await work.wake(id, null);
  work.note({
    kind: "deletion.clock_stopped",
    actor,
    dutyId: id,
    clientId: duty.client_id,
    serviceId: duty.service_id ?? undefined,
    detail: { reason: dataBackFirst, dueAt: duty.due_at, ...detailOf(word) },
  });
  await openTask(work, taskOf(duty), "system");
}

/** Nobody need give the data back any more: the client decided otherwise. The clock is the caller's affair. */
export async function dropDataTask(work: Work, duty: DutyRow): Promise<void> {
  if (duty.clock_stopped_at !== null) await dropTask(work, duty, returnHostingData);
}

function taskOf(duty: DutyRow) {
  return { code: returnHostingData, clientId: duty.client_id, serviceId: duty.service_id, dutyId: duty.id };
}
